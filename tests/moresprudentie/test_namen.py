"""Who can be recognised in a sentence is found, and what only looks like a name, a number or an address is not."""

from __future__ import annotations

import pytest

from moresprudentie.namen import Zoeker, ontleed, zin_om

MENSEN = (
    "E. Jansen",
    "Anna de Vries",
    "Mohamed El Amrani",
    "Willem van der Berg",
    "drs. José Muñoz",
    "Thijs Bakker",
    "Fatma Yılmaz-de Boer",
    "Henk Dijkstra, terreinbeheer",
    "Sanne de Jong",
    "Bas Holland",
    "R. de Wit",
    "Loket subsidies",
    "Roos van Utrecht",
)
NOOIT = ("Provincie Voorbeeldland", "Team Bakker en Brood")

MET = (
    ("Eva Jansen vond de kaart te precies.", "Eva Jansen"),
    ("Volgens mevrouw Jansen kan het eenvoudiger.", "mevrouw Jansen"),
    ("Jansen stelde voor om te wachten.", "Jansen"),
    ("Dat was het voorstel van E.J. en de projectleider.", "E.J."),
    ("E. Jansen neemt contact op met de leverancier.", "E. Jansen"),
    ("Jansens voorstel kreeg de meeste steun.", "Jansens"),
    ("In Jansen's ogen weegt privacy zwaarder.", "Jansen's"),
    ("De heer De Vries mist een evaluatie.", "De heer De Vries"),
    ("Aan tafel twee zei de Vries dat het te snel ging.", "de Vries"),
    ("De Vries wil dat de raad meekijkt.", "De Vries"),
    ("Met dank aan Anna, die de notulen maakte.", "Anna"),
    ("Voor El Amrani staat uitlegbaarheid voorop.", "El Amrani"),
    ("Mohamed zag het anders.", "Mohamed"),
    ("Het bezwaar van Van der Berg bleef staan.", "Van der Berg"),
    ("W. v.d. Berg zoekt dit uit.", "W. v.d. Berg"),
    ("Dit punt bespreken we met de heer Van den Heuvel.", "de heer Van den Heuvel"),
    ("José Munoz hield een pleidooi voor minder data.", "José Munoz"),
    ("Muñoz vroeg om een tweede meting.", "Muñoz"),
    ("Prof. dr. ir. K. Oosterhout las mee.", "Prof. dr. ir. K. Oosterhout"),
    ("Dhr. Bakker heeft het contract.", "Dhr. Bakker"),
    ("De inkoop ligt bij T. Bakker.", "T. Bakker"),
    ("Bakker vindt de kosten te hoog.", "Bakker"),
    ("Mevr. Yılmaz noemde de drempel voor ouderen.", "Mevr. Yılmaz"),
    ("Ook De Boer-Yilmaz noemde die drempel.", "De Boer-Yilmaz"),
    ("henk dijkstra beslist of het gebied dichtgaat.", "henk dijkstra"),
    ("Zo besloot SANNE DE JONG het gesprek.", "SANNE DE JONG"),
    ("Bel bij vragen 06-12345678 of het secretariaat.", "06-12345678"),
    ("Te bereiken op 010 123 45 67, ook in de avond.", "010 123 45 67"),
    ("Haar nummer is +31 6 1234 5678.", "+31 6 1234 5678"),
    ("Stuur de meting naar e.jansen@voorbeeldland.example.", "e.jansen@voorbeeldland.example"),
)

ZONDER = (
    "Voor jong en oud moet de kaart te lezen zijn.",
    "De jonge bezoekers komen met de bus.",
    "Bakker en slager in de kern merken het als bezoekers wegblijven.",
    "Elke bakker in het dorp kent het probleem.",
    "De proef begint in de Jansenstraat 12 en de Bakkerstraat.",
    "Het fietspad langs de Van der Bergweg blijft open.",
    "De camera hangt op het Prof. Dr. Dondersplein.",
    "De berg aan gegevens groeit elk jaar.",
    "Een wit vlak op de kaart betekent dat er niet gemeten is.",
    "De gemeente Utrecht deed eerder zo'n proef.",
    "Inwoners van Utrecht en Holland krijgen dezelfde uitleg.",
    "In Noord-Holland werkt het anders.",
    "De provincie Voorbeeldland leest mee met Team Bakker en Brood.",
    "Transparantie weegt hier zwaarder dan Effectiviteit.",
    "Op 01-02-2026 om 10.30 uur beslist het college.",
    "Het besluit van 6-12-2025 geldt tot 1 januari 2028.",
    "De aanbesteding kost € 1.250.000, zegge 0,5 procent van de begroting.",
    "Het postadres is Postbus 1234, 2500 AB Den Haag.",
    "Het zaaknummer is 0612345678 en het kenmerk Z-2026-0101234567.",
    "Zie artikel 3.6, tweede lid, van de Awb en de Wmo 2015.",
    "De DPIA van 2024 (versie 2.1) staat op de site.",
    "De wet zegt hier niets over; de AVG wel.",
    "Wil je meer weten, lees dan het hoofdstuk over data.",
    "Rood op de kaart betekent druk, groen betekent rustig.",
    "Stichting Jansen Zorg levert de vrijwilligers.",
    "Bureau Bakker Advies schreef het rapport.",
    "De leverancier Dijkstra & Zonen rekent per meting.",
    "De roos en de vos staan op de borden in het bos.",
    "Per 1.000 telefoons meten we er 15; dat is 1,5 procent van 0101 meldingen.",
    "Het loket noteert subsidies, en subsidies lopen door tot mei.",
)


@pytest.fixture(scope="module")
def zoeker() -> Zoeker:
    return Zoeker(MENSEN, NOOIT)


@pytest.mark.parametrize(("zin", "wie"), MET, ids=[wie for _, wie in MET])
def test_a_person_a_number_or_an_address_is_found_in_its_sentence(zoeker, zin, wie):
    tekst = f"Eerst iets anders. {zin} Daarna nog iets."
    gevonden = zoeker.zoek(tekst)
    assert [tekst[treffer.van : treffer.tot] for treffer in gevonden] == [wie]
    assert "".join(zin_om(tekst, gevonden[0])) == zin


@pytest.mark.parametrize("zin", ZONDER)
def test_what_only_looks_like_it_is_left_alone(zoeker, zin):
    assert [zin[treffer.van : treffer.tot] for treffer in zoeker.zoek(zin)] == []


def test_there_are_thirty_of_each():
    assert (len(MET), len(set(ZONDER))) == (30, 30)


@pytest.mark.parametrize("naam", ["Loket subsidies", "terreinbeheer", "de voorzitter", "  ", "J."])
def test_a_function_or_a_department_is_not_taken_for_a_person(naam):
    assert ontleed(naam) is None
    assert (
        Zoeker([naam]).zoek("Het loket en het terreinbeheer, dus de voorzitter, doen dit. J. doet mee.") == []
    )
