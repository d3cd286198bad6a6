"""Phase 4: steering, monitoring, adjusting and governance (bron: 000, 2.5, bijlage 3)."""

from __future__ import annotations

from formats.spec import Format, Onderdeel, Soort, Vraag, registreer
from strategie.formats.nota import nota

IMPLEMENTATIE = registreer(
    Format(
        "implementatie",
        "Implementatie",
        (
            Onderdeel(
                "aansturing",
                "1. Aansturing",
                (
                    Vraag(
                        "aansturing_wie",
                        "Wie stuurt de implementatie aan?",
                        "Iemand die collega’s aanspreekt, op de maatregelen en op het gebruik van CODIO "
                        "Project.",
                        verplicht=True,
                        bron="000, 2.5, vraag 1",
                    ),
                    Vraag(
                        "aansturing_hoe",
                        "Op welke manier?",
                        "Denk aan overleg, communicatie en terugkoppeling. Wat gebeurt er als een actie "
                        "blijft liggen?",
                        verplicht=True,
                        bron="000, 2.5 en bijlage 3, fase 4",
                    ),
                    Vraag(
                        "steun_top",
                        "Hoe steunt de top van de organisatie dit zichtbaar?",
                        "Goed digitaal bestuur moet gewoon worden. Dat kost tijd.",
                        bron="000, 2.5, CODIO als organisatieverandering",
                    ),
                ),
            ),
            Onderdeel(
                "monitoring",
                "2. Monitoring",
                (
                    Vraag(
                        "monitoring_wat",
                        "Wat volg je?",
                        "De maatregelen, de projecten en de accentwaarden.",
                        verplicht=True,
                        bron="000, 2.5, vraag 2 en bijlage 3, fase 4",
                    ),
                    Vraag(
                        "monitoring_hoe",
                        "Hoe volg je dat?",
                        "Liefst binnen rapportages die er al zijn.",
                        verplicht=True,
                        bron="000, 2.5, vraag 2",
                    ),
                    Vraag(
                        "monitoring_succes",
                        "Wanneer is het een succes?",
                        verplicht=True,
                        bron="000, 2.5, vraag 2",
                    ),
                    Vraag(
                        "monitoring_bestuurder",
                        "Wanneer komt het elk jaar terug bij de bestuurder?",
                        "Noem de maand of het moment in de cyclus.",
                        Soort.KORT,
                        verplicht=True,
                        bron="000, 2.5, vraag 2",
                    ),
                ),
            ),
            Onderdeel(
                "bijstellen",
                "3. Bijstellen",
                (
                    Vraag(
                        "bijstellen_momenten",
                        "Op welke momenten bespreekt het bestuur of bijstellen nodig is?",
                        "Ten minste één keer per jaar.",
                        verplicht=True,
                        bron="000, 2.5, vraag 3 en bijlage 3, fase 4",
                    ),
                    Vraag(
                        "bijstellen_wanneer",
                        "Wat is een reden om bij te stellen?",
                        "Bijvoorbeeld: in projecten blijken steeds andere waarden van belang dan de "
                        "accentwaarden.",
                        bron="000, 2.5, vraag 3",
                    ),
                ),
            ),
            Onderdeel(
                "governance",
                "4. Governance",
                (
                    Vraag(
                        "governance",
                        "Hoe wordt goed digitaal bestuur geborgd?",
                        "",
                        Soort.KEUZE,
                        (
                            ("inpassen", "Inpassen in de bestaande governance"),
                            ("aanpassen", "De bestaande governance aanpassen"),
                            ("specifiek", "Een specifieke governance ontwikkelen"),
                        ),
                        verplicht=True,
                        bron="000, 2.5, specifieke borging",
                        betekenis=(
                            (
                                "inpassen",
                                "De overleggen, rollen en rapportages die er zijn, krijgen dit erbij. Past als het beleid "
                                "al op orde is.",
                            ),
                            (
                                "aanpassen",
                                "Een bestaand overleg, een rol of een procedure verandert, zodat waarden daar een vaste plek "
                                "krijgen.",
                            ),
                            (
                                "specifiek",
                                "Er komt iets nieuws alleen hiervoor, zoals een ethische commissie of een eigen besluitmoment. "
                                "Past als er nog niets is waar het bij hoort.",
                            ),
                        ),
                    ),
                    Vraag(
                        "governance_toelichting",
                        "Hoe ziet dat eruit?",
                        "Noem de overleggen, rollen en besluiten waarin dit een plek krijgt.",
                        verplicht=True,
                        bron="000, 2.5, specifieke borging",
                    ),
                ),
            ),
            nota(),
        ),
        bron="000, 2.5",
        houder="strategie_fase",
    )
)
