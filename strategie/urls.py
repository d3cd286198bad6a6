"""Addresses of the module Strategie."""

from __future__ import annotations

from django.urls import path

from formats.urls import format_paden
from strategie.views import (
    accenten,
    bijeenkomst,
    documenten,
    dossier,
    elders,
    fase,
    jaarverslag,
    lange_lijst,
    levend,
    meedenken,
    meelezen,
    mensen,
    plan,
    stukken,
)
from strategie.volwassenheid.urls import urlpatterns as volwassenheid

D = "strategie/<int:pk>/"
F = f"{D}fase-<int:nummer>/"
B = f"{D}fase-2/accentwaarden/"
V = f"{D}fase-2/bijeenkomst/"
J = f"{D}jaarverslagen/"
W = f"{V}<int:bijeenkomst>/"
PLEK = "meedenken/plek/<slug:kenmerk>/"

urlpatterns = [
    path("strategie/", dossier.lijst, name="strategie"),
    path("strategie/nieuw/", dossier.nieuw, name="strategie-nieuw"),
    path("strategie/geldend/", levend.geldend, name="strategie-geldend"),
    path("strategie/geldend/<int:pk>/", levend.levend, name="strategie-levend"),
    *volwassenheid,
    path(D, dossier.dossier, name="strategie-dossier"),
    path(f"{D}wijzigen/", dossier.wijzigen, name="strategie-wijzigen"),
    path(f"{D}nieuwe-versie/", dossier.nieuwe_versie, name="strategie-nieuwe-versie"),
    path(f"{D}verschillen/", dossier.verschillen, name="strategie-verschillen"),
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
    path(f"{D}stukken/toevoegen/", stukken.toevoegen, name="strategie-stuk-nieuw"),
    path(f"{D}stukken/<int:stuk>/", stukken.bestand, name="strategie-stuk"),
    path(f"{D}stukken/<int:stuk>/verwijderen/", stukken.verwijderen, name="strategie-stuk-verwijderen"),
    path(f"{D}fase-2/keuze/", accenten.keuze, name="strategie-keuze"),
    path(B, accenten.accentwaarden, name="strategie-accentwaarden"),
    path(f"{B}noemen/", lange_lijst.noemen, name="strategie-noemen"),
    path(f"{B}eigen-waarde/", lange_lijst.eigen_waarde, name="strategie-eigen-waarde"),
    path(f"{B}aantal/", accenten.aantal, name="strategie-aantal"),
    path(f"{B}waarde-<int:waarde>/", lange_lijst.lange_lijst, name="strategie-lange-lijst"),
    path(
        f"{B}regel-<int:item>/verwijderen/", lange_lijst.item_verwijderen, name="strategie-regel-verwijderen"
    ),
    path(f"{B}<int:accent>/", accenten.uitleg, name="strategie-accentwaarde"),
    path(V, bijeenkomst.bijeenkomsten, name="strategie-bijeenkomsten"),
    path(W, bijeenkomst.bijeenkomst, name="strategie-bijeenkomst"),
    path(f"{W}scherm/", bijeenkomst.scherm, name="strategie-bijeenkomst-scherm"),
    path(f"{W}stand/", bijeenkomst.stand, name="strategie-bijeenkomst-stand"),
    path(f"{W}wijzigen/", bijeenkomst.wijzigen, name="strategie-bijeenkomst-wijzigen"),
    path(f"{W}uitnodigen/", bijeenkomst.uitnodigen, name="strategie-bijeenkomst-uitnodigen"),
    path(f"{W}mensen/<int:deelname>/weghalen/", bijeenkomst.weghalen, name="strategie-bijeenkomst-weghalen"),
    path(f"{W}overnemen/", bijeenkomst.overnemen, name="strategie-bijeenkomst-overnemen"),
    path(f"{W}andere-waarde/", bijeenkomst.andere_waarde, name="strategie-bijeenkomst-andere-waarde"),
    path(f"{W}zet/<slug:zet>/", bijeenkomst.zetten, name="strategie-bijeenkomst-zet"),
    path("meedenken/", meedenken.meedenken, name="meedenken"),
    path("meedenken/mijn/<int:bijeenkomst>/", meedenken.account, name="meedenken-account"),
    path(PLEK, meedenken.plek, name="meedenken-plek"),
    path(f"{PLEK}stand/", meedenken.stand, name="meedenken-stand"),
    path(f"{PLEK}inbreng/<uuid:inbreng>/", meedenken.inbreng, name="meedenken-inbreng"),
    path(f"{PLEK}inbreng/<uuid:inbreng>/weg/", meedenken.inbreng_weg, name="meedenken-inbreng-weg"),
    path("meedenken/<slug:code>/", meedenken.meedenken, name="meedenken-code"),
    path(f"{D}fase-3/maatregel/", plan.maatregel, name="strategie-maatregel"),
    path(f"{D}fase-3/methode/", plan.methode_toevoegen, name="strategie-methode-nieuw"),
    path(f"{D}fase-3/methode/<int:methode>/", plan.methode_wijzigen, name="strategie-methode"),
    path(
        f"{D}fase-3/methode/<int:methode>/verwijderen/",
        plan.methode_verwijderen,
        name="strategie-methode-verwijderen",
    ),
    path(f"{D}fase-4/bespreking/", dossier.bespreking, name="strategie-bespreking"),
    path(f"{J}nieuw/", jaarverslag.nieuw, name="strategie-jaarverslag-nieuw"),
    path(f"{J}<int:nummer>/periode/", jaarverslag.periode, name="strategie-jaarverslag-periode"),
    path(f"{J}<int:nummer>/aanbieden/", jaarverslag.aanbieden, name="strategie-jaarverslag-aanbieden"),
    *format_paden(f"{J}<int:nummer>/", jaarverslag.JaarverslagPagina, naam="strategie-jaarverslag"),
    path(
        f"{D}jaarverslag-<int:nummer>.<str:formaat>",
        jaarverslag.bestand,
        name="strategie-jaarverslag-bestand",
    ),
    path(f"{F}meelezers/", meelezen.meelezers, name="strategie-meelezers"),
    path(f"{F}meelezers/uitnodigen/", meelezen.uitnodigen, name="strategie-meelezer-nieuw"),
    path(f"{F}gelezen/", meelezen.gelezen, name="strategie-gelezen"),
    path(
        f"{D}meelezers/<int:meelezer>/herinneren/", meelezen.herinneren, name="strategie-meelezer-herinneren"
    ),
    path(f"{D}meelezers/<int:meelezer>/intrekken/", meelezen.intrekken, name="strategie-meelezer-intrekken"),
    path("meelezen/<str:teken>/", meelezen.meelezen, name="meelezen"),
    path("meelezen/<str:teken>/concept.pdf", meelezen.pdf, name="meelezen-pdf"),
    path(f"{F}voorleggen/", fase.voorleggen, name="strategie-voorleggen"),
    path(f"{F}besluit/", fase.besluit, name="strategie-besluit"),
    path(f"{F}besluit-elders/", elders.besluit_elders, name="strategie-besluit-elders"),
    path(f"{D}mandaat/", elders.mandaat, name="strategie-mandaat"),
    path(f"{D}besluitstuk/<int:stuk>/", elders.besluitstuk, name="strategie-besluitstuk"),
    path(f"{F}heropenen/", fase.heropenen, name="strategie-heropenen"),
    *format_paden(F, fase.FasePagina, naam="strategie-fase"),
    path(f"{F}nota.<str:formaat>", documenten.nota, name="strategie-nota"),
    path(f"{D}startnotitie.<str:formaat>", documenten.startnotitie, name="strategie-startnotitie"),
    path(
        f"{D}accentwaarden-<str:papier>.<str:formaat>",
        documenten.accentwaarden,
        name="strategie-accentenblad",
    ),
    path(f"{D}actieplan.<str:formaat>", documenten.actieplan, name="strategie-actieplan"),
    path(f"{D}rapport.<str:formaat>", documenten.rapport, name="strategie-rapport"),
    path(f"{D}archief.zip", documenten.archief, name="strategie-archief"),
    path(f"{D}documenten/<int:document>/", documenten.bewaard, name="strategie-document"),
]
