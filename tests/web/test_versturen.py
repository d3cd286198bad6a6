"""An address that only takes a form, or only shows a page: nobody is left with an empty screen."""

from __future__ import annotations

import json

import pytest
from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.test import RequestFactory
from django.urls import reverse

from web.versturen import LegePagina

pytestmark = pytest.mark.django_db
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Sec-Fetch-Site": "same-origin"}


def test_a_number_that_no_step_has_is_not_there(als, organisator):
    assert als(organisator).get(reverse("project-stap", args=[1, 99])).status_code == 404


def test_htmx_and_other_ways_get_what_they_got(als, organisator):
    client, pad = als(organisator), reverse("project-casus-delen", args=[1])
    assert client.get(pad, headers={"HX-Request": "true"}).status_code == 405
    assert client.put(pad, headers=BROWSER).status_code == 405
    assert client.put(pad, headers=BROWSER)["Allow"] == "POST"


def test_who_sends_something_to_a_page_that_is_only_read_gets_the_text_back(als, medewerker, organisatie):
    antwoord = als(medewerker).post(
        "/moresprudentie/?q=camera", {"q": "Een lange zoekvraag"}, headers=BROWSER
    )
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 405
    assert antwoord["Allow"] == "GET, HEAD"
    assert "Hier kun je niets versturen" in pagina
    assert "Een lange zoekvraag" in pagina
    assert 'href="/moresprudentie/"' in pagina


def test_another_site_cannot_put_words_in_that_page(als, medewerker, organisatie):
    van_elders = BROWSER | {"Sec-Fetch-Site": "cross-site"}
    antwoord = als(medewerker).post("/moresprudentie/", {"q": "Bel dit nummer"}, headers=van_elders)
    assert "Bel dit nummer" not in antwoord.content.decode()


@pytest.mark.parametrize("accept", ["*/*", "application/json", ""])
def test_a_program_gets_the_bare_answer(client, accept):
    antwoord = client.post("/gezondheid/", headers={"Accept": accept})
    assert antwoord.status_code == 405
    assert antwoord.content == b""


def pagina(antwoord: HttpResponse, methode: str = "get") -> HttpResponse:
    """Let an answer pass through the middleware, for an anonymous browser."""
    return LegePagina(lambda _: antwoord)(getattr(RequestFactory(), methode)("/iets/", headers=BROWSER))


def test_an_address_without_a_page_says_so_with_a_way_on():
    gevuld = pagina(HttpResponseNotAllowed(["POST"]))
    assert gevuld.status_code == 405
    assert gevuld["Allow"] == "POST"
    assert "Hier is niets te lezen" in gevuld.content.decode()
    assert 'href="/openbaar/"' in gevuld.content.decode()


def test_head_stays_empty():
    assert pagina(HttpResponseNotAllowed(["POST"]), "head").content == b""


def test_an_answer_with_words_of_its_own_keeps_them():
    eigen = JsonResponse({"reden": "mag-niet"}, status=405)
    assert json.loads(pagina(eigen).content) == {"reden": "mag-niet"}
    assert pagina(HttpResponse("goed")).content == b"goed"
