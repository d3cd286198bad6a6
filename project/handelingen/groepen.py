"""Writes on the groups of a workshop: who sits where, and which table discusses what."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import RestrictedError

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.wijziging import Gezien, wat_verandert
from project.handelingen.slot import eis_lopend
from project.models import Deelnemer, Groep, Groepfundament, Groepskeuze, Project
from project.voorstel import maak_voorstel
from waardenkader.models import Fundament


@transaction.atomic
def deel_in(
    *,
    project: Project,
    door: Gebruiker,
    indeling: Mapping[Deelnemer, Groep | None],
    gezien: Gezien | None = None,
) -> None:
    """Put participants in groups by hand; who was taken off the list meanwhile is left out.

    `gezien` has a key `groep_<id of the participant>` for each. Raises `OngeldigeOvergang` for a group that is not there
    any more.
    """
    eis_lopend(project, door)
    if not {groep.pk for groep in indeling.values() if groep} <= set(
        project.groepen.values_list("pk", flat=True)
    ):
        raise OngeldigeOvergang(
            "De tafels zijn intussen veranderd. Open de pagina opnieuw en kies dan de groepen."
        )
    vers = project.deelnemers.select_for_update(of=("self",)).select_related("groep")
    deelnemers = {f"groep_{d.pk}": d for d in vers.filter(pk__in=[d.pk for d in indeling])}
    nieuw = {f"groep_{d.pk}": groep for d, groep in indeling.items()}
    schrijven = wat_verandert(
        {naam: d.groep for naam, d in deelnemers.items()},
        {naam: nieuw[naam] for naam in deelnemers},
        gezien=gezien,
        door=door,
        wat="groepen ingedeeld",
        op=project,
    )
    for naam, groep in schrijven.items():
        Deelnemer.objects.filter(pk=deelnemers[naam].pk).update(groep=groep)


@transaction.atomic
def verdeel(*, project: Project, door: Gebruiker, iedereen: bool = False, gezien: str = "") -> int:
    """Take over the proposal (`project.voorstel`): spread participants over the groups; gives how many were placed.

    Leaves who has a group already, unless `iedereen`. `gezien` is the mark of the proposal that the page showed. Raises
    `OngeldigeOvergang` when there are no groups, or when the proposal is not the same any more.
    """
    eis_lopend(project, door)
    voorstel = maak_voorstel(project, iedereen=iedereen)
    if not voorstel.nu:
        raise OngeldigeOvergang("Er zijn nog geen groepen.")
    if gezien and gezien != voorstel.kenmerk:
        raise OngeldigeOvergang(
            "De deelnemers of hun groepen zijn intussen veranderd. Hieronder staat het nieuwe voorstel."
        )
    for pk, groep in voorstel.groepen.items():
        Deelnemer.objects.filter(pk=pk).update(groep=groep)
    leg_vast(door=door, wat="deelnemers verdeeld", op=project, aantal=len(voorstel.te_plaatsen))
    return len(voorstel.te_plaatsen)


@transaction.atomic
def verdeel_fundamenten(
    *, project: Project, door: Gebruiker, tafels: Mapping[Fundament, int], gezien: Gezien | None = None
) -> list[Groep]:
    """Say which table discusses which fundament; a table with two fundamenten is one group.

    Takes the table number per fundament; `gezien` has a key `tafel_<id of the fundament>` for each. Tables without
    a fundament disappear; their participants are without a group. Raises `OngeldigeOvergang` when such a table has
    results already.
    """
    eis_lopend(project, door)
    tafels = _nieuwe_tafels(project, tafels, gezien, door)
    per_tafel: dict[int, list[Fundament]] = {}
    for fundament in sorted(tafels, key=lambda f: f.volgorde):
        per_tafel.setdefault(tafels[fundament], []).append(fundament)
    bestaand = {groep.volgorde: groep for groep in project.groepen.all()}
    for nummer, groep in bestaand.items():
        if nummer not in per_tafel:
            _verwijder_groep(groep)
        else:
            # A name that another table is about to get must be free at that moment.
            Groep.objects.filter(pk=groep.pk).update(naam=f"Tafel {groep.pk}")
    project.groepsfundamenten.all().delete()
    groepen = []
    for nummer, fundamenten in sorted(per_tafel.items()):
        groep = bestaand.get(nummer) or Groep(project=project, volgorde=nummer)
        groep.naam = " en ".join(f.naam for f in fundamenten)
        groep.save()
        for fundament in fundamenten:
            Groepfundament.objects.create(project=project, groep=groep, fundament=fundament)
        groepen.append(groep)
    _geef_een_tafel(project)
    return groepen


def _geef_een_tafel(project: Project) -> None:
    """Give what a table chose that is no more to the table of the fundament; nothing that was written there goes."""
    per_fundament = {rij.fundament_id: rij.groep for rij in project.groepsfundamenten.select_related("groep")}
    zonder = Groepskeuze.objects.filter(gekozen__project=project, groep=None)
    for keuze in zonder.select_related("gekozen__waarde__principe"):
        groep = per_fundament.get(keuze.gekozen.waarde.principe.fundament_id)
        al = Groepskeuze.objects.filter(gekozen=keuze.gekozen, groep=groep).first() if groep else None
        if al is None:
            keuze.groep = groep
            keuze.save(update_fields=["groep"])
            continue
        al.reden = "\n\n".join(tekst for tekst in (al.reden, keuze.reden) if tekst)
        al.save(update_fields=["reden"])
        keuze.delete()


def _nieuwe_tafels(
    project: Project, tafels: Mapping[Fundament, int], gezien: Gezien | None, door: Gebruiker
) -> dict[Fundament, int]:
    """Give the tables as they will be: what this person changed, the rest as it is."""
    nu = dict(project.groepsfundamenten.values_list("fundament_id", "groep__volgorde"))
    schrijven = wat_verandert(
        {f"tafel_{f.pk}": nu.get(f.pk) for f in tafels},
        {f"tafel_{f.pk}": nummer for f, nummer in tafels.items()},
        gezien=gezien,
        door=door,
        wat="fundamenten over tafels verdeeld",
        op=project,
    )
    return {f: schrijven.get(f"tafel_{f.pk}", nu.get(f.pk, nummer)) for f, nummer in tafels.items()}


def _verwijder_groep(groep: Groep) -> None:
    if groep.accentreflecties.exists() or groep.acties.exists():
        raise OngeldigeOvergang(f"De groep ‘{groep.naam}’ heeft al resultaten en kan niet weg.")
    try:
        with transaction.atomic():
            groep.delete()
    except RestrictedError as fout:  # a floor above keeps something of this table: notes of a live workshop
        raise OngeldigeOvergang(f"Aan de tafel ‘{groep.naam}’ is al geschreven. Zij kan niet weg.") from fout
