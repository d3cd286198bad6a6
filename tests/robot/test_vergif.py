"""A world full of poison: whatever people stored, it comes out as text, on every page and in every file.

In the suite three people read what they meet; `PROEF_FUZZ` lets everybody read, and makes every document for real.
"""

from __future__ import annotations

import os
import socket
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from django.template.loader import render_to_string

from documenten.oplage import Oplage
from documenten.werkbank import render as maak_echt
from organisatie.mailopmaak import als_html
from organisatie.models import Bericht
from tests.robot.loper import Loop, naam_van
from tests.robot.vergif import LANG, MERK, in_bestand, in_document, in_html, vergiftig_alles
from tests.robot.verkeer import Antwoord, Bezoeker

pytestmark = pytest.mark.django_db

ALLES = "PROEF_FUZZ" in os.environ
WIE = None if ALLES else ("anoniem", "redacteur")
MINSTENS = 60


class Proever(Bezoeker):
    """A visitor who tastes all that comes."""

    def __init__(self, naam, gebruiker=None) -> None:
        super().__init__(naam, gebruiker)
        self.gevonden: list[str] = []
        self.geproefd: Counter[str] = Counter()
        self.met_gif: Counter[str] = Counter()

    def open(self, adres: str) -> Antwoord:
        antwoord = super().open(adres)
        if antwoord.status == 200:
            soort = antwoord.soort.partition(";")[0]
            self.geproefd[soort] += 1
            self.met_gif[soort] += MERK.encode() in antwoord.inhoud
            fouten = [] if soort == "application/pdf" else in_bestand(antwoord.soort, antwoord.inhoud)
            self.gevonden += [f"{self.naam} op {adres}: {fout}" for fout in fouten]
        return antwoord


@dataclass
class Drukkerij:
    """Every document that was asked for, as the page that it is made from."""

    bladen: list[tuple[object, object, object]] = field(default_factory=list)

    def render(self, html, kop, formaat, seconden) -> bytes:
        self.bladen.append((html, kop, formaat))
        return b"%PDF-1.7"


@pytest.fixture(scope="module")
def drukkerij() -> Drukkerij:
    return Drukkerij()


@pytest.fixture(scope="module")
def proevers(wereld, drukkerij, django_db_blocker) -> Iterator[dict[str, tuple[Proever, Loop]]]:
    """Poison the world of the robot, let people walk in it, and take all poison away again."""
    maker = pytest.MonkeyPatch()
    with django_db_blocker.unblock(), transaction.atomic():
        maker.setattr("documenten.werkbank.render", drukkerij.render)
        aantal = vergiftig_alles()
        assert aantal > MINSTENS, aantal
        uit = {}
        for naam in (*wereld.gebruikers, "anoniem", "deelnemer"):
            if WIE is None or naam in WIE:
                proever = Proever(naam, wereld.gebruikers.get(naam))
                uit[naam] = (proever, Loop(proever).loop(*wereld.begin.get(naam, ["/"])))
        yield uit
        maker.undo()
        transaction.set_rollback(True)


def test_what_was_stored_comes_out_as_text(proevers):
    gevonden = [regel for proever, _ in proevers.values() for regel in proever.gevonden]
    geproefd = sum((proever.geproefd for proever, _ in proevers.values()), Counter())
    met_gif = sum((proever.met_gif for proever, _ in proevers.values()), Counter())
    sys.stdout.write(f"\n{dict(geproefd)}\nwaarvan met vergif: {dict(met_gif)}\n")
    assert not gevonden, f"{len(gevonden)}\n" + "\n".join(gevonden[:60])
    assert met_gif["text/html"] > 20


def test_no_page_is_broken_by_what_was_stored(proevers):
    gebreken = [regel for _, loop in proevers.values() for regel in loop.gebreken]
    assert not gebreken, f"{len(gebreken)}\n" + "\n".join(gebreken[:60])


def test_the_page_of_no_document_fetches_or_runs_anything(proevers, drukkerij):
    gevonden = [fout for html, _, _ in drukkerij.bladen for blad in _bladen(html) for fout in in_html(blad)]
    assert not gevonden, "\n".join(gevonden[:40])
    assert drukkerij.bladen


def _bladen(html: str | Oplage) -> list[str]:
    return [html] if isinstance(html, str) else [deel for deel, _ in html.delen]


def test_mail_shows_what_was_stored_as_text(proevers, django_db_blocker):
    berichten = list(Bericht.objects.all()[:200])
    assert any(MERK in bericht.tekst for bericht in berichten)
    for bericht in berichten:
        html = render_to_string(
            "mail/opgemaakt.html", {"bericht": bericht, "inhoud": als_html(bericht.tekst + "\n\n" + LANG)}
        )
        assert not in_html(html), bericht.onderwerp
        assert "\n" not in bericht.onderwerp.strip()


@pytest.fixture
def zonder_netwerk(monkeypatch) -> list[object]:
    """Refuse and remember every line to elsewhere."""
    gevraagd: list[object] = []

    def weiger(zelf, adres, *_):
        gevraagd.append(adres)
        raise OSError("geen netwerk")

    monkeypatch.setattr(socket.socket, "connect", weiger)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **_: weiger(None, a))
    return gevraagd


def test_documents_are_made_without_a_line_to_elsewhere(proevers, drukkerij, zonder_netwerk):
    """In the suite the first of each format, in the long run all that are about something else."""
    gemaakt: Counter[str] = Counter()
    gehad = set()
    for html, kop, formaat in drukkerij.bladen:
        kenmerk = (str(formaat), getattr(kop, "titel", "") if ALLES else "")
        if not isinstance(html, str) or kenmerk in gehad:
            continue
        gehad.add(kenmerk)
        inhoud = maak_echt(html, kop, formaat, 60)
        gemaakt[str(formaat)] += 1
        assert len(inhoud) > 1000
        assert in_document(inhoud) == []
    sys.stdout.write(f"\n{dict(gemaakt)}\n")
    assert zonder_netwerk == []
    assert gemaakt


def test_the_names_of_all_kinds_of_files_were_met(proevers):
    namen = {naam_van(adres) for _, loop in proevers.values() for adres in loop.paginas}
    assert len(namen) > 20
