"""What the redactie and the project say to each other, and which terugkoppelingen are being written."""

from __future__ import annotations

from django.core import mail
from django.urls import reverse
from django.utils import timezone

from formats.bouwstenen import nieuwe_invulling
from moresprudentie.formats import TERUGKOPPELING
from moresprudentie.handelingen import bied_aan, plaats_opmerking, publiceer
from moresprudentie.inhoud import ZONDER_NAAM, _acties
from moresprudentie.models import Terugkoppeling, Verslag
from organisatie.models import Auditregel, Gebruiker


def test_a_word_on_a_verslag_is_kept_in_the_audit_trail_and_mailed_to_the_other_side(
    aangeboden, redacteur, organisator, django_capture_on_commit_callbacks
):
    for door, ander in ((redacteur, organisator), (organisator, redacteur)):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            plaats_opmerking(verslag=aangeboden, door=door, tekst="Kort de samenvatting in.")
        regel = Auditregel.objects.get(wat="opmerking bij verslag", door=door)
        assert (regel.soort, regel.object_id) == ("moresprudentie.verslag", str(aangeboden.pk))
        assert [bericht.to for bericht in mail.outbox] == [[ander.email]]
        assert "Kort de samenvatting in." in mail.outbox[0].body


def maak(dossier, redacteur, jaar: int, **velden) -> Terugkoppeling:
    invulling = nieuwe_invulling(format=TERUGKOPPELING, door=redacteur)
    return Terugkoppeling.objects.create(dossier=dossier, jaar=jaar, helft=1, invulling=invulling, **velden)


def test_what_is_being_written_stands_apart_from_what_was_sent(dossier, redacteur, als):
    verzonden = {"status": "verzonden", "verzonden_op": timezone.now(), "verzonden_door": redacteur}
    maak(dossier, redacteur, 2024, **verzonden)
    maak(dossier, redacteur, 2025)
    client = als(redacteur)
    alle = client.get(reverse("terugkoppelingen")).text
    assert "2024" in alle
    assert "2025" in alle
    for adres in (reverse("terugkoppelingen") + "?stand=concept", reverse("redactie")):
        pagina = client.get(adres).text.partition("<main")[2]
        assert "halfjaar 2025" in pagina
        assert "halfjaar 2024" not in pagina


def test_only_a_verslag_that_was_offered_waits_for_the_redacteur(verslag, organisator, redacteur):
    assert not Verslag.objects.te_publiceren().exists()
    aangeboden = bied_aan(verslag=verslag, door=organisator)
    assert list(Verslag.objects.te_publiceren()) == [aangeboden]
    publiceer(verslag=aangeboden, door=redacteur, zichtbaarheid="organisatie")
    assert not Verslag.objects.te_publiceren().exists()


def test_an_action_names_the_function_of_its_holder_else_the_department_and_never_a_person(
    project, onderdeel, actiehouder
):
    def houder() -> str:
        return _acties(project)[0]["actiehouder"]

    assert houder() == "Inkoper"
    Gebruiker.objects.filter(pk=actiehouder.pk).update(functie="", onderdeel=onderdeel)
    assert houder() == "Natuur en recreatie"
    Gebruiker.objects.filter(pk=actiehouder.pk).update(onderdeel=None)
    assert houder() == ZONDER_NAAM
