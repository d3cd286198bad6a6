"""A framework from a CSV file by page and by command: what changes is shown, then it holds everywhere at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisatie.models import Auditregel
from tests.waardenkader.bestanden import als_csv, lees_in, plan, rijen, staat, verander
from waardenkader import documenten
from waardenkader.models import Kaderbestand, Waarde
from waardenkader.printset import printbladen

pytestmark = pytest.mark.usefixtures("kader", "organisatie")


def _vorm(inhoud: bytes, **anders: str) -> dict[str, Any]:
    return {"kader": "2024", "bestand": SimpleUploadedFile("kader.csv", inhoud), **anders}


def _bevestig(client, pagina):
    gezien = pagina.context["plan"].kenmerk
    return client.post(pagina.request["PATH_INFO"], {"gezien": gezien}, follow=True)


def test_a_file_with_one_wrong_line_changes_nothing_and_names_the_line(als, beheerder):
    regels = rijen()
    for regel in regels:
        regel["definitie"] = f"Anders: {regel['definitie']}"
    regels[16]["definitie"] = ""
    voor = staat()
    client = als(beheerder)

    pagina = client.post(reverse("kader-inlezen"), _vorm(als_csv(regels)), follow=True)

    assert "Dit bestand kan zo niet worden ingelezen" in pagina.text
    assert "Regel 18" in pagina.text
    assert "De kolom definitie is leeg." in pagina.text
    assert "Lees in" not in pagina.text
    zonder_pagina = client.post(Kaderbestand.objects.get().get_absolute_url(), {"gezien": ""}, follow=True)
    assert "Regel 18: de kolom definitie is leeg." in zonder_pagina.text
    assert staat() == voor


def test_a_good_file_of_32_lines_is_in_effect_everywhere_at_once(als, beheerder, medewerker):
    regels = [{**r, "definitie": f"Onze uitleg van {r['waarde'].lower()}."} for r in rijen()]
    regels[12]["waarde"] = "Bezwaar maken"  # was Aanvechtbaarheid, and stays that value
    client = als(beheerder)
    pagina = client.post(reverse("kader-inlezen"), _vorm(als_csv(regels)), follow=True)
    assert "33 andere teksten" in pagina.text
    assert "Onze uitleg" not in als(medewerker).get(reverse("waardenkader")).text

    klaar = _bevestig(client, pagina)

    assert "kader.csv is ingelezen: 33 andere teksten." in klaar.text
    lijst = als(medewerker).get(reverse("waardenkader")).text
    print_ = documenten.waardenkader().als_html()
    bladen = documenten.kaderfundamenten(())
    uitgedeeld = documenten.uitdeelbladen(
        [documenten.betekenisblad(bladen)], titel="x", bestandsnaam="x"
    ).als_html()
    hand_outs = {blad.sleutel: blad.maak().als_html() for blad in printbladen()}
    per_fundament = "".join(hand_outs[sleutel] for sleutel in ("1a", "1b", "1c"))
    for regel in regels:
        for tekst in (lijst, print_, uitgedeeld, per_fundament):
            assert regel["definitie"] in tekst
    for sleutel in ("waardenkader-bijlage-1-a4", "waardenkader-bijlage-1-a3", "1b", "2b"):
        assert "Bezwaar maken" in hand_outs[sleutel]
        assert "Aanvechtbaarheid" not in hand_outs[sleutel]
    waarde = als(medewerker).get(reverse("waarde", args=["privacy"])).text
    assert "Onze uitleg van privacy." in waarde
    assert "heeft de tekst aangepast" in waarde


def test_the_page_tells_every_column_and_gives_files_to_begin_with(als, cio):
    pagina = als(cio).get(reverse("kader-inlezen"))

    for kolom in ("fundament", "principe", "waarde", "definitie", "toelichting", "hoort bij", "bron"):
        assert f'<th scope="row">{kolom}</th>' in pagina.text
    assert reverse("kader-uitvoer", args=["2024"]) in pagina.text
    assert 'enctype="multipart/form-data"' in pagina.text
    bestand = als(cio).get(reverse("kader-uitvoer", args=["2024"]))
    assert bestand["Content-Disposition"] == 'attachment; filename="waardenkader-2024.csv"'
    assert plan(bestand.content).wijzigingen == []


def test_the_same_file_twice_is_read_in_once(als, beheerder):
    inhoud = als_csv(verander(2, definitie="Onze woorden."))
    client = als(beheerder)
    een = client.post(reverse("kader-inlezen"), _vorm(inhoud), follow=True)
    twee = client.post(reverse("kader-inlezen"), _vorm(inhoud), follow=True)
    assert een.request["PATH_INFO"] == twee.request["PATH_INFO"]
    _bevestig(client, een)
    _bevestig(client, een)

    weer = client.post(reverse("kader-inlezen"), _vorm(inhoud), follow=True)

    assert "Er verandert niets" in weer.text
    assert "is al ingelezen" in client.get(een.request["PATH_INFO"]).text
    assert Auditregel.objects.filter(wat="waardenkader ingelezen").count() == 1
    assert "1 andere tekst." in client.get(reverse("kader-inlezen")).text


def test_an_old_page_does_not_change_what_was_not_shown(als, beheerder, cio):
    client = als(beheerder)
    oud = client.post(
        reverse("kader-inlezen"), _vorm(als_csv(verander(2, definitie="Van de beheerder."))), follow=True
    )
    lees_in(als_csv(verander(2, definitie="Van het CIO-kantoor.")), cio)

    antwoord = _bevestig(client, oud)

    assert "Het waardenkader is intussen veranderd. Er is niets ingelezen." in antwoord.text
    assert "Van het CIO-kantoor." in antwoord.text
    assert Waarde.objects.actueel()[0].definitie == "Van het CIO-kantoor."
    _bevestig(client, antwoord)
    assert Waarde.objects.actueel()[0].definitie == "Van de beheerder."


def test_who_changes_a_text_in_the_beheer_meanwhile_reads_who_was_first(als, beheerder, cio):
    privacy = Waarde.objects.actueel().get(slug="privacy")
    client = als(beheerder)
    adres = reverse("admin:waardenkader_waarde_change", args=[privacy.pk])
    vorm = client.get(adres).context["adminform"].form
    regels = rijen()
    next(r for r in regels if r["sleutel"] == "privacy")["definitie"] = "Uit het bestand."
    lees_in(als_csv(regels), cio)

    velden = {naam: vorm.get_initial_for_field(veld, naam) for naam, veld in vorm.fields.items()}
    leeg = {
        f"{naam}-{deel}": 0
        for naam in ("voorbeeldacties", "hulpvragen")
        for deel in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    antwoord = client.post(adres, {**velden, **leeg, "definitie": "Uit het beheer."})

    assert "Joost van Dam veranderde dit in “Uit het bestand.”" in antwoord.text


def test_looking_at_a_file_takes_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        plan([{**r, "definitie": f"Nieuw {r['waarde']}."} for r in rijen()])


def test_who_reads_a_file_in_waits_for_who_changes_the_framework(beheerder):
    with CaptureQueriesContext(connection) as vragen:
        lees_in(als_csv(verander(2, definitie="Onze woorden.")), beheerder)

    vast = [q["sql"] for q in vragen if "FOR UPDATE" in q["sql"]]
    assert any('FROM "waardenkader_kaderversie"' in sql for sql in vast)
    assert any('FROM "waardenkader_waarde"' in sql for sql in vast)


# By command


def test_the_command_says_what_changes_and_changes_it(tmp_path: Path, capsys):
    bestand = tmp_path / "kader.csv"
    call_command("waardenkader_exporteren", str(bestand))
    assert bestand.read_text("utf-8-sig").startswith("sleutel;fundament;")
    bestand.write_bytes(als_csv(verander(2, definitie="Onze woorden.")))

    call_command("waardenkader_importeren", str(bestand), proef=True)
    proef = capsys.readouterr().out
    assert "1 andere tekst:" in proef
    assert "→ Onze woorden." in proef
    assert "Dit was een proef: er is niets veranderd." in proef
    assert Waarde.objects.actueel()[0].definitie != "Onze woorden."

    call_command("waardenkader_importeren", str(bestand))
    assert "CODIO Waardenkader 2024: 1 andere tekst." in capsys.readouterr().out
    assert Waarde.objects.actueel()[0].definitie == "Onze woorden."
    call_command("waardenkader_importeren", str(bestand))
    assert "Er verandert niets." in capsys.readouterr().out


def test_the_command_names_every_wrong_line_and_changes_nothing(tmp_path: Path, capsys):
    bestand = tmp_path / "kader.csv"
    bestand.write_bytes(als_csv(verander(7, definitie="")))
    voor = staat()

    with pytest.raises(CommandError, match="Er is niets ingelezen"):
        call_command("waardenkader_importeren", str(bestand))

    assert "Regel 7: de kolom definitie is leeg." in capsys.readouterr().err
    assert staat() == voor


def test_the_command_says_what_it_needs(tmp_path: Path, capsys):
    with pytest.raises(CommandError, match="kan niet worden gelezen"):
        call_command("waardenkader_importeren", str(tmp_path / "nergens.csv"))
    with pytest.raises(CommandError, match=r"Er is geen kader x\. Wel: 2024, 2021"):
        call_command("waardenkader_exporteren", kader="x")
    call_command("waardenkader_exporteren")
    assert "Gebruiksvriendelijkheid" in capsys.readouterr().out


def test_the_beheer_leads_to_reading_in(als, beheerder):
    pagina = als(beheerder).get(reverse("admin:waardenkader_waarde_changelist"))

    assert f'href="{reverse("kader-inlezen")}"' in pagina.text
