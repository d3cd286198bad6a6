"""The answers to the first three questions in a few words, as far as numbers give them."""

from __future__ import annotations

from typing import Any

from organisatie.tekst import aantal, begin_zin

MINSTE = 5
"""So many verslagen it takes to draw an answer from their number."""


def genoeg(verslagen: int) -> bool:
    """Say whether so many verslagen are enough to draw an answer from their number."""
    return verslagen >= MINSTE


def kort_1(vraag: dict[str, Any], verslagen: int) -> str:
    """Whether what weighs heaviest differs from the accentwaarden."""
    if not verslagen:
        return "Er zijn geen verslagen"
    if not vraag["accentwaarden"]:
        return "Er zijn geen accentwaarden"
    if not genoeg(vraag["geteld"]):
        met_zwaarste = " met een zwaarste waarde" if vraag["zonder"] else ""
        return (
            f"Te weinig verslagen{met_zwaarste} ({vraag['geteld']}) om iets over de accentwaarden te zeggen"
        )
    verschillen = len(vraag["zwaar_zonder_accent"]) + len(vraag["accent_licht"])
    return (
        f"Ja, {aantal(verschillen, 'verschil', 'verschillen', voluit=True)}"
        if verschillen
        else "Nee, ze zijn gelijk"
    )


def kort_2(vraag: dict[str, Any], verslagen: int) -> str:
    """Whether something has to change in the organisation."""
    if not verslagen:
        return "Er zijn geen verslagen"
    if not vraag["acties"]:
        return "Er zijn geen acties afgesproken"
    if not vraag["wijzigingen"]:
        return "Nee, geen enkele actie"
    return f"Ja, {aantal(vraag['wijzigingen'], 'actie', 'acties', voluit=True)}"


def acties_tekst(vraag: dict[str, Any], verslagen: int) -> str:
    """Say of question 2 what was counted, in sentences."""
    acties, wijzigingen = vraag["acties"], vraag["wijzigingen"]
    if not verslagen:
        return "In dit halfjaar zijn geen verslagen gepubliceerd."
    if not acties:
        return "In deze verslagen staan geen afgesproken acties."
    van = f"van de {acties} acties" if acties > 1 else "van de ene actie"
    if not wijzigingen:
        return f"Geen {van} vraagt een wijziging in de organisatie."
    return (
        f"{wijzigingen} {van} {'vraagt' if wijzigingen == 1 else 'vragen'} een wijziging in governance, structuur of "
        f"processen van de organisatie. Ze {'komt' if wijzigingen == 1 else 'komen'} uit "
        f"{aantal(vraag['verslagen'], 'verslag', 'verslagen', voluit=True)}."
    )


def kort_3(vraag: dict[str, Any], verslagen: int) -> str:
    """Whether projects often stop: counted over those of which the outcome is known."""
    if not verslagen:
        return "Er zijn geen verslagen"
    if not genoeg(vraag["bekend"]):
        met_uitkomst = " met een bekende uitkomst" if vraag["bekend"] < verslagen else ""
        gestopt = aantal(vraag["niet_door"], "project ging", "projecten gingen", voluit=True)
        telling = f". {begin_zin(gestopt)} niet door" if vraag["niet_door"] else ""
        return f"Te weinig verslagen{met_uitkomst} ({vraag['bekend']}) om te zeggen of het vaak is{telling}"
    return f"{vraag['niet_door'] or 'Nee, geen'} van de {vraag['bekend']}"


def uitkomst_tekst(vraag: dict[str, Any], verslagen: int) -> str:
    """Say of question 3 what was counted, in a sentence."""
    if not verslagen:
        return "In dit halfjaar zijn geen verslagen gepubliceerd."
    if not genoeg(vraag["bekend"]):
        return f"{kort_3(vraag, verslagen)}."
    stopten = f"stopten er {vraag['niet_door']}" if vraag["niet_door"] > 1 else "stopte er één"
    return f"Van de {vraag['bekend']} projecten met een bekende uitkomst {stopten if vraag['niet_door'] else 'stopte er geen'}."
