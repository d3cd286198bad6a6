"""Before people answer: the meting, who takes part, and asking them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rechten import Recht, eis
from organisatie.wijziging import Gezien, pas_aan
from strategie.models import Invuller, Meting, Metingstap
from strategie.volwassenheid.berichten import trek_uitslag_in, trek_vraag_in, trek_vragen_in, vraag
from strategie.volwassenheid.cijfers import MINSTE
from strategie.volwassenheid.handelingen.slot import eis_reden, houd, zet

MENSEN_STAAN_VAST = "Het invullen is gesloten. Wie meedoet, kan niet meer veranderen."


@transaction.atomic
def maak_meting(*, door: Gebruiker, **velden: Any) -> Meting:
    """Prepare a meting; takes the fields of `Meting` (titel, onderdeel, toelichting, sluit_op, eigenaar).

    Raises `ValidationError` per field.
    """
    meting = Meting(**{"eigenaar": door, **velden, "gemaakt_op": timezone.now()})
    eis(door, Recht.METING_HOUDEN, Meting())
    _keur(meting)
    meting.save()
    leg_vast(door=door, wat="meting gemaakt", op=meting)
    return meting


@transaction.atomic
def wijzig_meting(*, meting: Meting, door: Gebruiker, gezien: Gezien | None = None, **velden: Any) -> Meting:
    """Change what a meting is called, until when it is filled in, or whose it is; what it is about only before it began."""
    vers = houd(meting, door)
    was_sluit_op, was_onderdeel = vers.sluit_op, vers.onderdeel_id
    if not vers.mensen_te_kiezen and velden.keys() - {"eigenaar", "titel"}:
        raise OngeldigeOvergang(
            "Het invullen is gesloten. Alleen de titel en de eigenaar kun je nog wijzigen."
        )

    def keur(nieuw: Meting) -> None:
        if nieuw.onderdeel_id != was_onderdeel and nieuw.status != Meting.Status.VOORBEREIDING:
            raise ValidationError(
                {"onderdeel": "Collega’s zijn al gevraagd. Waarover de meting gaat, staat nu vast."}
            )
        if nieuw.sluit_op != was_sluit_op:
            _keur(nieuw)

    pas_aan(vers, velden, door=door, wat="meting gewijzigd", gezien=gezien, keur=keur)
    return vers


def _keur(meting: Meting) -> None:
    if meting.sluit_op < timezone.localdate():
        raise ValidationError({"sluit_op": "Deze dag is voorbij. Kies vandaag of later."})
    meting.full_clean()


@transaction.atomic
def voeg_mens_toe(*, meting: Meting, gebruiker: Gebruiker, door: Gebruiker) -> Invuller:
    """Let a colleague take part; who is asked while the meting runs is told at once."""
    vers = _houd_open(meting, door)
    if vers.invullers.filter(gebruiker=gebruiker).exists():
        raise ValidationError({"gebruiker": "Deze collega doet al mee."})
    return _voeg_toe(vers, gebruiker, door)


@transaction.atomic
def neem_mensen_over(*, meting: Meting, door: Gebruiker) -> list[Invuller]:
    """Let those who took part in the meting before this one, and still work here, take part again; gives who is new."""
    vers = _houd_open(meting, door)
    vorige = vers.vorige()
    if vorige is None:
        raise ValidationError("Er is geen eerdere meting over hetzelfde.")
    al_erbij = vers.invullers.values("gebruiker")
    eerder = Gebruiker.objects.kiesbaar().filter(pk__in=vorige.invullers.values("gebruiker"))
    return [_voeg_toe(vers, mens, door) for mens in eerder.exclude(pk__in=al_erbij)]


def _voeg_toe(meting: Meting, gebruiker: Gebruiker, door: Gebruiker) -> Invuller:
    invuller = Invuller.objects.create(meting=meting, gebruiker=gebruiker)
    leg_vast(door=door, wat="meting: collega toegevoegd", op=meting, wie=gebruiker.naam)
    if meting.is_open:
        vraag(invuller)
    return invuller


@transaction.atomic
def haal_mens_weg(*, meting: Meting, gebruiker: Gebruiker, door: Gebruiker) -> None:
    """Let somebody take part no longer; an answer that was given goes too. Who is not there any more is no error."""
    vers = _houd_open(meting, door)
    for invuller in vers.invullers.filter(gebruiker=gebruiker):
        if invuller.staat_vast:
            raise ValidationError(
                "De antwoorden van deze collega stonden al in de plot. Die kunnen er niet meer uit."
            )
        trek_vraag_in(invuller)
        leg_vast(door=door, wat="meting: collega van de lijst", op=vers, wie=gebruiker.naam)
        invuller.delete()


def _houd_open(meting: Meting, door: Gebruiker) -> Meting:
    vers = houd(meting, door)
    if not vers.mensen_te_kiezen:
        raise OngeldigeOvergang(MENSEN_STAAN_VAST)
    return vers


@transaction.atomic
def open_meting(*, meting: Meting, door: Gebruiker) -> Meting:
    """Ask everybody who takes part to answer. Raises `ValidationError` when they are too few to stay unknown."""
    vers = houd(meting, door)
    if vers.status == Meting.Status.VOORBEREIDING:
        if vers.invullers.verwacht().count() < MINSTE:
            raise ValidationError(
                "Kies minstens drie collega’s. Met minder is in de plot te zien wie wat antwoordde."
            )
        if vers.sluit_op < timezone.localdate():
            raise ValidationError("De dag waarop het invullen sluit, is voorbij. Kies eerst een nieuwe dag.")
    zet(vers, Metingstap.Stap.GEOPEND, door)
    for invuller in vers.invullers.verwacht().select_related("gebruiker"):
        vraag(invuller)
    return vers


@transaction.atomic
def stop(*, meting: Meting, door: Gebruiker, reden: str) -> Meting:
    """End a meting without an outcome, with a reason; what people answered is removed unseen, or not shown any more."""
    vers = houd(meting, door)
    zet(vers, Metingstap.Stap.GESTOPT, door, eis_reden(reden))
    trek_vragen_in(vers)
    trek_uitslag_in(vers)
    vers.oordelen.all().delete()
    vers.uitkomsten.all().delete()
    return vers
