"""Downloads of a published verslag: the kept documents, and the fixed content as JSON."""

from __future__ import annotations

from django.db.models.functions import Length
from django.http import Http404, HttpResponse, JsonResponse

from documenten.document import antwoord
from documenten.formaten import Formaat
from moresprudentie.documenten import verslag_document
from moresprudentie.inhoud import lees
from moresprudentie.models import Verslag, Verslagversie

SOORTEN = ((Formaat.PDF, "toegankelijk"), (Formaat.ODT, "om te bewerken"), (Formaat.DOCX, "om te bewerken"))


def bestand(versie: Verslagversie, formaat: str) -> HttpResponse:
    """Give one version as "pdf", "odt", "docx" or "json"; `Http404` for anything else.

    The document is the one that was kept at publication. When it was not kept in this format, it is made
    from the fixed content.
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


def ophaallijst(verslag: Verslag) -> list[tuple[str, str, str]]:
    """Give (format, label, what it is for, with its size) for the list of downloads; one query."""
    versie = verslag.huidige_versie
    if versie is None:
        return []
    maten = dict(versie.documenten.values_list("formaat", Length("inhoud")))
    lijst = [(str(f), f.name, f"{wat}, {_kb(maten[f])}" if f in maten else wat) for f, wat in SOORTEN]
    return [*lijst, ("json", "JSON", "de gegevens")]


def _kb(grootte: int) -> str:
    return f"{max(round(grootte / 1024), 1)} kB"
