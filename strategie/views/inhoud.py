"""What belongs to a phase besides its questions."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator

from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from strategie.betrokkenen import proces_van
from strategie.bord import bord
from strategie.dekking import dekking
from strategie.models import Dossier, Fase
from strategie.ontvangen import terugkoppelingen

PER_BLADZIJDE = 50


def fase_inhoud(
    fase: Fase, gebruiker: Gebruiker, *, lezen: bool = False, bladzijde: str | None = None
) -> dict[str, Any]:
    """Give what the template of this phase needs; `lezen` shows all of it and leaves out what changes something."""
    dossier = fase.dossier
    schrijft = mag(gebruiker, Recht.STRATEGIE_BEWERKEN, dossier) and not lezen
    delen = {1: _mensen, 2: _keuze, 3: _plan, 4: _implementatie}
    inhoud = {"wijzigbaar": schrijft and fase.is_bewerkbaar, **delen[fase.nummer](dossier, schrijft)}
    if fase.nummer != Fase.Nummer.HUIDIG:
        inhoud |= _betrokkenen(fase, None if lezen else PER_BLADZIJDE)
    if not mag(gebruiker, Recht.TERUGKOPPELING_INZIEN, dossier):
        inhoud["terugkoppelingen"] = []  # who only reads along does not get them
    if "rijen" in inhoud:
        per_bladzijde = max(len(inhoud["rijen"]), 1) if lezen else PER_BLADZIJDE
        inhoud["pagina"] = Paginator(inhoud.pop("rijen"), per_bladzijde).get_page(bladzijde)
    return inhoud


def plaatsen(fase: Fase) -> list[tuple[str, str]]:
    """Give the parts of a phase below its questions, for the navigation: (id, name)."""
    namen: dict[int, tuple[tuple[str, str], ...]] = {
        1: (("betrokkenen", "Betrokkenen"), ("stukken", "Stukken")),
        2: (),
        3: (("maatregelen", "Maatregelen"), ("methoden", "Instrumenten")),
        4: (
            ("voortgang", "Voortgang"),
            ("terugkoppelingen", "Terugkoppeling"),
            ("besprekingen", "Besproken in het bestuur"),
        ),
    }
    delen = list(namen[fase.nummer])
    if fase.nummer == Fase.Nummer.GEWENST and _toont_accenten(fase.dossier):
        delen.append(("accenten", "Accentwaarden"))
    if fase.nummer == Fase.Nummer.ACTIEPLAN and _toont_accenten(fase.dossier):
        delen.append(("dekking", "Dekking"))
    if fase.nummer != Fase.Nummer.HUIDIG:
        delen.append(("betrokkenen", "Betrokkenen"))
    return delen


def plaatsen_boven(fase: Fase) -> list[tuple[str, str]]:
    """Give the parts of a phase above its questions, for the navigation: (id, name)."""
    if fase.nummer != Fase.Nummer.GEWENST:
        return []
    lijst = [("lange-lijst", "Lange lijst")] if fase.dossier.keuze != Dossier.Keuze.GENERIEK else []
    return [("keuze", "De keuze"), *lijst]


def _toont_accenten(dossier: Dossier) -> bool:
    return dossier.keuze == Dossier.Keuze.SPECIFIEK and dossier.accentwaarden.exists()


def _mensen(dossier: Dossier, schrijft: bool) -> dict[str, Any]:
    return {
        "rijen": list(dossier.betrokkenen.filter(fase=Fase.Nummer.HUIDIG).select_related("gebruiker")),
        "stukken": dossier.stukken.select_related("bestand").defer("bestand__inhoud"),
    }


def _betrokkenen(fase: Fase, meeste: int | None) -> dict[str, Any]:
    """Who takes part in a later phase; all of them when `meeste` is None."""
    mensen = list(fase.dossier.betrokkenen.filter(fase=fase.nummer).select_related("gebruiker"))
    return {
        "betrokkenen": [(mens, proces_van(mens)) for mens in mensen[:meeste]],
        "aantal_betrokkenen": len(mensen),
    }


def _keuze(dossier: Dossier, schrijft: bool) -> dict[str, Any]:
    return {"bord": bord(dossier)}


def _plan(dossier: Dossier, schrijft: bool) -> dict[str, Any]:
    methoden = list(dossier.methoden.prefetch_related("waarden"))
    return {
        "rijen": dossier.maatregelen.met_alles()
        .select_related("vorige__dossier")
        .order_by("soort", "termijn", "pk"),
        "methoden": methoden,
        "heeft_inzet": any(methode.inzet for methode in methoden),
        "dekking": dekking(dossier),
        "accenten": set(dossier.accentwaarden.values_list("waarde", flat=True)),
    }


def _implementatie(dossier: Dossier, schrijft: bool) -> dict[str, Any]:
    return {
        "rijen": dossier.maatregelen.met_alles().select_related("vorige__dossier").op_urgentie(),
        "terugkoppelingen": terugkoppelingen(dossier),
        "besprekingen": list(dossier.besprekingen.select_related("door", "leidde_tot")),
        "mag_bespreken": schrijft and dossier.bespreekbaar,
        "mag_bijstellen": schrijft and dossier.accenten_vastgesteld_op is not None,
        "heeft_opvolger": Dossier.objects.filter(vorige=dossier).exists(),
    }
