"""What a room does not notice: no connection, a server that is killed, a database that goes away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection
from playwright.sync_api import Page, expect
from psycopg import sql

from live.handelingen import verplaats_plek
from live.models import Notitie, Plek
from live.verbinding import luisteradres
from tests.browser.conftest import gebreken
from tests.browser.live import INSTELLINGEN, Zaal, tot, wacht_op_stroom
from tests.proefsite import site

LANG = 90_000


def schrijf(telefoon: Page, tekst: str, waarde: str = "Privacy") -> None:
    """Choose a value, write why, add the note."""
    telefoon.locator("button.chip", has_text=waarde).first.click()
    telefoon.get_by_label("Waarom is dit hier belangrijk?").fill(tekst)
    telefoon.get_by_role("button", name="Voeg notitie toe").click()


def bewaard(telefoon: Page) -> None:
    """Wait until a telephone says that all is saved."""
    expect(telefoon.locator("[data-stand]")).to_contain_text("Alles bewaard", timeout=LANG)


@contextmanager
def database_weg() -> Iterator[None]:
    """Break every connection to the database of this test, and refuse new ones, as while it starts anew."""
    naam = sql.Identifier(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        eigen = cursor.fetchone()[0]
    mag = sql.SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS {}")
    with psycopg.connect(luisteradres(), dbname="postgres", autocommit=True) as beheer:
        beheer.execute(mag.format(naam, sql.SQL("false")))
        try:
            beheer.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s",
                [connection.settings_dict["NAME"], eigen],
            )
            yield
        finally:
            beheer.execute(mag.format(naam, sql.SQL("true")))


def test_after_a_lost_connection_a_killed_server_and_a_database_that_was_away_every_note_is_there_once(
    zaal: Zaal,
    tmp_path: Path,
):
    plekken = [zaal.wereld.plek(tafel) for tafel in ("Rechtsstaat", "Rechtsstaat", "Democratie")]
    zaal.wereld.naar("waarden-noteren")
    telefoons = [zaal.open(plek) for plek in plekken]
    eerste, tweede, derde = telefoons
    schrijf(eerste, "Voor de storing.")
    bewaard(eerste)

    eerste.context.set_offline(True)
    schrijf(eerste, "Zonder verbinding geschreven.")
    schrijf(eerste, "En nog een.", "Uitlegbaarheid")
    expect(eerste.locator("[data-stand]")).to_contain_text("Geen verbinding")

    zaal.site.proces.kill()
    zaal.site.proces.wait()
    schrijf(tweede, "Terwijl de server weg was.")
    derde.locator("button.chip", has_text="Inclusiviteit").first.click()
    derde.get_by_label("Waarom is dit hier belangrijk?").fill("Half getypt tijdens de storing.")
    with site(tmp_path / "opnieuw.txt", INSTELLINGEN, poort=zaal.site.poort):
        bewaard(tweede)
        with database_weg():
            derde.get_by_role("button", name="Voeg notitie toe").click()
            schrijf(tweede, "Terwijl de database weg was.", "Uitlegbaarheid")
            derde.wait_for_timeout(1_500)
        eerste.wait_for_timeout(30_000)
        eerste.context.set_offline(False)
        for telefoon in telefoons:
            bewaard(telefoon)
            wacht_op_stroom(telefoon)
            expect(telefoon.get_by_role("heading", level=1)).to_have_text("Waarden noteren")
        teksten = Counter(Notitie.objects.geldig().values_list("tekst", flat=True))
        assert teksten == Counter(
            [
                *("Voor de storing.", "Zonder verbinding geschreven.", "En nog een."),
                *("Terwijl de server weg was.", "Terwijl de database weg was."),
                "Half getypt tijdens de storing.",
            ]
        )
        assert eerste.locator("[data-mijn] > li").count() == 3
        zaal.wereld.naar("waarden-bespreken")
        for telefoon in telefoons:
            expect(telefoon.get_by_role("heading", level=1)).to_have_text(
                "Kies samen jullie waarden", timeout=LANG
            )


def test_a_server_that_is_killed_in_group_work_finds_the_table_as_it_was(zaal: Zaal, tmp_path: Path):
    plek = zaal.wereld.plek()
    zaal.wereld.naar("waarden-noteren")
    zaal.wereld.notitie(plek, "Wie rust zoekt wordt niet gevolgd.", "Privacy")
    zaal.wereld.naar("waarden-bespreken")
    telefoon, laptop = zaal.open(plek), zaal.open(zaal.wereld.tafel())
    laptop.get_by_role("button", name=re.compile("Kies deze waarde ?: Privacy")).click()
    reden = laptop.get_by_label("Waarom juist deze waarde?")
    reden.fill("We willen drukte zien, geen personen.")
    zaal.site.proces.kill()
    zaal.site.proces.wait()
    reden.blur()
    laptop.wait_for_timeout(1_000)
    with site(tmp_path / "opnieuw.txt", INSTELLINGEN, poort=zaal.site.poort):
        wacht_op_stroom(telefoon)
        expect(telefoon.locator("#bord")).to_contain_text(
            "We willen drukte zien, geen personen.", timeout=LANG
        )
        expect(laptop.locator("[data-stand]")).to_contain_text("Alles bewaard", timeout=LANG)
        tot(lambda: Plek.objects.er_nu().filter(pk=plek.pk).exists(), telefoon, 90)


def test_who_is_put_at_another_table_sees_it_at_once_and_keeps_what_was_half_typed(zaal: Zaal):
    wereld = zaal.wereld
    plek, buur = wereld.plek(), wereld.plek()
    wereld.naar("waarden-noteren")
    telefoon, ander = zaal.open(plek), zaal.open(buur)
    telefoon.locator("button.chip", has_text="Privacy").first.click()
    telefoon.keyboard.type("Nog niet af")
    verplaats_plek(plek=plek, groep=wereld.tafel("Democratie").groep, door=wereld.leider)
    expect(telefoon.get_by_role("status").get_by_text("Je zit nu aan tafel Democratie")).to_be_visible(
        timeout=5_000
    )
    wacht_op_stroom(telefoon)
    expect(telefoon.get_by_label("Waarom is dit hier belangrijk?")).to_have_value("Nog niet af")
    expect(telefoon.locator(".gekozen")).to_contain_text("Privacy")
    assert not Notitie.objects.exists()
    telefoon.get_by_role("button", name="Voeg notitie toe").click()
    tot(lambda: Notitie.objects.filter(tekst="Nog niet af", groep__naam="Democratie").exists(), telefoon)
    telefoon.reload()
    expect(telefoon.locator("body")).not_to_contain_text("heeft je verplaatst")  # said once
    expect(ander.locator(".live-kop__naam")).to_have_text("Rechtsstaat")


def test_two_who_name_another_spokesperson_at_once_choose_between_both(zaal: Zaal):
    wereld = zaal.wereld
    wereld.naar("waarden-bespreken")
    laptop, telefoon, buur = zaal.open(wereld.tafel()), *(zaal.open(wereld.plek()) for _ in range(2))
    wie = "Wie vertelt straks"
    telefoon.get_by_label(wie).focus()  # what the other writes comes while the cursor stands here
    laptop.get_by_label(wie).fill("Samira")
    expect(buur.get_by_label(wie)).to_have_value("Samira")  # so it came to the other telephone too
    expect(telefoon.get_by_label(wie)).to_be_focused()
    telefoon.keyboard.type("Joost")
    keuze = telefoon.get_by_role("group", name="Wat komt er te staan")
    expect(keuze).to_contain_text("Samira")
    assert wereld.tafel().woordvoerder_waarden == "Samira"
    assert not gebreken(telefoon)
    keuze.get_by_label("Wat ik hieronder heb staan.").check()
    tot(lambda: wereld.tafel().woordvoerder_waarden == "Joost", telefoon)
    telefoon.get_by_label(wie).blur()
    expect(keuze).to_have_count(0)
    expect(telefoon.get_by_label(wie)).to_have_value("Joost")
