"""Another installation on this machine: a small server that says what an installation says of its public verslagen."""

from __future__ import annotations

import copy
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

PER_BLAD = 100


def inhoud(nummer: str = "CODIO 2026-001", **velden: Any) -> dict[str, Any]:
    """Give the content of a verslag as it goes out."""
    privacy = {
        "kader": "2024", "waarde": "privacy", "naam": "Privacy", "principe": "Vrijheidsrechten",
        "fundament": "rechtsstaat", "fundament_naam": "Rechtsstaat",
    }  # fmt: skip
    veiligheid = privacy | {"waarde": "veiligheid", "naam": "Veiligheid"}
    kort = {
        "sleutel": "samenvatting",
        "label": "Samenvatting",
        "tekst": "Camera’s tellen fietsers op het plein.",
    }
    doel = {"sleutel": "projectdoel", "label": "Wat is het doel?", "tekst": "Minder **drukte**."}
    return {
        "schema": "codio-verslag/3",
        "nummer": nummer,
        "versie": 1,
        "status": "gepubliceerd",
        "gepubliceerd_op": "2026-03-01T12:00:00Z",
        "versie_op": "2026-03-01T12:00:00Z",
        "reden": "",
        "titel": "Fietsen tellen",
        "omschrijving": "Fietsers tellen met camera’s.",
        "organisatie": "Gemeente Buur",
        "onderdeel": "Verkeer",
        "technologie": "Camera’s",
        "workshop": {"datum": "2026-02-10", "plaats": "Stadhuis", "deelnemers": 9, "van_buiten": 4},
        "uitkomst": {"sleutel": "aangepast", "naam": "Door, met aanpassingen", "reden": "Met minder camera’s."},
        "secties": [
            {"sleutel": "kort", "titel": "In het kort", "vragen": [kort]},
            {"sleutel": "doel", "titel": "Doel", "vragen": [doel]},
        ],
        "waarden": [
            privacy | {"reden": "Iedereen is te zien.", "betekenis": "", "weegt_zwaar": True, "accentwaarde": False},
            veiligheid | {"reden": "Minder botsingen.", "betekenis": "", "weegt_zwaar": False, "accentwaarde": False},
        ],
        "accentwaarden": [],
        "spanningen": [
            {"letter": "A", "a": privacy, "b": veiligheid, "schuurt": "Beeld is van iedereen.", "afweging": "Zonder beeld."}
        ],
        "acties": [
            {
                "nummer": 1, "titel": "Beeld niet bewaren", "omschrijving": "", "soort": "", "waarden": [privacy],
                "actiehouder": "Verkeerskundige", "termijn": "2026-09-01", "stand": "Loopt", "ander_niveau": False,
                "ander_niveau_toelichting": "", "doelgroep": "", "bereik": "nee", "bereik_naam": "Nee",
                "wijziging_organisatie": False, "wijziging_toelichting": "",
            }
        ],
        "trefwoorden": ["fiets"],
        "weggehaald": [],
    } | velden  # fmt: skip


