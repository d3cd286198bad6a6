"""The address of the public check of documents; what can be downloaded has its address on the floor that it is of."""

from django.urls import path

from documenten.controleren import controleren

urlpatterns = [path("openbaar/controleren/", controleren, name="controleren")]
