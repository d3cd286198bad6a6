"""The result of CODIO Strategie in the order of appendix 3, and which document goes with which phase (bron: 000, bijlage 3)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from documenten.document import Document
from formats.weergave import als_html, antwoord_als_html
from strategie import gegevens
from strategie.aanleiding import wat_leidde_tot
from strategie.bord import bord
from strategie.gegevens import LEEG, Deel
from strategie.models import Betrokkene, Dossier, Fase, Fasebesluit
from strategie.models.kader import in_aantal
from strategie.nota import kort, nota
from strategie.notateksten import TUSSENKOPPEN, niet_gevraagd
from strategie.ontvangen import terugkoppelingen


@dataclass(frozen=True)
class Blok:
    """One heading of appendix 3 with what was answered under it."""

    titel: str
    delen: tuple[Deel, ...]


# Headings of appendix 3 per phase, each with the questions of our formats that answer it. The exploring
# questions are no part of the appendix; they close phase 1, so that the document says all that is known.
BLOKKEN: dict[int, tuple[tuple[str, tuple[str, ...]], ...]] = {
    1: (
        (
            "Wat zijn de problemen waar de organisatie nu tegenaan loopt?",
            ("vraagstuk_problemen", "vraagstuk_waarom_nu"),
        ),
        (
            "Wat is de reikwijdte van CODIO Strategie?",
            (
                "reikwijdte_technologie",
                "reikwijdte_technologie_toelichting",
                "reikwijdte_organisatie",
                "reikwijdte_buiten",
            ),
        ),
        ("Wat zijn de kaders voor CODIO Strategie?", ("kaders",)),
        (
            "Binnen welk beleid krijgt CODIO Strategie een plek?",
            ("landplaats", "landplaats_toelichting", "draagvlak"),
        ),
        (
            "Wat leverde de verkenning op?",
            (
                "algemene_kaders",
                "specifieke_kaders",
                "voorbeeldbeleid",
                "praktijkervaringen",
                "stakeholders",
                "landplaats_verkenning",
            ),
        ),
    ),
    2: (
        (
            "Kiest de organisatie voor accentwaarden of overnemen alle 32 CODIO-waarden?",
            ("keuze_onderbouwing", "keuze_akkoord", "inventarisatie", "keuzeproces", "dekking_toelichting"),
        ),
    ),
    3: (
        (
            "Welke algemene maatregelen neemt de organisatie om goed digitaal bestuur vorm te geven?",
            ("interactie", "aanbesteding", "technisch", "informatie", "onderzoek", "inrichting"),
        ),
        (
            "Op welke wijze wordt goed digitaal bestuur in specifieke projecten geborgd?",
            (
                "gebruik_project",
                "accentwaarden_project",
                "andere_methoden",
                "kennis",
                "verantwoordelijkheden",
            ),
        ),
    ),
    4: (
        (
            "Hoe stuurt de organisatie op de implementatie van de strategie?",
            ("aansturing_wie", "aansturing_hoe", "steun_top"),
        ),
        (
            "Hoe wordt de praktijk gemonitord?",
            ("monitoring_wat", "monitoring_hoe", "monitoring_succes", "monitoring_bestuurder"),
        ),
        ("Hoe stelt de organisatie de strategie bij?", ("bijstellen_momenten", "bijstellen_wanneer")),
        ("Welke governance hoort daarbij?", ("governance", "governance_toelichting")),
    ),
}


@dataclass(frozen=True)
class Hoofdstuk:
    """One phase in the report."""

    nummer: int
    titel: str
    stand: str
    kort: SafeString
    blokken: tuple[Blok, ...]
    betrokkenen: list[tuple[Betrokkene, str]]


def startnotitie(dossier: Dossier) -> Document:
    """Give the startnotitie: the nota of phase 1."""
    return nota(gegevens.fasen_van(dossier)[Fase.Nummer.HUIDIG])


def rapport(dossier: Dossier, tot_en_met: int = 4) -> Document:
    """Give the result of CODIO Strategie in the order of appendix 3, up to and including one phase."""
    fasen = gegevens.fasen_van(dossier)
    getoond = [fasen[nummer] for nummer in range(1, tot_en_met + 1)]
    besluiten, mensen = gegevens.vaststellingen(dossier), gegevens.betrokkenen(dossier)
    generiek = dossier.keuze == Dossier.Keuze.GENERIEK
    context = {
        "hoofdstukken": [
            _hoofdstuk(fase, besluiten.get(fase.nummer), mensen[fase.nummer]) for fase in getoond
        ],
        "dossier": dossier,
        "aanleiding": als_html(dossier.aanleiding_toelichting),
        "reden": als_html(dossier.reden_nieuwe_versie),
        "leidde": wat_leidde_tot(dossier),
        "keuze": dossier.keuze_in_woorden,
        "externen": "" if generiek else dossier.get_externen_betrokken_display(),
        "accentgroepen": gegevens.accentgroepen(dossier),
        "mandaat": dossier.mandaat,
        "lange_lijst": bord(dossier) if dossier.keuze == Dossier.Keuze.SPECIFIEK else None,
        "maatregelen": [gegevens.maatregel(actie) for actie in gegevens.maatregelen(dossier)],
        "methoden": gegevens.methoden(dossier),
        "besprekingen": list(dossier.besprekingen.all()),
        "jaarverslagen": list(dossier.jaarverslagen.aangeboden()),
        "terugkoppelingen": terugkoppelingen(dossier),
        "besluiten": gegevens.besluiten(dossier, tot_en_met),
    }
    heel = tot_en_met == Fase.Nummer.IMPLEMENTATIE
    gewijzigd = max(gegevens.laatst_gewijzigd(fase) for fase in getoond)
    vast = all(fase.is_vastgesteld for fase in getoond)
    stand = f"{'Vastgesteld op' if vast else 'Concept van'} {gegevens.datum(gewijzigd)}"
    versie = f"versie {dossier.versie}"
    return Document(
        titel=dossier.titel,
        soort="CODIO Strategie" if heel else f"CODIO Strategie, fase 1 tot en met {tot_en_met}",
        sjabloon="documenten/strategie_rapport.html",
        context=context,
        bestandsnaam=f"strategie-{gegevens.bestandsdeel(dossier)}" + ("" if heel else f"-fase-{tot_en_met}"),
        concept=not vast,
        omschrijving="De resultaten van CODIO Strategie, per fase.",
        auteur=dossier.eigenaar.naam,
        datum=localtime(gewijzigd).date(),
        versie=f"{versie}, {gegevens.datum(gewijzigd)}",
        feiten=(*gegevens.mensen(dossier), ("Versie", versie.capitalize()), ("Stand", stand)),
    )


def fasedocument(fase: Fase) -> Document:
    """Give the document that is kept when this phase is vastgesteld."""
    return nota(fase)


def _hoofdstuk(fase: Fase, besluit: Fasebesluit | None, mensen: list[tuple[Betrokkene, str]]) -> Hoofdstuk:
    waarden = fase.dossier.aantal_waarden
    blokken = tuple(
        Blok(in_aantal(titel, waarden), _delen(fase, sleutels)) for titel, sleutels in BLOKKEN[fase.nummer]
    )
    return Hoofdstuk(fase.nummer, str(fase), gegevens.stand(fase, besluit), kort(fase), blokken, mensen)


def _delen(fase: Fase, sleutels: tuple[str, ...]) -> tuple[Deel, ...]:
    """The answers under one heading; an empty one is left out, unless nothing at all is there."""
    delen, niet = [], niet_gevraagd(fase)
    for sleutel in (sleutel for sleutel in sleutels if sleutel not in niet):
        vraag = fase.invulling.spec.vraag(sleutel)
        if html := antwoord_als_html(vraag, fase.invulling.tekst(sleutel)):
            delen.append(Deel(TUSSENKOPPEN.get(sleutel, vraag.label), html))
    heeft_maatregelen = "interactie" in sleutels and gegevens.maatregelen(fase.dossier).exists()
    return tuple(delen) or (() if heeft_maatregelen else (Deel("", LEEG),))
