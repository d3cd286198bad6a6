"""Sharing a published verslag with the participants: who got it, who can get it, and what the mail says."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from moresprudentie.models import Verslag, Verslagpost
from organisatie.mailtekst import maak_tekst
from organisatie.models import Bericht, Gebruiker
from organisatie.post import volledige_url
from project.brieven import Brief, heeft_account
from project.models import Deelnemer


@dataclass(frozen=True)
class Stand:
    """Where the sharing of the present version stands: who got it, who can get it, who has no address."""

    gekregen: list[Verslagpost]
    te_sturen: list[Deelnemer]
    zonder_adres: list[Deelnemer]


def stand(verslag: Verslag) -> Stand:
    """Give how far the sharing is of the version that can be read now."""
    post = {
        regel.deelnemer_id: regel
        for regel in Verslagpost.objects.filter(versie=verslag.huidige_versie).select_related(
            "bericht", "deelnemer"
        )
    }
    mensen = list(verslag.project.deelnemers.select_related("gebruiker"))
    return Stand(
        gekregen=[post[mens.pk] for mens in mensen if mens.pk in post],
        te_sturen=[mens for mens in mensen if mens.email and kan_sturen(post.get(mens.pk), mens)],
        zonder_adres=[mens for mens in mensen if not mens.email],
    )


def kan_sturen(post: Verslagpost | None, deelnemer: Deelnemer) -> bool:
    """Say whether this participant can be sent this version: not yet, or it did not get there."""
    if post is None or post.aan.lower() != deelnemer.email.lower():
        return True
    return post.bericht is not None and post.bericht.status == Bericht.Status.MISLUKT


def in_woorden(post: Verslagpost) -> tuple[str, str]:
    """Give a status (as in onderdelen/status.html) and what happened with the mail."""
    soort = Bericht.Status
    dag = date_format(timezone.localtime(post.op), "j F Y")
    match post.bericht.status if post.bericht else soort.VERSTUURD:
        case soort.VERSTUURD:
            return "klaar", f"Verstuurd op {dag}"
        case soort.MISLUKT | soort.VERVALLEN:
            return "knelt", f"Mislukt op {dag}"
        case soort.GEWEIGERD:
            return "knelt", "Niet aangekomen, we proberen het opnieuw"
        case soort.ONZEKER:
            return "knelt", "Onzeker of de mail is aangekomen"
    return "wacht", f"Onderweg sinds {dag}"


def leesadres(verslag: Verslag, deelnemer: Deelnemer) -> str:
    """Give where a participant reads the verslag: with an account as everybody inside, else by the own link."""
    if heeft_account(deelnemer):
        return volledige_url(reverse("verslag", args=[verslag.slug]))
    return volledige_url(reverse("verslag-eigen-link", args=[deelnemer.kenmerk]))


def brief(verslag: Verslag, deelnemer: Deelnemer, door: Gebruiker, adres: str, *, deed_mee: bool) -> Brief:
    """Give the mail with which a participant gets the verslag, with this address in it."""
    openbaar = verslag.zichtbaarheid == Verslag.Zichtbaarheid.OPENBAAR
    gegevens = {
        "deelnemer": deelnemer,
        "verslag": verslag,
        "versie": verslag.huidige_versie,
        "door": door,
        "adres": adres,
        "eigen_link": not heeft_account(deelnemer),
        "openbaar": volledige_url(reverse("openbaar-verslag", args=[verslag.slug])) if openbaar else "",
        "deed_mee": deed_mee,
    }
    tekst = maak_tekst("mail/verslag.txt", gegevens)
    return Brief(f"Het verslag van de workshop over {verslag.project.titel}", tekst)
