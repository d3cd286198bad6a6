"""Phase 1: the six exploring questions and the four parts of the startnotitie (bron: 000, 2.2, bijlage 3)."""

from __future__ import annotations

from formats.spec import Format, Onderdeel, Soort, Vraag, registreer
from strategie.formats.nota import nota

STARTNOTITIE = registreer(
    Format(
        "startnotitie",
        "Startnotitie",
        (
            Onderdeel(
                "verkenning",
                "Verkenning: zes vragen",
                (
                    Vraag(
                        "algemene_kaders",
                        "Algemene kaders: welke plannen en ambities gelden nu al?",
                        "Bijvoorbeeld een college- of bestuursakkoord, een organisatievisie of een "
                        "meerjarenplan.",
                        verplicht=True,
                        bron="000, 2.2, vraag 1",
                    ),
                    Vraag(
                        "specifieke_kaders",
                        "Specifieke kaders: welk beleid gaat al over digitale technologie?",
                        "Bijvoorbeeld beleid voor algoritmen, IT-governance, privacy, informatiebeveiliging "
                        "of digitalisering.",
                        verplicht=True,
                        bron="000, 2.2, vraag 2",
                    ),
                    Vraag(
                        "voorbeeldbeleid",
                        "Voorbeeldbeleid: wat kun je van anderen overnemen?",
                        "Denk aan organisaties die dit al hebben gedaan.",
                        bron="000, 2.2, vraag 3",
                    ),
                    Vraag(
                        "praktijkervaringen",
                        "Ervaringen in de praktijk: wat leerde je van eerdere projecten?",
                        "Kijk ook in de moresprudentie: daar staan de verslagen van eerdere workshops.",
                        verplicht=True,
                        bron="000, 2.2, vraag 4",
                    ),
                    Vraag(
                        "stakeholders",
                        "Betrokken stakeholders: wie zijn ermee bezig en wie moeten meedoen?",
                        "De namen van wie meedoet zet je bij Mensen. Schrijf hier welke groepen van "
                        "belang zijn.",
                        verplicht=True,
                        bron="000, 2.2, vraag 5",
                    ),
                    Vraag(
                        "landplaats_verkenning",
                        "Landplaats: in welk beleid en welke werkwijzen kan de uitkomst landen?",
                        "Noem wat mogelijk is. De keuze maak je in deel 4.",
                        verplicht=True,
                        bron="000, 2.2, vraag 6",
                    ),
                ),
                uitleg="Breng in kaart hoe het er nu voor staat. De antwoorden gebruik je voor de "
                "startnotitie.",
                bron="000, 2.2",
                groep="Verkenning",
            ),
            Onderdeel(
                "vraagstuk",
                "1. Vraagstuk",
                (
                    Vraag(
                        "vraagstuk_problemen",
                        "Tegen welke problemen loopt de organisatie nu aan?",
                        "Denk aan een incident met technologie, zorgen uit de samenleving of de politiek, of "
                        "discussie over waarden. Schrijf voor iemand die er niet bij was.",
                        verplicht=True,
                        bron="000, 2.2 en bijlage 3, fase 1",
                    ),
                    Vraag(
                        "vraagstuk_waarom_nu",
                        "Waarom begin je er nu aan?",
                        "Bijvoorbeeld een motie, een nieuw coalitieakkoord, een datastrategie of een "
                        "incident.",
                        verplicht=True,
                        bron="000, 2.1, wanneer",
                    ),
                ),
                groep="Startnotitie",
            ),
            Onderdeel(
                "reikwijdte",
                "2. Reikwijdte",
                (
                    Vraag(
                        "reikwijdte_technologie",
                        "Over welke technologie gaat de strategie?",
                        "Kies ruim als je twijfelt. Je kunt later per project kleiner maken.",
                        Soort.KEUZE,
                        (
                            ("alles", "Alle digitale technologie"),
                            ("algoritmen", "Alleen algoritmen en AI"),
                            ("dienstverlening", "Alleen digitale dienstverlening"),
                            ("anders", "Iets anders"),
                        ),
                        verplicht=True,
                        bron="000, 2.2 en bijlage 3, fase 1",
                    ),
                    Vraag(
                        "reikwijdte_technologie_toelichting",
                        "Wil je dat toelichten?",
                        "Nodig als je ‘Iets anders’ koos: schrijf dan waar het wel over gaat.",
                    ),
                    Vraag(
                        "reikwijdte_organisatie",
                        "Voor welk deel van de organisatie geldt zij?",
                        "De hele organisatie, of een dienst of directie.",
                        verplicht=True,
                        bron="000, 2.2 en bijlage 3, fase 1",
                    ),
                    Vraag(
                        "reikwijdte_buiten", "Wat valt er bewust buiten?", "Zo voorkom je later discussie."
                    ),
                ),
                groep="Startnotitie",
            ),
            Onderdeel(
                "kaders",
                "3. Kaders",
                (
                    Vraag(
                        "kaders",
                        "Binnen welke kaders moet de strategie blijven?",
                        "De richtlijnen die volgen uit algemeen beleid en strategienota’s.",
                        verplicht=True,
                        bron="000, 2.2 en bijlage 3, fase 1",
                    ),
                ),
                groep="Startnotitie",
            ),
            Onderdeel(
                "landplaats",
                "4. Landplaats",
                (
                    Vraag(
                        "landplaats",
                        "Binnen welk beleid krijgt de strategie een plek?",
                        "",
                        Soort.KEUZE,
                        (
                            ("apart", "Apart beleid"),
                            ("datastrategie", "Binnen de datastrategie"),
                            ("ict", "Binnen de ICT-strategie"),
                            ("anders", "Ergens anders"),
                        ),
                        verplicht=True,
                        bron="000, 2.2 en bijlage 3, fase 1",
                    ),
                    Vraag(
                        "landplaats_toelichting",
                        "Hoe ziet dat eruit?",
                        "Noem het stuk, wie erover gaat en wanneer het klaar is.",
                        verplicht=True,
                    ),
                    Vraag(
                        "draagvlak",
                        "Wie dragen deze startnotitie, en waaruit blijkt dat?",
                        "De startnotitie moet worden gedragen door bestuur en organisatie.",
                        bron="000, 2.2, wat levert deze fase op",
                    ),
                ),
                groep="Startnotitie",
            ),
            nota("Startnotitie"),
        ),
        bron="000, 2.2",
        houder="strategie_fase",
    )
)
