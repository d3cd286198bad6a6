"""The pages of the framework."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Auditregel
from tests.formulieren import Formulier
from waardenkader.accenten import laatst_vastgesteld
from waardenkader.figuur import figuur
from waardenkader.handelingen import voeg_eigen_waarde_toe, zet_eigen_waarde_in_gebruik
from waardenkader.models import Principe, Waarde
from waardenkader.opbouw import opbouw

pytestmark = pytest.mark.usefixtures("kader", "organisatie")


def _eigen(door, aantal: int = 1, sleutel: str = "bestuurskwaliteit") -> list[Waarde]:
    principe = Principe.objects.actueel().get(sleutel=sleutel)
    begin = principe.waarden.count()
    return [
        voeg_eigen_waarde_toe(principe=principe, naam=f"Eigen {begin + i}", definitie="Van ons.", door=door)
        for i in range(aantal)
    ]


@pytest.fixture
def accent(cio) -> Waarde:
    """Privacy as a vastgestelde accentwaarde."""
    from strategie.models import Accentwaarde, Dossier

    dossier = Dossier(titel="Strategie", keuze="specifiek", accenten_vastgesteld_op=timezone.now())
    for veld in Dossier._meta.concrete_fields:
        if veld.is_relation and not veld.null:
            setattr(dossier, veld.name, cio)
    dossier.save()
    privacy = Waarde.objects.actueel().get(slug="privacy")
    Accentwaarde.objects.create(dossier=dossier, waarde=privacy)
    return privacy


def test_the_overview_shows_3_6_and_32_in_the_order_of_the_method(als, medewerker):
    html = als(medewerker).get(reverse("waardenkader")).content.decode()

    lijst = html[html.index('id="betekenis"') : html.index('aria-labelledby="andere-kaders"')]
    namen = re.findall(r'<span class="waardelijst__naam">\s*<a[^>]*>([^<]+)</a>', lijst)
    assert namen == [w.naam for w in Waarde.objects.actueel()]
    assert lijst.count("<h2") == 3
    assert lijst.count("<h3") == 6
    figuurdeel = html[
        html.index('<svg class="kaderfiguur') : html.index("</svg>", html.index("kaderfiguur__beeld"))
    ]
    assert figuurdeel.count('class="kf-waarde"') == 32
    assert "<title" in figuurdeel
    assert "<desc" in figuurdeel


def test_the_overview_says_so_when_nothing_is_loaded_yet(als, medewerker, monkeypatch):
    monkeypatch.setattr(
        "waardenkader.models.WaardeQuerySet.te_bekijken", lambda zelf: zelf.none().op_volgorde()
    )

    html = als(medewerker).get(reverse("waardenkader")).content.decode()

    assert "nog niet geladen" in html


def test_a_star_marks_a_vastgestelde_accentwaarde_and_no_other(als, medewerker, accent):
    html = als(medewerker).get(reverse("waardenkader")).content.decode()

    assert html.count('aria-label="Privacy, accentwaarde"') == 1
    assert html.count("</span>Accentwaarde</span>") == 1
    assert "1 accentwaarde van Provincie Voorbeeldland" in html


def test_a_choice_that_is_not_vastgesteld_gets_no_star(als, medewerker, accent):
    accent.accentwaarden.get().dossier.__class__.objects.update(accenten_vastgesteld_op=None)

    assert not Waarde.objects.actueel().met_accent().filter(is_accent=True).exists()
    assert laatst_vastgesteld() is None


def test_the_framework_knows_when_the_choice_was_last_vastgesteld(accent):
    assert laatst_vastgesteld() == accent.accentwaarden.get().dossier.accenten_vastgesteld_op


def test_a_choice_that_a_newer_version_replaced_gives_its_star_to_the_newer_one(accent):
    from strategie.models import Accentwaarde

    oud = accent.accentwaarden.get().dossier
    nieuw = type(oud).objects.get(pk=oud.pk)
    nieuw.pk = None
    nieuw._state.adding = True
    nieuw.vorige = oud
    nieuw.save()
    veiligheid = Waarde.objects.actueel().get(slug="veiligheid")
    Accentwaarde.objects.create(dossier=nieuw, waarde=veiligheid)

    sterren = Waarde.objects.actueel().met_accent().filter(is_accent=True)
    assert [w.naam for w in sterren] == ["Veiligheid"]


def test_an_own_value_appears_under_its_principe_and_is_marked(als, cio):
    eigen = _eigen(cio, sleutel="mensenrechten")[0]

    html = als(cio).get(reverse("waardenkader")).content.decode()

    rechtsstaat = html[html.index('id="rechtsstaat"') : html.index('id="bestuurskracht"')]
    assert eigen.naam in rechtsstaat
    assert "Eigen waarde</span>" in rechtsstaat


def test_the_overview_costs_as_many_queries_with_1_own_value_as_with_30(als, cio):
    client = als(cio)
    _eigen(cio, 1)
    with CaptureQueriesContext(connection) as met_een:
        client.get(reverse("waardenkader"))
    _eigen(cio, 29)
    with CaptureQueriesContext(connection) as met_dertig:
        antwoord = client.get(reverse("waardenkader"))

    assert len(met_een) == len(met_dertig)
    assert "Eigen 36" in antwoord.content.decode()


def test_the_picture_grows_with_own_values_and_cuts_long_names(cio):
    gewoon = figuur(opbouw(Waarde.objects.actueel()))
    lang = "Een heel erg lange naam voor een waarde van onszelf"
    principe = Principe.objects.actueel().get(sleutel="bestuurskwaliteit")
    voeg_eigen_waarde_toe(principe=principe, naam=lang, definitie="Van ons.", door=cio)

    groter = figuur(opbouw(Waarde.objects.actueel()))

    assert groter.hoogte == gewoon.hoogte + 30
    assert groter.fundamenten[2].principes[0].waarden[-1].naam.endswith("…")


@pytest.mark.parametrize(
    "slug", [w.lower() for w in ("Privacy", "Continuiteit", "Aanspreekbaarheid", "Efficientie")]
)
def test_a_value_has_a_page_with_its_meaning(slug, als, medewerker):
    waarde = Waarde.objects.actueel().get(slug=slug)

    html = als(medewerker).get(reverse("waarde", args=[slug])).content.decode()

    assert f'<h1 class="utrecht-heading-1">{waarde.naam}</h1>' in html
    assert "Toelichting" in html
    assert "CODIO-instrument (2024), bijlage 2" in html


def test_all_values_have_a_page_that_leads_to_the_next(als, medewerker):
    client = als(medewerker)
    adres, gezien = reverse("waarde", args=["responsiviteit"]), []
    while adres:
        html = client.get(adres).content.decode()
        gezien.append(adres)
        volgende = re.search(r'rel="next" href="([^"]+)"', html)
        adres = volgende[1] if volgende else ""

    assert gezien == [w.get_absolute_url() for w in Waarde.objects.actueel()]


def test_the_page_of_a_value_gives_questions_actions_and_what_it_was_in_2021(als, medewerker):
    html = als(medewerker).get(reverse("waarde", args=["zorgvuldigheid"])).content.decode()

    assert "Vragen die je helpen" in html
    assert "Onderzoek, monitoring en evaluatie" in html
    assert f'href="{reverse("kader-waarde", args=["2021", "correctie"])}"' in html


def test_a_new_value_says_that_2021_did_not_have_it(als, medewerker):
    html = als(medewerker).get(reverse("waarde", args=["proportionaliteit"])).content.decode()

    assert "de code van 2021 had haar niet" in html
    assert "geeft bij deze waarde geen voorbeeld" in html


def test_an_unknown_value_and_one_of_2021_only_are_not_found(als, medewerker):
    for slug in ("bestaat-niet", "burgerbetrokkenheid"):
        assert als(medewerker).get(f"/waardenkader/{slug}/").status_code == 404


def test_the_page_of_2021_shows_the_whole_concordance(als, medewerker):
    html = als(medewerker).get(reverse("waardenkader-2021")).content.decode()

    assert html.count('<th scope="row">') == 32
    assert html.count('class="waardelijst__regel"') == 31
    assert "Niet in het overzicht" in html
    assert re.search(r"Nieuw, zonder voorganger in 2021:.*Proportionaliteit.*Continuïteit", html, re.DOTALL)


def test_somebody_with_the_right_adds_an_own_value_on_the_page(als, cio):
    principe = Principe.objects.actueel().get(sleutel="participatie")
    gegevens = {"principe": principe.pk, "naam": "Nabijheid", "definitie": "Dichtbij.", "toelichting": ""}

    antwoord = als(cio).post(reverse("eigen-waarde-toevoegen"), gegevens, follow=True)

    assert antwoord.redirect_chain == [("/waardenkader/nabijheid/", 302)]
    assert "Nabijheid staat nu in het waardenkader." in antwoord.content.decode()


def test_a_refused_own_value_stands_beside_its_field_and_keeps_the_text(als, cio):
    principe = Principe.objects.actueel().get(sleutel="participatie")
    gegevens = {
        "principe": principe.pk,
        "naam": "privacy",
        "definitie": "Mijn eigen tekst.",
        "toelichting": "",
    }

    antwoord = als(cio).post(reverse("eigen-waarde-toevoegen"), gegevens)

    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors["naam"] == [
        "Privacy staat al in het waardenkader, bij Mensenrechten."
    ]
    assert "Mijn eigen tekst." in antwoord.content.decode()


def test_the_open_line_of_a_principe_chooses_that_principe_beforehand(als, cio):
    antwoord = als(cio).get(reverse("eigen-waarde-toevoegen"), {"principe": "mensenrechten"})

    assert antwoord.context["form"].initial["principe"].naam == "Mensenrechten"


def test_an_own_value_is_changed_and_taken_out_of_use_on_its_page(als, cio):
    eigen, client = _eigen(cio)[0], als(cio)
    gegevens = {"naam": eigen.naam, "definitie": "Nu beter.", "toelichting": "Waarom."}

    client.post(reverse("eigen-waarde-wijzigen", args=[eigen.slug]), gegevens)
    vraag = client.get(reverse("eigen-waarde-gebruik", args=[eigen.slug]))
    client.post(reverse("eigen-waarde-gebruik", args=[eigen.slug]))

    eigen.refresh_from_db()
    assert (eigen.definitie, eigen.actief) == ("Nu beter.", False)
    assert "uit gebruik nemen?" in vraag.content.decode()
    assert "niet meer in gebruik" in client.get(eigen.get_absolute_url()).content.decode()


def test_a_medewerker_can_neither_add_nor_change_own_values(als, cio, medewerker):
    eigen, client = _eigen(cio)[0], als(medewerker)

    for naam, args in (
        ("eigen-waarde-toevoegen", []),
        ("eigen-waarde-wijzigen", [eigen.slug]),
        ("eigen-waarde-gebruik", [eigen.slug]),
    ):
        assert client.get(reverse(naam, args=args)).status_code == 403
        assert client.post(reverse(naam, args=args)).status_code == 403
    html = client.get(reverse("waardenkader")).content.decode()
    assert reverse("eigen-waarde-toevoegen") not in html


def test_only_those_who_may_change_them_see_the_own_values_out_of_use(als, cio, medewerker):
    eigen = _eigen(cio)[0]
    zet_eigen_waarde_in_gebruik(waarde=eigen, actief=False, door=cio)

    assert eigen.naam in als(cio).get(reverse("waardenkader")).content.decode()
    assert eigen.naam not in als(medewerker).get(reverse("waardenkader")).content.decode()


def test_a_visitor_without_an_account_is_sent_to_the_login(client):
    for adres in (
        "/waardenkader/",
        "/waardenkader/privacy/",
        "/waardenkader/2021/",
        "/waardenkader/waardenkader.pdf",
    ):
        antwoord = client.get(adres)
        assert antwoord.status_code == 302
        assert antwoord.url.startswith(reverse("account_login"))


def test_a_text_changed_in_the_admin_leaves_an_audit_line(als, beheerder):
    privacy = Waarde.objects.actueel().get(slug="privacy")
    gegevens = {"naam": "Privacy", "definitie": "Onze woorden.", "toelichting": "", "bron": privacy.bron}
    for soort in ("voorbeeldacties", "hulpvragen"):
        gegevens |= {f"{soort}-TOTAL_FORMS": "0", f"{soort}-INITIAL_FORMS": "0"}

    antwoord = als(beheerder).post(reverse("admin:waardenkader_waarde_change", args=[privacy.pk]), gegevens)

    assert antwoord.status_code == 302
    privacy.refresh_from_db()
    assert privacy.definitie == "Onze woorden."
    assert Auditregel.objects.filter(
        door=beheerder, wat="gewijzigd in beheer", object_naam="Privacy"
    ).exists()


def test_the_admin_refuses_a_name_that_is_taken_in_words(als, beheerder):
    privacy = Waarde.objects.actueel().get(slug="privacy")
    gegevens = {"naam": "veiligheid", "definitie": "x", "toelichting": "", "bron": ""}
    for soort in ("voorbeeldacties", "hulpvragen"):
        gegevens |= {f"{soort}-TOTAL_FORMS": "0", f"{soort}-INITIAL_FORMS": "0"}

    antwoord = als(beheerder).post(reverse("admin:waardenkader_waarde_change", args=[privacy.pk]), gegevens)

    assert antwoord.status_code == 200
    assert "staat al in het waardenkader" in antwoord.content.decode()


@pytest.mark.parametrize("model", ["fundament", "principe", "waarde"])
def test_the_beheerder_finds_the_framework_in_the_admin_and_others_do_not(model, als, beheerder, cio):
    adres = reverse(f"admin:waardenkader_{model}_changelist")

    assert als(beheerder).get(adres).status_code == 200
    assert als(cio).get(adres, follow=True).status_code == 403


def test_the_beheer_tells_the_texts_of_the_organisation_from_the_shipped_ones(als, beheerder):
    lijst = f"{reverse('admin:waardenkader_waarde_changelist')}?q=privacy&versie__id__exact="
    privacy = Waarde.objects.actueel().get(slug="privacy")
    rij = f"{lijst}{privacy.versie_id}"

    def kolom() -> str:
        return re.search(r'field-aangepast"><img [^>]*alt="(\w+)"', als(beheerder).get(rij).text)[1]

    assert kolom() == "False"
    privacy.definitie = "Wij gaan zuinig om met gegevens."
    privacy.save()
    assert kolom() == "True"


def test_the_page_that_asks_takes_an_own_value_out_of_use_and_back(als, cio):
    (eigen,) = _eigen(cio)
    adres = reverse("eigen-waarde-gebruik", args=[eigen.slug])
    for actief in (False, True):
        Formulier(als(cio), adres).stuur()
        eigen.refresh_from_db()
        assert eigen.actief == actief
