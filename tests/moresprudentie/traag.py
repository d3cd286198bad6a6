"""The figures of the terugkoppeling, counted slowly and in the open: every verslag is read whole, one after the other.

What the database counts (`moresprudentie.cijfers`) must be equal to this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.text import slugify

from moresprudentie.cijfers import MEESTE, NOG_GEEN_UITKOMST, SCHEMA, aandeel
from moresprudentie.inhoud import Inhoud, lees
from moresprudentie.models import Verslag
from moresprudentie.periode import Halfjaar
from moresprudentie.selectie import UITKOMST_OPEN, Selectie
from project.models import Project
from strategie.uit_projecten import keten
from waardenkader.meetellen import Geteld, Telwijze
from waardenkader.models import CODIO, Kaderversie

if TYPE_CHECKING:
    from strategie.models import Dossier


def verslagen_van(selectie: Selectie) -> dict[Halfjaar, list[Verslag]]:
    """Give the verslagen that count, per half-year of a row of half-years: those of the projects here, of nobody else."""
    alle = Verslag.objects.select_related("huidige_versie", "project", "onderdeel").order_by(
        "jaar", "volgnummer"
    )
    per: dict[Halfjaar, list[Verslag]] = {halfjaar: [] for halfjaar in selectie.reeks}
    for verslag in alle:
        hier = verslag.project_id is not None
        if hier and verslag.status == "gepubliceerd" and _telt(verslag, selectie):
            halfjaar = Halfjaar.van(verslag.gepubliceerd_op)  # type: ignore[arg-type]
            if halfjaar in per:
                per[halfjaar].append(verslag)
    return per


def _telt(verslag: Verslag, selectie: Selectie) -> bool:
    dossier = verslag.project.dossier_id
    uitkomst = "" if selectie.uitkomst == UITKOMST_OPEN else selectie.uitkomst
    return (
        (selectie.dossier is None or dossier is None or dossier in keten(selectie.dossier))
        and (not selectie.onderdeel or str(verslag.onderdeel or "") == selectie.onderdeel)
        and (not selectie.technologie or verslag.technologie == selectie.technologie)
        and (not selectie.uitkomst or verslag.uitkomst == uitkomst)
        and (selectie.tot is None or verslag.gepubliceerd_op <= selectie.tot)  # type: ignore[operator]
    )


def _inhouden(verslagen: Iterable[Verslag]) -> list[Inhoud]:
    return [lees(verslag.huidige_versie.inhoud) for verslag in verslagen if verslag.huidige_versie]


def _geteld(waarde: dict[str, Any], telwijze: Telwijze) -> tuple[Geteld, ...]:
    """Give under what a value counts; outside every framework that is its name."""
    return telwijze.tel(waarde, slugify(waarde["naam"]) or waarde["waarde"])


def _tel(inhouden: list[Inhoud], telwijze: Telwijze, *, zwaar: bool) -> Counter[str]:
    """Count in how many verslagen each value was chosen, or weighs heaviest; each verslag once per value."""
    return Counter(
        sleutel
        for inhoud in inhouden
        for sleutel in {
            geteld.sleutel
            for w in inhoud["waarden"]
            if w["weegt_zwaar"] or not zwaar
            for geteld in _geteld(w, telwijze)
        }
    )


def _met_zwaarste(inhouden: list[Inhoud]) -> list[Inhoud]:
    """Give the verslagen that say which value weighs heaviest."""
    return [inhoud for inhoud in inhouden if any(w["weegt_zwaar"] for w in inhoud["waarden"])]


def _plaatsen(telling: Counter[str]) -> dict[str, int]:
    """Give the place of each value; equal numbers share a place."""
    return {
        sleutel: 1 + sum(ander > aantal for ander in telling.values()) for sleutel, aantal in telling.items()
    }


def _rij(geteld: Geteld) -> dict[str, Any]:
    return {
        "waarde": geteld.sleutel,
        "naam": geteld.naam,
        "fundament": geteld.fundament,
        "eigen": geteld.eigen,
    }


def _namen(
    inhouden: list[Inhoud], accenten: dict[str, dict[str, Any]], telwijze: Telwijze
) -> dict[str, dict[str, Any]]:
    namen: dict[str, dict[str, Any]] = {}
    for inhoud in inhouden:
        for genoemd in inhoud["waarden"]:
            for geteld in _geteld(genoemd, telwijze):
                eerder = namen.get(geteld.sleutel)
                if eerder is None or (geteld.fundament and not eerder["fundament"]):
                    namen[geteld.sleutel] = _rij(geteld)
    return namen | accenten


def _accenten(dossier: Dossier | None, telwijze: Telwijze) -> dict[str, dict[str, Any]]:
    """Give the accentwaarden by the key under which they count; one that counts with two values is both."""
    return {geteld.sleutel: _rij(geteld) for geteld in _accenten_geteld(dossier, telwijze)}


def _accenten_geteld(dossier: Dossier | None, telwijze: Telwijze) -> list[Geteld]:
    if dossier is None:
        return []
    return [
        geteld
        for accent in dossier.vastgestelde_accentwaarden().select_related("waarde__versie")
        for geteld in _geteld(
            {
                "kader": accent.waarde.versie.sleutel,
                "waarde": accent.waarde.slug,
                "naam": accent.waarde.naam,
                "fundament": accent.waarde.principe.fundament.sleutel,
            },
            telwijze,
        )
    ]


def _meegeteld(inhouden: list[Inhoud], dossier: Dossier | None, telwijze: Telwijze) -> dict[str, list[str]]:
    """Give per value which values of other versions were counted with it: "Kennis (2021)"."""
    genoemd = [
        *(g for inhoud in inhouden for w in inhoud["waarden"] for g in _geteld(w, telwijze)),
        *_accenten_geteld(dossier, telwijze),
    ]
    per: dict[str, set[str]] = {}
    for geteld in genoemd:
        if geteld.van:
            per.setdefault(geteld.sleutel, set()).add(geteld.van)
    return {sleutel: sorted(namen) for sleutel, namen in per.items()}


def _codio(inhouden: list[Inhoud], dossier: Dossier | None, telwijze: Telwijze) -> list[dict[str, Any]]:
    """Give the same figures in the values of CODIO when a code of the organisation is in use, to compare with others."""
    codio = Kaderversie.objects.filter(sleutel=CODIO).first()
    if telwijze.versie is None or not telwijze.versie.eigen or codio is None:
        return []
    telwijze = Telwijze(codio)
    zwaar, gekozen = _tel(inhouden, telwijze, zwaar=True), _tel(inhouden, telwijze, zwaar=False)
    meegeteld, accenten = _meegeteld(inhouden, dossier, telwijze), _accenten(dossier, telwijze)
    rijen = [
        {
            **rij,
            "gekozen": gekozen[sleutel],
            "zwaar": zwaar[sleutel],
            "accent": sleutel in accenten,
            "meegeteld": meegeteld.get(sleutel, []),
        }
        for sleutel, rij in _namen(inhouden, accenten, telwijze).items()
    ]
    return sorted(rijen, key=lambda rij: (-rij["zwaar"], -rij["gekozen"], rij["naam"]))


def _zonder_zwaarste(verslagen: list[Verslag]) -> list[dict[str, str]]:
    """Name the verslagen in which no value carries the mark, with their address."""
    return [
        {"nummer": verslag.nummer, "project": verslag.titel, "adres": verslag.slug}
        for verslag in verslagen
        if not _met_zwaarste(_inhouden([verslag]))
    ]


def _vraag_1(per: dict[Halfjaar, list[Verslag]], dossier: Dossier | None) -> dict[str, Any]:
    """Which values weigh heaviest, and how that compares with the accentwaarden."""
    telwijze = Telwijze()
    reeks = list(per)
    nu = _inhouden(per[reeks[-1]])
    verloop = {halfjaar: _met_zwaarste(_inhouden(per[halfjaar])) for halfjaar in reeks}
    tellingen = {halfjaar: _tel(inhouden, telwijze, zwaar=True) for halfjaar, inhouden in verloop.items()}
    zwaar, accenten = tellingen[reeks[-1]], _accenten(dossier, telwijze)
    gekozen, meegeteld = _tel(nu, telwijze, zwaar=False), _meegeteld(nu, dossier, telwijze)
    plaats, vorige_plaats = _plaatsen(zwaar), _plaatsen(tellingen[reeks[-2]])
    geteld = [len(verloop[halfjaar]) for halfjaar in reeks]
    rijen: list[dict[str, Any]] = []
    for sleutel, waarde in _namen(nu, accenten, telwijze).items():
        rang = plaats.get(sleutel)
        rijen.append(
            {
                **waarde,
                "gekozen": gekozen[sleutel],
                "zwaar": zwaar[sleutel],
                "aandeel": aandeel(zwaar[sleutel], geteld[-1]),
                "accent": sleutel in accenten,
                "meegeteld": meegeteld.get(sleutel, []),
                "plaats": rang,
                "vorige_plaats": vorige_plaats.get(sleutel),
                "bij_zwaarste": rang is not None and rang <= len(accenten),
                "verloop": [aandeel(tellingen[h][sleutel], len(verloop[h])) for h in reeks],
            }
        )
    rijen.sort(key=lambda rij: (-rij["zwaar"], -rij["gekozen"], rij["naam"]))
    return {
        "accentwaarden": len(accenten),
        "geteld": geteld[-1],
        "zonder": len(_zonder_zwaarste(per[reeks[-1]])),
        "zonder_zwaarste": _zonder_zwaarste(per[reeks[-1]])[:MEESTE],
        "waarden": rijen,
        "codio": _codio(nu, dossier, telwijze),
        "overlap": [r["waarde"] for r in rijen if r["accent"] and r["bij_zwaarste"]],
        "zwaar_zonder_accent": [r["waarde"] for r in rijen if not r["accent"] and r["bij_zwaarste"]],
        "accent_licht": [r["waarde"] for r in rijen if geteld[-1] and r["accent"] and not r["bij_zwaarste"]],
        "perioden": [halfjaar.kort for halfjaar in reeks],
        "verslagen_per_periode": geteld,
    }


def _vraag_2(verslagen: list[Verslag]) -> dict[str, Any]:
    """Which actions ask for changes in governance, structure or organisation-wide processes."""
    lijst, acties, met = [], 0, set()
    for verslag in verslagen:
        for inhoud in _inhouden([verslag]):
            acties += len(inhoud["acties"])
            for actie in inhoud["acties"]:
                if actie["wijziging_organisatie"]:
                    met.add(verslag.pk)
                    lijst.append(
                        {
                            "titel": actie["titel"],
                            "toelichting": actie["wijziging_toelichting"],
                            "soort": actie["soort"],
                            "nummer": verslag.nummer,
                            "project": verslag.titel,
                        }
                    )
    return {"acties": acties, "wijzigingen": len(lijst), "verslagen": len(met), "lijst": lijst[:MEESTE]}


def _vraag_3(verslagen: list[Verslag]) -> dict[str, Any]:
    """How many projects do not go on, and why."""
    inhouden = _inhouden(verslagen)
    telling = Counter(inhoud["uitkomst"]["sleutel"] for inhoud in inhouden)
    bekend = sum(aantal for sleutel, aantal in telling.items() if sleutel)
    return {
        "bekend": bekend,
        "uitkomsten": [
            {"sleutel": sleutel, "naam": naam.lower(), "aantal": telling[sleutel]}
            for sleutel, naam in (*Project.Uitkomst.choices, NOG_GEEN_UITKOMST)
            if sleutel or telling[sleutel]
        ],
        "niet_door": telling["niet_door"],
        "aandeel": aandeel(telling["niet_door"], bekend),
        "redenen": [
            {"nummer": i["nummer"], "project": i["titel"], "reden": i["uitkomst"]["reden"]}
            for i in inhouden
            if i["uitkomst"]["sleutel"] == "niet_door"
        ][:MEESTE],
    }


def bereken_selectie(selectie: Selectie) -> dict[str, Any]:
    """Give the figures for a selection, in the form in which they are stored."""
    per = verslagen_van(selectie)
    nu = per[selectie.halfjaar]
    return {
        "schema": SCHEMA,
        "verslagen": len(nu),
        "zonder_strategie": sum(verslag.project.dossier_id is None for verslag in nu),
        "vraag_1": _vraag_1(per, selectie.dossier),
        "vraag_2": _vraag_2(nu),
        "vraag_3": _vraag_3(nu),
    }
