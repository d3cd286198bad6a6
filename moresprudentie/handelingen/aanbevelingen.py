"""The recommendations of a terugkoppeling: writing them, and answering what was sent."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from moresprudentie.berichten import meld_antwoord
from moresprudentie.models import Aanbeveling, Terugkoppeling
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis, eis_een_van
from organisatie.rij import vergrendeld, volgende_plaats
from organisatie.wijziging import Gezien, kenmerk, pas_aan
from strategie.models import Dossier

BEANTWOORDEN = (Recht.STRATEGIE_BEWERKEN, Recht.STRATEGIE_VASTSTELLEN)
"""Who writes in the strategy answers, and who decides."""
PLEK = ("landt_in", "maatregel")
"""Where a recommendation can land."""
REEKS = 20
"""So many later versions are looked at most."""


@transaction.atomic
def schrijf_aanbeveling(
    *, terugkoppeling: Terugkoppeling, titel: str, door: Gebruiker, toelichting: str = ""
) -> Aanbeveling:
    """Add a recommendation to a terugkoppeling that is being written; that there are none, holds no longer.

    Raises `ValidationError` when it was sent, or without a text.
    """
    vers = _houd(terugkoppeling, door)
    nieuw = Aanbeveling(
        terugkoppeling=vers,
        volgorde=volgende_plaats(vers.aanbevelingen),
        titel=titel,
        toelichting=toelichting,
        geschreven_door=door,
    )
    nieuw.full_clean()
    nieuw.save()
    if vers.geen_aanbevelingen:
        vers.geen_aanbevelingen = False
        vers.save(update_fields=["geen_aanbevelingen"])
    leg_vast(door=door, wat="aanbeveling toegevoegd", op=vers, aanbeveling=titel)
    return nieuw


@transaction.atomic
def wijzig_aanbeveling(
    *, aanbeveling: Aanbeveling, door: Gebruiker, gezien: Gezien | None = None, **velden: Any
) -> Aanbeveling:
    """Change what is recommended, before it is sent."""
    houdt = _houd(aanbeveling.terugkoppeling, door)
    vers = vergrendeld(aanbeveling)
    pas_aan(vers, velden, door=door, wat="aanbeveling gewijzigd", gezien=gezien, op=houdt)
    return vers


@transaction.atomic
def verwijder_aanbeveling(*, aanbeveling: Aanbeveling, door: Gebruiker) -> None:
    """Take a recommendation out, before it is sent."""
    houdt = _houd(aanbeveling.terugkoppeling, door)
    vers = vergrendeld(aanbeveling)
    leg_vast(
        door=door,
        wat="aanbeveling verwijderd",
        op=houdt,
        aanbeveling=vers.titel,
        toelichting=vers.toelichting,
    )
    vers.delete()


@transaction.atomic
def verplaats_aanbeveling(*, aanbeveling: Aanbeveling, door: Gebruiker, omhoog: bool) -> None:
    """Let a recommendation and the one above it (or below) change places; at the end of the list nothing happens."""
    houdt = _houd(aanbeveling.terugkoppeling, door)
    rijen = list(houdt.aanbevelingen.select_for_update())
    plaats = next((i for i, rij in enumerate(rijen) if rij.pk == aanbeveling.pk), None)
    naar = None if plaats is None else plaats + (-1 if omhoog else 1)
    if plaats is None or naar is None or not 0 <= naar < len(rijen):
        return
    rijen[plaats], rijen[naar] = rijen[naar], rijen[plaats]
    for nummer, rij in enumerate(rijen, 1):
        rij.volgorde = nummer
        rij.save(update_fields=["volgorde"])
    leg_vast(door=door, wat="aanbeveling verplaatst", op=houdt, aanbeveling=str(aanbeveling), omhoog=omhoog)


@transaction.atomic
def zeg_geen_aanbevelingen(*, terugkoppeling: Terugkoppeling, geen: bool, door: Gebruiker) -> None:
    """Say that nothing is recommended, or take that back. Raises `ValidationError` when there is a recommendation."""
    vers = _houd(terugkoppeling, door)
    if geen and vers.aanbevelingen.exists():
        raise ValidationError("Er staan aanbevelingen in de lijst. Haal die er eerst uit.")
    if vers.geen_aanbevelingen == geen:
        return
    vers.geen_aanbevelingen = geen
    vers.save(update_fields=["geen_aanbevelingen"])
    leg_vast(
        door=door, wat="er volgen geen aanbevelingen" if geen else "er volgen wel aanbevelingen", op=vers
    )


@transaction.atomic
def beantwoord_aanbeveling(
    *, aanbeveling: Aanbeveling, door: Gebruiker, gezien: Gezien | None = None, **velden: Any
) -> Aanbeveling:
    """Say what the strategy does with a recommendation: `antwoord`, `reden`, and where it lands (`landt_in`, `maatregel`).

    The redacteur who wrote it is told. Raises `ValidationError` when it was not sent, when the answer holds since the bestuur
    talked about it, without a reason for what is not taken over, and for a place in another strategy; `IntussenGewijzigd`
    when another answered meanwhile.
    """
    houdt = _vergrendel(aanbeveling.terugkoppeling)
    eis_een_van(door, BEANTWOORDEN, houdt.dossier)
    vers = vergrendeld(aanbeveling)
    vers.terugkoppeling = houdt
    if not houdt.is_verzonden:
        raise ValidationError("Deze terugkoppeling is nog niet verzonden.")
    if vers.staat_vast:
        raise ValidationError("Het bestuur heeft dit besproken. Het antwoord verandert niet meer.")
    plekloos = velden.get("antwoord") != Aanbeveling.Antwoord.OVERNEMEN
    if plekloos:
        velden |= dict.fromkeys(PLEK)
    gezien = _als_geheel(vers, gezien, plekloos=plekloos)

    def keur(nieuw: Aanbeveling) -> None:
        _keur_antwoord(nieuw)
        _keur_plek(nieuw, houdt)
        nieuw.beantwoord_door, nieuw.beantwoord_op = door, timezone.now()

    wat = "aanbeveling beantwoord"
    if pas_aan(vers, velden, door=door, wat=wat, gezien=gezien, op=houdt, keur=keur, aanbeveling=vers.titel):
        meld_antwoord(vers)
    return vers


def nieuwere_versies(dossier: Dossier) -> list[Dossier]:
    """Give the versions after this one, the next first."""
    versies: list[Dossier] = []
    volgende = Dossier.objects.filter(vorige=dossier).first()
    while volgende is not None and len(versies) < REEKS:
        versies.append(volgende)
        volgende = Dossier.objects.filter(vorige=volgende).first()
    return versies


def _als_geheel(nu: Aanbeveling, gezien: Gezien | None, *, plekloos: bool) -> Gezien | None:
    """Judge an answer as one with its reason and its place: who saw another answer sees that first, whatever was changed.

    With what is not taken over goes the place where it landed, also when it landed after the page was opened.
    """
    if not gezien:
        return gezien
    stand = kenmerk(nu.antwoord)
    anders = {"antwoord": ""} if gezien.get("antwoord", stand) != stand else {}
    plek = {naam: kenmerk(getattr(nu, naam)) for naam in PLEK} if plekloos else {}
    return {**gezien, **anders, **plek}


def _keur_plek(aanbeveling: Aanbeveling, terugkoppeling: Terugkoppeling) -> None:
    maatregel, landt_in = aanbeveling.maatregel, aanbeveling.landt_in
    if maatregel is None and landt_in is None:
        return
    later = [versie.pk for versie in nieuwere_versies(terugkoppeling.dossier)]
    if landt_in is not None and landt_in.pk not in later:
        raise ValidationError({"landt_in": "Kies een nieuwere versie van deze strategie."})
    if maatregel is not None and maatregel.dossier_id not in (terugkoppeling.dossier_id, *later):
        raise ValidationError({"maatregel": "Kies een maatregel uit deze strategie."})


def _keur_antwoord(aanbeveling: Aanbeveling) -> None:
    if not aanbeveling.antwoord:
        raise ValidationError({"antwoord": "Kies wat jullie met deze aanbeveling doen."})
    overnemen = aanbeveling.antwoord == Aanbeveling.Antwoord.OVERNEMEN
    if not overnemen and not aanbeveling.reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom. De redactie leest dit terug."})


def _houd(terugkoppeling: Terugkoppeling, door: Gebruiker) -> Terugkoppeling:
    """Hold a terugkoppeling for who may write in it now."""
    vers = _vergrendel(terugkoppeling)
    eis(door, Recht.TERUGKOPPELING_SCHRIJVEN)
    if vers.is_verzonden:
        raise ValidationError("Deze terugkoppeling is al verzonden.")
    return vers


def _vergrendel(terugkoppeling: Terugkoppeling) -> Terugkoppeling:
    houd = Terugkoppeling.objects.select_for_update(of=("self",)).select_related("dossier")
    return houd.get(pk=terugkoppeling.pk)
