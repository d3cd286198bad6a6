"""What changed in public since a moment, withdrawals included: for who keeps a copy of the verslagen (decision 0041)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from moresprudentie.models import Deelstand, Openbaarstand, Verslag
from moresprudentie.opendata import WIJZIGINGEN, json_adres, moment, pagina_adres, schema_adres
from organisatie.models import Organisatie
from organisatie.post import volledige_url

PER_BLADZIJDE = 100
BEGIN = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""What `tot` says as long as nothing ever was public."""


class OngeldigeVraag(ValueError):
    """What was asked cannot be read; the message says in Dutch what is wrong."""


@dataclass(frozen=True)
class Lezerskring:
    """For whom a list is: where it is kept what changes for them, what they may read, and what they hear of what they may not."""

    standen: type[Openbaarstand] | type[Deelstand]
    leest: tuple[str, ...]
    niet_meer: str


IEDEREEN = Lezerskring(Openbaarstand, (Verslag.Zichtbaarheid.OPENBAAR,), "Dit verslag is niet meer openbaar.")
OVERHEDEN = Lezerskring(
    Deelstand, Verslag.Zichtbaarheid.voor_overheden(), "Dit verslag wordt niet meer gedeeld."
)


@dataclass(frozen=True)
class Vraag:
    """From where somebody wants the changes: since a moment, and after the page that was read last."""

    sinds: datetime.datetime | None = None
    na: datetime.datetime | None = None

    @classmethod
    def uit(cls, sinds: str, na: str) -> Vraag:
        """Read it from the address; raises `OngeldigeVraag`."""
        return cls(_moment(sinds) if sinds else None, _plek(na) if na else None)

    @property
    def vanaf(self) -> datetime.datetime | None:
        """The last moment that is known already."""
        return max(filter(None, (self.sinds, self.na)), default=None)


def _moment(tekst: str) -> datetime.datetime:
    try:
        # Who writes the plus of a zone in an address as it is, sends a space.
        op = datetime.datetime.fromisoformat(tekst.strip().replace(" ", "+"))
        if op.tzinfo is not None:
            return op.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        pass
    raise OngeldigeVraag(
        "‘sinds’ is geen moment met een tijdzone. Zo wel: 2026-03-10T12:00:00Z of 2026-03-10T13:00:00+01:00. Gebruik de "
        "waarde van ‘tot’ uit het vorige antwoord."
    )


def _plek(tekst: str) -> datetime.datetime:
    try:
        return BEGIN + datetime.timedelta(microseconds=int(tekst, 36))
    except (ValueError, OverflowError):
        raise OngeldigeVraag(
            "‘na’ klopt niet. Neem het adres van ‘volgende’ uit het vorige antwoord over."
        ) from None


def _teken(op: datetime.datetime) -> str:
    """Write a moment as the mark of a place in the list: figures and letters only."""
    getal = (op - BEGIN) // datetime.timedelta(microseconds=1)
    tekens = ""
    while getal:
        getal, rest = divmod(getal, 36)
        tekens = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + tekens
    return tekens or "0"


def wijzigingen(vraag: Vraag, organisatie: Organisatie, kring: Lezerskring = IEDEREEN) -> dict[str, Any]:
    """Give one page of what changed, under the schema that it names; a change while somebody reads comes again at the end."""
    laatste = kring.standen.objects.laatste_wijziging()  # first: what comes in between is for the next time
    standen = list(
        kring.standen.objects.na(vraag.vanaf)
        .select_related("verslag__huidige_versie")
        .defer(
            "verslag__zoektekst",
            "verslag__samenvatting",
            "verslag__gevuld",
            "verslag__huidige_versie__inhoud",
        )[: PER_BLADZIJDE + 1]
    )
    er_is_meer, standen = len(standen) > PER_BLADZIJDE, standen[:PER_BLADZIJDE]
    tot = standen[-1].gewijzigd_op if standen else laatste or BEGIN
    return {
        "$schema": schema_adres(WIJZIGINGEN),
        "schema": WIJZIGINGEN,
        "organisatie": {"naam": organisatie.naam, "id": organisatie.identificatie},
        "tot": moment(tot),
        "volgende": _volgende(vraag, tot) if er_is_meer else None,
        "verslagen": [_regel(stand, kring) for stand in standen],
    }


def _volgende(vraag: Vraag, tot: datetime.datetime) -> str:
    delen = {"sinds": moment(vraag.sinds)} if vraag.sinds else {}
    return volledige_url(f"{reverse('openbaar-wijzigingen')}?{urlencode(delen | {'na': _teken(tot)})}")


def _regel(stand: Openbaarstand | Deelstand, kring: Lezerskring) -> dict[str, Any]:
    verslag = stand.verslag
    titel, reden = _zichtbaar(stand, kring)
    return {
        "slug": verslag.slug,
        "nummer": verslag.nummer,
        "titel": titel,
        "status": "gepubliceerd" if stand.te_lezen else "ingetrokken",
        "versie": stand.versie,
        "gewijzigd_op": moment(stand.gewijzigd_op),
        "reden": reden,
        "adres": pagina_adres(verslag.slug),
        "json": json_adres(verslag.slug) if stand.te_lezen else None,
    }


def _zichtbaar(stand: Openbaarstand | Deelstand, kring: Lezerskring) -> tuple[str, str]:
    """Give title and reason as this circle may read them: of what is for fewer people now, neither."""
    verslag = stand.verslag
    if stand.te_lezen and verslag.huidige_versie is not None:
        return verslag.titel, verslag.huidige_versie.reden
    if verslag.zichtbaarheid in kring.leest:
        return verslag.titel, verslag.ingetrokken_reden
    return "", kring.niet_meer
