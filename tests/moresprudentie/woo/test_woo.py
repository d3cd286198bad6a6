"""A Woo set: what is blacked out is gone from all that is delivered, and every decision has a ground and a trace."""

from __future__ import annotations

import csv
import datetime
import subprocess
from hashlib import sha256
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from documenten.fouten import WordtGemaakt
from documenten.maken import maak_wachtende
from documenten.models import Bewaardocument
from moresprudentie.bewaren import oude_woosets, ruim_woosets
from moresprudentie.controle import woosets
from moresprudentie.handelingen import haal_weg
from moresprudentie.handelingen.woo import (
    Afgerond,
    beslis_voorstellen,
    houd_achter,
    maak_passage_ongedaan,
    maak_toch_openbaar,
    rond_af,
    verwijder_wooset,
    voeg_passage_toe,
    wijzig_grond,
    wijzig_wooset,
    zet_nagekeken,
)
from moresprudentie.models import Verslag, Woopassage, Wooset
from moresprudentie.woo.leveren import als_zip
from moresprudentie.woo.overzicht import Overzicht, leesmerk
from organisatie.models import Auditregel
from organisatie.wijziging import IntussenGewijzigd, kenmerk
from project.models import Project
from tests.documenten.pdf_controle import controleer_pdf
from tests.moresprudentie.woo.conftest import MAIL, NAAM, PRIVE, TELEFOON, maak, maak_klaar, stuk

pytestmark = pytest.mark.django_db


def tekst_van(naam: str, inhoud: bytes) -> str:
    """Give all that can be read from a file of the set: its name, its text, and of a PDF the properties and bookmarks."""
    if not naam.endswith(".pdf"):
        return f"{naam}\n{inhoud.decode()}"
    delen = [naam, inhoud.decode("latin-1")]  # the metadata of PDF/A stand there as they are
    for opdracht in (["pdftotext", "-", "-"], ["pdfinfo", "-"], ["pdfinfo", "-struct-text", "-"]):
        klaar = subprocess.run(opdracht, input=inhoud, capture_output=True, check=True)
        delen.append(klaar.stdout.decode(errors="ignore"))
    return "\n".join(delen)


def test_a_set_gathers_every_piece_as_it_is_now(wooset, vol):
    assert list(wooset.stukken.values_list("sleutel", flat=True)) == [
        "casusbeschrijving",
        "poster",
        "acties",
        "verslag-versie-1",
        "verslag-versie-2",
        "gesprek-over-het-verslag",
    ]
    Project.objects.filter(pk=vol.pk).update(titel="Heel anders")
    assert f"Monitor van {NAAM}" in stuk(wooset, "casusbeschrijving").html
    assert NAAM not in stuk(wooset, "casusbeschrijving").bestandsnaam


def test_what_was_blacked_out_is_nowhere_in_what_is_delivered(wooset, redacteur):
    voeg_passage_toe(wooset=wooset, tekst=NAAM, grond=PRIVE, door=redacteur)
    for passage in (MAIL, TELEFOON):
        voeg_passage_toe(wooset=wooset, tekst=passage, grond=PRIVE, door=redacteur)
    maak_klaar(wooset, redacteur)
    klaar = rond_af(wooset=wooset, door=redacteur)
    with pytest.raises(WordtGemaakt):
        als_zip(klaar)
    maak_wachtende()
    klaar = Wooset.objects.get(pk=wooset.pk)
    zip_ = als_zip(klaar)
    assert als_zip(Wooset.objects.get(pk=wooset.pk)) == zip_  # the same bytes, every time
    with ZipFile(BytesIO(zip_)) as zak:
        inhoud = {naam: zak.read(naam) for naam in zak.namelist()}
    assert {"inventarislijst.pdf", "inventarislijst.csv", "01-casusbeschrijving.pdf"} <= set(inhoud)
    alles = {naam: tekst_van(naam, wat).casefold() for naam, wat in inhoud.items()}
    for weg in ("zilverberg", "zílverberg", "12345678", "eva."):
        assert [naam for naam, tekst in alles.items() if weg in tekst] == []
    for document in Bewaardocument.objects.filter(soort="woo"):
        assert document.bron is not None
        assert "zilverberg" not in f"{document.titel}{document.bron.html}{document.bron.kop}".casefold()
    assert controleer_pdf(inhoud["03-acties.pdf"]) == []
    assert controleer_pdf(inhoud["inventarislijst.pdf"]) == []
    som = sha256(inhoud["03-acties.pdf"]).hexdigest()
    assert [herkomst.soort for herkomst in woosets(som)] == ["Stuk van een Woo-verzoek"]
    assert "weggelakt," in alles["01-casusbeschrijving.pdf"]
    assert "artikel 5.1 lid 2 onder e" in " ".join(alles["01-casusbeschrijving.pdf"].split())


