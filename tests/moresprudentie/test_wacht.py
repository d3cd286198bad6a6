"""What was published or sent cannot be changed in the database (decision 0049)."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from documenten.maken import maak_wachtende
from moresprudentie.handelingen import haal_weg
from moresprudentie.models import Verslagversie
from organisatie.models import Auditregel
from organisatie.zegel import controleer, verzegel

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE moresprudentie_verslagversie SET inhoud = '{}'",
        "UPDATE moresprudentie_verslagversie SET zichtbaarheid = 'openbaar', reden = 'x'",
        "UPDATE moresprudentie_verslagversie SET gepubliceerd_op = now()",
        "DELETE FROM moresprudentie_verslagversie_documenten",
        "UPDATE moresprudentie_verslagversie_documenten SET bewaardocument_id = bewaardocument_id + 1",
        "DELETE FROM moresprudentie_verslagversie",
        "TRUNCATE moresprudentie_verslagversie CASCADE",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_published_version(gepubliceerd, opdracht):
    connection.check_constraints()
    voor = Verslagversie.objects.values().get()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)
    assert Verslagversie.objects.values().get() == voor
    assert Verslagversie.objects.get().documenten.count() == 3


def test_what_is_taken_out_leaves_a_line_for_each_row_and_no_fault_in_the_chain(gepubliceerd, redacteur):
    verzegel()
    haal_weg(verslag=gepubliceerd, door=redacteur, passage="te druk", reden="Stond er te veel.")
    regels = Auditregel.objects.filter(
        wat="vastgelegde rij gewijzigd", soort="moresprudentie.verslagversie", door=redacteur
    )
    assert {regel.details["waarom"] for regel in regels} == {"passage weggehaald"}
    maak_wachtende()
    verzegel()
    assert list(controleer()) == []
