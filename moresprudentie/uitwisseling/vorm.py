"""What a verslag from elsewhere must look like, and what is made of it: checked, cleaned, nothing in it that we do not know.

Each rule takes a value and its place ("acties[2].titel") and gives what is kept, or raises `Vormfout` with that place. Texts
stay texts: they are never executed, and every page escapes or cleans them when it shows them.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any, NoReturn

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from moresprudentie.inhoud import EERSTE_SCHEMA, SCHEMA, TWEEDE_SCHEMA, Inhoud, lees
from moresprudentie.opendata import schema, schema_naam
from project.models import Project

SCHEMAS = (SCHEMA, TWEEDE_SCHEMA, EERSTE_SCHEMA)
LANG, GEWOON, KORT = 100_000, 1_000, 200
"""So many signs a text, a title and a name may have."""
ALLES = 500_000
"""So many signs all texts together may have."""
VEEL = 300
"""So many values, actions, tensions a verslag may have."""

Regel = Callable[[Any, str], Any]
# Control characters but tab and line ends, marks that turn the direction of a text, halves of signs, and no signs at all.
_ONTEKENS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_ONBEWAARBAAR = re.compile("[\x00\ud800-\udfff]")
_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,119}")
NUMMER = re.compile(r"CODIO (20\d\d)-(\d{3,6})")


class Vormfout(ValueError):
    """Something is not as it should be; says where and what, in Dutch."""

    def __init__(self, plek: str, melding: str) -> None:
        super().__init__(f"{plek}: {melding}" if plek else melding)


def _fout(plek: str, melding: str) -> NoReturn:
    raise Vormfout(plek, melding)


def schone_tekst(waarde: str) -> str:
    """Give a text with only what can be read in it."""
    return _ONTEKENS.sub("", waarde)


def eis_bewaarbaar(waarde: Any, plek: str) -> None:
    """Raise `Vormfout` when a text in a list or dict of any form has a sign that no database keeps."""
    if isinstance(waarde, str) and _ONBEWAARBAAR.search(waarde):
        _fout(plek, "hier staat een teken dat niet bewaard kan worden")
    if isinstance(waarde, list):
        for nummer, deel in enumerate(waarde):
            eis_bewaarbaar(deel, f"{plek}[{nummer}]")
    if isinstance(waarde, dict):
        for sleutel, deel in waarde.items():
            eis_bewaarbaar(sleutel, plek)
            eis_bewaarbaar(deel, f"{plek}.{sleutel}")


def lees_json(tekst: bytes, plek: str = "") -> Any:
    """Read JSON of others; raises `Vormfout` for whatever is wrong with it, also when it is too deep."""
    try:
        return json.loads(
            tekst.decode("utf-8-sig"), parse_constant=lambda naam: _fout(plek, f"{naam} is geen getal")
        )
    except UnicodeDecodeError:
        _fout(plek, "dit is geen UTF-8")
    except RecursionError:
        _fout(plek, "dit is te diep genest")
    except Vormfout:
        raise
    except ValueError as fout:
        regel = getattr(fout, "lineno", 0)
        _fout(plek, f"dit is geen geldige JSON{f' (regel {regel})' if regel > 1 else ''}")


def tekst(hoogstens: int = LANG, *, verplicht: bool = False) -> Regel:
    """A text of at most so many signs."""

    def keur(waarde: Any, plek: str) -> str:
        if not isinstance(waarde, str):
            _fout(plek, "hier hoort tekst te staan")
        if len(waarde) > hoogstens:
            _fout(plek, f"dit is te lang: {len(waarde)} tekens, het mogen er {hoogstens} zijn")
        kaal = schone_tekst(waarde)
        if verplicht and not kaal.strip():
            _fout(plek, "dit is leeg")
        return kaal

    return keur


def patroon(zoek: re.Pattern[str], wat: str, *, leeg: bool = False) -> Regel:
    """A text of one form."""

    def keur(waarde: Any, plek: str) -> str:
        if isinstance(waarde, str) and ((leeg and not waarde) or zoek.fullmatch(waarde)):
            return waarde
        _fout(plek, f"hier hoort {wat} te staan")

    return keur


def getal(waarde: Any, plek: str) -> int:
    """A whole number from nothing to a hundred thousand."""
    if isinstance(waarde, int) and not isinstance(waarde, bool) and 0 <= waarde <= 100_000:
        return waarde
    _fout(plek, "hier hoort een getal te staan")


def versienummer(waarde: Any, plek: str) -> int:
    """The number of a version."""
    if isinstance(waarde, int) and not isinstance(waarde, bool) and 1 <= waarde <= 10_000:
        return waarde
    _fout(plek, "hier hoort het nummer van een versie te staan")


def ja_nee(waarde: Any, plek: str) -> bool:
    """True or false."""
    if isinstance(waarde, bool):
        return waarde
    _fout(plek, "hier hoort true of false te staan")


def misschien(regel: Regel) -> Regel:
    """As the rule says, or null."""
    return lambda waarde, plek: None if waarde is None else regel(waarde, plek)


def moment(waarde: Any, plek: str) -> datetime.datetime:
    """A moment in ISO 8601 with its zone."""
    try:
        gelezen = datetime.datetime.fromisoformat(waarde)
        if gelezen.tzinfo is not None and 1970 <= gelezen.year <= 2200:
            return gelezen
    except (TypeError, ValueError):
        pass
    _fout(plek, "hier hoort een moment met een tijdzone te staan, zoals 2026-03-01T12:00:00+01:00")


def als_moment(waarde: Any, plek: str) -> str:
    """As `moment`; kept as it was written."""
    moment(waarde, plek)
    return str(waarde)


def dag(waarde: Any, plek: str) -> str:
    """A day, or nothing."""
    if waarde == "":
        return ""
    try:
        return datetime.date.fromisoformat(waarde).isoformat()
    except (TypeError, ValueError):
        _fout(plek, "hier hoort een dag te staan, zoals 2026-03-01, of niets")


def een_van(*keuzes: str) -> Regel:
    """One of these."""

    def keur(waarde: Any, plek: str) -> str:
        if isinstance(waarde, str) and waarde in keuzes:
            return waarde
        _fout(plek, f"dit is geen van {', '.join(repr(keuze) for keuze in keuzes)}")

    return keur


def lijst(regel: Regel, hoogstens: int = VEEL) -> Regel:
    """A list of at most so many."""

    def keur(waarde: Any, plek: str) -> list[Any]:
        if not isinstance(waarde, list):
            _fout(plek, "hier hoort een lijst te staan")
        if len(waarde) > hoogstens:
            _fout(plek, f"dit zijn er te veel: {len(waarde)}, het mogen er {hoogstens} zijn")
        return [regel(deel, f"{plek}[{nummer}]") for nummer, deel in enumerate(waarde)]

    return keur


def ding(**velden: Regel) -> Regel:
    """An object with these keys; others are left out."""

    def keur(waarde: Any, plek: str) -> dict[str, Any]:
        if not isinstance(waarde, dict):
            _fout(plek, "hier hoort een object te staan")
        kaal = {}
        for naam, regel in velden.items():
            hier = f"{plek}.{naam}" if plek else naam
            if naam not in waarde:
                _fout(hier, "dit ontbreekt")
            kaal[naam] = regel(waarde[naam], hier)
        return kaal

    return keur


SLUG = patroon(_SLUG, "een sleutel van kleine letters, cijfers en streepjes")
ADRES = tekst(500, verplicht=True)
_VAN_WAARDE: dict[str, Regel] = {
    "kader": patroon(_SLUG, "de sleutel van een waardenkader"),
    "waarde": SLUG,
    "naam": tekst(KORT, verplicht=True),
    "principe": tekst(KORT),
    "fundament": patroon(_SLUG, "de sleutel van een fundament", leeg=True),
    "fundament_naam": tekst(KORT),
}
_VRAAG = ding(sleutel=SLUG, label=tekst(GEWOON), tekst=tekst())
_INHOUD = ding(
    schema=een_van(SCHEMA),
    nummer=patroon(NUMMER, "een nummer als CODIO 2026-014"),
    versie=versienummer,
    gepubliceerd_op=als_moment,
    reden=tekst(5_000),
    titel=tekst(300, verplicht=True),
    omschrijving=tekst(5_000),
    organisatie=tekst(KORT),
    onderdeel=tekst(KORT),
    technologie=tekst(KORT),
    workshop=ding(datum=dag, plaats=tekst(GEWOON), deelnemers=getal, van_buiten=getal),
    uitkomst=ding(sleutel=een_van("", *Project.Uitkomst.values), naam=tekst(KORT), reden=tekst()),
    secties=lijst(ding(sleutel=SLUG, titel=tekst(GEWOON), vragen=lijst(_VRAAG)), 50),
    waarden=lijst(
        ding(**_VAN_WAARDE, reden=tekst(), betekenis=tekst(), weegt_zwaar=ja_nee, accentwaarde=ja_nee)
    ),
    accentwaarden=lijst(
        ding(
            **_VAN_WAARDE,
            soort=tekst(KORT),
            lading=tekst(),
            speelt_rol=misschien(ja_nee),
            waarom=tekst(),
            invulling=tekst(),
        )
    ),
    spanningen=lijst(
        ding(letter=tekst(5), a=ding(**_VAN_WAARDE), b=ding(**_VAN_WAARDE), schuurt=tekst(), afweging=tekst())
    ),
    acties=lijst(
        ding(
            nummer=getal,
            titel=tekst(GEWOON),
            omschrijving=tekst(),
            soort=tekst(KORT),
            waarden=lijst(ding(**_VAN_WAARDE)),
            actiehouder=tekst(GEWOON),
            termijn=dag,
            stand=tekst(KORT),
            ander_niveau=ja_nee,
            ander_niveau_toelichting=tekst(),
            doelgroep=tekst(),
            bereik=tekst(KORT),
            bereik_naam=tekst(KORT),
            wijziging_organisatie=ja_nee,
            wijziging_toelichting=tekst(),
        )
    ),
    trefwoorden=lijst(tekst(80)),
    weggehaald=lijst(ding(op=dag, reden=tekst(5_000))),
)


def keur_inhoud(gegevens: Any, plek: str = "") -> Inhoud:
    """Take the content of a verslag in any form that we know, give it in the present one, cleaned; raises `Vormfout`."""
    if not isinstance(gegevens, dict):
        _fout(plek, "hier hoort een verslag te staan")
    een_van(*SCHEMAS)(gegevens.get("schema"), f"{plek}.schema" if plek else "schema")
    try:
        vers = lees(gegevens)
    except (KeyError, TypeError, AttributeError):
        vers = gegevens  # type: ignore[assignment]  # the rules say what is missing
    kaal: Inhoud = _INHOUD(vers, plek)
    if (lengte := _lengte(kaal)) > ALLES:
        _fout(plek, f"het verslag is te lang: {lengte} tekens, het mogen er {ALLES} zijn")
    return kaal


def _lengte(waarde: Any) -> int:
    """Count the signs of all texts together."""
    if isinstance(waarde, str):
        return len(waarde)
    delen = waarde.values() if isinstance(waarde, dict) else waarde if isinstance(waarde, list) else ()
    return sum(_lengte(deel) for deel in delen)


def keur_aan_schema(gegevens: Any) -> None:
    """Hold a published verslag against the published schema; raises `Vormfout`."""
    fout = next(iter(_keurder().iter_errors(gegevens)), None)
    if fout is not None:
        plek = fout.json_path.removeprefix("$").removeprefix(".")
        _fout(plek, "dit past niet bij het schema van een verslag")


@cache
def _keurder() -> Draft202012Validator:
    return Draft202012Validator(schema(schema_naam(SCHEMA)))


def leeg(inhoud: Inhoud) -> Inhoud:
    """Give what stays of a verslag that may no longer be read here: what it is called, nothing that it says."""
    return Inhoud(
        schema=SCHEMA,
        nummer=inhoud["nummer"],
        versie=inhoud["versie"],
        gepubliceerd_op=inhoud["gepubliceerd_op"],
        reden="",
        titel=inhoud["titel"],
        omschrijving="",
        organisatie=inhoud["organisatie"],
        onderdeel="",
        technologie="",
        workshop={"datum": "", "plaats": "", "deelnemers": 0, "van_buiten": 0},
        uitkomst={"sleutel": "", "naam": "", "reden": ""},
        secties=[],
        waarden=[],
        accentwaarden=[],
        spanningen=[],
        acties=[],
        trefwoorden=[],
        weggehaald=[],
    )
