"""Every write on actions and their progress."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse

from acties.models import OVERGANGEN, Actie, ActieStaatVast, OngeldigeOvergang, Status, Voortgang
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.post import verstuur, volledige_url
from waardenkader.models import Waarde

if TYPE_CHECKING:
    from project.models import Project
    from strategie.models import Dossier


@transaction.atomic
def maak_actie(
    *,
    door: Gebruiker,
    titel: str,
    project: Project | None = None,
    dossier: Dossier | None = None,
    waarden: Iterable[Waarde] = (),
    **velden: Any,
) -> Actie:
    """Make an action of one project or one dossier.

    Takes who makes it, what is to happen, the project or the dossier (exactly one of the two), its
    values and any other field of `Actie`. The holder gets a mail.
    """
    actie = Actie(titel=titel, project=project, dossier=dossier, **velden)
    actie.full_clean()
    actie.save()
    actie.waarden.set(waarden)
    leg_vast(door=door, wat="actie gemaakt", op=actie, houder=actie.houder)
    _meld_actiehouder(actie, door)
    return actie


@transaction.atomic
def wijzig_actie(
    *, actie: Actie, door: Gebruiker, waarden: Iterable[Waarde] | None = None, **velden: Any
) -> Actie:
    """Change fields of an action; a new holder gets a mail. Status goes through `meld_voortgang`.

    Raises `ActieStaatVast` while its plan or project is closed.
    """
    _eis_bewerkbaar(actie)
    vorige_houder = Actie.objects.select_for_update().get(pk=actie.pk).actiehouder_id
    for naam, waarde in velden.items():
        setattr(actie, naam, waarde)
    actie.full_clean()
    actie.save(update_fields=[*velden] if velden else None)
    if waarden is not None:
        actie.waarden.set(waarden)
    leg_vast(door=door, wat="actie gewijzigd", op=actie, velden=sorted(velden))
    if actie.actiehouder_id != vorige_houder:
        _meld_actiehouder(actie, door)
    return actie


@transaction.atomic
def meld_voortgang(*, actie: Actie, door: Gebruiker, status: str, **teksten: str) -> Voortgang:
    """Report progress and move the action to `status`.

    Takes the texts of `Voortgang` (tekst, knelpunt, oplossing, nodig, bijstellen) by name.
    Raises `OngeldigeOvergang` when the action cannot go there from where it is now.
    """
    vast = Actie.objects.select_for_update().get(pk=actie.pk)
    if status not in OVERGANGEN[vast.status]:
        nieuw = Status(status).label.lower() if status in Status.values else status
        raise OngeldigeOvergang(
            f"Deze actie is nu ‘{vast.get_status_display().lower()}’ en kan niet naar ‘{nieuw}’."
        )
    voortgang = Voortgang(actie=actie, door=door, status=status, **teksten)
    voortgang.full_clean()
    voortgang.save()
    vast.status = status
    vast.save(update_fields=["status"])
    actie.status = status
    leg_vast(door=door, wat="voortgang gemeld", op=actie, status=status)
    return voortgang


@transaction.atomic
def verwijder_actie(*, actie: Actie, door: Gebruiker) -> None:
    """Remove an action that was entered by mistake; the audit trail keeps what it said."""
    _eis_bewerkbaar(actie)
    leg_vast(door=door, wat="actie verwijderd", op=actie, titel=actie.titel, houder=actie.houder)
    actie.delete()


def _eis_bewerkbaar(actie: Actie) -> None:
    if not actie.bewerkbaar:
        raise ActieStaatVast("Deze actie staat nu vast. Je kunt wel voortgang melden.")


def _meld_actiehouder(actie: Actie, door: Gebruiker) -> None:
    houder = actie.actiehouder
    if houder is None or houder == door:
        return
    termijn = f" De termijn is {actie.termijn:%d-%m-%Y}." if actie.termijn else ""
    verstuur(
        aan=houder.email,
        onderwerp=f"Actie voor jou: {actie.titel}",
        tekst=(
            f"Hallo {houder.naam},\n\n{door.naam} heeft je actiehouder gemaakt van:\n\n"
            f"{actie.titel}\n(bij: {actie.eigenaar})\n\n{termijn.strip()}\n"
            f"Bekijk de actie en meld je voortgang: {volledige_url(reverse('actie', args=[actie.pk]))}\n"
        ),
    )
