"""The example format, and the few addresses that the frame of a page and the log-in need."""

from django.http import HttpResponse
from django.urls import include, path

from formats.urls import format_paden
from tests.formats.voorbeeld import ProefPagina

urlpatterns = [
    path("account/", include("allauth.account.urls")),
    path("", lambda request: HttpResponse("Mijn werk"), name="mijn-werk"),
    *format_paden("proef/<int:pk>/", ProefPagina, naam="proef"),
]
