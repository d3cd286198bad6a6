"""The figures of the terugkoppeling, computed from the published verslagen of one half-year.

Which verslagen count: those first published in the half-year and not withdrawn, with the content of their
present version, whose project goes with this dossier or with an earlier version of it. Projects without
a dossier count too, because the question is about all projects of the organisation; how many these are is
part of the figures. Verslagen that only the participants may read count, as the method asks for all of them.

Question 1 looks at what weighs heaviest. A verslag in which no value carries that mark says nothing about it: it is
named, and left out of the shares. A value of a project itself, outside the framework, counts as any other; values of
several projects with the same name are one. A value of another version of the framework counts with those of the
version in use that it goes with (`waardenkader.meetellen`, decision 0031), and the figures say which did.

bron: 000, module Project, fase 3, stap 4.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.text import slugify

from moresprudentie.inhoud import Inhoud, lees
from moresprudentie.models import Verslag
from moresprudentie.periode import Halfjaar
from project.models import Project
from strategie.uit_projecten import keten
from waardenkader.meetellen import Geteld, Telwijze
from waardenkader.models import CODIO, Kaderversie

if TYPE_CHECKING:
    from strategie.models import Dossier

SCHEMA = "codio-terugkoppeling/3"
TWEEDE_SCHEMA = "codio-terugkoppeling/2"
"""Did not say which values of other versions were counted along."""
VERLOOP = 5
NOG_GEEN_UITKOMST = ("", "Uitkomst nog niet bekend")


def verslagen_van(dossier: Dossier, reeks: list[Halfjaar]) -> dict[Halfjaar, list[Verslag]]:
    """Give the verslagen that count, per half-year of a row of half-years; one query."""
    rijen = (
        Verslag.objects.gepubliceerd()
        .van_projecten()
        .filter(gepubliceerd_op__gte=reeks[0].begin, gepubliceerd_op__lt=reeks[-1].einde)
        .filter(Q(project__dossier__in=keten(dossier)) | Q(project__dossier=None))
        .select_related("huidige_versie", "project")
        .defer("zoektekst")
        .order_by("jaar", "volgnummer")
    )
    per: dict[Halfjaar, list[Verslag]] = {halfjaar: [] for halfjaar in reeks}
    for verslag in rijen:
        per[Halfjaar.van(verslag.gepubliceerd_op)].append(verslag)  # type: ignore[arg-type]
    return per


def aandeel(deel: int, geheel: int) -> int:
    """Give a share in whole per cents; 0 of nothing."""
    return round(100 * deel / geheel) if geheel else 0


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


def _accenten(dossier: Dossier, telwijze: Telwijze) -> dict[str, dict[str, Any]]:
    """Give the accentwaarden by the key under which they count; one that counts with two values is both."""
    return {geteld.sleutel: _rij(geteld) for geteld in _accenten_geteld(dossier, telwijze)}


def _accenten_geteld(dossier: Dossier, telwijze: Telwijze) -> list[Geteld]:
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


def _meegeteld(inhouden: list[Inhoud], dossier: Dossier, telwijze: Telwijze) -> dict[str, list[str]]:
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


def _codio(inhouden: list[Inhoud], dossier: Dossier, telwijze: Telwijze) -> list[dict[str, Any]]:
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


def _vraag_1(per: dict[Halfjaar, list[Verslag]], dossier: Dossier) -> dict[str, Any]:
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
        "zonder_zwaarste": _zonder_zwaarste(per[reeks[-1]]),
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
    return {"acties": acties, "wijzigingen": len(lijst), "verslagen": len(met), "lijst": lijst}


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
        ],
    }


def lees_cijfers(cijfers: dict[str, Any]) -> dict[str, Any]:
    """Give stored figures in the present form.

    Figures that were fixed before a verslag without a heaviest value was left out keep what was counted then: all.
    """
    if cijfers["schema"] == SCHEMA:
        return cijfers
    rijen = [{"meegeteld": [], "eigen": False, **rij} for rij in cijfers["vraag_1"]["waarden"]]
    if cijfers["schema"] == TWEEDE_SCHEMA:
        return {**cijfers, "vraag_1": {**cijfers["vraag_1"], "waarden": rijen, "codio": []}}
    vraag_1, vraag_3 = cijfers["vraag_1"], cijfers["vraag_3"]
    bekend = sum(uitkomst["aantal"] for uitkomst in vraag_3["uitkomsten"] if uitkomst["sleutel"])
    return {
        **cijfers,
        "vraag_1": {
            **vraag_1,
            "geteld": cijfers["verslagen"],
            "zonder_zwaarste": [],
            "waarden": rijen,
            "codio": [],
        },
        "vraag_3": {**vraag_3, "bekend": bekend},
    }


def bereken(dossier: Dossier, halfjaar: Halfjaar) -> dict[str, Any]:
    """Give the figures for one dossier and half-year, in a form that can be stored as JSON."""
    per = verslagen_van(dossier, halfjaar.reeks_tot_hier(VERLOOP))
    nu = per[halfjaar]
    return {
        "schema": SCHEMA,
        "verslagen": len(nu),
        "zonder_strategie": sum(verslag.project.dossier_id is None for verslag in nu),
        "vraag_1": _vraag_1(per, dossier),
        "vraag_2": _vraag_2(nu),
        "vraag_3": _vraag_3(nu),
    }
