"""The pages of a rehearsal, and that of the mail afterwards, as people meet them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from live.handelingen import ga_naar, sluit_zaal
from live.models import Sessie
from project.handelingen import rond_workshop_af
from project.workshop.handelingen import kies_waarde
from tests.browser.conftest import gebreken
from tests.live.test_oefening import speel_uit
from tests.live.wereld import adres_van, bouw_zaal
from tests.project.conftest import waarde

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_rehearsal_is_begun_seen_and_thrown_away(venster):
    wereld = bouw_zaal()
    pagina = venster("gespreksleider")
    pagina.goto(reverse("live-oefen", args=[wereld.project.pk]))
    assert gebreken(pagina) == []
    sessie = Sessie.objects.compleet().exclude(pk=wereld.sessie.pk)
    pagina.get_by_label("20 keer zo snel").check()
    with pagina.expect_response(lambda antwoord: antwoord.request.method == "POST"):
        pagina.get_by_role("button", name="Begin met oefenen").click()
    oefening = speel_uit(sessie.get(), wereld.leider)
    deelnemer = venster(breedte=390)
    deelnemer.goto(adres_van(oefening.plekken.first()))
    deelnemer.get_by_text("Oefening: niets wordt bewaard").wait_for()
    ga_naar(sessie=sessie.get(), deel="waarden-noteren", van="reflectie", door=wereld.leider)
    deelnemer.reload()
    assert gebreken(deelnemer) == []
    sluit_zaal(sessie=sessie.get(), door=wereld.leider)
    pagina.goto(reverse("live-oefen-klaar", args=[oefening.project_id]))
    assert gebreken(pagina) == []
    pagina.get_by_role("button", name="Gooi de oefening weg").click()
    pagina.get_by_text("Er is niets van bewaard").wait_for()
    assert not sessie.exists()


def test_who_is_thanked_is_seen_before_it_goes(venster):
    wereld = bouw_zaal()
    project = wereld.project
    kies_waarde(project=project, door=project.organisator, waarde=waarde("Privacy"), reden="Want.")
    rond_workshop_af(project=project, door=project.organisator)
    pagina = venster("organisator")
    pagina.goto(reverse("project-bedanken", args=[project.pk]))
    assert gebreken(pagina) == []
    pagina.get_by_role("button", name="Stuur de mail").click()
    pagina.get_by_text("De mail gaat nu naar 6 deelnemers").wait_for()
