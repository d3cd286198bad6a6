"""The questions of the workshop that are answered in words; the notes of the notulist beside them, per step.

What can be counted (values, tensions, actions, agreements, reflections) are rows (`project.models.uitkomsten`), so that nothing is asked
twice. Questions that became rows are not asked any more (`uit`): what was written there before stays to be read and changed.
"""

from __future__ import annotations

from formats.spec import Format, Onderdeel, Soort, Vraag, registreer


def _notities(stap: int) -> Vraag:
    return Vraag(f"notities_{stap}", f"Notities bij stap {stap}")


def _uit(sleutel: str, label: str) -> Vraag:
    return Vraag(sleutel, label, uit=True)


BLAD = registreer(
    Format(
        "workshop_blad",
        "Blad van de workshop",
        (
            Onderdeel("stap_1", "Stap 1: Introductie", (_notities(1),)),
            Onderdeel("stap_2", "Stap 2: Waarden identificeren", (_notities(2),)),
            Onderdeel(
                "stap_3",
                "Stap 3: Plenaire bespreking waarden",
                (
                    Vraag("reacties", "Welke reacties waren er van de andere groepen?"),
                    _uit("overlap", "Is er overlap tussen waarden?"),
                    _uit("belangrijkst", "Welke waarden zijn het belangrijkst in dit project, en waarom?"),
                    _uit("betekenis", "Wat betekenen de waarden in dit project?"),
                    _uit(
                        "accentwaarden",
                        "Hoe belangrijk zijn de accentwaarden in deze casus? Waarom wel of niet?",
                    ),
                    _uit("spanningen", "Zijn er spanningen tussen waarden? Waardoor ontstaan ze?"),
                    _notities(3),
                ),
                bron="000, 3.3 stap 3",
            ),
            Onderdeel("stap_4", "Stap 4: Acties identificeren", (_notities(4),)),
            Onderdeel(
                "stap_5",
                "Stap 5: Plenaire bespreking acties",
                (
                    Vraag(
                        "ander_niveau",
                        "Welke keuzes horen eerst op een ander (politiek) niveau?",
                        "Hoort een actie daar? Vink dat dan aan bij de actie zelf.",
                    ),
                    Vraag("doelgroepen", "Wat betekenen de acties voor de verschillende doelgroepen?"),
                    _uit("verhouding", "Hoe verhouden de acties van de groepen zich tot elkaar?"),
                    _uit("spanningen_acties", "Zijn er spanningen tussen acties? Hoe ga je daarmee om?"),
                    _uit("verantwoordelijk_acties", "Wie is er verantwoordelijk voor de uitvoering?"),
                    _uit("monitoren_acties", "Wie gaat dit monitoren?"),
                    _uit("termijn", "Op welke termijn worden de acties opgepakt?"),
                    _notities(5),
                ),
                bron="000, 3.3 stap 5",
            ),
            Onderdeel(
                "poster",
                "Stap 6: De checklist op de poster",
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
                "stap_6",
                "Stap 6: Checklist vervolgstappen",
                (
                    Vraag("nodig", "Wat is er nu concreet nodig, en van wie?"),
                    Vraag("vervolgsessie", "Wat moet in een vervolgsessie nog besproken worden?"),
                    _uit("verder", "Hoe gaan de deelnemers nu verder met de acties, en op welke termijn?"),
                    _uit("uitvoeren", "Wie voert de acties uit?"),
                    _uit("volgen", "Wie volgt of de acties gebeuren?"),
                    _uit("afspraken", "Wat is er afgesproken over het vervolg?"),
                    _notities(6),
                ),
                bron="000, 3.3 stap 6",
            ),
            Onderdeel(
                "stap_7",
                "Stap 7: Reflectie",
                (
                    _uit("geleerd", "Wat heb je geleerd?"),
                    _uit("meenemen", "Wat neem je voor jezelf mee uit de workshop?"),
                    _notities(7),
                ),
                bron="000, 3.3 stap 7",
            ),
        ),
        bron="000, 3.3 en bijlage 6",
        houder="workshop_blad",
    )
)