def test_the_checksums_and_the_list_fit_the_files(wooset, redacteur):
    houd_achter(stuk=stuk(wooset, "gesprek-over-het-verslag"), grond="5.2.1", door=redacteur)
    maak_klaar(wooset, redacteur)
    rond_af(wooset=wooset, door=redacteur)
    maak_wachtende()
    with ZipFile(BytesIO(als_zip(Wooset.objects.get(pk=wooset.pk)))) as zak:
        inhoud = {naam: zak.read(naam) for naam in zak.namelist()}
    for regel in inhoud["controlegetallen.sha256"].decode().splitlines():
        som, naam = regel.split("  ")
        assert sha256(inhoud[naam]).hexdigest() == som
    rijen = list(csv.DictReader(StringIO(inhoud["inventarislijst.csv"].decode("utf-8-sig"))))
    laatste = rijen[-1]
    assert (laatste["openbaar"], laatste["gronden"], laatste["bestand"]) == ("Niet openbaar", "5.2.1", "")
    assert {rij["bestand"] for rij in rijen[:-1]} < set(inhoud)
    assert "06-gesprek-over-het-verslag.pdf" not in inhoud


def test_a_formula_in_the_name_of_a_piece_is_no_formula_in_the_list(wooset, redacteur):
    wooset.stukken.filter(sleutel="poster").update(naam="=1+1")
    maak_klaar(wooset, redacteur)
    assert "'=1+1" in rond_af(wooset=wooset, door=redacteur).lijst


def test_names_addresses_and_numbers_are_proposed_in_their_sentences(wooset, redacteur):
    voorstellen = {v.tekst: v for v in Overzicht(wooset).voorstellen}
    assert {MAIL, TELEFOON} <= set(voorstellen)
    assert voorstellen[MAIL].soort == "e-mailadres"
    assert any("Zilverberg" in tekst for tekst in voorstellen)
    nummer, voor, treffer, na = voorstellen[TELEFOON].zinnen[0]
    assert (nummer, treffer) == ("3", TELEFOON)
    assert "bel" in voor
    assert MAIL in na


def test_a_proposal_that_was_decided_on_does_not_come_back_until_that_is_undone(wooset, redacteur):
    beslis_voorstellen(wooset=wooset, teksten=[MAIL], grond=PRIVE, door=redacteur)
    beslis_voorstellen(wooset=wooset, teksten=[TELEFOON], grond="", door=redacteur)
    open_ = {v.tekst for v in Overzicht(wooset).voorstellen}
    assert not open_ & {MAIL, TELEFOON}
    for passage in wooset.passages.all():
        maak_passage_ongedaan(passage=passage, door=redacteur)
    assert {v.tekst for v in Overzicht(wooset).voorstellen} >= {MAIL, TELEFOON}


def test_nothing_is_blacked_out_or_withheld_without_a_ground(wooset, redacteur):
    for grond in ("", "5.1.2.z"):
        with pytest.raises(ValidationError, match="Kies een grond"):
            voeg_passage_toe(wooset=wooset, tekst=NAAM, grond=grond, door=redacteur)
        with pytest.raises(ValidationError, match="Kies een grond"):
            houd_achter(stuk=stuk(wooset, "poster"), grond=grond, door=redacteur)
    with pytest.raises(ValidationError, match="Kies een grond"):
        beslis_voorstellen(wooset=wooset, teksten=[MAIL], grond="5.1.2.z", door=redacteur)
    passage = voeg_passage_toe(wooset=wooset, tekst=NAAM, grond=PRIVE, door=redacteur)
    with pytest.raises(ValidationError, match="Kies een grond"):
        wijzig_grond(passage=passage, grond="", door=redacteur)
    assert wooset.passages.count() == 1


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [("x", "ten minste"), ("Piet Nergens", "geen enkel stuk"), (" \u200b ", "ten minste")],
)
def test_a_passage_that_cannot_be_found_is_refused(wooset, redacteur, tekst, melding):
    with pytest.raises(ValidationError, match=melding):
        voeg_passage_toe(wooset=wooset, tekst=tekst, grond=PRIVE, door=redacteur)


