"""Answering, each apart; and closing that, after which everybody sees the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rechten import Recht
from organisatie.wijziging import Gezien, te_schrijven
from strategie.models import Invuller, Meting, Metingstap, Oordeel, Themauitkomst
from strategie.volwassenheid.antwoorden import antwoorden_van, keuzeveld, ontleed, opmerkingveld
from strategie.volwassenheid.berichten import (
    meld_gesloten,
    meld_weer_open,
    trek_uitslag_in,
    trek_vraag_in,
    trek_vragen_in,
)
from strategie.volwassenheid.cijfers import MINSTE
from strategie.volwassenheid.handelingen.slot import eis_reden, houd, zet
from strategie.volwassenheid.themas import THEMAS, Thema


@dataclass(frozen=True)
class Ingevuld:
    """What became of an answer: the themes that still have none, and whether it counts (now) for the first time."""

    open: tuple[Thema, ...]
    voor_het_eerst: bool


@transaction.atomic
def vul_in(
    *, meting: Meting, door: Gebruiker, antwoorden: Mapping[str, str], gezien: Gezien | None = None
) -> Ingevuld:
    """Keep what somebody answers: `antwoorden` by the names of `antwoorden_van`. It counts once every theme has a choice.

    A choice that is left out stays as it was. The audit trail says that somebody answered, and nothing of what. Raises
    `OngeldigeOvergang` when the meting is not open, or this answer was seen by others already; `IntussenGewijzigd` when
    the same person changed it on another page.
    """
    vers = houd(meting, door, Recht.METING_INVULLEN)
    invuller = _invuller(vers, door)
    nu = antwoorden_van(invuller)
    gekozen = {
        naam: waarde for naam, waarde in antwoorden.items() if waarde or not naam.startswith("niveau_")
    }
    schrijven = te_schrijven(nu, gekozen, gezien)
    nieuw = {**nu, **schrijven}
    for thema in THEMAS:
        if {keuzeveld(thema), opmerkingveld(thema)} & schrijven.keys():
            _bewaar(invuller, thema, nieuw)
    if schrijven:
        leg_vast(door=door, wat="meting ingevuld", op=vers)
    over = tuple(thema for thema in THEMAS if not nieuw[keuzeveld(thema)])
    eerste = not over and invuller.ingevuld_op is None
    if eerste:
        invuller.ingevuld_op = timezone.now()
        invuller.save(update_fields=["ingevuld_op"])
        trek_vraag_in(invuller)
    return Ingevuld(over, eerste)


def _invuller(meting: Meting, door: Gebruiker) -> Invuller:
    invuller = meting.invullers.filter(gebruiker=door).first()
    if not meting.is_open:
        raise OngeldigeOvergang(
            "Het invullen is gesloten. Wat je typte staat nog op dit scherm, maar is niet bewaard."
        )
    if invuller is None:
        raise OngeldigeOvergang("Je staat niet op de lijst van deze meting.")
    if invuller.staat_vast:
        raise OngeldigeOvergang(
            "Je kunt je antwoord niet meer wijzigen: je hebt de antwoorden van anderen al kunnen zien."
        )
    return invuller


def _bewaar(invuller: Invuller, thema: Thema, antwoorden: Mapping[str, str]) -> None:
    velden = ontleed(antwoorden, thema)
    oordeel = Oordeel(meting=invuller.meting, invuller=invuller, thema=thema.sleutel, **velden)
    oordeel.clean_fields()
    Oordeel.objects.update_or_create(
        invuller=invuller, thema=thema.sleutel, defaults={"meting": invuller.meting, **velden}
    )


@transaction.atomic
def sluit(*, meting: Meting, door: Gebruiker) -> Meting:
    """End the answering: from now on everybody who may open the meting sees the answers, without names.

    Raises `ValidationError` as long as they are too few to stay unknown.
    """
    vers = houd(meting, door)
    if vers.is_open and (ingevuld := vers.invullers.klaar().count()) < MINSTE:
        raise ValidationError(te_weinig(ingevuld))
    stap = zet(vers, Metingstap.Stap.GESLOTEN, door)
    trek_vragen_in(vers)
    for thema in THEMAS:
        Themauitkomst.objects.get_or_create(meting=vers, thema=thema.sleutel)
    meld_gesloten(vers, stap)
    return vers


def te_weinig(ingevuld: int) -> str:
    """Say why a meting with so few answers cannot be closed, and what one can do."""
    zoveel = {0: "Nog niemand heeft", 1: "Er heeft pas één collega", 2: "Er hebben pas twee collega’s"}[
        ingevuld
    ]
    return (
        f"{zoveel} alles ingevuld. Met minder dan drie is in de plot te zien wie wat antwoordde. Wacht nog even, kies een "
        "latere dag, of vraag meer collega’s."
    )


@transaction.atomic
def heropen_invullen(*, meting: Meting, door: Gebruiker, reden: str) -> Meting:
    """Let who did not answer yet answer still, with a reason. What was seen by others stays as it was given."""
    vers = houd(meting, door)
    zet(vers, Metingstap.Stap.HEROPEND, door, eis_reden(reden))
    trek_uitslag_in(vers)
    for invuller in vers.invullers.wachtend().select_related("gebruiker", "meting__eigenaar"):
        meld_weer_open(invuller)
    return vers
