"""A kept document cannot be changed in the database; one that was changed behind its back is not served."""

from __future__ import annotations

from unittest import mock

import pytest
from django.db import IntegrityError, connection, transaction

from documenten import werkbank
from documenten.bouwstenen import als_postbestand, bewaar, gooi_weg
from documenten.fouten import DocumentVeranderd
from documenten.maken import maak_bestand
from documenten.models import Bewaardocument, Bron
from organisatie.models import Auditregel
from organisatie.zegel import controleer
from tests.achterdeur import achter_de_rug

pytestmark = pytest.mark.django_db


@pytest.fixture
def bewaard(maak, cio) -> Bewaardocument:
    """A kept document with its file."""
    (kopie,) = bewaar(maak(datum=None), soort="verslag", formaten=("pdf",), door=cio)
    with mock.patch.object(werkbank, "maak", return_value=b"%PDF-1.7"):
        assert maak_bestand(nummer=kopie.pk)
    return Bewaardocument.objects.get(pk=kopie.pk)


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE documenten_bewaardocument SET inhoud = 'x'",
        "UPDATE documenten_bewaardocument SET inhoud = 'x', sha256 = encode(sha256('x'), 'hex')",
        "UPDATE documenten_bewaardocument SET titel = 'Anders'",
        "UPDATE documenten_bewaardocument SET stand = 'wacht'",
        "UPDATE documenten_bewaardocument SET gemaakt_op = now()",
        "DELETE FROM documenten_bewaardocument",
        "TRUNCATE documenten_bewaardocument CASCADE",
        "UPDATE documenten_bron SET html = 'x'",
        "DELETE FROM documenten_bron",
        "TRUNCATE documenten_bron CASCADE",
    ],
)
def test_the_database_refuses_to_change_or_remove_a_kept_document(bewaard, opdracht):
    connection.check_constraints()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)
    bewaard.refresh_from_db()
    assert bytes(bewaard.inhoud) == b"%PDF-1.7"


def test_what_a_document_is_about_is_fixed_also_while_its_file_is_made(maak, cio):
    (kopie,) = bewaar(maak(), soort="verslag", formaten=("pdf",), door=cio)
    for velden in ({"titel": "Anders"}, {"bron": None}, {"formaat": "odt"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Bewaardocument.objects.filter(pk=kopie.pk).update(**velden)
    with pytest.raises(IntegrityError, match="ander controlegetal"), transaction.atomic():
        Bewaardocument.objects.filter(pk=kopie.pk).update(stand="gereed", inhoud=b"x", sha256="a" * 64)


def test_it_can_go_with_a_mail(bewaard):
    assert als_postbestand(bewaard) == Bewaardocument.objects.get().postbestand_id


def test_what_may_not_be_kept_is_thrown_away_through_the_door(bewaard, cio):
    gooi_weg([bewaard], door=cio)
    assert not Bron.objects.exists()
    sporen = Auditregel.objects.filter(wat="vastgelegde rij weggehaald")
    assert set(sporen.values_list("soort", "door", "details__waarom")) == {
        ("documenten.bewaardocument", cio.pk, "document weggegooid"),
        ("documenten.bron", cio.pk, "document weggegooid"),
    }


def test_a_document_that_was_changed_is_not_served_and_that_is_in_the_trail(
    bewaard, cio, rf, django_user_model
):
    from documenten.middleware import Documentpagina

    with achter_de_rug():
        Bewaardocument.objects.update(inhoud=b"%PDF-vals")
    bewaard.refresh_from_db()
    with pytest.raises(DocumentVeranderd) as gevangen:
        bewaard.antwoord()
    with pytest.raises(DocumentVeranderd):
        als_postbestand(bewaard)
    verzoek = rf.get("/")
    verzoek.user = cio
    pagina = Documentpagina(lambda _: None).process_exception(verzoek, gevangen.value)
    assert pagina.status_code == 500
    assert "Dit document klopt niet meer" in pagina.content.decode()
    regel = Auditregel.objects.get(wat="veranderd document geweigerd")
    assert (regel.door, regel.object_id) == (cio, str(bewaard.pk))


def bevindingen() -> list[str]:
    return [bevinding.wat for bevinding in controleer() if bevinding.waar == "bewaard document"]


def test_a_file_that_was_changed_is_found(bewaard):
    assert bevindingen() == []
    with achter_de_rug():
        Bewaardocument.objects.update(inhoud=b"%PDF-vals")
    (tekst,) = bevindingen()
    assert f"Nummer {bewaard.pk}, ‘{bewaard}’: het bestand klopt niet meer" in tekst


def test_a_file_that_was_changed_with_its_checksum_is_found_by_the_trail(bewaard):
    with achter_de_rug(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE documenten_bewaardocument SET inhoud = 'x', sha256 = encode(sha256('x'), 'hex')"
        )
    assert "een ander dan dat in de audittrail" in bevindingen()[0]


def test_a_page_that_was_changed_is_found_with_and_without_its_checksum(bewaard):
    with achter_de_rug():
        Bron.objects.update(html="<p>Anders</p>")
    assert "vastgelegde tekst klopt niet meer" in bevindingen()[0]
    with achter_de_rug(), connection.cursor() as cursor:
        cursor.execute("UPDATE documenten_bron SET sha256 = encode(sha256(convert_to(html, 'UTF8')), 'hex')")
    assert "van de tekst is een ander dan dat in de audittrail" in bevindingen()[0]
