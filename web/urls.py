"""The addresses that pages of every floor use."""

from django.urls import path

from web import mailkeuze, views

urlpatterns = [
    path("account/mail/", mailkeuze.mail, name="mailkeuze"),
    path("mensen/", views.mensen, name="mensen"),
]
