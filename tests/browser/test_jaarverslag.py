"""The yearly report through its own pages: begun, written, offered with a double click, and answered by a talk."""

from __future__ import annotations

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from documenten.models import Bewaardocument
from strategie.models import Dossier, Jaarverslag
from tests.achterdeur import achter_de_rug

pytestmark = pytest.mark.browser


def test_the_owner_writes_and_offers_it_once_and_the_bestuurder_reads_it_until_the_talk(
    venster, verhaal_gespeeld
):
    dossier = Dossier.objects.get(jaarverslagen__status="aangeboden")
    with achter_de_rug():
        Jaarverslag.objects.all().delete()
        Bewaardocument.objects.filter(soort="jaarverslag").delete()
    cio, bestuurder = venster("cio"), venster("bestuurder")
    cio.goto(dossier.fase(4).get_absolute_url())
    cio.get_by_role("link", name="Begin het jaarverslag").click()
    cio.get_by_role("button", name="Begin het jaarverslag").click()
    expect(cio.get_by_role("heading", level=1)).to_contain_text("Jaarverslag")

    for vraag in ("goed", "stokte", "gevraagd"):
        cio.locator(f"#id_{vraag}").fill(f"Over {vraag}.")
    cio.locator("[name=uitvoering_oordeel][value=deels]").check()
    cio.locator("[name=resultaat_oordeel][value=onbekend]").check()
    cio.get_by_role("button", name="Opslaan", exact=True).click()
    cio.get_by_role("link", name="Naar aanbieden").click()
    cio.get_by_role("button", name="Bied aan").dblclick()
    expect(cio.locator("#slot-jaarverslag")).to_contain_text("Nog niet besproken")
    assert Jaarverslag.objects.get().is_aangeboden
    assert Bewaardocument.objects.filter(soort="jaarverslag").count() == 3

    bestuurder.goto("/")
    bestuurder.get_by_role("link", name="Lees het jaarverslag").click()
    expect(bestuurder.locator("#kort")).to_contain_text("Over gevraagd.")
    expect(bestuurder.locator("#cijfers .vooruitgang__totaal svg")).to_be_visible()

    cio.get_by_role("link", name="Leg de bespreking vast").click()
    cio.locator("[name=datum]").fill(str(localdate()))
    cio.locator("[name=uitvoering][value=deels]").check()
    cio.locator("[name=resultaten][value=deels]").check()
    cio.locator("[name=besproken]").fill("Het bestuur las het.")
    cio.locator("[name=uitkomst][value=doorgaan]").check()
    cio.get_by_role("button", name="Opslaan", exact=True).click()
    expect(cio.locator("#jaarverslagen-kop + ul")).to_contain_text("doorgaan zoals het gaat")
    bestuurder.goto("/")
    expect(bestuurder.get_by_role("link", name="Lees het jaarverslag")).to_have_count(0)
