"""The verslagen of one organisation as a file: a line of JSON about it, then one for each verslag with all its versions.

Written twice it is the same byte for byte, also by an installation that read it in.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from moresprudentie.models import Bron, Verslag, Verslagversie
from moresprudentie.uitwisseling.bewaren import Aangeleverd, Versie, zoals_hier
from moresprudentie.uitwisseling.vorm import (
    LANG,
    NUMMER,
    SLUG,
    Vormfout,
    als_moment,
    ding,
    een_van,
    eis_bewaarbaar,
    getal,
    keur_inhoud,
    lees_json,
    lijst,
    misschien,
    moment,
    patroon,
    tekst,
    versienummer,
)
from organisatie.models import Organisatie

SCHEMA = "codio-verslagen/1"
LANGSTE_REGEL = 30_000_000
STANDEN = (Verslag.Status.GEPUBLICEERD, Verslag.Status.INGETROKKEN)


@dataclass(frozen=True)
class Kop:
    """What the first line says: whose verslagen these are, and how many."""

    naam: str
    kenmerk: str
    aantal: int


def _regel(gegevens: dict[str, Any]) -> bytes:
    return json.dumps(gegevens, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _op(tijd: datetime.datetime | None) -> str | None:
    return tijd.astimezone(datetime.UTC).isoformat() if tijd else None


def schrijf_uit(bron: Bron | None = None) -> Iterator[bytes]:
    """Give the lines of the file: one's own verslagen that were ever published, or those of a source."""
    verslagen = (
        Verslag.objects.filter(bron=bron, status__in=STANDEN)
        .prefetch_related(Prefetch("versies", Verslagversie.objects.order_by("nummer")))
        .defer("zoektekst")
        .order_by("jaar", "volgnummer")
    )
    eigen = Organisatie.huidige()
    organisatie = {
        "naam": bron.naam if bron else eigen.naam,
        "id": bron.kenmerk if bron else eigen.identificatie,
    }
    yield _regel({"schema": SCHEMA, "organisatie": organisatie, "aantal": verslagen.count()})
    for verslag in verslagen.iterator(chunk_size=200):
        yield _regel(_als_gegevens(zoals_hier(verslag)))


def _als_gegevens(stuk: Aangeleverd) -> dict[str, Any]:
    return {
        "nummer": stuk.nummer,
        "slug": stuk.slug,
        "status": stuk.status,
        "gepubliceerd_op": _op(stuk.gepubliceerd_op),
        "ingetrokken_op": _op(stuk.ingetrokken_op),
        "ingetrokken_reden": stuk.ingetrokken_reden,
        "versies": [
            {
                "versie": versie.nummer,
                "zichtbaarheid": versie.zichtbaarheid,
                "reden": versie.reden,
                "gepubliceerd_op": _op(versie.gepubliceerd_op),
                "inhoud": versie.inhoud,
            }
            for versie in stuk.versies
        ],
    }


_KOP = ding(
    schema=een_van(SCHEMA),
    organisatie=ding(naam=tekst(200, verplicht=True), id=tekst(200)),
    aantal=getal,
)
_VERSLAG = ding(
    nummer=patroon(NUMMER, "een nummer als CODIO 2026-014"),
    slug=SLUG,
    status=een_van(*STANDEN),
    gepubliceerd_op=als_moment,
    ingetrokken_op=misschien(als_moment),
    ingetrokken_reden=tekst(),
    versies=lijst(
        ding(
            versie=versienummer,
            zichtbaarheid=een_van(*Verslag.Zichtbaarheid.values),
            reden=tekst(LANG),
            gepubliceerd_op=als_moment,
            inhoud=lambda waarde, plek: waarde,
        ),
        1_000,
    ),
)


def lees(regels: Iterable[bytes]) -> tuple[Kop, Iterator[Aangeleverd]]:
    """Give what the first line says, and the verslagen one by one; raises `Vormfout` with the line where it is wrong."""
    genummerd = enumerate(regels, 1)
    _, eerste = next(genummerd, (1, b""))
    if not eerste.strip():
        raise Vormfout("", "Het bestand is leeg.")
    gegevens = _gelezen(eerste, 1)
    try:
        kop = _KOP(gegevens, "")
    except Vormfout as fout:
        raise Vormfout("", f"Regel 1, {fout}. Dit is geen bestand met verslagen van CODIO.") from fout
    organisatie = kop["organisatie"]
    gezegd = Kop(organisatie["naam"], organisatie["id"], kop["aantal"])
    return gezegd, _verslagen(genummerd, gezegd)


def _verslagen(genummerd: Iterator[tuple[int, bytes]], kop: Kop) -> Iterator[Aangeleverd]:
    gezien: dict[str, int] = {}
    for nummer, regel in genummerd:
        if not regel.strip():
            continue
        gegevens = _gelezen(regel, nummer)
        try:
            eis_bewaarbaar(gegevens, "")
            stuk = _als_stuk(gegevens)
        except Vormfout as fout:
            raise Vormfout("", f"Regel {nummer}, {fout}.") from fout
        if stuk.nummer in gezien:
            raise Vormfout("", f"Regel {nummer}: {stuk.nummer} staat ook op regel {gezien[stuk.nummer]}.")
        gezien[stuk.nummer] = nummer
        yield stuk
    if len(gezien) != kop.aantal:
        raise Vormfout(
            "",
            f"Het bestand is niet heel: het hoort {kop.aantal} verslagen te hebben en heeft er {len(gezien)}.",
        )


def _gelezen(regel: bytes, nummer: int) -> Any:
    if len(regel) > LANGSTE_REGEL:
        raise Vormfout("", f"Regel {nummer} is te lang.")
    try:
        return lees_json(regel)
    except Vormfout as fout:
        raise Vormfout("", f"Regel {nummer}: {fout}.") from fout


def _als_stuk(gegevens: Any) -> Aangeleverd:
    kaal = _VERSLAG(gegevens, "")
    if not kaal["versies"]:
        raise Vormfout("versies", "er hoort ten minste een versie te zijn")
    versies: list[Versie] = []
    for plaats, versie in enumerate(kaal["versies"]):
        plek = f"versies[{plaats}]"
        inhoud = keur_inhoud(versie["inhoud"], f"{plek}.inhoud")
        if inhoud["nummer"] != kaal["nummer"] or inhoud["versie"] != versie["versie"]:
            raise Vormfout(f"{plek}.inhoud", "dit is een ander verslag of een andere versie dan ervoor staat")
        if versies and versies[-1].nummer >= versie["versie"]:
            raise Vormfout(f"{plek}.versie", "de versies horen op volgorde te staan, elk een keer")
        gepubliceerd_op = moment(versie["gepubliceerd_op"], f"{plek}.gepubliceerd_op")
        versies.append(
            Versie(
                versie["versie"], versie["inhoud"], versie["zichtbaarheid"], versie["reden"], gepubliceerd_op
            )
        )
    gelezen = NUMMER.fullmatch(kaal["nummer"])
    assert gelezen is not None  # the rule for it
    ingetrokken = kaal["ingetrokken_op"]
    return Aangeleverd(
        jaar=int(gelezen[1]),
        volgnummer=int(gelezen[2]),
        slug=kaal["slug"],
        status=kaal["status"],
        versies=tuple(versies),
        gepubliceerd_op=moment(kaal["gepubliceerd_op"], "gepubliceerd_op"),
        ingetrokken_op=moment(ingetrokken, "ingetrokken_op") if ingetrokken else None,
        ingetrokken_reden=kaal["ingetrokken_reden"],
    )
