"""Rows of the handelingen on the half-yearly terugkoppeling and its recommendations, and on the synonyms of the databank."""

from __future__ import annotations

from datetime import date

from moresprudentie.models import Synoniemgroep, Terugkoppeling
from moresprudentie.periode import Halfjaar
from moresprudentie.suggesties import suggesties
from organisatie.rechten import Recht
from strategie.models import Dossier
from tests.achterdeur import achter_de_rug
from tests.toegang.conftest import Wereld
from tests.toegang.rijen import Rij, rijen


def _te_schrijven(w: Wereld) -> Terugkoppeling:
    """Give the terugkoppeling as it was before it was sent."""
    with achter_de_rug():
        Terugkoppeling.objects.filter(pk=w.terugkoppeling.pk).update(status="concept")
    return Terugkoppeling.objects.get(pk=w.terugkoppeling.pk)


def _eerste(w: Wereld) -> str:
    """Give the first thing that is suggested; in this world that is what few actions give."""
    return next((s.sleutel for s in suggesties(_te_schrijven(w))), "")


TERUGKOPPELINGEN: dict[str, Rij] = {
    **rijen(
        "moresprudentie.handelingen.terugkoppeling",
        Recht.TERUGKOPPELING_SCHRIJVEN,
        begin_terugkoppeling=lambda w, door: {
            "dossier": Dossier.objects.get(pk=w.dossier.pk),
            "halfjaar": Halfjaar.van(date(2020, 3, 1)),
        },
        verzend_terugkoppeling=lambda w, door: {
            "terugkoppeling": Terugkoppeling.objects.get(pk=w.terugkoppeling.pk)
        },
    ),
    **rijen(
        "moresprudentie.handelingen.aanbevelingen",
        Recht.TERUGKOPPELING_SCHRIJVEN,
        schrijf_aanbeveling=lambda w, door: {"terugkoppeling": _te_schrijven(w), "titel": "Nieuw."},
        wijzig_aanbeveling=lambda w, door: {
            "aanbeveling": _te_schrijven(w).aanbevelingen.all()[0],
            "titel": "Anders.",
        },
        verwijder_aanbeveling=lambda w, door: {"aanbeveling": _te_schrijven(w).aanbevelingen.all()[0]},
        verplaats_aanbeveling=lambda w, door: {
            "aanbeveling": _te_schrijven(w).aanbevelingen.all()[0],
            "omhoog": False,
        },
        zeg_geen_aanbevelingen=lambda w, door: {"terugkoppeling": _te_schrijven(w), "geen": True},
    ),
    **rijen(
        "moresprudentie.handelingen.suggesties",
        Recht.TERUGKOPPELING_SCHRIJVEN,
        neem_suggestie_over=lambda w, door: {"terugkoppeling": _te_schrijven(w), "sleutel": _eerste(w)},
        zet_suggestie_opzij=lambda w, door: {"terugkoppeling": _te_schrijven(w), "sleutel": _eerste(w)},
        haal_suggestie_terug=lambda w, door: {"terugkoppeling": _te_schrijven(w), "sleutel": _eerste(w)},
    ),
    **rijen(
        "moresprudentie.handelingen.aanbevelingen",
        (Recht.STRATEGIE_BEWERKEN, Recht.STRATEGIE_VASTSTELLEN),
        beantwoord_aanbeveling=lambda w, door: {
            "aanbeveling": w.terugkoppeling.aanbevelingen.get(antwoord=""),
            "antwoord": "overnemen",
        },
    ),
    **rijen(
        "moresprudentie.handelingen.synoniemen",
        Recht.VERSLAG_PUBLICEREN,
        voeg_synoniemen_toe=lambda w, door: {"termen": ["auto", "voertuig"]},
        wijzig_synoniemen=lambda w, door: {
            "groep": Synoniemgroep.objects.all()[0],
            "termen": ["auto", "voertuig"],
        },
        verwijder_synoniemen=lambda w, door: {"groep": Synoniemgroep.objects.all()[0]},
    ),
    **rijen(
        "moresprudentie.handelingen.terugkoppeling",
        Recht.TERUGKOPPELING_INZIEN,
        noteer_gelezen=lambda w, door: {"terugkoppeling": Terugkoppeling.objects.get(pk=w.terugkoppeling.pk)},
    ),
}
