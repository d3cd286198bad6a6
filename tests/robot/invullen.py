"""Filling in a form with values that it takes, as a person with another idea each time would."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.utils import timezone

from codio_site.demo.organisatie import WACHTWOORD
from tests.robot.pagina import Formulier, Knop, Veld

NIEUW_WACHTWOORD = "heel-iets-anders-7391"
BIJZONDER = {
    "oldpassword": WACHTWOORD,
    "password": WACHTWOORD,
    "password1": NIEUW_WACHTWOORD,
    "password2": NIEUW_WACHTWOORD,
    "login": "organisator",
}
"""Fields of which only one value is right."""

COLLEGA_OF_NAAM = {
    "actiehouder_naam": "actiehouder",
    "actiehouder_adres": "actiehouder",
    "moderator_naam": "moderator",
    "naam": "gebruiker",
}
"""A name that is written only when no colleague is chosen."""

EEN_VAN_TWEE = {"eigen_waarde": "waarde"}
"""Fields of which one may be filled in: the first when it is in use, else the second."""

BLIJFT = {"code"}
"""What somebody got and does not make up: what the page has of it stays."""

AL_GEWEEST = {"datum", "op", "van", "tot"}
"""Dates of something that has happened."""

LAAT_STAAN = {"schrijft_mee"}
"""Ticks that only hold together with another choice."""

WOORDENLIJST = {"termen"}
"""Words on a line each, at least two, that stand in no other list."""

KIEST_LAATSTE = {"halfjaar", "naam"}
"""Choices of which the first was taken already in the world of the robot."""

IN_BEIDE_KADERS = (
    "Privacy",
    "Transparantie",
    "Duurzaamheid",
    "Samenwerking",
    "Inclusiviteit",
    "Bescherming",
    "Veiligheid",
)
"""Names of values for the rows of an old verslag, whichever framework of then is chosen."""
RIJ = re.compile(r"(?:waarden|spanningen|acties)-(\d+)-(naam|a|b|waarden|fundament)")

Paar = tuple[str, str]


def vul_in(formulier: Formulier, knop: Knop, *, merk: str) -> list[Paar]:
    """Give what the browser sends when this button is pressed.

    Every text carries `merk`, so that it can be found back; hidden fields stay as they stand.
    """
    paren: list[Paar] = []
    gekozen: set[str] = set()
    kieslijsten = _kieslijsten(formulier)
    for veld in formulier.velden:
        if veld.soort in ("radio", "checkbox"):
            if veld.naam not in gekozen:
                gekozen.add(veld.naam)
                paren += [(veld.naam, waarde) for waarde in _kruis_aan(kieslijsten[veld.naam], merk)]
        elif veld.naam in _zoals_het_stond(formulier) or (veld.naam in BLIJFT and veld.waarde):
            paren.append((veld.naam, _nu(veld)))
        else:
            paren += [(veld.naam, waarde) for waarde in _waarden(veld, merk)]
    return [*paren, (knop.naam, knop.waarde)] if knop.naam else paren


def _zoals_het_stond(formulier: Formulier) -> set[str]:
    """Give the fields to leave alone: of two that exclude each other, the one that is not in use."""
    per_naam = {veld.naam: veld for veld in formulier.velden}
    uit = set()
    for naam, collega in COLLEGA_OF_NAAM.items():
        if naam in per_naam and collega in per_naam:
            gekozen = bool(_nu(per_naam[collega]))
            uit |= {collega, f"tekst-{collega}", *([naam] if gekozen else [])}
    for een, ander in EEN_VAN_TWEE.items():
        if een in per_naam and ander in per_naam:
            uit.add(ander if _nu(per_naam[een]) else een)
    return uit


def _nu(veld: Veld) -> str:
    """Give the value that a field has on the page."""
    gekozen = [waarde for waarde, aan in veld.opties if aan] or [waarde for waarde, _ in veld.opties[:1]]
    return gekozen[0] if gekozen else veld.waarde


def _kieslijsten(formulier: Formulier) -> dict[str, list[Veld]]:
    lijsten: dict[str, list[Veld]] = {}
    for veld in formulier.velden:
        if veld.soort in ("radio", "checkbox"):
            lijsten.setdefault(veld.naam, []).append(veld)
    return lijsten


def _kruis_aan(groep: list[Veld], merk: str) -> list[str]:
    """Choose in a group: what was chosen stays chosen, but the second person chooses something else."""
    aan = [veld.waarde for veld in groep if veld.aan]
    if groep[0].soort == "radio":
        echt = [veld.waarde for veld in groep if veld.waarde]
        anders = [waarde for waarde in echt if waarde not in aan]
        if aan and aan[0] and merk == "A":
            return aan[:1]
        return anders[:1] or echt[:1]
    if len(groep) == 1:
        return aan if groep[0].naam in LAAT_STAAN else [groep[0].waarde]
    uit = [veld.waarde for veld in groep if not veld.aan]
    return [*aan, *uit[:1]] if merk != "A" or not aan else aan


def _waarden(veld: Veld, merk: str) -> list[str]:
    if veld.naam in BIJZONDER and veld.soort != "hidden":
        return [BIJZONDER[veld.naam]]
    if rij := RIJ.fullmatch(veld.naam):
        return [_in_rij(int(rij[1]), rij[2])]
    if "data-mensen-url" in veld.attributen:
        return [_persoon(veld, merk)]
    if veld.soort == "select":
        return _kies(veld, merk)
    if veld.soort == "select-meer":
        gekozen = [waarde for waarde, aan in veld.opties if aan]
        return gekozen or [waarde for waarde, _ in veld.opties[:1]]
    if veld.soort == "file":
        return []
    return [_tekst(veld, merk)]


def _in_rij(nummer: int, wat: str) -> str:
    """Give what fits in a row of an old verslag: a value of its own for each row, all of the framework."""
    if wat == "fundament":
        return ""
    plek = {"a": 0, "b": nummer + 1, "waarden": 0}.get(wat, nummer)
    return IN_BEIDE_KADERS[plek] if plek < len(IN_BEIDE_KADERS) else ""


def _persoon(veld: Veld, merk: str) -> str:
    """Type an account name that this field takes; who was chosen stays chosen, but the second person types another."""
    if veld.waarde and merk == "A":
        return veld.waarde
    if "rol=bestuurder" in veld.attributen["data-mensen-url"]:
        return "bestuurder"
    return "notulist" if merk == "B" or veld.naam.endswith("_b") else "gespreksleider"


def _kies(veld: Veld, merk: str) -> list[str]:
    nu = [waarde for waarde, aan in veld.opties if aan] or [waarde for waarde, _ in veld.opties[:1]]
    echt = [waarde for waarde, _ in veld.opties if waarde]
    anders = [waarde for waarde in echt if waarde not in nu]
    laatste = merk == "B" or veld.naam.endswith("_b") or veld.naam in KIEST_LAATSTE
    if nu and nu[0] and not laatste:
        return nu[:1]
    return (anders[-1:] if laatste else anders[:1]) or echt[:1] or nu[:1]


def _tekst(veld: Veld, merk: str) -> str:
    soort, klasse = veld.soort, veld.attributen.get("class", "")
    dagen = 3 if merk == "A" else 5
    dag = timezone.localdate() + timedelta(days=-dagen if veld.naam in AL_GEWEEST else 40 + dagen)
    vast = {
        "hidden": veld.waarde,
        "date": dag.isoformat(),
        "datetime-local": f"{dag.isoformat()}T13:00",
        "time": "13:00",
        "email": veld.waarde or f"robot-{merk.lower()}@voorbeeldland.example",
        "url": veld.waarde or "https://voorbeeldland.example/",
        "number": veld.waarde or veld.attributen.get("min", "1"),
        "password": WACHTWOORD,
        "color": "#336699",
        "search": "waarde",
        "tel": "0301234567",
    }
    if soort in vast:
        return vast[soort]
    if "vDate" in klasse or "vTime" in klasse:  # the date and time fields of the admin
        return veld.waarde or _dag_of_tijd(klasse)
    if "email" in veld.naam:
        return veld.waarde or f"robot-{merk.lower()}@voorbeeldland.example"
    if veld.naam == "link" or veld.naam.endswith("_link"):
        return veld.waarde or "https://voorbeeldland.example/"
    return _geschreven(veld, merk)


def _dag_of_tijd(klasse: str) -> str:
    nu: datetime = timezone.localtime()
    return nu.strftime("%d-%m-%Y" if "vDate" in klasse else "%H:%M:%S")


def _geschreven(veld: Veld, merk: str) -> str:
    if veld.naam in WOORDENLIJST:
        return f"{veld.waarde or 'Woord'}\n{veld.waarde.partition(chr(10))[0].strip()} Robot{merk}"
    tekst = f"{veld.waarde} Robot{merk}".strip()
    grens = int(veld.attributen.get("maxlength", "10000"))
    return tekst if len(tekst) <= grens else f"Robot{merk}"[:grens]
