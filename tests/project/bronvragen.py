"""The questions of steps 2 to 7 of the method, in its order, to hold the script against (bron: 000, 3.3).

Per step: what each question asks about, as words that a sentence in our own wording must hold.
"""

from __future__ import annotations

BRONVRAGEN: dict[int, tuple[tuple[str, ...], ...]] = {
    2: (
        ("waarden", "volgens", "belangrijkst", "in dit project"),
        ("waarom",),
        ("waarden", "opgeschreven", "waarom"),
        ("waarden", "groep", "samen", "belangrijk"),
        ("waarom", "juist deze waarden", "belangrijk"),
        ("in hoeverre", "accentwaarden", "rol in dit project", "waarom wel", "waarom juist niet"),
        ("belangrijkste waarden", "groep", "waarom"),
    ),
    3: (
        ("overlap tussen waarden",),
        ("waarden", "belangrijkst in dit project", "waarom"),
        ("accentwaarden gekozen", "in hoeverre", "belangrijk in deze casus", "waarom wel", "juist niet"),
        ("welke invulling", "groepen", "deze waarden binnen het project"),
        ("reacties", "andere groepen", "keuze van waarden"),
        ("spanningen tussen waarden", "welke zijn dit", "waarom leidt dit tot spanning"),
    ),
    4: (
        ("realistische acties", "nodig", "waarden", "fundament", "borgen"),
        ("verantwoordelijk", "wie moeten die acties uitvoeren"),
        ("acties", "opgeschreven", "wie"),
        ("belangrijkste acties", "groep", "wie"),
    ),
    5: (
        ("hoe verhouden", "acties van de verschillende groepen", "tot elkaar"),
        ("spanningen tussen de", "acties", "zo ja, hoe", "omgaan"),
        ("acties of keuzes", "eerst op een ander (politiek) niveau", "genomen"),
        ("hoe verhouden de acties", "verschillende doelgroepen", "project", "casus"),
        ("wie", "verantwoordelijk voor de uitvoering van de acties"),
        ("wie gaat dit monitoren",),
        ("op welke termijn", "acties opgepakt"),
    ),
    6: (
        ("hoe gaan", "nu verder", "acties", "op welke termijn"),
        ("wat is er nu concreet nodig", "van wie"),
        ("wie", "verantwoordelijk voor het uitvoeren van de acties"),
        ("wie gaat het monitoren",),
        ("vervolgsessie", "nog besproken"),
        ("wat", "over het vervolg"),
    ),
    7: (("wat heb je geleerd",), ("wat neem je voor jezelf mee uit de workshop",)),
}
