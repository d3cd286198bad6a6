"""Rows of the handelingen on decisions of elsewhere, on citing and on the documents of a dossier."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate

from moresprudentie.models import Verslag
from organisatie.models import Gebruiker
from organisatie.rechten import Recht
from strategie.handelingen.fasen import Lezing
from strategie.handelingen.meelezen import Genodigde
from strategie.models import Dossier, Fase, Jaarverslag
from tests.achterdeur import achter_de_rug
from tests.strategie.conftest import vul_verplicht
from tests.toegang.conftest import Wereld
from tests.toegang.rijen import Rij, rijen


def _dossier(w: Wereld) -> Dossier:
    return Dossier.objects.get(pk=w.dossier.pk)


def _fase(w: Wereld) -> Fase:
    return Fase.objects.select_related("dossier", "invulling").get(dossier=w.dossier, nummer=1)


def _jaarverslag(w: Wereld) -> Jaarverslag:
    """Give the report with all that is asked."""
    verslag = _dossier(w).jaarverslagen.get()
    vul_verplicht(verslag, w.dossier.eigenaar)
    return verslag


def _zonder_jaarverslag(w: Wereld, door: Gebruiker) -> dict[str, Any]:
    """Let phase 4 be vastgesteld, with no report yet."""
    with achter_de_rug():
        Jaarverslag.objects.filter(dossier=w.dossier.pk).delete()
    Fase.objects.filter(dossier=w.dossier.pk).update(status=Fase.Status.VASTGESTELD)
    return {"dossier": _dossier(w)}


DOSSIERS: dict[str, Rij] = {
    **rijen(
        "strategie.handelingen.elders",
        (Recht.STRATEGIE_BEWERKEN, Recht.STRATEGIE_VASTSTELLEN),
        geef_mandaat=lambda w, door: {"dossier": _dossier(w), "aan": w.dossier.eigenaar, "waar": "Een mail."},
        trek_mandaat_in=lambda w, door: {"dossier": _dossier(w)},
    ),
    **rijen(
        "strategie.handelingen.elders",
        Recht.STRATEGIE_BESLUIT_VASTLEGGEN,
        leg_besluit_vast=lambda w, door: {
            "fase": _fase(w),
            "besluit": "teruggegeven",
            "orgaan": "het college",
            "datum": date(2026, 1, 5),
            "opmerking": "Nog niet.",
            "gezien": Lezing.ZONDER_PAGINA,
        },
    ),
    **rijen(
        "strategie.handelingen.meelezen",
        Recht.STRATEGIE_BEWERKEN,
        nodig_meelezers_uit=lambda w, door: {
            "dossier": _dossier(w), "fase": 1, "tot": localdate(),
            "genodigden": [Genodigde("keuzeproces", naam="Nieuw", email="nieuw@voorbeeld.example")],
        },
        herinner_meelezer=lambda w, door: {"meelezer": _dossier(w).meelezers.get(naam="Kim")},
        trek_meelezer_in=lambda w, door: {"meelezer": _dossier(w).meelezers.get(naam="Kim")},
    ),
    **rijen(
        "strategie.handelingen.citaat",
        Recht.STRATEGIE_BEWERKEN,
        citeer_verslag=lambda w, door: {
            "fase": _fase(w),
            "sleutel": Verslag.objects.gepubliceerd()[0].slug,
        },
    ),
    **rijen(
        "strategie.handelingen.jaarverslag",
        Recht.STRATEGIE_BEWERKEN,
        begin_jaarverslag=_zonder_jaarverslag,
    ),
    **rijen(
        "strategie.handelingen.jaarverslag",
        Recht.JAARVERSLAG_AANBIEDEN,
        wijzig_periode=lambda w, door: {
            "jaarverslag": (verslag := _dossier(w).jaarverslagen.get()),
            "van": verslag.van,
            "tot": verslag.tot - timedelta(days=1),
        },
        bied_jaarverslag_aan=lambda w, door: {"jaarverslag": _jaarverslag(w)},
    ),
    **rijen(
        "strategie.handelingen.stukken",
        Recht.STRATEGIE_BEWERKEN,
        voeg_stuk_toe=lambda w, door: {"dossier": _dossier(w), "titel": "x", "link": "https://voorbeeld.nl"},
        verwijder_stuk=lambda w, door: {"stuk": _dossier(w).stukken.all()[0]},
    ),
}  # fmt: skip
