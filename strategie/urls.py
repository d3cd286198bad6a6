"""Addresses of the module Strategie."""

from __future__ import annotations

from django.urls import path

from formats.urls import format_paden
from strategie.views import accenten, documenten, dossier, fase, levend, mensen, plan
from strategie.volwassenheid.urls import urlpatterns as volwassenheid

D = "strategie/<int:pk>/"
F = f"{D}fase-<int:nummer>/"
B = f"{D}fase-2/accentwaarden/"

urlpatterns = [
    path("strategie/", dossier.lijst, name="strategie"),
    path("strategie/nieuw/", dossier.nieuw, name="strategie-nieuw"),
    path("strategie/geldend/", levend.geldend, name="strategie-geldend"),
    path("strategie/geldend/<int:pk>/", levend.levend, name="strategie-levend"),
    *volwassenheid,
    path(D, dossier.dossier, name="strategie-dossier"),
    path(f"{D}wijzigen/", dossier.wijzigen, name="strategie-wijzigen"),
    path(f"{D}nieuwe-versie/", dossier.nieuwe_versie, name="strategie-nieuwe-versie"),
    path(f"{D}mensen/", mensen.mensen, name="strategie-mensen"),
    path(f"{D}mensen/rollen/", mensen.vaste_rollen, name="strategie-rollen"),
    path(f"{D}mensen/schrijvers/", mensen.schrijvers, name="strategie-schrijvers"),
    path(f"{D}mensen/toevoegen/", mensen.betrokkene_toevoegen, name="strategie-betrokkene-nieuw"),
    path(f"{D}mensen/<int:betrokkene>/", mensen.betrokkene_wijzigen, name="strategie-betrokkene"),
    path(
        f"{D}mensen/<int:betrokkene>/verwijderen/",
        mensen.betrokkene_verwijderen,
        name="strategie-betrokkene-verwijderen",
    ),
    path(f"{D}fase-2/keuze/", accenten.keuze, name="strategie-keuze"),
    path(B, accenten.accentwaarden, name="strategie-accentwaarden"),
    path(f"{B}noemen/", accenten.noemen, name="strategie-noemen"),
    path(f"{B}eigen-waarde/", accenten.eigen_waarde, name="strategie-eigen-waarde"),
    path(f"{B}aantal/", accenten.aantal, name="strategie-aantal"),
    path(f"{B}waarde-<int:waarde>/", accenten.lange_lijst, name="strategie-lange-lijst"),
    path(f"{B}regel-<int:item>/verwijderen/", accenten.item_verwijderen, name="strategie-regel-verwijderen"),
    path(f"{B}<int:accent>/", accenten.uitleg, name="strategie-accentwaarde"),
    path(f"{D}fase-3/maatregel/", plan.maatregel, name="strategie-maatregel"),
    path(f"{D}fase-3/methode/", plan.methode_toevoegen, name="strategie-methode-nieuw"),
    path(f"{D}fase-3/methode/<int:methode>/", plan.methode_wijzigen, name="strategie-methode"),
    path(
        f"{D}fase-3/methode/<int:methode>/verwijderen/",
        plan.methode_verwijderen,
        name="strategie-methode-verwijderen",
    ),
    path(f"{D}fase-4/bespreking/", dossier.bespreking, name="strategie-bespreking"),
    path(f"{F}voorleggen/", fase.voorleggen, name="strategie-voorleggen"),
    path(f"{F}besluit/", fase.besluit, name="strategie-besluit"),
    path(f"{F}heropenen/", fase.heropenen, name="strategie-heropenen"),
    *format_paden(F, fase.FasePagina, naam="strategie-fase"),
    path(f"{D}startnotitie.<str:formaat>", documenten.startnotitie, name="strategie-startnotitie"),
    path(f"{D}rapport.<str:formaat>", documenten.rapport, name="strategie-rapport"),
    path(f"{D}documenten/<int:document>/", documenten.bewaard, name="strategie-document"),
]
