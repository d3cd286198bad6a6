"""Before a verslag is offered or published, what tells who somebody is stands in a list, and one tick is about that list."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from formats.handelingen import vul_in
from moresprudentie.handelingen import bied_aan, publiceer
from moresprudentie.inhoud import verzamel
from moresprudentie.models import Verslag, Verslagversie
from moresprudentie.vondsten import NieuweVondsten, plekken, zoek_vondsten
from project.models import Project


def typ(verslag: Verslag, door, **teksten: str) -> Verslag:
    """Type answers and give the verslag as a next page reads it."""
    vul_in(invulling=verslag.invulling, teksten=teksten, door=door)
    return Verslag.objects.get(pk=verslag.pk)


def velden(antwoord) -> dict[str, str]:
    """Give the hidden mark of what the page showed."""
    return {"getoond": antwoord.context["form"]["getoond"].value()}


def test_a_finding_stands_in_its_sentence_with_its_place_and_the_way_there(verslag, organisator, als):
    verslag = typ(verslag, organisator, afweging="Privacy gaat voor. Dat vond mevrouw Bos ook. Klaar.")
    werk = reverse("project-verslag", args=[verslag.project_id])
    pagina = als(organisator).get(f"{werk}aanbieden/").text
    assert (
        f'href="{werk}#vraag-afweging">Verslaglegging en monitoring: Welke waardeafweging is er gemaakt?</a>'
        in pagina
    )
    assert re.search(r"Dat vond <mark[^>]*>mevrouw Bos</mark> ook\.", pagina)
    assert "Privacy gaat voor. Dat" not in pagina


def test_everybody_on_the_project_is_known(verslag, organisator, actiehouder, regievoerder):
    verslag.project.acties.filter(actiehouder=actiehouder).update(monitor=regievoerder)
    tekst = "Bos (tafel 1), Hendriks, Smit, T. Bakker, Vermeer, Willems en Koen."
    verslag = typ(verslag, organisator, afweging=f"Er waren {tekst}")
    gevonden = [vondst.treffer for vondst in zoek_vondsten(verslag)]
    assert gevonden == ["Bos", "Hendriks", "Smit", "T. Bakker", "Vermeer", "Willems", "Koen"]


def test_a_text_in_the_data_of_the_project_is_looked_through_too(verslag, organisator, redacteur, als):
    actie = verslag.project.acties.get(titel="Contract aanpassen")
    type(actie).objects.filter(pk=actie.pk).update(wijziging_toelichting="Bel 06-12345678.")
    privacy = verslag.project.gekozen_waarden.get(waarde__slug="privacy")
    privacy.groepskeuzes.update(reden="Zei Anna Bos.")
    verslag.project.spanningen.update(afweging="Volgens Kuil.")
    aanbieden = als(organisator).get(reverse("project-verslag-aanbieden", args=[verslag.project_id])).text
    assert (
        f'href="{reverse("actie-wijzigen", args=[actie.pk])}">Actie 1: wijziging in de organisatie</a>'
        in aanbieden
    )
    bied_aan(verslag=verslag, door=organisator)
    publiceren = als(redacteur).get(reverse("project-verslag-publiceren", args=[verslag.project_id])).text
    for waar in ("Waarde Privacy: waarom deze waarde", "de afweging", "Actie 1: wijziging in de organisatie"):
        assert waar in publiceren
    assert reverse("actie-wijzigen", args=[actie.pk]) not in publiceren, "the redacteur cannot open it"
    assert "het project kan dit wijzigen" in publiceren


def test_every_text_of_the_content_has_a_place(verslag):
    """A field that is added to the content must be looked through."""
    vast = {
        *(
            "schema",
            "nummer",
            "gepubliceerd_op",
            "sleutel",
            "label",
            "naam",
            "waarde",
            "principe",
            "fundament",
        ),
        *(
            "fundament_naam",
            "soort",
            "kader",
            "letter",
            "termijn",
            "stand",
            "bereik",
            "bereik_naam",
            "datum",
            "organisatie",
        ),
        *("lading", "invulling"),  # lading is of the strategy, the invulling is the betekenis of the value
    }
    inhoud = verzamel(verslag, versie=1, reden="x")

    def merk(deel, pad=""):
        if isinstance(deel, dict):
            kop = deel.get("sleutel") == pad or "vragen" in deel
            return {k: v if k in vast or (kop and k == "titel") else merk(v, k) for k, v in deel.items()}
        if isinstance(deel, list):
            return [merk(d, pad) for d in deel]
        if isinstance(deel, str):
            gemerkt.append(f"Merk{len(gemerkt)}.")
            return gemerkt[-1]
        return deel

    gemerkt: list[str] = []
    teksten = " ".join(plek.tekst for plek in plekken(verslag, merk(inhoud)))
    assert len(gemerkt) > 30
    assert [woord for woord in gemerkt if woord not in teksten] == []


def test_without_findings_nothing_is_asked(verslag, organisator, als):
    adres = reverse("project-verslag-aanbieden", args=[verslag.project_id])
    pagina = als(organisator).get(adres)
    assert "Ik heb deze plekken bekeken" not in pagina.text
    assert als(organisator).post(adres, {"toelichting": "", **velden(pagina)}).status_code == 302


@pytest.mark.parametrize("wat", ["aanbieden", "publiceren"])
def test_the_tick_holds_for_what_was_shown_and_is_asked_again_for_what_is_new(
    verslag, organisator, redacteur, als, wat
):
    if wat == "publiceren":
        bied_aan(verslag=verslag, door=organisator)
    client = als(organisator if wat == "aanbieden" else redacteur)
    verslag = typ(verslag, redacteur, afweging="Anna Bos vond dit te ver gaan.")
    adres = reverse(f"project-verslag-{wat}", args=[verslag.project_id])
    rest = {"toelichting": "Graag snel.", "zichtbaarheid": "organisatie", "nagekeken": "on"}
    eerste = client.get(adres)
    zonder = client.post(adres, rest | velden(eerste))
    assert zonder.status_code == 422
    assert "Zet het vinkje als ze mogen blijven staan" in zonder.text
    verslag = typ(verslag, redacteur, context="Bel Anna op 06-12345678.")
    anders = client.post(adres, rest | velden(eerste) | {"bekeken": "on"})
    assert anders.status_code == 422
    assert "De tekst is intussen veranderd" in anders.text
    assert "06-12345678" in anders.text
    assert not re.search(r'name="bekeken"[^>]*checked', anders.text)
    assert "Graag snel." in anders.text or wat == "publiceren"
    klaar = client.post(adres, rest | velden(anders) | {"bekeken": "on"})
    assert klaar.status_code == 302
    verwacht = "aangeboden" if wat == "aanbieden" else "gepubliceerd"
    assert Verslag.objects.get(pk=verslag.pk).status == verwacht


def test_what_is_typed_between_the_page_and_the_lock_is_seen_by_the_handeling(
    verslag, organisator, redacteur
):
    gezien = frozenset(vondst.kenmerk for vondst in zoek_vondsten(verslag))
    verslag = typ(verslag, organisator, afweging="Anna Bos vond dit te ver gaan.")
    with pytest.raises(NieuweVondsten):
        bied_aan(verslag=verslag, door=organisator, bekeken=gezien)
    bied_aan(verslag=verslag, door=organisator)
    with pytest.raises(NieuweVondsten):
        publiceer(verslag=verslag, door=redacteur, zichtbaarheid="organisatie", bekeken=gezien)
    assert not Verslagversie.objects.exists()


def test_a_name_in_the_reason_of_a_version_is_found(gepubliceerd, redacteur, als):
    adres = reverse("project-verslag-publiceren", args=[gepubliceerd.project_id])
    keuze = {"zichtbaarheid": "organisatie", "nagekeken": "on", "reden": "Anna Bos vroeg erom."}
    antwoord = als(redacteur).post(adres, keuze | velden(als(redacteur).get(adres)))
    assert antwoord.status_code == 422
    assert "Reden van deze versie" in antwoord.text


def test_an_actiehouder_without_an_account_stands_in_it_with_the_function(
    verslag, organisator, als, redacteur, project
):
    adres = reverse("project-verslag-aanbieden", args=[project.pk])
    actie = project.acties.get(titel="Borden plaatsen")
    pagina = als(organisator).get(adres).text
    assert "ontbreekt de functie van de actiehouder" in pagina
    wijzig = reverse("actie-wijzigen", args=[actie.pk])
    assert f'href="{wijzig}"' in pagina
    Project.objects.filter(pk=project.pk).update(fase="implementatie")
    formulier = als(organisator).get(wijzig).context["form"]
    gegevens = {veld.html_name: veld.value() for veld in formulier if isinstance(veld.value(), str)}
    antwoord = als(organisator).post(wijzig, gegevens | {"actiehouder_functie": "Boswachter"})
    assert antwoord.status_code == 302, antwoord.text
    assert "ontbreekt de functie" not in als(organisator).get(adres).text
    assert [a["actiehouder"] for a in verzamel(Verslag.objects.get())["acties"]] == ["Inkoper", "Boswachter"]
