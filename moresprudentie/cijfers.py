"""The figures of the terugkoppeling, counted by the database from the published verslagen of one half-year (decision 0040).

Which verslagen count: those first published in the half-year and not withdrawn, with the content of their
present version, whose project goes with this dossier or with an earlier version of it. Projects without
a dossier count too, because the question is about all projects of the organisation; how many these are is
part of the figures. Verslagen that only the participants may read count, as the method asks for all of them.

Question 1 looks at what weighs heaviest. A verslag in which no value carries that mark says nothing about it: it is
named, and left out of the shares. A value of a project itself, outside the framework, counts as any other; values of
several projects with the same name are one. A value of another version of the framework counts with those of the
version in use that it goes with (`waardenkader.meetellen`, decision 0031), and the figures say which did.

Figures name at most `MEESTE` verslagen or actions of a kind; the numbers beside them are of all.

bron: 000, module Project, fase 3, stap 4.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models.fields.json import KeyTransform

from moresprudentie.models import Cijferregel, Telwaarde, Verslag
from moresprudentie.models.cijfers import CijferregelQuerySet
from moresprudentie.periode import Halfjaar
from moresprudentie.selectie import Selectie
from moresprudentie.telling import PerSleutel, Telling, geteld, per_sleutel, tel
from project.models import Project
from waardenkader.meetellen import Geteld, Telwijze
from waardenkader.models import CODIO, Kaderversie

if TYPE_CHECKING:
    from strategie.models import Dossier

SCHEMA = "codio-terugkoppeling/4"
TWEEDE_SCHEMA = "codio-terugkoppeling/2"
"""Did not say which values of other versions were counted along."""
NOG_GEEN_UITKOMST = ("", "Uitkomst nog niet bekend")
MEESTE = 100
"""So many are named in a list at most."""


def aandeel(deel: int, geheel: int) -> int:
    """Give a share in whole per cents; 0 of nothing."""
    return round(100 * deel / geheel) if geheel else 0


def _nummer(jaar: int | None, volgnummer: int | None) -> str:
    return Verslag(jaar=jaar, volgnummer=volgnummer).nummer


def _plaatsen(telling: Counter[str]) -> dict[str, int]:
    """Give the place of each value; equal numbers share a place."""
    plaats_van: dict[int, int] = {}
    for plaats, (_, aantal) in enumerate(telling.most_common(), 1):
        plaats_van.setdefault(aantal, plaats)
    return {sleutel: plaats_van[aantal] for sleutel, aantal in telling.items()}


def _rij(geteld: Geteld) -> dict[str, Any]:
    return {
        "waarde": geteld.sleutel,
        "naam": geteld.naam,
        "fundament": geteld.fundament,
        "eigen": geteld.eigen,
    }


def _namen(
    genoemd: Iterable[Telwaarde], accenten: dict[str, dict[str, Any]], telwijze: Telwijze
) -> dict[str, dict[str, Any]]:
    namen: dict[str, dict[str, Any]] = {}
    for telwaarde in genoemd:
        for telt in geteld(telwaarde, telwijze):
            eerder = namen.get(telt.sleutel)
            if eerder is None or (telt.fundament and not eerder["fundament"]):
                namen[telt.sleutel] = _rij(telt)
    return namen | accenten


def _accenten(dossier: Dossier | None, telwijze: Telwijze) -> list[Geteld]:
    """Give under what the accentwaarden count; one that counts with two values is both. All strategies together have none."""
    if dossier is None:
        return []
    rijen = dossier.vastgestelde_accentwaarden().select_related("waarde__versie")
    return [
        telt
        for accent in rijen
        for telt in geteld(
            Telwaarde(
                kader=accent.waarde.versie.sleutel,
                sleutel=accent.waarde.slug,
                naam=accent.waarde.naam,
                fundament=accent.waarde.principe.fundament.sleutel,
            ),
            telwijze,
        )
    ]


def _meegeteld(
    genoemd: Iterable[Telwaarde], accenten: list[Geteld], telwijze: Telwijze
) -> dict[str, list[str]]:
    """Give per value which values of other versions were counted with it: "Kennis (2021)"."""
    per: dict[str, set[str]] = {}
    for telt in (*(g for telwaarde in genoemd for g in geteld(telwaarde, telwijze)), *accenten):
        if telt.van:
            per.setdefault(telt.sleutel, set()).add(telt.van)
    return {sleutel: sorted(namen) for sleutel, namen in per.items()}


def _per_waarde(
    telling: Telling, dossier: Dossier | None, telwijze: Telwijze, opgeteld: PerSleutel
) -> dict[str, dict[str, Any]]:
    """Give per key its name, and what question 1 says of it in whatever version it is counted."""
    accenten = _accenten(dossier, telwijze)
    meegeteld = _meegeteld(telling.genoemd, accenten, telwijze)
    bij_naam = {telt.sleutel: _rij(telt) for telt in accenten}
    return {
        sleutel: {
            **rij,
            "gekozen": opgeteld.gekozen[sleutel],
            "zwaar": opgeteld.zwaar[-1][sleutel],
            "accent": sleutel in bij_naam,
            "meegeteld": meegeteld.get(sleutel, []),
        }
        for sleutel, rij in _namen(telling.genoemd, bij_naam, telwijze).items()
    }


def _zwaarste_eerst(rij: dict[str, Any]) -> tuple[int, int, str]:
    return -rij["zwaar"], -rij["gekozen"], rij["naam"]


def _codio(telling: Telling, dossier: Dossier | None, telwijze: Telwijze) -> list[dict[str, Any]]:
    """Give the same figures in the values of CODIO when a code of the organisation is in use, to compare with others."""
    codio = Kaderversie.objects.filter(sleutel=CODIO).first()
    if telwijze.versie is None or not telwijze.versie.eigen or codio is None:
        return []
    telwijze = Telwijze(codio)
    per_waarde = _per_waarde(telling, dossier, telwijze, per_sleutel(telling, telwijze))
    return sorted(per_waarde.values(), key=_zwaarste_eerst)


def _vraag_1(telling: Telling, dossier: Dossier | None) -> dict[str, Any]:
    """Which values weigh heaviest, and how that compares with the accentwaarden."""
    telwijze = Telwijze()
    opgeteld = per_sleutel(telling, telwijze)
    zwaar = opgeteld.zwaar
    plaats, vorige_plaats = _plaatsen(zwaar[-1]), _plaatsen(zwaar[-2])
    geteld = [halfjaar.geteld for halfjaar in telling.halfjaren]
    per_waarde = _per_waarde(telling, dossier, telwijze, opgeteld)
    accentwaarden = sum(rij["accent"] for rij in per_waarde.values())
    for sleutel, rij in per_waarde.items():
        rang = plaats.get(sleutel)
        rij |= {
            "aandeel": aandeel(rij["zwaar"], geteld[-1]),
            "plaats": rang,
            "vorige_plaats": vorige_plaats.get(sleutel),
            "bij_zwaarste": rang is not None and rang <= accentwaarden,
            "verloop": [aandeel(toen[sleutel], keren) for toen, keren in zip(zwaar, geteld, strict=True)],
        }
    rijen = sorted(per_waarde.values(), key=_zwaarste_eerst)
    zonder = telling.nu.verslagen - telling.nu.geteld
    return {
        "accentwaarden": accentwaarden,
        "geteld": geteld[-1],
        "zonder": zonder,
        "zonder_zwaarste": _zonder_zwaarste(telling.selectie.regels()) if zonder else [],
        "waarden": rijen,
        "codio": _codio(telling, dossier, telwijze),
        "overlap": [r["waarde"] for r in rijen if r["accent"] and r["bij_zwaarste"]],
        "zwaar_zonder_accent": [r["waarde"] for r in rijen if not r["accent"] and r["bij_zwaarste"]],
        "accent_licht": [r["waarde"] for r in rijen if geteld[-1] and r["accent"] and not r["bij_zwaarste"]],
        "perioden": [halfjaar.kort for halfjaar in telling.selectie.reeks],
        "verslagen_per_periode": geteld,
    }


def _zonder_zwaarste(regels: CijferregelQuerySet) -> list[dict[str, str]]:
    """Name the verslagen in which no value carries the mark, with their address."""
    return [
        {"nummer": _nummer(jaar, volgnummer), "project": titel, "adres": slug}
        for jaar, volgnummer, titel, slug in regels.filter(zwaar=[])
        .order_by("volgorde")
        .values_list("verslag__jaar", "verslag__volgnummer", "verslag__titel", "verslag__slug")[:MEESTE]
    ]


def _vraag_2(telling: Telling, regels: CijferregelQuerySet) -> dict[str, Any]:
    """Which actions ask for changes in governance, structure or organisation-wide processes."""
    nu = telling.nu
    return {
        "acties": nu.acties,
        "wijzigingen": nu.wijzigingen,
        "verslagen": nu.met_wijziging,
        "lijst": wijzigingen(regels)[:MEESTE] if nu.wijzigingen else [],
    }


def wijzigingen(regels: CijferregelQuerySet, hoogstens: int | None = MEESTE) -> list[dict[str, str]]:
    """Give the actions that ask for a change, of so many verslagen at most (None: of all)."""
    return [
        {
            "titel": actie["titel"],
            "toelichting": actie["wijziging_toelichting"],
            "soort": actie["soort"],
            "nummer": inhoud["nummer"],
            "project": inhoud["titel"],
        }
        for inhoud in _inhouden(regels.filter(wijzigingen__gt=0), ("acties",), hoogstens)
        for actie in inhoud["acties"]
        if actie["wijziging_organisatie"]
    ]


def redenen(regels: CijferregelQuerySet, hoogstens: int | None = MEESTE) -> list[dict[str, str]]:
    """Give the reasons of projects that do not go on, so many at most (None: all)."""
    return [
        {"nummer": inhoud["nummer"], "project": inhoud["titel"], "reden": inhoud["uitkomst"]["reden"]}
        for inhoud in _inhouden(regels.filter(uitkomst="niet_door"), ("uitkomst",), hoogstens)
    ]


def _inhouden(
    regels: CijferregelQuerySet, delen: tuple[str, ...], hoogstens: int | None
) -> list[dict[str, Any]]:
    """Read a part of the content of the first verslagen, with number and title; the rest stays in the database."""
    inhoud = "verslag__huidige_versie__inhoud"
    uit_inhoud = {f"_{deel}": KeyTransform(deel, inhoud) for deel in delen}
    eerste = Cijferregel.objects.filter(
        pk__in=list(regels.order_by("volgorde").values_list("pk", flat=True)[:hoogstens])
    )
    return [
        {
            "nummer": _nummer(rij["verslag__jaar"], rij["verslag__volgnummer"]),
            "titel": rij["verslag__titel"],
            "slug": rij["verslag__slug"],
            **{deel: rij[f"_{deel}"] for deel in delen},
        }
        for rij in eerste.order_by("volgorde")
        .annotate(**uit_inhoud)
        .values("verslag__jaar", "verslag__volgnummer", "verslag__titel", "verslag__slug", *uit_inhoud)
    ]


def _vraag_3(telling: Telling, regels: CijferregelQuerySet) -> dict[str, Any]:
    """How many projects do not go on, and why."""
    per_uitkomst = telling.uitkomsten
    bekend = sum(aantal for sleutel, aantal in per_uitkomst.items() if sleutel)
    return {
        "bekend": bekend,
        "uitkomsten": [
            {"sleutel": sleutel, "naam": naam.lower(), "aantal": per_uitkomst[sleutel]}
            for sleutel, naam in (*Project.Uitkomst.choices, NOG_GEEN_UITKOMST)
            if sleutel or per_uitkomst[sleutel]
        ],
        "niet_door": per_uitkomst["niet_door"],
        "aandeel": aandeel(per_uitkomst["niet_door"], bekend),
        "redenen": redenen(regels) if per_uitkomst["niet_door"] else [],
    }


def lees_cijfers(cijfers: dict[str, Any]) -> dict[str, Any]:
    """Give stored figures in the present form.

    The third form named all verslagen and actions, and did not say apart how many did not mark what weighs heaviest.
    Figures that were fixed before a verslag without a heaviest value was left out keep what was counted then: all.
    """
    if cijfers["schema"] == SCHEMA:
        return cijfers
    vraag_1 = {"zonder_zwaarste": [], "geteld": cijfers["verslagen"], "codio": [], **cijfers["vraag_1"]}
    vraag_1["zonder"] = len(vraag_1["zonder_zwaarste"])
    vraag_1["waarden"] = [{"meegeteld": [], "eigen": False, **rij} for rij in vraag_1["waarden"]]
    vraag_3 = cijfers["vraag_3"]
    bekend = sum(uitkomst["aantal"] for uitkomst in vraag_3["uitkomsten"] if uitkomst["sleutel"])
    return {**cijfers, "vraag_1": vraag_1, "vraag_3": {"bekend": bekend, **vraag_3}}


def bereken(dossier: Dossier, halfjaar: Halfjaar) -> dict[str, Any]:
    """Give the figures for one dossier and half-year, in a form that can be stored as JSON."""
    return bereken_selectie(Selectie(halfjaar, dossier))


def bereken_selectie(selectie: Selectie, telling: Telling | None = None) -> dict[str, Any]:
    """Give the figures for a selection; without a dossier there are no accentwaarden to compare with.

    Takes what was counted of it, when the caller did that already.
    """
    telling, regels = telling or tel(selectie), selectie.regels()
    return {
        "schema": SCHEMA,
        "verslagen": telling.nu.verslagen,
        "zonder_strategie": telling.nu.zonder_strategie,
        "vraag_1": _vraag_1(telling, selectie.dossier),
        "vraag_2": _vraag_2(telling, regels),
        "vraag_3": _vraag_3(telling, regels),
    }
