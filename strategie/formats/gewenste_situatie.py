"""Phase 2: the choice and how it was made (bron: 000, 2.3, bijlage 3)."""

from __future__ import annotations

from formats.spec import Format, Onderdeel, Vraag, registreer
from strategie.formats.nota import nota

SELECTIE = "selectie"
"""The section on how accentwaarden were chosen from a long list: generiek has neither (bron: 000, 2.3)."""

GEWENSTE_SITUATIE = registreer(
    Format(
        "gewenste-situatie",
        "Gewenste situatie",
        (
            Onderdeel(
                "keuze",
                "Generiek of specifiek",
                (
                    Vraag(
                        "keuze_onderbouwing",
                        "Waarom kies je voor generiek of juist voor specifiek?",
                        "Generiek: je neemt alle waarden over, zonder accenten. Specifiek: je kiest "
                        "vijf tot "
                        "acht accentwaarden die passen bij jouw organisatie.",
                        verplicht=True,
                        bron="000, 2.3 en bijlage 3, fase 2",
                    ),
                    Vraag(
                        "keuze_akkoord",
                        "Hoe sluit de keuze aan bij het college- of bestuursakkoord?",
                        "Het gaat om de politieke en bestuurlijke prioriteiten.",
                        bron="000, 2.3",
                    ),
                ),
            ),
            Onderdeel(
                SELECTIE,
                "Hoe de keuze tot stand kwam",
                (
                    Vraag(
                        "inventarisatie",
                        "Hoe is de lange lijst gemaakt?",
                        "Bijvoorbeeld in een verkennende bijeenkomst. Wie dachten er mee? Vul dit in als je "
                        "accentwaarden kiest.",
                        bron="000, 2.3, wie wordt er betrokken",
                    ),
                    Vraag(
                        "keuzeproces",
                        "Hoe is uit de lange lijst gekozen?",
                        "Dat doen de eigenaar en de ambtelijk en bestuurlijk verantwoordelijken.",
                        bron="000, 2.3, wie wordt er betrokken",
                    ),
                    Vraag(
                        "dekking_toelichting",
                        "Onder welke principes koos je niets, en waarom?",
                        "Dat mag. Leg uit waarom daar nu geen accent ligt.",
                        bron="000, 2.3",
                    ),
                ),
            ),
            nota(),
        ),
        bron="000, 2.3",
        houder="strategie_fase",
    )
)
