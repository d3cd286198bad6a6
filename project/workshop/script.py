"""The script of the workshop as the method has it: steps, parts, questions and minutes (bron: 000, 3.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

SAMEN, ALLEEN, TAFEL = "samen", "alleen", "tafel"
VORMEN = {SAMEN: "Samen", ALLEEN: "Alleen, in stilte", TAFEL: "Aan tafel"}


@dataclass(frozen=True)
class Onderdeel:
    """A part of a step: what to do, the questions to ask in this order, and what to do with the answers.

    `sleutel` is what a time of one workshop is kept by. A part that `valt_erbinnen` may take 0 minutes: it then happens in
    the time of the part before it.
    """

    sleutel: str
    naam: str
    vorm: str
    tekst: str
    nodig: str
    minuten: int
    vragen: tuple[str, ...] = ()
    daarna: str = ""
    valt_erbinnen: bool = False


@dataclass(frozen=True)
class Stapplan:
    """One of the seven steps with its parts."""

    nummer: int
    naam: str
    onderdelen: tuple[Onderdeel, ...]

    @property
    def minuten(self) -> int:
        """How long the step takes."""
        return sum(onderdeel.minuten for onderdeel in self.onderdelen)


STAPPEN = (
    Stapplan(
        1,
        "Introductie",
        (
            Onderdeel(
                "introductie",
                "Introductie",
                SAMEN,
                "Heet iedereen welkom. Vertel wat we gaan doen en met welk doel. Doe een korte voorstelronde als niet "
                "iedereen elkaar kent. Leg uit dat elke tafel een eigen fundament bespreekt. Laat zien hoe het "
                "waardenkader is opgebouwd: fundamenten, daaronder principes, daaronder waarden.",
                "Waardenkader",
                15,
            ),
        ),
    ),
    Stapplan(
        2,
        "Waarden identificeren",
        (
            Onderdeel(
                "lezen",
                "Casus en waarden lezen",
                ALLEEN,
                "Deel de casusbeschrijving en het waardenkader uit. Iedereen leest de casus en wat de waarden van de "
                "eigen tafel betekenen.",
                "Casusbeschrijving, hand-out 1",
                5,
            ),
            Onderdeel(
                "waarden-noteren",
                "Waarden noteren",
                ALLEEN,
                "Iedereen schrijft op memo's. In stilte, zodat ieder met eigen ideeën komt.",
                "Memo's",
                5,
                ("Welke waarden zijn volgens jou het belangrijkst in dit project?", "Waarom?"),
            ),
            Onderdeel(
                "waarden-bespreken",
                "Waarden bespreken",
                TAFEL,
                "Leg de memo's naast elkaar en kies samen.",
                "Flip-over",
                30,
                (
                    "Welke waarden heb je opgeschreven, en waarom?",
                    "Welke waarden vinden we als groep samen belangrijk?",
                    "Waarom zijn juist deze waarden belangrijk?",
                    "In hoeverre spelen de accentwaarden uit de strategie een rol in dit project? Waarom wel, of "
                    "waarom juist niet?",
                ),
                "Schrijf de gekozen waarden bij het fundament op de flip-over. Kies één iemand die ze straks "
                "presenteert.",
            ),
            Onderdeel(
                "waarden-presenteren",
                "Waarden presenteren",
                SAMEN,
                "Van elke tafel vertelt één iemand in één minuut:",
                "Poster",
                5,
                ("Wat zijn de belangrijkste waarden van onze groep, en waarom?",),
                valt_erbinnen=True,
            ),
        ),
    ),
    Stapplan(
        3,
        "Plenaire bespreking waarden",
        (
            Onderdeel(
                "waarden-plenair",
                "Plenaire bespreking waarden",
                SAMEN,
                "Tijdens de presentaties zette je de waarden per fundament op de poster. Is de lijst lang? Voeg dan "
                "samen, kies samen verder, en laat de groep zeggen waarom.",
                "Poster",
                20,
                (
                    "Is er overlap tussen waarden?",
                    "Welke waarden zijn het belangrijkst in dit project, en waarom?",
                    "Zijn er accentwaarden gekozen in de strategie: in hoeverre zijn die belangrijk in deze casus? "
                    "Waarom wel, of juist niet?",
                    "Welke invulling geven de groepen deze waarden binnen het project?",
                    "Zijn er reacties van de andere groepen op de keuze van waarden?",
                    "Zijn er spanningen tussen waarden? Welke zijn dit? Waarom leidt dit tot spanning?",
                ),
                "Aan het eind staat op de poster wat de waarden in dit project betekenen, en welke schuren.",
            ),
        ),
    ),
    Stapplan(
        4,
        "Acties identificeren",
        (
            Onderdeel(
                "acties-noteren",
                "Acties noteren",
                ALLEEN,
                "Iedereen schrijft op memo's of op hand-out 2.",
                "Hand-outs 2 en 3, memo's",
                5,
                (
                    "Welke realistische acties zijn nodig om de waarden van ons fundament te borgen?",
                    "Wie zijn daarvoor verantwoordelijk: wie moeten die acties uitvoeren?",
                ),
            ),
            Onderdeel(
                "acties-bespreken",
                "Acties bespreken",
                TAFEL,
                "Leg de acties naast elkaar en kies samen.",
                "Hand-out 4, flip-over",
                30,
                ("Welke acties heb je opgeschreven, en wie voeren ze uit?",),
                "Schrijf de acties met wie ze uitvoeren op de flip-over of op hand-out 4. Kies één iemand die ze straks "
                "presenteert.",
            ),
            Onderdeel(
                "acties-presenteren",
                "Acties presenteren",
                SAMEN,
                "Van elke tafel vertelt één iemand in één minuut:",
                "Flip-over",
                0,
                ("Wat zijn de belangrijkste acties van onze groep, en wie voeren ze uit?",),
                valt_erbinnen=True,
            ),
        ),
    ),
    Stapplan(
        5,
        "Plenaire bespreking acties",
        (
            Onderdeel(
                "acties-plenair",
                "Plenaire bespreking acties",
                SAMEN,
                "Tijdens de presentaties zette je in een raster op de flip-over: per groep de acties, en wie ze moet "
                "borgen. Acties van verschillende tafels kunnen overlappen of elkaar in de weg zitten.",
                "Flip-over, poster",
                20,
                (
                    "Hoe verhouden de acties van de verschillende groepen zich tot elkaar?",
                    "Zijn er spanningen tussen de acties? Zo ja, hoe kunnen we daarmee omgaan?",
                    "Zijn er acties of keuzes die eerst op een ander (politiek) niveau moeten worden genomen?",
                    "Hoe verhouden de acties zich tot de verschillende doelgroepen van het project of de casus?",
                    "Wie is er verantwoordelijk voor de uitvoering van de acties?",
                    "Wie gaat dit monitoren?",
                    "Op welke termijn worden de acties opgepakt?",
                ),
                "Maak er samen op de poster één samenhangend actieplan van, met acties die concreet en uitvoerbaar zijn.",
            ),
        ),
    ),
    Stapplan(
        6,
        "Checklist vervolgstappen",
        (
            Onderdeel(
                "checklist",
                "Checklist vervolgstappen",
                SAMEN,
                "Loop samen de checklist op de poster langs en bespreek wat er nu komt.",
                "Poster",
                15,
                (
                    "Hoe gaan we nu verder met deze acties? En op welke termijn?",
                    "Wat is er nu concreet nodig? En van wie?",
                    "Wie is er verantwoordelijk voor het uitvoeren van de acties?",
                    "Wie gaat het monitoren?",
                    "Wat moet er in een vervolgsessie nog besproken worden?",
                    "Wat spreken we af over het vervolg?",
                ),
                "Prik meteen een datum: een sessie met de hele groep, of bijvoorbeeld met de projectleider.",
            ),
        ),
    ),
    Stapplan(
        7,
        "Reflectie",
        (
            Onderdeel(
                "reflectie",
                "Reflectie",
                SAMEN,
                "Sta kort stil bij wat jullie deden. Vraag iedereen:",
                "Niets",
                10,
                ("Wat heb je geleerd?", "Wat neem je voor jezelf mee uit de workshop?"),
            ),
        ),
    ),
)
ONDERDELEN: dict[str, Onderdeel] = {deel.sleutel: deel for stap in STAPPEN for deel in stap.onderdelen}
"""The parts of all steps by their key, in their order."""


def met_minuten(minuten: Mapping[str, int]) -> tuple[Stapplan, ...]:
    """Give the steps with other minutes for the parts that `minuten` names by their key."""
    return tuple(
        replace(
            stap,
            onderdelen=tuple(
                replace(deel, minuten=minuten.get(deel.sleutel, deel.minuten)) for deel in stap.onderdelen
            ),
        )
        for stap in STAPPEN
    )


def totaal(stappen: tuple[Stapplan, ...]) -> int:
    """Give the minutes of all steps together."""
    return sum(stap.minuten for stap in stappen)
