"""Rows of the handelingen of the citator, and where its things are in the world."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from moresprudentie.models import Bewaardezoekvraag, Foutmelding, Verslag, Verslagactie
from organisatie.models import Gebruiker
from organisatie.rechten import Recht
from project.models import Project
from tests.toegang.conftest import Wereld
from tests.toegang.rijen import Rij, rijen

VINDPLAATSEN = {
    "actienummer": lambda w: Verslagactie.objects.filter(verslag__project=w.project)[0].nummer,
    "jaar van verslag": lambda w: _verslag(w).jaar,
    "volgnummer": lambda w: _verslag(w).volgnummer,
    "zoekvraag": lambda w: Bewaardezoekvraag.objects.get().pk,
    "zoeksleutel": lambda w: Bewaardezoekvraag.objects.get().sleutel,
    "fout": lambda w: Foutmelding.objects.get().pk,
}


def _verslag(w: Wereld) -> Verslag:
    return Verslag.objects.get(project=w.project)


def _eigen(door: Gebruiker) -> Bewaardezoekvraag:
    return Bewaardezoekvraag.objects.create(gebruiker=door, naam="Van mij", vraag="q=drukte")


CITATOR: dict[str, Rij] = {
    "moresprudentie.handelingen.overnemen.neem_actie_over": Rij(
        (
            frozenset({Recht.DATABANK_INZIEN}),
            frozenset({Recht.ACTIE_BEHEREN, Recht.WORKSHOP_INVULLEN}),
        ),
        lambda w, door: {
            "regel": Verslagactie.objects.filter(verslag__project=w.project)[0],
            "project": Project.objects.get(pk=w.voorbereiding.pk),
        },
    ),
    **rijen(
        "moresprudentie.handelingen.zoekvragen",
        Recht.DATABANK_INZIEN,
        bewaar_zoekvraag=lambda w, door: {"naam": "Nieuw", "vraag": "q=drukte"},
        wijzig_zoekvraag=lambda w, door: {"bewaard": _eigen(door), "naam": "Anders", "mail": False},
        vernieuw_adres=lambda w, door: {"bewaard": _eigen(door)},
        verwijder_zoekvraag=lambda w, door: {"bewaard": _eigen(door)},
    ),
    **rijen(
        "moresprudentie.handelingen.fouten",
        Recht.DATABANK_INZIEN,
        meld_fout=lambda w, door: {"verslag": _verslag(w), "tekst": "Het klopt niet."},
    ),
    **rijen(
        "moresprudentie.handelingen.fouten",
        Recht.VERSLAG_PUBLICEREN,
        beantwoord_fout=lambda w, door: {
            "melding": Foutmelding.objects.get(),
            "uitkomst": "verbeterd",
            "antwoord": "Dank je.",
        },
        zet_nakijkdag=lambda w, door: {
            "verslag": _verslag(w),
            "op": timezone.localdate() + timedelta(days=30),
        },
    ),
}
