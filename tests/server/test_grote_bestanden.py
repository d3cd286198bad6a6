"""Files that cannot be kept, sent to a real server: it says so with what was typed, and neither memory nor disk fills up."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from acties.handelingen import maak_actie
from acties.link import maak_link
from acties.models import Actie, Bewijs, Voortgang
from organisatie.models import Rol
from project.handelingen import maak_project
from project.models import Project
from tests.conftest import maak_persoon
from tests.proefsite import Site, koekje_van, site

pytestmark = pytest.mark.django_db(transaction=True)
MB = b"\x89PNG\r\n\x1a\n" + b"\x00" * (1_000_000 - 8)
GRENS = "grens-van-de-test"
KOP = f"--{GRENS}\r\nContent-Disposition: form-data; name="
GETYPT = "Dit typte ik zelf."


@dataclass
class Plek:
    """A page on which a file can be sent: its address, the cookie of who is logged in (if anybody is), what the server keeps."""

    site: Site
    adres: str
    koekje: str
    tijdelijk: Path
    meeste: int = 0

    def stuur(self, naam: str, stukken: list[bytes]) -> tuple[int, str]:
        """Send the form of the page with this file and a text, as a browser does; gives status and page."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.site.poort, timeout=120)) as lijn:
            velden, koekjes = self._open(lijn)
            velden |= {"status": "loopt", "tekst": GETYPT}
            delen = [f'{KOP}"{veld}"\r\n\r\n{waarde}\r\n' for veld, waarde in velden.items()]
            delen.append(f'{KOP}"bestand"; filename="{naam}"\r\n\r\n')
            inhoud = ["".join(delen).encode(), *stukken, f"\r\n--{GRENS}--\r\n".encode()]
            lijn.putrequest("POST", self.adres)
            lijn.putheader("Content-Type", f"multipart/form-data; boundary={GRENS}")
            lijn.putheader("Content-Length", str(sum(map(len, inhoud))))
            lijn.putheader("Cookie", koekjes)
            lijn.endheaders()
            for deel in inhoud:
                lijn.send(deel)
                self.meeste = max(self.meeste, self._op_schijf())
            antwoord = lijn.getresponse()
            return antwoord.status, antwoord.read().decode()

    def _open(self, lijn: http.client.HTTPConnection) -> tuple[dict[str, str], str]:
        """Open the page; gives the hidden fields of its form, and the cookies to send along."""
        lijn.request("GET", self.adres, headers={"Cookie": self.koekje})
        pagina = lijn.getresponse()
        token = pagina.headers["Set-Cookie"].partition(";")[0]
        [form] = [f for f in html.fromstring(pagina.read().decode()).forms if "bestand" in f.inputs]
        velden = {veld.name: veld.value or "" for veld in form.inputs if veld.get("type") == "hidden"}
        return velden, f"{self.koekje}; {token}"

    def _op_schijf(self) -> int:
        """Give how many bytes the server has on disk, also of files without a name."""
        wijzers = Path(f"/proc/{self.site.proces.pid}/fd").iterdir()
        groottes = (self._grootte(wijzer) for wijzer in wijzers)
        return sum(groottes)

    def _grootte(self, wijzer: Path) -> int:
        try:
            return wijzer.stat().st_size if str(wijzer.readlink()).startswith(str(self.tijdelijk)) else 0
        except FileNotFoundError:
            return 0

    def wacht_tot_leeg(self) -> None:
        """Wait until the server has no file left: it lets go of what was sent after it has answered."""
        uiterlijk = time.monotonic() + 20
        while over := list(self.tijdelijk.iterdir()):
            assert time.monotonic() < uiterlijk, over
            time.sleep(0.05)

    def geheugen(self) -> int:
        """Give the most memory that the server ever had, in MB."""
        status = Path(f"/proc/{self.site.proces.pid}/status").read_text()
        [kb] = re.findall(r"VmHWM:\s+(\d+)", status)
        return int(kb) // 1000


@pytest.fixture(params=["ingelogd", "met de link"])
def plek(request, tmp_path, monkeypatch, kader) -> Iterator[Plek]:
    """An action with a holder, and a server that is ready for its report."""
    tijdelijk = tmp_path / "tijdelijk"
    tijdelijk.mkdir()
    monkeypatch.setenv("TMPDIR", str(tijdelijk))
    organisator, houder = maak_persoon("organisator", Rol.ORGANISATOR), maak_persoon("actiehouder")
    project = maak_project(door=organisator, titel="Druktemonitor")
    Project.objects.update(fase=Project.Fase.IMPLEMENTATIE)
    project.refresh_from_db()
    actie: Actie = maak_actie(door=organisator, project=project, titel="Borden", actiehouder=houder)
    met_link = request.param == "met de link"
    with site(tmp_path / "site.log") as draait:
        adres = maak_link(actie) if met_link else actie.get_absolute_url()
        yield Plek(draait, adres, "" if met_link else koekje_van(houder), tijdelijk)


def _geweigerd(plek: Plek, woorden: str, naam: str, stukken: list[bytes]) -> None:
    status, pagina = plek.stuur(naam, stukken)
    assert status == 422
    assert woorden in pagina
    assert GETYPT in pagina
    assert not Voortgang.objects.exists()
    assert not Bewijs.objects.exists()
    plek.wacht_tot_leeg()


def test_a_file_that_cannot_be_kept_is_refused_in_words_and_leaves_nothing(plek):
    _geweigerd(plek, "iets anders dan de naam zegt", "foto.png", [b"<script>alert(1)</script>"])
    _geweigerd(plek, "De naam van het bestand is te lang", f"{'a' * 296}.png", [MB])
    _geweigerd(plek, "De naam van het bestand klopt niet", "../../etc/foto.png", [MB])
    geheugen = plek.geheugen()
    _geweigerd(plek, "Dit bestand is te groot: hooguit 10 MB", "foto.png", [MB] * 200)
    assert plek.geheugen() < geheugen + 60
    assert 0 < plek.meeste < 40_000_000
