"""The archive of a backup: what is damaged, cut off or opened with another key is refused, at whatever byte."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from codio_site.backup import archief
from codio_site.backup.fouten import BackupFout, Beschadigd
from codio_site.backup.versleutelen import STUK, lees_sleutel, maak_sleutel

DUMP = b"een dump van de database " * 90_000  # more than two pieces


def maak(pad: Path, sleutel: bytes | None) -> None:
    with pad.open("wb") as bestand, archief.schrijf(bestand, sleutel) as schrijver:
        schrijver.stroom("database", io.BytesIO(DUMP).read)
        schrijver.sluit_af({"tabellen": {}, "mappen": [], "migraties": []})


@pytest.fixture
def sleutel(tmp_path) -> bytes:
    maak_sleutel(tmp_path / "sleutel")
    return lees_sleutel(tmp_path / "sleutel")


@pytest.fixture(params=["open", "versleuteld"])
def back_up(request, tmp_path, sleutel) -> tuple[Path, bytes | None]:
    met = sleutel if request.param == "versleuteld" else None
    maak(tmp_path / "back-up", met)
    return tmp_path / "back-up", met


def test_what_was_written_is_read_back(back_up):
    pad, sleutel = back_up
    assert set(archief.controleer(pad, sleutel)["delen"]) == {"database/000001"}
    gelezen = b"".join(
        inhoud.read() for naam, inhoud in archief.lees_delen(pad, sleutel) if naam.startswith("database/")
    )
    assert gelezen == DUMP


def test_without_a_key_any_tar_opens_it(tmp_path):
    maak(tmp_path / "back-up", None)
    with tarfile.open(tmp_path / "back-up") as tar:
        assert tar.getnames() == ["database/000001", archief.LIJST]


def test_with_a_key_nothing_of_it_can_be_read(tmp_path, sleutel):
    maak(tmp_path / "back-up", sleutel)
    assert b"dump van de database" not in (tmp_path / "back-up").read_bytes()


def test_a_changed_byte_is_found_wherever_it_is(back_up):
    pad, sleutel = back_up
    heel = pad.read_bytes()
    for plek in [2, 30, 60, 600, *range(1000, len(heel) - 12_000, 150_001)]:
        pad.write_bytes(heel[:plek] + bytes([heel[plek] ^ 1]) + heel[plek + 1 :])
        with pytest.raises(BackupFout):
            archief.controleer(pad, sleutel)


@pytest.mark.parametrize("deel", [0, 10, 700, STUK, 2 * STUK])
def test_an_archive_that_was_cut_off_is_found(back_up, deel):
    pad, sleutel = back_up
    pad.write_bytes(pad.read_bytes()[:deel])
    with pytest.raises(Beschadigd):
        archief.controleer(pad, sleutel)


def test_pieces_that_changed_places_are_found(tmp_path, sleutel):
    maak(tmp_path / "back-up", sleutel)
    heel = (tmp_path / "back-up").read_bytes()
    lang = 4 + STUK + 16
    kop = heel.index((STUK + 16).to_bytes(4, "big"))
    een, twee = heel[kop : kop + lang], heel[kop + lang : kop + 2 * lang]
    (tmp_path / "back-up").write_bytes(heel[:kop] + twee + een + heel[kop + 2 * lang :])
    with pytest.raises(Beschadigd, match="Stuk 1"):
        archief.controleer(tmp_path / "back-up", sleutel)


def test_another_key_and_no_key_are_told_apart_from_damage(tmp_path, sleutel):
    maak(tmp_path / "back-up", sleutel)
    with pytest.raises(BackupFout, match="niet de sleutel"):
        archief.controleer(tmp_path / "back-up", bytes(32))
    with pytest.raises(BackupFout, match="Geef de sleutel"):
        archief.controleer(tmp_path / "back-up", None)


def test_a_key_is_never_overwritten_and_only_its_owner_reads_it(tmp_path):
    pad = tmp_path / "sleutel"
    maak_sleutel(pad)
    assert pad.stat().st_mode & 0o777 == 0o600
    with pytest.raises(BackupFout, match="bestaat al"):
        maak_sleutel(pad)
    pad.write_text("geen sleutel")
    with pytest.raises(BackupFout, match="sleutel"):
        lees_sleutel(pad)


def test_a_part_that_was_swapped_for_another_is_found(tmp_path):
    maak(tmp_path / "back-up", None)
    delen = {naam: inhoud.read() for naam, inhoud in archief.lees_delen(tmp_path / "back-up", None)}
    with tarfile.open(tmp_path / "back-up", "w") as tar:
        for naam, inhoud in {**delen, "database/000001": b"iets anders"}.items():
            kop = tarfile.TarInfo(naam)
            kop.size = len(inhoud)
            tar.addfile(kop, io.BytesIO(inhoud))
    with pytest.raises(Beschadigd, match="database/000001"):
        archief.controleer(tmp_path / "back-up", None)


@pytest.mark.parametrize(
    "opties", [["backup", "--nieuwe-sleutel"], ["backup", "--alleen-controleren"], ["herstel"]]
)
def test_a_folder_that_is_not_there_is_named(tmp_path, opties):
    opdracht, *rest = opties
    with pytest.raises(CommandError, match=r"weg/back-up(: No such file| is er niet)"):
        call_command(opdracht, tmp_path / "weg" / "back-up", *rest)
