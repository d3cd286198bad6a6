"""A verslag as pages and documents show it, made from its content as data."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format

from moresprudentie.inhoud import Inhoud, antwoord_uit
from organisatie.tekst import aantal

# Sections that stand elsewhere on the page: above, or as data.
ELDERS = frozenset({"kort"})
# Sections that describe the project; the others are about values and actions.
BESCHRIJVING = frozenset({"omschrijving", "doel", "stadium", "technologie", "workshop"})
# Questions that stand beside what comes along as data.
BIJ_GEGEVENS = (
    "waarden_inleiding",
    "accentwaarden_rol",
    "accentwaarden_invulling",
    "afweging",
    "acties_termijn",
    "breder_inzetbaar",
)


@dataclass(frozen=True)
class Getoondewaarde:
    """A chosen value with its reason and meaning."""

    naam: str
    slug: str
    principe: str
    reden: str
    betekenis: str
    accent: bool
    zwaar: bool


@dataclass(frozen=True)
class Getoondfundament:
    """A fundament with the values that were chosen under it."""

    sleutel: str
    naam: str
    waarden: tuple[Getoondewaarde, ...]


@dataclass(frozen=True)
class Getoondeactie:
    """An action without the name of its holder."""

    nummer: int
    titel: str
    omschrijving: str
    soort: str
    houder: str
    termijn: str
    stand: str
    waarden: tuple[str, ...]
    waarden_met_vorm: tuple[dict[str, str], ...]
    ander_niveau: bool
    ander_niveau_toelichting: str
    bereik: str
    wijziging: bool
    wijziging_toelichting: str


@dataclass(frozen=True)
class Weergave:
    """Everything of one verslag, ready to be put on a page."""

    inhoud: Inhoud
    kort: str
    zwaarst: tuple[dict[str, Any], ...]
    fundamenten: tuple[Getoondfundament, ...]
    acties: tuple[Getoondeactie, ...]
    breder: tuple[Getoondeactie, ...]
    secties: tuple[dict[str, Any], ...]
    stadium: str
    workshop: str
    deelnemers: str

    @property
    def aantal_waarden(self) -> int:
        """The number of chosen values."""
        return len(self.inhoud["waarden"])

    @property
    def met_accent(self) -> bool:
        """Whether one of the chosen values is an accentwaarde."""
        return any(waarde["accentwaarde"] for waarde in self.inhoud["waarden"])

    @property
    def vragen(self) -> dict[str, dict[str, Any]]:
        """Every question by its key, with label and text as they were; what its form did not ask yet is empty."""
        gevraagd = {vraag["sleutel"]: vraag for sectie in self.secties for vraag in sectie["vragen"]}
        return {sleutel: {"label": "", "tekst": ""} for sleutel in BIJ_GEGEVENS} | gevraagd

    @property
    def over_accenten(self) -> bool:
        """Whether there is anything to say about accentwaarden."""
        gezegd = ("accentwaarden_rol", "accentwaarden_invulling")
        return bool(self.inhoud["accentwaarden"]) or any(self.vragen[sleutel]["tekst"] for sleutel in gezegd)

    @property
    def beschrijving(self) -> list[dict[str, Any]]:
        """The sections that describe the project."""
        return [sectie for sectie in self.secties if sectie["sleutel"] in BESCHRIJVING]


def datum(tekst: str) -> str:
    """Give a stored day or moment as people write it; "" stays ""."""
    if not tekst:
        return ""
    return date_format(datetime.date.fromisoformat(tekst[:10]), "j F Y")


def _fundamenten(inhoud: Inhoud) -> tuple[Getoondfundament, ...]:
    groepen = []
    # In the order of the values, which is that of the framework of the verslag; the kept content has their names.
    for sleutel, naam in {w["fundament"]: w["fundament_naam"] for w in inhoud["waarden"]}.items():
        waarden = tuple(
            Getoondewaarde(
                naam=waarde["naam"],
                slug=waarde["waarde"],
                principe=waarde["principe"],
                reden=waarde["reden"],
                betekenis=waarde["betekenis"],
                accent=waarde["accentwaarde"],
                zwaar=waarde["weegt_zwaar"],
            )
            for waarde in inhoud["waarden"]
            if waarde["fundament"] == sleutel
        )
        groepen.append(Getoondfundament(sleutel, naam, waarden))
    return tuple(groepen)


def _actie(actie: dict[str, Any]) -> Getoondeactie:
    return Getoondeactie(
        nummer=actie["nummer"],
        titel=actie["titel"],
        omschrijving=actie["omschrijving"],
        soort=actie["soort"],
        houder=actie["actiehouder"],
        termijn=datum(actie["termijn"]),
        stand=actie["stand"],
        waarden=tuple(waarde["naam"] for waarde in actie["waarden"]),
        waarden_met_vorm=tuple(actie["waarden"]),
        ander_niveau=actie["ander_niveau"],
        ander_niveau_toelichting=actie["ander_niveau_toelichting"],
        bereik="" if actie["bereik"] == "nee" else actie["bereik_naam"],
        wijziging=actie["wijziging_organisatie"],
        wijziging_toelichting=actie["wijziging_toelichting"],
    )


def _deelnemers(workshop: dict[str, Any]) -> str:
    mensen, buiten = workshop["deelnemers"], workshop["van_buiten"]
    if not mensen:
        return ""
    tekst = aantal(mensen, "deelnemer", "deelnemers")
    return f"{tekst}, van wie {buiten} van buiten" if buiten else tekst


def toon(inhoud: Inhoud) -> Weergave:
    """Take the content of a verslag, give what a page or a document shows of it."""
    acties = tuple(_actie(actie) for actie in inhoud["acties"])
    workshop = inhoud["workshop"]
    stadium = [antwoord_uit(inhoud, "lopend_of_nieuw"), antwoord_uit(inhoud, "ontwikkelfase")]
    return Weergave(
        inhoud=inhoud,
        kort=antwoord_uit(inhoud, "samenvatting"),
        zwaarst=tuple(waarde for waarde in inhoud["waarden"] if waarde["weegt_zwaar"]),
        fundamenten=_fundamenten(inhoud),
        acties=acties,
        breder=tuple(actie for actie in acties if actie.bereik),
        secties=tuple(sectie for sectie in inhoud["secties"] if sectie["sleutel"] not in ELDERS),
        stadium=". ".join(deel.rstrip(".") for deel in stadium if deel),
        workshop=", ".join(deel for deel in (datum(workshop["datum"]), workshop["plaats"]) if deel),
        deelnemers=_deelnemers(workshop),
    )
