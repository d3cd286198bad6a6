"""A project with a name in everything that is written of it, and the Woo set of it."""

from __future__ import annotations

import datetime

import pytest

from acties.models import Voortgang
from formats.handelingen import vul_in
from moresprudentie.handelingen import plaats_opmerking, publiceer
from moresprudentie.handelingen.woo import beslis_voorstellen, maak_wooset, zet_nagekeken
from moresprudentie.models import Verslag, Wooset, Woostuk
from moresprudentie.woo.overzicht import Overzicht
from project.models import Project

NAAM = "Eva Zilverberg"
MAIL = "eva.zilverberg@provincie.example"
TELEFOON = "06-12345678"
PRIVE = "5.1.2.e"


@pytest.fixture
def vol(project, aangeboden, organisator, redacteur) -> Project:
    """A project with a name in everything that is written of it: the title, two versions, actions, remarks, links."""
    actie = project.acties.get(titel="Contract aanpassen")
    actie.titel, actie.wijziging_toelichting = f"Contract aanpassen met {NAAM}", f"{NAAM} schrijft mee."
    actie.save()
    Voortgang.objects.create(
        actie=actie, status="loopt", tekst=f"=bel {NAAM} op {TELEFOON} of {MAIL}.", door=organisator
    )
    Project.objects.filter(pk=project.pk).update(titel=f"Monitor van {NAAM}", omschrijving=f"Voor {NAAM}.")
    vul_in(
        invulling=project.casusbeschrijving,
        teksten={project.casusbeschrijving.spec.onderdelen[0].vragen[0].sleutel: f"Vraag het {NAAM}."},
        door=organisator,
    )
    aangeboden.invulling.vergeet()
    tekst = "Volgens Eva **Zilverberg** kan het. [Haar blad](https://codio.example/mensen/eva-zilverberg/)"
    vul_in(invulling=aangeboden.invulling, teksten={"samenvatting": tekst}, door=redacteur)
    plaats_opmerking(verslag=aangeboden, door=redacteur, tekst=f"Mag {NAAM} erin?")
    publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="openbaar")
    aangeboden.invulling.vergeet()
    vul_in(
        invulling=aangeboden.invulling,
        teksten={"afweging": "Eva\nZilverberg woog, EVA ZILVERBERG ook, en Eva Zílverberg."},
        door=redacteur,
    )
    verslag = Verslag.objects.get(pk=aangeboden.pk)
    publiceer(verslag=verslag, door=redacteur, zichtbaarheid="openbaar", reden=f"{NAAM} erbij.")
    return Project.objects.get(pk=project.pk)


@pytest.fixture
def wooset(vol, redacteur) -> Wooset:
    """A set of that project, with the name in the request too."""
    return maak(vol, redacteur)


def maak(project: Project, redacteur) -> Wooset:
    """Gather a set."""
    return maak_wooset(
        project=project,
        gevraagd=f"Alles over de monitor van {NAAM}",
        kenmerk="WOO-2026-014",
        ontvangen_op=datetime.date(2026, 5, 4),
        door=redacteur,
    )


def maak_klaar(wooset: Wooset, redacteur) -> None:
    """Decide on all that is proposed, and say of each piece that it was read."""
    voorstellen = [v.tekst for v in Overzicht(wooset).voorstellen]
    if voorstellen:
        beslis_voorstellen(wooset=wooset, teksten=voorstellen, grond=PRIVE, door=redacteur)
    for stuk in wooset.stukken.filter(grond=""):
        zet_nagekeken(stuk=stuk, nagekeken=True, door=redacteur)


def stuk(wooset: Wooset, sleutel: str) -> Woostuk:
    """Give a piece of a set by its kind."""
    return wooset.stukken.get(sleutel=sleutel)
