"""Example posters and texts for the tests of documents."""

from __future__ import annotations

from datetime import date

from project.poster import (
    CHECKLIST_VRAGEN,
    Poster,
    PosterActie,
    PosterActieWaarde,
    PosterChecklist,
    PosterFundament,
    PosterSpanning,
    PosterWaarde,
)

FUNDAMENTEN = (
    ("democratie", "Democratie"),
    ("rechtsstaat", "Rechtsstaat"),
    ("bestuurskracht", "Bestuurskracht"),
)

BETEKENIS = "We zien hoe druk een gebied is, nooit waar één persoon loopt of woont."
LANG = (
    "De provincie wil dat iedereen die met deze voorziening te maken krijgt kan begrijpen wat er gebeurt, waarom dat "
    "gebeurt, wie erover beslist en hoe je het daar niet mee eens kunt zijn, ook als je geen telefoon hebt. "
)
ACTIE = PosterActie(
    titel="Contract aanpassen: de leverancier geeft alleen aantallen per gebied.",
    houder="Inkoop",
    termijn="1 februari 2026",
    waarden=(PosterActieWaarde("Privacy", "rechtsstaat"), PosterActieWaarde("Transparantie", "democratie")),
)


def fundamenten(*aantallen: int, betekenis: str = BETEKENIS) -> tuple[PosterFundament, ...]:
    """Give the three columns with so many values each, named after their place: "Democratie 1"."""
    return tuple(
        PosterFundament(
            sleutel,
            naam,
            tuple(
                PosterWaarde(f"{naam} {n}", betekenis, "Omdat.", accent=n == 1) for n in range(1, aantal + 1)
            ),
        )
        for (sleutel, naam), aantal in zip(FUNDAMENTEN, aantallen, strict=True)
    )


def spanning(
    letter: str, a: str, b: str, tekst: str = "Meer van het een is minder van het ander."
) -> PosterSpanning:
    """Give a tension between two values."""
    return PosterSpanning(letter, a, b, tekst)


def poster(
    *aantallen: int,
    betekenis: str = BETEKENIS,
    acties: int = 7,
    spanningen: tuple[PosterSpanning, ...] = (),
    titel: str = "Druktemonitor",
) -> Poster:
    """Give a poster with so many values per fundament and so many actions."""
    return Poster(
        titel=titel,
        organisatie="Provincie Voorbeeldland",
        fundamenten=fundamenten(*aantallen, betekenis=betekenis),
        spanningen=spanningen,
        acties=(ACTIE,) * acties,
        checklist=tuple(
            PosterChecklist(vraag, "Ja, op 4 december 2025.", True) for vraag in CHECKLIST_VRAGEN
        ),
        datum=date(2025, 11, 20),
        deelnemers="Twaalf deelnemers, van wie zeven van buiten",
    )
