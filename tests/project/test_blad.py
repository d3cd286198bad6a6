"""The sheet of the workshop, line by line: what is understood, what is kept, what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from acties.models import Actie
from project import documenten, handelingen
from project.models import Groep, Project, Reflectie
from project.workshop.handelingen import kies_waarde, noem_andere_waarde, wijzig_gekozen_waarde
from tests.formulieren import Formulier
from tests.project.conftest import waarde

HTMX = {"HX-Request": "true"}


def tafel(project: Project, naam: str) -> Groep:
    return project.groepen.get(naam=naam)


@pytest.fixture
def schrijf(in_workshop, notulist, als):
    """Write a new line as the notulist does: `schrijf("waarde", "Democratie", waarde="Privacy")`."""

    def _schrijf(welke: str, bij: str = "", project: Project = in_workshop, **velden):
        adres = reverse("project-regel-nieuw", args=[project.pk, welke])
        vraag = f"?groep={tafel(project, bij).pk}" if bij else ""
        return als(notulist).post(adres + vraag, velden, headers=HTMX)

    return _schrijf


def op_poster(project: Project) -> list[str]:
    return [str(gekozen) for gekozen in project.gekozen_waarden.op_poster().met_waarde()]


def test_a_line_with_a_colon_is_a_value_and_why(schrijf, in_workshop):
    assert schrijf("waarde", "Rechtsstaat", waarde="privacy: camera’s zien gezichten").status_code == 302
    gekozen = in_workshop.gekozen_waarden.get()
    assert (gekozen.waarde.naam, gekozen.reden) == ("Privacy", "camera’s zien gezichten")


@pytest.mark.parametrize("naam", ["PRIVACY", " non discriminatie ", "Efficientie", "menselijke  waardigheid"])
def test_capitals_accents_and_hyphens_make_no_difference(schrijf, in_workshop, naam):
    schrijf("waarde", "Democratie", waarde=naam)
    assert in_workshop.gekozen_waarden.get().waarde.project_id is None


def test_two_tables_name_the_same_value_each_with_its_own_reason(schrijf, in_workshop):
    schrijf("waarde", "Democratie", waarde="Privacy", reden="Bezoekers weten het niet.")
    schrijf("waarde", "Bestuurskracht", waarde="Privacy", reden="De leverancier kijkt mee.")
    gekozen = in_workshop.gekozen_waarden.get()
    assert gekozen.redenen() == [
        ("Democratie", "Bezoekers weten het niet."),
        ("Bestuurskracht", "De leverancier kijkt mee."),
    ]
    antwoord = schrijf("waarde", "Democratie", waarde="Privacy", reden="Nog iets.")
    assert antwoord.status_code == 422
    assert "Democratie noemde Privacy al." in antwoord.text
    assert "Nog iets." in antwoord.text


def test_a_value_beside_the_framework_stands_on_the_poster_and_is_of_this_project_only(schrijf, in_workshop):
    schrijf("waarde", "Democratie", waarde="Vertrouwen: boeren moeten cijfers kunnen geloven")
    andere = in_workshop.gekozen_waarden.get().waarde
    assert (andere.naam, andere.project, andere.plaats) == (
        "Vertrouwen",
        in_workshop,
        "Principe nog te bepalen",
    )
    poster = documenten.maak_poster(in_workshop)
    assert [w.naam for w in poster.fundamenten[0].waarden] == ["Vertrouwen"]


def test_a_group_says_at_once_or_later_under_which_principe_another_value_belongs(
    schrijf, in_workshop, notulist, als
):
    from waardenkader.models import Principe

    kwaliteit = Principe.objects.actueel().get(naam="Bestuurskwaliteit")
    schrijf("waarde", "Democratie", waarde="Vertrouwen", principe=kwaliteit.pk)
    assert in_workshop.gekozen_waarden.get().waarde.principe == kwaliteit
    keuze = in_workshop.gekozen_waarden.get().groepskeuzes.get()
    participatie = Principe.objects.actueel().get(naam="Participatie")
    adres = reverse("project-regel", args=[in_workshop.pk, "waarde", keuze.pk])
    Formulier(als(notulist), adres, met="reden").stuur(principe=participatie.pk)
    andere = in_workshop.gekozen_waarden.get().waarde
    assert (andere.principe, andere.principe_voorlopig) == (participatie, False)


def test_a_slip_of_the_keyboard_does_not_become_another_value(schrijf, in_workshop):
    antwoord = schrijf("waarde", "Democratie", waarde="Transparentie")
    assert antwoord.status_code == 422
    assert "Bedoel je Transparantie?" in antwoord.text
    assert not in_workshop.gekozen_waarden.exists()
    schrijf("waarde", "Democratie", waarde="Transparentie", principe="open")
    assert op_poster(in_workshop) == ["Transparentie"]


def test_a_value_that_was_entered_wrong_becomes_another_one_and_keeps_its_reason(
    schrijf, in_workshop, notulist, als
):
    schrijf("waarde", "Democratie", waarde="Vertrouwen", reden="Want zo is het.")
    keuze = in_workshop.gekozen_waarden.get().groepskeuzes.get()
    adres = reverse("project-regel", args=[in_workshop.pk, "waarde", keuze.pk])
    Formulier(als(notulist), adres, met="reden").stuur(waarde="Integriteit")
    gekozen = in_workshop.gekozen_waarden.get()
    assert (gekozen.waarde.naam, gekozen.reden) == ("Integriteit", "Want zo is het.")
    assert not in_workshop.eigen_waarden.exists(), "the value that nobody named any more is gone"


def test_the_plenary_takes_two_values_together_and_apart_again(in_workshop, gespreksleider):
    for naam in ("Transparantie", "Uitlegbaarheid"):
        kies_waarde(project=in_workshop, door=gespreksleider, waarde=waarde(naam), reden=f"Want {naam}.")
    een, ander = in_workshop.gekozen_waarden.met_waarde()
    wijzig_gekozen_waarde(gekozen=ander, door=gespreksleider, samen_met=een)
    assert op_poster(in_workshop) == ["Transparantie"]
    vers = in_workshop.gekozen_waarden.op_poster().met_waarde().get()
    assert ("Rechtsstaat, als Uitlegbaarheid", "Want Uitlegbaarheid.") in vers.redenen()
    wijzig_gekozen_waarde(gekozen=ander, door=gespreksleider, samen_met=None)
    assert op_poster(in_workshop) == ["Transparantie", "Uitlegbaarheid"]


def test_a_tension_goes_along_with_a_value_that_is_taken_together(met_uitkomsten, gespreksleider):
    kies_waarde(project=met_uitkomsten, door=gespreksleider, waarde=waarde("Veiligheid"))
    veiligheid = met_uitkomsten.gekozen_waarden.get(waarde__naam="Veiligheid")
    privacy = met_uitkomsten.gekozen_waarden.get(waarde__naam="Privacy")
    effectiviteit = met_uitkomsten.gekozen_waarden.get(waarde__naam="Effectiviteit")
    wijzig_gekozen_waarde(gekozen=effectiviteit, door=gespreksleider, samen_met=veiligheid)
    assert str(met_uitkomsten.spanningen.get()) == "Privacy en Veiligheid"
    with pytest.raises(ValidationError, match="Spanning A"):
        wijzig_gekozen_waarde(gekozen=veiligheid, door=gespreksleider, samen_met=privacy)


def test_a_tension_between_the_same_two_values_is_entered_once(schrijf, met_uitkomsten):
    antwoord = schrijf(
        "spanning", project=met_uitkomsten, waarde_a="effect", waarde_b="priv", schuurt="Andersom."
    )
    assert antwoord.status_code == 422
    assert "De spanning tussen deze twee waarden staat er al." in antwoord.text
    assert met_uitkomsten.spanningen.count() == 1


def test_an_action_with_who_and_when_stands_on_one_line(schrijf, met_uitkomsten, actiehouder):
    schrijf(
        "actie",
        project=met_uitkomsten,
        titel="Borden ophangen",
        wie="thijs bakker",
        waarden="priv, Transparantie",
        termijn="1 maart",
    )
    actie = met_uitkomsten.acties.get(titel="Borden ophangen")
    assert actie.actiehouder == actiehouder
    assert actie.termijn is not None
    assert (actie.termijn.day, actie.termijn.month) == (1, 3)
    assert actie.termijn >= timezone.localdate()
    assert sorted(w.naam for w in actie.waarden.all()) == ["Privacy", "Transparantie"]
    assert (actie.is_voorstel, actie.nummer) == (False, 2)


@pytest.mark.parametrize(
    ("veld", "fout", "melding"),
    [
        ("termijn", "ooit", "‘ooit’ is geen dag"),
        ("waarden", "Pivacy", "Bedoel je Privacy?"),
        ("monitor", "Niemand", "We vinden geen collega met de naam ‘Niemand’"),
        ("titel", "", "Schrijf op wat er gaat gebeuren."),
    ],
)
def test_what_is_not_understood_in_an_action_is_said_beside_it_and_kept(
    schrijf, met_uitkomsten, veld, fout, melding
):
    velden = {"titel": "Borden ophangen", "wie": "De aannemer"} | {veld: fout}
    antwoord = schrijf("actie", project=met_uitkomsten, **velden)
    assert antwoord.status_code == 422
    assert melding in antwoord.text
    assert "De aannemer" in antwoord.text
    assert fout in antwoord.text


def test_a_proposal_is_no_action_until_it_is_agreed_on(schrijf, in_workshop, notulist, organisator, als):
    kies_waarde(project=in_workshop, door=organisator, waarde=waarde("Privacy"))
    for titel in ("Bordjes", "Bewaartermijn", "Toch niet"):
        schrijf("voorstel", "Rechtsstaat", titel=titel, wie="De jurist")
    assert documenten.maak_poster(in_workshop).acties == ()
    for titel in ("Bordjes", "Bewaartermijn"):
        pk = in_workshop.acties.get(titel=titel).pk
        als(notulist).post(reverse("project-voorstellen", args=[in_workshop.pk]), {"actie": pk})
    assert [(a.nummer, a.titel) for a in documenten.maak_poster(in_workshop).acties] == [
        (1, "Bordjes"),
        (2, "Bewaartermijn"),
    ]
    handelingen.rond_workshop_af(project=in_workshop, door=organisator)
    assert [a.titel for a in in_workshop.acties.afgesproken()] == ["Bordjes", "Bewaartermijn"]
    pagina = als(organisator).get(reverse("project-acties", args=[in_workshop.pk])).text
    assert "Voorstellen die niet zijn afgesproken" in pagina
    toch = in_workshop.acties.get(titel="Toch niet")
    als(organisator).post(reverse("project-voorstellen", args=[in_workshop.pk]), {"actie": toch.pk})
    toch.refresh_from_db()
    assert (toch.is_voorstel, toch.nummer, toch.is_concept) == (False, 3, False)


def test_numbers_of_actions_are_not_given_again(schrijf, met_uitkomsten, notulist, als):
    for titel in ("Twee", "Drie"):
        schrijf("actie", project=met_uitkomsten, titel=titel)
    twee = met_uitkomsten.acties.get(titel="Twee")
    als(notulist).post(reverse("project-regel-weg", args=[met_uitkomsten.pk, "actie", twee.pk]))
    schrijf("actie", project=met_uitkomsten, titel="Vier")
    assert list(met_uitkomsten.acties.op_nummer().values_list("nummer", "titel")) == [
        (1, "Contract aanpassen"),
        (3, "Drie"),
        (4, "Vier"),
    ]


def test_how_two_actions_relate_is_noted_by_their_numbers(schrijf, met_uitkomsten):
    schrijf("actie", project=met_uitkomsten, titel="Twee")
    assert (
        schrijf("verband", project=met_uitkomsten, actie_a="1", soort="overlap", actie_b="2").status_code
        == 302
    )
    assert str(met_uitkomsten.actieverbanden.get()) == "Contract aanpassen en Twee"
    antwoord = schrijf("verband", project=met_uitkomsten, actie_a="2", soort="spanning", actie_b="1")
    assert "Het verband tussen deze twee acties staat er al." in antwoord.text
    antwoord = schrijf("verband", project=met_uitkomsten, actie_a="1", soort="spanning", actie_b="7")
    assert "Er is geen actie 7." in antwoord.text


def test_agreements_have_who_and_when_and_reflections_have_no_name(schrijf, in_workshop):
    over = timezone.localdate() + timedelta(days=40)
    schrijf("afspraak", tekst="Terug naar de wethouder", wie="Noor", datum=over.isoformat())
    schrijf("reflectie", vraag="geleerd", tekst="Dat stoppen ook een uitkomst is.")
    afspraak = in_workshop.afspraken.get()
    assert (afspraak.tekst, afspraak.wie, afspraak.datum) == ("Terug naar de wethouder", "Noor", over)
    assert not {veld.name for veld in Reflectie._meta.get_fields()} & {"door", "deelnemer", "gebruiker"}


def test_whoever_comes_second_on_a_line_sees_both_holders_and_chooses(met_uitkomsten, notulist, als):
    actie = met_uitkomsten.acties.get()
    adres = reverse("project-regel", args=[met_uitkomsten.pk, "actie", actie.pk])
    eerste, tweede = (Formulier(als(notulist), adres, met="titel") for _ in range(2))
    assert eerste.stuur(wie="De aannemer").status_code == 302
    antwoord = tweede.stuur(wie="De brugwachter")
    assert antwoord.status_code == 422
    assert "De aannemer" in antwoord.text
    assert tweede.stuur(**{"keuze-wie": "mijn"}).status_code == 302
    assert Actie.objects.get(pk=actie.pk).houder == "De brugwachter"


def test_a_line_that_somebody_else_took_away_is_not_made_again(met_uitkomsten, notulist, als):
    spanning = met_uitkomsten.spanningen.get()
    adres = reverse("project-regel", args=[met_uitkomsten.pk, "spanning", spanning.pk])
    open_blad = Formulier(als(notulist), adres, met="schuurt")
    als(notulist).post(reverse("project-regel-weg", args=[met_uitkomsten.pk, "spanning", spanning.pk]))
    assert open_blad.client.post(adres, open_blad.velden()).status_code == 404
    assert not met_uitkomsten.spanningen.exists()


def test_a_reflection_on_an_accentwaarde_can_be_taken_back(in_workshop, dossier, notulist, organisator, als):
    handelingen.wijzig_project(project=in_workshop, door=organisator, dossier=dossier)
    groep, privacy = in_workshop.groepen.first(), waarde("Privacy")
    adres = reverse("project-regel", args=[in_workshop.pk, "accentwaarde", privacy.pk]) + f"?groep={groep.pk}"
    blad = Formulier(als(notulist), adres, met="waarom")
    antwoord = blad.stuur(rol="ja")
    assert "Schrijf op waarom wel of niet." in antwoord.text
    assert blad.stuur(rol="ja", waarom="Telefoons verraden waar je bent.").status_code == 302
    assert groep.accentreflecties.get().speelt_rol
    assert Formulier(als(notulist), adres, met="waarom").stuur(rol="", waarom="").status_code == 302
    assert not groep.accentreflecties.exists()


def test_two_who_write_about_an_accentwaarde_both_see_what_the_other_wrote(
    in_workshop, dossier, notulist, organisator, als
):
    handelingen.wijzig_project(project=in_workshop, door=organisator, dossier=dossier)
    groep = in_workshop.groepen.first()
    adres = reverse("project-regel", args=[in_workshop.pk, "accentwaarde", waarde("Privacy").pk])
    eerste, tweede = (Formulier(als(notulist), f"{adres}?groep={groep.pk}", met="waarom") for _ in range(2))
    assert eerste.stuur(rol="ja", waarom="Telefoons.").status_code == 302
    antwoord = tweede.stuur(rol="nee", waarom="Geen namen.")
    assert antwoord.status_code == 422
    assert "Telefoons." in antwoord.text
    assert tweede.stuur(**{"keuze-rol": "ander", "keuze-waarom": "mijn"}).status_code == 302
    reflectie = groep.accentreflecties.get()
    assert (reflectie.speelt_rol, reflectie.waarom) == (True, "Geen namen.")


def test_the_sheet_shows_what_values_mean_and_what_the_organisation_means_by_them(
    in_workshop, dossier, notulist, organisator, als
):
    handelingen.wijzig_project(project=in_workshop, door=organisator, dossier=dossier)
    pagina = als(notulist).get(reverse("project-blad", args=[in_workshop.pk])).text
    privacy = waarde("Privacy")
    assert privacy.definitie in pagina
    assert "Bestuurlijke lading:" in pagina


def test_what_was_answered_in_words_before_stays_to_be_read(in_workshop, notulist, als):
    from formats.models import Antwoord

    Antwoord.objects.create(
        invulling=in_workshop.workshop.blad, vraag="overlap", tekst="Veel overlap.", versie=1
    )
    pagina = als(notulist).get(reverse("project-blad", args=[in_workshop.pk])).text
    assert "Is er overlap tussen waarden?" in pagina
    assert "Veel overlap." in pagina
    assert "Wat heb je geleerd?" not in pagina.partition('id="notities"')[2].partition("<datalist")[0]


@pytest.mark.parametrize("nummer", range(2, 8))
def test_the_address_that_a_step_had_leads_to_its_place_on_the_sheet(in_workshop, notulist, als, nummer):
    antwoord = als(notulist).get(f"/project/{in_workshop.pk}/workshop/stap-{nummer}/")
    assert antwoord.status_code == 301
    assert antwoord["Location"].endswith(f"/workshop/blad/#stap-{nummer}")


def test_a_value_of_another_project_is_not_offered_here(in_workshop, organisator, schrijf):
    ander = handelingen.maak_project(door=organisator, titel="Ander project")
    Project.objects.filter(pk=ander.pk).update(fase="workshop")
    ander.refresh_from_db()
    noem_andere_waarde(project=ander, door=organisator, naam="Vertrouwen", groep=ander.groepen.first())
    schrijf("waarde", "Democratie", waarde="Vertrouwen")
    assert in_workshop.gekozen_waarden.get().waarde.project == in_workshop


def test_a_value_that_gets_another_place_moves_the_others(met_uitkomsten, gespreksleider):
    derde = met_uitkomsten.gekozen_waarden.get(waarde__naam="Effectiviteit")
    wijzig_gekozen_waarde(gekozen=derde, door=gespreksleider, volgorde=1)
    rij = met_uitkomsten.gekozen_waarden.values_list("volgorde", "waarde__naam")
    assert list(rij) == [(1, "Effectiviteit"), (2, "Transparantie"), (3, "Privacy")]


def test_all_proposals_are_agreed_on_at_once_or_none(schrijf, in_workshop, notulist, als):
    for titel in ("Bordjes", "Bewaartermijn"):
        schrijf("voorstel", "Rechtsstaat", titel=titel)
    adres = reverse("project-voorstellen", args=[in_workshop.pk])
    pagina = als(notulist).post(adres, {"actie": "alle"}, follow=True).text
    assert "2 voorstellen staan nu in het actieplan." in pagina
    assert [a.nummer for a in in_workshop.acties.op_nummer()] == [1, 2]


def test_the_page_of_an_action_offers_the_other_values_of_its_project(met_uitkomsten, organisator, als):
    groep = met_uitkomsten.groepen.first()
    andere = noem_andere_waarde(project=met_uitkomsten, door=organisator, naam="Vertrouwen", groep=groep)
    actie = met_uitkomsten.acties.get()
    form = Formulier(als(organisator), reverse("actie-wijzigen", args=[actie.pk]), met="titel")
    form.stuur(waarden=[andere.waarde_id])
    assert [w.naam for w in actie.waarden.all()] == ["Vertrouwen"]
