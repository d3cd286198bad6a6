"""What every handeling of a meting asks and what it is called with."""

from __future__ import annotations

from datetime import date
from typing import Any

from organisatie.models import Gebruiker
from organisatie.rechten import Recht
from strategie.models import Fase, Meting
from strategie.volwassenheid.antwoorden import keuzeveld, opmerkingveld
from strategie.volwassenheid.themas import THEMAS
from tests.toegang.conftest import Wereld
from tests.toegang.rijen import Gegevens, Rij, rijen


def meting(w: Wereld, stand: str) -> Meting:
    """Give the meting of the world with this status, as a page has it."""
    return Meting.objects.get(pk=w.metingen[stand].pk)


def _op(stand: str, **meer: Any) -> Gegevens:
    return lambda w, door: {"meting": meting(w, stand), **meer}


def _antwoorden() -> dict[str, str]:
    return {keuzeveld(thema): "2" for thema in THEMAS} | {opmerkingveld(thema): "" for thema in THEMAS}


def _invuller(w: Wereld) -> Gebruiker:
    return meting(w, "voorbereiding").invullers.all()[0].gebruiker


KAMER = "strategie.volwassenheid.handelingen"
HOUDEN = Recht.METING_HOUDEN

METINGEN: dict[str, Rij] = {
    **rijen(
        f"{KAMER}.voorbereiden",
        HOUDEN,
        maak_meting=lambda w, door: {"titel": "Nieuw", "sluit_op": date(2090, 1, 5)},
        wijzig_meting=_op("open", titel="Anders"),
        voeg_mens_toe=lambda w, door: {
            "meting": meting(w, "voorbereiding"),
            "gebruiker": w.dossier.bestuurder,
        },
        haal_mens_weg=lambda w, door: {"meting": meting(w, "voorbereiding"), "gebruiker": _invuller(w)},
        neem_mensen_over=_op("voorbereiding"),
        open_meting=_op("voorbereiding"),
        stop=_op("open", reden="Toch niet."),
    ),
    **rijen(
        f"{KAMER}.invullen",
        HOUDEN,
        sluit=_op("open"),
        heropen_invullen=_op("gesloten", reden="Iemand was ziek."),
    ),
    **rijen(f"{KAMER}.invullen", Recht.METING_INVULLEN, vul_in=_op("open", antwoorden=_antwoorden())),
    **rijen(
        f"{KAMER}.uitkomst",
        HOUDEN,
        leg_uitkomst_vast=lambda w, door: {
            "uitkomst": meting(w, "gesloten").uitkomsten.get(thema="bestuur"),
            "niveau": 2,
            "reden": "Daarom.",
        },
        stel_vast=_op("gesloten"),
        heropen_uitkomst=_op("vastgesteld", reden="Een fout."),
    ),
    **rijen(
        f"{KAMER}.citeren",
        Recht.STRATEGIE_BEWERKEN,
        citeer=lambda w, door: {
            "fase": Fase.objects.select_related("dossier", "invulling").get(dossier=w.dossier, nummer=1)
        },
    ),
}
