"""Reading the draft of a verslag along: the mail that asks for it, and where it is read."""

from __future__ import annotations

from django.urls import reverse

from moresprudentie.models import Conceptlezer
from organisatie.mailtekst import maak_tekst
from organisatie.post import volledige_url
from project.brieven import Brief
from project.models import Deelnemer


def leesadres(deelnemer: Deelnemer) -> str:
    """Give where a participant reads the draft: by the personal link, also who has an account."""
    return volledige_url(reverse("verslag-eigen-concept", args=[deelnemer.kenmerk]))


def brief(lezer: Conceptlezer, adres: str) -> Brief:
    """Give the mail that asks a participant to read the draft, with this address in it."""
    gegevens = {
        "lezer": lezer,
        "deelnemer": lezer.deelnemer,
        "project": lezer.verslag.project,
        "door": lezer.door,
        "adres": adres,
    }
    onderwerp = f"Lees mee: het verslag van de workshop over {lezer.verslag.project.titel}"
    return Brief(onderwerp, maak_tekst("mail/conceptlezer.txt", gegevens))
