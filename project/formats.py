"""The question forms of a project outside the workshop (bron: 000, module Project en bijlage 4)."""

from __future__ import annotations

from formats.spec import Format, Onderdeel, Soort, Vraag, registreer

GESCHIKTHEID = registreer(
    Format(
        "geschiktheid",
        "Is CODIO Project geschikt?",
        (
            Onderdeel(
                "casus",
                "De casus",
                (
                    Vraag(
                        "technologie",
                        "Welke digitale technologie speelt een rol?",
                        "Noem ook een technologie die je nog overweegt.",
                        verplicht=True,
                    ),
                    Vraag(
                        "vraagstuk",
                        "Welke vragen of twijfels zijn er over verantwoord gebruik?",
                        "Zijn die er niet, dan levert een workshop weinig op.",
                        verplicht=True,
                    ),
                    Vraag(
                        "afbakening",
                        "Is de casus klein en duidelijk genoeg om in één middag te bespreken?",
                        "Een scherp begrensde casus geeft een beter gesprek.",
                    ),
                ),
                "Een casus past bij CODIO Project als er digitale technologie in zit en er vragen leven over goed "
                "bestuur.",
                "000, 3.2",
            ),
            Onderdeel(
                "drietrap",
                "Kan het, mag het, willen we het?",
                (
                    Vraag("kan", "Kan het?", "Is het technisch mogelijk? Wie heeft dat bekeken?"),
                    Vraag("mag", "Mag het?", "Is het juridisch toegestaan? Welke toets is gedaan?"),
                    Vraag(
                        "willen",
                        "Willen we het?",
                        "Is het ethisch wenselijk? Hierover gaat de workshop. Schrijf op wat je nu al weet.",
                    ),
                ),
                "De drie vragen wegen even zwaar. De eerste twee zijn vaak al van iemand, de derde nog van niemand.",
                "004, hoofdstuk 1",
            ),
            Onderdeel(
                "besluit",
                "Het goede instrument",
                (
                    Vraag(
                        "geschikt",
                        "Is CODIO Project het goede instrument voor deze vragen?",
                        soort=Soort.KEUZE,
                        keuzes=(
                            ("ja", "Ja"),
                            ("met_ander", "Ja, samen met een ander instrument"),
                            ("nee", "Nee, een ander instrument past beter"),
                        ),
                        verplicht=True,
                    ),
                    Vraag("waarom", "Waarom vind je dat?", verplicht=True),
                    Vraag(
                        "startgesprek",
                        "Wanneer was het startgesprek?",
                        "Het gesprek met de projectleider, langs de vragen van de casusbeschrijving.",
                        Soort.DATUM,
                    ),
                ),
                "Welke andere instrumenten nodig of al gedaan zijn, houd je bij op de pagina Instrumenten.",
                "000, 3.2",
            ),
        ),
        bron="000, 3.2; 004, hoofdstuk 1",
        houder="project_geschiktheid",
    )
)

