"""Two people decide at the same moment: one wins, the other is told, nothing is decided twice."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from strategie import handelingen
from strategie.models import Dossier, Fase, Fasebesluit
from tests.conftest import maak_persoon
from tests.strategie.conftest import ZONDER_PAGINA, maak_klaar

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def voorgelegd(transactional_db) -> Fase:
    cio, bestuurder = maak_persoon("cio", "cio"), maak_persoon("bestuurder", "bestuurder")
    dossier = handelingen.maak_dossier(
        door=cio, titel="Race", aanleiding="incident", eigenaar=cio, bestuurder=bestuurder
    )
    return handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)


def tegelijk(*stappen: Callable[[], object]) -> list[str]:
    """Run steps in threads that start together; give what each of them came to."""
    uitkomsten: list[str] = []
    slagboom = Barrier(len(stappen))

    def loop(stap: Callable[[], object]) -> None:
        slagboom.wait()
        try:
            stap()
        except ValidationError:
            uitkomsten.append("geweigerd")
        else:
            uitkomsten.append("gelukt")
        finally:
            connection.close()

    draden = [Thread(target=loop, args=(stap,)) for stap in stappen]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    return sorted(uitkomsten)


def test_of_two_decisions_at_once_one_wins(voorgelegd):
    wie = voorgelegd.dossier.bestuurder
    uitkomst = tegelijk(
        lambda: handelingen.stel_vast(
            gezien=ZONDER_PAGINA, fase=Fase.objects.get(pk=voorgelegd.pk), door=wie
        ),
        lambda: handelingen.geef_terug(
            gezien=ZONDER_PAGINA, fase=Fase.objects.get(pk=voorgelegd.pk), door=wie, opmerking="Nee."
        ),
    )
    assert uitkomst == ["gelukt", "geweigerd"]
    fase = Fase.objects.get(pk=voorgelegd.pk)
    besluiten = Fasebesluit.objects.filter(fase=fase).exclude(stap="voorgelegd")
    assert [b.stap for b in besluiten] == [fase.status]
    assert fase.documenten.count() == (1 if fase.is_vastgesteld else 0)
    assert Fase.objects.get(pk=voorgelegd.pk).invulling.op_slot == fase.is_vastgesteld


def test_two_next_versions_at_once_make_one(voorgelegd):
    dossier = voorgelegd.dossier
    Dossier.objects.filter(pk=dossier.pk).update(accenten_vastgesteld_op=voorgelegd.status_op)
    maak = lambda: handelingen.nieuwe_versie(dossier=dossier, reden="Nieuw.", door=dossier.eigenaar)  # noqa: E731
    assert tegelijk(maak, maak) == ["gelukt", "geweigerd"]
    assert Dossier.objects.filter(vorige=dossier).count() == 1
