"""The guide from a need to an instrument: what each asks of time, people and place, and what it yields.

bron: 004, ‘Overzicht van nuttige instrumenten’ and its appendix; in our own words. The DPIA, which a law asks, is added to it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Instrument:
    """One instrument. `vraagt` is what there must be (what, how much), `levert` what people have afterwards."""

    sleutel: str
    naam: str
    wat: str
    vraagt: tuple[tuple[str, str], ...]
    levert: tuple[str, ...]
    bron: str
    adres: str = ""


@dataclass(frozen=True)
class Behoefte:
    """A need, with the instruments that fit it."""

    vraag: str
    instrumenten: tuple[Instrument, ...]


CODIO_PROJECT = Instrument(
    "codio_project",
    "CODIO Project",
    "Een team bespreekt een digitaal project langs de waarden van de code, en spreekt af wie wat doet om ze te borgen.",
    (
        ("Tijd", "Een workshop van twee en een half uur"),
        ("Mensen", "9 tot 15, van binnen en buiten, die er verschillend naar kijken"),
        ("Plaats", "Een zaal, met een gespreksleider"),
        ("Vooraf", "Een casusbeschrijving; iedereen heeft de waarden gelezen"),
    ),
    (
        "Welke waarden in dit project tellen, en wat ze hier betekenen",
        "Acties met een houder en een termijn, ook voor andere projecten",
        "Een verslag waar collega’s van leren",
    ),
    "004, bijlage, Workshop Goed Digitaal Bestuur; 000, module Project",
)
DEDA = Instrument(
    "deda",
    "DEDA",
    "Een team loopt met een grote poster langs de ethische vragen die bij een dataproject spelen, van begin tot eind.",
    (
        ("Tijd", "Ten minste drie uur"),
        ("Mensen", "Wie aan het project werkt: data-analisten, projectleider, beleid"),
        ("Plaats", "Samen, in het eigen gebouw"),
        ("Begeleiding", "Kan zelf; de makers begeleiden ook"),
    ),
    (
        "Zicht op de ethische problemen in het eigen werk met data",
        "Een verslag van de afweging, om verantwoording mee af te leggen",
    ),
    "004, bijlage, De Ethische Data Assistent",
    "https://deda.dataschool.nl/",
)
BEGELEIDINGSETHIEK = Instrument(
    "begeleidingsethiek",
    "Begeleidingsethiek",
    "Een gesprek over één toepassing in haar omgeving. Niet óf je haar gebruikt, maar hoe dat goed kan.",
    (
        ("Tijd", "Ten minste drie uur"),
        ("Mensen", "15 tot 30, ook gebruikers en inwoners"),
        ("Plaats", "Liefst in een zaal; online kan"),
        (
            "Vooraf",
            "Een casus; trainers bereiden voor en begeleiden. Liefst aan het begin van de ontwikkeling",
        ),
    ),
    (
        "Begrip van wat de technologie doet, en met wie",
        "Wat je kunt doen aan de techniek, aan de omgeving en in het gebruik",
    ),
    "004, bijlage, Begeleidingsethiek",
    "https://begeleidingsethiek.nl/",
)
MOREEL_BERAAD = Instrument(
    "moreel_beraad",
    "Moreel beraad",
    "Een onderzoekend gesprek over één lastige vraag: mogen of moeten wij dit doen? Ieder kiest, en zegt vanuit welke waarde.",
    (
        ("Tijd", "Ten minste anderhalf uur"),
        ("Mensen", "8 tot 15, met een gespreksleider"),
        ("Plaats", "Een rustige kamer waar iedereen vrij kan spreken"),
        ("Vooraf", "De casus op papier, voor de gespreksleider"),
    ),
    (
        "Een dilemma dat concreet is, met de waarden erachter",
        "Een onderbouwde keuze die de deelnemers dragen, met de alternatieven",
    ),
    "004, bijlage, Moreel beraad",
)
IAMA = Instrument(
    "iama",
    "IAMA",
    "Een toets op een algoritme: welke grondrechten raakt het, hoe groot is die kans, en staat dat in verhouding tot het doel?",
    (
        ("Tijd", "Een reeks gesprekken; een cursus van een dag leert hoe"),
        ("Mensen", "Opdrachtgever, ontwikkelaars, juristen, beleid"),
        ("Plaats", "Zelf te kiezen"),
        ("Vooraf", "Gegevens over het algoritme en waarvoor het dient"),
    ),
    (
        "Knelpunten in het algoritme, en hoe je ze ondervangt",
        "Een vastgelegd oordeel: aanvaardbaar of niet, en waarom",
    ),
    "004, bijlage, Impact Assessment Mensenrechten en Algoritmes",
)
DPIA = Instrument(
    "dpia",
    "DPIA",
    "De toets die de privacywet vraagt als het gebruik van persoonsgegevens een hoog risico heeft.",
    (
        ("Tijd", "Dagen tot weken, verspreid over het project"),
        ("Mensen", "Projectleider en privacy officer; de FG geeft advies"),
        ("Plaats", "Zelf te kiezen"),
        ("Vooraf", "Welke gegevens, van wie, waarvoor, en wie ze ziet"),
    ),
    ("De risico’s voor wie de gegevens zijn, en welke maatregelen je neemt",),
    "AVG, artikel 35; genoemd in 000, module Project, fase 1",
)
VOLWASSENHEID = Instrument(
    "volwassenheid",
    "Data-ethiek Volwassenheidsmodel",
    "De organisatie schat zichzelf in op zes thema’s en vijf niveaus, en kiest waar zij wil groeien.",
    (
        ("Tijd", "Een half uur per persoon, en een gesprek over de uitkomst"),
        ("Mensen", "Een paar mensen uit verschillende onderdelen, ieder voor zich"),
        ("Plaats", "Zelf te kiezen"),
    ),
    ("Waar de organisatie staat, en wat per thema de volgende stap is",),
    "004, bijlage, Data-ethiek Volwassenheidsmodel",
)

GIDS = (
    Behoefte(
        "Zoek je een brede set van waarden, met houvast om er afspraken over te maken?", (CODIO_PROJECT,)
    ),
    Behoefte(
        "Wil je een gesprek over een ethische vraag of een concrete toepassing?",
        (DEDA, BEGELEIDINGSETHIEK, MOREEL_BERAAD),
    ),
    Behoefte("Gaat het om een algoritme dat mensenrechten kan raken?", (IAMA,)),
    Behoefte("Gebruik je persoonsgegevens met een hoog risico?", (DPIA,)),
    Behoefte("Wil je weten hoe ver je eigen organisatie is?", (VOLWASSENHEID,)),
)
