"""The yearly report to the bestuur: how the policy is carried out, what it brings and what is asked (bron: 000, 2.5)."""

from __future__ import annotations

from formats.spec import Format, Onderdeel, Soort, Vraag, registreer

SAMENVATTING, GEVRAAGD = "samenvatting", "gevraagd"

JAARVERSLAG = registreer(
    Format(
        "jaarverslag",
        "Jaarverslag",
        (
            Onderdeel(
                "uitvoering",
                "1. De uitvoering",
                (
                    Vraag(
                        "goed",
                        "Wat ging goed?",
                        "Noem ook wie dat merkt: een inwoner, een collega, een projectleider.",
                        verplicht=True,
                        bron="000, 2.5, vraag 2",
                    ),
                    Vraag(
                        "stokte",
                        "Waar stokte het, en waarom?",
                        "De cijfers zeggen wat te laat is. Schrijf hier wat erachter zit, en wie het kan oplossen.",
                        verplicht=True,
                        bron="000, 2.5, vraag 3",
                    ),
                    Vraag(
                        "uitvoering_oordeel",
                        "Voert de organisatie het beleid goed uit?",
                        "",
                        Soort.KEUZE,
                        (("ja", "Ja"), ("deels", "Deels"), ("nee", "Nee")),
                        verplicht=True,
                        bron="000, 2.5, vraag 3",
                    ),
                    Vraag(
                        "uitvoering_toelichting",
                        "Waarom vind je dat?",
                        "Kijk naar de maatregelen en naar de projecten: doen die wat is afgesproken?",
                        bron="000, 2.5, vraag 3",
                    ),
                ),
            ),
            Onderdeel(
                "resultaat",
                "2. Het resultaat",
                (
                    Vraag(
                        "resultaat_oordeel",
                        "Geeft het beleid de gewenste resultaten?",
                        "",
                        Soort.KEUZE,
                        (
                            ("ja", "Ja"),
                            ("deels", "Deels"),
                            ("nee", "Nee"),
                            ("onbekend", "Dat is nog niet te zeggen"),
                        ),
                        verplicht=True,
                        bron="000, 2.5, vraag 3",
                    ),
                    Vraag(
                        "resultaat_toelichting",
                        "Waaraan merk je dat?",
                        "Een voorbeeld zegt vaak meer dan een percentage.",
                        bron="000, 2.5, vraag 2 en 3",
                    ),
                ),
            ),
            Onderdeel(
                "vooruit",
                "3. Volgend jaar",
                (
                    Vraag(
                        "volgend_jaar",
                        "Wat verandert er volgend jaar?",
                        "In de maatregelen, de accentwaarden of de manier van werken.",
                        bron="000, 2.5, vraag 3",
                    ),
                    Vraag(
                        GEVRAAGD,
                        "Wat vraag je van het bestuur?",
                        "Zet elk punt op een eigen regel, met 1., 2. en zo verder ervoor. Is bijstellen nodig, zeg het dan hier.",
                        verplicht=True,
                        bron="000, 2.5, vraag 3",
                    ),
                    Vraag(
                        SAMENVATTING,
                        "Samenvatting: wat moet het bestuur in elk geval lezen?",
                        "Vijf tot acht zinnen. Dit staat bovenaan het jaarverslag.",
                    ),
                ),
            ),
        ),
        bron="000, 2.5",
        houder="strategie_jaarverslag",
    )
)
