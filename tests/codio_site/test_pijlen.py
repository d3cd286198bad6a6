"""Arrows go one way: no circle of modules, and no string that names what stands on a floor above.

The contract of import-linter guards the imports between floors; this guards what it does not see.
"""

from __future__ import annotations

import pytest

from tests.codio_site.pijlen import (
    VERDIEPINGEN,
    adressen,
    adressen_in,
    adressen_in_sjabloon,
    bestanden,
    boven,
    kringen,
    namen_in,
    omhoog,
    opgezocht_in,
    paden_in,
    paden_in_sjabloon,
    pijlen,
)

ALLEEN_TYPEN = {
    # A dossier gives its phases and accentwaarden, which point to it; only an annotation says of which class they are.
    ("strategie.models.dossier", "strategie.models.fase"),
    ("strategie.models.dossier", "strategie.models.inhoud"),
    # A value gives its example actions, which point to it.
    ("waardenkader.models.waarde", "waardenkader.models.bij_waarde"),
}
"""Imports for a type checker that go against the arrows; nothing is imported when the program runs."""

NAAR_BOVEN = {
    "Actie.project": ("acties/models.py", "project.Project"),
    "Actie.dossier": ("acties/models.py", "strategie.Dossier"),
    "Actie.groep": ("acties/models.py", "project.Groep"),
    "Actie.overgenomen_van": ("acties/herkomst.py", "moresprudentie.Verslag"),
    "Gesprek.project": ("acties/gesprekken.py", "project.Project"),
    "Gesprek.dossier": ("acties/gesprekken.py", "strategie.Dossier"),
    "Waarde.project": ("waardenkader/models/waarde.py", "project.Project"),
}
"""The foreign keys to a floor above: where each stands, and the class that its string names.

An action belongs to one project or one dossier, and that is a constraint of its table: turned round it would take two
tables between them, and the database could no longer see that an action has exactly one owner. What acties asks of
its owner is in `acties.models.Eigenaar`, which knows neither of them. A conversation on how actions go has the same owner.
The verslag that it was taken over from is one column too, so that the database sees that this happens once in each project.

A value that a group names in a workshop is a value like the others: poster, tension, action and databank point to it. Whose it
is, is one column of it; a table of its own would make two kinds of value of everything that names one.
"""

VAN_IEDEREEN = {"mijn-werk", "account_login", "account_change_password"}
"""Addresses of the site itself to which every page may lead: the home page, the log-in and one's password."""


def wijst_omhoog(verdieping: str, paden: object) -> set[str]:
    """Give where paths of names lead to a floor above, other than by comparing or fetching an allowed foreign key."""
    return {naar for delen in paden for naar in omhoog(verdieping, delen)} - set(NAAR_BOVEN)


def test_there_is_something_to_look_at():
    wijst = pijlen(ook_typen=False)
    assert len(wijst) > 250
    assert sum(map(len, wijst.values())) > 800
    assert len(adressen()) > 150
    assert {adressen()[naam] for naam in ("project", "project-verslag", "mijn-werk")} == {
        *("project", "moresprudentie", "codio_site")
    }


def test_no_module_imports_what_imports_it():
    assert kringen(pijlen(ook_typen=False)) == []


def test_the_types_go_the_same_way():
    wijst = pijlen(ook_typen=True)
    assert all(naar in wijst[van] for van, naar in ALLEEN_TYPEN)
    for van, naar in ALLEEN_TYPEN:
        wijst[van].discard(naar)
    assert kringen(wijst) == []


def test_no_string_names_a_class_or_a_module_of_a_floor_above():
    raak = {
        (naam, genoemd)
        for verdieping, naam, bron in bestanden("", ".py")
        for genoemd in namen_in(bron)
        if genoemd.split(".")[0] in boven(verdieping)
    }
    assert raak == set(NAAR_BOVEN.values())


def test_no_floor_looks_a_model_up_by_a_word_that_it_may_import():
    raak = [
        (naam, genoemd)
        for _, naam, bron in bestanden("", ".py")
        for genoemd in opgezocht_in(bron)
        if genoemd in VERDIEPINGEN
    ]
    assert raak == []


def test_no_lookup_and_no_attribute_reaches_into_a_floor_above():
    raak = {
        naam: gevonden
        for verdieping, naam, bron in bestanden("", ".py")
        if (gevonden := wijst_omhoog(verdieping, set(paden_in(bron))))
    }
    raak |= {
        naam: gevonden
        for verdieping, naam, bron in bestanden("templates", ".html")
        if verdieping != "documenten"  # the folder of the documents of all floors
        and (gevonden := wijst_omhoog(verdieping, set(paden_in_sjabloon(bron))))
    }
    assert raak == {}


def test_no_page_leads_to_an_address_of_a_floor_above():
    code = [(v, naam, adressen_in(bron)) for v, naam, bron in bestanden("", ".py")]
    sjablonen = [(v, naam, adressen_in_sjabloon(bron)) for v, naam, bron in bestanden("templates", ".html")]
    raak = {
        (naam, adres)
        for verdieping, naam, genoemd in code + sjablonen
        for adres in set(genoemd) - VAN_IEDEREEN
        if adressen().get(adres) in boven(verdieping)
    }
    assert raak == set()


@pytest.mark.parametrize(
    ("verdieping", "regel", "naar"),
    [
        ("project", 'F("verslag__status")', "Project.verslag…"),
        ("project", 'projecten.select_related("verslag")', "Project.verslag…"),
        ("project", "project.verslag.status", "Project.verslag…"),
        ("project", "Project.objects.filter(verslag=None)", "Project.verslag…"),
        ("strategie", "dossier.terugkoppelingen.verzonden()", "Dossier.terugkoppelingen…"),
        ("strategie", 'getattr(dossier, "terugkoppelingen", None)', "Dossier.terugkoppelingen…"),
        ("acties", "Q(project__deelnemers__gebruiker=gebruiker)", "Actie.project…"),
        ("acties", "actie.project.titel", "Actie.project…"),
        ("waardenkader", 'Max("accentwaarden__dossier__keuze")', "Waarde.accentwaarden…"),
        ("formats", "invulling.project_casus", "Invulling.project_casus…"),
    ],
)
def test_a_look_upwards_is_seen(verdieping, regel, naar):
    assert naar in wijst_omhoog(verdieping, paden_in(regel))
    assert not wijst_omhoog("codio_site", paden_in(regel))


def test_a_look_upwards_in_a_template_is_seen():
    bron = (
        '{% if project.verslag.status == "gepubliceerd" %}{% url "verslag" project.verslag.slug %}{% endif %}'
    )
    assert "Project.verslag…" in wijst_omhoog("project", paden_in_sjabloon(bron))
    assert [adressen()[adres] for adres in adressen_in_sjabloon(bron)] == ["moresprudentie"]


@pytest.mark.parametrize("regel", ['apps.get_model("project", "Groep")', 'apps.get_model("project.Groep")'])
def test_a_model_by_name_is_seen(regel):
    assert list(opgezocht_in(regel)) == ["project"]


def test_a_circle_is_seen():
    assert kringen({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]
    assert kringen({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []
