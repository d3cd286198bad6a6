"""An action that goes on in a next version of its strategy: what happens meanwhile moves along, and its past stays readable.

As long as the next version is a draft, people report on the action that runs. Its state moves along at once
(`acties.bouwstenen.noteer_voortgang`), and so do holder, monitor and term (here), unless the writers of the draft chose another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime

from acties.models import Actie, Status, Voortgang
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.wijziging import in_woorden

SAMEN: tuple[tuple[str, ...], ...] = (
    ("actiehouder", "actiehouder_naam", "actiehouder_adres", "actiehouder_functie"),
    ("monitor",),
    ("begint_op",),
    ("termijn",),
)
"""What moves along, each as a whole: a holder is an account or a name, an address and a function."""
VERSTE = 20
"""So many versions back is looked at most."""


@dataclass(frozen=True)
class Eerder:
    """The same action in an earlier version: what was reported on it there, the last first."""

    actie: Actie
    voortgang: list[Voortgang]


def laat_meelopen(was: Actie, nu: Actie, door: Gebruiker | None) -> None:
    """Give the drafts that go on from an action what was changed of it, where they still say what it said before."""
    anders = [velden for velden in SAMEN if _stand(was, velden) != _stand(nu, velden)]
    if not anders:
        return
    for opvolger in nu.opvolgers.select_for_update(of=("self",)).filter(afgesproken_op=None):
        velden = [naam for deel in anders if _stand(opvolger, deel) == _stand(was, deel) for naam in deel]
        wijzigingen = {
            naam: [in_woorden(getattr(opvolger, naam)), in_woorden(getattr(nu, naam))]
            for naam in velden
            if getattr(opvolger, naam) != getattr(nu, naam)
        }
        if not wijzigingen:
            continue
        for naam in wijzigingen:
            setattr(opvolger, naam, getattr(nu, naam))
        opvolger.save(update_fields=list(wijzigingen))
        leg_vast(door=door, wat="wijziging overgenomen", op=opvolger, rij="", wijzigingen=wijzigingen)


def _stand(actie: Actie, velden: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(actie, Actie._meta.get_field(naam).attname) for naam in velden)  # type: ignore[union-attr]


def eerder(actie: Actie) -> list[Eerder]:
    """Give the action in the versions before this one, the last first, with all that was reported on it there."""
    gevonden: list[Eerder] = []
    vorige = actie.vorige_id
    while vorige and len(gevonden) < VERSTE:
        deze = Actie.objects.select_related("project", "dossier").get(pk=vorige)
        voortgang = deze.voortgang.select_related("door", "bewijs").defer("bewijs__inhoud")
        gevonden.append(Eerder(deze, list(voortgang)))
        vorige = deze.vorige_id
    return gevonden


def leest_ook(gebruiker: Gebruiker, actie: Actie) -> bool:
    """Say whether somebody reads an action: itself, or one that goes on from it in a later version."""
    reeks = {actie.pk}
    for _ in range(VERSTE):
        opvolgers = set(
            Actie.objects.filter(vorige__in=reeks).exclude(pk__in=reeks).values_list("pk", flat=True)
        )
        if not opvolgers:
            break
        reeks |= opvolgers
    return Actie.objects.zichtbaar_voor(gebruiker).filter(pk__in=reeks).exists()


def begin_waar_het_staat(actie: Actie, laatste: Voortgang, door: Gebruiker) -> None:
    """Let an action that was just agreed begin with how it stood in the version before: a first report that says so.

    Nobody is told of it: it is no news. A bottleneck keeps what was said of it.
    """
    wanneer = date_format(localtime(laatste.op), "j F Y")
    klaar = actie.status == Status.GEREED
    gezegd = (
        f"Deze actie was al gereed: {laatste.wie} meldde dat op {wanneer}."
        if klaar
        else f"Deze actie gaat door waar zij was. {laatste.wie} meldde het laatst iets, op {wanneer}."
    )
    knelt = actie.status == Status.KNELT and laatste.status == Status.KNELT
    teksten = {naam: getattr(laatste, naam) for naam in ("knelpunt", "oplossing", "nodig") if knelt}
    Voortgang.objects.create(
        actie=actie,
        door=door,
        status=actie.status,
        tekst="\n\n".join(filter(None, (gezegd, laatste.tekst))),
        bijstellen=laatste.bijstellen,
        **teksten,
    )
    leg_vast(door=door, wat="stand van de vorige versie overgenomen", op=actie, status=actie.status)