def test_a_set_is_not_finished_before_everything_was_decided_and_read(wooset, redacteur):
    with pytest.raises(ValidationError) as fout:
        rond_af(wooset=wooset, door=redacteur)
    assert "Beslis eerst over" in fout.value.messages[0]
    assert "Nog te doen: 1, 2, 3, 4, 5, 6" in fout.value.messages[1]
    maak_klaar(wooset, redacteur)
    assert rond_af(wooset=wooset, door=redacteur).afgerond_door == redacteur


def test_what_comes_out_from_under_a_bar_has_to_be_read_again(wooset, redacteur):
    voeg_passage_toe(wooset=wooset, tekst=TELEFOON, grond=PRIVE, door=redacteur)
    maak_klaar(wooset, redacteur)
    maak_passage_ongedaan(passage=wooset.passages.get(tekst=TELEFOON), door=redacteur)
    assert [s.sleutel for s in Overzicht(wooset).niet_nagekeken] == ["acties"]
    houd_achter(stuk=stuk(wooset, "poster"), grond="5.1.2.i", door=redacteur)
    maak_toch_openbaar(stuk=stuk(wooset, "poster"), door=redacteur)
    assert [s.sleutel for s in Overzicht(wooset).niet_nagekeken] == ["poster", "acties"]


def test_two_reviewers_do_not_undo_each_other_unseen(wooset, redacteur, organisator):
    gelezen = leesmerk(stuk(wooset, "acties"), wooset)
    stand = wooset.stand
    passage = voeg_passage_toe(wooset=wooset, tekst=TELEFOON, grond=PRIVE, door=redacteur)
    with pytest.raises(ValidationError, match="intussen veranderd"):
        zet_nagekeken(stuk=stuk(wooset, "acties"), nagekeken=True, door=redacteur, gezien=gelezen)
    with pytest.raises(ValidationError, match="intussen veranderd"):
        rond_af(wooset=wooset, door=redacteur, gezien=stand)
    with pytest.raises(ValidationError, match="lakte dit al weg"):
        beslis_voorstellen(wooset=wooset, teksten=[MAIL, TELEFOON], grond="", door=redacteur)
    assert not wooset.passages.filter(tekst=MAIL).exists()
    gezien = {"grond": kenmerk(PRIVE)}
    wijzig_grond(passage=passage, grond="5.1.1.e", door=redacteur, gezien=gezien)
    with pytest.raises(IntussenGewijzigd):
        wijzig_grond(passage=passage, grond="5.1.2.i", door=redacteur, gezien=gezien)
    leeg = {"grond": kenmerk("")}
    houd_achter(stuk=stuk(wooset, "poster"), grond="5.1.2.i", door=redacteur, gezien=leeg)
    with pytest.raises(IntussenGewijzigd):
        houd_achter(stuk=stuk(wooset, "poster"), grond="5.2.1", door=redacteur, gezien=leeg)


def test_a_finished_set_does_not_change_any_more(wooset, redacteur):
    passage = voeg_passage_toe(wooset=wooset, tekst=NAAM, grond=PRIVE, door=redacteur)
    maak_klaar(wooset, redacteur)
    rond_af(wooset=wooset, door=redacteur)
    poster = stuk(wooset, "poster")
    for doe in (
        lambda: voeg_passage_toe(wooset=wooset, tekst="Druk", grond=PRIVE, door=redacteur),
        lambda: beslis_voorstellen(wooset=wooset, teksten=["Druk"], grond="", door=redacteur),
        lambda: wijzig_grond(passage=passage, grond="5.1.2.i", door=redacteur),
        lambda: maak_passage_ongedaan(passage=passage, door=redacteur),
        lambda: houd_achter(stuk=poster, grond=PRIVE, door=redacteur),
        lambda: maak_toch_openbaar(stuk=poster, door=redacteur),
        lambda: zet_nagekeken(stuk=poster, nagekeken=False, door=redacteur),
        lambda: wijzig_wooset(wooset=wooset, kenmerk="Anders", door=redacteur),
        lambda: verwijder_wooset(wooset=wooset, door=redacteur),
        lambda: rond_af(wooset=wooset, door=redacteur),
    ):
        with pytest.raises(Afgerond):
            doe()


