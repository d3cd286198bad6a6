"""Downloads of a published verslag: the kept documents, and the fixed content as JSON."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse

from documenten.document import antwoord
from documenten.formaten import Formaat
from documenten.ophalen import Download
from documenten.ophalen import ophaallijst as lijst_van
from moresprudentie.documenten import verslag_document
from moresprudentie.inhoud import lees
from moresprudentie.models import Verslag, Verslagversie

SOORTEN = ((Formaat.PDF, "toegankelijk"), (Formaat.ODT, "om te bewerken"), (Formaat.DOCX, "om te bewerken"))


def bestand(versie: Verslagversie, formaat: str) -> HttpResponse:
    """Give one version as "pdf", "odt", "docx" or "json"; `Http404` for anything else.

    The document is the one that was kept at publication (it may still be in the making, see
    `Bewaardocument.antwoord`). When it was not kept in this format, it is made from the fixed content.
    """
    if formaat == "json":
        return _json(versie)
    if formaat not in Formaat.values:
        raise Http404("Dit bestandsformaat bestaat hier niet.")
    bewaard = versie.documenten.filter(formaat=formaat).first()
    if bewaard is not None:
        return bewaard.antwoord()
    return antwoord(verslag_document(lees(versie.inhoud)), formaat)


def _json(versie: Verslagversie) -> HttpResponse:
    opties = {"ensure_ascii": False, "indent": 2}
    reactie = JsonResponse(versie.inhoud, json_dumps_params=opties)
    reactie["Content-Disposition"] = f'attachment; filename="{versie.verslag.slug}-v{versie.nummer}.json"'
    reactie["X-Content-Type-Options"] = "nosniff"
    return reactie


def ophaallijst(verslag: Verslag) -> list[Download]:
    """Give the list of downloads: the kept documents, and the data, which are always there."""
    versie = verslag.huidige_versie
    if versie is None:
        return []
    return [*lijst_van(versie.documenten.all(), SOORTEN), Download("json", "JSON", "de gegevens")]
