"""What people do in an exploring meeting, in one line each."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from django.urls import reverse

from strategie import handelingen
from strategie.models import Bijeenkomst, Deelname, Inbreng
from waardenkader.models import Waarde

GEHEIM = "Dit mag nog niemand lezen."


def waarde(naam: str) -> Waarde:
    """Give a value of the framework in use."""
    return Waarde.objects.actueel().get(naam=naam)


def kom(bijeenkomst: Bijeenkomst, naam: str = "Ria") -> Deelname:
    """Let somebody come in with the code."""
    return handelingen.kom_in_bijeenkomst(bijeenkomst=bijeenkomst, naam=naam)


def noem(deelname: Deelname, naam: str = "Privacy", **meer: Any) -> Inbreng:
    """Let somebody put a value forward."""
    velden = {"grond": "praktijk", "reden": GEHEIM, "stemmen": 1, "eigen_waarde": "", **meer}
    deze = None if velden["eigen_waarde"] else waarde(naam)
    return handelingen.breng_in(deelname=deelname, id=uuid4(), waarde=deze, **velden)


def zet(bijeenkomst: Bijeenkomst, stap: str) -> Bijeenkomst:
    """Make a step as the owner does."""
    return handelingen.zet_bijeenkomst(bijeenkomst=bijeenkomst, zet=stap, door=bijeenkomst.dossier.eigenaar)


def adres(bijeenkomst: Bijeenkomst, naam: str = "", *meer: Any) -> str:
    """Give the address of a page of a meeting."""
    return reverse(f"strategie-bijeenkomst{naam}", args=[bijeenkomst.dossier_id, bijeenkomst.pk, *meer])


def plat(html: str) -> str:
    """Give the words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
