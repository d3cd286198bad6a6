"""What the screens say in each part of the live workshop: the parts of the script, with a welcome before and an end after.

Names, order and minutes come from the script (`project.workshop.script`); here stand the words for each screen, in our own
words. bron: 000, 3.3.
"""

from __future__ import annotations

from dataclasses import dataclass

from project.workshop.script import STAPPEN

LOBBY, LEZEN, STIL, BORD, PODIUM, WAARDEN, ACTIES, CHECKLIST, REFLECTIE, EINDE = (
    "lobby",
    "lezen",
    "stil",
    "bord",
    "podium",
    "waarden",
    "acties",
    "checklist",
    "reflectie",
    "einde",
)
"""The kinds of screens: a part is one of these."""
NA_STILTE = (PODIUM, WAARDEN, ACTIES)
"""In these every table has chosen for itself: what others found elsewhere steers nobody any more."""


@dataclass(frozen=True)
class Deel:
    """One part: `beeld` is the kind of screen, `soort` which notes it is about ("waarde", "actie" or "").

    `titel` and `opdracht` stand on phone and table, `vraag` on the projector, `zeg` is what the gespreksleider may say.
    """

    sleutel: str
    stap: int
    naam: str
    beeld: str
    titel: str
    opdracht: str
    vraag: str
    zeg: str
    soort: str = ""


_WOORDEN: dict[str, tuple[str, str, str, str, str, str]] = {
    # beeld, soort, titel, opdracht, vraag, zeg
    "introductie": (
        LOBBY,
        "",
        "Welkom",
        "We maken kennis en bekijken het waardenkader. Je hoeft nog niets te doen.",
        "Welke waarden zijn er?",
        "Welkom. Vandaag kijken we samen welke waarden hier tellen, en wat we doen om ze te beschermen. Elke tafel "
        "bespreekt een eigen fundament.",
    ),
    "lezen": (
        LEZEN,
        "",
        "Lees de casus",
        "Lees in stilte de casus en wat de waarden van jullie tafel betekenen.",
        "Lees in stilte de casus en de waarden van je tafel",
        "Lees de casus voor jezelf, en kijk wat de waarden van je tafel betekenen. We zijn even stil.",
    ),
    "waarden-noteren": (
        STIL,
        "waarde",
        "Waarden noteren",
        "Schrijf in stilte op welke waarden jij het belangrijkst vindt, en waarom.",
        "Welke waarden zijn hier het belangrijkst, en waarom?",
        "Schrijf voor jezelf op welke waarden jij hier het belangrijkst vindt, en waarom. Eén waarde per notitie. "
        "We zijn even stil.",
    ),
    "waarden-bespreken": (
        BORD,
        "waarde",
        "Kies samen jullie waarden",
        "Bespreek wat jullie opschreven. Kies de waarden die het zwaarst wegen en schrijf op waarom.",
        "Kies aan tafel de waarden die het zwaarst wegen",
        "Leg naast elkaar wat jullie schreven. Kies samen welke waarden het zwaarst wegen, en schrijf op waarom juist "
        "die. Spreek af wie dat straks in één minuut vertelt.",
    ),
    "waarden-presenteren": (
        PODIUM,
        "waarde",
        "Elke tafel vertelt",
        "Van elke tafel vertelt één iemand in één minuut welke waarden jullie kozen, en waarom.",
        "Wat kozen de tafels, en waarom?",
        "Elke tafel krijgt één minuut. Welke waarden kozen jullie, en waarom?",
    ),
    "waarden-plenair": (
        WAARDEN,
        "waarde",
        "Samen kijken naar de waarden",
        "Kijk mee op het scherm. Wat weegt het zwaarst, wat betekent het hier, en wat schuurt?",
        "Welke waarden wegen het zwaarst?",
        "Zien jullie overlap? Welke waarden wegen hier het zwaarst? En welke staan op spanning met elkaar?",
    ),
    "acties-noteren": (
        STIL,
        "actie",
        "Acties noteren",
        "Schrijf in stilte op wat er moet gebeuren om de waarden van jullie tafel te beschermen, en wie dat doet.",
        "Wat moet er gebeuren, en wie doet het?",
        "Schrijf voor jezelf op wat er moet gebeuren om de waarden van je tafel te beschermen, en wie dat moet doen. "
        "Eén actie per notitie. We zijn even stil.",
    ),
    "acties-bespreken": (
        BORD,
        "actie",
        "Kies samen jullie acties",
        "Bespreek wat jullie opschreven. Kies de acties die echt kunnen, en schrijf op wie ze doet.",
        "Kies aan tafel de acties die nodig zijn",
        "Leg de acties naast elkaar en kies samen. Wat kan echt, en wie doet het? Spreek af wie dat straks in één "
        "minuut vertelt.",
    ),
    "acties-presenteren": (
        PODIUM,
        "actie",
        "Elke tafel vertelt",
        "Van elke tafel vertelt één iemand in één minuut welke acties jullie kozen, en wie ze doet.",
        "Welke acties kozen de tafels?",
        "Elke tafel krijgt één minuut. Welke acties kozen jullie, en wie voert ze uit?",
    ),
    "acties-plenair": (
        ACTIES,
        "actie",
        "Samen één actieplan",
        "Kijk mee op het scherm. Wie doet wat, wanneer, en wat zit elkaar in de weg?",
        "Wie doet wat, en wanneer?",
        "Hoe passen de acties bij elkaar? Wie voert ze uit, wie volgt dat, en wanneer zijn ze klaar? Hoort iets eerst "
        "op een ander niveau thuis?",
    ),
    "checklist": (
        CHECKLIST,
        "",
        "Hoe gaan we verder?",
        "Loop samen de checklist langs en maak afspraken over het vervolg.",
        "Hoe gaan we verder?",
        "Hoe gaan we nu verder? Wat is er nodig, en van wie? Wat spreken we af?",
    ),
    "reflectie": (
        REFLECTIE,
        "",
        "Kijk even terug",
        "Twee korte vragen. Je antwoord is zonder naam.",
        "Wat neem je mee?",
        "Wat heb je geleerd, en wat neem je mee? Schrijf het op, of vertel het.",
    ),
}