def test_nobody_but_the_redacteur_makes_a_set(vol, organisator, beheerder):
    for iemand in (organisator, beheerder):
        with pytest.raises(PermissionDenied):
            maak(vol, iemand)
    assert not Wooset.objects.exists()


def test_every_step_leaves_a_line_that_does_not_tell_what_was_blacked_out(wooset, redacteur):
    eerst = Auditregel.objects.count()
    passage = voeg_passage_toe(wooset=wooset, tekst=TELEFOON, grond=PRIVE, door=redacteur)
    wijzig_grond(passage=passage, grond="5.1.1.e", door=redacteur)
    maak_klaar(wooset, redacteur)
    rond_af(wooset=wooset, door=redacteur)
    regels = Auditregel.objects.order_by("pk")[eerst:]
    soorten = {regel.wat for regel in regels}
    assert {"Passage weggelakt", "Grond gewijzigd", "Stuk nagekeken", "Woo-set afgerond"} <= soorten
    assert all(TELEFOON not in f"{regel.object_naam} {regel.details}" for regel in regels)


def test_nothing_of_the_project_changes(vol, redacteur):
    voor = {v.pk: v.inhoud for v in Verslag.objects.get(project=vol).versies.all()}
    titel = vol.titel
    wooset = maak(vol, redacteur)
    voeg_passage_toe(wooset=wooset, tekst=NAAM, grond=PRIVE, door=redacteur)
    maak_klaar(wooset, redacteur)
    rond_af(wooset=wooset, door=redacteur)
    assert {v.pk: v.inhoud for v in Verslag.objects.get(project=vol).versies.all()} == voor
    assert Project.objects.get(pk=vol.pk).titel == titel


def test_what_is_taken_out_of_everything_leaves_a_set_too(wooset, redacteur):
    """Also from a finished one, that had left it readable: its documents are made again."""
    voorstellen = [v.tekst for v in Overzicht(wooset).voorstellen]
    beslis_voorstellen(wooset=wooset, teksten=voorstellen, grond="", door=redacteur)
    maak_klaar(wooset, redacteur)
    rond_af(wooset=wooset, door=redacteur)
    maak_wachtende()
    verslag = Verslag.objects.get(project=wooset.project)
    haal_weg(verslag=verslag, door=redacteur, passage=NAAM, reden="Er stond een naam in.")
    maak_wachtende()
    vers = Wooset.objects.get(pk=wooset.pk)
    with ZipFile(BytesIO(als_zip(vers))) as zak:
        alles = {naam: tekst_van(naam, zak.read(naam)) for naam in zak.namelist()}
    assert [naam for naam, tekst in alles.items() if "Eva Zilverberg" in " ".join(tekst.split())] == []
    for rij in vers.stukken.all():
        assert "Eva <strong>Zilverberg" not in rij.html
        assert NAAM not in f"{rij.html}{rij.kop}{rij.naam}"
    assert NAAM not in vers.gevraagd
    assert not vers.passages.filter(tekst__contains=NAAM).exists()


def test_an_old_set_goes_with_all_that_was_kept_of_it(wooset, redacteur):
    maak_klaar(wooset, redacteur)
    rond_af(wooset=wooset, door=redacteur)
    straks = timezone.now() + datetime.timedelta(days=1)
    assert not oude_woosets(timezone.now() - datetime.timedelta(days=1)).exists()
    assert ruim_woosets(straks) == 1
    assert not Bewaardocument.objects.filter(soort="woo").exists()
    assert not Woopassage.objects.exists()


def test_a_set_that_was_not_finished_can_be_thrown_away(wooset, redacteur):
    wijzig_wooset(wooset=wooset, kenmerk="WOO-2026-015", door=redacteur)
    verwijder_wooset(wooset=wooset, door=redacteur)
    assert not Wooset.objects.exists()
    assert Auditregel.objects.filter(wat="Woo-set verwijderd").exists()


def test_a_name_in_a_cell_does_not_go_on_in_the_next(wooset):
    voorstellen = {v.tekst for v in Overzicht(wooset).voorstellen}
    assert "Koen Vermeer" in voorstellen
    assert not any("Termijn" in tekst or "Actiehouder" in tekst for tekst in voorstellen)
