"""Fetching a page of another installation, and nothing else: safe for this one whatever the other side does.

Only https, only port 443, only addresses of the whole internet: a name is looked up once, every address that it gives is
checked, and the connection goes to a checked address, so that a name cannot lead elsewhere in between. Redirects stay
at the same host and are few. An answer has a type, a most size and a most time; it is asked for uncompressed, and refused when
it is not. What came in is text: nothing of it is executed.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import NoReturn
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from moresprudentie.uitwisseling.vorm import lees_json

POORT = 443
OMLEIDINGEN = 3
GROOTSTE = 5_000_000
"""Bytes of one answer."""
SECONDEN = 30
"""For one answer with everything before it, looking up the name apart."""
HAPJE = 64 * 1024
LANGSTE_ADRES = 2_000
_VERPAKT = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""Addresses that hide one of the old kind (NAT64)."""

Ipadres = ipaddress.IPv4Address | ipaddress.IPv6Address


class Ophaalfout(Exception):
    """It could not be fetched; says why, in Dutch. `tijdelijk` when trying again later can help."""

    def __init__(self, melding: str, *, tijdelijk: bool = False, status: int = 0) -> None:
        super().__init__(melding)
        self.tijdelijk, self.status = tijdelijk, status


def _weiger(melding: str) -> NoReturn:
    raise Ophaalfout(melding)


@dataclass(frozen=True)
class Plek:
    """Where an address leads to."""

    schema: str
    host: str
    poort: int
    pad: str

    @property
    def huis(self) -> tuple[str, str, int]:
        """What two addresses of one installation have in common."""
        return self.schema, self.host, self.poort


def plek_van(adres: str) -> Plek:
    """Read an address; raises `Ophaalfout` when we do not go there."""
    if len(adres) > LANGSTE_ADRES or any(ord(teken) <= 32 or ord(teken) > 126 for teken in adres):
        _weiger("Het adres is te lang, of heeft tekens die er niet in horen.")
    try:
        delen = urlsplit(adres)
        host, poort = (delen.hostname or "").rstrip("."), delen.port
    except ValueError:
        _weiger("Dit is geen adres.")
    if not host:
        _weiger("Dit is geen adres.")
    if delen.username is not None or delen.password is not None:
        _weiger("In het adres mag geen naam of wachtwoord staan.")
    pad = f"{delen.path or '/'}{f'?{delen.query}' if delen.query else ''}"
    if is_plaatselijk(delen.scheme, host):
        return Plek(delen.scheme, host, poort or (POORT if delen.scheme == "https" else 80), pad)
    if delen.scheme != "https":
        _weiger("Het adres moet met https:// beginnen.")
    if poort not in (None, POORT):
        _weiger("Het adres mag geen eigen poort hebben.")
    return Plek("https", host, POORT, pad)


def is_plaatselijk(schema: str, host: str) -> bool:
    """Say whether this is the computer itself, where the settings allow that: for those who build and test."""
    return bool(settings.VOLGEN_PLAATSELIJK) and schema == "http" and host == "127.0.0.1"


def is_van_buiten(adres: Ipadres) -> bool:
    """Say whether an address is one of the whole internet: not private, not of this computer, of no special kind."""
    if isinstance(adres, ipaddress.IPv6Address):
        if any(adres in net for net in _VERPAKT):
            return False
        for verpakt in (adres.ipv4_mapped, adres.sixtofour, *(adres.teredo or ())):
            if verpakt is not None:
                return False  # an old address in a new one: nobody needs that to be found
    return adres.is_global and not (adres.is_multicast or adres.is_reserved or adres.is_unspecified)


