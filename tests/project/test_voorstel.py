"""The proposal of groups is seen before it is taken over, and what is taken over is what was seen."""

from __future__ import annotations

import pytest
from django.urls import reverse
from lxml import html

from organisatie.overgang import OngeldigeOvergang
from project import handelingen
from project.models import Deelnemer
from project.voorstel import maak_voorstel
from tests.formulieren import Formulier


def adres(project, wie: str = "iedereen") -> str:
    return f"{reverse('project-verdelen', args=[project.pk])}?wie={wie}"


def plaatsen(project) -> dict[str, str | None]:
    """Give the table of each participant."""
    return dict(project.deelnemers.values_list("naam", "groep__naam"))


def test_looking_changes_nothing_and_taking_over_gives_what_was_shown(project, deelnemers, organisator, als):
    client = als(organisator)
    formulier = Formulier(client, adres(project), met="voorstel")
    assert set(plaatsen(project).values()) == {None}
    boom = html.fromstring(formulier.reactie.text)
    getoond = {
        tafel.xpath("string(h2)").strip(): [li.text.strip() for li in tafel.xpath(".//div[2]//li")]
        for tafel in boom.xpath("//section[starts-with(@aria-labelledby, 'tafel-')]")
    }
    assert [len(leden) for leden in getoond.values()] == [3, 3, 3]
    assert formulier.stuur().status_code == 302
    for naam, groep in plaatsen(project).items():
        assert naam in getoond[groep]


def test_the_page_says_what_the_difference_is(project, deelnemers, organisator, lees):
    groep = project.groepen.first()
    handelingen.deel_in(project=project, door=organisator, indeling=dict.fromkeys(deelnemers, groep))
    rijen = html.fromstring(lees(organisator, adres(project))).xpath("//table//tbody/tr")
    effect = {r.xpath("string(th)"): [td.text for td in r.xpath("td")] for r in rijen}
    assert effect["Mensen per tafel"] == ["9, 0, 0", "3, 3, 3"]
    assert effect["Paren aan één tafel met hetzelfde perspectief"] == ["4", "0"]
    assert effect["Nog zonder tafel"] == ["0", "0"]
    assert sorted(effect["Van buiten per tafel"][1]) == sorted("1, 1, 1")


def test_who_has_a_table_stays_unless_everybody_is_placed_anew(project, deelnemers, organisator):
    laatste = project.groepen.last()
    handelingen.deel_in(project=project, door=organisator, indeling=dict.fromkeys(deelnemers[:2], laatste))
    voorstel = maak_voorstel(project)
    assert len(voorstel.te_plaatsen) == 7
    assert set(deelnemers[:2]) <= set(voorstel.straks[-1].leden)
    assert len(maak_voorstel(project, iedereen=True).te_plaatsen) == 9


def test_a_proposal_that_is_no_longer_the_same_is_shown_anew_and_changes_nothing(
    project, deelnemers, organisator, als
):
    formulier = Formulier(als(organisator), adres(project), met="voorstel")
    handelingen.voeg_deelnemer_toe(project=project, door=organisator, naam="Later", perspectief="jurist")
    antwoord = formulier.stuur()
    assert antwoord.status_code == 422
    assert "intussen veranderd" in antwoord.text
    assert "Later" in antwoord.text
    assert set(plaatsen(project).values()) == {None}
    assert maak_voorstel(project, iedereen=True).kenmerk in antwoord.text
    opnieuw = Formulier(als(organisator), adres(project), met="voorstel")
    assert opnieuw.stuur().status_code == 302
    assert None not in plaatsen(project).values()


@pytest.mark.parametrize("gegevens", [{}, {"voorstel": ""}, {"voorstel": "x" * 99}, {"wie": "niemand"}])
def test_who_did_not_see_a_proposal_takes_none_over(project, deelnemers, organisator, als, gegevens):
    antwoord = als(organisator).post(reverse("project-verdelen", args=[project.pk]), gegevens)
    assert antwoord.status_code == 422
    assert "Bekijk eerst het voorstel" in antwoord.text
    assert set(plaatsen(project).values()) == {None}


def test_after_a_proposal_people_are_still_moved_by_hand(project, deelnemers, organisator, als):
    Formulier(als(organisator), adres(project, "nieuw"), met="voorstel").stuur()
    wie = Deelnemer.objects.get(pk=deelnemers[0].pk)
    ander = project.groepen.exclude(pk=wie.groep_id).first()
    formulier = Formulier(
        als(organisator), reverse("project-deelnemers", args=[project.pk]), met=f"groep_{wie.pk}"
    )
    formulier.stuur(**{f"groep_{wie.pk}": ander.pk})
    wie.refresh_from_db()
    assert wie.groep == ander


def test_without_tables_or_people_the_page_says_what_to_do(project, organisator, lees, deelnemers):
    handelingen.verdeel(project=project, door=organisator)
    assert "Er is niets te verdelen" in lees(organisator, adres(project, "nieuw"))
    project.groepen.all().delete()
    assert "Er zijn nog geen tafels" in lees(organisator, adres(project))
    with pytest.raises(OngeldigeOvergang, match="nog geen groepen"):
        handelingen.verdeel(project=project, door=organisator)


def test_a_proposal_that_mixes_no_better_says_so(project, deelnemers, organisator, lees):
    zin = "De groepen zijn nu al even goed gemengd."
    assert zin not in lees(organisator, adres(project))
    handelingen.verdeel(project=project, door=organisator)
    assert zin in lees(organisator, adres(project))
    handelingen.deel_in(
        project=project, door=organisator, indeling=dict.fromkeys(deelnemers[:4], project.groepen.first())
    )
    assert zin not in lees(organisator, adres(project))


def test_who_does_not_come_is_not_in_the_proposal(project, deelnemers, organisator, lees):
    handelingen.wijzig_deelnemer(deelnemer=deelnemers[0], door=organisator, uitnodiging="komt_niet")
    assert deelnemers[0] not in maak_voorstel(project, iedereen=True).te_plaatsen
    assert deelnemers[0].naam not in lees(organisator, adres(project))
