"""The model of the assessment as data: six themes, each in five levels (bron: 004, bijlage, Data-Ethiek Volwassenheidsmodel).

The names are those of the source. It names the themes and the levels and describes neither; what stands at a level is written in
our own words, along the advice that the same source gives per theme to who steers an organisation. `bron` says where that stands.
"""

from __future__ import annotations

from dataclasses import dataclass

BRON = "004, bijlage, Data-Ethiek Volwassenheidsmodel"
HERKOMST = "het Data-Ethiek Volwassenheidsmodel van het Open Data Institute"
LAAGSTE, HOOGSTE = 1, 5


@dataclass(frozen=True)
class Niveau:
    """One of the five levels: its number, the name of the source, and what it comes down to in any theme."""

    nummer: int
    naam: str
    kern: str


@dataclass(frozen=True)
class Thema:
    """One of the six themes: what it asks, and what an organisation on each level does."""

    sleutel: str
    naam: str
    vraag: str
    niveaus: tuple[str, str, str, str, str]
    bron: str

    def omschrijving(self, nummer: int) -> str:
        """Give what an organisation on this level does."""
        return self.niveaus[nummer - LAAGSTE]


NIVEAUS = (
    Niveau(1, "Initieel", "Het gebeurt soms, en hangt af van wie er toevallig is."),
    Niveau(2, "Herhaalbaar", "Enkele teams doen het op een vaste manier, zonder afspraak voor iedereen."),
    Niveau(
        3, "Gedefinieerd", "De organisatie heeft afgesproken hoe het moet, en mensen kennen die afspraak."
    ),
    Niveau(4, "Beheerd", "De organisatie doet het zoals afgesproken, en gaat na of het werkt."),
    Niveau(5, "Optimaliseren", "De organisatie leert ervan, stelt bij en helpt anderen."),
)

_ADVIES = "004, inbedding van publieke waarden op ambtelijk niveau"

THEMAS = (
    Thema(
        "bestuur",
        "Organisatorisch bestuur en intern toezicht",
        "Wie is verantwoordelijk voor waarden in digitalisering, en wie kijkt mee?",
        (
            "Niemand is ervoor verantwoordelijk. Of iemand op de waarden let, verschilt per project.",
            "Enkele afdelingen hebben iemand die erop let. Een opdracht of mandaat van de organisatie is er niet.",
            "Rol en mandaat zijn beschreven en toegewezen. De waarden staan in de datastrategie of in ander beleid.",
            "Bij de start, tijdens en na een project kijken vaste mensen of het gaat zoals bedoeld. Wat de waarden schaadt, "
            "kan worden teruggedraaid of stopgezet.",
            "Bestuur en directie bespreken wat het toezicht oplevert. Zij passen rollen, beleid en regels daarop aan.",
        ),
        f"{BRON}; {_ADVIES}, thema 1",
    ),
    Thema(
        "kennis",
        "Vaardigheden en kennis",
        "Wat weten en kunnen collega’s, en waar vinden zij hulp?",
        (
            "Wie iets wil weten, zoekt het zelf uit. Er is geen vaste plek voor vragen.",
            "Enkele collega’s hebben kennis opgedaan. Zij helpen wie hen kent.",
            "Bekend is bij wie je terechtkunt. Er zijn cursussen, en het onderwerp hoort bij het inwerken van bepaalde functies.",
            "Per functie is duidelijk welke kennis nodig is. De organisatie gaat na of mensen die krijgen en gebruiken.",
            "Leren hoort bij het gewone werk. Collega’s dragen kennis over, ook aan andere organisaties. Het aanbod verandert "
            "mee met de techniek.",
        ),
        f"{BRON}; {_ADVIES}, thema 2",
    ),
    Thema(
        "risico",
        "Risicoprocessen voor gegevensbeheer",
        "Hoe ontdekt en voorkomt de organisatie schade aan mensen en groepen door data en techniek?",
        (
            "Risico’s voor mensen komen pas in beeld als er iets misgaat.",
            "Sommige projecten doen een toets, zoals een DPIA of IAMA. Dat hangt af van de projectleider.",
            "Er is een vaste werkwijze: wanneer je toetst, waarmee, door wie, en wie beslist over wat eruit komt.",
            "Elk project volgt die werkwijze. Maatregelen worden gevolgd, en er is overzicht van de risico’s die overblijven.",
            "Ervaringen en incidenten maken de werkwijze beter. De organisatie kijkt ook vooruit, naar gevolgen op termijn.",
        ),
        f"{BRON}; {_ADVIES}, thema 3",
    ),
    Thema(
        "inkoop",
        "Financiering en inkoop",
        "Tellen waarden mee als de organisatie inkoopt, subsidie geeft of geld vrijmaakt?",
        (
            "Bij inkoop en subsidie gaat het om prijs en techniek. Waarden komen niet aan bod.",
            "Een enkele opdrachtgever stelt eisen, bijvoorbeeld over wie de data bezit. Bij de volgende aanbesteding kan dat "
            "anders zijn.",
            "De voorwaarden voor inkoop en subsidie hebben vaste eisen: over data, over uitleg van algoritmen, en over "
            "afhankelijkheid van één leverancier.",
            "De eisen staan in elk contract en iemand controleert ze. Er is geld voor het werk aan waarden.",
            "Met leveranciers en andere overheden maakt de organisatie de eisen steeds beter. Zij werkt samen met partijen die "
            "dezelfde waarden nastreven.",
        ),
        f"{BRON}; {_ADVIES}, thema 4",
    ),
    Thema(
        "betrokkenheid",
        "Betrokkenheid van belanghebbenden en personeel",
        "Praten inwoners, bedrijven en collega’s mee over de inzet van data en techniek?",
        (
            "Wie ermee te maken heeft, hoort het achteraf of helemaal niet.",
            "Een enkel project vraagt inwoners of collega’s om mee te denken. Dat hangt af van het project.",
            "Er zijn afspraken over wie wanneer meepraat, in taal die mensen begrijpen. Ook collega’s weten waar "
            "zij zorgen kwijt kunnen.",
            "Meepraten gaat volgens die afspraken, ook met mensen die lastig te bereiken zijn. Zij horen wat er met hun inbreng "
            "is gedaan.",
            "Inwoners en collega’s denken doorlopend mee, bijvoorbeeld in een panel. Wat zij zeggen, verandert de aanpak. Praten "
            "over waarden is gewoon.",
        ),
        f"{BRON}; {_ADVIES}, thema 5 en 6",
    ),
    Thema(
        "recht",
        "Juridische status en naleving",
        "Houdt de organisatie zich aan de regels, en doet zij meer als waarden daarom vragen?",
        (
            "Regels voor data en techniek komen aan bod als iemand ernaar vraagt.",
            "Juristen en de functionaris gegevensbescherming kijken bij sommige projecten mee, vaak laat.",
            "Beschreven is welke regels gelden, wie erop toeziet en op welk moment die meekijkt.",
            "Elk project laat zien dat het zich aan de regels houdt. De organisatie controleert dat en houdt overzicht, "
            "bijvoorbeeld in een register.",
            "De organisatie bereidt zich voor op nieuwe regels. Zij doet uit zichzelf meer dan de wet vraagt, als waarden daarom "
            "vragen.",
        ),
        BRON,
    ),
)
PER_SLEUTEL = {thema.sleutel: thema for thema in THEMAS}
KEUZES = [(thema.sleutel, thema.naam) for thema in THEMAS]


def niveau(nummer: int) -> Niveau:
    """Give a level by its number."""
    return NIVEAUS[nummer - LAAGSTE]
