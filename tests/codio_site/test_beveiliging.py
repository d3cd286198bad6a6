"""The list of ASVS is whole, each requirement once, and what it points at is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

WORTEL = Path(settings.BASE_DIR)
LIJST = (WORTEL / "docs" / "beveiliging.md").read_text()
NIVEAU_2 = {
    1: (2, 9, 11, 3, 2),
    2: (3, 3, 4, 1),
    3: (0, 2, 4, 6, 5, 0, 2),
    4: (3, 1, 2, 4),
    5: (1, 3, 2, 3),
    6: (3, 12, 4, 4, 5, 3, 0, 4),
    7: (3, 4, 2, 5, 2, 2),
    8: (2, 3, 1, 1),
    9: (3, 4),
    10: (2, 2, 4, 11, 5, 2, 3),
    11: (2, 3, 3, 4, 1, 1),
    12: (3, 2, 4),
    13: (1, 5, 2, 5),
    14: (2, 4, 3),
    15: (3, 3, 7),
    16: (1, 5, 4, 3, 3),
    17: (1, 4, 2),
}
"""Of each chapter of ASVS 5.0.0 how many requirements its sections have of levels 1 and 2: these come first in every section."""
STANDEN = {"ja", "deels", "nee", "beheer", "n.v.t."}
RIJ = re.compile(r"^\| ([\d., –]+) \| ([^|]+) \| (.+) \|$", re.MULTILINE)


def eisen(tekst: str) -> list[str]:
    """Give the numbers in the first column of a row: `1.2.1–1.2.3, 1.2.5` is four."""
    gevonden = []
    for deel in tekst.split(","):
        eerste, _, laatste = deel.strip().partition("–")
        deel_van, _, begin = eerste.rpartition(".")
        einde = laatste.rpartition(".")[2] or begin
        gevonden += [f"{deel_van}.{nummer}" for nummer in range(int(begin), int(einde) + 1)]
    return gevonden


def test_every_requirement_of_level_2_stands_in_the_list_once():
    verwacht = [
        f"{hoofdstuk}.{sectie}.{eis}"
        for hoofdstuk, aantallen in NIVEAU_2.items()
        for sectie, aantal in enumerate(aantallen, 1)
        for eis in range(1, aantal + 1)
    ]
    genoemd = [eis for rij in RIJ.finditer(LIJST) for eis in eisen(rij[1])]
    assert len(genoemd) == len(set(genoemd))
    assert set(verwacht) - set(genoemd) == set()
    assert set(genoemd) - set(verwacht) == set()


def test_every_row_says_how_it_stands_and_why():
    for rij in RIJ.finditer(LIJST):
        assert rij[2] in STANDEN, rij[0]
        assert len(rij[3]) > 8, rij[0]


GENOEMD = sorted(set(re.findall(r"`([a-z_]+/[\w./-]+)`", LIJST)))


@pytest.mark.parametrize("pad", GENOEMD)
def test_every_file_that_the_list_points_at_is_there(pad):
    assert (WORTEL / pad).exists() or pad.startswith("var/")
