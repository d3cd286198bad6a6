"""What goes over the lines to the screens, byte by byte, from a real server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from live.handelingen import sluit_zaal
from live.melden import LEIDING, SCHERM, tafelscherm
from live.models import Plek
from live.sleutels import Stroomrecht
from organisatie.models import Auditregel
from tests.live.opname import Opname
from tests.live.wereld import Wereld, adres_van, bouw_zaal
from tests.proefsite import site

pytestmark = pytest.mark.django_db(transaction=True)
GEHEIM = "Ik vertrouw die telpalen voor geen meter."
NAAM = "Wilhelmina Zeldzaam"


@dataclass
class Zaal:
    """A room on a server that runs, and the screens that a test opens."""

    wereld: Wereld
    poort: int
    schermen: list[Opname] = field(default_factory=list)

    def open(self, adres: str, recht: str) -> Opname:
        """Open a screen with this word."""
        self.schermen.append(Opname(self.poort, adres, recht))
        return self.schermen[-1]

    def scherm(self, plek: Plek) -> Opname:
        """Open the screen of somebody."""
        recht = Stroomrecht(plek.sessie_id, tafelscherm(plek.deelnemer.groep_id), plek=plek.pk)
        return self.open(adres_van(plek), recht.teken())

    def van_leider(self, wat: str) -> Opname:
        """Open the control or the wall."""
        recht = Stroomrecht(self.wereld.sessie.pk, wat, gebruiker=self.wereld.leider.pk)
        return self.open("/", recht.teken())


@pytest.fixture
def zaal(transactional_db, tmp_path) -> Iterator[Zaal]:
    """A room that is open on a server that runs."""
    wereld = bouw_zaal()
    with site(tmp_path / "site.txt") as gestart:
        zaal = Zaal(wereld, gestart.poort)
        try:
            yield zaal
        finally:
            for scherm in zaal.schermen:
                scherm.sluit()


def van_wie(plek: Plek) -> list[bytes]:
    """Give all by which somebody could be known."""
    return [w.encode() for w in (NAAM, plek.kenmerk, plek.deelnemer.kenmerk, f'"plek": {plek.pk}')]


def test_in_a_silent_step_nothing_that_another_wrote_comes_over_any_line(zaal):
    wereld = zaal.wereld
    schrijver, buur = wereld.plek(naam=NAAM), wereld.plek()
    wereld.naar("waarden-noteren")
    mijn, ander = zaal.scherm(schrijver), zaal.scherm(buur)
    overig = [zaal.van_leider(LEIDING), zaal.van_leider(SCHERM)]
    assert mijn.schrijf(GEHEIM) == 200
    assert ander.schrijf("Van de buur.") == 200
    overig[0].tot(lambda: overig[0].alles.count(b"data:") > 1)  # who leads saw that something was written
    assert ander.haal() == 200
    assert ander.haal(f"{ander.adres}?inhoud") == 200
    assert ander.haal(f"/deelnemen/stand/?b={ander.recht}") == 200
    assert all(GEHEIM.encode() not in scherm.alles for scherm in (ander, *overig))
    assert mijn.haal() == 200
    assert GEHEIM.encode() in mijn.alles  # the own note is on the own page, and in nothing that is shared
    assert GEHEIM not in str(mijn.laatste())
    assert b"Van de buur." not in mijn.alles


def test_no_line_ever_says_who_wrote_a_note(zaal):
    wereld = zaal.wereld
    schrijver, buur = wereld.plek(naam=NAAM), wereld.plek()
    wereld.naar("waarden-noteren")
    mijn, ander = zaal.scherm(schrijver), zaal.scherm(buur)
    mijn.schrijf(GEHEIM)
    wereld.naar("waarden-bespreken")
    ander.tot(lambda: GEHEIM.encode() in ander.alles)
    for deel in ("waarden-presenteren", "waarden-plenair", "acties-noteren", "acties-bespreken", "reflectie"):
        wereld.naar(deel)
        ander.tot_deel(deel)
        ander.haal()
    assert not [wie for wie in van_wie(schrijver) if wie in ander.alles]


def test_a_note_at_the_board_comes_to_the_other_screens_of_that_table_only(zaal):
    wereld = zaal.wereld
    hier, buur, elders = wereld.plek(), wereld.plek(), wereld.plek("Democratie")
    wereld.naar("waarden-bespreken")
    mijn, ander, verder = (zaal.scherm(plek) for plek in (hier, buur, elders))
    mijn.schrijf(GEHEIM)
    ander.tot(lambda: GEHEIM.encode() in ander.alles)
    verder.haal()
    assert GEHEIM.encode() not in verder.alles


def test_a_stream_that_has_the_newest_picture_gets_nothing_again(zaal):
    wereld = zaal.wereld
    plek = wereld.plek()
    eerste = zaal.scherm(plek)
    versie = eerste.alles.split(b"id: ")[1].split(b"\n")[0].decode()
    assert eerste.haal(f"/deelnemen/stand/?b={eerste.recht}&v={versie}") == 204
    tweede = zaal.open(eerste.adres, f"{eerste.recht}&v={versie}")
    assert b"data:" not in tweede.alles


def test_a_word_that_is_not_ours_opens_no_stream_and_one_of_a_workshop_that_is_over_neither(zaal):
    wereld = zaal.wereld
    plek = wereld.plek()
    assert zaal.open("/", "verzonnen:woord").status == 403
    goed = zaal.scherm(plek)
    assert goed.status == 200
    sluit_zaal(sessie=wereld.vers(), door=wereld.leider)
    goed.tot_deel("einde")
    assert zaal.scherm(plek).status == 404
    assert goed.schrijf("Te laat.") == 410


def test_who_no_longer_leads_gets_no_stream_of_the_control(zaal):
    wereld = zaal.wereld
    leider = wereld.leider
    assert zaal.van_leider(LEIDING).status == 200
    leider.is_active = False
    leider.save()
    assert zaal.van_leider(LEIDING).status == 404


def test_the_audit_trail_names_the_table_and_never_who_wrote(zaal):
    wereld = zaal.wereld
    plek = wereld.plek(naam=NAAM)
    wereld.naar("waarden-bespreken")
    mijn = zaal.scherm(plek)
    voor = set(Auditregel.objects.values_list("pk", flat=True))
    mijn.schrijf(GEHEIM, eigen_waarde="Vertrouwen")
    assert mijn.stuur("bord/kies", stapel="eVertrouwen", eigen_waarde="Vertrouwen", reden="Daarom.") == 200
    regels = Auditregel.objects.exclude(pk__in=voor)
    assert {regel.details.get("namens") for regel in regels} == {
        f"Tafel Rechtsstaat, sessie {wereld.sessie.pk}"
    }
    sporen = " ".join(f"{r.wat} {r.object_naam} {r.details} {r.door}" for r in regels)
    assert not [wie for wie in van_wie(plek) if wie.decode() in sporen]
    assert GEHEIM not in sporen
