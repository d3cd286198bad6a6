"""The lines of a file with a framework, checked one by one: every line that is wrong is named, with why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.utils.text import slugify

from waardenkader.bestand import KOLOMMEN, Fout, Regel, Tabel
from waardenkader.models import GERESERVEERD, Geladen, Kaderversie, Waarde

_DELEN = re.compile(r"[,;|\n]")
_ADRES = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass
class Waarderegel:
    """A line that can be used. `velden` has the texts that the file holds; `hoort_bij` is None without that column."""

    nummer: int
    fundament: str
    principe: str
    velden: dict[str, str]
    sleutel: str = ""
    hoort_bij: tuple[Waarde, ...] | None = None
    waarde: Waarde | None = None
    """The value that it is about, when that exists."""

    @property
    def naam(self) -> str:
        """The name of the value."""
        return self.velden["naam"]


@dataclass
class Keuring:
    """Checks the lines of a file against the values of one version."""

    versie: Kaderversie
    waarden: list[Waarde]
    regels: list[Waarderegel] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)

    def keur(self, tabel: Tabel) -> None:
        """Fill `regels` with the lines that are right and `fouten` with what is wrong."""
        self.fouten += tabel.fouten
        codio = Opzoeker(Waarde.objects.van_codio())
        eerder: dict[str, int] = {}
        gebruikt: dict[int, int] = {}
        zoek = Opzoeker(self.waarden)
        for regel in tabel.regels:
            mis = _mis(regel)
            naam = regel.cellen["waarde"]
            if dubbel := eerder.get(naam.lower()):
                mis.append(f"“{naam}” staat ook op regel {dubbel}.")
            eerder.setdefault(naam.lower(), regel.nummer)
            hoort_bij, onbekend = _hoort_bij(regel, codio)
            mis += onbekend
            gevonden = zoek.op_sleutel(regel.cellen.get("sleutel", "")) or zoek.op_naam(naam)
            if gevonden and not dubbel:
                if gevonden.pk in gebruikt:
                    mis.append(f"dit is dezelfde waarde als op regel {gebruikt[gevonden.pk]}.")
                gebruikt.setdefault(gevonden.pk, regel.nummer)
            if mis:
                self.fouten += [Fout(regel.nummer, tekst) for tekst in mis]
            else:
                self.regels.append(_waarderegel(regel, hoort_bij, gevonden))
        self._keur_namen(gebruikt)

    def _keur_namen(self, gebruikt: dict[int, int]) -> None:
        """A name that is given by way of the key may be that of a value that the file does not have."""
        over = {w.naam.lower(): w for w in self.waarden if w.pk not in gebruikt}
        for regel in self.regels:
            ander = over.get(regel.naam.lower())
            if ander:
                tekst = f"“{regel.naam}” is de naam van de waarde met sleutel {ander.slug}. Die staat niet in het bestand."
                self.fouten.append(Fout(regel.nummer, tekst))


class Opzoeker:
    """Finds parts of the framework by how people call them: the present name, the name as shipped, the address."""

    def __init__(self, delen: Iterable[Geladen]) -> None:
        self.delen = list(delen)
        self._sleutels = {_sleutel(deel): deel for deel in self.delen}
        self._namen = {deel.geladen.get("naam", "").lower(): deel for deel in self.delen} | {
            deel.naam.lower(): deel  # type: ignore[attr-defined]
            for deel in self.delen
        }

    def op_sleutel(self, sleutel: str) -> Any:
        """Give the part with this address; None when there is none."""
        return self._sleutels.get(sleutel.lower())

    def op_naam(self, naam: str) -> Any:
        """Give the part with this name; None when there is none."""
        return self._namen.get(naam.lower()) or self._sleutels.get(slugify(naam))

    def lijkt_op(self, naam: str) -> str:
        """Give the name that somebody probably meant; "" when none is near."""
        namen = {str(deel).lower(): str(deel) for deel in self.delen}
        naaste = get_close_matches(naam.lower(), namen, 1, 0.6)
        return namen[naaste[0]] if naaste else ""


def _sleutel(deel: Geladen) -> str:
    return deel.slug if isinstance(deel, Waarde) else deel.sleutel  # type: ignore[attr-defined]


def _mis(regel: Regel) -> list[str]:
    """Say what is wrong with the cells by themselves."""
    mis = []
    for kolom in KOLOMMEN:
        tekst = regel.cellen.get(kolom.naam, "")
        if not tekst and kolom.verplicht and kolom.naam != "principe":
            mis.append(f"de kolom {kolom.naam} is leeg.")
        if len(tekst) > kolom.meeste:
            mis.append(f"de kolom {kolom.naam} heeft {len(tekst)} tekens, en hooguit {kolom.meeste} mag.")
        if kolom.naam in ("fundament", "principe", "waarde") and tekst and not slugify(tekst):
            mis.append(f"“{tekst}” in de kolom {kolom.naam} is geen naam.")
    sleutel = regel.cellen.get("sleutel", "")
    if sleutel and not _ADRES.fullmatch(sleutel.lower()):
        mis.append(f"“{sleutel}” kan geen sleutel zijn. Gebruik kleine letters, cijfers en streepjes.")
    elif sleutel.lower() in GERESERVEERD:
        mis.append(f"“{sleutel}” kan geen sleutel zijn: dat is het adres van een andere bladzijde.")
    return mis


def _hoort_bij(regel: Regel, codio: Opzoeker) -> tuple[tuple[Waarde, ...] | None, list[str]]:
    """Give the values of CODIO that a line names, and what is wrong with the names."""
    if "hoort bij" not in regel.cellen:
        return None, []
    gevonden, mis = [], []
    for naam in (deel.strip() for deel in _DELEN.split(regel.cellen["hoort bij"])):
        waarde = codio.op_naam(naam) if naam else None
        if waarde and waarde not in gevonden:
            gevonden.append(waarde)
        elif naam and waarde is None:
            bedoeld = codio.lijkt_op(naam)
            vraag = f" Bedoel je {bedoeld}?" if bedoeld else ""
            mis.append(f"“{naam}” in de kolom hoort bij is geen waarde van CODIO.{vraag}")
    return tuple(gevonden), mis


def _waarderegel(regel: Regel, hoort_bij: tuple[Waarde, ...] | None, waarde: Waarde | None) -> Waarderegel:
    cellen = regel.cellen
    velden = {"naam": " ".join(cellen["waarde"].split()), "definitie": cellen["definitie"]}
    velden |= {naam: cellen[naam] for naam in ("toelichting", "bron") if naam in cellen}
    fundament = " ".join(cellen["fundament"].split())
    principe = " ".join(cellen["principe"].split()) or fundament
    return Waarderegel(
        regel.nummer, fundament, principe, velden, cellen.get("sleutel", "").lower(), hoort_bij, waarde
    )