def zoek_adressen(plek: Plek) -> list[str]:
    """Look up a host; raises `Ophaalfout` when one of its addresses is not of the whole internet."""
    try:
        rijen = socket.getaddrinfo(plek.host, plek.poort, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fout:
        raise Ophaalfout(f"De naam {plek.host} is niet te vinden.", tijdelijk=True) from fout
    adressen = list(dict.fromkeys(str(rij[4][0]) for rij in rijen))
    if not is_plaatselijk(plek.schema, plek.host):
        for adres in adressen:
            if not is_van_buiten(ipaddress.ip_address(adres.partition("%")[0])):
                _weiger(f"{plek.host} is een adres in een eigen netwerk. Daar halen we niets op.")
    if not adressen:
        _weiger(f"De naam {plek.host} is niet te vinden.")
    return adressen


class _Lijn(http.client.HTTPConnection):
    """A connection to a checked address; the certificate must be of the host by its name."""

    def __init__(self, plek: Plek, adressen: list[str], seconden: float) -> None:
        super().__init__(plek.host, plek.poort, timeout=seconden)
        self.plek, self.adressen = plek, adressen
        self.tot = time.monotonic() + seconden
        self.open: socket.socket | None = None
        self.verlopen = False

    def connect(self) -> None:
        """Connect to the first address that answers."""
        self.open = self._verbind()
        if self.plek.schema == "https":
            context = ssl.create_default_context()
            tls = context.wrap_socket(
                self.open, server_hostname=self.plek.host, do_handshake_on_connect=False
            )
            self.open = tls  # can be broken off from here on
            tls.do_handshake()
        self.sock = self.open

    def breek_af(self) -> None:
        """End it, from another thread; whoever waits for an answer wakes up with an error or with nothing."""
        self.verlopen = True
        if self.open is not None:
            with suppress(OSError):
                self.open.shutdown(socket.SHUT_RDWR)

    def _verbind(self) -> socket.socket:
        laatste: OSError | None = None
        for adres in self.adressen[:4]:
            try:
                rest = max(0.1, min(10.0, self.tot - time.monotonic()))
                sock = socket.create_connection((adres, self.plek.poort), timeout=rest)
                sock.settimeout(max(0.1, self.tot - time.monotonic()))
                return sock
            except OSError as fout:
                laatste = fout
        raise laatste or OSError("no address")


@contextmanager
def _uiterlijk(lijn: _Lijn, seconden: float) -> Iterator[None]:
    """Break a connection that takes longer in all, however many small bits come in."""

    wekker = threading.Timer(seconden, lijn.breek_af)
    wekker.daemon = True
    wekker.start()
    try:
        yield
    finally:
        wekker.cancel()
        lijn.close()


@dataclass
class Ophaler:
    """Fetches JSON of one installation."""

    basis: str
    sleutel: str = ""
    """The key that they gave, sent to that host only."""
    seconden: float = SECONDEN
    grootste: int = GROOTSTE
    huis: tuple[str, str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.huis = plek_van(self.basis).huis

    def eis_van_hier(self, adres: str) -> str:
        """Give an address when it is of this installation; raises `Ophaalfout`."""
        if plek_van(adres).huis != self.huis:
            _weiger(f"Het adres {adres[:100]} is van een ander dan {self.huis[1]}.")
        return adres

    def json(self, adres: str) -> object:
        """Fetch one address, following a few redirects at the same host; raises `Ophaalfout` or `Vormfout`."""
        tot = time.monotonic() + self.seconden
        for _ in range(OMLEIDINGEN + 1):
            plek = plek_van(self.eis_van_hier(adres))
            antwoord = self._vraag(plek, tot - time.monotonic())
            if isinstance(antwoord, bytes):
                return lees_json(antwoord)
            adres = urljoin(adres, antwoord)
        _weiger("Er wordt te vaak doorverwezen.")

    def _vraag(self, plek: Plek, seconden: float) -> bytes | str:
        """Give the answer, or where it leads to."""
        adressen = zoek_adressen(plek)
        lijn = _Lijn(plek, adressen, max(0.1, seconden))
        kop = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "CODIO"}
        if self.sleutel:
            kop["Authorization"] = f"Bearer {self.sleutel}"
        try:
            with _uiterlijk(lijn, max(0.1, seconden)):
                lijn.request("GET", plek.pad, headers=kop)
                antwoord = self._lees(lijn.getresponse())
        except ssl.SSLCertVerificationError as fout:
            raise Ophaalfout(f"Het certificaat van {plek.host} klopt niet.") from fout
        except Ophaalfout:
            if not lijn.verlopen:  # half an answer
                raise
        except (OSError, http.client.HTTPException, ValueError) as fout:
            if lijn.verlopen or isinstance(fout, TimeoutError):
                raise Ophaalfout(f"{plek.host} doet er te lang over.", tijdelijk=True) from fout
            raise Ophaalfout(f"{plek.host} antwoordt niet, of niet goed.", tijdelijk=True) from fout
        else:
            if not lijn.verlopen:
                return antwoord
        raise Ophaalfout(f"{plek.host} doet er te lang over.", tijdelijk=True)

    def _lees(self, antwoord: http.client.HTTPResponse) -> bytes | str:
        if antwoord.status in (301, 302, 303, 307, 308):
            return antwoord.headers.get("Location") or _weiger("Er wordt doorverwezen naar niets.")
        if antwoord.status in (401, 403):
            _weiger("De sleutel wordt niet herkend." if self.sleutel else "Hier is een sleutel voor nodig.")
        if antwoord.status != 200:
            tijdelijk = antwoord.status >= 500 or antwoord.status == 429
            raise Ophaalfout(
                f"Het antwoord is een fout ({antwoord.status}).", tijdelijk=tijdelijk, status=antwoord.status
            )
        if antwoord.headers.get_content_type() != "application/json":
            _weiger("Het antwoord is geen JSON. Is dit wel een CODIO?")
        if antwoord.headers.get("Content-Encoding", "identity").lower() != "identity":
            _weiger("Het antwoord is gecomprimeerd, en daar is niet om gevraagd.")
        if (antwoord.length or 0) > self.grootste:
            _weiger("Het antwoord is te groot.")
        return self._inhoud(antwoord)

    def _inhoud(self, antwoord: http.client.HTTPResponse) -> bytes:
        stukken, grootte = [], 0
        while stuk := antwoord.read1(HAPJE):
            grootte += len(stuk)
            if grootte > self.grootste:
                _weiger("Het antwoord is te groot.")
            stukken.append(stuk)
        if antwoord.length:
            raise http.client.IncompleteRead(b"", antwoord.length)
        return b"".join(stukken)
