"""Writes on participants, groups and invitations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Bericht, Gebruiker, Organisatie
from organisatie.overgang import OngeldigeOvergang
from organisatie.post import probeer_opnieuw, trek_in, verstuur, volledige_url
from organisatie.rechten import Recht
from organisatie.rij import lees_opnieuw, vergrendeld
from organisatie.wijziging import Gezien, pas_aan, wat_verandert
from project.handelingen.slot import eis_lopend, houd, vergrendel
from project.models import Deelnemer, Groep, Groepfundament, Groepskeuze, Project
from project.models.mensen import nieuw_kenmerk
from project.workshop.tijden import einde
from waardenkader.models import Fundament


@transaction.atomic
def voeg_deelnemer_toe(*, project: Project, door: Gebruiker, naam: str, **velden: Any) -> Deelnemer:
    """Add a participant; one whose address belongs to an account is linked to it.

    Raises `ValidationError` when the person is in the list already or a field is wrong.
    """
    eis_lopend(project, door)
    deelnemer = Deelnemer(project=project, naam=naam, **velden)
    _bewaar(deelnemer)
    leg_vast(door=door, wat="deelnemer toegevoegd", op=project, deelnemer=deelnemer.naam)
    return deelnemer


@transaction.atomic
def wijzig_deelnemer(
    *, deelnemer: Deelnemer, door: Gebruiker, gezien: Gezien | None = None, **velden: Any
) -> Deelnemer:
    """Change what is known of a participant."""
    eis_lopend(deelnemer.project, door)
    vers = vergrendeld(deelnemer)
    if velden.get("email", vers.email) != vers.email and "gebruiker" not in velden:
        vers.gebruiker = None
    pas_aan(
        vers,
        velden,
        door=door,
        wat="deelnemer gewijzigd",
        gezien=gezien,
        op=vers.project,
        keur=_vul_aan,
        deelnemer=vers.naam,
    )
    return vers


@transaction.atomic
def verwijder_deelnemer(*, deelnemer: Deelnemer, door: Gebruiker) -> None:
    """Take a participant off the list."""
    eis_lopend(deelnemer.project, door)
    lees_opnieuw(deelnemer)
    leg_vast(door=door, wat="deelnemer verwijderd", op=deelnemer.project, deelnemer=deelnemer.naam)
    trek_in(deelnemer.bericht)
    deelnemer.delete()


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
def verdeel(*, project: Project, door: Gebruiker, iedereen: bool = False) -> int:
    """Spread participants over the groups, so that each has a mix of perspectives; gives how many moved.

    Leaves who has a group already, unless `iedereen`. Groups stay equal in size; among the smallest
    the one is taken with the fewest of the same perspective, then of the same side (inside, outside).
    Raises `OngeldigeOvergang` when there are no groups.
    """
    eis_lopend(project, door)
    groepen = list(project.groepen.all())
    if not groepen:
        raise OngeldigeOvergang("Er zijn nog geen groepen.")
    deelnemers = list(project.deelnemers.komen())
    leden: dict[int, list[Deelnemer]] = {groep.pk: [] for groep in groepen}
    te_plaatsen = []
    for deelnemer in deelnemers:
        if deelnemer.groep_id is None or iedereen:
            te_plaatsen.append(deelnemer)
        else:
            leden[deelnemer.groep_id].append(deelnemer)
    for deelnemer in sorted(te_plaatsen, key=lambda d: (d.perspectief.lower(), d.soort, d.naam)):
        groep = min(groepen, key=lambda g: _past_slecht(deelnemer, leden[g.pk]))
        leden[groep.pk].append(deelnemer)
        deelnemer.groep = groep
        deelnemer.save(update_fields=["groep"])
    leg_vast(door=door, wat="deelnemers verdeeld", op=project, aantal=len(te_plaatsen))
    return len(te_plaatsen)


def _past_slecht(deelnemer: Deelnemer, leden: list[Deelnemer]) -> tuple[int, int, int]:
    zelfde_perspectief = sum(lid.perspectief.lower() == deelnemer.perspectief.lower() for lid in leden)
    return len(leden), zelfde_perspectief, sum(lid.soort == deelnemer.soort for lid in leden)


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
    groep.delete()


@transaction.atomic
def stuur_uitnodigingen(*, project: Project, door: Gebruiker) -> int:
    """Invite participants by mail, with framework, definitions and casusbeschrijving; gives how many.

    That is all with an address who were not invited yet, or whose mail did not go there: who clicks twice finds nobody
    left. Raises `OngeldigeOvergang` when the workshop has no date or the casusbeschrijving was not shared yet.
    """
    eis_lopend(project, door)
    _eis_uitnodigbaar(project)
    wie = list(project.deelnemers.uit_te_nodigen().select_related("bericht"))
    for deelnemer in wie:
        _nodig_uit(deelnemer, project, door)
    leg_vast(door=door, wat="uitnodigingen verstuurd", op=project, aantal=len(wie))
    return len(wie)


@transaction.atomic
def stuur_uitnodiging_opnieuw(*, deelnemer: Deelnemer, door: Gebruiker) -> None:
    """Invite again who did not get the mail, or perhaps not.

    A mail of which that is uncertain keeps its Message-ID, so that many mail servers drop the second one.
    Raises `OngeldigeOvergang` when the mail arrived or is on its way.
    """
    project = eis_lopend(deelnemer.project, door)
    vers = vergrendeld(deelnemer)
    _eis_uitnodigbaar(project)
    if not vers.kan_opnieuw:
        raise OngeldigeOvergang(f"De uitnodiging aan {vers.naam} is verstuurd of onderweg.")
    bericht = vers.bericht
    if bericht and bericht.status != Bericht.Status.MISLUKT and bericht.aan == vers.email:
        probeer_opnieuw(bericht=bericht, door=door)
    else:
        _nodig_uit(vers, project, door)
    leg_vast(door=door, wat="uitnodiging opnieuw verstuurd", op=project, deelnemer=vers.naam)


def _eis_uitnodigbaar(project: Project) -> None:
    if project.workshop.begin is None:
        raise OngeldigeOvergang("Kies eerst een datum en tijd voor de workshop.")
    if project.casus_gedeeld_op is None:
        raise OngeldigeOvergang("Deel eerst de casusbeschrijving. Die hoort bij de uitnodiging.")


@transaction.atomic
def stuur_overzicht(*, project: Project, door: Gebruiker) -> int:
    """Mail all participants with an address how the actions stand; gives how many (bron: 000, 3.4 stap 3).

    Raises `OngeldigeOvergang` before the end of the workshop, and when there is no action or nobody to mail.
    """
    houd(project, door, Recht.ACTIE_BEHEREN)
    if not project.workshop_is_geweest:
        raise OngeldigeOvergang("De acties staan pas vast als de workshop is afgerond.")
    acties = list(project.acties.afgesproken().select_related("actiehouder").op_urgentie())
    mensen = list(project.deelnemers.komen().exclude(email=""))
    if not acties:
        raise OngeldigeOvergang("Er zijn nog geen acties om over te vertellen.")
    if not mensen:
        raise OngeldigeOvergang("Van geen enkele deelnemer is een e-mailadres bekend.")
    for deelnemer in mensen:
        gegevens = {"deelnemer": deelnemer, "project": project, "acties": acties, "door": door}
        tekst = render_to_string("mail/overzicht.txt", gegevens)
        verstuur(aan=deelnemer.email, onderwerp=f"Hoe staan de acties van {project.titel}?", tekst=tekst)
    leg_vast(door=door, wat="overzicht van acties verstuurd", op=project, aantal=len(mensen))
    return len(mensen)


def _nodig_uit(deelnemer: Deelnemer, project: Project, door: Gebruiker) -> None:
    """Put the invitation in the outbox; an earlier one that still waits is not sent any more."""
    if deelnemer.bericht:
        trek_in(deelnemer.bericht)
        if deelnemer.bericht.aan != deelnemer.email:
            deelnemer.kenmerk = nieuw_kenmerk()  # the link that went to another address stops working
    gegevens = {
        "deelnemer": deelnemer,
        "project": project,
        "workshop": project.workshop,
        "einde": einde(project.workshop),
        "door": door,
        "organisatie": Organisatie.huidige(),
        "adres": volledige_url(reverse("project-uitnodiging", args=[deelnemer.kenmerk])),
    }
    deelnemer.bericht = verstuur(
        aan=deelnemer.email,
        onderwerp=f"Uitnodiging: workshop over {project.titel}",
        tekst=render_to_string("mail/uitnodiging.txt", gegevens),
    )
    deelnemer.uitnodiging = Deelnemer.Uitnodiging.VERSTUURD
    deelnemer.uitgenodigd_op = timezone.now()
    deelnemer.save(update_fields=["uitnodiging", "uitgenodigd_op", "bericht", "kenmerk"])


@transaction.atomic
def antwoord_op_uitnodiging(*, deelnemer: Deelnemer, kenmerk: str, komt: bool) -> Deelnemer:
    """Record that an invited participant comes or not; the participant does this without an account.

    The right is the personal link: `kenmerk` is what stands in it. Raises `PermissionDenied` when the participant has
    another one by now, `OngeldigeOvergang` when the workshop has been held.
    """
    vergrendel(deelnemer.project)
    lees_opnieuw(deelnemer)
    if deelnemer.kenmerk != kenmerk:
        raise PermissionDenied("De link is vervangen.")
    if deelnemer.project.fase not in (Project.Fase.VOORBEREIDING, Project.Fase.WORKSHOP):
        raise OngeldigeOvergang("De workshop is al geweest.")
    soort = Deelnemer.Uitnodiging
    deelnemer.uitnodiging = soort.KOMT if komt else soort.KOMT_NIET
    deelnemer.save(update_fields=["uitnodiging"])
    leg_vast(
        door=deelnemer.gebruiker,
        wat="uitnodiging beantwoord",
        op=deelnemer.project,
        deelnemer=deelnemer.naam,
        komt=komt,
    )
    return deelnemer


def _bewaar(deelnemer: Deelnemer) -> None:
    _vul_aan(deelnemer)
    deelnemer.full_clean()
    deelnemer.save()


def _vul_aan(deelnemer: Deelnemer) -> None:
    """Link address and account; refuse a group of another project and somebody who is in the list already."""
    if deelnemer.gebruiker is None and deelnemer.email:
        deelnemer.gebruiker = Gebruiker.objects.actief().filter(email__iexact=deelnemer.email).first()
    if deelnemer.gebruiker and not deelnemer.email:
        deelnemer.email = deelnemer.gebruiker.email
    if deelnemer.groep and deelnemer.groep.project_id != deelnemer.project_id:
        raise ValidationError({"groep": "Deze groep hoort bij een ander project."})
    _eis_eenmaal(deelnemer)


def _eis_eenmaal(deelnemer: Deelnemer) -> None:
    """Raise `ValidationError` when the same name or address is in the list already, however it is typed."""
    anderen = Deelnemer.objects.filter(project_id=deelnemer.project_id).exclude(pk=deelnemer.pk)
    if deelnemer.email and anderen.filter(email__iexact=deelnemer.email).exists():
        raise ValidationError({"email": "Er is al een deelnemer met dit e-mailadres."})
    if anderen.filter(naam__iexact=deelnemer.naam).exists():
        raise ValidationError(
            {"naam": "Deze naam staat al in de lijst. Is het iemand anders? Zet er dan iets bij."}
        )
