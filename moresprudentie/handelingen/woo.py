"""What is written in a Woo set, from the request until it is fixed (decision 0056). Nothing of the project itself changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from moresprudentie.handelingen.woodocumenten import leg_documenten_vast
from moresprudentie.models import Woopassage, Wooset, Woostuk
from moresprudentie.woo.gronden import PER_SLEUTEL
from moresprudentie.woo.lakken import glad
from moresprudentie.woo.overzicht import Overzicht, leesmerk, vlak, waar
from moresprudentie.woo.stukken import stukken_van
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis
from organisatie.rij import vergrendeld
from organisatie.tekst import geteld
from organisatie.wijziging import Gezien, pas_aan
from project.models import Project

KORTST = 2
KIES = "Kies een grond."


class Afgerond(ValidationError):
    """The set was finished; what was delivered does not change any more."""

    def __init__(self) -> None:
        super().__init__("Deze set is afgerond. Er verandert niets meer; maak zo nodig een nieuwe set.")


def _open(wooset: Wooset) -> Wooset:
    """Lock a set and give it as it is now; raises `Afgerond`."""
    vers = vergrendeld(wooset)
    if not vers.is_open:
        raise Afgerond
    return vers


def _eis_grond(grond: str) -> None:
    if grond not in PER_SLEUTEL:
        raise ValidationError({"grond": KIES})


@transaction.atomic
def maak_wooset(
    *, project: Project, gevraagd: str, kenmerk: str, ontvangen_op: datetime.date, door: Gebruiker
) -> Wooset:
    """Gather what there is on a project, as it is now, to answer a request."""
    eis(door, Recht.VERSLAG_PUBLICEREN)
    wooset = Wooset(project=project, gevraagd=gevraagd, kenmerk=kenmerk, ontvangen_op=ontvangen_op, door=door)
    wooset.full_clean()
    wooset.save()
    for volgorde, stuk in enumerate(stukken_van(project), 1):
        Woostuk.objects.create(
            wooset=wooset,
            volgorde=volgorde,
            sleutel=stuk.sleutel,
            naam=stuk.naam,
            datum=stuk.datum,
            html=stuk.document.als_html(),
            kop=stuk.document.kop().als_json(),
        )
    aantal = wooset.stukken.count()
    leg_vast(door=door, wat="Woo-set gemaakt", op=wooset, project=project.pk, stukken=aantal)
    return wooset


@transaction.atomic
def wijzig_wooset(*, wooset: Wooset, door: Gebruiker, gezien: Gezien | None = None, **velden: Any) -> Wooset:
    """Change what was asked, its reference or its day. Raises when another changed the same, or `Afgerond`."""
    eis(door, Recht.VERSLAG_PUBLICEREN)
    vers = _open(wooset)
    pas_aan(vers, velden, door=door, wat="Woo-set gewijzigd", gezien=gezien)
    return vers


@transaction.atomic
def verwijder_wooset(*, wooset: Wooset, door: Gebruiker) -> None:
    """Throw a set away that was not finished."""
    eis(door, Recht.VERSLAG_PUBLICEREN)
    vers = _open(wooset)
    leg_vast(door=door, wat="Woo-set verwijderd", op=vers, project=vers.project_id)
    vers.delete()


@transaction.atomic
def voeg_passage_toe(*, wooset: Wooset, tekst: str, grond: str, door: Gebruiker) -> Woopassage:
    """Black out a passage in every piece of a set.

    Raises `ValidationError` when it stands nowhere, is too short, has no ground, or was decided on already.
    """
    eis(door, Recht.VERSLAG_PUBLICEREN)
    vers = _open(wooset)
    _eis_grond(grond)
    schoon = vlak(glad(tekst))
    if len(schoon) < KORTST:
        raise ValidationError({"tekst": f"Schrijf ten minste {KORTST} tekens: korter staat het overal."})
    if not waar(vers, schoon):
        raise ValidationError(
            {"tekst": "Dit staat in geen enkel stuk. Schrijf het precies zoals het in het stuk staat."}
        )
    if eerder := _besloten(vers, schoon):
        raise ValidationError({"tekst": _al_besloten(eerder)})
    passage = _bewaar(vers, schoon, grond, door)
    leg_vast(door=door, wat="Passage weggelakt", op=passage, wooset=vers.pk, grond=grond)
    return passage


def _bewaar(wooset: Wooset, tekst: str, grond: str, door: Gebruiker) -> Woopassage:
    passage = Woopassage(wooset=wooset, tekst=tekst, grond=grond, door=door)
    passage.full_clean()
    passage.save()
    return passage


def _besloten(wooset: Wooset, tekst: str) -> Woopassage | None:
    """Give the decision on a passage that was taken before."""
    return wooset.passages.filter(tekst=tekst).select_related("door").first()


def _al_besloten(eerder: Woopassage) -> str:
    wat = f"lakte dit al weg, op grond van {eerder.grond}" if eerder.grond else "liet dit al staan"
    return f"{eerder.door.naam} {wat}. Maak dat eerst ongedaan, of wijzig het."


@transaction.atomic
def beslis_voorstellen(*, wooset: Wooset, teksten: Iterable[str], grond: str, door: Gebruiker) -> int:
    """Black out what was proposed, on one ground, or leave it all as it is (""). Gives how many.

    Raises `ValidationError` when nothing was chosen, and when another decided otherwise on one of them meanwhile: then nothing
    is written.
    """
    eis(door, Recht.VERSLAG_PUBLICEREN)
    vers = _open(wooset)
    if grond:
        _eis_grond(grond)
    gekozen = sorted({vlak(glad(tekst)) for tekst in teksten} - {""})
    if not gekozen:
        raise ValidationError({"teksten": "Zet eerst een vinkje bij een of meer voorstellen."})
    nieuw = []
    for tekst in gekozen:
        eerder = _besloten(vers, tekst)
        if eerder is None:
            nieuw.append(tekst)
        elif eerder.grond != grond:
            raise ValidationError({"teksten": f"‘{tekst}’: {_al_besloten(eerder)}"})
    for tekst in nieuw:
        _bewaar(vers, tekst, grond, door)
    if nieuw:
        wat = "Voorstellen weggelakt" if grond else "Voorstellen blijven staan"
        leg_vast(door=door, wat=wat, op=vers, aantal=len(nieuw), grond=grond)
    return len(nieuw)


@transaction.atomic
def wijzig_grond(
    *, passage: Woopassage, grond: str, door: Gebruiker, gezien: Gezien | None = None
) -> Woopassage:
    """Give a blacked-out passage another ground. Raises when another did so too, or `Afgerond`."""
    eis(door, Recht.VERSLAG_PUBLICEREN)
    _open(passage.wooset)
    _eis_grond(grond)
    vers = vergrendeld(passage)
    pas_aan(vers, {"grond": grond}, door=door, wat="Grond gewijzigd", gezien=gezien)
    return vers


@transaction.atomic
def maak_passage_ongedaan(*, passage: Woopassage, door: Gebruiker) -> None:
    """Take a decision on a passage back. Where it was blacked out its pieces have to be read again."""
    eis(door, Recht.VERSLAG_PUBLICEREN)
    wooset = _open(passage.wooset)
    vers = vergrendeld(passage)
    leg_vast(
        door=door, wat="Besluit over passage ongedaan gemaakt", op=vers, wooset=wooset.pk, grond=vers.grond
    )
    if vers.grond:
        weer = wooset.stukken.filter(pk__in=waar(wooset, vers.tekst))
        weer.update(nagekeken_op=None, nagekeken_door=None)
    vers.delete()


@transaction.atomic
def houd_achter(*, stuk: Woostuk, grond: str, door: Gebruiker, gezien: Gezien | None = None) -> Woostuk:
    """Withhold a whole piece on a ground. Raises when another changed that too, or `Afgerond`."""
    eis(door, Recht.VERSLAG_PUBLICEREN)
    _open(stuk.wooset)
    _eis_grond(grond)
    vers = vergrendeld(stuk)
    pas_aan(vers, {"grond": grond}, door=door, wat="Stuk niet openbaar", gezien=gezien)
    return vers


@transaction.atomic
def maak_toch_openbaar(*, stuk: Woostuk, door: Gebruiker) -> Woostuk:
    """Let a withheld piece go along after all; somebody has to read it first."""
    eis(door, Recht.VERSLAG_PUBLICEREN)
    _open(stuk.wooset)
    vers = vergrendeld(stuk)
    velden = {"grond": "", "nagekeken_op": None, "nagekeken_door": None}
    pas_aan(vers, velden, door=door, wat="Stuk toch openbaar")
    return vers


@transaction.atomic
def zet_nagekeken(*, stuk: Woostuk, nagekeken: bool, door: Gebruiker, gezien: str | None = None) -> Woostuk:
    """Say that a piece was read to its end, or take that back.

    `gezien` is the mark of the set that the page showed (None: code without a page); when it changed meanwhile what was read is
    not what stands there. Raises `ValidationError`, or `Afgerond`.
    """
    eis(door, Recht.VERSLAG_PUBLICEREN)
    wooset = _open(stuk.wooset)
    vers = vergrendeld(stuk)
    if nagekeken and gezien is not None and gezien != leesmerk(vers, wooset):
        raise ValidationError("Dit stuk is intussen veranderd. Lees het opnieuw, en zeg dan dat je het las.")
    vers.nagekeken_op = timezone.now() if nagekeken else None
    vers.nagekeken_door = door if nagekeken else None
    vers.save(update_fields=["nagekeken_op", "nagekeken_door"])
    wat = "Stuk nagekeken" if nagekeken else "Stuk weer na te kijken"
    leg_vast(door=door, wat=wat, op=vers, wooset=wooset.pk)
    return vers


@transaction.atomic
def rond_af(*, wooset: Wooset, door: Gebruiker, gezien: str | None = None) -> Wooset:
    """Fix a set: its documents are kept as they are delivered, and nothing changes any more.

    Raises `ValidationError` while something is proposed that nobody decided on, while a piece was not read, and when the set
    is not what the page showed (`gezien`).
    """
    eis(door, Recht.VERSLAG_PUBLICEREN)
    vers = _open(wooset)
    if gezien is not None and gezien != vers.stand:
        raise ValidationError("De set is intussen veranderd. Kijk haar na en rond dan opnieuw af.")
    _eis_klaar(vers)
    vers.afgerond_op, vers.afgerond_door = timezone.now(), door
    leg_documenten_vast(vers, door)
    lakken = vers.passages.exclude(grond="").count()
    leg_vast(door=door, wat="Woo-set afgerond", op=vers, stukken=vers.stukken.count(), passages=lakken)
    return vers


def _eis_klaar(wooset: Wooset) -> None:
    overzicht = Overzicht(wooset)
    fouten = []
    if voorstellen := len(overzicht.voorstellen):
        staan = geteld(voorstellen, "voorstel", "voorstellen")
        fouten.append(f"Beslis eerst over {staan}: lak weg of laat staan.")
    if stukken := overzicht.niet_nagekeken:
        nummers = ", ".join(str(stuk.volgorde) for stuk in stukken)
        fouten.append(f"Lees eerst alle stukken na. Nog te doen: {nummers}.")
    if fouten:
        raise ValidationError(fouten)
