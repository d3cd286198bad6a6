"""Whether the databank finds what people look for: a hundred questions over the verslagen of `vragen.toml`.

    DATABASE_URL=… .venv/bin/python -m benchmarks.vragen

prints recall (of what must come up, how much does) and precision (of what comes up, how much must), the mean of all questions,
and each question that is not answered wholly. Option: --alles (print every question).
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone

from benchmarks.groot import eigen_database
from formats.bouwstenen import nieuwe_invulling
from moresprudentie.formats import VERSLAG
from moresprudentie.inhoud import SCHEMA, Inhoud
from moresprudentie.models import Verslag, Verslagversie, Zoekregel
from moresprudentie.zoeken import treffers
from moresprudentie.zoekindex import plat, zet_in_index
from organisatie.models import Gebruiker, Rol
from project.handelingen.project import maak_project
from tests.conftest import maak_persoon
from waardenkader.handelingen import laad_kader
from waardenkader.models import Waarde

BESTAND = Path(__file__).with_suffix(".toml")
STOF: dict[str, Any] = tomllib.loads(BESTAND.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Uitslag:
    """What one question gave."""

    vraag: str
    moet: frozenset[str]
    kwam: frozenset[str]

    @property
    def recall(self) -> float:
        """Of what must come up, the part that did."""
        return len(self.moet & self.kwam) / len(self.moet)

    @property
    def precisie(self) -> float:
        """Of what came up, the part that must; nothing wrong came up when nothing did."""
        return len(self.moet & self.kwam) / len(self.kwam) if self.kwam else 1.0

    def __str__(self) -> str:
        mist, teveel = sorted(self.moet - self.kwam), sorted(self.kwam - self.moet)
        return (
            f"{self.vraag:28}{self.recall:6.0%}{self.precisie:6.0%}  "
            f"mist: {', '.join(mist) or '-'}; te veel: {', '.join(teveel) or '-'}"
        )


def _waarde(naam: str) -> dict[str, str]:
    waarde = Waarde.objects.actueel().select_related("principe__fundament", "versie").get(slug=naam)
    fundament = waarde.principe.fundament
    return {
        "kader": waarde.versie.sleutel,
        "waarde": waarde.slug,
        "naam": waarde.naam,
        "principe": waarde.plaats,
        "fundament": fundament.sleutel,
        "fundament_naam": fundament.naam,
    }


def _inhoud(rij: dict[str, Any], nummer: int) -> Inhoud:
    """Give the content that a verslag of these words is published with."""
    vragen = {"samenvatting": rij["kort"], "afweging": rij["tekst"], "trefwoorden": rij["trefwoorden"]}
    niets = {"soort": "", "lading": "", "waarom": "", "invulling": ""}
    besproken = dict.fromkeys(rij["waarden"], True)
    gekozen = {"reden": "", "betekenis": "", "weegt_zwaar": False, "accentwaarde": False}
    return Inhoud(
        schema=SCHEMA,
        nummer=f"CODIO 2026-{nummer:03d}",
        versie=1,
        gepubliceerd_op=timezone.now().isoformat(),
        reden="",
        titel=rij["titel"],
        omschrijving=rij["kort"],
        organisatie="Provincie Voorbeeld",
        onderdeel="",
        technologie=rij["technologie"],
        workshop={"datum": "", "plaats": "", "deelnemers": 12, "van_buiten": 3},
        uitkomst={"sleutel": "door", "naam": "Door", "reden": ""},
        secties=[
            {
                "sleutel": "kort",
                "titel": "In het kort",
                "vragen": [{"sleutel": s, "vraag": s, "tekst": tekst} for s, tekst in vragen.items()],
            }
        ],
        waarden=[_waarde(naam) | gekozen for naam in rij["waarden"]],
        accentwaarden=[
            _waarde(naam) | niets | {"speelt_rol": besproken.get(naam)} for naam in STOF["accentwaarden"]
        ],
        spanningen=[],
        acties=[],
        trefwoorden=[woord.strip() for woord in rij["trefwoorden"].split(",")],
        weggehaald=[],
    )


def leg_aan(door: Gebruiker) -> dict[int, str]:
    """Publish the verslagen; gives their keys with what they are called in the questions."""
    gemaakt = {}
    for nummer, rij in enumerate(STOF["verslag"], 1):
        inhoud, nu = _inhoud(rij, nummer), timezone.now()
        verslag = Verslag.objects.create(
            project=maak_project(door=door, titel=rij["titel"]),
            invulling=nieuwe_invulling(format=VERSLAG, door=door),
            zichtbaarheid=Verslag.Zichtbaarheid.OPENBAAR,
            titel=rij["titel"],
            technologie=rij["technologie"],
            samenvatting=plat(rij["kort"]),
            uitkomst="door",
            jaar=nu.year,
            volgnummer=nummer,
            slug=f"vraag-{nummer}",
            gepubliceerd_op=nu,
        )
        versie = Verslagversie.objects.create(
            verslag=verslag,
            nummer=1,
            inhoud=dict(inhoud),
            zichtbaarheid=verslag.zichtbaarheid,
            gepubliceerd_op=nu,
            gepubliceerd_door=door,
        )
        verslag.status, verslag.huidige_versie = Verslag.Status.GEPUBLICEERD, versie
        verslag.save()
        verslag.waarden.set(Waarde.objects.actueel().filter(slug__in=rij["waarden"]))
        zet_in_index(verslag, inhoud)
        gemaakt[verslag.pk] = rij["sleutel"]
    return gemaakt


def stel(gemaakt: dict[int, str]) -> Iterator[Uitslag]:
    """Ask every question."""
    for vraag, moet in STOF["vragen"].items():
        gevonden = treffers(Zoekregel.objects.all(), vraag).regels.values_list("pk", flat=True)
        yield Uitslag(vraag, frozenset(moet), frozenset(gemaakt[pk] for pk in gevonden))


def gemiddeld(uitslagen: list[Uitslag]) -> tuple[float, float]:
    """Give recall and precision of all questions together."""
    aantal = len(uitslagen)
    return sum(u.recall for u in uitslagen) / aantal, sum(u.precisie for u in uitslagen) / aantal


def main() -> int:
    """Publish, ask, print, clean up."""
    opties = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    opties.add_argument("--alles", action="store_true")
    args = opties.parse_args()
    with eigen_database():
        laad_kader()
        uitslagen = list(stel(leg_aan(maak_persoon("vragen", Rol.ORGANISATOR))))
    print(*(u for u in uitslagen if args.alles or u.recall < 1 or u.precisie < 1), sep="\n")
    recall, precisie = gemiddeld(uitslagen)
    leeg = sum(not u.kwam for u in uitslagen)
    print(f"\n{len(uitslagen)} vragen: recall {recall:.1%}, precisie {precisie:.1%}; {leeg} gaven niets")
    return 0


if __name__ == "__main__":
    import django

    django.setup()
    sys.exit(main())
