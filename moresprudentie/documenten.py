"""Documents of this app: the verslag and the terugkoppeling."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import slugify

from documenten.document import Document
from formats.weergave import in_document
from moresprudentie.cijfers import bereken
from moresprudentie.grafiek import Beeld, beeld
from moresprudentie.inhoud import Inhoud
from moresprudentie.periode import Halfjaar
from moresprudentie.prenten import prenten
from moresprudentie.selectie import Selectie
from moresprudentie.weergave import datum, toon
from organisatie.post import volledige_url

if TYPE_CHECKING:
    from moresprudentie.models import Terugkoppeling


def verslag_document(inhoud: Inhoud, *, concept: bool = False) -> Document:
    """Give the verslag as a document, from its content as data.

    Takes the content of a published version, or of a concept (then every page says so).
    """
    weergave = toon(inhoud)
    dag = inhoud["gepubliceerd_op"]
    if concept:
        stand = f"Concept van {date_format(timezone.localdate(), 'j F Y')}"
    else:
        stand = f"{inhoud['nummer']}, versie {inhoud['versie']} van {datum(dag)}"
    return Document(
        titel=inhoud["titel"],
        soort="Verslag CODIO Project",
        sjabloon="documenten/verslag.html",
        context={"v": weergave, "inhoud": inhoud},
        bestandsnaam=slugify(f"verslag {inhoud['nummer']} {inhoud['titel']}")[:80].strip("-"),
        concept=concept,
        omschrijving=inhoud["omschrijving"],
        auteur=inhoud["organisatie"],
        datum=datetime.date.fromisoformat(dag[:10]) if dag else None,
        feiten=(
            ("Workshop", weergave.workshop),
            ("Deelnemers", weergave.deelnemers),
            ("Technologie", inhoud["technologie"]),
            ("Uitkomst", inhoud["uitkomst"]["naam"]),
            ("Onderdeel", inhoud["onderdeel"]),
            ("Stand", stand),
        ),
    )


def terugkoppeling_document(terugkoppeling: Terugkoppeling) -> Document:
    """Give the half-yearly report; with the fixed figures once it was sent, else those of now."""
    halfjaar = Halfjaar(terugkoppeling.jaar, terugkoppeling.helft)
    cijfers = terugkoppeling.cijfers or bereken(terugkoppeling.dossier, halfjaar)
    getoond = beeld(cijfers)
    verzonden = terugkoppeling.verzonden_op
    tot = terugkoppeling.geteld_tot
    return Document(
        titel=terugkoppeling.periode,
        soort="Terugkoppeling CODIO Project",
        sjabloon="documenten/terugkoppeling.html",
        context={
            "beeld": getoond,
            "prenten": prenten(getoond),
            "zonder_zwaarste": _met_url(getoond),
            "secties": in_document(terugkoppeling.invulling),
            "aanbevelingen": [(rij.titel, rij.toelichting) for rij in terugkoppeling.aanbevelingen.all()],
            "geen_aanbevelingen": terugkoppeling.geen_aanbevelingen,
        },
        bestandsnaam=f"terugkoppeling-{halfjaar.jaar}-{halfjaar.helft}",
        concept=not terugkoppeling.is_verzonden,
        omschrijving=f"Wat de projecten zeggen over {terugkoppeling.dossier}",
        datum=timezone.localtime(verzonden).date() if verzonden else None,
        feiten=(
            (
                "Periode",
                terugkoppeling.periode + (f", geteld tot en met {date_format(tot, 'j F Y')}" if tot else ""),
            ),
            ("Verslagen", str(cijfers["verslagen"])),
            ("Aan", terugkoppeling.verzonden_aan or "Contactpersoon van de strategie"),
            (
                "Verzonden",
                date_format(timezone.localtime(verzonden), "j F Y") if verzonden else "Nog niet verzonden",
            ),
        ),
    )


def cijfers_document(selectie: Selectie, cijfers: dict[str, Any]) -> Document:
    """Give the figures of a selection as a document, with what was chosen in words; it is no terugkoppeling."""
    getoond, halfjaar = beeld(cijfers), selectie.halfjaar
    return Document(
        titel=halfjaar.naam,
        soort="Cijfers uit CODIO Project",
        sjabloon="documenten/cijfers.html",
        context={
            "beeld": getoond,
            "prenten": prenten(getoond),
            "zonder_zwaarste": _met_url(getoond),
            "gekozen": selectie.in_woorden,
        },
        bestandsnaam=f"cijfers-{halfjaar.jaar}-{halfjaar.helft}",
        omschrijving=selectie.in_woorden,
        datum=timezone.localdate(),
        feiten=(
            *selectie.gekozen,
            ("Verslagen", str(cijfers["verslagen"])),
            ("Geteld op", date_format(timezone.localdate(), "j F Y")),
        ),
    )


def _met_url(getoond: Beeld) -> list[dict[str, str]]:
    """Give the verslagen that are named, each with where it is read."""
    return [
        {**verslag, "url": volledige_url(reverse("verslag", args=[verslag["adres"]]))}
        for verslag in getoond.zonder_zwaarste
    ]
