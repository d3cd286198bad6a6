"""Writes on the values that tables chose, and on what the plenary made of them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rij import vergrendeld, volgende_plaats
from organisatie.wijziging import Gezien, pas_aan, wat_verandert
from project.handelingen.slot import eis_workshop_open
from project.kader import fundamenten_van
from project.models import Gekozenwaarde, Groep, Groepskeuze, Project, Spanning
from waardenkader.bouwstenen import noem_waarde, verplaats_waarde
from waardenkader.models import Fundament, Principe, Waarde


@transaction.atomic
def kies_waarde(
    *,
    project: Project,
    door: Gebruiker | None,
    waarde: Waarde,
    reden: str = "",
    betekenis: str = "",
    groep: Groep | None = None,
    weegt_zwaar: bool = False,
) -> Gekozenwaarde:
    """Note that a table named a value, with why it matters there; the value then stands on the poster.

    Two tables may name the same value, each with its own reason, and a table may name a value of any fundament. Without
    `groep` the table is taken that discusses the fundament of the value. Gives the value on the poster. Raises
    `ValidationError` when this table named it already.
    """
    eis_workshop_open(project, door)
    return _kies(
        project, door, waarde, groep or _tafel_van(project, waarde), reden, betekenis, weegt_zwaar
    ).gekozen


@transaction.atomic
def noem_andere_waarde(
    *,
    project: Project,
    door: Gebruiker | None,
    naam: str,
    groep: Groep | None = None,
    principe: Principe | None = None,
    reden: str = "",
) -> Gekozenwaarde:
    """Put a value on the poster that is not in the framework; it is a value of this project.

    Without `principe` its place is to be decided still: it stands under the (first) fundament of the table. Raises
    `OngeldigeWaarde` when the name is empty or is in use. bron: 000, bijlage 1 en 2, "Andere waarde, namelijk…".
    """
    eis_workshop_open(project, door)
    plaats = _fundament(project, groep, principe)
    waarde = noem_waarde(project=project, naam=naam, fundament=plaats, principe=principe)
    leg_vast(door=door, wat="andere waarde genoemd", op=project, waarde=waarde.naam)
    return _kies(project, door, waarde, groep, reden).gekozen


@transaction.atomic
def wijzig_groepskeuze(
    *,
    keuze: Groepskeuze,
    door: Gebruiker | None,
    waarde: Waarde | None = None,
    naam: str = "",
    principe: Principe | None = None,
    reden: str,
    gezien: Gezien | None = None,
) -> Groepskeuze:
    """Change which value a table named, its place, or why.

    Takes the value of the framework or of the project, or else the `naam` of another one; `principe` counts for a value of the
    project only. Its tensions go along when no other table named it. Raises `OngeldigeWaarde`, `OngeldigeOvergang` when a tension
    names the value that would go, `IntussenGewijzigd` when another changed the same.
    """
    project = eis_workshop_open(keuze.gekozen.project, door)
    vast = vergrendeld(keuze)
    was = vast.gekozen.waarde
    nieuw_naam = waarde.naam if waarde else naam
    schrijven = wat_verandert(
        {"waarde": was.naam, "principe": _plaats(was), "reden": vast.reden},
        {"waarde": nieuw_naam, "principe": _plaats(was) if not was.project_id else principe, "reden": reden},
        gezien=gezien,
        door=door,
        wat="keuze van een groep gewijzigd",
        op=project,
        rij=f"{vast._meta.label_lower}:{vast.pk}",
        waarde=was.naam,
    )
    if "reden" in schrijven:
        vast.reden = schrijven["reden"]
        vast.save(update_fields=["reden"])
    if "waarde" in schrijven:
        return _wissel(vast, project, door, waarde, naam, principe)
    if "principe" in schrijven and was.project_id:
        verplaats_waarde(waarde=was, fundament=_fundament(project, vast.groep, principe), principe=principe)
    return vast


@transaction.atomic
def verwijder_groepskeuze(*, keuze: Groepskeuze, door: Gebruiker | None) -> None:
    """Take a value off the sheet of a table; off the poster too when no other table named it.

    Raises `OngeldigeOvergang` when it would leave the poster while a tension names it.
    """
    project = eis_workshop_open(keuze.gekozen.project, door)
    vast = vergrendeld(keuze)
    leg_vast(door=door, wat="keuze van een groep verwijderd", op=project, waarde=str(vast), reden=vast.reden)
    gekozen = vast.gekozen
    vast.delete()
    _ruim_op(gekozen)


@transaction.atomic
def wijzig_gekozen_waarde(
    *, gekozen: Gekozenwaarde, door: Gebruiker | None, gezien: Gezien | None = None, **velden: Any
) -> Gekozenwaarde:
    """Change what the plenary made of a value: meaning, weight, place in the order, taken together with another.

    With `samen_met` its tensions go to that other value. Raises `ValidationError` when that cannot be.
    """
    project = eis_workshop_open(gekozen.project, door)
    vers = vergrendeld(gekozen)
    was = vers.samen_met_id

    def keur(nieuw: Gekozenwaarde) -> None:
        if nieuw.samen_met_id != was and nieuw.samen_met is not None:
            _neem_samen(nieuw, nieuw.samen_met)

    veranderd = pas_aan(
        vers,
        velden,
        door=door,
        wat="gekozen waarde gewijzigd",
        gezien=gezien,
        op=project,
        keur=keur,
        waarde=vers.waarde.naam,
    )
    if "volgorde" in veranderd:
        _zet_op_plaats(vers)
    return vers


def _zet_op_plaats(gekozen: Gekozenwaarde) -> None:
    """Give this value its place in the order of importance; the others move up or down for it."""
    rij = list(Gekozenwaarde.objects.filter(project=gekozen.project_id).exclude(pk=gekozen.pk))
    rij.insert(gekozen.volgorde - 1, gekozen)
    for plaats, waarde in enumerate(rij, 1):
        if waarde.volgorde != plaats:
            Gekozenwaarde.objects.filter(pk=waarde.pk).update(volgorde=plaats)
            waarde.volgorde = plaats


def _kies(
    project: Project,
    door: Gebruiker | None,
    waarde: Waarde,
    groep: Groep | None,
    reden: str,
    betekenis: str = "",
    weegt_zwaar: bool = False,
) -> Groepskeuze:
    if waarde.project_id not in (None, project.pk):
        raise ValidationError({"waarde": "Deze waarde hoort bij een ander project."})
    gekozen = project.gekozen_waarden.filter(waarde=waarde).first()
    if gekozen is None:
        gekozen = Gekozenwaarde(
            project=project, waarde=waarde, volgorde=volgende_plaats(project.gekozen_waarden)
        )
    elif gekozen.groepskeuzes.filter(groep=groep).exists():
        wie = groep.naam if groep else "De hele groep"
        raise ValidationError({"waarde": f"{wie} noemde {waarde} al."})
    gekozen.betekenis = betekenis or gekozen.betekenis
    gekozen.weegt_zwaar = weegt_zwaar or gekozen.weegt_zwaar
    gekozen.full_clean()
    gekozen.save()
    keuze = Groepskeuze.objects.create(gekozen=gekozen, groep=groep, reden=reden)
    leg_vast(door=door, wat="waarde gekozen", op=project, waarde=waarde.naam, groep=keuze.wie)
    return keuze


def _wissel(
    keuze: Groepskeuze,
    project: Project,
    door: Gebruiker | None,
    waarde: Waarde | None,
    naam: str,
    principe: Principe | None,
) -> Groepskeuze:
    """Let a table have named another value, with the same reason; what the plenary wrote goes along when it can."""
    was = keuze.gekozen
    if waarde is None:
        fundament = _fundament(project, keuze.groep, principe)
        waarde = noem_waarde(project=project, naam=naam, fundament=fundament, principe=principe)
    alleen = was.groepskeuzes.count() == 1 and not project.gekozen_waarden.filter(waarde=waarde).exists()
    if alleen:
        for veld in ("waarde_a", "waarde_b"):  # what rubs was written about what is put right here
            Spanning.objects.filter(**{veld: was.waarde}, project=project).update(**{veld: waarde})
        oud, was.waarde = was.waarde, waarde
        was.save(update_fields=["waarde"])
        _verwijder_ongebruikt(oud)
        return keuze
    groep, reden = keuze.groep, keuze.reden
    keuze.delete()
    _ruim_op(was)
    return _kies(project, door, waarde, groep, reden)


def _neem_samen(gekozen: Gekozenwaarde, met: Gekozenwaarde) -> None:
    if met.project_id != gekozen.project_id or met.pk == gekozen.pk or met.samen_met_id:
        raise ValidationError({"samen_met": "Kies een andere waarde die op de poster staat."})
    for spanning in Spanning.objects.filter(project=gekozen.project_id).filter(_genoemd(gekozen)):
        ander = spanning.waarde_b_id if spanning.waarde_a_id == gekozen.waarde_id else spanning.waarde_a_id
        dubbel = Spanning.objects.filter(Spanning.tussen(met.waarde_id, ander), project=gekozen.project_id)
        if ander == met.waarde_id or dubbel.exists():
            raise ValidationError(
                {
                    "samen_met": f"Spanning {spanning.letter} noemt deze waarde. Haal die eerst weg, of wijzig die."
                }
            )
        veld = "waarde_a" if spanning.waarde_a_id == gekozen.waarde_id else "waarde_b"
        setattr(spanning, veld, met.waarde)
        spanning.save()
    gekozen.opgenomen.update(samen_met=met)


def _ruim_op(gekozen: Gekozenwaarde) -> None:
    """Take off the poster what no table names any more."""
    if gekozen.groepskeuzes.exists():
        return
    _eis_geen_spanning(gekozen)
    waarde = gekozen.waarde
    gekozen.delete()
    _verwijder_ongebruikt(waarde)


def _verwijder_ongebruikt(waarde: Waarde) -> None:
    """A value of the project that nobody names any more is no value."""
    if waarde.project_id and not (waarde.gekozen_in.exists() or waarde.acties.exists()):
        waarde.delete()


def _eis_geen_spanning(gekozen: Gekozenwaarde) -> None:
    if Spanning.objects.filter(_genoemd(gekozen), project=gekozen.project_id).exists():
        raise OngeldigeOvergang("Deze waarde staat bij een spanning. Haal eerst die spanning weg.")


def _genoemd(gekozen: Gekozenwaarde) -> Q:
    return Q(waarde_a=gekozen.waarde_id) | Q(waarde_b=gekozen.waarde_id)


def _tafel_van(project: Project, waarde: Waarde) -> Groep | None:
    return project.groepen.filter(groepsfundamenten__fundament=waarde.principe.fundament_id).first()


def _fundament(project: Project, groep: Groep | None, principe: Principe | None) -> Fundament:
    if principe is not None:
        return principe.fundament
    eigen = groep.fundamenten.order_by("volgorde").first() if groep else None
    fundament = eigen or fundamenten_van(project).first()
    assert fundament is not None
    return fundament


def _plaats(waarde: Waarde) -> Principe | None:
    return None if waarde.principe_voorlopig else waarde.principe
