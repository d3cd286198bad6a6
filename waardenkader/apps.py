from django.apps import AppConfig


class WaardenkaderConfig(AppConfig):
    name = "waardenkader"
    verbose_name = "Waardenkader"
