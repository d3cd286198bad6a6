"""The addresses of the live workshop. Those under `deelnemen/` are for who has no account."""

from __future__ import annotations

from django.urls import path

from live.views import deelnemen, leiding, oefenen, plek, stand, tafel

P = "project/<int:pk>/live/"
PLEK = "deelnemen/plek/<slug:kenmerk>/"
TAFEL = "deelnemen/tafel/<slug:kenmerk>/"

urlpatterns = [
    path("deelnemen/", deelnemen.deelnemen, name="deelnemen"),
    path("deelnemen/stand/", stand.stand, name="live-stand"),
    path(PLEK, plek.plek, name="live-plek"),
    path(f"{PLEK}notitie/", plek.notitie, name="live-plek-notitie"),
    path(f"{PLEK}klaar/", plek.klaar, name="live-plek-klaar"),
    path(f"{PLEK}reflectie/", plek.reflectie, name="live-plek-reflectie"),
    path(f"{PLEK}bord/<slug:wat>/", tafel.bord_van_plek, name="live-plek-bord"),
    path(f"{PLEK}voorbeelden/", plek.voorbeelden, name="live-plek-voorbeelden"),
    path(TAFEL, tafel.tafel, name="live-tafel"),
    path(f"{TAFEL}notitie/", tafel.notitie, name="live-tafel-notitie"),
    path(f"{TAFEL}bord/<slug:wat>/", tafel.bord_van_tafel, name="live-tafel-bord"),
    path(f"{TAFEL}voorbeelden/", tafel.voorbeelden, name="live-tafel-voorbeelden"),
    path("deelnemen/<slug:code>/", deelnemen.deelnemen, name="deelnemen-code"),
    path(P, leiding.leiding, name="live"),
    path(f"{P}open/", leiding.open_de_zaal, name="live-open"),
    path(f"{P}zet/<slug:wat>/", leiding.zet, name="live-zet"),
    path(f"{P}aantekening/", leiding.aantekening, name="live-aantekening"),
    path(f"{P}mensen/", leiding.mensen, name="live-mensen"),
    path(f"{P}scherm/", leiding.wand, name="live-scherm"),
    path(f"{P}qr.svg", leiding.qr, name="live-qr"),
    path(f"{P}oefenen/", oefenen.oefenen, name="live-oefen"),
    path(f"{P}oefening/tik/", oefenen.tik, name="live-oefen-tik"),
    path(f"{P}oefening/klaar/", oefenen.klaar, name="live-oefen-klaar"),
]
