"""The mails to participants as they will be sent: the page that asks first shows the same text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.urls import reverse

from acties.models import Actie
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
    gegevens = {
        "deelnemer": deelnemer,
        "project": project,
        "workshop": project.workshop,
        "einde": einde(project.workshop),
        "door": door,
        "organisatie": organisatie,
        "adres": adres,
    }
    tekst = render_to_string("mail/uitnodiging.txt", gegevens)
    return Brief(f"Uitnodiging: workshop over {project.titel}", tekst)


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
    tekst = render_to_string("mail/overzicht.txt", gegevens)
    return Brief(f"Hoe staan de acties van {project.titel}?", tekst)


def heeft_account(deelnemer: Deelnemer) -> bool:
    """Whether this participant can log in, and so reads at the same addresses as everybody inside."""
    return deelnemer.gebruiker is not None and deelnemer.gebruiker.is_active
