"""A decision that was made elsewhere is recorded with day, number and paper, by whom the bestuurder mandated."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from organisatie.models import Auditregel, Bericht, Gebruiker
from strategie import handelingen, werk
from strategie.documenten import rapport
from strategie.models import Besluitstuk, Dossier, Fase
from strategie.nota import nota
from tests.strategie.conftest import ZONDER_PAGINA, maak_klaar
from tests.strategie.test_opmerkingen import merk_op

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%%EOF"
COLLEGE = "het college van burgemeester en wethouders"


def fase(dossier: Dossier, nummer: int = 1) -> Fase:
    return Fase.objects.select_related("invulling", "dossier").get(dossier=dossier, nummer=nummer)


def stuk(naam: str = "besluit.pdf", inhoud: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)


@pytest.fixture
def secretaris(persoon) -> Gebruiker:
    return persoon("secretaris")


@pytest.fixture
def voorgelegd(dossier, cio, bestuurder, secretaris) -> Dossier:
    """Phase 1 lies before the bestuurder, who mandated the secretaris."""
    handelingen.geef_mandaat(dossier=dossier, aan=secretaris, door=bestuurder)
    handelingen.leg_voor(fase=maak_klaar(dossier, 1), door=cio)
    return Dossier.objects.get(pk=dossier.pk)


def adres(dossier: Dossier, nummer: int = 1) -> str:
    return reverse("strategie-besluit-elders", args=[dossier.pk, nummer])


def stuur(client: Client, dossier: Dossier, **velden: Any):
    gezien = client.get(adres(dossier)).context["form"]["gezien"].value()
    gegevens = {
        "besluit": "vastgesteld",
        "orgaan": COLLEGE,
        "datum": "2026-03-03",
        "nummer": "B2026-0123",
        "bestand": stuk(),
        "gezien": gezien,
        **velden,
    }
    return client.post(adres(dossier), {naam: w for naam, w in gegevens.items() if w is not None})


def test_who_was_mandated_records_the_decision_and_the_bestuurder_never_logs_in(
    als, voorgelegd, secretaris, bestuurder, cio
):
    client = als(secretaris)
    assert "Leg het besluit over de startnotitie vast" in client.get("/").text
    pagina = client.get(adres(voorgelegd))
    assert f'value="{COLLEGE}"' in pagina.text
    assert stuur(client, voorgelegd).status_code == 302
    deze = fase(voorgelegd)
    assert deze.is_vastgesteld
    besluit = deze.besluiten.first()
    assert (besluit.door, besluit.beslisser, besluit.dag) == (secretaris, COLLEGE, date(2026, 3, 3))
    assert voorgelegd.documenten.get().fase == deze
    dossierpagina = als(cio).get(voorgelegd.get_absolute_url()).text
    for woorden in (
        f"door {COLLEGE}",
        "3 maart 2026",
        "besluit B2026-0123",
        "besluit.pdf",
        f"Vastgelegd door {secretaris}",
    ):
        assert woorden in dossierpagina
    assert (
        f"De startnotitie is op 3 maart 2026 vastgesteld door {COLLEGE} (besluit B2026-0123)"
        in als(cio).get(deze.get_absolute_url()).text
    )
    regel = Auditregel.objects.get(wat="besluit van elders over fase 1 vastgelegd")
    assert regel.details["nummer"] == "B2026-0123"
    assert regel.details["sha256"] == Besluitstuk.objects.get().sha256
    assert not bestuurder.last_login
    aan = set(Bericht.objects.filter(onderwerp__icontains="vastgesteld").values_list("aan", flat=True))
    assert aan == {cio.email, bestuurder.email}
    assert "Leg het besluit over de startnotitie vast" not in client.get("/").text


def test_nota_report_and_kept_document_say_who_decided_when_and_under_which_number(
    als, voorgelegd, secretaris
):
    stuur(als(secretaris), voorgelegd)
    zin = f"Vastgesteld door {COLLEGE} op 3 maart 2026, besluit B2026-0123"
    assert zin in nota(fase(voorgelegd)).als_html()
    html = rapport(voorgelegd).als_html()
    assert zin in html
    assert f"{COLLEGE}, besluit B2026-0123; vastgelegd door {secretaris}" in html
    assert zin in voorgelegd.documenten.get().document.bron.html


@pytest.mark.parametrize(
    ("velden", "veld", "woorden"),
    [
        ({"nummer": " "}, "nummer", "Vul het nummer"),
        ({"bestand": None}, "bestand", "Voeg het stuk toe"),
        ({"bestand": stuk("besluit.pdf", b"<script>")}, "bestand", "iets anders dan de naam zegt"),
        ({"bestand": stuk("besluit.html", b"<p>")}, "bestand", "Kies een PDF"),
        ({"datum": (timezone.localdate() + timedelta(days=2)).isoformat()}, "datum", "in de toekomst"),
        ({"datum": "gisteren"}, "datum", "Vul een datum in"),
        ({"orgaan": ""}, "orgaan", "wie besloot"),
        ({"besluit": None}, "besluit", "Kies wat er is besloten"),
        ({"besluit": "teruggegeven"}, "opmerking", "wat er anders moet"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_decided(
    als, voorgelegd, secretaris, velden, veld, woorden
):
    antwoord = stuur(als(secretaris), voorgelegd, **velden)
    assert antwoord.status_code == 422
    assert any(woorden in fout for fout in antwoord.context["form"].errors[veld])
    if "nummer" not in velden:
        assert "B2026-0123" in antwoord.text
    assert fase(voorgelegd).is_voorgelegd
    assert not Besluitstuk.objects.exists()


def test_a_paper_that_comes_back_is_recorded_without_number_or_file(als, voorgelegd, secretaris, cio):
    antwoord = stuur(
        als(secretaris),
        voorgelegd,
        besluit="teruggegeven",
        nummer="",
        bestand=None,
        opmerking="Noem de kosten.",
    )
    assert antwoord.status_code == 302
    assert fase(voorgelegd).status == "teruggegeven"
    pagina = als(cio).get(fase(voorgelegd).get_absolute_url()).text
    assert f"Teruggegeven door {COLLEGE} op 3 maart 2026" in pagina
    assert "Noem de kosten." in pagina


def test_a_text_that_changed_since_the_page_was_read_is_not_decided_on(als, voorgelegd, secretaris):
    antwoord = stuur(als(secretaris), voorgelegd, gezien="0" * 64)
    assert antwoord.status_code == 422
    assert "Het stuk is veranderd" in antwoord.text
    assert fase(voorgelegd).is_voorgelegd


def test_with_a_remark_open_no_vaststelling_of_elsewhere_is_recorded(als, voorgelegd, secretaris, cio):
    merk_op(voorgelegd, secretaris, "Waar is de motie?")
    client = als(secretaris)
    assert "Waar is de motie?" in client.get(adres(voorgelegd)).text
    antwoord = stuur(client, voorgelegd)
    assert antwoord.status_code == 422
    assert "staat nog één opmerking zonder antwoord" in antwoord.text
    assert "B2026-0123" in antwoord.text


def test_the_paper_opens_for_who_may_see_the_dossier_and_for_nobody_else(
    als, voorgelegd, secretaris, cio, medewerker
):
    stuur(als(secretaris), voorgelegd)
    plek = Besluitstuk.objects.get().get_absolute_url()
    antwoord = als(cio).get(plek)
    assert antwoord.content == PDF
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert als(medewerker).get(plek).status_code == 404


def test_without_a_mandate_nobody_records_a_decision_but_the_bestuurder(als, voorgelegd, cio, bestuurder):
    with pytest.raises(PermissionDenied):
        handelingen.leg_besluit_vast(
            fase=fase(voorgelegd), besluit="vastgesteld", orgaan=COLLEGE, datum=date(2026, 3, 3), nummer="1",
            bestand=stuk(), door=cio, gezien=ZONDER_PAGINA,
        )  # fmt: skip
    assert als(cio).get(adres(voorgelegd)).status_code == 403
    assert stuur(als(bestuurder), voorgelegd).status_code == 302
    assert fase(voorgelegd).is_vastgesteld


def test_a_writer_notes_where_the_mandate_stands_but_cannot_name_oneself(
    als, dossier, cio, bestuurder, secretaris
):
    client, plek = als(cio), reverse("strategie-mandaat", args=[dossier.pk])
    Bericht.objects.all().delete()
    zonder = client.post(plek, {"aan": secretaris.pk, "waar": ""})
    assert "Schrijf op waar het mandaat staat." in zonder.text
    with pytest.raises(ValidationError, match="niet aan jezelf"):
        handelingen.geef_mandaat(dossier=dossier, aan=cio, door=cio, waar="Een mail")
    with pytest.raises(ValidationError, match="kan dit al"):
        handelingen.geef_mandaat(dossier=dossier, aan=bestuurder, door=cio, waar="Een mail")
    assert client.post(plek, {"aan": secretaris.pk, "waar": "Mail van 3 maart"}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.gemandateerde == secretaris
    assert "Mail van 3 maart (genoteerd door" in client.get(dossier.get_absolute_url()).text
    mails = {mail.aan: mail.tekst for mail in Bericht.objects.filter(onderwerp__startswith="Mandaat")}
    assert mails.keys() == {secretaris.email, bestuurder.email}
    assert "trek het dan in" in mails[bestuurder.email]


def test_the_bestuurder_gives_the_mandate_to_the_owner_and_takes_it_back(als, voorgelegd, cio, bestuurder):
    client, plek = als(bestuurder), reverse("strategie-mandaat", args=[voorgelegd.pk])
    assert client.post(plek, {"aan": cio.pk}).status_code == 302
    assert als(cio).get(adres(voorgelegd)).status_code == 200
    client.post(plek, {"weg": "1"})
    assert als(cio).get(adres(voorgelegd)).status_code == 403
    assert "Nu is dat" not in client.get(plek).text
    assert Auditregel.objects.filter(wat="mandaat voor besluiten ingetrokken").count() == 1


def test_a_mandate_ends_with_the_bestuurder_who_gave_it_and_with_the_version(
    voorgelegd, cio, secretaris, persoon
):
    nieuwe = persoon("nieuwe", "bestuurder")
    handelingen.wijzig_dossier(dossier=voorgelegd, door=cio, bestuurder=nieuwe)
    voorgelegd.refresh_from_db()
    assert (voorgelegd.gemandateerde, voorgelegd.mandatering) == (None, "")
    assert not Dossier.objects.zichtbaar_voor(secretaris).exists()


def test_a_next_version_begins_without_the_mandate(dossier, cio, bestuurder, secretaris, tot_en_met):
    tot_en_met(2)
    handelingen.geef_mandaat(dossier=dossier, aan=secretaris, door=bestuurder)
    volgende = handelingen.nieuwe_versie(dossier=Dossier.objects.get(pk=dossier.pk), reden="Anders", door=cio)
    assert volgende.gemandateerde is None


def test_when_nothing_lies_there_the_page_says_so(als, dossier, bestuurder):
    antwoord = als(bestuurder).get(adres(dossier), follow=True)
    assert "ligt nu niet voor" in antwoord.text


def test_the_mandated_are_told_when_something_is_laid_before_the_bestuur(voorgelegd, secretaris):
    mail = Bericht.objects.get(aan=secretaris.email, onderwerp="De startnotitie is voorgelegd")
    assert "leg dan hier vast" in mail.tekst
    [taak] = werk.werk(secretaris).taken
    assert taak.url == adres(voorgelegd)