CASUSBESCHRIJVING = registreer(
    Format(
        "casusbeschrijving",
        "Casusbeschrijving",
        (
            Onderdeel(
                "doel_workshop",
                "Doel CODIO Project-workshop",
                (
                    Vraag(
                        "doel_workshop",
                        "Wat is het doel van de workshop?",
                        "Wat moet er na afloop duidelijk zijn, en voor wie?",
                        verplicht=True,
                    ),
                ),
            ),
            Onderdeel(
                "omschrijving",
                "Omschrijving project/casus",
                (
                    Vraag(
                        "context",
                        "Wat is de context van dit project?",
                        "Schrijf voor iemand die het project niet kent.",
                        verplicht=True,
                    ),
                    Vraag("digitalisering", "Wat is de rol van digitalisering?", verplicht=True),
                ),
            ),
            Onderdeel(
                "doel",
                "Doel",
                (
                    Vraag("doel", "Wat is het doel van dit project of deze casus?", verplicht=True),
                    Vraag("opgaven", "Hoe sluit het aan bij de opgaven van de organisatie?"),
                ),
            ),
            Onderdeel(
                "documenten",
                "Overzicht relevante documenten",
                (
                    Vraag(
                        "documenten",
                        "Welke documenten zijn relevant?",
                        "Bijvoorbeeld een projectplan, datastrategie, DPIA, coalitieakkoord of evaluatie.",
                    ),
                ),
            ),
            Onderdeel(
                "stadium",
                "Stadium project",
                (
                    Vraag(
                        "lopend_of_nieuw",
                        "Is dit een lopend of een nieuw project?",
                        soort=Soort.KEUZE,
                        keuzes=(("nieuw", "Nieuw project"), ("lopend", "Lopend project")),
                        verplicht=True,
                    ),
                    Vraag(
                        "fase",
                        "In welke fase van ontwikkeling is het?",
                        "Bijvoorbeeld verkenning, ontwerp, proef, gebruik of evaluatie.",
                        Soort.KORT,
                    ),
                ),
            ),
            Onderdeel(
                "technologie",
                "Technologie",
                (
                    Vraag(
                        "reden",
                        "Waarom wordt digitalisering voorgesteld, en waarom is deze technologie wenselijk?",
                        verplicht=True,
                    ),
                    Vraag("keuze", "Hoe is de technologie of de aanbieder gekozen?"),
                    Vraag(
                        "karakter",
                        "Wat is het karakter van de technologie en hoe past zij in het werk van de organisatie?",
                    ),
                    Vraag(
                        "gebruik",
                        "Hoe wordt de technologie gebruikt en met welk doel?",
                        verplicht=True,
                    ),
                    Vraag("data", "Welke data zijn er nodig om de technologie te gebruiken?"),
                ),
            ),
            Onderdeel(
                "stakeholders",
                "Stakeholders",
                (
                    Vraag(
                        "betrokken",
                        "Wie is er binnen en buiten de organisatie betrokken? Wanneer, en met welke rol?",
                        "Denk ook aan partners, zoals andere overheden en bedrijven.",
                        verplicht=True,
                    ),
                    Vraag("gebruikers", "Wie gaat er met de technologie werken?"),
                    Vraag(
                        "impact",
                        "Op welke groepen of personen hebben het project en de technologie impact?",
                        verplicht=True,
                    ),
                    Vraag(
                        "externen",
                        "Zijn mensen van buiten al betrokken bij de ontwikkeling?",
                        "Bijvoorbeeld met participatie, een burgerpanel of een focusgroep.",
                    ),
                    Vraag(
                        "betrekken",
                        "Hoe en wanneer kun je hen betrekken bij vragen over goed digitaal bestuur?",
                    ),
                ),
            ),
            Onderdeel(
                "vraagstukken",
                "Welke vraagstukken spelen er in deze casus?",
                (
                    Vraag("kansen", "Welke kansen zijn er, en voor wie?", verplicht=True),
                    Vraag("risicos", "Welke risico's zijn er, en voor wie?", verplicht=True),
                ),
            ),
            Onderdeel(
                "vragen",
                "Welke vragen heeft het projectteam over het borgen van goed digitaal bestuur in dit project?",
                (Vraag("vragen_team", "De vragen van het projectteam"),),
            ),
        ),
        bron="000, bijlage 4",
        houder="project_casus",
    )
)

FOLLOW_UP = registreer(
    Format(
        "follow_up",
        "Follow-upgesprek",
        (
            Onderdeel(
                "acties",
                "De acties",
                (
                    Vraag(
                        "concreet",
                        "Zijn alle acties concreet en helder geformuleerd?",
                        "Pas een onduidelijke actie meteen aan bij Acties.",
                        verplicht=True,
                    ),
                    Vraag(
                        "actiehouder", "Is van elke actie duidelijk wie de actiehouder is?", verplicht=True
                    ),
                    Vraag("deadline", "Heeft elke actie een deadline?", verplicht=True),
                    Vraag(
                        "voortgang",
                        "Hoe en door wie wordt de voortgang bijgehouden?",
                        "Spreek af wie de regievoerder is.",
                        verplicht=True,
                    ),
                ),
            ),
            Onderdeel(
                "project",
                "Het project",
                (
                    Vraag(
                        "processen",
                        "Hoe passen de acties in bredere processen van de organisatie?",
                        "Bijvoorbeeld in een portfolioproces.",
                    ),
                    Vraag(
                        "bijsturen",
                        "Moet het project worden bijgestuurd?",
                        soort=Soort.JA_NEE,
                        verplicht=True,
                    ),
                    Vraag("bijsturen_hoe", "Wie stuurt bij, en hoe?"),
                ),
            ),
            Onderdeel(
                "breder",
                "Breder dan dit project",
                (
                    Vraag("andere_projecten", "Welke acties gelden ook voor andere casussen of projecten?"),
                    Vraag("organisatie", "Wat kunnen de acties betekenen voor de organisatie als geheel?"),
                ),
            ),
            Onderdeel(
                "workshop",
                "De workshop",
                (
                    Vraag(
                        "doel_gehaald",
                        "Is het doel van de workshop gehaald?",
                        "Kijk terug op het doel in de casusbeschrijving.",
                    ),
                ),
            ),
        ),
        bron="000, 3.4 stap 1",
        houder="project_follow_up",
    )
)
