"""Writes of a table: the values and actions that it chose, in the rows of the project that paper uses too.

A table has no account. The audit trail says which table it was, never who sat there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from acties.handelingen import maak_actie
from acties.models import Actie
from live.handelingen.notities import vind_waarde
from live.handelingen.slot import eis_open, houd_als_leider
from live.melden import LEIDING, SCHERM, meld, tafelscherm
from live.models import Notitie, Tafel
from organisatie.audit import namens
from organisatie.models import Gebruiker
from organisatie.rij import Verdwenen
from organisatie.wijziging import Gezien, te_schrijven
from project.models import Gekozenwaarde
from project.workshop.bereik import Bereik
from project.workshop.handelingen import kies_waarde, noem_andere_waarde
from project.workshop.regels import Aanvulbaar, Regelsoort
from waardenkader.models import Principe

TITEL = 300
"""Signs of the title of an action."""


@contextmanager
def _aan(tafel: Tafel) -> Iterator[None]:
    """Write for a table of a session that goes on."""
    eis_open(tafel.sessie)
    with namens(f"Tafel {tafel.groep}, sessie {tafel.sessie_id}"):
        yield


@transaction.atomic
def kies_stapel(
    *,
    tafel: Tafel,
    waarde: int | None = None,
    eigen_waarde: str = "",
    principe: Principe | None = None,
    reden: str = "",
) -> Gekozenwaarde:
    """Let a table choose a value: of the framework or the project (its id), or another one (its name).

    Raises `ValidationError` when the table chose it already or there is no such value, `ZaalGesloten`.
    """
    project, groep = tafel.sessie.project, tafel.groep
    with _aan(tafel):
        bereik = Bereik(project)
        gevonden = vind_waarde(tafel.sessie, waarde) or bereik.vind_waarde(eigen_waarde)
        if gevonden is not None:
            return kies_waarde(project=project, door=None, waarde=gevonden, groep=groep, reden=reden)
        nieuw = noem_andere_waarde(
            project=project, door=None, naam=eigen_waarde, groep=groep, principe=principe, reden=reden
        )
        # The notes with this name lie under the value that it is from now on.
        tafel.sessie.notities.filter(waarde=None, eigen_waarde__iexact=eigen_waarde).update(
            waarde=nieuw.waarde, eigen_waarde=""
        )
        return nieuw


@transaction.atomic
def kies_actie_van_notitie(*, tafel: Tafel, notitie: Notitie) -> Actie:
    """Make a proposal of a note, for the value under which it lies; once. Raises `Verdwenen`, `ZaalGesloten`."""
    alle = Notitie.objects.select_for_update(of=("self",)).geldig()
    deze = alle.filter(pk=notitie.pk, sessie=tafel.sessie_id, groep=tafel.groep_id).first()
    if deze is None:
        raise Verdwenen
    if deze.actie is not None:
        return deze.actie
    with _aan(tafel):
        account = Bereik(tafel.sessie.project).vind_account(deze.wie) if deze.wie else None
        actie = maak_actie(
            project=tafel.sessie.project,
            door=None,
            titel=deze.tekst[:TITEL],
            waarden=[deze.waarde] if deze.waarde else [],
            groep=tafel.groep,
            is_voorstel=True,
            actiehouder=account,
            actiehouder_naam="" if account else deze.wie,
            voorbeeldactie=deze.voorbeeldactie,
        )
    deze.actie = actie
    deze.save(update_fields=["actie"])
    return actie


@transaction.atomic
def bewaar_regel_aan_tafel(*, tafel: Tafel, soort: Regelsoort, form: Any) -> Any:
    """Save a line of the sheet for a table, with the valid form of that kind; gives the line.

    Raises what the handeling of that kind raises, and `ZaalGesloten`.
    """
    bereik = Bereik(tafel.sessie.project)
    with _aan(tafel):
        if form.rij is not None:
            return soort.wijzig(bereik, form, None)
        if not isinstance(soort, Aanvulbaar):
            raise ValidationError("Hier kan geen regel bij.")
        return soort.maak(bereik, form, tafel.groep, None)


@transaction.atomic
def haal_regel_van_tafel(*, tafel: Tafel, soort: Aanvulbaar, rij: Any) -> None:
    """Take back what a table chose; its notes stay where they lie."""
    if rij.groep_id != tafel.groep_id:
        raise Verdwenen
    with _aan(tafel):
        soort.haal_weg(rij, None)


@transaction.atomic
def noem_woordvoerder(*, tafel: Tafel, soort: str, naam: str, gezien: Gezien | None = None) -> None:
    """Note who tells the room what the table chose: of its values or its actions; `gezien` is what the writer's screen showed.

    Raises `IntussenGewijzigd` when somebody else was named meanwhile, `ZaalGesloten`.
    """
    eis_open(tafel.sessie)
    veld = "woordvoerder_waarden" if soort == Notitie.Soort.WAARDE else "woordvoerder_acties"
    vast = Tafel.objects.select_for_update().get(pk=tafel.pk)
    nieuw = te_schrijven({"naam": getattr(vast, veld)}, {"naam": " ".join(naam.split())[:200]}, gezien)
    if not nieuw:
        return
    setattr(vast, veld, nieuw["naam"])
    vast.save(update_fields=[veld])
    meld(tafel.sessie_id, LEIDING, SCHERM, tafelscherm(tafel.groep_id))


@transaction.atomic
def zet_op_papier(*, tafel: Tafel, aan: bool, door: Gebruiker) -> None:
    """Note that a table works on paper (or does not): nobody waits for its telephones then."""
    houd_als_leider(tafel.sessie, door)
    Tafel.objects.filter(pk=tafel.pk).update(op_papier=aan)
    meld(tafel.sessie_id, LEIDING, tafelscherm(tafel.groep_id))
