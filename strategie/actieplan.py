"""The action plan as a document to work with: the measures per kind, and what each accentwaarde gets (bron: 000, 2.4)."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from acties.models import Actie
from documenten.document import Document
from formats.weergave import als_html
from organisatie.tekst import begin_zin
from strategie import gegevens
from strategie.dekking import dekking
from strategie.models import Dossier, Fase
from strategie.nota import kort
from strategie.notateksten import welke_waarden
from waardenkader.models import Actiesoort

LIJNEN: dict[str, str] = {
    Actiesoort.INTERACTIE: "interactie",
    Actiesoort.AANBESTEDING: "aanbesteding",
    Actiesoort.STANDAARDEN: "technisch",
    Actiesoort.INFORMATIE: "informatie",
    Actiesoort.ONDERZOEK: "onderzoek",
    Actiesoort.INRICHTING: "inrichting",
}
"""Per kind of action the question of phase 3 that says what the line is."""


class Genummerd(NamedTuple):
    """A measure with its number in this document."""

    nummer: int
    maatregel: gegevens.Maatregel


class Soort(NamedTuple):
    """One kind of action: what the line is, and its measures."""

    naam: str
    lijn: SafeString
    maatregelen: list[Genummerd]


def actieplan(dossier: Dossier) -> Document:
    """Give the plan as it stands now; a concept until phase 3 is geaccordeerd."""
    fase = gegevens.fasen_van(dossier)[Fase.Nummer.ACTIEPLAN]
    stand = gegevens.stand(fase, gegevens.vaststellingen(dossier).get(fase.nummer))
    acties = list(gegevens.maatregelen(dossier))
    gedekt = dekking(dossier)
    versie = f"versie {dossier.versie}"
    return Document(
        titel=dossier.titel,
        soort="Actieplan en stand",
        sjabloon="documenten/strategie_actieplan.html",
        context={
            "kort": kort(fase),
            "soorten": _soorten(fase, acties),
            "dekking": gedekt,
            "dekkingsrijen": gedekt.in_document(_op_volgorde(acties)),
            "methoden": gegevens.methoden(dossier),
        },
        bestandsnaam=f"maatregelen-{gegevens.bestandsdeel(dossier)}",
        concept=not fase.is_vastgesteld,
        omschrijving="Wat de organisatie doet, wie het doet en hoe het ermee staat.",
        auteur=dossier.eigenaar.naam,
        datum=localtime(gegevens.laatst_gewijzigd(fase)).date(),
        versie=versie,
        feiten=(
            ("Eigenaar", dossier.eigenaar.naam),
            ("Bestuurder", str(dossier.bestuurder or "")),
            ("Versie", versie.capitalize()),
            *((("Geldt voor", begin_zin(waarden)),) if (waarden := welke_waarden(dossier)) else ()),
            ("Plan", stand),
        ),
    )


def _soorten(fase: Fase, acties: list[Actie]) -> list[Soort]:
    """Give the kinds in the order of the method, and last what has no kind yet; numbered through."""
    nummers = {actie.pk: nummer for nummer, actie in enumerate(_op_volgorde(acties), start=1)}
    soorten = []
    for sleutel, naam in (*Actiesoort.choices, ("", "Nog zonder soort")):
        eigen = [Genummerd(nummers[a.pk], gegevens.maatregel(a)) for a in acties if a.soort == sleutel]
        lijn = als_html(fase.invulling.tekst(LIJNEN[sleutel])) if sleutel else SafeString("")
        if eigen or lijn:
            soorten.append(Soort(naam, lijn, eigen))
    return soorten


def _op_volgorde(acties: list[Actie]) -> list[Actie]:
    volgorde = [*Actiesoort.values, ""]
    return sorted(acties, key=lambda actie: volgorde.index(actie.soort))
