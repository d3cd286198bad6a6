from django.apps import AppConfig


class MoresprudentieConfig(AppConfig):
    name = "moresprudentie"
    verbose_name = "Moresprudentie"
