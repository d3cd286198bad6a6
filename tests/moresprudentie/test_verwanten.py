"""Similar verslagen are kept after publication: on both pages, with reasons that still hold, for who may read them."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from moresprudentie import verwanten
from moresprudentie.databank import zet_in_databank
from moresprudentie.handelingen import trek_in
from moresprudentie.inhoud import lees
from moresprudentie.models import Verslag, Verwantenlijst, Verwantschap, Zoekregel
from moresprudentie.models.zoeken import Lezer
from moresprudentie.verwant import verwante_verslagen
from moresprudentie.verwanten import GELDIG, bewaar_verwanten, te_maken, verwanten_van, werk_bij
from moresprudentie.zoekindex import tel_opnieuw
from project.models import Deelnemer
from tests.achterdeur import achter_de_rug

SAMEN = {"zwaar": ("privacy", "veiligheid"), "spanning": ("privacy", "veiligheid")}


def op_pagina(verslag: Verslag, lezer) -> dict[str, tuple[str, ...]]:
    return {v.verslag.titel: (v.kort, *v.redenen) for v in verwanten_van(verslag, lezer)}


@pytest.fixture
def niet_zoeken(monkeypatch):
    """From here on a page may not look for itself."""

    def nee(*args):
        raise AssertionError("De pagina zocht zelf.")

    monkeypatch.setattr("moresprudentie.verwanten.verwante_verslagen", nee)


def test_what_is_kept_equals_what_a_page_finds_itself(maak, medewerker, redacteur):
    dit = maak("Dit", zichtbaarheid="openbaar", trefwoorden="telefoons", **SAMEN)
    for nummer in range(5):
        maak(f"Ander {nummer}", zichtbaarheid="openbaar" if nummer % 2 else "organisatie", **SAMEN)
    maak("Niets", zwaar=("duurzaamheid",))
    gezocht = {
        lezer: [(v.verslag.titel, v.redenen, v.kort) for v in verwanten_van(dit, lezer)]
        for lezer in (None, medewerker, redacteur)
    }
    assert [len(rijen) for rijen in gezocht.values()] == [2, 3, 3]
    bewaar_verwanten(dit.pk)
    for lezer, rijen in gezocht.items():
        assert [(v.verslag.titel, v.redenen, v.kort) for v in verwanten_van(dit, lezer)] == rijen


def test_a_page_without_a_list_looks_for_itself(maak, medewerker):
    dit, _ = maak("Dit", **SAMEN), maak("Ander", **SAMEN)
    assert not Verwantenlijst.objects.exists()
    assert list(op_pagina(dit, medewerker)) == ["Ander"]


def test_a_new_verslag_comes_on_the_pages_of_those_it_resembles(maak, medewerker, niet_zoeken):
    oud = maak("Oud", **SAMEN)
    bewaar_verwanten(oud.pk)
    assert op_pagina(oud, medewerker) == {}
    nieuw = maak("Nieuw", trefwoorden="telefoons", **SAMEN)
    bewaar_verwanten(nieuw.pk)
    assert "Ook spanning tussen Privacy en Veiligheid" in op_pagina(oud, medewerker)["Nieuw"]
    assert list(op_pagina(nieuw, medewerker)) == ["Oud"]


def test_what_is_withdrawn_is_gone_from_every_page_and_nothing_of_it_is_kept(
    maak,
    medewerker,
    redacteur,
    niet_zoeken,
):
    een, twee = maak("Een", **SAMEN), maak("Twee", **SAMEN)
    for verslag in (een, twee):
        bewaar_verwanten(verslag.pk)
    assert list(op_pagina(een, medewerker)) == ["Twee"]
    trek_in(verslag=twee, door=redacteur, reden="Er staat een fout in.")
    assert op_pagina(een, medewerker) == {}
    assert not Verwantschap.objects.exists()
    assert not Verwantenlijst.objects.filter(pk=twee.pk).exists()
    bewaar_verwanten(twee.pk)
    assert not Verwantenlijst.objects.filter(pk=twee.pk).exists()


def test_reasons_of_before_a_correction_are_nowhere(maak, medewerker, niet_zoeken):
    een, twee = maak("Een", **SAMEN), maak("Twee", **SAMEN)
    for verslag in (een, twee):
        bewaar_verwanten(verslag.pk)
    assert "Ook spanning tussen Privacy en Veiligheid" in op_pagina(een, medewerker)["Twee"]
    twee.refresh_from_db()
    versie = twee.huidige_versie
    inhoud = lees(versie.inhoud)
    inhoud["spanningen"] = []
    versie.inhoud = dict(inhoud)
    with achter_de_rug():
        versie.save()
    with transaction.atomic():
        zet_in_databank(twee, versie, inhoud, waarden=list(twee.waarden.values_list("pk", flat=True)))
    assert op_pagina(een, medewerker) == {}
    bewaar_verwanten(twee.pk)
    assert not any("spanning" in reden for reden in op_pagina(een, medewerker)["Twee"])


def test_only_who_may_open_a_verslag_sees_it_as_a_similar_one(maak, medewerker, redacteur, niet_zoeken):
    dit = maak("Dit", zichtbaarheid="openbaar", **SAMEN)
    dicht = maak("Van het project", zichtbaarheid="deelnemers", **SAMEN)
    for nummer in range(3):
        maak(f"Ander {nummer}", zwaar=("privacy",), licht=("veiligheid",))
    bewaar_verwanten(dit.pk)
    bewaar_verwanten(dicht.pk)
    assert "Van het project" not in op_pagina(dit, medewerker)
    assert len(op_pagina(dit, medewerker)) == 3
    assert op_pagina(dit, None) == {}
    assert next(iter(op_pagina(dit, redacteur))) == "Van het project"
    Deelnemer.objects.create(project=dicht.project, gebruiker=medewerker, naam="Noor", email=medewerker.email)
    assert next(iter(op_pagina(dit, medewerker))) == "Van het project"


def test_the_worker_makes_what_lacks_and_what_is_old_and_no_more(maak, medewerker):
    een, twee = maak("Een", **SAMEN), maak("Twee", **SAMEN)
    assert list(te_maken(timezone.now())) == [twee.pk, een.pk]
    assert werk_bij(60) == 2
    assert werk_bij(60) == 0
    straks = timezone.now() + GELDIG
    assert set(te_maken(straks)) == {een.pk, twee.pk}
    tel_opnieuw()
    assert werk_bij(60) == 2


def test_one_that_somebody_else_holds_is_passed_over_until_the_next_round(maak, medewerker, monkeypatch):
    een, twee = maak("Een", **SAMEN), maak("Twee", **SAMEN)
    vast = verwanten._vast
    monkeypatch.setattr("moresprudentie.verwanten._vast", lambda pks: vast(pks).exclude(pk=twee.pk))
    bewaar_verwanten(een.pk)
    assert op_pagina(een, medewerker) == {}
    monkeypatch.undo()
    assert een.pk in set(te_maken(timezone.now()))
    werk_bij(60)
    assert list(op_pagina(een, medewerker)) == ["Twee"]


def test_publishing_asks_the_worker_to_look(maak, django_capture_on_commit_callbacks, medewerker):
    with django_capture_on_commit_callbacks(execute=True):
        dit = maak("Dit", **SAMEN)
    assert Verwantenlijst.objects.filter(pk=dit.pk).exists()


def test_the_pages_show_what_is_kept(maak, client, medewerker, niet_zoeken):
    dit = maak("Dit", zichtbaarheid="openbaar", **SAMEN)
    maak("Openbaar", zichtbaarheid="openbaar", **SAMEN)
    maak("Van de organisatie", **SAMEN)
    bewaar_verwanten(dit.pk)
    pagina = client.get(reverse("openbaar-verslag", args=[dit.slug])).content.decode()
    assert "Twee waarden en dezelfde spanning" in pagina
    assert "Van de organisatie" not in pagina
    client.force_login(medewerker)
    pagina = client.get(dit.get_absolute_url()).content.decode()
    assert "Van de organisatie" in pagina


def test_what_one_may_open_is_the_same_for_one_verslag_as_for_a_list(maak, medewerker, redacteur):
    for zichtbaarheid in Verslag.Zichtbaarheid.values:
        dit = maak(zichtbaarheid, zichtbaarheid=zichtbaarheid, **SAMEN)
        for mens in (medewerker, redacteur, dit.project.organisator):
            in_lijst = Verslag.objects.te_lezen_door(mens).filter(pk=dit.pk).exists()
            assert dit.te_openen_door(mens) is in_lijst, (zichtbaarheid, mens)
    assert verwante_verslagen(dit, Zoekregel.objects.voor(Lezer.van(medewerker)))
