"""What the gespreksleider sees: how far each table is, in numbers, never in texts of a silent step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from live.delen import PODIUM, STIL
from live.klok import verloop
from live.models import Notitie, Plek, Sessie, Tafel
from live.schermen.kader import stap_in_woorden
from live.schermen.wand import wandstukken
from live.teken import Stukken, teken

AANTEKENING = re.compile(r"(\d{1,2}:\d{2}) (.*)", re.DOTALL)
"""A note of the notulist as it is kept: the time and the words (`project.workshop.handelingen.noteer_aantekening`)."""
LAATSTE = 8
"""So many notes stand on the control; all of them stand on the sheet."""
STIPPEN = 12
"""With more people at a table the dots say less than the number beside them."""


@dataclass(frozen=True)
class Tafelstand:
    """How far a table is: who is in, who is there now, who has written all, how many notes lie there."""

    tafel: Tafel
    fundament: str
    verwacht: int
    er: int
    klaar: int
    notities: int
    gekozen: int
    woordvoerder: str

    @property
    def schrijft(self) -> int:
        """How many are still writing."""
        return max(0, self.er - self.klaar)

    @property
    def stippen(self) -> list[str]:
        """One dot per person: klaar, bezig (there, still writing) or weg; none when there are too many to see."""
        if self.verwacht > STIPPEN:
            return []
        weg = max(0, self.verwacht - max(self.er, self.klaar))
        return ["klaar"] * self.klaar + ["bezig"] * self.schrijft + ["weg"] * weg


def tafelstanden(sessie: Sessie) -> list[Tafelstand]:
    """Give how far each table is in the present part."""
    plekken = list(sessie.plekken.select_related("deelnemer"))
    er_nu = set(sessie.plekken.er_nu().values_list("pk", flat=True))
    standen = []
    for tafel in sessie.tafels.met_groep():
        hier = [plek for plek in plekken if plek.deelnemer.groep_id == tafel.groep_id]
        standen.append(
            Tafelstand(
                tafel,
                tafel.fundament,
                _verwacht(tafel),
                sum(plek.pk in er_nu for plek in hier),
                sum(_is_klaar(plek, sessie) for plek in hier),
                _notities(tafel, sessie),
                _gekozen(tafel, sessie),
                tafel.woordvoerder(sessie.nu.soort),
            )
        )
    return standen


def _verwacht(tafel: Tafel) -> int:
    return tafel.groep.deelnemers.komen().count()


def _is_klaar(plek: Plek, sessie: Sessie) -> bool:
    return bool(sessie.deel) and plek.klaar_met == sessie.deel


def _notities(tafel: Tafel, sessie: Sessie) -> int:
    soort = sessie.nu.soort or Notitie.Soort.WAARDE
    return Notitie.objects.van_tafel(sessie, tafel.groep_id, soort).count()


def _gekozen(tafel: Tafel, sessie: Sessie) -> int:
    if sessie.nu.soort == Notitie.Soort.ACTIE:
        return tafel.groep.acties.filter(project=sessie.project_id).count()
    return tafel.groep.groepskeuzes.count()


def aantekeningen(sessie: Sessie) -> list[tuple[str, str]]:
    """Give the notes of the notulist at this step as (time, text), the last one first; no time for text typed on the sheet."""
    tekst = sessie.project.workshop.blad.tekst(f"notities_{stap_van(sessie)}")
    return list(_aantekeningen(tekst))[::-1]


def _aantekeningen(tekst: str) -> Iterator[tuple[str, str]]:
    for stuk in filter(None, (deel.strip() for deel in re.split(r"\n\s*\n", tekst.replace("\r", "")))):
        gevonden = AANTEKENING.fullmatch(stuk)
        yield gevonden.groups() if gevonden else ("", stuk)  # type: ignore[misc]


def stap_van(sessie: Sessie) -> int:
    """Give the step at which the workshop is; before the beginning the first."""
    return min(max(sessie.nu.stap, 1), 7)


def leidingstukken(sessie: Sessie) -> Stukken:
    """Give the pieces of the control screen that change by themselves; the wall with it, in small."""
    deel = sessie.nu
    regels = aantekeningen(sessie)
    wand = {naam.replace("-", "_"): stuk for naam, stuk in wandstukken(sessie).items()}
    return {
        "verloop": teken("verloop", sessie=sessie, verloop=verloop(sessie)),
        "tafels": teken(
            "tafels",
            sessie=sessie,
            deel=deel,
            standen=tafelstanden(sessie),
            stil=deel.beeld == STIL,
            presenteren=deel.beeld == PODIUM,
        ),
        "aantekeningen": teken("aantekeningen", regels=regels[:LAATSTE], meer=len(regels) - LAATSTE),
        "wandbeeld": teken("wandbeeld", sessie=sessie, deel=deel, stap=stap_in_woorden(deel), **wand),
    }
