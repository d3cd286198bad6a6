"""The beheerder keeps the accounts, and reads no link that lets somebody in and no text that was mailed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.apps import apps
from django.contrib import admin
from django.db.models import Field
from django.test import Client
from django.urls import reverse

from acties.link import maak_link
from acties.models import Actie
from live.models import Sessie
from organisatie.models import Agendafeed, Bericht
from strategie.meelezen import maak_link as meeleeslink
from strategie.models import Bijeenkomst, Meelezer
from tests.toegang.conftest import Wereld

pytestmark = pytest.mark.django_db
GEHEIM = ("kenmerk", "sleutel", "code")
LANG_GENOEG = 20
"""A mark in a link is longer than this; what is shorter is a word."""


def geheime_velden() -> Iterator[tuple[type, Field]]:
    """Give every field that holds the mark of a link: by its name and because no two are the same."""
    for model in apps.get_models():
        for veld in model._meta.concrete_fields:
            if veld.name in GEHEIM and veld.unique and veld.has_default():
                yield model, veld


def geheimen(wereld: Wereld) -> set[str]:
    """Give all that lets somebody in: marks, signed links, codes of rooms; and every sentence of every mail."""
    Agendafeed.objects.get_or_create(gebruiker=wereld.mensen["actiehouder"])
    gevonden: set[str] = set()
    for model, veld in geheime_velden():
        gevonden |= set(model._default_manager.values_list(veld.name, flat=True))
    gevonden |= {maak_link(actie).split("/")[-2].split(":")[0] for actie in Actie.objects.all()}
    buiten = Meelezer.objects.filter(gebruiker=None)
    gevonden |= {meeleeslink(meelezer).split("/")[-2].split(":")[0] for meelezer in buiten}
    for model in (Sessie, Bijeenkomst):
        gevonden |= set(model._default_manager.values_list("code", flat=True))
    return {geheim for geheim in gevonden if len(geheim) > 5}


def zinnen_uit_de_post() -> set[str]:
    """Give the lines of the mails that are long enough to be nobody else's words."""
    teksten = Bericht.objects.exclude(tekst="").values_list("tekst", flat=True)
    return {regel.strip() for tekst in teksten for regel in tekst.splitlines() if len(regel.strip()) > 60}


def loop_door_het_beheer(client: Client) -> Iterator[tuple[str, str]]:
    """Give every page of the beheer: the lists, what they lead to, and the history of that."""
    te_gaan, gezien = [reverse("admin:index")], set()
    for model in admin.site._registry:
        naam = f"{model._meta.app_label}_{model._meta.model_name}"
        te_gaan.append(reverse(f"admin:{naam}_changelist"))
        nieuwste = model._default_manager.order_by("-pk").values_list("pk", flat=True)[:40]
        te_gaan += [
            reverse(f"admin:{naam}_{wat}", args=[pk]) for pk in nieuwste for wat in ("change", "history")
        ]
    while te_gaan:
        pad = te_gaan.pop()
        if pad in gezien or len(gezien) > 900:
            continue
        gezien.add(pad)
        antwoord = client.get(pad, follow=True)
        if antwoord.status_code != 200 or not antwoord["Content-Type"].startswith("text/html"):
            continue
        tekst = unescape(antwoord.text)
        yield pad, tekst
        te_gaan += [a for a in re.findall(r'href="(/beheer/[^"#?]*)"', tekst) if "jsi18n" not in a]


def test_there_are_marks_to_look_for():
    assert {f"{model.__name__}.{veld.name}" for model, veld in geheime_velden()} >= {
        "Agendafeed.kenmerk",
        "Deelnemer.kenmerk",
        "Plek.kenmerk",
        "Tafel.kenmerk",
        "Deelname.kenmerk",
        "Bewaardezoekvraag.sleutel",
    }


def test_the_beheerder_finds_no_link_and_no_mail_on_any_page_of_the_beheer(wereld: Wereld):
    Bericht.objects.create(
        aan="kim@voorbeeld.example",
        onderwerp="Uitnodiging",
        tekst="Dit is de brief die alleen voor Kim is bedoeld, en voor niemand anders dan Kim.",
    )
    zoek = geheimen(wereld) | zinnen_uit_de_post()
    assert len(zoek) > 30
    client = Client()
    client.force_login(wereld.mensen["beheerder"], backend="django.contrib.auth.backends.ModelBackend")
    patroon = re.compile("|".join(re.escape(geheim) for geheim in sorted(zoek)))
    aantal, fout = 0, []
    for pad, tekst in loop_door_het_beheer(client):
        aantal += 1
        fout += [f"{pad}: {gevonden[0][:60]}" for gevonden in patroon.finditer(tekst)]
    assert aantal > 100
    assert fout == []


def test_the_beheerder_cannot_feel_for_what_is_not_shown_by_asking_for_it_letter_by_letter(wereld: Wereld):
    client = Client()
    client.force_login(wereld.mensen["beheerder"], backend="django.contrib.auth.backends.ModelBackend")
    vragen = {
        "organisatie_bericht": (
            "tekst__startswith=D",
            "bijlagen__naam__startswith=a",
            "meldingen__tekst__contains=a",
        ),
        "organisatie_gebruiker": (
            "password__startswith=p",
            "agendafeed__kenmerk__startswith=a",
            "deelnames__kenmerk__startswith=a",
        ),
        "documenten_bewaardocument": (
            "bron__html__contains=a",
            "inhoud__contains=a",
            "bron__kop__contains=a",
        ),
        "organisatie_organisatieonderdeel": ("gebruikers__password__startswith=p",),
    }
    for lijst, per_lijst in vragen.items():
        adres = reverse(f"admin:{lijst}_changelist")
        for vraag in per_lijst:
            antwoord = client.get(f"{adres}?{vraag}")
            assert antwoord.status_code in (302, 400), vraag
