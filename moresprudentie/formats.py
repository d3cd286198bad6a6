"""The question forms of this app: the verslag and the half-yearly terugkoppeling."""

from __future__ import annotations

from formats.spec import Format, Onderdeel, Soort, Vraag, registreer

BIJLAGE_5 = "000, bijlage 5"
STAP_4 = "000, module Project, fase 3, stap 4"

VERSLAG = registreer(
    Format(
        "verslag",
        "Verslag",
        (
            Onderdeel(
                "kort",
                "In het kort",
                (
                    Vraag(
                        "samenvatting",
                        "Waar ging het over, en wat kwam eruit?",
                        "Vier of vijf zinnen voor iemand die er niet bij was. Deze tekst staat bovenaan het "
                        "verslag en in de lijst met zoekresultaten.",
                        verplicht=True,
                    ),
                ),
            ),
            Onderdeel(
                "omschrijving",
                "Omschrijving project of casus",
                (
                    Vraag(
                        "context",
                        "Wat is de context van dit project?",
                        "Wat speelt er, waar en voor wie?",
                        verplicht=True,
                        bron=BIJLAGE_5,
                    ),
                    Vraag(
                        "digitalisering",
                        "Wat is de rol van digitalisering?",
                        "Wat doet de technologie hier, in gewone woorden?",
                        bron=BIJLAGE_5,
                    ),
                ),
                bron=BIJLAGE_5,
            ),
            Onderdeel(
                "doel",
                "Doel",
                (
                    Vraag(
                        "projectdoel",
                        "Wat is het doel van dit project?",
                        "Wat moet er anders zijn als het project slaagt?",
                        verplicht=True,
                        bron=BIJLAGE_5,
                    ),
                    Vraag(
                        "opgaven",
                        "Hoe sluit het project aan bij de opgaven van de organisatie?",
                        "Noem het akkoord, programma of beleid waar het bij hoort.",
                        bron=BIJLAGE_5,
                    ),
                ),
                bron=BIJLAGE_5,
            ),
            Onderdeel(
                "stadium",
                "Stadium project of casus",
                (
                    Vraag(
                        "lopend_of_nieuw",
                        "Is dit een lopend of een nieuw project?",
                        soort=Soort.KEUZE,
                        keuzes=(("nieuw", "Nieuw"), ("lopend", "Lopend")),
                        bron=BIJLAGE_5,
                    ),
                    Vraag(
                        "ontwikkelfase",
                        "In welke fase van ontwikkeling is het project?",
                        "Bijvoorbeeld idee, proef, aanbesteding of gebruik. Welk besluit komt er nog?",
                        bron=BIJLAGE_5,
                    ),
                ),
                bron=BIJLAGE_5,
            ),
            Onderdeel(
                "technologie",
                "Rol van de digitale technologie",
                (
                    Vraag(
                        "reden_technologie",
                        "Waarom is er gekozen voor digitalisering? Is het gebruik van deze technologie wenselijk, en waarom?",
                        "Wat was er mogelijk zonder deze techniek?",
                        bron=BIJLAGE_5,
                    ),
                    Vraag(
                        "karakter",
                        "Wat is het karakter van de technologie, en hoe past ze in het werk van de organisatie?",
                        "Wat voor techniek is het, wie levert haar, wie werkt ermee?",
                        bron=BIJLAGE_5,
                    ),
                    Vraag(
                        "gebruik",
                        "Hoe wordt de technologie gebruikt? Wat is het doel? En op wie heeft dat impact?",
                        "Denk bij impact ook aan mensen die haar zelf niet gebruiken.",
                        bron=BIJLAGE_5,
                    ),
                ),
                bron=BIJLAGE_5,
            ),
            Onderdeel(
                "workshop",
                "Goed digitaal openbaar bestuur",
                (
                    Vraag(
                        "doel_workshop",
                        "Wat was het doel van de CODIO Project-workshop?",
                        "Wat wilde het project na de workshop weten of kunnen?",
                        verplicht=True,
                        bron=BIJLAGE_5,
                    ),
                ),
                bron=BIJLAGE_5,
            ),
            Onderdeel(
                "waarden",
                "CODIO Project waarden",
                (
                    Vraag(
                        "waarden_inleiding",
                        "Welke waarden spelen een rol, waarom juist deze, en hoe krijgen ze hier invulling?",
                        "De gekozen waarden met hun reden en betekenis komen vanzelf in het verslag. Schrijf hier "
                        "wat daar in het algemeen over te zeggen is.",
                        bron=BIJLAGE_5,
                    ),
                ),
                bron=BIJLAGE_5,
            ),
            Onderdeel(
                "accentwaarden",
                "CODIO Strategie waarden",
                (
                    Vraag(
                        "accentwaarden_rol",
                        "Welke accentwaarden spelen een rol, en waarom deze?",
                        "Alleen als je organisatie accentwaarden heeft. Schrijf ook op waarom een accentwaarde "
                        "hier geen rol speelt. Wat de groepen erover zeiden, komt vanzelf in het verslag.",
                        bron=BIJLAGE_5,
                    ),
                    Vraag(
                        "accentwaarden_invulling",
                        "Hoe krijgen de accentwaarden invulling in dit project?",
                        "Wat doet het project, of laat het, om recht te doen aan deze waarden? Is een accentwaarde ook "
                        "door een groep gekozen, dan komt haar betekenis hier vanzelf in het verslag.",
                        bron=BIJLAGE_5,
                    ),
                ),
                bron=BIJLAGE_5,
            ),
            Onderdeel(
                "verslaglegging",
                "Verslaglegging en monitoring",
                (
                    Vraag(
                        "afweging",
                        "Welke waardeafweging is er gemaakt?",
                        "Welke waarde ging voor, wat gaf de doorslag, en wat accepteer je daarmee? De spanningen "
                        "van de poster komen vanzelf in het verslag.",
                        verplicht=True,
                        bron=BIJLAGE_5,
                    ),
                    Vraag(
                        "acties_termijn",
                        "Welke acties zijn er om goed digitaal bestuur te borgen, en op welke termijn?",
                        "De acties komen vanzelf in het verslag. Schrijf hier hoe ze samenhangen.",
                        bron=BIJLAGE_5,
                    ),
                    Vraag(
                        "breder_inzetbaar",
                        "Welke acties zijn breder inzetbaar?",
                        "Voor andere projecten, of voor de organisatie als geheel.",
                        bron=BIJLAGE_5,
                    ),
                ),
                bron=BIJLAGE_5,
            ),
            Onderdeel(
                "vinden",
                "Om later te vinden",
                (
                    Vraag(
                        "trefwoorden",
                        "Met welke woorden zoekt iemand dit verslag?",
                        "Een paar woorden, met een komma ertussen. Bijvoorbeeld: bezoekers, natuur, telefoon.",
                        soort=Soort.KORT,
                    ),
                ),
            ),
        ),
        bron=BIJLAGE_5,
        houder="verslag",
    )
)

