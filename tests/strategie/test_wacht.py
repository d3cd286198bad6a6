"""What the bestuurder decided, and on what, cannot be changed in the database (decision 0049)."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from strategie import handelingen
from strategie.models import Accentwaarde, Dossier
from tests.strategie.test_bewaard import fase

pytestmark = pytest.mark.django_db

OPDRACHTEN = [
    "UPDATE strategie_fasebesluit SET opmerking = 'Anders besloten'",
    "DELETE FROM strategie_fasebesluit",
    "UPDATE strategie_voorlegging SET inhoud = '{}'",
    "DELETE FROM strategie_voorlegging",
    "DELETE FROM strategie_dossierdocument",
    "UPDATE strategie_dossierdocument SET fase_id = fase_id + 1",
    "UPDATE strategie_fase SET status = 'open' WHERE nummer = 1",
    "DELETE FROM strategie_fase WHERE nummer = 1",
    "UPDATE strategie_dossier SET titel = 'Anders'",
    "UPDATE strategie_dossier SET keuze = 'generiek'",
    "UPDATE strategie_accentwaarde SET onderbouwing = 'Anders'",
    "DELETE FROM strategie_accentwaarde",
    "UPDATE strategie_langelijstitem SET toelichting = 'Anders'",
    "DELETE FROM strategie_langelijstitem",
    "UPDATE formats_antwoord SET tekst = 'Anders'",
    "UPDATE formats_invulling SET op_slot = false",
]


def test_the_database_refuses_to_change_what_is_vastgesteld(tot_en_met):
    tot_en_met(2)
    connection.check_constraints()
    doorgelaten = []
    for opdracht in OPDRACHTEN:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(opdracht)
            doorgelaten.append(opdracht)
        except IntegrityError as fout:
            assert "staat vast" in str(fout) or "Een " in str(fout)  # noqa: PT017
    assert doorgelaten == []


def test_what_is_heropend_can_be_changed_and_the_decision_stays(tot_en_met, cio):
    dossier = tot_en_met(2)
    handelingen.heropen(fase=fase(dossier, 1), door=cio, reden="Het moet anders.")
    handelingen.wijzig_dossier(dossier=dossier, door=cio, titel="Een andere titel")
    accent = Accentwaarde.objects.filter(dossier=dossier)[0]
    handelingen.leg_accentwaarde_uit(accent=accent, door=cio, onderbouwing="Anders onderbouwd.")
    assert Dossier.objects.get(pk=dossier.pk).titel == "Een andere titel"
    with pytest.raises(IntegrityError), transaction.atomic():
        fase(dossier, 1).besluiten.all().delete()
