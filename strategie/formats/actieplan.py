"""Phase 3: measures of the six kinds and how they work through in projects (bron: 000, 2.4, bijlage 3)."""

from __future__ import annotations

from formats.spec import Format, Onderdeel, Vraag, registreer
from strategie.formats.nota import nota
from waardenkader.models import Actiesoort

ACTIEPLAN = registreer(
    Format(
        "actieplan",
        "Actieplan",
        (
            Onderdeel(
                "maatregelen",
                "1. Algemene maatregelen",
                (
                    Vraag(
                        "interactie",
                        f"{Actiesoort.INTERACTIE.label}: hoe doen burgers en stakeholders mee?",
                        "Bijvoorbeeld inspraak van inwoners, een toets door experts van buiten, of "
                        "verplicht advies "
                        "over digitale veiligheid.",
                        bron="000, 2.4, algemene maatregelen 1",
                    ),
                    Vraag(
                        "aanbesteding",
                        f"{Actiesoort.AANBESTEDING.label}: wat vraag je, en hoe ga je met hen om?",
                        "Bijvoorbeeld duurzaamheid als criterium, of dat partners zich ook aan CODIO houden. Denk ook aan "
                        "gesprekken met marktpartijen buiten een aanbesteding om.",
                        bron="000, 2.4, algemene maatregelen 2",
                    ),
                    Vraag(
                        "technisch",
                        f"{Actiesoort.STANDAARDEN.label}: wat eis je van systemen en infrastructuur?",
                        "Bijvoorbeeld standaarden voor toegankelijkheid, of dat gevoelige gegevens "
                        "versleuteld en "
                        "anoniem worden bewaard.",
                        bron="000, 2.4, algemene maatregelen 3",
                    ),
                    Vraag(
                        "informatie",
                        f"{Actiesoort.INFORMATIE.label}: wat vertel je uit jezelf, en wat als iemand ernaar vraagt?",
                        "Uit jezelf (actief): bijvoorbeeld een sensorenregister, of uitleg waarom je een technologie "
                        "gebruikt. Op verzoek (passief): wie kan wat opvragen, en waar? Aan burgers, politiek en "
                        "stakeholders.",
                        bron="000, 2.4, algemene maatregelen 4",
                    ),
                    Vraag(
                        "onderzoek",
                        f"{Actiesoort.ONDERZOEK.label}: hoe weet je of het werkt?",
                        "Bijvoorbeeld door gevolgen op lange termijn te volgen, of kwetsbaarheden te "
                        "onderzoeken.",
                        bron="000, 2.4, algemene maatregelen 5",
                    ),
                    Vraag(
                        "inrichting",
                        f"{Actiesoort.INRICHTING.label}: wat regel je intern?",
                        "Procedures, verantwoordelijkheden, opleiding en blijvende aandacht.",
                        bron="000, 2.4, algemene maatregelen 6",
                    ),
                ),
                uitleg="Beschrijf per soort de lijn. De maatregelen zelf, met waarden, houder en termijn, "
                "staan onderaan deze pagina. Een soort die niet nodig is, mag leeg blijven.",
                bron="000, 2.4 en bijlage 3, fase 3",
            ),
            Onderdeel(
                "doorwerking",
                "2. Doorwerking in projecten",
                (
                    Vraag(
                        "gebruik_project",
                        "Gebruik van CODIO Project: wanneer en hoe?",
                        "Voor welke projecten is het de bedoeling? Wat gebeurt er met de uitkomsten?",
                        verplicht=True,
                        bron="000, 2.4, doorwerking 1",
                    ),
                    Vraag(
                        "accentwaarden_project",
                        "Hoe krijgen de accentwaarden aandacht in projecten?",
                        "Koos je generiek? Schrijf dan hoe alle waarden aandacht krijgen.",
                        verplicht=True,
                        bron="000, 2.4, doorwerking 1",
                    ),
                    Vraag(
                        "andere_methoden",
                        "Hoe passen CODIO Project en andere methoden bij elkaar?",
                        "Zet de instrumenten zelf (CODIO Project, DPIA, IAMA, DEDA, …) in het lijstje onderaan: wat "
                        "dekt welk, en waar zit een gat?",
                        bron="000, 2.4, CODIO Project, IAMA, DEDA",
                    ),
                    Vraag(
                        "kennis",
                        "Kennis in de organisatie: wie moet CODIO kennen, en hoe leren zij het?",
                        "Denk aan projectleiders. Hoe maak je de strategie en de accentwaarden bekend?",
                        verplicht=True,
                        bron="000, 2.4, doorwerking 2",
                    ),
                    Vraag(
                        "verantwoordelijkheden",
                        "Verantwoordelijkheden: wie zorgt wanneer dat CODIO Project wordt gebruikt?",
                        "Hoe weet iedereen wat de procedure is?",
                        verplicht=True,
                        bron="000, 2.4, doorwerking 3",
                    ),
                ),
                bron="000, 2.4 en bijlage 3, fase 3",
            ),
            nota(),
        ),
        bron="000, 2.4",
        houder="strategie_fase",
    )
)
