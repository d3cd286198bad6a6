"""The yearly report as a document: what the bestuur reads, with the figures of the period in pictures and as tables."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localdate, localtime

from documenten.document import Document
from formats.weergave import als_html, antwoord_als_html
from organisatie.post import volledige_url
from strategie.formats.jaarverslag import GEVRAAGD, SAMENVATTING
from strategie.gegevens import bestandsdeel
from strategie.jaarbeeld import Beeld, beeld
from strategie.models import Fase, Jaarverslag
from strategie.voortgang import bereken
from strategie.voortgangsprent import voortgangsprent

SUCCES, GOVERNANCE, GOVERNANCE_HOE = "monitoring_succes", "governance", "governance_toelichting"
OORDELEN = {
    "uitvoering_oordeel": {
        "ja": "De organisatie voert het beleid goed uit",
        "deels": "De organisatie voert het beleid deels goed uit",
        "nee": "De organisatie voert het beleid nog niet goed uit",
    },
    "resultaat_oordeel": {
        "ja": "Het beleid geeft de gewenste resultaten",
        "deels": "Het beleid geeft een deel van de gewenste resultaten",
        "nee": "Het beleid geeft niet de gewenste resultaten",
        "onbekend": "Of het beleid werkt, is nog niet te zeggen",
    },
}


class Afspraak(NamedTuple):
    """What was agreed in phase 4, which the report is held against: when it is a success, and how it is governed."""

    succes: SafeString
    governance: SafeString
    governance_hoe: SafeString


def cijfers_van(jaarverslag: Jaarverslag) -> Beeld:
    """Give the fixed figures once it was aangeboden, else those of this moment."""
    gegevens = jaarverslag.cijfers or bereken(jaarverslag.dossier, jaarverslag.van, jaarverslag.tot)
    return beeld(gegevens)


def afspraak(jaarverslag: Jaarverslag) -> Afspraak:
    """Give what phase 4 says now."""
    fase = jaarverslag.dossier.fasen.select_related("invulling").get(nummer=Fase.Nummer.IMPLEMENTATIE)
    spec = fase.invulling.spec
    return Afspraak(
        *(
            antwoord_als_html(spec.vraag(sleutel), fase.invulling.tekst(sleutel))
            for sleutel in (SUCCES, GOVERNANCE, GOVERNANCE_HOE)
        )
    )


def jaarverslag_document(jaarverslag: Jaarverslag) -> Document:
    """Give the report; a concept until it was aangeboden."""
    dossier, getoond = jaarverslag.dossier, cijfers_van(jaarverslag)
    return Document(
        titel=dossier.titel,
        soort=str(jaarverslag),
        sjabloon="documenten/strategie_jaarverslag.html",
        context={
            "jaarverslag": jaarverslag,
            "beeld": getoond,
            "prent_soorten": voortgangsprent(getoond.soorten, getoond.totaal),
            "prent_accenten": voortgangsprent(getoond.accenten),
            "leringen": [(lering, volledige_url(lering.url)) for lering in getoond.leringen],
            "afspraak": afspraak(jaarverslag),
            **_teksten(jaarverslag, getoond),
        },
        bestandsnaam=f"jaarverslag-{jaarverslag.tot.year}-{bestandsdeel(dossier)}",
        concept=not jaarverslag.is_aangeboden,
        omschrijving="Hoe de strategie is uitgevoerd, wat zij oplevert en wat het bestuur wordt gevraagd.",
        auteur=dossier.eigenaar.naam,
        datum=_dag(jaarverslag),
        versie=jaarverslag.periode,
        feiten=_feiten(jaarverslag),
    )


def samenvatting(jaarverslag: Jaarverslag, getoond: Beeld) -> str:
    """Give the summary: as it was written, else what figures and answers say."""
    if geschreven := jaarverslag.invulling.tekst(SAMENVATTING).strip():
        return geschreven
    oordelen = [oordeel(jaarverslag, sleutel) for sleutel in OORDELEN]
    return " ".join([getoond.kort, *(f"{zin}." for zin in oordelen if zin)]).strip()


def oordeel(jaarverslag: Jaarverslag, sleutel: str) -> str:
    """Give what a judgement states; "" as long as there is none."""
    return OORDELEN[sleutel].get(jaarverslag.invulling.tekst(sleutel), "")


def vanzelf(jaarverslag: Jaarverslag, getoond: Beeld) -> dict[str, str]:
    """Say beside the summary what stands there when it stays empty."""
    if jaarverslag.invulling.tekst(SAMENVATTING).strip() or not (zin := samenvatting(jaarverslag, getoond)):
        return {}
    return {SAMENVATTING: f"Laat je dit leeg, dan staat er: “{zin}”"}


def _teksten(jaarverslag: Jaarverslag, getoond: Beeld) -> dict[str, Any]:
    tekst = jaarverslag.invulling.tekst
    html = {
        vraag.sleutel: als_html(tekst(vraag.sleutel))
        for vraag in jaarverslag.invulling.spec.vragen()
        if vraag.sleutel not in OORDELEN
    }
    return {
        "kort": als_html(samenvatting(jaarverslag, getoond)),
        "gevraagd": html.pop(GEVRAAGD),
        "tekst": html,
        "oordelen": {sleutel: oordeel(jaarverslag, sleutel) for sleutel in OORDELEN},
    }


def _dag(jaarverslag: Jaarverslag) -> Any:
    return localtime(jaarverslag.aangeboden_op).date() if jaarverslag.aangeboden_op else localdate()


def _feiten(jaarverslag: Jaarverslag) -> tuple[tuple[str, str], ...]:
    dossier, dag = jaarverslag.dossier, date_format(_dag(jaarverslag), "j F Y")
    stand = f"Aangeboden op {dag}" if jaarverslag.is_aangeboden else f"Concept van {dag}"
    aan = jaarverslag.aangeboden_aan or str(dossier.bestuurder or "")
    feiten = (
        ("Periode", jaarverslag.periode),
        ("Eigenaar", dossier.eigenaar.naam),
        ("Aan", aan),
        ("Strategie", f"Versie {dossier.versie}" if dossier.versie > 1 else ""),
        ("Stand", stand),
    )
    return tuple((label, tekst) for label, tekst in feiten if tekst)
