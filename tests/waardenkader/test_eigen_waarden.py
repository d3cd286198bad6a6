"""Values that an organisation adds itself."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from organisatie.models import Auditregel
from waardenkader.forms import WaardenVeld
from waardenkader.handelingen import (
    OngeldigeWaarde,
    voeg_eigen_waarde_toe,
    wijzig_eigen_waarde,
    zet_eigen_waarde_in_gebruik,
)
from waardenkader.models import Principe, Waarde

pytestmark = pytest.mark.usefixtures("kader")


@pytest.fixture
def participatie() -> Principe:
    return Principe.objects.actueel().get(sleutel="participatie")


@pytest.fixture
def nabijheid(participatie, cio) -> Waarde:
    return voeg_eigen_waarde_toe(
        principe=participatie, naam="Nabijheid", definitie="De overheid is dichtbij.", door=cio
    )


def test_an_own_value_stands_last_under_its_principe(nabijheid):
    namen = [w.naam for w in Waarde.objects.actueel() if w.principe.naam == "Participatie"]

    assert namen == ["Responsiviteit", "Inclusiviteit", "Transparantie", "Samenwerking", "Nabijheid"]
    assert nabijheid.eigen
    assert Waarde.objects.actueel().count() == 33


def test_adding_an_own_value_leaves_an_audit_line(nabijheid, cio):
    regel = Auditregel.objects.get(wat="eigen waarde toegevoegd")

    assert (regel.door, regel.object_naam, regel.details) == (cio, "Nabijheid", {"principe": "Participatie"})


@pytest.mark.parametrize("naam", ["privacy", "PRIVACY", "  Privacy ", "nabijheid"])
def test_a_name_that_is_taken_is_refused_whatever_its_capitals(naam, nabijheid, participatie, cio):
    with pytest.raises(OngeldigeWaarde) as fout:
        voeg_eigen_waarde_toe(principe=participatie, naam=naam, definitie="Iets.", door=cio)

    assert list(fout.value.message_dict) == ["naam"]
    assert "staat al in het waardenkader" in fout.value.message_dict["naam"][0]


@pytest.mark.parametrize(
    ("naam", "definitie", "veld"),
    [
        ("", "Iets.", "naam"),
        ("!!", "Iets.", "naam"),
        ("x" * 101, "Iets.", "naam"),
        ("Moed", " ", "definitie"),
    ],
)
def test_an_own_value_needs_a_name_and_a_definition(naam, definitie, veld, participatie, cio):
    with pytest.raises(OngeldigeWaarde) as fout:
        voeg_eigen_waarde_toe(principe=participatie, naam=naam, definitie=definitie, door=cio)

    assert list(fout.value.message_dict) == [veld]


def test_an_own_value_cannot_go_under_a_principe_of_2021(cio):
    oud = Principe.objects.filter(fundament__versie__sleutel="2021").first()

    with pytest.raises(OngeldigeWaarde):
        voeg_eigen_waarde_toe(principe=oud, naam="Moed", definitie="Durven.", door=cio)


def test_a_name_of_2021_may_be_used_again(participatie, cio):
    waarde = voeg_eigen_waarde_toe(principe=participatie, naam="Kennis", definitie="Weten.", door=cio)

    assert waarde.slug == "kennis"


@pytest.mark.parametrize(
    ("naam", "slug"), [("Eigen", "eigen-2"), ("2021", "2021-2"), ("Privacy!", "privacy-2")]
)
def test_the_address_of_an_own_value_never_hides_another_page(naam, slug, participatie, cio):
    waarde = voeg_eigen_waarde_toe(principe=participatie, naam=naam, definitie="Iets.", door=cio)

    assert waarde.slug == slug


def test_the_database_itself_refuses_a_second_value_of_the_same_name(participatie):
    with pytest.raises(IntegrityError), transaction.atomic():
        Waarde.objects.create(
            principe=participatie, slug="p2", naam="pRIVACY", definitie="x", volgorde=9, eigen=True
        )


def test_changing_an_own_value_keeps_its_address(nabijheid, cio):
    wijzig_eigen_waarde(waarde=nabijheid, naam="Dichtbij", definitie="Om de hoek.", door=cio)

    nabijheid.refresh_from_db()
    assert (nabijheid.naam, nabijheid.slug) == ("Dichtbij", "nabijheid")
    assert Auditregel.objects.filter(wat="eigen waarde gewijzigd").exists()


def test_an_own_value_out_of_use_cannot_be_chosen_any_more(nabijheid, cio):
    zet_eigen_waarde_in_gebruik(waarde=nabijheid, actief=False, door=cio)

    assert nabijheid not in WaardenVeld().queryset
    assert nabijheid in Waarde.objects.te_bekijken()

    zet_eigen_waarde_in_gebruik(waarde=nabijheid, actief=True, door=cio)
    assert nabijheid in WaardenVeld().queryset


def test_a_value_of_the_method_cannot_be_changed_as_own_or_taken_out_of_use(cio):
    privacy = Waarde.objects.actueel().get(slug="privacy")

    with pytest.raises(OngeldigeWaarde):
        zet_eigen_waarde_in_gebruik(waarde=privacy, actief=False, door=cio)
    with pytest.raises(OngeldigeWaarde):
        wijzig_eigen_waarde(waarde=privacy, naam="X", definitie="Y", door=cio)


def test_the_field_offers_all_values_grouped_per_principe_in_one_query(nabijheid, django_assert_num_queries):
    veld = WaardenVeld(required=False)

    with django_assert_num_queries(1):
        groepen = [*iter(veld.choices)]

    assert [naam for naam, _ in groepen][:2] == [
        "Democratie: Participatie",
        "Democratie: Maatschappelijke waarde",
    ]
    assert len(groepen) == 6
    assert [label for _, label in groepen[0][1]][-1] == "Nabijheid"
    assert sum(len(keuzes) for _, keuzes in groepen) == 33


def test_what_was_chosen_can_be_chosen_again_after_it_went_out_of_use(nabijheid, cio):
    zet_eigen_waarde_in_gebruik(waarde=nabijheid, actief=False, door=cio)
    gekozen = Waarde.objects.filter(pk=nabijheid.pk)
    assert Waarde.objects.kiesbaar(Waarde.objects.none()).count() == 32
    kiesbaar = list(Waarde.objects.kiesbaar(gekozen))
    assert len(kiesbaar) == 33
    assert nabijheid in kiesbaar
