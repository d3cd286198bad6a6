"""Files with a framework, for tests that read them in."""

from __future__ import annotations

import csv
import io
from typing import Any

from waardenkader.bestand import als_tekst, lees
from waardenkader.handelingen import lees_kader_in, lever_kaderbestand_aan
from waardenkader.inlezen import maak_plan, schrijf_uit
from waardenkader.models import Kaderversie, Principe, Waarde

Rijen = list[dict[str, str]]


def nu() -> Kaderversie:
    return Kaderversie.objects.get(actueel=True)


def rijen(versie: Kaderversie | None = None) -> Rijen:
    """Give the framework in use as the lines of its own file."""
    return list(
        csv.DictReader(io.StringIO(schrijf_uit(versie or nu()).removeprefix("\ufeff")), delimiter=";")
    )


def als_csv(regels: Rijen, scheiding: str = ";") -> bytes:
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, list(regels[0]), delimiter=scheiding)
    schrijver.writeheader()
    schrijver.writerows(regels)
    return uit.getvalue().encode()


def plan(inhoud: bytes | Rijen, sleutel: str = "2024", naam: str = "CODIO Waardenkader 2024") -> Any:
    """Give what a file would do."""
    tekst = als_tekst(inhoud if isinstance(inhoud, bytes) else als_csv(inhoud))
    return maak_plan(sleutel, naam, lees(tekst))


def fouten(inhoud: bytes | Rijen, **doel: str) -> list[str]:
    return [str(fout) for fout in plan(inhoud, **doel).fouten]


def staat() -> Any:
    """Give all texts of the framework, to see that nothing changed."""
    return list(Waarde.objects.order_by("pk").values()), list(Principe.objects.order_by("pk").values())


def verander(regel: int, **cellen: str) -> Rijen:
    regels = rijen()
    regels[regel - 2] |= {naam.replace("_", " "): tekst for naam, tekst in cellen.items()}
    return regels


def lees_in(inhoud: bytes, door, sleutel: str = "2024", naam: str = "CODIO Waardenkader 2024") -> None:
    bestand = lever_kaderbestand_aan(
        inhoud=inhoud, bestandsnaam="kader.csv", sleutel=sleutel, naam=naam, door=door
    )
    lees_kader_in(bestand=bestand, door=door)
