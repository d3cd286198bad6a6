"""The addresses that pages of every floor use."""

from django.urls import path

from web import agenda, mailkeuze, sessies, thema, views

urlpatterns = [
    path("account/mail/", mailkeuze.mail, name="mailkeuze"),
    path("account/agenda/", agenda.instellen, name="agenda-instellen"),
    path("account/sessies/", sessies.mijn_sessies, name="mijn-sessies"),
    path("agenda/<slug:kenmerk>.ics", agenda.agenda, name="agenda"),
    path("thema/thema.css", thema.stijl, name="thema-stijl"),
    path("thema/logo", thema.logo, name="thema-logo"),
    path("mensen/", views.mensen, name="mensen"),
]
