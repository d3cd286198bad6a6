"""The page and its screens, as they answer to a browser with and without JavaScript."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from formats.bouwstenen import nieuwe_invulling, zet_op_slot
from formats.handelingen import plaats_opmerking, sla_antwoord_op, vul_in
from formats.models import Botsing, Opmerking
from tests.formats.voorbeeld import PROEF


def _pad(invulling, einde="") -> str:
    return f"/proef/{invulling.pk}/{einde}"


def _stand(invulling) -> dict[str, str]:
    invulling.vergeet()
    return {sleutel: tekst for sleutel, tekst in invulling.antwoorden().items() if tekst}


def _botst(ingevuld, joost, noor, als):
    sla_antwoord_op(invulling=ingevuld, vraag="probleem", tekst="Van Joost.", basis=1, door=joost)
    client = als(noor)
    client.post(_pad(ingevuld), {"probleem": "Van Noor.", "basis-probleem": "1"})
    return client


def test_the_page_shows_fields_state_and_sections(ingevuld, als, joost):
    html = als(joost).get(_pad(ingevuld)).content.decode()
    assert "Er lag vier keer een project stil." in html
    assert 'role="status"' in html
    assert "Opgeslagen" in html
    assert "0 van 2 onderdelen ingevuld" in html
    assert "(mag leeg blijven)" in html
    assert html.count("<h1") == 1


def test_a_reader_sees_text_and_no_fields(ingevuld, als, medewerker):
    html = als(medewerker).get(_pad(ingevuld)).content.decode()
    assert "Er lag vier keer een project stil." in html
    assert "Nog niet ingevuld" in html
    assert 'name="probleem"' not in html
    assert "Alleen lezen" in html


def test_a_page_takes_few_queries_whatever_is_in_it(ingevuld, als, joost, django_assert_max_num_queries):
    client = als(joost)
    vul_in(
        invulling=ingevuld,
        teksten={"naam": "n", "technologie": "ai", "delen": "lab", "datum": "2026-06-18"},
        door=joost,
    )
    for vraag in ("probleem", "naam", "datum"):
        plaats_opmerking(invulling=ingevuld, vraag=vraag, tekst="Kijk", door=joost)
    with django_assert_max_num_queries(14):
        client.get(_pad(ingevuld))


def test_one_field_is_saved_with_its_version(ingevuld, bewaar, als, joost):
    antwoord = bewaar(als(joost), "probleem", "Nieuw")
    assert antwoord.status_code == 200
    assert antwoord.json()["versie"] == 2
    assert antwoord.json()["onderdelen"]["vraagstuk"] == {"klaar": False, "tekst": "1 van 2"}
    assert _stand(ingevuld) == {"probleem": "Nieuw"}


@pytest.mark.parametrize(
    ("vraag", "tekst"),
    [("datum", "31-02-2026"), ("technologie", "kwantum"), ("probleem", "x" * 20_001)],
)
def test_a_wrong_value_gets_a_message_and_no_crash(ingevuld, bewaar, als, joost, vraag, tekst):
    antwoord = bewaar(als(joost), vraag, tekst)
    assert antwoord.status_code == 422
    assert antwoord.json()["reden"] == "ongeldig"


@pytest.mark.parametrize("basis", ["", "-1", "1e9", "²", "9" * 30])
def test_a_strange_version_is_taken_as_none(ingevuld, bewaar, als, joost, basis):
    assert bewaar(als(joost), "probleem", "Nieuw", basis=basis).json()["reden"] == "botsing"


def test_nul_characters_do_no_harm(ingevuld, bewaar, als, joost):
    assert bewaar(als(joost), "probleem", "a\x00b", venster="v\x00").status_code == 200
    assert _stand(ingevuld) == {"probleem": "ab"}


def test_the_saving_address_says_who_may_not(ingevuld, bewaar, als, joost, noor, medewerker, persoon):
    assert bewaar(Client(), "probleem", "x").status_code == 401
    assert bewaar(als(medewerker), "probleem", "x").status_code == 403
    ander = bewaar(als(noor), "probleem", "x", gebruiker=joost.pk)
    assert (ander.status_code, ander.json()["reden"]) == (401, "ander")
    assert bewaar(als(joost), "bestaat-niet", "x").status_code == 404
    baas = persoon("baas")
    baas.is_superuser = True
    baas.save()
    assert bewaar(als(baas), "probleem", "x").status_code == 404
    assert _stand(ingevuld) == {"probleem": "Er lag vier keer een project stil."}


def test_a_save_without_a_token_is_refused(ingevuld, joost):
    client = Client(enforce_csrf_checks=True)
    client.force_login(joost, backend="django.contrib.auth.backends.ModelBackend")
    pad = _pad(ingevuld, "antwoord/probleem/")
    assert client.post(pad, {"tekst": "x", "basis": "1"}).status_code == 403
    token = client.get(_pad(ingevuld, "stand/")).json()["token"]
    goed = client.post(pad, {"tekst": "x", "basis": "1"}, headers={"X-CSRFToken": token})
    assert goed.status_code == 200


def test_a_locked_form_answers_409_and_reads_as_text(ingevuld, bewaar, als, joost):
    zet_op_slot(invulling=ingevuld, door=joost)
    antwoord = bewaar(als(joost), "probleem", "Te laat")
    assert (antwoord.status_code, antwoord.json()["reden"]) == (409, "slot")
    assert "vastgesteld" in antwoord.json()["melding"]
    assert 'name="probleem"' not in als(joost).get(_pad(ingevuld)).content.decode()


def test_a_locked_form_gives_back_what_was_typed_on_the_whole_page(ingevuld, als, joost):
    zet_op_slot(invulling=ingevuld, door=joost)
    antwoord = als(joost).post(_pad(ingevuld), {"probleem": "Lang gewerkt", "basis-probleem": "1"})
    assert antwoord.status_code == 409
    assert "Lang gewerkt" in antwoord.content.decode()


def test_the_whole_page_is_saved_with_one_button(ingevuld, als, joost):
    antwoord = als(joost).post(
        _pad(ingevuld),
        {
            "doe": "opslaan",
            "probleem": "Anders",
            "basis-probleem": "1",
            "delen": ["lab", "beleid"],
            "basis-delen": "0",
            "datum": "18-06-2026",
            "basis-datum": "0",
        },
        follow=True,
    )
    assert _stand(ingevuld) == {"probleem": "Anders", "delen": "beleid\nlab", "datum": "2026-06-18"}
    assert "Alles is opgeslagen." in antwoord.content.decode()


def test_a_wrong_value_on_the_whole_page_is_kept_with_a_message_and_the_rest_is_saved(ingevuld, als, joost):
    antwoord = als(joost).post(
        _pad(ingevuld),
        {"probleem": "Anders", "basis-probleem": "1", "datum": "31-02-2026", "basis-datum": "0"},
    )
    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert 'value="31-02-2026"' in html
    assert "is geen datum" in html
    assert _stand(ingevuld) == {"probleem": "Anders"}


def test_a_stale_page_that_comes_back_with_an_error_shows_what_another_wrote(ingevuld, als, joost, noor):
    sla_antwoord_op(invulling=ingevuld, vraag="probleem", tekst="Nieuw van Joost.", basis=1, door=joost)
    html = (
        als(noor)
        .post(
            _pad(ingevuld),
            {
                "probleem": "Er lag vier keer een project stil.",
                "basis-probleem": "1",
                "datum": "nooit",
                "basis-datum": "0",
            },
        )
        .content.decode()
    )
    assert "Nieuw van Joost." in html
    assert 'name="basis-probleem" value="2"' in html
    assert _stand(ingevuld) == {"probleem": "Nieuw van Joost."}


def test_a_field_that_was_not_on_the_page_stays(ingevuld, als, joost):
    als(joost).post(_pad(ingevuld), {"naam": "Druktemonitor", "basis-naam": "0"})
    assert _stand(ingevuld)["probleem"] == "Er lag vier keer een project stil."


def test_a_clash_is_shown_in_the_page_until_the_writer_chose(ingevuld, als, joost, noor):
    client = _botst(ingevuld, joost, noor, als)
    for _ in range(2):
        html = client.get(_pad(ingevuld)).content.decode()
        assert "Twee mensen veranderden dit antwoord tegelijk" in html
        assert "Eén antwoord wacht" in html
    assert "Twee mensen" not in als(joost).get(_pad(ingevuld)).content.decode()
    client.post(_pad(ingevuld), {"doe": "botsing:probleem", "keuze-probleem": "mijn", "gezien-probleem": "2"})
    assert _stand(ingevuld) == {"probleem": "Van Noor."}
    assert "Twee mensen" not in client.get(_pad(ingevuld)).content.decode()


def test_a_clash_has_a_page_of_its_own(ingevuld, als, joost, noor):
    client = _botst(ingevuld, joost, noor, als)
    pad = _pad(ingevuld, "botsing/probleem/")
    html = client.get(pad).content.decode()
    assert html.count("<h1") == 1
    assert "Tekst van Joost van Dam" in html
    fout = client.post(pad, {"keuze-probleem": "", "samen-probleem": "Lang gewerkt", "gezien-probleem": "2"})
    assert fout.status_code == 409
    assert "Kies welke tekst erin komt." in fout.content.decode()
    assert "Lang gewerkt" in fout.content.decode()
    goed = client.post(pad, {"keuze-probleem": "samen", "samen-probleem": "Van ons.", "gezien-probleem": "2"})
    assert goed.status_code == 302
    assert _stand(ingevuld) == {"probleem": "Van ons."}
    assert client.get(pad).status_code == 302


def test_nobody_settles_the_clash_of_another(ingevuld, als, joost, noor):
    _botst(ingevuld, joost, noor, als)
    als(joost).post(_pad(ingevuld, "botsing/probleem/"), {"keuze-probleem": "mijn", "gezien-probleem": "2"})
    assert Botsing.objects.open().count() == 1


def test_a_locked_form_gives_back_the_joined_text(ingevuld, als, joost, noor):
    client = _botst(ingevuld, joost, noor, als)
    zet_op_slot(invulling=ingevuld, door=joost)
    for pad in (_pad(ingevuld), _pad(ingevuld, "botsing/probleem/")):
        antwoord = client.post(
            pad,
            {
                "doe": "botsing:probleem",
                "keuze-probleem": "samen",
                "samen-probleem": "Lang gewerkt",
                "gezien-probleem": "2",
            },
        )
        assert antwoord.status_code == 409
        assert "Lang gewerkt" in antwoord.content.decode()


def test_the_history_shows_every_text_and_puts_one_back(ingevuld, als, joost, noor):
    sla_antwoord_op(invulling=ingevuld, vraag="probleem", tekst="Helemaal anders.", basis=1, door=noor)
    client = als(joost)
    overzicht = client.get(_pad(ingevuld, "geschiedenis/")).content.decode()
    assert "Noor Hendriks" in overzicht
    pad = _pad(ingevuld, "geschiedenis/probleem/")
    html = client.get(pad).content.decode()
    assert "Joost van Dam" in html
    assert "<del" in html
    assert html.count("Zet terug") == 1
    client.post(pad, {"versie": "1", "basis": "2"})
    assert _stand(ingevuld) == {"probleem": "Er lag vier keer een project stil."}
    weer = client.post(pad, {"versie": "2", "basis": "2"}, follow=True)
    assert "net veranderd" in weer.content.decode()


def test_the_history_joins_what_one_person_typed_on_end(ingevuld, als, joost):
    for versie, tekst in enumerate(("Er lag stil", "Er lag stil in mei", "Er lag stil in mei en juni"), 1):
        sla_antwoord_op(
            invulling=ingevuld, vraag="probleem", tekst=tekst, basis=versie, door=joost, venster="j"
        )
    client = als(joost)
    pad = _pad(ingevuld, "geschiedenis/probleem/")
    assert "3 keer bewaard" in client.get(pad).content.decode()
    assert client.get(pad + "?alles=1").content.decode().count("Zet terug") == 3


def test_a_text_that_was_not_chosen_is_in_the_history(ingevuld, als, joost, noor):
    client = _botst(ingevuld, joost, noor, als)
    client.post(_pad(ingevuld, "botsing/probleem/"), {"keuze-probleem": "ander", "gezien-probleem": "2"})
    html = als(joost).get(_pad(ingevuld, "geschiedenis/probleem/")).content.decode()
    assert "Niet gekozen" in html
    assert "Van Noor." in html


def test_a_reader_can_see_the_history_but_put_nothing_back(ingevuld, als, medewerker):
    pad = _pad(ingevuld, "geschiedenis/probleem/")
    client = als(medewerker)
    assert "Zet terug" not in client.get(pad).content.decode()
    assert client.post(pad, {"versie": "0", "basis": "1"}).status_code == 403


@pytest.mark.parametrize("einde", ["geschiedenis/bestaat-niet/", "botsing/bestaat-niet/"])
def test_an_unknown_question_is_not_found(ingevuld, als, joost, einde):
    assert als(joost).get(_pad(ingevuld, einde)).status_code == 404


def test_history_pages_take_the_same_queries_for_few_and_many_versions(ingevuld, als, joost):
    client = als(joost)
    aantallen = []
    for ronde in range(2):
        for _ in range(9 * ronde + 1):
            versie = ingevuld.versie("probleem")
            sla_antwoord_op(
                invulling=ingevuld, vraag="probleem", tekst=f"Tekst {versie}", basis=versie, door=joost
            )
            ingevuld.vergeet()
        with CaptureQueriesContext(connection) as telling:
            client.get(_pad(ingevuld, "geschiedenis/probleem/"))
        aantallen.append(len(telling))
    assert aantallen[0] == aantallen[1]


def test_a_comment_is_placed_with_all_that_was_typed(ingevuld, als, joost, noor):
    client = als(noor)
    client.post(
        _pad(ingevuld),
        {
            "doe": "opmerking:probleem",
            "opmerking-probleem": "Noem de raad",
            "probleem": "Ook getypt",
            "basis-probleem": "1",
        },
    )
    assert _stand(ingevuld) == {"probleem": "Ook getypt"}
    opmerking = Opmerking.objects.get()
    assert "Noem de raad" in als(joost).get(_pad(ingevuld)).content.decode()
    naar = als(joost).post(
        _pad(ingevuld), {"doe": f"afgehandeld:{opmerking.pk}", f"antwoord-{opmerking.pk}": "Staat erin"}
    )
    assert naar["Location"].endswith("#vraag-probleem")
    pagina = als(joost).get(_pad(ingevuld)).content.decode()
    assert "1 afgesloten opmerking" in pagina
    assert "Staat erin" in pagina


def test_a_comment_that_gets_no_answer_stays_with_a_message_beside_the_field(ingevuld, als, joost, noor):
    opmerking = plaats_opmerking(invulling=ingevuld, vraag="probleem", tekst="Kijk", door=joost)
    antwoord = als(noor).post(_pad(ingevuld), {"doe": f"afgehandeld:{opmerking.pk}"})
    assert antwoord.status_code == 422
    assert "Schrijf eerst je antwoord." in antwoord.content.decode()
    lang = {"doe": f"afgehandeld:{opmerking.pk}", f"antwoord-{opmerking.pk}": "x" * 2001}
    assert "x" * 2001 in als(noor).post(_pad(ingevuld), lang).content.decode()
    opmerking.refresh_from_db()
    assert not opmerking.opgelost


def test_an_empty_comment_gets_a_message_beside_it(ingevuld, als, joost):
    antwoord = als(joost).post(_pad(ingevuld), {"doe": "opmerking:probleem", "opmerking-probleem": " "})
    assert antwoord.status_code == 422
    assert "Schrijf eerst je opmerking." in antwoord.content.decode()


def test_a_reader_cannot_write_in_any_way(ingevuld, als, joost, medewerker):
    opmerking = plaats_opmerking(invulling=ingevuld, vraag="probleem", tekst="Kijk", door=joost)
    client = als(medewerker)
    for doe in ("opslaan", "botsing:probleem", "opmerking:probleem", f"afgehandeld:{opmerking.pk}", "?"):
        assert client.post(_pad(ingevuld), {"doe": doe}).status_code == 403
    antwoord = client.post(_pad(ingevuld), {"probleem": "Stiekem", "basis-probleem": "1"})
    assert antwoord.status_code == 403
    assert "Stiekem" in antwoord.content.decode()


def test_a_comment_of_another_form_is_not_found(ingevuld, als, joost):
    andere = nieuwe_invulling(format=PROEF, door=joost)
    opmerking = plaats_opmerking(invulling=andere, vraag="probleem", tekst="Kijk", door=joost)
    for nummer in (opmerking.pk, "x", "²", "9" * 30):
        assert als(joost).post(_pad(ingevuld), {"doe": f"afgehandeld:{nummer}"}).status_code == 404
    assert als(joost).post(_pad(ingevuld), {"doe": "opmerking:bestaat-niet"}).status_code == 404


def test_the_pages_ask_for_a_login(ingevuld):
    for einde in ("", "geschiedenis/", "geschiedenis/probleem/", "botsing/probleem/"):
        antwoord = Client().get(_pad(ingevuld, einde))
        assert antwoord.status_code == 302
        assert "/account/login/" in antwoord["Location"]
    assert Client().get(_pad(ingevuld, "stand/")).json()["gebruiker"] == ""


def test_a_page_sent_after_the_login_lapsed_comes_back_whole(ingevuld, joost):
    client = Client()
    antwoord = client.post(
        _pad(ingevuld), {"probleem": "Lang\ngewerkt", "basis-probleem": "1", "gebruiker": joost.pk}
    )
    html = antwoord.content.decode()
    assert antwoord.status_code == 401
    assert 'name="probleem" value="Lang\ngewerkt"' in html
    assert 'name="basis-probleem" value="1"' in html
    assert _stand(ingevuld) == {"probleem": "Er lag vier keer een project stil."}


def test_a_page_sent_with_an_old_token_comes_back_only_to_our_own_site(ingevuld, joost):
    client = Client(enforce_csrf_checks=True)
    client.force_login(joost, backend="django.contrib.auth.backends.ModelBackend")
    getypt = {"probleem": "Lang gewerkt", "basis-probleem": "1"}
    for herkomst in ("cross-site", "same-site", "none"):
        antwoord = client.post(_pad(ingevuld), getypt, headers={"Sec-Fetch-Site": herkomst})
        assert antwoord.status_code == 403
        assert "Lang gewerkt" not in antwoord.content.decode()
    eigen = client.post(_pad(ingevuld), getypt, headers={"Sec-Fetch-Site": "same-origin"})
    assert eigen.status_code == 403
    assert "Lang gewerkt" in eigen.content.decode()
    assert _stand(ingevuld) == {"probleem": "Er lag vier keer een project stil."}


def test_another_person_is_asked_before_taking_over(ingevuld, als, joost, noor):
    antwoord = als(noor).post(
        _pad(ingevuld), {"probleem": "Van Joost", "basis-probleem": "1", "gebruiker": joost.pk}
    )
    assert antwoord.status_code == 401
    assert f'name="gebruiker" value="{noor.pk}"' in antwoord.content.decode()
