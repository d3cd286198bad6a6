"""The addresses that pages of every floor use."""

from django.urls import path

from web import agenda, mailkeuze, views

urlpatterns = [
    path("account/mail/", mailkeuze.mail, name="mailkeuze"),
    path("account/agenda/", agenda.instellen, name="agenda-instellen"),
    path("agenda/<slug:kenmerk>.ics", agenda.agenda, name="agenda"),
    path("mensen/", views.mensen, name="mensen"),
]
