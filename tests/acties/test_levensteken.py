"""The last sign of life that the database keeps is the last report that there is, whatever happens to reports."""

from __future__ import annotations

import random
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from acties.models import Actie, Levensteken, Voortgang


def tekens() -> dict[int, int]:
    """Give per action which report the database keeps as the last one."""
    return dict(Levensteken.objects.values_list("actie", "voortgang"))


def laatste() -> dict[int, int]:
    """Say slowly which report of each action is the last one."""
    per_actie: dict[int, int] = {}
    for voortgang in Voortgang.objects.order_by("op", "pk"):
        per_actie[voortgang.actie_id] = voortgang.pk
    return per_actie


@pytest.mark.django_db
def test_it_is_the_last_report_whatever_is_written_moved_and_removed(project):
    gok = random.Random(3)  # noqa: S311 (the same each time)
    acties = [Actie.objects.create(project=project, titel=f"Actie {n}") for n in range(4)]
    nu = timezone.now()
    for _ in range(120):
        alle = Voortgang.objects.all()
        wat, welke = gok.choice(("erbij", "erbij", "ander moment", "andere actie", "weg")), list(alle)
        if wat == "erbij" or not welke:
            Voortgang.objects.create(actie=gok.choice(acties), status="loopt")
        elif wat == "weg":
            alle.filter(pk__in=[v.pk for v in gok.sample(welke, k=min(2, len(welke)))]).delete()
        elif wat == "andere actie":
            alle.filter(pk=gok.choice(welke).pk).update(actie=gok.choice(acties))
        else:
            alle.filter(pk=gok.choice(welke).pk).update(op=nu - timedelta(days=gok.randrange(3)))
        assert tekens() == laatste(), wat
    assert {t.actie_id: t.op for t in Levensteken.objects.all()} == {
        v.actie_id: v.op for v in Voortgang.objects.filter(pk__in=laatste().values())
    }


@pytest.mark.django_db
def test_an_action_that_goes_takes_it_along_and_one_without_a_report_has_none(project):
    weg, blijft = (Actie.objects.create(project=project, titel=titel) for titel in ("Weg", "Blijft"))
    for _ in range(3):
        Voortgang.objects.create(actie=weg, status="loopt")
    weg.delete()
    assert not Levensteken.objects.exists()
    assert blijft.laatste is None
    assert blijft.laatst_op == blijft.gemaakt_op


@pytest.mark.django_db(transaction=True)
def test_of_two_reports_at_once_the_later_one_stays(project):
    actie = Actie.objects.create(project=project, titel="Druk")
    samen = Barrier(4)

    def meld() -> None:
        samen.wait()
        for _ in range(10):
            Voortgang.objects.create(actie=actie, status="loopt")
        connection.close()

    draden = [Thread(target=meld) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert Voortgang.objects.count() == 40
    assert tekens() == laatste()
