"""What somebody watches and can hand over to a colleague, and how both are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse

from acties.models import EIGENAREN, Actie, Eigenaar, eigenaren
from acties.overzicht import Regel, regels
from organisatie import meldsoorten
from organisatie.meldingen import Nieuws, Ontvanger, meld
from organisatie.meldsoorten import Meldsoort
from organisatie.models import Gebruiker
from organisatie.tekst import aantal, opsomming

WOORDEN = {"project": ("project", "projecten"), "dossier": ("strategie", "strategieën")}
"""What people call the owners of actions: one, more."""
ACTIE = "actie"


@dataclass(frozen=True)
class Stuk:
    """One thing that somebody watches: a project or dossier with its running actions, or a single action of another's."""

    soort: str
    ding: Any
    lopend: Sequence[Regel] = ()

    @property
    def sleutel(self) -> str:
        """Its name in a form."""
        return f"{self.soort}-{self.ding.pk}"

    @property
    def naam(self) -> str:
        """What it is, with how many actions run there, or of whom it is and who carries it out."""
        if self.soort == ACTIE:
            return f"{self.ding}, bij {self.ding.eigenaar} ({self.ding.houder or 'nog geen actiehouder'})"
        return f"{self.ding}: {stand(self.lopend)}"


def stand(lopend: Collection[Regel]) -> str:
    """Say how many actions run, and how many of these ask for attention."""
    if not lopend:
        return "geen lopende acties"
    aandacht = sum(bool(r.signalen) for r in lopend)
    vraagt = f", {aandacht} {'vraagt' if aandacht == 1 else 'vragen'} aandacht" if aandacht else ""
    return f"{aantal(len(lopend), 'lopende actie', 'lopende acties')}{vraagt}"


def gevolgd_door(wie: Gebruiker) -> list[Stuk]:
    """Give all that this person watches now: projects, dossiers, and single actions of which they are the monitor elsewhere.

    Who only stands in for a regievoerder that is not there, watches what has running actions.
    """
    stukken = [stuk for veld in EIGENAREN for stuk in _met_regie(wie, veld)]
    mijn = {(stuk.soort, stuk.ding.pk) for stuk in stukken}
    acties = te_volgen(wie).select_related(*EIGENAREN, "actiehouder").op_urgentie()
    los = [a for a in acties if (a.hoort_bij, a.eigenaar.pk) not in mijn]
    return stukken + [Stuk(ACTIE, actie) for actie in los]


def te_volgen(wie: Gebruiker) -> Any:
    """Give the running actions of which this person is the monitor."""
    return Actie.objects.geldend().lopend().filter(monitor=wie)


def _met_regie(wie: Gebruiker, veld: str) -> Iterator[Stuk]:
    alle = eigenaren(veld).met_regie(wie).filter(volgt=True)
    per_eigenaar: dict[int, list[Regel]] = defaultdict(list)
    for r in regels(Actie.objects.geldend().lopend().filter(**{f"{veld}__in": alle.values("pk")})):
        per_eigenaar[getattr(r.actie, f"{veld}_id")].append(r)
    gaat_door = Q(pk__in=list(per_eigenaar)) | Q(pk__in=eigenaren(veld).lopend().values("pk"))
    for eigenaar in alle.filter(gaat_door).order_by("titel", "pk"):
        lopend = per_eigenaar[eigenaar.pk]
        if lopend or getattr(eigenaar, f"{eigenaar.regieveld}_id") == wie.pk:
            yield Stuk(veld, eigenaar, lopend)


def keur_opvolger(door: Gebruiker, aan: Gebruiker, eigenaren: Iterable[Eigenaar]) -> None:
    """Raise `ValidationError` on `aan` when this colleague cannot take over these projects and dossiers from `door`."""
    if aan == door:
        raise ValidationError({"aan": "Dat ben je zelf. Kies de collega die het van je overneemt."})
    if not aan.is_active:
        raise ValidationError({"aan": f"{aan.naam} kan niet meer inloggen. Kies iemand anders."})
    bezwaren = [bezwaar for eigenaar in eigenaren if (bezwaar := eigenaar.bezwaar_tegen_regie(aan))]
    if bezwaren:
        raise ValidationError({"aan": [f"{b} Vink dat uit, of kies iemand anders." for b in bezwaren]})