@dataclass
class Buur:
    """One installation: what it shares, and what it does when it is asked."""

    naam: str = "Gemeente Buur"
    kenmerk: str = "https://identifier.overheid.nl/tooi/id/gemeente/gm9991"
    adres: str = ""
    stukken: dict[str, dict[str, Any]] = field(default_factory=dict)
    regels: dict[str, dict[str, Any]] = field(default_factory=dict)
    anders: dict[str, Callable[[Any], None]] = field(default_factory=dict)
    """Per path what it does in the place of a right answer."""
    gevraagd: list[str] = field(default_factory=list)
    koppen: list[dict[str, str]] = field(default_factory=list)
    klok: int = 0

    def _regel(self, slug: str, **velden: Any) -> None:
        self.klok += 1
        stuk = self.stukken[slug]
        self.regels.pop(slug, None)  # the oldest change first
        self.regels[slug] = {
            "slug": slug,
            "nummer": stuk["nummer"],
            "titel": stuk["titel"],
            "status": "gepubliceerd",
            "versie": stuk["versie"],
            "gewijzigd_op": f"2026-04-01T12:{self.klok // 60:02d}:{self.klok % 60:02d}Z",
            "reden": stuk["reden"],
            "adres": f"{self.adres}/openbaar/{slug}/",
            "json": f"{self.adres}/openbaar/{slug}.json",
        } | velden

    def publiceer(self, slug: str = "fietsen-tellen", **velden: Any) -> None:
        """Share a verslag, or another version of it."""
        nummer = velden.pop("nummer", f"CODIO 2026-{len(self.stukken) + 1:03d}")
        oud = self.stukken.get(slug)
        stuk = copy.deepcopy(oud) if oud else inhoud(nummer)
        self.stukken[slug] = (
            stuk
            | {
                "$schema": f"{self.adres}/openbaar/schema/codio-verslag-3.json",
                "adres": f"{self.adres}/openbaar/{slug}/",
                "organisatie": self.naam,
                "organisatie_id": self.kenmerk,
                "licentie": "https://creativecommons.org/publicdomain/zero/1.0/",
            }
            | velden
        )
        self._regel(slug)

    def trek_in(self, slug: str, reden: str = "Er stond een naam in.") -> None:
        """Withdraw a verslag."""
        self._regel(slug, status="ingetrokken", reden=reden, json=None)

    def lijst(self, vraag: dict[str, list[str]]) -> dict[str, Any]:
        """Give one page of what changed."""
        sinds = vraag.get("sinds", [""])[0].replace("+00:00", "Z")
        na = int(vraag.get("na", ["0"])[0])
        rijen = [regel for regel in self.regels.values() if regel["gewijzigd_op"] > sinds]
        volgende = (
            f"{self.adres}/openbaar/wijzigingen.json?na={na + PER_BLAD}"
            if len(rijen) > na + PER_BLAD
            else None
        )
        blad = rijen[na : na + PER_BLAD]
        return {
            "schema": "codio-wijzigingen/1",
            "organisatie": {"naam": self.naam, "id": self.kenmerk},
            "tot": blad[-1]["gewijzigd_op"] if blad else sinds or "1970-01-01T00:00:00Z",
            "volgende": volgende,
            "verslagen": blad,
        }

    def antwoord(self, pad: str) -> dict[str, Any] | None:
        """Give what belongs at an address."""
        delen = urlsplit(pad)
        if delen.path == "/openbaar/wijzigingen.json":
            return self.lijst(parse_qs(delen.query))
        slug = delen.path.removeprefix("/openbaar/").removesuffix(".json")
        return self.stukken.get(slug) if self.regels.get(slug, {}).get("json") else None


def stuur(
    handler: Any, lichaam: bytes, status: int = 200, soort: str = "application/json", **koppen: str
) -> None:
    """Answer with this."""
    handler.send_response(status)
    handler.send_header("Content-Type", soort)
    for naam, waarde in koppen.items():
        handler.send_header(naam.replace("_", "-"), waarde)
    if "Content_Length" not in koppen:
        handler.send_header("Content-Length", str(len(lichaam)))
    handler.end_headers()
    handler.wfile.write(lichaam)


@contextmanager
def buur(naam: str = "Gemeente Buur", kenmerk: str | None = None) -> Iterator[Buur]:
    """Run an installation on this machine."""
    zelf = Buur(naam) if kenmerk is None else Buur(naam, kenmerk)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            zelf.gevraagd.append(self.path)
            zelf.koppen.append(dict(self.headers))
            pad = urlsplit(self.path).path
            try:
                if anders := zelf.anders.get(pad):
                    anders(self)
                elif (gegevens := zelf.antwoord(self.path)) is not None:
                    stuur(self, json.dumps(gegevens).encode())
                else:
                    stuur(self, b"{}", 404)
            except OSError:
                self.close_connection = True  # who asked went away

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    zelf.adres = f"http://127.0.0.1:{server.server_port}"
    draad = threading.Thread(target=server.serve_forever, daemon=True)
    draad.start()
    try:
        yield zelf
    finally:
        server.shutdown()
        server.server_close()
        draad.join()
