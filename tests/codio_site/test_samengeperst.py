"""Pages are short on the wire, except where their length would say something."""

from __future__ import annotations

import gzip

import pytest
from django.test import Client

GZIP = {"Accept-Encoding": "gzip, deflate, br"}


def soort(client: Client, pad: str, **meer) -> str:
    return client.get(pad, headers=GZIP, **meer).get("Content-Encoding", "")


def test_a_page_is_compressed_and_reads_the_same(als, kader, organisatie, medewerker):
    client = als(medewerker)
    gewoon, kort = client.get("/waardenkader/"), client.get("/waardenkader/", headers=GZIP)
    assert kort["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in kort["Vary"]
    assert "Content-Encoding" not in gewoon
    assert len(kort.content) < len(gewoon.content) / 3
    assert int(kort["Content-Length"]) == len(kort.content)
    assert b"<!doctype html>" in gzip.decompress(kort.content)[:30]


def test_the_same_page_has_another_length_each_time(als, kader, organisatie, medewerker):
    client = als(medewerker)
    lengten = {len(client.get("/waardenkader/", headers=GZIP).content) for _ in range(12)}
    assert len(lengten) > 3


@pytest.mark.parametrize("pad", ["/project/?q=naam", "/acties/?zoek=geheim", "/moresprudentie/?q=naam"])
def test_what_repeats_a_text_of_the_asker_is_not(als, kader, organisatie, medewerker, pad):
    client = als(medewerker)
    assert soort(client, pad.partition("?")[0]) == "gzip"
    assert soort(client, pad) == ""


def test_an_answer_to_a_form_is_not(db, organisatie, client):
    assert (
        client.post("/account/login/", {"login": "x" * 400}, headers=GZIP).get("Content-Encoding", "") == ""
    )


def test_a_public_page_is_with_a_question_too_but_not_for_who_has_logged_in(
    als, kader, organisatie, medewerker, client
):
    assert soort(client, "/openbaar/?q=naam") == "gzip"
    assert soort(als(medewerker), "/openbaar/?q=naam") == ""


def test_a_public_page_that_did_not_change_is_still_known_when_it_was_compressed(kader, organisatie, client):
    for pad in ("/openbaar/", "/openbaar/verslagen.csv", "/openbaar/wijzigingen.json"):
        eerst = client.get(pad, headers=GZIP)
        if eerst.status_code == 200 and "ETag" in eerst:
            nog_eens = client.get(pad, headers=GZIP | {"If-None-Match": eerst["ETag"]})
            assert nog_eens.status_code == 304, pad
