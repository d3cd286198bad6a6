"""The keys of a published schema in words, for the page about the data: one place says what each key means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

SOORTEN = {
    "string": "tekst",
    "integer": "getal",
    "boolean": "ja of nee",
    "array": "lijst",
    "object": "groep",
    "null": "niets",
}


@dataclass(frozen=True)
class Sleutel:
    """One key: its name, what kind of thing it holds, what that means, and which values it can have if those are few."""

    naam: str
    soort: str
    uitleg: str
    keuzes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Groep:
    """The keys that stand together in one place; `pad` is that place, "" for the data as a whole."""

    pad: str
    uitleg: str
    sleutels: tuple[Sleutel, ...]


def groepen(schema: dict[str, Any], pad: str = "") -> Iterator[Groep]:
    """Give all keys of a schema, place by place, from the outside in."""
    velden = schema["properties"]
    yield Groep(pad, schema["description"], tuple(_sleutel(naam, veld) for naam, veld in velden.items()))
    for naam, veld in velden.items():
        plek = f"{pad}.{naam}" if pad else naam
        if veld.get("type") == "object":
            yield from groepen(veld, plek)
        elif veld.get("type") == "array" and veld["items"].get("type") == "object":
            yield from groepen(veld["items"], f"{plek}[]")


def _sleutel(naam: str, veld: dict[str, Any]) -> Sleutel:
    keuzes = tuple(keuze for keuze in veld.get("enum", ()) if keuze)
    return Sleutel(naam, _soort(veld), veld["description"], keuzes)


def _soort(veld: dict[str, Any]) -> str:
    if "const" in veld:
        return f"altijd {veld['const']}"
    if veld.get("format") == "date-time":
        return "moment"
    if veld.get("format") == "uri":
        return "adres"
    soort = veld.get("type", "string")
    return " of ".join(SOORTEN[s] for s in ([soort] if isinstance(soort, str) else soort))
