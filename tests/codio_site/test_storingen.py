"""When the disk is full or the database is away: a page in Dutch says so, nothing half is kept, and afterwards all goes on."""

from __future__ import annotations

import errno
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.db import OperationalError, connection
from django.urls import reverse

from organisatie.models import Rol
from project.models import Project
from strategie import handelingen
from strategie.models import Dossierstuk
from tests.conftest import maak_persoon
from tests.proefsite import Site, database_url, koekje_van, site

PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def dossier(kader, cio, bestuurder):
    return handelingen.maak_dossier(
        door=cio, titel="Goed bestuur", aanleiding="raadsvraag", eigenaar=cio, bestuurder=bestuurder
    )


def vol(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def database_vol(*_: object, **__: object) -> None:
    raise OperationalError("could not extend file") from psycopg.errors.DiskFull("could not extend file")


@pytest.mark.django_db
@pytest.mark.parametrize("waar", ["hier", "database"])
def test_a_full_disk_is_told_in_dutch_and_nothing_is_kept(als, cio, dossier, monkeypatch, caplog, waar):
    client = als(cio)
    client.raise_request_exception = False
    adres = reverse("strategie-stuk-nieuw", args=[dossier.pk])
    with monkeypatch.context() as even:
        if waar == "hier":
            even.setattr(MemoryFileUploadHandler, "receive_data_chunk", vol)
        else:
            even.setattr(Dossierstuk, "save", database_vol)
        antwoord = client.post(adres, {"titel": "Beleid", "bestand": SimpleUploadedFile("beleid.pdf", PDF)})
    assert antwoord.status_code == 507
    assert "geen ruimte meer" in antwoord.content.decode()
    assert "geen ruimte meer op de schijf" in caplog.text
    assert not Dossierstuk.objects.exists()
    goed = client.post(adres, {"titel": "Beleid", "bestand": SimpleUploadedFile("beleid.pdf", PDF)})
    assert goed.status_code == 302
    assert Dossierstuk.objects.get().bestand.naam == "beleid.pdf"


class Bezoeker:
    """A browser without a screen, that does not follow redirects."""

    class _Blijf(HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    def __init__(self, waar: Site, koekje: str) -> None:
        self.waar, self.koekje = waar, koekje

    def vraag(self, pad: str, **velden: str) -> tuple[int, str, str]:
        """Give the number, the text and where it leads."""
        kop = {"Cookie": f"{self.koekje}; csrftoken={'a' * 32}", "X-CSRFToken": "a" * 32}
        inhoud = urlencode(velden).encode() if velden else None
        verzoek = Request(self.waar.adres + pad, data=inhoud, headers=kop)  # noqa: S310 - our own server
        try:
            with build_opener(self._Blijf).open(verzoek, timeout=60) as antwoord:
                return antwoord.status, antwoord.read().decode(), ""
        except HTTPError as fout:
            return fout.code, fout.read().decode(), fout.headers.get("Location", "")


def zet_database(aan: bool) -> None:
    """Let nobody in any more, and put out who is; or let them in again."""
    naam = connection.settings_dict["NAME"]
    beheer = database_url().replace(f"/{naam}?", "/postgres?")
    with psycopg.connect(beheer, autocommit=True) as db:
        db.execute(f'ALTER DATABASE "{naam}" ALLOW_CONNECTIONS {"true" if aan else "false"}')
        if not aan:
            db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [naam])


@pytest.mark.django_db(transaction=True)
def test_while_the_database_is_away_pages_say_so_and_what_was_typed_is_kept_when_it_is_back(kader, tmp_path):
    organisator = maak_persoon("organisator", Rol.ORGANISATOR)
    nieuw = {
        "titel": "Slimme camera",
        "organisator": str(organisator.pk),
        "eenmaal": "0" * 8 + "-0000-4000-8000-" + "0" * 12,
    }
    with site(tmp_path / "site.log") as waar:
        bezoeker = Bezoeker(waar, koekje_van(organisator))
        assert bezoeker.vraag("/project/")[0] == 200
        connection.close()
        zet_database(False)
        try:
            for pad, velden in (("/project/", {}), ("/openbaar/", {}), ("/project/nieuw/", nieuw)):
                nummer, tekst, _ = bezoeker.vraag(pad, **velden)
                assert nummer == 503, pad
                assert "Het is even te druk" in tekst
            assert bezoeker.vraag("/gezondheid/")[0] == 503
        finally:
            zet_database(True)
        nummer, _, naar = bezoeker.vraag(
            "/project/nieuw/", **nieuw
        )  # the same form, sent again by the same page
        assert nummer == 302
        assert bezoeker.vraag(naar)[0] == 200
    assert Project.objects.get().titel == "Slimme camera"


@pytest.mark.django_db(transaction=True)
def test_two_servers_behind_one_database_are_one_site(kader, tmp_path: Path):
    organisator = maak_persoon("organisator", Rol.ORGANISATOR)
    sleutel = "1" * 8 + "-0000-4000-8000-" + "1" * 12
    nieuw = {"titel": "Slimme camera", "organisator": str(organisator.pk), "eenmaal": sleutel}
    with site(tmp_path / "een.log") as een, site(tmp_path / "twee.log") as twee:
        koekje = koekje_van(organisator)
        hier, daar = Bezoeker(een, koekje), Bezoeker(twee, koekje)
        _, _, naar = hier.vraag("/project/nieuw/", **nieuw)
        assert daar.vraag(naar)[0] == 200, "logged in here is logged in there"
        assert daar.vraag("/project/nieuw/", **nieuw)[2] == naar, "a form that arrives at both counts once"
        assert Project.objects.count() == 1
        organisator.is_active = False
        organisator.save()
        assert [wie.vraag("/project/")[0] for wie in (hier, daar)] == [302, 302], (
            "closed here is closed there"
        )
