"""The mails to participants as they will be sent: the page that asks first shows the same text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from acties.models import Actie
from organisatie.mailtekst import maak_tekst
from organisatie.models import Gebruiker, Organisatie
from organisatie.post import volledige_url
from project.models import Deelnemer, Project
from project.workshop.tijden import einde


@dataclass(frozen=True)
class Brief:
    """One mail, before it is sent."""

    onderwerp: str
    tekst: str


def eigen_adres(deelnemer: Deelnemer) -> str:
    """Give the personal link of a participant as it stands in a mail and on paper."""
    return volledige_url(reverse("project-uitnodiging", args=[deelnemer.kenmerk]))


def plaats_van_link(deelnemer: Deelnemer) -> str:
    """Give what stands for the personal link where others read along: the link itself is for one person."""
    return f"[hier staat de eigen link van {deelnemer.naam}]"


def uitnodiging(
    deelnemer: Deelnemer, project: Project, door: Gebruiker, adres: str, *, organisatie: Organisatie
) -> Brief:
    """Give the invitation to the workshop, with this link in it."""
    gegevens = {**_gegevens(deelnemer, project, door, adres), "organisatie": organisatie}
    tekst = maak_tekst("mail/uitnodiging.txt", gegevens)
    return Brief(f"Uitnodiging: workshop over {project.titel}", tekst)


def herinnering(deelnemer: Deelnemer, project: Project, door: Gebruiker, adres: str) -> Brief:
    """Give the mail that asks once more whether somebody comes."""
    tekst = maak_tekst("mail/herinnering.txt", _gegevens(deelnemer, project, door, adres))
    return Brief(f"Kom je naar de workshop over {project.titel}?", tekst)


def verzet(deelnemer: Deelnemer, project: Project, door: Gebruiker, adres: str) -> Brief:
    """Give the mail that tells that time or place of the workshop changed."""
    tekst = maak_tekst("mail/verzet.txt", _gegevens(deelnemer, project, door, adres))
    return Brief(f"Gewijzigd: workshop over {project.titel}", tekst)


def gesprek(wie: Gebruiker, project: Project, door: Gebruiker) -> Brief:
    """Give the mail to somebody of the team with the appointment of the follow-up conversation."""
    gegevens = {
        "wie": wie,
        "project": project,
        "begin": project.workshop.opvolggesprek_op,
        "door": door,
        "adres": volledige_url(reverse("project-follow-up", args=[project.pk])),
    }
    return Brief(f"Follow-upgesprek over {project.titel}", maak_tekst("mail/gesprek.txt", gegevens))


def _gegevens(deelnemer: Deelnemer, project: Project, door: Gebruiker, adres: str) -> dict[str, Any]:
    return {
        "deelnemer": deelnemer,
        "project": project,
        "workshop": project.workshop,
        "einde": einde(project.workshop),
        "door": door,
        "adres": adres,
    }


def overzicht(
    deelnemer: Deelnemer,
    project: Project,
    door: Gebruiker,
    adres: str,
    *,
    acties: Iterable[Actie],
    deed_mee: bool,
) -> Brief:
    """Give the mail that tells how the actions stand (bron: 000, 3.4 stap 3)."""
    gegevens = {
        "deelnemer": deelnemer,
        "project": project,
        "acties": acties,
        "door": door,
        "adres": adres,
        "deed_mee": deed_mee,
    }
    tekst = maak_tekst("mail/overzicht.txt", gegevens)
    return Brief(f"Hoe staan de acties van {project.titel}?", tekst)


def bedankje(deelnemer: Deelnemer, project: Project, door: Gebruiker, adres: str, *, deed_mee: bool) -> Brief:
    """Give the mail after the workshop: thanks to who was there, and for all what happens next (bron: 000, 3.4)."""
    gesprek = project.workshop.opvolggesprek_op
    vervolg = project.workshop.blad.tekst("vervolg").strip()
    if not vervolg and gesprek and gesprek > timezone.now():
        dag = date_format(timezone.localtime(gesprek), "j F Y")
        vervolg = f"Op {dag} bespreken we met de projectleider of de acties kloppen."
    gegevens = {
        "deelnemer": deelnemer,
        "project": project,
        "acties": project.acties.afgesproken().count(),
        "vervolg": vervolg,
        "door": door,
        "adres": adres,
        "deed_mee": deed_mee,
    }
    tekst = maak_tekst("mail/bedankje.txt", gegevens)
    return Brief(f"De poster van de workshop over {project.titel}", tekst)


def heeft_account(deelnemer: Deelnemer) -> bool:
    """Whether this participant can log in, and so reads at the same addresses as everybody inside."""
    return deelnemer.gebruiker is not None and deelnemer.gebruiker.is_active