TERUGKOPPELING = registreer(
    Format(
        "terugkoppeling",
        "Terugkoppeling",
        (
            Onderdeel(
                "accentwaarden",
                "1. Accentwaarden",
                (
                    Vraag(
                        "verschil_accentwaarden",
                        "Wijken de zwaarste waarden in projecten af van de accentwaarden?",
                        "De cijfers staan ernaast. Leg uit waar de verschillen vandaan komen.",
                        verplicht=True,
                        bron=STAP_4,
                    ),
                ),
                bron=STAP_4,
            ),
            Onderdeel(
                "organisatie",
                "2. Organisatie",
                (
                    Vraag(
                        "wijzigingen_organisatie",
                        "Vragen de acties om wijzigingen in de organisatie?",
                        "In governance, structuur, of processen en werkwijzen van de hele organisatie. Welke, "
                        "en waarom?",
                        verplicht=True,
                        bron=STAP_4,
                    ),
                ),
                bron=STAP_4,
            ),
            Onderdeel(
                "stoppen",
                "3. Stoppen",
                (
                    Vraag(
                        "niet_door",
                        "Leidt CODIO Project vaak tot stoppen?",
                        "De aantallen staan ernaast. Leg uit welke redenen je ziet.",
                        verplicht=True,
                        bron=STAP_4,
                    ),
                ),
                bron=STAP_4,
            ),
            Onderdeel(
                "conclusies",
                "4. Conclusies",
                (
                    Vraag(
                        "andere_conclusies",
                        "Welke andere conclusies zijn belangrijk?",
                        "Wat valt op in de verslagen dat hierboven niet staat?",
                        verplicht=True,
                        bron=STAP_4,
                    ),
                ),
                bron=STAP_4,
            ),
            Onderdeel(
                "aanbevelingen",
                "5. Aanbevelingen",
                (
                    Vraag(
                        "aanbevelingen",
                        "Welke aanbevelingen volgen hieruit?",
                        "Schrijf hier een inleiding, als die nodig is. De aanbevelingen zelf zet je hieronder, elk apart: "
                        "dan kan de strategie op elk antwoorden.",
                        bron=STAP_4,
                    ),
                ),
                bron=STAP_4,
            ),
        ),
        bron=STAP_4,
        houder="terugkoppeling",
    )
)
