"""What data portals and search engines read about the public verslagen: DCAT-AP-NL 3.0 and schema.org, both as JSON-LD.

bron: DCAT-AP-NL 3.0 (Geonovum), https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator

from acties.werkblad import INHOUDSTYPE
from moresprudentie.inhoud import SCHEMA
from moresprudentie.models import Openbaarstand, Verslag
from moresprudentie.opendata import WIJZIGINGEN, json_adres, moment, pagina_adres, schema_adres
from organisatie.kenmerk import Licentie
from organisatie.models import Organisatie
from organisatie.post import volledige_url

EU = "http://publications.europa.eu/resource/authority/"
THEMAS = ("GOVE", "TECH")
"""Government and public sector; science and technology: from the list of data themes of the EU."""
TREFWOORDEN = (
    "CODIO",
    "waarden",
    "ethiek",
    "digitalisering",
    "algoritmes",
    "goed digitaal bestuur",
    "moresprudentie",
)
CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
KORT = 300
"""So many characters of the summary describe a page to search engines."""


@dataclass(frozen=True)
class Weg:
    """One way to get the data: the name of its address, how it is called, its media type and its type in the list of the EU."""

    naam: str
    titel: str
    uitleg: str
    mediatype: str
    soort: str
    volgt: str = ""
    """The schema that it follows."""

    @property
    def adres(self) -> str:
        """Its full address."""
        return volledige_url(reverse(self.naam))

    @property
    def pad(self) -> str:
        """Its address on this site."""
        return reverse(self.naam)


WEGEN = (
    Weg(
        "openbaar-csv",
        "Alle verslagen als CSV",
        "Eén regel per verslag, om mee te rekenen of in te lezen.",
        "text/csv",
        "CSV",
    ),
    Weg(
        "openbaar-xlsx", "Alle verslagen als XLSX", "Dezelfde lijst, voor een rekenblad.", INHOUDSTYPE, "XLSX"
    ),
    Weg(
        "openbaar-wijzigingen",
        "Wijzigingen als JSON",
        "Wat er nieuw, verbeterd of ingetrokken is, met het adres van elk verslag als JSON.",
        "application/json",
        "JSON",
        WIJZIGINGEN,
    ),
    Weg(
        "openbaar-feed",
        "Nieuwe verslagen als Atom",
        "De nieuwste dertig, voor een feedlezer.",
        "application/atom+xml",
        "ATOM",
    ),
)


def catalogus(organisatie: Organisatie) -> dict[str, Any]:
    """Give the public verslagen as a catalogue with one dataset, in DCAT-AP-NL 3.0."""
    hier = volledige_url(reverse("openbaar"))
    gewijzigd = Openbaarstand.objects.laatste_wijziging()
    uitgever = _uitgever(organisatie)
    gemeen = {
        "dct:publisher": {"@id": uitgever["@id"]},
        "dcat:contactPoint": _contact(organisatie),
        "dct:language": {"@id": f"{EU}language/NLD"},
        "dct:license": {"@id": organisatie.licentie_adres},
        **({"dct:modified": _tijd(gewijzigd)} if gewijzigd else {}),
    }
    dataset = {
        "@id": f"{hier}#dataset",
        "@type": "dcat:Dataset",
        "dct:title": _nl(f"Openbare CODIO-verslagen van {organisatie.naam}"),
        "dct:description": _nl(
            f"Hoe {organisatie.naam} waarden afweegt in digitale projecten: per project de gekozen waarden, waar ze "
            "schuurden, de afweging, de acties en de uitkomst, volgens de CODIO-methode."
        ),
        "dct:identifier": f"{hier}#dataset",
        "dct:creator": {"@id": uitgever["@id"]},
        "dct:accessRights": {"@id": f"{EU}access-right/PUBLIC"},
        "dct:accrualPeriodicity": {"@id": f"{EU}frequency/IRREG"},
        "dcat:theme": [{"@id": f"{EU}data-theme/{thema}"} for thema in THEMAS],
        "dcat:keyword": [_nl(woord) for woord in TREFWOORDEN],
        "dct:conformsTo": {"@id": schema_adres(SCHEMA)},
        "adms:status": {"@id": f"{EU}dataset-status/COMPLETED"},
        "dcat:landingPage": {"@id": hier},
        "foaf:page": {"@id": volledige_url(reverse("open-data"))},
        "dcat:distribution": [_distributie(weg, organisatie) for weg in WEGEN],
        **gemeen,
    }
    return {
        "@context": CONTEXT,
        "@graph": [
            {
                "@id": f"{hier}#catalogus",
                "@type": "dcat:Catalog",
                "dct:title": _nl(f"Open data over CODIO van {organisatie.naam}"),
                "dct:description": _nl("De openbare verslagen van CODIO-trajecten, als gegevens."),
                "foaf:homepage": {"@id": hier},
                "dcat:themeTaxonomy": {"@id": f"{EU}data-theme"},
                "dcat:dataset": {"@id": f"{hier}#dataset"},
                **gemeen,
            },
            dataset,
            uitgever,
        ],
    }


def _nl(tekst: str) -> dict[str, str]:
    return {"@value": tekst, "@language": "nl"}


def _tijd(op: datetime.datetime) -> dict[str, str]:
    return {"@value": moment(op), "@type": "xsd:dateTime"}


def _uitgever(organisatie: Organisatie) -> dict[str, Any]:
    """Give the organisation: by its TOOI address when that is known, else by an address here."""
    kenmerk = organisatie.identificatie
    eigen = f"{volledige_url(reverse('openbaar'))}#organisatie"
    return {
        "@id": kenmerk if kenmerk.startswith("https://") else eigen,
        "@type": "foaf:Agent",
        "foaf:name": _nl(organisatie.naam),
        **({"dct:identifier": kenmerk} if kenmerk else {}),
    }


def _contact(organisatie: Organisatie) -> dict[str, Any]:
    """Give where somebody can ask something: the contact of the organisation, else the page about the data."""
    waar = {"@id": organisatie.contact or volledige_url(reverse("open-data"))}
    soort = "vcard:hasEmail" if organisatie.contact.startswith("mailto:") else "vcard:hasURL"
    return {"@type": "vcard:Organization", "vcard:fn": organisatie.naam, soort: waar}


def _distributie(weg: Weg, organisatie: Organisatie) -> dict[str, Any]:
    return {
        "@id": f"{volledige_url(reverse('openbaar'))}#{weg.naam}",
        "@type": "dcat:Distribution",
        "dct:title": _nl(weg.titel),
        "dct:description": _nl(weg.uitleg),
        "dcat:accessURL": {"@id": weg.adres},
        "dcat:downloadURL": {"@id": weg.adres},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{weg.mediatype}"},
        "dct:format": {"@id": f"{EU}file-type/{weg.soort}"},
        "dct:license": {"@id": organisatie.licentie_adres},
        "dcatap:availability": {"@id": f"{EU}planned-availability/AVAILABLE"},
        **({"dct:conformsTo": {"@id": schema_adres(weg.volgt)}} if weg.volgt else {}),
    }


def kort(samenvatting: str) -> str:
    """Give a summary as the description of a page: plain text on one line, cut at a word."""
    woorden = " ".join(samenvatting.split())
    if len(woorden) <= KORT:
        return woorden
    return Truncator(woorden[:KORT].rsplit(" ", 1)[0] + " …").chars(KORT)


def schema_org(verslag: Verslag, organisatie: Organisatie) -> dict[str, Any]:
    """Give a public verslag for search engines, by the words of schema.org."""
    versie = verslag.huidige_versie
    assert versie is not None  # it is public
    adres = pagina_adres(verslag.slug)
    gever = _organisatie_org(organisatie)
    return {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": adres,
        "url": adres,
        "mainEntityOfPage": adres,
        "headline": Truncator(verslag.titel).chars(110),
        "name": verslag.titel,
        "description": kort(verslag.samenvatting),
        "reportNumber": verslag.nummer,
        "inLanguage": "nl",
        "version": versie.nummer,
        "datePublished": moment(verslag.gepubliceerd_op or versie.gepubliceerd_op),
        "dateModified": moment(versie.gepubliceerd_op),
        "license": organisatie.licentie_adres,
        "isAccessibleForFree": True,
        "keywords": [*verslag.trefwoorden, *(waarde.naam for waarde in verslag.waarden.all())],
        "author": gever,
        "publisher": gever,
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "application/json",
            "contentUrl": json_adres(verslag.slug),
        },
    }


def dataset_org(organisatie: Organisatie) -> dict[str, Any]:
    """Give the whole list for search engines that look for data, by the words of schema.org."""
    hier = volledige_url(reverse("openbaar"))
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{hier}#dataset",
        "url": volledige_url(reverse("open-data")),
        "name": f"Openbare CODIO-verslagen van {organisatie.naam}",
        "description": f"Hoe {organisatie.naam} waarden afweegt in digitale projecten: per project de gekozen waarden, waar ze "
        "schuurden, de afweging, de acties en de uitkomst.",
        "inLanguage": "nl",
        "keywords": list(TREFWOORDEN),
        "license": organisatie.licentie_adres,
        "isAccessibleForFree": True,
        "creator": _organisatie_org(organisatie),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": weg.mediatype, "contentUrl": weg.adres}
            for weg in WEGEN
        ],
    }


def _organisatie_org(organisatie: Organisatie) -> dict[str, Any]:
    return {
        "@type": "GovernmentOrganization",
        "name": organisatie.naam,
        **({"identifier": organisatie.identificatie} if organisatie.identificatie else {}),
    }


def licentie(organisatie: Organisatie) -> Licentie:
    """Give the licence of what is public."""
    return Licentie(organisatie.licentie)
