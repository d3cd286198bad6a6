"""Yes, perhaps or no; the one reminder; and the news that the workshop moved: who gets what, and never twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Bericht
from organisatie.overgang import OngeldigeOvergang
from project import handelingen
from project.adviezen import adviezen, antwoorden
from project.models import Deelnemer, Project
from project.uitnodigingen import stand
from tests.formulieren import Formulier
from tests.project.conftest import morgen

Soort = Deelnemer.Uitnodiging


@pytest.fixture
def uitgenodigd(voorbereid) -> Project:
    """The project after its invitations arrived; nobody answered yet."""
    Bericht.objects.update(status=Bericht.Status.VERSTUURD, verstuurd_op=timezone.now())
    return voorbereid


def antwoordt(wie: Deelnemer, antwoord: str) -> Deelnemer:
    """Let somebody answer by the own link."""
    handelingen.antwoord_op_uitnodiging(deelnemer=wie, kenmerk=wie.kenmerk, antwoord=antwoord)
    return Deelnemer.objects.select_related("bericht", "herinnering", "project").get(pk=wie.pk)


def herinnerd() -> list[str]:
    """Give the addresses to which a reminder was put in the outbox."""
    return list(
        Bericht.objects.filter(onderwerp__startswith="Kom je").order_by("aan").values_list("aan", flat=True)
    )


def test_three_buttons_answer_and_the_answer_can_be_changed(uitgenodigd, client):
    wie = uitgenodigd.deelnemers.first()
    adres = reverse("project-uitnodiging", args=[wie.kenmerk])
    for keuze, kop, over in (
        ("misschien", "Je komt misschien", {"ja", "nee"}),
        ("ja", "Je komt", {"misschien", "nee"}),
        ("nee", "Je komt niet", {"ja", "misschien"}),
    ):
        client.post(adres, {"komt": keuze})
        pagina = client.get(adres).text
        assert kop in pagina
        assert {k for k in ("ja", "misschien", "nee") if f'value="{k}"' in pagina} == over


@pytest.mark.parametrize("onzin", ["", "zeker", "komt_niet"])
def test_what_is_no_answer_changes_nothing_and_is_said(uitgenodigd, client, onzin):
    wie = uitgenodigd.deelnemers.first()
    antwoord = client.post(reverse("project-uitnodiging", args=[wie.kenmerk]), {"komt": onzin}, follow=True)
    assert "Kies een van de drie antwoorden" in antwoord.text
    wie.refresh_from_db()
    assert wie.uitnodiging == Soort.VERSTUURD


def test_who_says_perhaps_counts_as_coming_and_is_shown(uitgenodigd, organisator, lees):
    wie = antwoordt(uitgenodigd.deelnemers.first(), "misschien")
    assert wie in uitgenodigd.deelnemers.komen()
    assert stand(wie).tekst == "Komt misschien"
    handelingen.verdeel(project=uitgenodigd, door=organisator, iedereen=True)
    wie.refresh_from_db()
    assert wie.groep is not None
    for naam in ("project-deelnemers", "project-voorbereiding"):
        pagina = lees(organisator, reverse(naam, args=[uitgenodigd.pk]))
        assert "Eén komt misschien" in pagina
        assert "Acht gaven nog geen antwoord" in pagina


def test_the_answers_are_counted_in_words(uitgenodigd):
    mensen = list(uitgenodigd.deelnemers.all())
    for wie, antwoord in zip(mensen, ("komt", "komt", "misschien", "komt_niet"), strict=False):
        antwoordt(wie, antwoord)
    assert antwoorden(uitgenodigd.deelnemers.all()) == [
        "Twee komen",
        "Eén komt misschien",
        "Vijf gaven nog geen antwoord",
        "Eén komt niet",
    ]


def test_who_was_silent_or_said_perhaps_is_reminded_once_and_nobody_else(uitgenodigd, organisator):
    ja, nee, misschien, *stil = uitgenodigd.deelnemers.all()
    antwoordt(ja, "komt")
    antwoordt(nee, "komt_niet")
    antwoordt(misschien, "misschien")
    handelingen.voeg_deelnemer_toe(project=uitgenodigd, door=organisator, naam="Papier")
    handelingen.voeg_deelnemer_toe(
        project=uitgenodigd, door=organisator, naam="Nog niet", email="n@x.example"
    )
    assert handelingen.stuur_herinneringen(project=uitgenodigd, door=organisator) == len(stil) + 1
    assert herinnerd() == sorted(d.email for d in (misschien, *stil))
    assert handelingen.stuur_herinneringen(project=uitgenodigd, door=organisator) == 0
    assert len(herinnerd()) == len(stil) + 1


def test_a_reminder_has_the_own_link_the_appointment_and_what_was_answered(uitgenodigd, organisator):
    wie = antwoordt(uitgenodigd.deelnemers.first(), "misschien")
    handelingen.stuur_herinneringen(project=uitgenodigd, door=organisator)
    wie.refresh_from_db()
    assert wie.kenmerk in wie.herinnering.tekst
    assert "Je liet weten dat je misschien komt." in wie.herinnering.tekst
    assert [b.naam for b in wie.herinnering.bijlagen.all()] == ["workshop-druktemonitor.ics"]
    assert stand(wie).uitleg.startswith("Herinnerd op ")


def test_whose_invitation_did_not_arrive_is_not_reminded_of_it(uitgenodigd, organisator):
    eerste, tweede, *_ = uitgenodigd.deelnemers.all()
    Bericht.objects.filter(pk=eerste.bericht_id).update(status=Bericht.Status.MISLUKT)
    Bericht.objects.filter(pk=tweede.bericht_id).update(status=Bericht.Status.WACHT)
    te_herinneren = uitgenodigd.deelnemers.te_herinneren()
    assert {eerste.pk, tweede.pk}.isdisjoint(te_herinneren.values_list("pk", flat=True))
    assert te_herinneren.count() == 7


def test_a_reminder_that_still_waits_does_not_go_to_who_answers_meanwhile(uitgenodigd, organisator):
    wie = uitgenodigd.deelnemers.first()
    handelingen.stuur_herinneringen(project=uitgenodigd, door=organisator)
    wie.refresh_from_db()
    assert antwoordt(wie, "komt_niet").herinnering.status == Bericht.Status.VERVALLEN


def test_the_page_shows_who_is_reminded_and_two_presses_send_once(uitgenodigd, organisator, als):
    client = als(organisator)
    adres = reverse("project-herinneren", args=[uitgenodigd.pk])
    overzicht = reverse("project-deelnemers", args=[uitgenodigd.pk])
    assert "Herinner (9)" in client.get(overzicht).text
    formulier = Formulier(client, adres, met="aan")
    anna = uitgenodigd.deelnemers.first()
    assert f"[hier staat de eigen link van {anna.naam}]" in formulier.reactie.text
    assert anna.kenmerk not in formulier.reactie.text
    keuze = formulier.velden()["aan"]
    assert len(keuze) == 9
    twee = Formulier(client, adres, met="aan")  # the same page in another tab
    formulier.stuur(aan=keuze[:3])
    twee.stuur(aan=keuze[:3])
    assert len(herinnerd()) == 3
    assert "Er is niets verstuurd: deze mensen kregen de e-mail al." in client.get(overzicht).text
    assert "Herinner (6)" in client.get(overzicht).text


def test_nobody_ticked_is_said_and_sends_nothing(uitgenodigd, organisator, als):
    antwoord = Formulier(
        als(organisator), reverse("project-herinneren", args=[uitgenodigd.pk]), met="aan"
    ).stuur(aan=[])
    assert antwoord.status_code == 422
    assert "Vink aan wie de mail krijgt." in antwoord.text
    assert herinnerd() == []


@pytest.mark.parametrize("wat", ["stuur_herinneringen", "stuur_wijziging"])
def test_nothing_goes_out_about_a_workshop_that_has_begun(uitgenodigd, organisator, als, wat):
    handelingen.plan_workshop(
        project=uitgenodigd, door=organisator, begin=timezone.now() - timedelta(hours=1)
    )
    with pytest.raises(OngeldigeOvergang, match="al begonnen"):
        getattr(handelingen, wat)(project=uitgenodigd, door=organisator)
    pagina = als(organisator).get(reverse("project-herinneren", args=[uitgenodigd.pk])).text
    assert "De workshop is al begonnen." in pagina
    assert "Herinner (" not in als(organisator).get(reverse("project-deelnemers", args=[uitgenodigd.pk])).text


def test_who_comes_or_may_hears_once_that_the_workshop_moved(uitgenodigd, organisator, als):
    nee = antwoordt(uitgenodigd.deelnemers.last(), "komt_niet")
    client, adres = als(organisator), reverse("project-wijziging", args=[uitgenodigd.pk])
    assert "Iedereen weet de juiste tijd en plaats" in client.get(adres).text
    handelingen.plan_workshop(project=uitgenodigd, door=organisator, begin=morgen() + timedelta(days=2))
    assert (
        "Geef de wijziging door (8)" in client.get(reverse("project-deelnemers", args=[uitgenodigd.pk])).text
    )
    Formulier(client, adres, met="aan").stuur()
    berichten = Bericht.objects.filter(onderwerp__startswith="Gewijzigd")
    assert berichten.count() == 8
    assert nee.email not in {b.aan for b in berichten.all()}
    assert b"SEQUENCE:1" in berichten.first().bijlagen.get().inhoud
    assert handelingen.stuur_wijziging(project=uitgenodigd, door=organisator) == 0
    assert (
        "Geef de wijziging door" not in client.get(reverse("project-deelnemers", args=[uitgenodigd.pk])).text
    )


def test_who_changes_the_plan_after_the_invitations_hears_that_they_say_another(
    uitgenodigd, organisator, als
):
    client, adres = als(organisator), reverse("project-plan", args=[uitgenodigd.pk])
    zin = "In de uitnodigingen die al weg zijn, staat een andere tijd of plaats."
    terug = Formulier(client, adres, met="locatie").stuur(plan="Neem stiften mee.")["Location"]
    assert zin not in client.get(terug).text
    Formulier(client, adres, met="locatie").stuur(locatie="Zaal 9")
    assert zin in client.get(terug).text


def test_who_is_invited_after_the_change_needs_no_second_mail(uitgenodigd, organisator):
    handelingen.plan_workshop(project=uitgenodigd, door=organisator, locatie="Zaal 9")
    nieuw = handelingen.voeg_deelnemer_toe(
        project=uitgenodigd, door=organisator, naam="Anna", email="anna@voorbeeld.example"
    )
    handelingen.stuur_uitnodigingen(project=uitgenodigd, door=organisator)
    nummer = Project.objects.get().workshop.agenda_nummer
    assert nieuw not in uitgenodigd.deelnemers.niet_bijgepraat(nummer)
    assert uitgenodigd.deelnemers.niet_bijgepraat(nummer).count() == 9


def mensen(aantal: int, perspectieven: str = "inwoner jurist", **velden: str) -> list[Deelnemer]:
    """Give so many participants with these perspectives in turn, every third from outside."""
    woorden = perspectieven.split()
    return [
        Deelnemer(
            naam=f"M{n}",
            perspectief=woorden[n % len(woorden)] if woorden else "",
            soort=velden.get("soort", "intern" if n % 3 else "extern"),
        )
        for n in range(aantal)
    ]


@pytest.mark.parametrize(
    ("wie", "zin"),
    [
        (mensen(8), "Er komen nu acht deelnemers. Het liefst zijn er 9 tot 15."),
        (mensen(1), "Er komt nu één deelnemer."),
        (mensen(16), "Met meer mensen wordt het gesprek aan tafel lastiger."),
        (mensen(9, ""), "Van 9 deelnemers ontbreekt het perspectief."),
        (mensen(9, "Jurist jurist"), "Iedereen heeft hetzelfde perspectief: jurist."),
        (mensen(9, soort="intern"), "Er komt niemand van buiten."),
    ],
)
def test_each_advice_is_given_when_it_holds(wie, zin):
    assert any(zin in advies for advies in adviezen(wie)), adviezen(wie)


@pytest.mark.parametrize("aantal", [9, 15])
def test_a_good_company_gets_no_advice_and_who_does_not_come_does_not_count(aantal):
    wie = mensen(aantal)
    assert adviezen([*wie, Deelnemer(naam="Weg", uitnodiging=Soort.KOMT_NIET)]) == []
    assert adviezen([]) == []


def test_the_same_advice_stands_with_the_participants_and_with_the_plan(project, organisator, lees):
    for naam in ("Anna", "Bert"):
        handelingen.voeg_deelnemer_toe(project=project, door=organisator, naam=naam, perspectief="jurist")
    for naam in ("project-deelnemers", "project-voorbereiding"):
        pagina = lees(organisator, reverse(naam, args=[project.pk]))
        for zin in adviezen(project.deelnemers.all()):
            assert zin in pagina
        assert "Er komt niemand van buiten." in pagina
    assert mail.outbox == []
