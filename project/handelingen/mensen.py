"""Writes on participants, groups and invitations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker, Organisatie
from organisatie.post import verstuur, volledige_url
from project.handelingen.project import eis_lopend
from project.models import Deelnemer, Groep, Groepfundament, OngeldigeOvergang, Project
from waardenkader.models import Fundament


@transaction.atomic
def voeg_deelnemer_toe(*, project: Project, door: Gebruiker, naam: str, **velden: Any) -> Deelnemer:
    """Add a participant; one whose address belongs to an account is linked to it.

    Raises `ValidationError` when the person is in the list already or a field is wrong.
    """
    eis_lopend(project)
    deelnemer = Deelnemer(project=project, naam=naam, **velden)
    _bewaar(deelnemer)
    leg_vast(door=door, wat="deelnemer toegevoegd", op=project, deelnemer=deelnemer.naam)
    return deelnemer


@transaction.atomic
def wijzig_deelnemer(*, deelnemer: Deelnemer, door: Gebruiker, **velden: Any) -> Deelnemer:
    """Change what is known of a participant."""
    eis_lopend(deelnemer.project)
    if velden.get("email", deelnemer.email) != deelnemer.email and "gebruiker" not in velden:
        deelnemer.gebruiker = None
    for naam, waarde in velden.items():
        setattr(deelnemer, naam, waarde)
    _bewaar(deelnemer)
    leg_vast(door=door, wat="deelnemer gewijzigd", op=deelnemer.project, deelnemer=deelnemer.naam)
    return deelnemer


@transaction.atomic
def verwijder_deelnemer(*, deelnemer: Deelnemer, door: Gebruiker) -> None:
    """Take a participant off the list."""
    eis_lopend(deelnemer.project)
    leg_vast(door=door, wat="deelnemer verwijderd", op=deelnemer.project, deelnemer=deelnemer.naam)
    deelnemer.delete()


@transaction.atomic
def deel_in(*, project: Project, door: Gebruiker, indeling: Mapping[Deelnemer, Groep | None]) -> None:
    """Put participants in groups by hand."""
    eis_lopend(project)
    for deelnemer, groep in indeling.items():
        if deelnemer.groep_id != (groep.pk if groep else None):
            deelnemer.groep = groep
            deelnemer.save(update_fields=["groep"])
    leg_vast(door=door, wat="groepen ingedeeld", op=project)


@transaction.atomic
def verdeel(*, project: Project, door: Gebruiker, iedereen: bool = False) -> int:
    """Spread participants over the groups, so that each has a mix of perspectives; gives how many moved.

    Leaves who has a group already, unless `iedereen`. Groups stay equal in size; among the smallest
    the one is taken with the fewest of the same perspective, then of the same side (inside, outside).
    Raises `OngeldigeOvergang` when there are no groups.
    """
    eis_lopend(project)
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
def verdeel_fundamenten(*, project: Project, door: Gebruiker, tafels: Mapping[Fundament, int]) -> list[Groep]:
    """Say which table discusses which fundament; a table with two fundamenten is one group.

    Takes the table number per fundament. Tables without a fundament disappear; their participants
    are without a group. Raises `OngeldigeOvergang` when such a table has results already.
    """
    eis_lopend(project)
    Project.objects.select_for_update().get(pk=project.pk)
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
        project.gekozen_waarden.filter(waarde__principe__fundament__in=fundamenten).update(groep=groep)
        groepen.append(groep)
    leg_vast(door=door, wat="fundamenten over tafels verdeeld", op=project, groepen=[g.naam for g in groepen])
    return groepen


def _verwijder_groep(groep: Groep) -> None:
    if groep.accentreflecties.exists() or groep.acties.exists():
        raise OngeldigeOvergang(f"De groep ‘{groep.naam}’ heeft al resultaten en kan niet weg.")
    groep.delete()


@transaction.atomic
def stuur_uitnodigingen(
    *, project: Project, door: Gebruiker, deelnemers: Iterable[Deelnemer] | None = None
) -> int:
    """Invite participants by mail, with framework, definitions and casusbeschrijving; gives how many.

    Without `deelnemers`: all with an address who were not invited yet. Raises `OngeldigeOvergang`
    when the workshop has no date or the casusbeschrijving was not shared yet.
    """
    eis_lopend(project)
    if project.workshop.begin is None:
        raise OngeldigeOvergang("Kies eerst een datum en tijd voor de workshop.")
    if project.casus_gedeeld_op is None:
        raise OngeldigeOvergang("Deel eerst de casusbeschrijving. Die hoort bij de uitnodiging.")
    gekozen = list(project.deelnemers.uit_te_nodigen() if deelnemers is None else deelnemers)
    for deelnemer in gekozen:
        _nodig_uit(deelnemer, project, door)
    leg_vast(door=door, wat="uitnodigingen verstuurd", op=project, aantal=len(gekozen))
    return len(gekozen)


@transaction.atomic
def stuur_overzicht(*, project: Project, door: Gebruiker) -> int:
    """Mail all participants with an address how the actions stand; gives how many (bron: 000, 3.4 stap 3).

    Raises `OngeldigeOvergang` before the end of the workshop, and when there is no action or nobody to mail.
    """
    if not project.workshop_is_geweest:
        raise OngeldigeOvergang("De acties staan pas vast als de workshop is afgerond.")
    acties = list(project.acties.select_related("actiehouder").op_urgentie())
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
    adres = reverse("project-uitnodiging", args=[deelnemer.kenmerk])
    verstuur(
        aan=deelnemer.email,
        onderwerp=f"Uitnodiging: workshop over {project.titel}",
        tekst=render_to_string(
            "mail/uitnodiging.txt",
            {
                "deelnemer": deelnemer,
                "project": project,
                "workshop": project.workshop,
                "door": door,
                "organisatie": Organisatie.huidige(),
                "adres": volledige_url(adres),
            },
        ),
    )
    deelnemer.uitnodiging = Deelnemer.Uitnodiging.VERSTUURD
    deelnemer.uitgenodigd_op = timezone.now()
    deelnemer.save(update_fields=["uitnodiging", "uitgenodigd_op"])


@transaction.atomic
def antwoord_op_uitnodiging(*, deelnemer: Deelnemer, komt: bool) -> Deelnemer:
    """Record that an invited participant comes or not; the participant does this without an account.

    Raises `OngeldigeOvergang` when the workshop has been held.
    """
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
    if deelnemer.gebruiker is None and deelnemer.email:
        deelnemer.gebruiker = Gebruiker.objects.actief().filter(email__iexact=deelnemer.email).first()
    if deelnemer.gebruiker and not deelnemer.email:
        deelnemer.email = deelnemer.gebruiker.email
    if deelnemer.groep and deelnemer.groep.project_id != deelnemer.project_id:
        raise ValidationError({"groep": "Deze groep hoort bij een ander project."})
    _eis_eenmaal(deelnemer)
    deelnemer.full_clean()
    deelnemer.save()


def _eis_eenmaal(deelnemer: Deelnemer) -> None:
    """Raise `ValidationError` when the same name or address is in the list already, however it is typed."""
    anderen = Deelnemer.objects.filter(project_id=deelnemer.project_id).exclude(pk=deelnemer.pk)
    if deelnemer.email and anderen.filter(email__iexact=deelnemer.email).exists():
        raise ValidationError({"email": "Er is al een deelnemer met dit e-mailadres."})
    if anderen.filter(naam__iexact=deelnemer.naam).exists():
        raise ValidationError(
            {"naam": "Deze naam staat al in de lijst. Is het iemand anders? Zet er dan iets bij."}
        )
