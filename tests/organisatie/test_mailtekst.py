"""What people wrote in a mail is text on the page that shows the mail first."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from django.conf import settings
from django.template import engines
from django.utils.safestring import SafeData

from organisatie.mailtekst import maak_tekst
from project.brieven import Brief

GIF = "<img src=x onerror=gif()>"


def test_the_text_of_a_mail_is_escaped_where_a_page_shows_it():
    gegevens = {
        "deelnemer": {"naam": GIF},
        "lezer": {"toelichting": "", "tot": date(2026, 11, 1), "door": {"naam": "Noor", "email": ""}},
        "project": {"titel": "Druktemonitor"},
        "adres": "https://codio.example/",
    }
    tekst = maak_tekst("mail/conceptlezer.txt", gegevens)
    assert GIF in tekst
    assert not isinstance(tekst, SafeData)
    pagina = (
        engines["django"]
        .from_string("{{ brief.tekst|linebreaksbr }}")
        .render({"brief": Brief("Lees mee", tekst)})
    )
    assert GIF not in pagina
    assert "&lt;img" in pagina


def test_no_text_of_a_mail_is_made_in_another_way():
    raak = [
        pad.relative_to(settings.BASE_DIR).as_posix()
        for pad in Path(settings.BASE_DIR).glob("*/**/*.py")
        if pad.parts[len(Path(settings.BASE_DIR).parts)] not in ("tests", "node_modules", ".venv")
        and re.search(r"render_to_string\(\s*\"(mail|account)/[\w/]+\.txt", pad.read_text(encoding="utf-8"))
    ]
    assert raak == []