@dataclass(frozen=True)
class Overdracht:
    """What went from one person to another: projects and dossiers with their actions, and single actions to follow.

    `niet` is what was somebody else's already, and stayed as it was.
    """

    door: Gebruiker | None
    van: Gebruiker | None
    aan: Gebruiker | None
    eigenaren: Sequence[Eigenaar] = ()
    acties: Sequence[Actie] = ()
    niet: Sequence[Eigenaar | Actie] = ()
    toelichting: str = ""

    @property
    def wat(self) -> str:
        """Say what it is: by name when it is one thing, else how many of each."""
        dingen = [*self.eigenaren, *self.acties]
        if len(dingen) == 1:
            return str(dingen[0])
        return hoeveel([_soort(e) for e in self.eigenaren], len(self.acties))


def hoeveel(soorten: Sequence[str], acties: int) -> str:
    """Say how many projects, strategies and actions: "2 projecten, 1 strategie en 3 acties"."""
    delen = [aantal(soorten.count(s), *WOORDEN[s]) for s in EIGENAREN if s in soorten]
    return opsomming(delen + ([aantal(acties, "actie", "acties")] if acties else []))


def _soort(eigenaar: Any) -> str:
    return str(eigenaar._meta.model_name)


def meld_overdracht(overdracht: Overdracht) -> None:
    """Tell who watches from now on and who did so until now; who took it oneself knows."""
    if overdracht.aan and overdracht.aan != overdracht.door:
        _meld(
            overdracht.aan, "regie_gekregen", f"De regie is nu voor jou: {overdracht.wat}", _aan(overdracht)
        )
    if overdracht.van:
        _meld(
            overdracht.van, "regie_weg", f"De regie is niet meer van jou: {overdracht.wat}", _van(overdracht)
        )


def _meld(wie: Gebruiker, soort: str, kop: str, delen: list[str]) -> None:
    meld(
        Ontvanger(wie),
        Nieuws(
            soort=soort,
            sleutel=f"{soort}:{uuid4()}",  # what was handed over before is not there to hand over again
            kop=kop,
            tekst="\n\n".join(deel for deel in delen if deel),
            pad=reverse("acties"),
            knop="Bekijk het bord met acties",
        ),
    )


def _aan(o: Overdracht) -> list[str]:
    """Give the text for who watches from now on."""
    wie = o.door.naam if o.door else "De beheerder"
    begin = f"{wie} draagt aan je over:" if o.van == o.door else f"{wie} vraagt je voortaan te volgen:"
    eerder = f"Eerder deed {o.van.naam} dat." if o.van and o.van != o.door else ""
    schrijft = f"{wie} schrijft erbij: {o.toelichting}" if o.toelichting else ""
    vanaf = "Loopt een actie vast, dan krijg jij daar voortaan bericht van."
    vanaf += " Elke maand krijg je een overzicht." if o.eigenaren else ""
    vraag = f"Heb je een vraag? Stel haar aan {wie}{f': {o.door.email}' if o.door and o.door.email else ''}."
    return [begin, _regels(o), eerder, schrijft, vanaf, vraag]


def _van(o: Overdracht) -> list[str]:
    """Give the text for who watched until now."""
    wie = o.door.naam if o.door else "De beheerder"
    if o.van == o.door and o.aan:
        begin = f"Je hebt aan {o.aan.naam} overgedragen:"
    elif o.aan == o.door:
        begin = f"{wie} volgt voortaan:"
    elif o.aan:
        begin = f"{wie} vraagt {o.aan.naam} voortaan te volgen:"
    else:
        begin = f"{wie} heeft aangepast dat je dit niet meer volgt:"
    schreef = f"Je schreef erbij: {o.toelichting}" if o.toelichting else ""
    return [begin, _regels(o), schreef, "Je krijgt hier geen berichten meer over."]


def _regels(o: Overdracht) -> str:
    """Give a line for each project, dossier and action."""
    van_eigenaar = [
        f"- {e} (als {type(e)._meta.get_field(e.regieveld).verbose_name}): {stand(regels(e.eigen_acties.geldend().lopend()))}"  # type: ignore[attr-defined]
        for e in sorted(o.eigenaren, key=str)
    ]
    return "\n".join(van_eigenaar + [f"- {Stuk(ACTIE, actie).naam}" for actie in o.acties])


def sluit_aan() -> None:
    """Add the notices on what was handed over; once, when Django starts."""
    meldsoorten.neem_op(
        Meldsoort("regie_gekregen", "De regie is voor jou", plicht=True),
        Meldsoort("regie_weg", "De regie is niet meer van jou", plicht=True),
    )
