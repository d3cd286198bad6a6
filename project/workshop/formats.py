"""The question forms of the workshop, one per plenary step (bron: 000, 3.3 en bijlage 6)."""

from __future__ import annotations

from formats.spec import Format, Onderdeel, Soort, Vraag, registreer

PLENAIR_WAARDEN = registreer(
    Format(
        "workshop_waarden",
        "Plenaire bespreking waarden",
        (
            Onderdeel(
                "gesprek",
                "Het gesprek over de waarden",
                (
                    Vraag(
                        "overlap",
                        "Is er overlap tussen waarden?",
                        "Welke waarden zijn samengenomen, of juist niet?",
                    ),
                    Vraag("belangrijkst", "Welke waarden zijn het belangrijkst in dit project, en waarom?"),
                    Vraag("betekenis", "Wat betekenen de waarden in dit project?"),
                    Vraag(
                        "accentwaarden",
                        "Hoe belangrijk zijn de accentwaarden in deze casus? Waarom wel of niet?",
                        "Alleen als de organisatie accentwaarden heeft gekozen.",
                    ),
                    Vraag("reacties", "Welke reacties waren er van de andere groepen?"),
                    Vraag(
                        "spanningen",
                        "Zijn er spanningen tussen waarden? Waardoor ontstaan ze?",
                        "Elke spanning zet je hierboven apart in de lijst. Hier is plaats voor het gesprek erover.",
                    ),
                ),
            ),
        ),
        bron="000, 3.3 stap 3",
        houder="workshop_waarden",
    )
)

PLENAIR_ACTIES = registreer(
    Format(
        "workshop_acties",
        "Plenaire bespreking acties",
        (
            Onderdeel(
                "gesprek",
                "Het gesprek over de acties",
                (
                    Vraag(
                        "verhouding",
                        "Hoe verhouden de acties van de groepen zich tot elkaar?",
                        "Waar overlappen ze, waar vullen ze elkaar aan?",
                    ),
                    Vraag("spanningen", "Zijn er spanningen tussen acties? Hoe ga je daarmee om?"),
                    Vraag(
                        "ander_niveau",
                        "Welke acties of keuzes horen eerst op een ander (politiek) niveau?",
                    ),
                    Vraag("doelgroepen", "Wat betekenen de acties voor de verschillende doelgroepen?"),
                ),
            ),
            Onderdeel(
                "afspraken",
                "Wie, en wanneer",
                (
                    Vraag("verantwoordelijk", "Wie is er verantwoordelijk voor de uitvoering?"),
                    Vraag("monitoren", "Wie gaat dit monitoren?"),
                    Vraag("termijn", "Op welke termijn worden de acties opgepakt?"),
                ),
                "Per actie leg je dit vast bij de actie zelf. Hier schrijf je afspraken die voor alle acties gelden.",
            ),
        ),
        bron="000, 3.3 stap 5",
        houder="workshop_acties",
    )
)

CHECKLIST = registreer(
    Format(
        "workshop_checklist",
        "Checklist vervolgstappen",
        (
            Onderdeel(
                "poster",
                "De checklist op de poster",
                (
                    Vraag(
                        "overzicht",
                        "Is er een overzicht met concrete acties?",
                        soort=Soort.JA_NEE,
                        verplicht=True,
                    ),
                    Vraag("overzicht_toelichting", "Toelichting bij het overzicht", soort=Soort.KORT),
                    Vraag(
                        "verantwoordelijk",
                        "Wie is er verantwoordelijk voor deze acties?",
                        soort=Soort.KORT,
                        verplicht=True,
                    ),
                    Vraag("monitoren", "Wie gaat dit monitoren?", soort=Soort.KORT, verplicht=True),
                    Vraag("vervolg", "Hoe wordt dit nu verder opgepakt?", soort=Soort.KORT, verplicht=True),
                ),
                "Deze antwoorden komen op de poster. Houd ze kort.",
                "000, bijlage 6",
            ),
            Onderdeel(
                "vervolgstappen",
                "Vervolgstappen",
                (
                    Vraag(
                        "verder",
                        "Hoe gaan de deelnemers nu verder met de acties, en op welke termijn?",
                    ),
                    Vraag("nodig", "Wat is er nu concreet nodig, en van wie?"),
                    Vraag("uitvoeren", "Wie voert de acties uit?"),
                    Vraag("volgen", "Wie volgt of de acties gebeuren?"),
                    Vraag("vervolgsessie", "Wat moet in een vervolgsessie nog besproken worden?"),
                    Vraag(
                        "afspraken",
                        "Wat is er afgesproken over het vervolg?",
                        "Bijvoorbeeld een sessie met de hele groep, of een gesprek met de projectleider.",
                    ),
                ),
                bron="000, 3.3 stap 6",
            ),
        ),
        bron="000, 3.3 stap 6 en bijlage 6",
        houder="workshop_checklist",
    )
)

REFLECTIE = registreer(
    Format(
        "workshop_reflectie",
        "Reflectie",
        (
            Onderdeel(
                "reflectie",
                "Wat de deelnemers zeiden",
                (
                    Vraag("geleerd", "Wat heb je geleerd?"),
                    Vraag("meenemen", "Wat neem je voor jezelf mee uit de workshop?"),
                ),
                "Schrijf de antwoorden op zonder namen.",
            ),
        ),
        bron="000, 3.3 stap 7",
        houder="workshop_reflectie",
    )
)
