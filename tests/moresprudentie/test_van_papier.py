"""An old verslag, typed over from paper: one page, then the same way as every verslag, and nothing begins with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from acties.models import Actie
from moresprudentie.handelingen import bied_aan, publiceer, voer_oud_verslag_in, wijzig_oud_verslag
from moresprudentie.handelingen.papier import merk
from moresprudentie.models import Cijferregel, Verslag
from organisatie import meldingen
from organisatie.models import Auditregel, Bericht, Melding
from project.models import Project
from project.oude_workshop import OudeActie, OudeWaarde, OudeWorkshop, lees_oude_workshop
from tests.acties.test_jaar import op
from tests.formulieren import Formulier
from tests.moresprudentie.conftest import TEKSTEN, waarde
from waardenkader.models import Kaderversie, Waarde

pytestmark = pytest.mark.django_db

GEPLAKT = "De gemeente telde “bezoekers” – 1.200 per dag…\r\n• via telefoons\r\n• via camera’s\xa0"


@pytest.fixture
def pagina(kader, onderdeel, organisatie, redacteur, als) -> Formulier:
    """The page as the redacteur has it."""
    return Formulier(als(redacteur), reverse("oud-verslag"), met="titel")


def velden(**anders: str) -> dict[str, str]:
    """What somebody types over from paper."""
    return {
        "titel": "Parkeersensoren binnenstad",
        "datum": "2022-05-17",
        "locatie": "stadhuis",
        "technologie": "Sensoren",
        "deelnemers_toen": "11",
        "van_buiten_toen": "3",
        "geleid_door": "Saskia Brandsma",
        "uitkomst": "door",
        "uitkomst_reden": "Met een langere termijn.",
        "waarden-0-naam": "privacy",
        "waarden-0-betekenis": GEPLAKT,
        "waarden-0-weegt_zwaar": "on",
        "waarden-1-naam": "Transparantie",
        "waarden-2-naam": "Doorstroming",
        "waarden-2-fundament": "bestuurskracht",
        "spanningen-0-a": "Privacy",
        "spanningen-0-b": "doorstroming",
        "spanningen-0-schuurt": "Meer meten geeft betere doorstroming.",
        "acties-0-titel": "Bord plaatsen bij elke sensor",
        "acties-0-wie": "afdeling Verkeer",
        "acties-0-waarden": "transparantie, privacy",
        "acties-0-gedaan": "on",
        "acties-1-titel": "Bewaartermijn vastleggen",
        **{f"vraag_{sleutel}": tekst for sleutel, tekst in TEKSTEN.items()},
        "vraag_trefwoorden": "parkeren, binnenstad",
        "zichtbaarheid": "organisatie",
        **anders,
    }


@pytest.fixture
def ingevoerd(pagina) -> Verslag:
    """An old verslag that was typed over."""
    pagina.stuur(**velden())
    return Verslag.objects.get(project__van_papier=True)


@pytest.fixture
def gepubliceerd_van_papier(ingevoerd, redacteur) -> Verslag:
    """The same in the databank."""
    aangeboden = bied_aan(verslag=ingevoerd, door=redacteur)
    return publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="organisatie").verslag


def test_one_press_makes_a_draft_in_the_workspace_with_all_that_was_typed(pagina, redacteur, onderdeel):
    reactie = pagina.stuur(**velden(onderdeel=str(onderdeel.pk)))
    verslag = Verslag.objects.get(project__van_papier=True)
    assert reactie.url == reverse("project-verslag", args=[verslag.project_id])
    project = verslag.project
    assert (verslag.status, project.fase, project.organisator) == ("concept", "afgerond", redacteur)
    werkplek = pagina.client.get(reactie.url).text
    for tekst in ("Parkeersensoren binnenstad", "3 waarden, 1 spanning, 2 acties", TEKSTEN["context"]):
        assert tekst in werkplek
    voorbeeld = pagina.client.get(reverse("project-verslag-voorbeeld", args=[project.pk])).text
    for tekst in ("17 mei 2022", "Doorstroming", "afdeling Verkeer", "Gereed", "Niet gereed, of niet bekend"):
        assert tekst in voorbeeld
    assert "Saskia" not in voorbeeld
    assert "bezoekers” – 1.200 per dag…" in voorbeeld


def test_it_ends_in_the_databank_where_search_and_filters_find_it(gepubliceerd_van_papier, medewerker, als):
    client = als(medewerker)
    for vraag in ("q=doorstroming", "q=parkeren", "waarde=privacy", "technologie=Sensoren", "uitkomst=door"):
        gevonden = client.get(f"{reverse('databank')}?{vraag}").text
        assert gepubliceerd_van_papier.get_absolute_url() in gevonden, vraag
    gelezen = client.get(gepubliceerd_van_papier.get_absolute_url()).text
    assert "17 mei 2022" in gelezen
    assert "11" in gelezen
    bibliotheek = client.get(reverse("bibliotheek")).text
    assert "Bord plaatsen bij elke sensor" in bibliotheek


def test_it_counts_in_no_half_year(gepubliceerd_van_papier):
    assert not Cijferregel.objects.exists()


def test_nobody_is_mailed_asked_or_reminded_because_of_it(
    gepubliceerd_van_papier, redacteur, regievoerder, medewerker, als
):
    Bericht.objects.all().delete()
    Melding.objects.all().delete()
    begin = timezone.localdate()
    for dagen in (1, 32, 93, 95, 190, 370):
        dag = begin + timedelta(days=dagen)
        with op(dag):
            meldingen.ronde(dag)
    soorten = set(Melding.objects.values_list("soort", flat=True))
    assert soorten <= {"terugkoppeling"}
    assert not Melding.objects.filter(tekst__contains="Parkeersensoren").exists()
    assert not Bericht.objects.filter(tekst__contains="Parkeersensoren").exists()


def test_it_stands_in_no_list_of_projects_or_actions(gepubliceerd_van_papier, redacteur, als):
    client = als(redacteur)
    project = gepubliceerd_van_papier.project
    for adres in (reverse("projecten"), f"{reverse('projecten')}?toon=afgesloten", reverse("acties"), "/"):
        assert "Parkeersensoren" not in client.get(adres).text, adres
    actie = Actie.objects.filter(project=project)[0]
    for adres in (
        reverse("project", args=[project.pk]),
        reverse("project-acties", args=[project.pk]),
        reverse("project-casusbeschrijving", args=[project.pk]),
        reverse("actie", args=[actie.pk]),
    ):
        assert client.get(adres).status_code == 404, adres


def test_as_long_as_it_is_a_draft_it_waits_for_who_entered_it_and_every_redacteur_can_finish_it(
    ingevoerd, redacteur, persoon, als
):
    assert "Parkeersensoren binnenstad" in als(redacteur).get("/").text
    ander = persoon("andere redacteur", "redacteur")
    client = als(ander)
    assert "Parkeersensoren binnenstad" in client.get(reverse("redactie")).text
    assert client.get(reverse("project-verslag", args=[ingevoerd.project_id])).status_code == 200
    assert bied_aan(verslag=ingevoerd, door=ander).status == "aangeboden"


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"titel": ""}, "Vul in hoe het project heette."),
        ({"datum": "2099-01-01"}, "Deze dag moet nog komen."),
        ({"datum": "mei"}, "Vul een datum in"),
        ({"uitkomst_reden": ""}, "Schrijf op waarom dit de uitkomst was."),
        ({"uitkomst": ""}, "Kies de uitkomst die bij deze reden hoort."),
        ({"van_buiten_toen": "12"}, "Dit zijn er meer dan er meededen."),
        ({"waarden-0-naam": "Privacie"}, "Bedoel je Privacy?"),
        ({"waarden-2-fundament": ""}, "‘Doorstroming’ staat niet in"),
        ({"waarden-1-naam": "PRIVACY"}, "staat er al"),
        ({"waarden-0-naam": ""}, "Welke waarde is het?"),
        ({"spanningen-0-b": "Rechtvaardigheid"}, "staat niet bij de waarden hierboven"),
        ({"spanningen-0-b": "privacy"}, "Kies een andere waarde dan de eerste."),
        ({"spanningen-0-schuurt": ""}, "Schrijf op wat er schuurt."),
        ({"acties-1-titel": "", "acties-1-wie": "afdeling Wonen"}, "Schrijf op wat er zou gebeuren."),
        ({"acties-0-waarden": "onzin"}, "‘onzin’ staat niet bij de waarden hierboven"),
        ({"zichtbaarheid": "mars"}, "Selecteer een geldige keuze"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_all_that_was_typed_is_kept(pagina, anders, melding):
    getypt = velden(**anders)
    reactie = pagina.stuur(**getypt)
    assert reactie.status_code == 422
    assert melding in reactie.text.replace("&#x27;", "'")
    nu = pagina.velden()
    kwijt = {naam: tekst for naam, tekst in getypt.items() if tekst and naam not in ("zichtbaarheid",)}
    assert {naam: nu.get(naam, [""])[0].strip() for naam in kwijt} == {
        naam: tekst.replace("\r\n", "\r\n").strip() for naam, tekst in kwijt.items()
    }
    assert not Verslag.objects.exists()
    assert not Project.alle.exists()


def test_without_a_single_value_there_is_nothing_to_learn(pagina):
    leeg = {naam: "" for naam in velden() if naam.startswith(("waarden-", "spanningen-", "acties-"))}
    leeg = {naam: tekst for naam, tekst in leeg.items() if not naam.endswith(("weegt_zwaar", "gedaan"))}
    reactie = pagina.stuur(**velden() | leeg | {"waarden-0-weegt_zwaar": [], "acties-0-gedaan": []})
    assert "Vul ten minste één waarde in" in reactie.text


def test_a_page_without_any_row_says_what_is_missing(pagina):
    reactie = pagina.stuur(**velden(), **{"waarden-TOTAL_FORMS": "0"})
    assert reactie.status_code == 422
    assert "Vul ten minste één waarde in die toen is gekozen." in reactie.text
    assert not Verslag.objects.exists()


def test_who_sends_it_twice_makes_one(pagina):
    gegevens = pagina.velden() | velden()
    eerste, tweede = (pagina.client.post(pagina.adres, gegevens) for _ in range(2))
    assert eerste.url == tweede.url
    assert Verslag.objects.count() == Project.alle.count() == 1


def test_more_rows_come_without_a_script_and_nothing_that_was_typed_goes(pagina):
    getypt = velden(titel="", **{"waarden-1-naam": "Bestaat niet"})
    reactie = pagina.stuur(meer="waarden", **getypt)
    assert reactie.status_code == 200
    assert "Kijk dit nog na" not in reactie.text
    nu = pagina.velden()
    assert nu["waarden-TOTAL_FORMS"] == ["7"]
    assert nu["acties-TOTAL_FORMS"] == ["4"]
    assert nu["waarden-1-naam"] == ["Bestaat niet"]
    assert nu["waarden-0-weegt_zwaar"]
    assert nu["waarden-2-fundament"] == ["bestuurskracht"]
    assert nu["vraag_context"] == [TEKSTEN["context"]]
    assert not Verslag.objects.exists()
    pagina.stuur(
        **{"titel": "Nu wel", "waarden-1-naam": "Transparantie", "waarden-6-naam": "Menselijke autonomie"}
    )
    project = Verslag.objects.get().project
    assert project.gekozen_waarden.count() == 4


def test_the_words_of_2021_are_taken_in_the_framework_of_then(pagina):
    toen = Kaderversie.objects.get(sleutel="2021")
    nu = set(Waarde.objects.filter(versie__actueel=True).values_list("naam", flat=True))
    alleen_toen = Waarde.objects.filter(versie=toen).exclude(naam__in=nu)[0]
    weg = {
        "waarden-2-naam": "",
        "waarden-2-fundament": "",
        "spanningen-0-b": "privacy",
        "spanningen-0-a": alleen_toen.naam,
        "acties-0-waarden": "",
        "waarden-1-naam": alleen_toen.naam,
    }
    reactie = pagina.stuur(**velden(**weg))
    assert f"Zij staat wel in {toen}" in reactie.text or "Bedoel je" in reactie.text
    weg["spanningen-0-b"] = weg["waarden-0-naam"] = (
        Waarde.objects.filter(versie=toen).exclude(pk=alleen_toen.pk)[0].naam
    )
    pagina.stuur(**velden(**weg, kader=str(toen.pk)))
    project = Verslag.objects.get().project
    assert project.kader == toen
    assert alleen_toen in [keuze.waarde for keuze in project.gekozen_waarden.all()]


def test_only_the_redactie_and_who_may_start_projects_get_there(
    kader, organisatie, medewerker, bestuurder, organisator, als
):
    adres = reverse("oud-verslag")
    for wie in (medewerker, bestuurder):
        assert als(wie).get(adres).status_code == 403
        with pytest.raises(PermissionDenied):
            voer_oud_verslag_in(door=wie, oud=_oud(), teksten={})
    assert als(organisator).get(adres).status_code == 200
    databank = reverse("databank")
    assert adres in als(organisator).get(databank).text
    assert adres not in als(medewerker).get(databank).text


def _oud(**anders) -> OudeWorkshop:
    velden = {
        "titel": "Oud",
        "onderdeel": None,
        "technologie": "",
        "kader": Kaderversie.objects.actueel(),
        "uitkomst": "",
        "uitkomst_reden": "",
        "locatie": "",
        "deelnemers_toen": None,
        "van_buiten_toen": None,
        "geleid_door": "",
    }
    return OudeWorkshop(date(2022, 5, 17), velden | anders, [OudeWaarde("Privacy", waarde=waarde("privacy"))])


def test_an_organisator_reads_what_he_entered_for_the_people_of_the_project_only(
    kader, organisatie, organisator, redacteur, medewerker, als
):
    verslag = voer_oud_verslag_in(door=organisator, oud=_oud(), teksten=TEKSTEN, zichtbaarheid="deelnemers")
    publiceer(verslag=bied_aan(verslag=verslag, door=organisator), door=redacteur, zichtbaarheid="deelnemers")
    verslag.refresh_from_db()
    assert als(organisator).get(verslag.get_absolute_url()).status_code == 200
    assert als(medewerker).get(verslag.get_absolute_url()).status_code == 404


def test_a_slip_is_put_right_on_the_same_page(ingevoerd, redacteur, als):
    adres = reverse("verslag-van-papier", args=[ingevoerd.project_id])
    pagina = Formulier(als(redacteur), adres, met="titel")
    assert pagina.velden()["waarden-0-betekenis"][0].startswith("De gemeente telde “bezoekers”")
    assert pagina.velden()["acties-0-waarden"] == ["Privacy, Transparantie"]
    reactie = pagina.stuur(
        **{
            "titel": "Parkeersensoren centrum",
            "waarden-1-naam": "Menselijke autonomie",
            "acties-0-waarden": "",
        }
    )
    assert reactie.url == reverse("project-verslag", args=[ingevoerd.project_id])
    oud = lees_oude_workshop(Project.alle.get(pk=ingevoerd.project_id))
    assert [w.naam for w in oud.waarden] == ["Privacy", "Menselijke autonomie", "Doorstroming"]
    assert (oud.velden["titel"], oud.acties[0].waarden) == ("Parkeersensoren centrum", ())
    assert "Transparantie" in str(Auditregel.objects.get(wat="gegevens van oud verslag gewijzigd").details)


def test_of_two_who_put_something_right_the_second_is_told_and_keeps_what_was_typed(
    ingevoerd, redacteur, als
):
    adres = reverse("verslag-van-papier", args=[ingevoerd.project_id])
    een, twee = (Formulier(als(redacteur), adres, met="titel") for _ in range(2))
    een.stuur(titel="Van de een")
    reactie = twee.stuur(titel="Van de ander")
    assert reactie.status_code == 422
    assert "intussen gewijzigd" in reactie.text
    assert twee.velden()["titel"] == ["Van de ander"]
    assert Project.alle.get(pk=ingevoerd.project_id).titel == "Van de een"


def test_after_publishing_the_readers_keep_what_was_published_until_the_next_version(
    gepubliceerd_van_papier, redacteur, medewerker, als
):
    verslag = gepubliceerd_van_papier
    adres = reverse("verslag-van-papier", args=[verslag.project_id])
    Formulier(als(redacteur), adres, met="titel").stuur(
        **{"waarden-2-naam": "Bereikbaarheid", "spanningen-0-b": "Bereikbaarheid"}
    )
    lezer = als(medewerker)
    assert "Doorstroming" in lezer.get(verslag.get_absolute_url()).text
    assert "Parkeersensoren" in lezer.get(f"{reverse('databank')}?waarde=doorstroming").text
    publiceer(verslag=verslag, door=redacteur, zichtbaarheid="organisatie", reden="Verkeerde waarde.")
    gelezen = lezer.get(verslag.get_absolute_url()).text
    assert "Bereikbaarheid" in gelezen
    assert not Cijferregel.objects.exists()


def test_a_verslag_of_a_project_here_has_no_such_page(verslag, organisator, redacteur, als):
    adres = reverse("verslag-van-papier", args=[verslag.project_id])
    assert als(organisator).get(adres).status_code == 404
    with pytest.raises(ValidationError):
        wijzig_oud_verslag(verslag=verslag, door=organisator, oud=_oud())


def test_who_led_the_workshop_is_found_in_the_text(ingevoerd, redacteur, als):
    pagina = als(redacteur).get(reverse("project-verslag-aanbieden", args=[ingevoerd.project_id])).text
    assert "Brandsma" not in pagina
    nu = lees_oude_workshop(ingevoerd.project)
    anders = OudeWorkshop(
        nu.datum, nu.velden, nu.waarden, nu.spanningen, [OudeActie("Bellen met Brandsma over het bord")]
    )
    wijzig_oud_verslag(verslag=ingevoerd, door=redacteur, oud=anders, gezien=merk(nu))
    pagina = als(redacteur).get(reverse("project-verslag-aanbieden", args=[ingevoerd.project_id])).text
    assert "Brandsma" in pagina
    assert reverse("verslag-van-papier", args=[ingevoerd.project_id]) in pagina


def test_a_passage_is_taken_out_of_it_as_out_of_every_verslag(gepubliceerd_van_papier, redacteur, als):
    adres = reverse("project-verslag-weghalen", args=[gepubliceerd_van_papier.project_id])
    pagina = Formulier(als(redacteur), adres, met="passage")
    pagina.stuur(passage="binnenstad", reden="Te herkenbaar.")
    pagina.stuur(bevestigd="ja")
    assert "binnenstad" not in Project.alle.get(pk=gepubliceerd_van_papier.project_id).titel
