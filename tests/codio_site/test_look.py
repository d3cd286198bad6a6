"""Frame, menu, forms and error pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.db import DatabaseError, connection
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import timezone

from codio_site.navigatie import Navigatie
from organisatie.models import Gebruiker
from web.templatetags import huisstijl

Als = Callable[[Gebruiker], Client]
SJABLONEN = Path(settings.BASE_DIR) / "templates"
STIJL = Path(settings.BASE_DIR) / "static/css"
MET_EIGEN_STIJL = ("documenten/", "mail/")


class Proefformulier(forms.Form):
    """One field of every kind."""

    naam = forms.CharField(label="Naam", help_text="Kort en herkenbaar.")
    datum = forms.DateField(label="Datum", required=False)
    uitleg = forms.CharField(label="Uitleg", widget=forms.Textarea)
    akkoord = forms.BooleanField(label="Akkoord")
    uitkomst = forms.ChoiceField(
        label="Uitkomst", choices=[("d", "Door"), ("n", "Niet")], widget=forms.RadioSelect
    )
    waarden = forms.MultipleChoiceField(
        label="Waarden",
        choices=[("Openbaarheid", [("t", "Transparantie")]), ("Vrijheid", [("p", "Privacy")])],
        widget=forms.CheckboxSelectMultiple,
    )


def _toon(form: forms.Form, hoe: str = "{{ form|crispy }}") -> str:
    return engines["django"].from_string("{% load crispy_forms_tags %}" + hoe).render({"form": form})


def _menu(gebruiker: object, pad: str = "/") -> list[str]:
    request = RequestFactory().get(pad)
    request.user = gebruiker  # type: ignore[assignment]
    return [punt.label for punt in Navigatie(request).items]


def test_a_help_text_is_tied_to_its_field():
    html = _toon(Proefformulier())

    assert 'aria-describedby="id_naam_helptext"' in html
    assert 'id="id_naam_helptext"' in html


def test_an_error_is_tied_to_its_field_and_listed_on_top_with_a_link():
    html = _toon(Proefformulier({}))

    assert 'aria-describedby="id_naam_helptext id_naam_error"' in html
    assert html.count('id="id_naam_error"') == 1
    assert html.index("data-foutenlijst") < html.index('name="naam"')
    assert 'href="#id_naam"' in html
    assert 'href="#groep_id_uitkomst"' in html
    assert 'id="groep_id_uitkomst"' in html


def test_typed_text_is_kept_when_a_form_comes_back():
    html = _toon(Proefformulier({"uitleg": "Lang verhaal <b>"}))

    assert "Lang verhaal &lt;b&gt;" in html


def test_choices_are_fieldsets_with_a_legend_and_a_group_keeps_its_name():
    html = _toon(Proefformulier())

    assert html.count("<fieldset") == 4
    assert html.count("<legend") == 4
    assert "Openbaarheid" in html
    assert re.search(r'<input[^>]*name="uitkomst"[^>]*type="radio"', html)


def test_a_date_goes_to_the_browser_in_iso():
    form = Proefformulier(initial={"datum": date(2026, 11, 22)})

    assert re.search(r'type="date"[^>]*value="2026-11-22"', _toon(form))


def test_an_optional_field_says_that_it_may_stay_empty():
    html = _toon(Proefformulier())

    assert html.count("mag leeg blijven") == 1


def test_every_control_has_a_label():
    html = _toon(Proefformulier())
    ids = re.findall(r'<(?:input|textarea|select)[^>]*\bid="([^"]+)"', html)

    assert len(ids) == 8
    assert [i for i in ids if f'for="{i}"' not in html] == []


def test_the_crispy_tag_makes_a_whole_form(rf):
    html = engines["django"].from_string("{% load crispy_forms_tags %}{% crispy form %}")
    uit = html.render({"form": Proefformulier()}, rf.get("/"))

    assert uit.count("<form") == 1
    assert "csrfmiddlewaretoken" in uit


def test_a_formset_carries_its_management_form():
    html = _toon(forms.formset_factory(Proefformulier, extra=2)())

    assert "form-TOTAL_FORMS" in html
    assert "form-1-naam" in html


def test_the_menu_follows_the_rights(db, cio, medewerker, beheerder):
    gewoon = {"Mijn werk", "Strategie", "Projecten", "Acties", "Moresprudentie", "Waardenkader"}
    assert gewoon <= set(_menu(cio))
    assert gewoon <= set(_menu(medewerker))
    assert "Beheer" in _menu(beheerder)
    assert "Beheer" not in _menu(cio)


def test_a_visitor_sees_only_what_is_public(db):
    assert _menu(AnonymousUser()) == ["Openbare verslagen"]


def test_the_menu_marks_where_you_are(db, medewerker):
    request = RequestFactory().get("/waardenkader/privacy/")
    request.user = medewerker
    actief = {punt.label: punt.actief for punt in Navigatie(request).items if punt.actief}

    assert actief == {"Waardenkader": "true"}


def test_a_page_has_language_skip_link_one_main_and_one_h1(als: Als, organisatie, medewerker):
    pagina = als(medewerker).get("/").content.decode()

    assert '<html lang="nl"' in pagina
    assert 'href="#inhoud"' in pagina
    assert pagina.count("<main") == 1
    assert pagina.count("<h1") == 1
    assert "Provincie Voorbeeldland" in pagina
    assert 'aria-current="page"' in pagina


def test_logging_out_is_a_post_with_a_token(als: Als, medewerker):
    pagina = als(medewerker).get("/").content.decode()

    assert re.search(
        r'<form method="post" action="/account/logout/">\s*<input type="hidden" name="csrf', pagina
    )


def test_the_login_page_names_the_organisation_and_returns_to_the_page(
    client: Client, organisatie, medewerker
):
    medewerker.set_password("geheim-genoeg")
    medewerker.save()
    pagina = client.get("/account/login/?next=/waardenkader/")
    na = client.post(
        "/account/login/", {"login": "medewerker", "password": "geheim-genoeg", "next": "/waardenkader/"}
    )

    assert "Provincie Voorbeeldland" in pagina.content.decode()
    assert 'value="/waardenkader/"' in pagina.content.decode()
    assert na.headers["Location"] == "/waardenkader/"


def test_a_forgotten_password_is_answered_by_a_dutch_mail_with_a_link(
    client: Client, medewerker, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/password/reset/", {"email": medewerker.email})

    assert "Nieuw wachtwoord" in mailoutbox[0].subject
    assert "/account/password/reset/key/" in mailoutbox[0].body
    assert "Je gebruikersnaam is medewerker" in mailoutbox[0].body


def test_the_reset_link_leads_to_a_new_password(
    client: Client, medewerker, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/password/reset/", {"email": medewerker.email})
    link = re.search(r"/account/password/reset/key/\S+", mailoutbox[0].body)
    assert link is not None
    pagina = client.get(link.group(), follow=True)
    nieuw = {"password1": "kastanje-fiets-9", "password2": "kastanje-fiets-9"}
    na = client.post(pagina.request["PATH_INFO"], nieuw, follow=True)

    assert "Nieuw wachtwoord kiezen" in pagina.content.decode()
    assert "Wachtwoord gewijzigd" in na.content.decode()
    assert client.login(username="medewerker", password="kastanje-fiets-9")


def test_a_used_reset_link_is_refused_in_plain_words(client: Client, db):
    pagina = client.get("/account/password/reset/key/1-onzin/")

    assert "Deze link werkt niet meer" in pagina.content.decode()


@pytest.mark.parametrize("naam", ["password/change", "logout"])
def test_account_pages_are_dutch_and_in_the_frame(als: Als, medewerker, naam):
    medewerker.set_password("geheim-genoeg")
    medewerker.save()
    pagina = als(medewerker).get(f"/account/{naam}/").content.decode()

    assert "Hoofdmenu" in pagina
    assert re.search(r"<h1[^>]*>(Wachtwoord wijzigen|Uitloggen)</h1>", pagina)


def test_an_unknown_address_gives_a_calm_page_with_a_way_back(als: Als, medewerker):
    antwoord = als(medewerker).get("/bestaat-niet/")

    assert antwoord.status_code == 404
    assert "Deze bladzijde is er niet" in antwoord.content.decode()
    assert "Naar de beginpagina" in antwoord.content.decode()


def test_the_page_for_500_needs_no_database_and_no_request(monkeypatch):
    def _weg(*args: object, **kwargs: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", _weg)

    assert "Er ging iets mis" in render_to_string("500.html")


def test_paging_keeps_the_query_and_marks_the_page(rf):
    html = render_to_string(
        "onderdelen/paginering.html",
        {"pagina": Paginator(range(500), 10).page(7)},
        request=rf.get("/?q=camera&pagina=7"),
    )

    assert "?q=camera&amp;pagina=8" in html
    assert re.search(r'aria-current="page"[^>]*><span class="u-vh">Bladzijde </span>7<', html)
    assert ">50<" in html


def test_the_phase_bar_says_in_words_how_far_a_phase_is():
    fase = SimpleNamespace(naam="Huidige situatie", url="/1/", staat="klaar", huidig=False, meta="")
    nu = SimpleNamespace(naam="Gewenste situatie", url="", staat="wacht", huidig=True, meta="")
    html = render_to_string("onderdelen/fasebalk.html", {"fasen": [fase, nu]})

    assert "Klaar" in html
    assert "Wacht op besluit" in html
    assert html.count('aria-current="step"') == 1


@pytest.mark.parametrize(
    ("staten", "huidig", "zin"),
    [
        (["klaar", "bezig"], 2, "Fase 2 van 2: fase 2"),
        (["klaar", "klaar"], 0, "Alle 2 fasen klaar"),
        (["klaar", "open"], 0, "1 van 2 fasen klaar"),
    ],
)
def test_a_narrow_screen_gets_the_phases_in_one_line(staten, huidig, zin):
    fasen = [
        {"naam": f"fase {n}", "staat": staat, "huidig": n == huidig}
        for n, staat in enumerate(staten, start=1)
    ]

    assert huisstijl.huidige_fase(fasen) == zin


@pytest.mark.parametrize(
    ("over", "zin"),
    [(0, "Vandaag"), (1, "Morgen"), (-1, "Gisteren"), (-5, "5 dagen geleden"), (8, "Over 8 dagen")],
)
def test_a_date_is_said_as_people_do(over, zin):
    assert huisstijl.dag(timezone.localdate() + timedelta(days=over)) == zin


@pytest.mark.parametrize("sleutel", ["democratie", "rechtsstaat", "bestuurskracht"])
def test_a_fundament_has_shape_and_name(sleutel):
    html = render_to_string(
        "onderdelen/fundament.html",
        {"fundament": SimpleNamespace(sleutel=sleutel, naam=sleutel.capitalize())},
    )

    assert f"vorm--{sleutel}" in html
    assert sleutel.capitalize() in html


def test_the_hues_of_the_fundamenten_are_the_agreed_ones():
    tokens = (STIJL / "tokens.css").read_text()

    assert re.search(r"--codio-democratie:\s*#a05f1a", tokens)
    assert re.search(r"--codio-rechtsstaat:\s*#5f2851", tokens)
    assert re.search(r"--codio-bestuurskracht:\s*#237b74", tokens)


def test_an_unknown_fundament_draws_nothing():
    assert huisstijl.vorm("anders") == ""


def test_no_template_carries_inline_style_script_or_foreign_addresses():
    fout = []
    for pad in SJABLONEN.rglob("*.html"):
        naam = str(pad.relative_to(SJABLONEN))
        if naam.startswith(MET_EIGEN_STIJL):
            continue
        tekst = pad.read_text()
        if re.search(
            r"""\sstyle=|<style|\son\w+=["']|<script(?![^>]*(?:\bsrc=|\btype="application/ld\+json"))"""
            r"""|(?:src|href)="https?://""",
            tekst,
        ):
            fout.append(naam)

    assert fout == []


def test_style_sheets_load_nothing_from_elsewhere():
    van_buiten = [
        p.name for p in STIJL.glob("*.css") if re.search(r"@import|url\([\"']?(http|//)", p.read_text())
    ]

    assert van_buiten == []


def test_the_frame_loads_only_style_sheets_that_exist_and_are_small():
    namen = re.findall(r'static "css/(\w+\.css)"', (SJABLONEN / "basis.html").read_text())

    assert len(namen) >= 10
    assert [n for n in namen if len((STIJL / n).read_text().splitlines()) > 400] == []