def _deel(stap: int, sleutel: str, naam: str) -> Deel:
    beeld, soort, titel, opdracht, vraag, zeg = _WOORDEN[sleutel]
    return Deel(sleutel, stap, naam, beeld, titel, opdracht, vraag, zeg, soort)


WELKOM = Deel(
    "welkom",
    0,
    "Binnenkomen",
    LOBBY,
    "Je bent binnen",
    "We beginnen zo. Laat dit scherm openstaan.",
    "Doe mee",
    "Vraag iedereen om mee te doen met de code op het scherm. Begin als iedereen zit.",
)
SLOT = Deel(
    "einde",
    8,
    "Klaar",
    EINDE,
    "De workshop is klaar",
    "Dank voor het meedoen.",
    "Dank voor het meedoen",
    "",
)
DELEN: dict[str, Deel] = {
    "welkom": WELKOM,
    **{
        onderdeel.sleutel: _deel(stap.nummer, onderdeel.sleutel, onderdeel.naam)
        for stap in STAPPEN
        for onderdeel in stap.onderdelen
    },
    "einde": SLOT,
}
"""Every part by its key, in order."""
VOLGORDE: tuple[str, ...] = tuple(sleutel for sleutel in DELEN if sleutel not in ("welkom", "einde"))
"""The keys of the parts that the clock counts."""


def volgend_deel(sleutel: str) -> str:
    """Give the key of the part after this one; "" after the last. Takes "" for before the first."""
    plaats = VOLGORDE.index(sleutel) + 1 if sleutel else 0
    return VOLGORDE[plaats] if plaats < len(VOLGORDE) else ""


def vorig_deel(sleutel: str) -> str:
    """Give the key of the part before this one; "" before the first."""
    plaats = VOLGORDE.index(sleutel) if sleutel else 0
    return VOLGORDE[plaats - 1] if plaats else ""
