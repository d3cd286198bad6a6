"""Requests that nobody sends by accident: values, charsets, addresses and headers to stumble over."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote_from_bytes, urlsplit

from tests.robot.pagina import Formulier
from tests.robot.vergif import KORT, LANG

WAARDEN: tuple[bytes, ...] = (
    *(b"", b" ", b"\x00", b"a\x00b", b"a\x0bb\x0c\x1f\x7f", b"\r\n\r\n", b"a\nb: c"),
    *("\ufffe\uffff".encode(), "\u202eomgekeerd\u2066".encode(), "\u2028\u2029".encode(), "é\u0301".encode()),
    *(b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xff\xfe\x00", b"\xc0\xaf", b"\xf5\x80\x80\x80", b"caf\xe9"),
    *(
        KORT.encode(),
        LANG.encode(),
        b"<script>gif()</script>",
        b"<b>\"'&amp;",
        b"{{ 7*7 }}{% now %}",
        b"%s %(x)s {0} {x}",
        b"*_" * 400,
    ),
    *(b"=1+1", b"@SUM(A1)", b"-2+3", b"'; DROP TABLE x; --", b"\\x00\\u0000", b"../../etc/passwd"),
    *(
        b"0",
        b"-1",
        b"1.5",
        b"1e309",
        b"NaN",
        b"9" * 30,
        b"2147483648",
        b"9223372036854775808",
        b"-" + b"9" * 20,
    ),
    *(
        "٣".encode(),
        "１２".encode(),
        "²".encode(),
        "1\u00a0000".encode(),
        b"0x10",
        b"1_000",
        b"true",
        b"null",
    ),
    *(
        b"0000-00-00",
        b"99999-01-01",
        b"2026-02-30",
        b"0001-01-01",
        b"9999-12-31",
        b"2026-13-01T25:61",
        b"01-01-26",
    ),
    *(b"0001-01-01T00:00", b"9999-12-31T23:59", b"2026-03-29T02:30", b"2026-10-25T02:30", b"1-1-1"),
    *(
        b"a" * 300,
        b"x" * 5_000,
        "€".encode() * 20_000,
        b"a@" + b"b" * 300,
        b"a@b\n.example",
        b"@",
        b"http://[::1",
    ),
    *("😀".encode() * 50, "İı".encode(), "ﷺ".encode() * 30, "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤".encode(), b"[]", b"{}", b'{"a": 1}'),
)
"""Bytes of a field, before they are written in a form."""

VRAAGTEKENS = (
    *(b"nog=1", b"nog=", b"pagina=0", b"pagina=-1", b"pagina=abc", b"pagina=%D9%A3", b"pagina=" + b"9" * 40),
    *(b"terug=//elders.example/", b"terug=/%00", b"terug=javascript:alert(1)", b"terug=%0d%0aSet-Cookie:a=b"),
    *(
        b"terug=/%5celders.example",
        b"q=%00",
        b"q=%ED%A0%80",
        b"q=" + b"a%20" * 500,
        b"q=*_%22%27%5C",
        b"q=%FF%FE",
    ),
    *(
        b"q=a%20OF%20(b",
        b"waarde=%00",
        b"waarde=-1",
        b"jaar=0",
        b"jaar=99999",
        b"stap=99",
        b"stap=%00",
        b"deel=1",
    ),
    *(b"wie=%00", b"stand=%00", b"open=%ED%A0%80", b"formaat=leeg", b"&&&==", b"%", b"a" * 3000, b"=&=&[]=1"),
    *(
        b"q=a&q=b&q=c",
        b"technologie=%0B",
        b"principe=%00",
        b"o=99.-99",
        b"p=-1",
        b"_popup=1&_to_field=x",
        b"all=",
    ),
    *(
        b"onderdeel=abc",
        b"onderdeel=9223372036854775808",
        b"fundament=%F0%9F%98%80",
        b"uitkomst=x",
        b"sorteer=%00",
    ),
    *(
        b"next=//elders.example",
        b"next=%00",
        b"groep=-1",
        b"variant=%00",
        b"maat=A0",
        b"memo=%00",
        b"leeg=%FF",
    ),
)
SOORTEN = (
    *(
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=utf-7",
    ),
    *(
        "application/x-www-form-urlencoded; charset=klingon",
        "application/x-www-form-urlencoded; charset=idna",
    ),
    *(
        "application/x-www-form-urlencoded; charset=punycode",
        "application/x-www-form-urlencoded; charset=base64",
    ),
    *(
        "application/x-www-form-urlencoded; charset=\x7f",
        "application/x-www-form-urlencoded;charset=utf-8;charset=x",
    ),
    *(
        "application/x-www-form-urlencoded; charset=undefined",
        "application/x-www-form-urlencoded; charset=rot13",
    ),
    *("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=" + "x" * 300),
    *("multipart/form-data; boundary=grens; charset=utf-16", 'multipart/form-data; boundary="é"'),
    *("application/json", "text/plain", "", "a/b/c;;;", "application/xml", "text/html; charset=utf-32"),
)
KOPPEN: tuple[dict[str, str], ...] = (
    *({"HX-Request": "true"}, {"HX-Request": "true", "HX-Boosted": "true", "HX-Target": "\xff"}),
    *(
        {"HX-Current-URL": "http://[", "HX-Request": "true"},
        {"Accept-Language": "x" * 600},
        {"Accept": "*/*;q=x"},
    ),
    *({"X-Requested-With": "XMLHttpRequest"}, {"Range": "bytes=9-1"}, {"If-Modified-Since": "gisteren"}),
    *({"If-None-Match": '"\xe9'}, {"X-Forwarded-Proto": "\x01"}, {"X-Forwarded-Host": "elders.example"}),
    *(
        {"HX-Prompt": "%ED%A0%80", "HX-Prompt-URI-AutoEncoded": "true", "HX-Request": "true"},
        {"Referer": "::"},
    ),
)
METHODEN = ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "X")
KOEKJES = ("\x7f", "a" * 3000, '"\\', "=;=;", "%00", "None", "0", "é")
PADDEN = (
    b"%00",
    b"%ED%A0%80",
    b"-1",
    b"0",
    b"9" * 30,
    b"%D9%A3",
    b"%FF",
    b"..",
    b"%2e%2e%2f",
    b"a" * 500,
    b"%0b",
)


@dataclass
class Aanval:
    """One request: who sends what to where."""

    wie: str
    methode: str
    adres: bytes
    vraag: bytes = b""
    soort: str = ""
    inhoud: bytes = b""
    koppen: dict[str, str] = field(default_factory=dict)
    koekjes: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        waar = self.adres.decode("latin-1") + ("?" + self.vraag.decode("latin-1") if self.vraag else "")
        deel = f"{self.wie}: {self.methode} {waar[:200]} [{self.soort}] {self.inhoud[:300]!r} {self.koppen}"
        return f"{deel} {self.koekjes}" if self.koekjes else deel


@dataclass(frozen=True)
class Grond:
    """What can be attacked: per person the addresses and the forms that the robot met; the same `zaad`, the same requests."""

    adressen: dict[str, Sequence[str]]
    formulieren: dict[str, Sequence[Formulier]]
    zaad: int


def elk_veld(grond: Grond) -> Iterator[Aanval]:
    """Give a request for every field of every form and for every address that anybody met, in a random order."""
    toeval, alles = Random(grond.zaad), []  # noqa: S311
    for wie in sorted(grond.adressen):
        alles += [(wie, adres, None) for adres in grond.adressen[wie]]
        alles += [
            (wie, formulier, naam)
            for formulier in grond.formulieren[wie]
            for naam in dict.fromkeys(veld.naam for veld in formulier.velden)
            if naam != "csrfmiddlewaretoken"
        ]
    toeval.shuffle(alles)
    for wie, wat, naam in alles:
        if isinstance(wat, str):
            yield _versier(toeval, _adres(toeval, wie, wat))
        else:
            yield _formulier(toeval, wie, wat, alleen=naam)


def aanvallen(grond: Grond) -> Iterator[Aanval]:
    """Give requests without end."""
    toeval = Random(grond.zaad)  # noqa: S311
    mensen = sorted(grond.adressen)
    while True:
        wie = toeval.choice(mensen)
        formulieren = grond.formulieren[wie]
        if formulieren and toeval.random() < 0.65:
            aanval = _formulier(toeval, wie, toeval.choice(formulieren))
        else:
            aanval = _adres(toeval, wie, toeval.choice(grond.adressen[wie]))
        yield _versier(toeval, aanval)


def _adres(toeval: Random, wie: str, adres: str) -> Aanval:
    """An address with another query, another part in its path, or another method."""
    delen = urlsplit(adres)
    pad = delen.path.encode()
    if toeval.random() < 0.4:
        stukken = pad.split(b"/")
        stukken[toeval.randrange(1, len(stukken))] = toeval.choice(PADDEN)
        pad = b"/" + b"/".join(stukken).lstrip(b"/")
    vraag = b"&".join(toeval.sample(VRAAGTEKENS, toeval.choice((0, 1, 1, 2))))
    methode = toeval.choice(METHODEN) if toeval.random() < 0.3 else "GET"
    return Aanval(wie, methode, pad, vraag or delen.query.encode())


def willekeurig(toeval: Random) -> bytes:
    """Give text of any characters there are: planes above the first, half characters, none assigned."""
    lengte = toeval.choice((1, 3, 20, 300))
    punten = (toeval.randrange(toeval.choice((0x80, 0x800, 0x10000, 0x110000))) for _ in range(lengte))
    return "".join(map(chr, punten)).encode("utf-8", "surrogatepass")


def _waarde(toeval: Random) -> bytes:
    return willekeurig(toeval) if toeval.random() < 0.2 else toeval.choice(WAARDEN)


def _formulier(toeval: Random, wie: str, formulier: Formulier, alleen: str = "") -> Aanval:
    """A form with some fields changed, left out, doubled or made up; with `alleen` only that field, and always."""
    paren: list[tuple[bytes, bytes]] = []
    knop = toeval.choice(formulier.knoppen)
    velden = [
        (veld.naam, veld.waarde or next((w for w, _ in veld.opties[-1:]), "")) for veld in formulier.velden
    ]
    kans = toeval.choice((0.05, 0.3, 1.0))
    for naam, waarde in [*velden, *([(knop.naam, knop.waarde)] if knop.naam else [])]:
        raak = naam == alleen if alleen else naam != "csrfmiddlewaretoken" and toeval.random() < kans
        if raak and toeval.random() < 0.15:
            continue
        paren.append((naam.encode(), _waarde(toeval) if raak else waarde.encode()))
        if raak and toeval.random() < 0.15:
            paren.append((naam.encode(), _waarde(toeval)))
    if not alleen and toeval.random() < 0.1:
        paren.append((toeval.choice(WAARDEN)[:200], _waarde(toeval)))
    adres = (knop.adres or formulier.adres).encode().partition(b"?")
    if formulier.methode == "get":
        return Aanval(wie, "GET", adres[0], _geschreven(paren))
    return _met_inhoud(toeval, Aanval(wie, "POST", adres[0], adres[2]), paren)


def _met_inhoud(toeval: Random, aanval: Aanval, paren: list[tuple[bytes, bytes]]) -> Aanval:
    worp = toeval.random()
    aanval.soort, aanval.inhoud = "application/x-www-form-urlencoded", _geschreven(paren)
    if worp < 0.2:
        aanval.soort = toeval.choice(SOORTEN)
    elif worp < 0.35:
        aanval.soort = toeval.choice(("multipart/form-data; boundary=grens", *SOORTEN[10:15]))
        aanval.inhoud = _in_delen(toeval, paren)
    elif worp < 0.4:
        aanval.soort = "application/json"
        aanval.inhoud = json.dumps({n.decode("latin-1"): w.decode("latin-1") for n, w in paren}).encode()
    elif worp < 0.42:
        aanval.inhoud += b"&veel=1" * 1_200
    elif worp < 0.43:
        aanval.inhoud += b"&groot=" + b"a" * 2_700_000
    return aanval


def _geschreven(paren: list[tuple[bytes, bytes]]) -> bytes:
    return b"&".join(f"{quote_from_bytes(n)}={quote_from_bytes(w)}".encode() for n, w in paren)


def _in_delen(toeval: Random, paren: list[tuple[bytes, bytes]]) -> bytes:
    stukken = []
    for naam, waarde in paren:
        bestand = b'; filename="' + toeval.choice(WAARDEN)[:50] + b'"' if toeval.random() < 0.2 else b""
        extra = b"Content-Transfer-Encoding: base64\r\n" if toeval.random() < 0.05 else b""
        kop = b'Content-Disposition: form-data; name="' + naam + b'"' + bestand + b"\r\n" + extra
        stukken.append(b"--grens\r\n" + kop + b"\r\n" + waarde + b"\r\n")
    einde = b"--grens--\r\n" if toeval.random() < 0.8 else b""
    return b"".join(stukken) + einde


def _versier(toeval: Random, aanval: Aanval) -> Aanval:
    if toeval.random() < 0.15:
        aanval.koppen = toeval.choice(KOPPEN)
    if toeval.random() < 0.05:
        aanval.koekjes = {toeval.choice(("sessionid", "csrftoken", "messages", "x")): toeval.choice(KOEKJES)}
    return aanval
