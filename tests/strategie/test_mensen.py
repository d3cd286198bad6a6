"""The people of a dossier."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from organisatie.wijziging import kenmerk
from strategie import handelingen
from strategie.documenten import rapport, startnotitie

pytestmark = pytest.mark.django_db


def test_nobody_is_twice_in_the_list_of_one_process(dossier, cio, bestuurder):
    for wie in ({"naam": "Ria Bos"}, {"gebruiker": bestuurder}):
        handelingen.voeg_betrokkene_toe(dossier=dossier, soort="informatie", rol="x", door=cio, **wie)
        handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="x", door=cio, **wie)
        with pytest.raises(ValidationError, match="al in de lijst"):
            handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="y", door=cio, **wie)
    handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="y", naam="Ben Bos", door=cio)
    assert dossier.betrokkenen.count() == 5


def test_who_takes_the_place_of_a_betrokkene_is_meant_by_the_tick(dossier, cio, medewerker, redacteur):
    betrokkene = handelingen.voeg_betrokkene_toe(
        dossier=dossier, soort="keuze", rol="x", gebruiker=medewerker, schrijft_mee=True, door=cio
    )
    gezien = {"gebruiker": kenmerk(medewerker.pk), "schrijft_mee": kenmerk(True)}
    handelingen.wijzig_betrokkene(
        betrokkene=betrokkene, gebruiker=redacteur, schrijft_mee=True, door=cio, gezien=gezien
    )
    assert list(dossier.meeschrijvers.all()) == [redacteur]


@pytest.mark.parametrize(
    ("wie", "fout"),
    [
        ({}, "Kies een collega óf schrijf een naam op."),
        ({"gebruiker": "medewerker", "naam": "Ria Bos"}, "Kies een collega óf schrijf een naam op."),
        ({"naam": "Ria Bos", "schrijft_mee": "on"}, "Meeschrijven kan alleen met een account."),
    ],
)
def test_a_betrokkene_is_an_account_or_a_name_and_only_an_account_writes(
    als, dossier, cio, medewerker, wie, fout
):
    gegevens = {"soort": "keuze", "rol": "jurist", **wie}
    if "gebruiker" in gegevens:
        gegevens["gebruiker"] = medewerker.pk
    adres = reverse("strategie-betrokkene-nieuw", args=[dossier.pk])
    antwoord = als(cio).post(adres, gegevens)
    assert antwoord.status_code == 422
    assert fout in antwoord.text
    assert not dossier.betrokkenen.exists()


def test_all_that_is_wrong_with_a_betrokkene_is_said_at_once(als, dossier, cio):
    adres = reverse("strategie-betrokkene-nieuw", args=[dossier.pk])
    antwoord = als(cio).post(adres, {"soort": "keuze", "rol": "", "schrijft_mee": "on"})
    for fout in ("Schrijf op welke functie", "Kies een collega óf", "Meeschrijven kan alleen"):
        assert fout in antwoord.text


@pytest.mark.parametrize("wie", ["medewerker", "Ria Bos"])
def test_a_betrokkene_comes_in_by_account_and_by_name(als, dossier, cio, medewerker, wie):
    gegevens = {"gebruiker": medewerker.pk} if wie == "medewerker" else {"naam": wie}
    adres = reverse("strategie-betrokkene-nieuw", args=[dossier.pk])
    antwoord = als(cio).post(adres, {"soort": "keuze", "rol": "jurist", **gegevens})
    assert antwoord.status_code == 302
    assert dossier.betrokkenen.get().weergavenaam == (medewerker.naam if wie == "medewerker" else wie)


def test_taking_a_betrokkene_off_the_list_asks_first(als, dossier, cio):
    wie = handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="x", naam="Ria Bos", door=cio)
    adres = reverse("strategie-betrokkene-verwijderen", args=[dossier.pk, wie.pk])
    assert "Ria Bos" in als(cio).get(adres).text
    assert dossier.betrokkenen.exists()
    assert als(cio).post(adres)["Location"] == reverse("strategie-mensen", args=[dossier.pk]) + "#fase-1"
    assert not dossier.betrokkenen.exists()


def test_a_betrokkene_cannot_be_opened_while_phase_1_is_locked(als, dossier, cio):
    wie = handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="x", naam="Ria Bos", door=cio)
    adressen = [
        reverse(f"strategie-betrokkene{naam}", args=[dossier.pk, wie.pk]) for naam in ("", "-verwijderen")
    ]
    for adres in adressen:
        assert als(cio).get(adres).status_code == 200
    dossier.fasen.filter(nummer=1).update(status="vastgesteld")
    for adres in adressen:
        assert als(cio).get(adres)["Location"] == reverse("strategie-fase", args=[dossier.pk, 1])


def test_who_takes_part_in_two_processes_goes_on_writing_after_leaving_one(
    dossier, cio, medewerker, redacteur
):
    een, ander = (
        handelingen.voeg_betrokkene_toe(
            dossier=dossier, soort=soort, rol="x", gebruiker=medewerker, schrijft_mee=True, door=cio
        )
        for soort in ("keuze", "informatie")
    )
    handelingen.wijzig_betrokkene(betrokkene=een, gebruiker=redacteur, schrijft_mee=False, door=cio)
    assert list(dossier.meeschrijvers.all()) == [medewerker]
    handelingen.verwijder_betrokkene(betrokkene=een, door=cio)
    assert list(dossier.meeschrijvers.all()) == [medewerker]
    handelingen.verwijder_betrokkene(betrokkene=ander, door=cio)
    assert not dossier.meeschrijvers.exists()


@pytest.mark.parametrize(
    ("fase", "soort", "proces"),
    [
        (1, "informatie", "Informatieproces"),
        (2, "inventarisatie", "Brede inventarisatie"),
        (2, "keuze", "Keuze, onderbouwing en lading"),
        (3, "", "Opstellen van het actieplan"),
        (4, "", "Uitvoeren, volgen en bijstellen"),
    ],
)
def test_who_takes_part_is_kept_per_phase_and_shown_at_it(als, dossier, cio, fase, soort, proces):
    client = als(cio)
    adres = reverse("strategie-betrokkene-nieuw", args=[dossier.pk]) + f"?fase={fase}"
    form = client.get(adres).context["form"]
    assert ("soort" in form.fields) == bool(soort)
    antwoord = client.post(adres, {"soort": soort, "rol": "CISO", "naam": "Ria Bos"})
    mens = dossier.betrokkenen.get()
    assert mens.fase == fase
    assert antwoord["Location"] == reverse("strategie-mensen", args=[dossier.pk]) + f"#fase-{fase}"
    for andere in (1, 2, 3, 4):
        pagina = client.get(reverse("strategie-fase", args=[dossier.pk, andere])).text
        assert ("Ria Bos" in pagina) == (andere == fase)
    groepen = client.get(reverse("strategie-mensen", args=[dossier.pk])).context["groepen"]
    aantallen = {(g.fase.nummer, d.proces.naam): d.aantal for g in groepen for d in g.processen}
    assert {plek for plek, aantal in aantallen.items() if aantal} == {(fase, proces)}
    wijzig = reverse("strategie-betrokkene", args=[dossier.pk, mens.pk])
    client.post(wijzig, {"soort": mens.soort, "rol": "FG", "naam": "Ria Bos"})
    assert dossier.betrokkenen.get().rol == "FG"


def test_a_process_of_another_phase_is_refused_beside_the_field(als, dossier, cio):
    adres = reverse("strategie-betrokkene-nieuw", args=[dossier.pk]) + "?fase=2"
    antwoord = als(cio).post(adres, {"soort": "informatie", "rol": "CISO", "naam": "Ria Bos"})
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors.keys() == {"soort"}
    with pytest.raises(ValidationError, match="in deze fase meedoet"):
        handelingen.voeg_betrokkene_toe(
            dossier=dossier, fase=3, soort="keuze", rol="CISO", naam="Ria Bos", door=cio
        )
    assert not dossier.betrokkenen.exists()


def test_the_page_of_people_names_the_roles_of_the_method_until_somebody_has_them(als, dossier, cio):
    def nog(nummer: int) -> list[str]:
        groepen = als(cio).get(reverse("strategie-mensen", args=[dossier.pk])).context["groepen"]
        return next(g for g in groepen if g.fase.nummer == nummer).processen[0].suggesties

    assert {"CIO", "CISO", "Ethics officer", "Privacy officer"} <= set(nog(2))
    assert "Projectleider van ICT-projecten" in nog(3)
    assert "Projectleider van ICT-projecten" not in nog(2)
    handelingen.voeg_betrokkene_toe(
        dossier=dossier, fase=2, soort="inventarisatie", rol="ciso", naam="Ria Bos", door=cio
    )
    assert "CISO" not in nog(2)
    assert "CISO" in nog(3)
    adres = reverse("strategie-betrokkene-nieuw", args=[dossier.pk])
    form = als(cio).get(f"{adres}?fase=2&soort=inventarisatie&rol=FG").context["form"]
    assert (form["rol"].value(), form["soort"].value()) == ("FG", "inventarisatie")


@pytest.mark.parametrize("onzin", ["0", "5", "x", "9" * 5000])
def test_a_phase_that_is_none_gives_the_first_that_is_open(als, dossier, cio, onzin):
    dossier.fasen.filter(nummer=1).update(status="vastgesteld")
    adres = reverse("strategie-betrokkene-nieuw", args=[dossier.pk])
    assert als(cio).get(f"{adres}?fase={onzin}").context["intro"] == "Fase 2. Gewenste situatie."


def test_each_phase_names_its_own_people_in_the_document(als, dossier, cio):
    for fase, soort, naam in ((1, "keuze", "Een"), (2, "keuze", "Twee"), (3, "meewerken", "Drie")):
        handelingen.voeg_betrokkene_toe(
            dossier=dossier, fase=fase, soort=soort, rol="CISO", naam=naam, door=cio
        )
    alles = rapport(dossier).als_html()
    een, twee, drie = (alles.index(f">{naam}</th>") for naam in ("Een", "Twee", "Drie"))
    assert alles.index("Fase 1.") < een < alles.index("Fase 2.") < twee < alles.index("Fase 3.") < drie
    begin = startnotitie(dossier).als_html()
    assert "Een</th>" in begin
    assert "Twee</th>" not in begin


def test_the_next_version_keeps_everybody_in_their_phase(tot_en_met, cio):
    dossier = tot_en_met(2)
    handelingen.voeg_betrokkene_toe(
        dossier=dossier, fase=3, soort="meewerken", rol="CISO", naam="Ria Bos", door=cio
    )
    nieuw = handelingen.nieuwe_versie(dossier=dossier, reden="Nieuw college.", door=cio)
    assert [(b.fase, b.naam) for b in nieuw.betrokkenen.all()] == [(3, "Ria Bos")]
