"""Every write holds the project and reads it again: what somebody else did meanwhile counts."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import transaction

from acties import handelingen as actiehandelingen
from acties.models import Actie
from moresprudentie.handelingen.verslag import maak_verslag
from organisatie.models import Gebruiker
from organisatie.rechten import BELEID
from project import handelingen
from project.models import Project
from project.workshop import handelingen as workshop
from project.zetten import ZETTEN
from tests.project.argumenten import argumenten, oud
from tests.project.conftest import vul_verplicht

GEEN_PROJECT = {"maak_project"}
"""What makes a project has no project to be late on."""


ALLE = {
    **{naam: getattr(handelingen, naam) for naam in handelingen.__all__ if naam not in GEEN_PROJECT},
    **{naam: getattr(workshop, naam) for naam in workshop.__all__},
}


def alles() -> dict[str, str]:
    """Give every row of the projects, the actions, the mail and the audit trail, as text."""
    tafels = [*apps.get_app_config("project").get_models(), *apps.get_app_config("acties").get_models()]
    tafels += [apps.get_model("organisatie", naam) for naam in ("Bericht", "Auditregel")]
    tafels.append(apps.get_model("moresprudentie", "Verslag"))
    return {t._meta.label: serializers.serialize("json", t._default_manager.order_by("pk")) for t in tafels}


@pytest.fixture
def klaar(met_uitkomsten, organisator) -> Project:
    """A project in its workshop in which everything could be done."""
    handelingen.zet_instrument(project=met_uitkomsten, door=organisator, soort="dpia", stand="nodig")
    vul_verplicht(met_uitkomsten.follow_up, organisator)
    return oud(met_uitkomsten)


@pytest.fixture
def elk(klaar) -> Callable[[set[str]], Iterator[tuple[str, Project]]]:
    """Give the names one by one, each with the project as it is on a page that was opened before; undoes what was done."""

    def _elk(namen: set[str]) -> Iterator[tuple[str, Project]]:
        assert namen
        for naam in sorted(namen):
            with transaction.atomic():
                yield naam, oud(klaar)
                transaction.set_rollback(True)

    return _elk


VERTELLEN = ("stuur_overzicht", "stuur_bedankje")
"""Mails about what came of a workshop that has been held."""


def schrijft_niets(naam: str, gegevens: dict[str, dict[str, Any]], door: Gebruiker) -> None:
    """Call a handeling with what it was given before, and see that it is refused and leaves no trace."""
    vooraf = alles()
    wie = {"door": door} if "door" in inspect.signature(ALLE[naam]).parameters else {}
    with pytest.raises(ValidationError):
        ALLE[naam](**gegevens[naam], **wie)
    assert alles() == vooraf


def test_nothing_is_written_on_a_project_that_was_stopped_meanwhile(elk, organisator):
    for naam, project in elk(set(ALLE) - {"heropen_project"}):
        gegevens = argumenten(project)
        assert naam in gegevens, f"{naam} is nieuw: zeg hier waarmee zij wordt aangeroepen"
        handelingen.leg_uitkomst_vast(
            project=oud(project), door=organisator, uitkomst="niet_door", uitkomst_reden="Geen geld."
        )
        if naam in VERTELLEN:  # telling how it went on is no change: a stopped project may do so
            Project.objects.filter(pk=project.pk).update(fase="voorbereiding", uitkomst="", uitkomst_reden="")
        schrijft_niets(naam, gegevens, organisator)


def test_nothing_is_written_on_a_project_that_was_closed_meanwhile(elk, organisator):
    for naam, project in elk(set(ALLE) - {"heropen_project"}):
        gegevens = argumenten(project)
        Project.objects.filter(pk=project.pk).update(
            fase="voorbereiding" if naam in VERTELLEN else "afgerond",
            uitkomst="door",
            uitkomst_reden="Kan veilig.",
        )
        schrijft_niets(naam, gegevens, organisator)


def test_nothing_is_written_in_a_workshop_that_was_closed_meanwhile(elk, organisator):
    for naam, project in elk(set(workshop.__all__)):
        gegevens = argumenten(project)
        handelingen.rond_workshop_af(project=oud(project), door=organisator)
        schrijft_niets(naam, gegevens, organisator)


def test_a_project_that_was_reopened_meanwhile_is_not_reopened_again(na_workshop, organisator):
    handelingen.leg_uitkomst_vast(
        project=na_workshop, door=organisator, uitkomst="niet_door", uitkomst_reden="Geen geld."
    )
    gestopt = oud(na_workshop)
    handelingen.heropen_project(project=oud(na_workshop), door=organisator)
    handelingen.leg_uitkomst_vast(
        project=oud(na_workshop), door=organisator, uitkomst="door", uitkomst_reden="Toch wel."
    )
    vooraf = alles()
    with pytest.raises(ValidationError):
        handelingen.heropen_project(project=gestopt, door=organisator)
    assert alles() == vooraf


def test_an_action_of_a_project_that_was_closed_meanwhile_does_not_change(na_workshop, organisator):
    actie = Actie.objects.select_related("project").get(project=na_workshop)
    laat = oud(na_workshop)
    Project.objects.filter(pk=na_workshop.pk).update(
        fase="afgerond", uitkomst="door", uitkomst_reden="Kan veilig."
    )
    vooraf = alles()
    for doe in (
        lambda: actiehandelingen.wijzig_actie(actie=actie, door=organisator, titel="Anders"),
        lambda: actiehandelingen.verwijder_actie(actie=actie, door=organisator),
        lambda: actiehandelingen.maak_actie(project=laat, door=organisator, titel="Nog een"),
    ):
        with pytest.raises(ValidationError):
            doe()
    assert alles() == vooraf


def test_no_verslag_begins_after_the_workshop_was_opened_again(na_workshop, organisator):
    laat = oud(na_workshop)
    handelingen.heropen_workshop(project=oud(na_workshop), door=organisator)
    vooraf = alles()
    with pytest.raises(ValidationError):
        maak_verslag(project=laat, door=organisator)
    assert alles() == vooraf


@pytest.mark.parametrize(
    ("open", "dicht"),
    [
        ("workshop-heropenen", "workshop-afronden"),
        ("begin-workshop", "naar-voorbereiding"),
        ("heropenen", "afronden"),
    ],
)
def test_who_may_open_something_again_may_also_close_it(open, dicht):
    wie = {
        sleutel: {rol for rol, rechten in BELEID.items() if ZETTEN[sleutel].recht in rechten}
        for sleutel in (open, dicht)
    }
    assert wie[open] == wie[dicht]
