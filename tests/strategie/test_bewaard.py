"""What was vastgesteld is kept exactly as it was: no later change of answers, framework, people or template touches it."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest
from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse

from documenten import document as documentmodule
from documenten.models import Bewaardocument
from formats.handelingen import vul_in
from organisatie.models import Gebruiker
from strategie import handelingen
from strategie.documenten import fasedocument
from strategie.models import Dossier, Fase
from tests.strategie.conftest import ZONDER_PAGINA, maak_klaar
from waardenkader.models import Waarde

pytestmark = pytest.mark.django_db


def fase(dossier: Dossier, nummer: int) -> Fase:
    return Fase.objects.select_related("invulling", "dossier").get(dossier=dossier, nummer=nummer)


@pytest.fixture
def verander_alles(monkeypatch: pytest.MonkeyPatch, cio: Gebruiker) -> Callable[[Dossier], None]:
    """Change all that a document is made from: answers, accentwaarden, measures, people, framework, template."""

    def _verander(dossier: Dossier) -> None:
        handelingen.heropen(fase=fase(dossier, 1), door=cio, reden="Het moet anders.")
        for nummer in range(1, 5):
            invulling = fase(dossier, nummer).invulling
            teksten = {v.sleutel: "Heel iets anders." for v in invulling.spec.vragen() if not v.keuzes}
            vul_in(invulling=invulling, teksten=teksten, door=cio)
        handelingen.wijzig_dossier(dossier=dossier, door=cio, titel="Een andere titel")
        dossier.accentwaarden.update(onderbouwing="Anders onderbouwd.", lading="Anders geladen.")
        dossier.maatregelen.update(titel="Een andere maatregel")
        Waarde.objects.update(naam=Concat(Value("Vreemde "), "naam"), definitie="Vreemde definitie.")
        Gebruiker.objects.update(first_name="Iemand", last_name="Anders")
        monkeypatch.setattr(
            documentmodule, "render_to_string", lambda *_: "<html lang='nl'><title>x</title>Ander sjabloon"
        )

    return _verander


def _stand() -> dict[int, tuple[str, str, bytes]]:
    return {d.pk: (d.sha256, d.titel, bytes(d.inhoud)) for d in Bewaardocument.objects.all()}


def test_vaststellen_keeps_the_exact_document_whatever_is_changed_later(
    als, cio, bestuurder, tot_en_met, verander_alles, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        dossier = tot_en_met(4)
    adressen = [
        reverse("strategie-document", args=[dossier.pk, bewaard.pk]) for bewaard in dossier.documenten.all()
    ]
    assert len(adressen) == 4
    toen, gehaald = _stand(), [als(cio).get(pad).content for pad in adressen]
    for sha, _, inhoud in toen.values():
        assert sha == sha256(inhoud).hexdigest()
    verander_alles(dossier)
    assert (
        "Ander sjabloon" in fasedocument(fase(dossier, 3)).als_html()
    )  # the change can be seen in a new one
    assert _stand() == toen
    assert [als(cio).get(pad).content for pad in adressen] == gehaald
    assert all(bewaard.is_ongewijzigd for bewaard in Bewaardocument.objects.all())


def test_a_file_that_is_made_after_the_change_still_says_what_was_decided(
    dossier, cio, bestuurder, tot_en_met, verander_alles, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as later:
        tot_en_met(3)
    bron = dossier.documenten.get(fase__nummer=3).document.bron
    verander_alles(dossier)
    for maak in later:
        maak()
    bewaard = dossier.documenten.get(fase__nummer=3).document
    assert bewaard.is_gereed
    assert bron.is_ongewijzigd
    tekst = bytes(bewaard.inhoud).decode()
    assert "Sensorenregister" in tekst
    for anders in ("Een andere maatregel", "Heel iets anders.", "Vreemde ", "Ander sjabloon"):
        assert anders not in tekst


def test_deciding_anew_keeps_the_document_of_before_beside_the_new_one(
    dossier, cio, bestuurder, tot_en_met, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        tot_en_met(1)
    toen = _stand()
    with django_capture_on_commit_callbacks(execute=True):
        handelingen.heropen(fase=fase(dossier, 1), door=cio, reden="Het moet anders.")
        vul_in(invulling=fase(dossier, 1).invulling, teksten={"kaders": "Nieuwe kaders."}, door=cio)
        handelingen.leg_voor(fase=fase(dossier, 1), door=cio)
        handelingen.stel_vast(fase=fase(dossier, 1), door=bestuurder, gezien=ZONDER_PAGINA)
    nu = _stand()
    assert len(nu) == 2
    assert toen.items() <= nu.items()
    [nieuw] = nu.keys() - toen.keys()
    assert b"Nieuwe kaders." in nu[nieuw][2]
    assert all(b"Nieuwe kaders." not in inhoud for _, _, inhoud in toen.values())


def test_generiek_is_decided_without_accentwaarden_and_every_document_says_that_all_32_values_hold(
    dossier, cio, bestuurder, tot_en_met
):
    tot_en_met(1)
    handelingen.leg_keuze_vast(dossier=dossier, keuze="generiek", door=cio)
    klaar = fase(dossier, 2)
    teksten = {vraag.sleutel: "Daarom." for vraag in klaar.invulling.spec.vragen() if vraag.verplicht}
    vul_in(invulling=klaar.invulling, teksten=teksten, door=cio)
    handelingen.leg_voor(fase=fase(dossier, 2), door=cio)
    handelingen.stel_vast(fase=fase(dossier, 2), door=bestuurder, gezien=ZONDER_PAGINA)
    assert "alle 32 waarden" in dossier.documenten.get(fase__nummer=2).document.bron.html
    handelingen.leg_voor(fase=maak_klaar(dossier, 3), door=cio)
    handelingen.stel_vast(fase=fase(dossier, 3), door=bestuurder, gezien=ZONDER_PAGINA)
    assert "alle 32 waarden" in dossier.documenten.get(fase__nummer=3).document.bron.html
    assert fase(dossier, 3).is_vastgesteld
