"""What belongs to a phase is listed once, and all of it is locked while the phase is voorgelegd or vastgesteld."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from acties import handelingen as acties
from organisatie.models import Gebruiker
from strategie import handelingen
from strategie.hoort_bij import HOORT_BIJ, MENSEN, PER_FASE, VERLOOP
from strategie.models import Dossier, Fase
from tests.strategie.conftest import maak_klaar
from waardenkader.models import Waarde

pytestmark = pytest.mark.django_db
Doe = Callable[[], object]
LINK = "https://voorbeeld.nl/akkoord"


@dataclass
class Wereld:
    """A dossier with something of every kind in it, all four phases open."""

    dossier: Dossier
    cio: Gebruiker
    nummer: int = 1

    def een(self, naam: str) -> Any:
        return getattr(self.dossier, naam).order_by("pk").first()


@dataclass
class Poging:
    """How one thing can be changed: by its handelingen, and by what is posted to a page."""

    handelingen: Callable[[Wereld], list[Doe]]
    paginas: Callable[[Wereld], list[tuple[str, list[Any], dict[str, Any]]]] = field(default=lambda w: [])


def _dossierveld(naam: str, waarde: str) -> Poging:
    alles = {"titel": "Goed bestuur", "aanleiding": "raadsvraag"}
    return Poging(
        lambda w: [
            lambda: handelingen.wijzig_dossier(dossier=w.dossier, door=w.cio, **{naam: waarde}),
        ],
        lambda w: [("strategie-wijzigen", [], {**alles, "titel": w.dossier.titel, naam: waarde})],
    )


SOORT = {1: "keuze", 2: "inventarisatie", 3: "meewerken", 4: "meewerken"}


def _betrokkenen(w: Wereld) -> list[Doe]:
    wie = w.dossier.betrokkenen.get(fase=w.nummer)
    nieuw = {"fase": w.nummer, "soort": SOORT[w.nummer], "rol": "jurist", "naam": "Nieuw"}
    return [
        lambda: handelingen.voeg_betrokkene_toe(dossier=w.dossier, door=w.cio, **nieuw),
        lambda: handelingen.wijzig_betrokkene(betrokkene=wie, door=w.cio, rol="Anders"),
        lambda: handelingen.verwijder_betrokkene(betrokkene=wie, door=w.cio),
    ]


def _betrokkenenpaginas(w: Wereld) -> list[tuple[str, list[Any], dict[str, Any]]]:
    wie = w.dossier.betrokkenen.get(fase=w.nummer)
    nieuw = {"soort": SOORT[w.nummer], "rol": "jurist", "naam": "Nieuw"}
    return [
        (f"strategie-betrokkene-nieuw?fase={w.nummer}", [], nieuw),
        ("strategie-betrokkene", [wie.pk], {"soort": wie.soort, "rol": "Anders", "naam": wie.naam}),
        ("strategie-betrokkene-verwijderen", [wie.pk], {}),
    ]


def _keuze(naam: str) -> Poging:
    doe: dict[str, Callable[[Wereld], Doe]] = {
        "keuze": lambda w: (
            lambda: handelingen.leg_keuze_vast(dossier=w.dossier, keuze="generiek", door=w.cio)
        ),
        "reden_afwijkend_aantal": lambda w: (
            lambda: handelingen.leg_afwijkend_aantal_uit(dossier=w.dossier, reden="Zo.", door=w.cio)
        ),
    }
    externen = lambda w: (  # noqa: E731
        lambda: handelingen.leg_keuze_vast(
            dossier=w.dossier,
            keuze=w.dossier.keuze,
            externen_betrokken="ja",
            externen_toelichting="Toch.",
            door=w.cio,
        )
    )
    paginas: dict[str, tuple[str, dict[str, Any]]] = {
        "reden_afwijkend_aantal": ("strategie-aantal", {"reden": "Zo."}),
    }
    pagina = paginas.get(
        naam,
        (
            "strategie-keuze",
            {"keuze": "generiek", "externen_betrokken": "ja", "externen_toelichting": "Toch."},
        ),
    )
    ruw = {naam: "x"}
    return Poging(
        lambda w: [
            doe.get(naam, externen)(w),
            lambda: handelingen.wijzig_dossier(dossier=w.dossier, door=w.cio, **ruw),
        ],
        lambda w: [(pagina[0], [], pagina[1])],
    )


def _lange_lijst(w: Wereld) -> list[Doe]:
    waarde = Waarde.objects.actueel()[20]
    return [
        lambda: handelingen.zet_op_lange_lijst(dossier=w.dossier, waarde=waarde, grond="overig", door=w.cio),
        lambda: handelingen.haal_van_lange_lijst(
            item=w.dossier.lange_lijst.order_by("pk").last(), door=w.cio
        ),
        lambda: handelingen.voeg_eigen_waarde_toe(
            dossier=w.dossier,
            principe=waarde.principe,
            naam="Eigen",
            definitie="Van ons.",
            grond="overig",
            door=w.cio,
        ),
    ]


def _lange_lijst_paginas(w: Wereld) -> list[tuple[str, list[Any], dict[str, Any]]]:
    waarde = Waarde.objects.actueel()[20]
    return [
        ("strategie-noemen", [], {"waarde": waarde.pk, "grond": "overig"}),
        ("strategie-regel-verwijderen", [w.dossier.lange_lijst.order_by("pk").last().pk], {}),
        (
            "strategie-eigen-waarde",
            [],
            {"principe": waarde.principe_id, "naam": "Eigen", "definitie": "Van ons.", "grond": "overig"},
        ),
    ]


def _accenten(w: Wereld) -> list[Doe]:
    accent = w.een("accentwaarden")
    extra = w.dossier.lange_lijst.exclude(waarde__in=w.dossier.accentwaarden.values("waarde")).first()
    return [
        lambda: handelingen.kies_accentwaarde(dossier=w.dossier, waarde=extra.waarde, door=w.cio),
        lambda: handelingen.kies_accentwaarden(dossier=w.dossier, waarden=[], door=w.cio),
        lambda: handelingen.leg_accentwaarde_uit(accent=accent, lading="Anders.", door=w.cio),
        lambda: handelingen.verwijder_accentwaarde(accent=accent, door=w.cio),
    ]


def _accentpaginas(w: Wereld) -> list[tuple[str, list[Any], dict[str, Any]]]:
    accent = w.een("accentwaarden")
    uitleg = {"onderbouwing": "Anders.", "lading": "Anders.", "soort": "kwetsbaar"}
    return [
        ("strategie-accentwaarden", [], {"gezien": str(accent.waarde_id)}),
        ("strategie-accentwaarde", [accent.pk], uitleg),
    ]


def _maatregelen(w: Wereld) -> list[Doe]:
    actie = w.een("maatregelen")
    return [
        lambda: handelingen.voeg_maatregel_toe(dossier=w.dossier, door=w.cio, titel="Nog een"),
        lambda: acties.wijzig_actie(actie=actie, door=w.cio, titel="Anders"),
        lambda: acties.verwijder_actie(actie=actie, door=w.cio),
        lambda: acties.maak_actie(dossier=w.dossier, door=w.cio, titel="Nog een"),
    ]


def _maatregelpaginas(w: Wereld) -> list[tuple[str, list[Any], dict[str, Any]]]:
    actie = w.een("maatregelen")
    return [
        ("strategie-maatregel", [], {"titel": "Nog een"}),
        ("actie-wijzigen", [actie.pk], {"titel": "Anders", "breder_inzetbaar": "nee"}),
        ("actie-verwijderen", [actie.pk], {}),
    ]


def _methoden(w: Wereld) -> list[Doe]:
    methode = w.een("methoden")
    return [
        lambda: handelingen.voeg_methode_toe(dossier=w.dossier, naam="iama", door=w.cio),
        lambda: handelingen.wijzig_methode(methode=methode, dekt="Anders.", door=w.cio),
        lambda: handelingen.verwijder_methode(methode=methode, door=w.cio),
    ]


def _methodepaginas(w: Wereld) -> list[tuple[str, list[Any], dict[str, Any]]]:
    methode = w.een("methoden")
    return [
        ("strategie-methode-nieuw", [], {"naam": "iama"}),
        ("strategie-methode", [methode.pk], {"naam": methode.naam, "dekt": "Anders."}),
        ("strategie-methode-verwijderen", [methode.pk], {}),
    ]


def _stukken(w: Wereld) -> list[Doe]:
    stuk = w.een("stukken")
    return [
        lambda: handelingen.voeg_stuk_toe(dossier=w.dossier, titel="Nog een", link=LINK, door=w.cio),
        lambda: handelingen.verwijder_stuk(stuk=stuk, door=w.cio),
    ]


def _stukpaginas(w: Wereld) -> list[tuple[str, list[Any], dict[str, Any]]]:
    return [
        ("strategie-stuk-nieuw", [], {"titel": "Nog een", "link": LINK}),
        ("strategie-stuk-verwijderen", [w.een("stukken").pk], {}),
    ]


POGINGEN: dict[str, Poging] = {
    "titel": _dossierveld("titel", "Een andere naam"),
    "aanleiding": _dossierveld("aanleiding", "incident"),
    "aanleiding_toelichting": _dossierveld("aanleiding_toelichting", "Toch iets anders."),
    "mandaat": _dossierveld("mandaat", "Alles mag."),
    "betrokkenen": Poging(_betrokkenen, _betrokkenenpaginas),
    "stukken": Poging(_stukken, _stukpaginas),
    "keuze": _keuze("keuze"),
    "externen_betrokken": _keuze("externen_betrokken"),
    "externen_toelichting": _keuze("externen_toelichting"),
    "reden_afwijkend_aantal": _keuze("reden_afwijkend_aantal"),
    "lange_lijst": Poging(_lange_lijst, _lange_lijst_paginas),
    "accentwaarden": Poging(_accenten, _accentpaginas),
    "maatregelen": Poging(_maatregelen, _maatregelpaginas),
    "methoden": Poging(_methoden, _methodepaginas),
}
EIGEN = [(nummer, ding) for nummer, hoort in HOORT_BIJ.items() for ding in hoort.dingen]
DINGEN = [*EIGEN, *((nummer, ding) for nummer in HOORT_BIJ for ding in sorted(PER_FASE))]


@pytest.fixture
def wereld(dossier, cio) -> Wereld:
    """Fill the dossier while everything is still open."""
    for nummer, soort in SOORT.items():
        wie = {"fase": nummer, "soort": soort, "rol": "jurist", "naam": "Kim"}
        handelingen.voeg_betrokkene_toe(dossier=dossier, door=cio, **wie)
    handelingen.voeg_stuk_toe(dossier=dossier, titel="Akkoord", link=LINK, door=cio)
    maak_klaar(dossier, 2)
    for waarde in Waarde.objects.actueel()[10:12]:  # on the list, not chosen
        handelingen.zet_op_lange_lijst(dossier=dossier, waarde=waarde, grond="praktijk", door=cio)
    maak_klaar(dossier, 3)
    handelingen.voeg_methode_toe(dossier=dossier, naam="dpia", door=cio)
    return Wereld(Dossier.objects.get(pk=dossier.pk), cio)


def inhoud(dossier: Dossier, ding: str) -> Any:
    """Give what stands there now, to see that nothing was changed."""
    if ding in {veld.name for veld in Dossier._meta.concrete_fields}:
        return Dossier.objects.values_list(ding, flat=True).get(pk=dossier.pk)
    return list(getattr(dossier, ding).order_by("pk").values())


def test_every_field_and_every_kind_of_rows_of_a_dossier_has_its_place():
    namen = {
        getattr(veld, "get_accessor_name", lambda naam=veld.name: naam)()
        for veld in Dossier._meta.get_fields()
        if veld.concrete or veld.related_model._meta.app_label in ("strategie", "acties")
    }
    genoemd = {ding for _, ding in DINGEN} | MENSEN | VERLOOP
    assert namen <= genoemd, namen - genoemd
    assert {veld.name for veld in Dossier._meta.concrete_fields} <= genoemd
    assert len(EIGEN) == len({ding for _, ding in EIGEN})


def test_every_thing_of_the_list_is_tried_here():
    assert set(POGINGEN) == {ding for _, ding in DINGEN}


@pytest.mark.parametrize("status", [Fase.Status.VOORGELEGD, Fase.Status.VASTGESTELD])
@pytest.mark.parametrize(("nummer", "ding"), DINGEN)
def test_it_cannot_be_changed_while_its_phase_is_locked(wereld, als, nummer, ding, status):
    wereld.nummer = nummer
    Fase.objects.filter(dossier=wereld.dossier, nummer=nummer).update(status=status)
    poging, vooraf = POGINGEN[ding], inhoud(wereld.dossier, ding)
    for doe in poging.handelingen(wereld):
        with pytest.raises(ValidationError):
            doe()
        assert inhoud(wereld.dossier, ding) == vooraf
    wereld.dossier = Dossier.objects.get(pk=wereld.dossier.pk)
    client = als(wereld.cio)
    paginas = poging.paginas(wereld)
    assert paginas
    for naam, args, gegevens in paginas:
        eigen, (naam, *vraag) = naam.startswith("actie-"), naam.split("?")
        adres = reverse(naam, args=args if eigen else [wereld.dossier.pk, *args])
        antwoord = client.post("?".join((adres, *vraag)), gegevens, follow=True)
        assert inhoud(wereld.dossier, ding) == vooraf, naam
        assert any(woord in antwoord.text for woord in ("Wijzigen kan pas weer", "staat nu vast")), naam


@pytest.mark.parametrize(("nummer", "ding"), DINGEN)
def test_it_can_be_changed_while_its_phase_is_open(wereld, nummer, ding):
    wereld.nummer = nummer
    andere = Fase.objects.filter(dossier=wereld.dossier).exclude(nummer=nummer)
    andere.update(status=Fase.Status.VASTGESTELD)
    vooraf = inhoud(wereld.dossier, ding)
    POGINGEN[ding].handelingen(wereld)[0]()
    assert inhoud(wereld.dossier, ding) != vooraf


def test_the_pages_say_what_is_locked_and_offer_no_form_that_can_only_fail(wereld, als):
    Fase.objects.filter(dossier=wereld.dossier, nummer=1).update(status=Fase.Status.VOORGELEGD)
    client, pk = als(wereld.cio), wereld.dossier.pk
    dossier = client.get(reverse("strategie-dossier", args=[pk])).text
    assert "staan vast met fase 1" in dossier
    assert reverse("strategie-wijzigen", args=[pk]) not in dossier
    mensen = client.get(reverse("strategie-mensen", args=[pk])).text
    assert mensen.count("De betrokkenen bij deze fase staan vast: zij is voorgelegd") == 1
    nieuw = reverse("strategie-betrokkene-nieuw", args=[pk])
    assert f"{nieuw}?fase=1" not in mensen
    assert all(f"{nieuw}?fase={nummer}" in mensen for nummer in (2, 3, 4))
    for adres in (reverse("strategie-wijzigen", args=[pk]), f"{nieuw}?fase=1"):
        assert "Wijzigen kan pas weer" in client.get(adres, follow=True).text
    assert client.get(nieuw).context["intro"] == "Fase 2. Gewenste situatie."
