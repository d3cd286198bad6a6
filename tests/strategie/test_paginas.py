"""The pages of a dossier: who sees what, forms that keep what was typed, and the board."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisatie.models import Rol
from strategie import handelingen
from strategie.models import Accentwaarde, Dossier
from tests.strategie.conftest import kies, maak_klaar
from waardenkader.models import Principe, Waarde

pytestmark = pytest.mark.django_db

FASE = "strategie-fase"


def paden(dossier: Dossier) -> list[str]:
    """Every address of a dossier that can be read."""
    pk = dossier.pk
    kort = ("dossier", "mensen", "accentwaarden")
    fasen = [reverse(FASE, args=[pk, nummer]) for nummer in (1, 2, 3, 4)]
    return [reverse(f"strategie-{naam}", args=[pk]) for naam in kort] + fasen


def schrijfpaden(dossier: Dossier) -> list[str]:
    """Every address that only a writer may open."""
    pk = dossier.pk
    namen = (
        "wijzigen",
        "nieuwe-versie",
        "rollen",
        "betrokkene-nieuw",
        "keuze",
        "noemen",
        "eigen-waarde",
        "aantal",
        "maatregel",
        "methode-nieuw",
        "bespreking",
    )
    return [
        *(reverse(f"strategie-{naam}", args=[pk]) for naam in namen),
        reverse("strategie-voorleggen", args=[pk, 1]),
        reverse("strategie-heropenen", args=[pk, 1]),
    ]


def test_all_pages_of_a_new_dossier_can_be_opened_by_the_cio(als, cio, dossier):
    client = als(cio)
    for pad in [reverse("strategie"), reverse("strategie-nieuw"), *paden(dossier), *schrijfpaden(dossier)]:
        assert client.get(pad).status_code == 200, pad


def test_all_pages_of_a_finished_dossier_can_be_opened(als, cio, bestuurder, tot_en_met):
    dossier = tot_en_met(4)
    for wie in (cio, bestuurder):
        client = als(wie)
        for pad in paden(dossier):
            assert client.get(pad).status_code == 200, pad


def test_the_bestuurder_reads_only_his_own_dossier(als, bestuurder, dossier, cio):
    ander = handelingen.maak_dossier(door=cio, titel="Ander", aanleiding="incident", eigenaar=cio)
    client = als(bestuurder)
    lijst = client.get(reverse("strategie")).content.decode()
    assert "Goed digitaal bestuur" in lijst
    assert "Ander" not in lijst
    for pad in paden(dossier):
        assert client.get(pad).status_code == 200, pad
    for pad in paden(ander):
        assert client.get(pad).status_code == 404, pad


def test_the_bestuurder_cannot_open_what_is_for_writers(als, bestuurder, dossier):
    client = als(bestuurder)
    for pad in schrijfpaden(dossier)[:-1]:
        assert client.get(pad).status_code == 403, pad


@pytest.mark.parametrize("rol", ["medewerker", "organisator", "redacteur", "beheerder"])
def test_others_find_nothing(als, persoon, dossier, rol):
    client = als(persoon("vreemd", rol))
    assert client.get(reverse("strategie")).status_code == 403
    for pad in [*paden(dossier), *schrijfpaden(dossier)]:
        assert client.get(pad).status_code == 404, pad
    assert client.get(reverse("strategie-rapport", args=[dossier.pk, "pdf"])).status_code == 404


def test_somebody_who_writes_along_sees_the_list_and_writes(als, persoon, dossier, cio):
    anna = persoon("anna", Rol.MEDEWERKER)
    handelingen.voeg_betrokkene_toe(
        dossier=dossier, soort="informatie", rol="jurist", gebruiker=anna, schrijft_mee=True, door=cio
    )
    client = als(anna)
    assert client.get(reverse("strategie")).status_code == 200
    pad = reverse("strategie-fase-antwoord", args=[dossier.pk, 1, "kaders"])
    assert client.post(pad, {"tekst": "De wet.", "basis": "0"}).status_code == 200
    betrokkene = dossier.betrokkenen.get()
    handelingen.verwijder_betrokkene(betrokkene=betrokkene, door=cio)
    assert client.get(reverse("strategie")).status_code == 403


def test_the_contact_person_reads_but_does_not_write(als, persoon, dossier, cio):
    contact = persoon("contact", Rol.MEDEWERKER)
    handelingen.wijzig_dossier(dossier=dossier, door=cio, contactpersoon=contact)
    client = als(contact)
    assert client.get(reverse(FASE, args=[dossier.pk, 1])).status_code == 200
    pad = reverse("strategie-fase-antwoord", args=[dossier.pk, 1, "kaders"])
    assert client.post(pad, {"tekst": "De wet.", "basis": "0"}).status_code == 403


def test_making_a_dossier_leads_to_its_page(als, cio, bestuurder):
    gegevens = {
        "titel": "Waarden voorop",
        "aanleiding": "akkoord",
        "eigenaar": cio.pk,
        "bestuurder": bestuurder.pk,
    }
    antwoord = als(cio).post(reverse("strategie-nieuw"), gegevens)
    dossier = Dossier.objects.get()
    assert antwoord["Location"] == dossier.get_absolute_url()
    assert dossier.gemaakt_door == cio


def test_a_wrong_form_says_so_at_the_field_and_keeps_what_was_typed(als, cio):
    gegevens = {"titel": "Waarden voorop", "aanleiding": "", "eigenaar": cio.pk, "bestuurder": ""}
    antwoord = als(cio).post(reverse("strategie-nieuw"), gegevens)
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors["aanleiding"] == ["Kies wat de aanleiding is."]
    assert "Waarden voorop" in antwoord.content.decode()
    assert not Dossier.objects.exists()


def test_owner_and_bestuurder_the_same_is_an_error_beside_the_field(als, dossier, cio, persoon):
    beide = persoon("beide", Rol.BESTUURDER, Rol.CIO)
    gegevens = {"eigenaar": beide.pk, "bestuurder": beide.pk, "mandaat": "Alles."}
    antwoord = als(cio).post(reverse("strategie-rollen", args=[dossier.pk]), gegevens)
    assert antwoord.status_code == 422
    assert "twee verschillende mensen" in antwoord.context["form"].errors["bestuurder"][0]


def test_the_phase_page_lists_what_is_missing(als, cio, dossier):
    tekst = als(cio).get(reverse(FASE, args=[dossier.pk, 1])).content.decode()
    assert "Nog niet klaar om voor te leggen" in tekst
    assert "#vraag-vraagstuk_problemen" in tekst


def test_the_button_leg_voor_saves_what_was_typed_and_asks_to_be_sure(als, cio, dossier):
    fase = maak_klaar(dossier, 1)
    client = als(cio)
    pad = reverse(FASE, args=[dossier.pk, 1])
    assert 'value="voorleggen"' in client.get(pad).content.decode()
    versie = fase.invulling.antwoord_set.get(vraag="kaders").versie
    gegevens = {"doe": "voorleggen", "kaders": "Nieuwe kaders.", "basis-kaders": versie}
    antwoord = client.post(pad, gegevens)
    voorleggen = reverse("strategie-voorleggen", args=[dossier.pk, 1])
    assert antwoord["Location"] == voorleggen
    assert fase.invulling.antwoord_set.get(vraag="kaders").tekst == "Nieuwe kaders."
    antwoord = client.post(voorleggen, {"opmerking": "Graag voor de zomer."}, follow=True)
    assert "ligt de startnotitie bij Marijke Postma" in antwoord.content.decode()
    assert dossier.fasen.get(nummer=1).is_voorgelegd


def test_voorleggen_too_early_changes_nothing(als, cio, dossier):
    antwoord = als(cio).post(reverse("strategie-voorleggen", args=[dossier.pk, 1]), {})
    assert antwoord.status_code == 422
    assert dossier.fasen.get(nummer=1).status == "open"


@pytest.fixture
def voorgelegd(dossier, cio) -> Dossier:
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    return dossier


def besluit(client, dossier, **gegevens):
    pad = reverse("strategie-besluit", args=[dossier.pk, 1])
    pagina = client.get(pad)
    return client.post(pad, {"gezien": pagina.context["form"]["gezien"].value(), **gegevens})


def test_the_bestuurder_reads_and_decides_on_one_page(als, bestuurder, voorgelegd):
    client = als(bestuurder)
    tekst = client.get(reverse("strategie-besluit", args=[voorgelegd.pk, 1])).content.decode()
    assert "Antwoord op vraagstuk_problemen." in tekst
    antwoord = besluit(client, voorgelegd, besluit="vaststellen")
    assert antwoord["Location"] == voorgelegd.get_absolute_url()
    pagina = client.get(voorgelegd.get_absolute_url()).content.decode()
    assert "Je hebt de startnotitie vastgesteld." in pagina
    document = voorgelegd.documenten.get()
    bewaard = client.get(reverse("strategie-document", args=[voorgelegd.pk, document.pk]))
    assert bewaard.content == bytes(document.document.inhoud)


def test_giving_back_without_remarks_is_an_error_beside_the_field(als, bestuurder, voorgelegd):
    client = als(bestuurder)
    antwoord = besluit(client, voorgelegd, besluit="teruggeven", opmerking="")
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors["opmerking"] == ["Schrijf op wat er anders moet."]
    besluit(client, voorgelegd, besluit="teruggeven", opmerking="Noem de motie.")
    assert voorgelegd.fasen.get(nummer=1).status == "teruggegeven"
    pagina = client.get(reverse(FASE, args=[voorgelegd.pk, 1])).content.decode()
    assert "Noem de motie." in pagina


def test_a_decision_without_a_choice_changes_nothing(als, bestuurder, voorgelegd):
    assert besluit(als(bestuurder), voorgelegd).status_code == 422
    assert voorgelegd.fasen.get(nummer=1).is_voorgelegd


def test_only_the_bestuurder_opens_the_decision_page(als, cio, voorgelegd):
    pad = reverse("strategie-besluit", args=[voorgelegd.pk, 1])
    assert als(cio).get(pad).status_code == 403
    assert als(cio).post(pad, {"besluit": "vaststellen", "gezien": 1}).status_code == 403


def test_a_second_decision_says_that_it_was_decided_already(als, bestuurder, voorgelegd):
    client = als(bestuurder)
    pad = reverse("strategie-besluit", args=[voorgelegd.pk, 1])
    gezien = client.get(pad).context["form"]["gezien"].value()
    handelingen.stel_vast(fase=voorgelegd.fasen.get(nummer=1), door=bestuurder)
    antwoord = client.post(pad, {"besluit": "teruggeven", "opmerking": "Nee.", "gezien": gezien}, follow=True)
    assert "al besloten" in antwoord.content.decode()
    assert voorgelegd.fasen.get(nummer=1).is_vastgesteld


def test_a_locked_phase_shows_text_and_no_fields(als, cio, voorgelegd):
    tekst = als(cio).get(reverse(FASE, args=[voorgelegd.pk, 1])).content.decode()
    assert "<textarea" not in tekst.replace('id="opmerking-', "").split("opmerking-nieuw")[0]
    pad = reverse("strategie-fase-antwoord", args=[voorgelegd.pk, 1, "kaders"])
    assert als(cio).post(pad, {"tekst": "Anders.", "basis": "1"}).status_code == 409


def test_reopening_names_the_later_phases(als, cio, tot_en_met):
    dossier = tot_en_met(3)
    client = als(cio)
    pad = reverse("strategie-heropenen", args=[dossier.pk, 2])
    assert "Ook fase 3" in client.get(pad).content.decode()
    assert client.post(pad, {"reden": ""}).status_code == 422
    client.post(pad, {"reden": "Nieuw akkoord."})
    assert dossier.fasen.get(nummer=3).status == "heropend"


def test_the_board_counts_per_ground_and_shows_the_coverage(als, cio, dossier):
    privacy, transparantie = (Waarde.objects.actueel().get(naam=n) for n in ("Privacy", "Transparantie"))
    for waarde, grond in ((privacy, "praktijk"), (privacy, "praktijk"), (transparantie, "samenleving")):
        handelingen.zet_op_lange_lijst(dossier=dossier, waarde=waarde, grond=grond, door=cio)
    handelingen.kies_accentwaarde(dossier=dossier, waarde=privacy, door=cio)
    bord = als(cio).get(reverse("strategie-accentwaarden", args=[dossier.pk])).context["bord"]
    assert [(r.waarde.naam, r.samen, r.gekozen) for r in bord.regels] == [
        ("Privacy", 2, True),
        ("Transparantie", 1, False),
    ]
    assert [t.aantal for t in bord.totalen] == [0, 2, 1, 0]
    assert [d.aantal for d in bord.dekking] == [0, 1, 0]
    assert sum(len(p.standen) for d in bord.dekking for p in d.principes) == 32


def test_choosing_on_the_board_works_without_script(als, cio, dossier):
    kies(dossier, 2, cio)
    derde = Waarde.objects.actueel()[2]
    handelingen.zet_op_lange_lijst(dossier=dossier, waarde=derde, grond="overig", door=cio)
    client = als(cio)
    pad = reverse("strategie-accentwaarden", args=[dossier.pk])
    eerste = dossier.accentwaarden.first().waarde_id
    gezien = client.get(pad).context["bord"].gekozen_sleutels
    client.post(pad, {"gezien": gezien, "waarde": [eerste, derde.pk]})
    assert set(dossier.accentwaarden.values_list("waarde_id", flat=True)) == {eerste, derde.pk}


def test_choosing_with_script_says_nothing_twice(als, cio, dossier):
    kies(dossier, 1, cio)
    client = als(cio)
    pad = reverse("strategie-accentwaarden", args=[dossier.pk])
    gezien = str(dossier.accentwaarden.get().waarde_id)
    antwoord = client.post(pad, {"gezien": gezien}, follow=True, headers={"HX-Request": "true"})
    assert "Je keuze is bewaard" not in antwoord.content.decode()
    assert dossier.accentwaarden.count() == 0


def test_two_people_at_one_board_do_not_undo_each_other(als, cio, dossier):
    waarden = list(Waarde.objects.actueel()[:3])
    for waarde in waarden:
        handelingen.zet_op_lange_lijst(dossier=dossier, waarde=waarde, grond="overig", door=cio)
    pad = reverse("strategie-accentwaarden", args=[dossier.pk])
    als(cio).post(pad, {"gezien": "", "waarde": [waarden[0].pk]})
    als(cio).post(pad, {"gezien": "", "waarde": [waarden[1].pk]})
    assert dossier.accentwaarden.count() == 2


def test_a_value_that_is_dropped_and_chosen_again_has_its_texts_back(dossier, cio):
    kies(dossier, 1, cio)
    accent = dossier.accentwaarden.get()
    handelingen.verwijder_accentwaarde(accent=accent, door=cio)
    terug = handelingen.kies_accentwaarde(dossier=dossier, waarde=accent.waarde, door=cio)
    assert (terug.onderbouwing, terug.lading, terug.soort) == ("Daarom.", "Dit.", "nastreven")
    assert Accentwaarde.objects.count() == 1


def test_a_value_outside_the_long_list_cannot_be_chosen(als, cio, dossier):
    pad = reverse("strategie-accentwaarden", args=[dossier.pk])
    antwoord = als(cio).post(pad, {"waarde": [Waarde.objects.actueel()[0].pk], "gezien": "x,²"}, follow=True)
    assert "staat niet op de lange lijst" in antwoord.content.decode()
    assert dossier.accentwaarden.count() == 0


def test_the_last_reason_of_a_chosen_value_stays(als, cio, dossier):
    kies(dossier, 1, cio)
    item = dossier.lange_lijst.get()
    pad = reverse("strategie-regel-verwijderen", args=[dossier.pk, item.pk])
    antwoord = als(cio).post(pad, follow=True)
    assert "gekozen als accentwaarde" in antwoord.content.decode()
    assert dossier.lange_lijst.count() == 1


def test_an_own_value_comes_under_a_principe_and_on_the_long_list(als, cio, dossier):
    gegevens = {
        "principe": Principe.objects.actueel()[1].pk,
        "naam": "Stilte in de natuur",
        "definitie": "Techniek verstoort de rust niet.",
        "grond": "samenleving",
    }
    als(cio).post(reverse("strategie-eigen-waarde", args=[dossier.pk]), gegevens)
    item = dossier.lange_lijst.select_related("waarde__principe").get()
    assert item.waarde.eigen
    assert item.waarde.principe.naam == "Maatschappelijke waarde"


def test_without_the_right_nobody_adds_an_own_value(als, persoon, dossier, cio):
    anna = persoon("anna", Rol.MEDEWERKER)
    handelingen.zet_meeschrijver(dossier=dossier, gebruiker=anna, schrijft_mee=True, door=cio)
    assert als(anna).get(reverse("strategie-noemen", args=[dossier.pk])).status_code == 200
    assert als(anna).get(reverse("strategie-eigen-waarde", args=[dossier.pk])).status_code == 403


def test_an_accentwaarde_of_another_dossier_cannot_be_opened_here(als, cio, dossier):
    ander = handelingen.maak_dossier(door=cio, titel="Ander", aanleiding="incident", eigenaar=cio)
    kies(ander, 1, cio)
    pad = reverse("strategie-accentwaarde", args=[dossier.pk, ander.accentwaarden.get().pk])
    assert als(cio).get(pad).status_code == 404


def test_measures_and_methods_can_be_entered(als, cio, tot_en_met):
    dossier = tot_en_met(2)
    client = als(cio)
    gegevens = {
        "titel": "Sensorenregister",
        "soort": "informatie",
        "waarden": [Waarde.objects.actueel()[2].pk],
        "actiehouder": cio.pk,
        "termijn": "2030-01-31",
    }
    antwoord = client.post(reverse("strategie-maatregel", args=[dossier.pk]), gegevens)
    assert antwoord.status_code == 302
    assert dossier.maatregelen.get().termijn == date(2030, 1, 31)
    client.post(reverse("strategie-methode-nieuw", args=[dossier.pk]), {"naam": "dpia", "dekt": "Privacy"})
    dubbel = client.post(reverse("strategie-methode-nieuw", args=[dossier.pk]), {"naam": "dpia"})
    assert "staat al in de lijst" in dubbel.context["form"].errors["naam"][0]
    zonder = client.post(reverse("strategie-methode-nieuw", args=[dossier.pk]), {"naam": "anders"})
    assert "naam_anders" in zonder.context["form"].errors
    methode = dossier.methoden.get()
    pagina = client.get(reverse(FASE, args=[dossier.pk, 3])).content.decode()
    assert "Sensorenregister" in pagina
    assert "DPIA" in pagina
    client.post(reverse("strategie-methode", args=[dossier.pk, methode.pk]), {"naam": "iama"})
    client.get(reverse("strategie-methode-verwijderen", args=[dossier.pk, methode.pk]))
    client.post(reverse("strategie-methode-verwijderen", args=[dossier.pk, methode.pk]))
    assert not dossier.methoden.exists()


def test_phase_4_records_a_talk_and_opens_a_next_version(als, cio, tot_en_met):
    dossier = tot_en_met(4)
    client = als(cio)
    gegevens = {"datum": "2026-01-15", "besproken": "De maatregelen.", "uitkomst": "bijstellen"}
    client.post(reverse("strategie-bespreking", args=[dossier.pk]), gegevens)
    assert "De maatregelen." in client.get(reverse(FASE, args=[dossier.pk, 4])).content.decode()
    client.post(reverse("strategie-nieuwe-versie", args=[dossier.pk]), {"reden": "Uit de bespreking."})
    nieuw = Dossier.objects.get(vorige=dossier)
    pagina = client.get(nieuw.get_absolute_url()).content.decode()
    assert "Uit de bespreking." in pagina
    assert client.get(dossier.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("aantal", [30])
def test_the_list_takes_as_many_queries_for_thirty_as_for_one(als, cio, bestuurder, dossier, aantal):
    client = als(cio)
    client.get(reverse("strategie"))
    with CaptureQueriesContext(connection) as een:
        client.get(reverse("strategie"))
    for nummer in range(aantal - 1):
        handelingen.maak_dossier(
            door=cio, titel=f"Dossier {nummer}", aanleiding="incident", eigenaar=cio, bestuurder=bestuurder
        )
    with CaptureQueriesContext(connection) as veel:
        antwoord = client.get(reverse("strategie"))
    assert len(veel) == len(een)
    assert len(antwoord.context["regels"]) == 20


def test_the_board_takes_as_many_queries_for_thirty_values_as_for_one(als, cio, dossier):
    client = als(cio)
    pad = reverse("strategie-accentwaarden", args=[dossier.pk])
    kies(dossier, 1, cio)
    client.get(pad)
    with CaptureQueriesContext(connection) as een:
        client.get(pad)
    for waarde in Waarde.objects.actueel()[1:30]:
        handelingen.zet_op_lange_lijst(dossier=dossier, waarde=waarde, grond="overig", door=cio)
        handelingen.kies_accentwaarde(dossier=dossier, waarde=waarde, door=cio)
    with CaptureQueriesContext(connection) as veel:
        client.get(pad)
    assert len(veel) == len(een)
