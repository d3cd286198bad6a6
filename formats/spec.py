"""The declaration of a question form: `Format` → `Onderdeel` → `Vraag`, checked when it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

SLEUTEL = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
MAX_TEKENS = 20_000
JA_NEE_KEUZES = (("ja", "Ja"), ("nee", "Nee"))


class FoutInFormat(ValueError):
    """A declaration that cannot be right; raised at import, so that it never reaches a user."""


class OnbekendFormat(LookupError):
    """No format is registered under this key."""


class OnbekendeVraag(LookupError):
    """The format has no question with this key."""


class Soort(Enum):
    """The kinds of question. Every answer is kept as text; the comment says in which shape."""

    KORT = "kort"  # one line
    TEKST = "tekst"  # several paragraphs, light Markdown
    KEUZE = "keuze"  # the key of one choice
    MEERKEUZE = "meerkeuze"  # the keys of the choices, one per line, in the order of the declaration
    DATUM = "datum"  # 2026-06-18
    JA_NEE = "ja_nee"  # "ja" or "nee"


def _controleer_sleutel(sleutel: str, waarvan: str) -> None:
    if not SLEUTEL.fullmatch(sleutel):
        raise FoutInFormat(f"Sleutel {sleutel!r} van {waarvan}: alleen a-z, 0-9, - en _, tot 60 tekens.")


def _controleer_uniek(sleutels: list[str], waarvan: str) -> None:
    dubbel = {s for s in sleutels if sleutels.count(s) > 1}
    if dubbel:
        raise FoutInFormat(f"Dubbele sleutels in {waarvan}: {', '.join(sorted(dubbel))}.")


@dataclass(frozen=True)
class Vraag:
    """One question.

    `sleutel` is unique within the whole format, `keuzes` are pairs (key, label) for KEUZE and MEERKEUZE, `betekenis` pairs
    (key, what that choice means) for choices that need it, `verplicht` means that the format cannot be vastgesteld while it
    is empty (it can always be saved), `bron` says where the method asks it. `uit` means that it is not asked any more: it
    shows where it was answered.
    """

    sleutel: str
    label: str
    uitleg: str = ""
    soort: Soort = Soort.TEKST
    keuzes: tuple[tuple[str, str], ...] = ()
    verplicht: bool = False
    bron: str = ""
    uit: bool = False
    betekenis: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        _controleer_sleutel(self.sleutel, "een vraag")
        if not self.label.strip():
            raise FoutInFormat(f"Vraag {self.sleutel} heeft geen label.")
        if (self.soort in (Soort.KEUZE, Soort.MEERKEUZE)) != bool(self.keuzes):
            raise FoutInFormat(f"Vraag {self.sleutel}: keuzes horen bij KEUZE en MEERKEUZE, en alleen daar.")
        for keuze in self.keuzes:
            if not isinstance(keuze, tuple) or len(keuze) != 2:
                raise FoutInFormat(f"Vraag {self.sleutel}: een keuze is een paar (sleutel, label).")
            _controleer_sleutel(keuze[0], f"een keuze van {self.sleutel}")
        _controleer_uniek([k for k, _ in self.keuzes], f"de keuzes van {self.sleutel}")
        if onbekend := {k for k, _ in self.betekenis} - {k for k, _ in self.keuzes}:
            raise FoutInFormat(
                f"Vraag {self.sleutel} legt uit wat geen keuze is: {', '.join(sorted(onbekend))}."
            )

    @property
    def opties(self) -> tuple[tuple[str, str], ...]:
        """The choices that a person has; also for JA_NEE."""
        return JA_NEE_KEUZES if self.soort is Soort.JA_NEE else self.keuzes


@dataclass(frozen=True)
class Onderdeel:
    """A section of a format with its questions; sections with the same `groep` stand together in the navigation."""

    sleutel: str
    titel: str
    vragen: tuple[Vraag, ...]
    uitleg: str = ""
    bron: str = ""
    groep: str = ""

    def __post_init__(self) -> None:
        _controleer_sleutel(self.sleutel, "een onderdeel")
        if not isinstance(self.vragen, tuple) or not self.vragen:
            raise FoutInFormat(f"Onderdeel {self.sleutel} moet een tuple met vragen hebben.")


@dataclass(frozen=True)
class Format:
    """A whole question form of the method.

    `houder` is the name under which an `Invulling` knows what points to it (the `related_name`): that says who may
    write (`formats.houder`).
    """

    sleutel: str
    titel: str
    onderdelen: tuple[Onderdeel, ...]
    bron: str = ""
    houder: str = ""

    def __post_init__(self) -> None:
        _controleer_sleutel(self.sleutel, "een format")
        if not isinstance(self.onderdelen, tuple) or not self.onderdelen:
            raise FoutInFormat(f"Format {self.sleutel} moet een tuple met onderdelen hebben.")
        _controleer_uniek([o.sleutel for o in self.onderdelen], f"de onderdelen van {self.sleutel}")
        _controleer_uniek([v.sleutel for v in self.vragen()], f"de vragen van {self.sleutel}")

    def vragen(self) -> Iterator[Vraag]:
        """Give all questions, in order."""
        return (vraag for onderdeel in self.onderdelen for vraag in onderdeel.vragen)

    @cached_property
    def _per_sleutel(self) -> dict[str, Vraag]:
        return {vraag.sleutel: vraag for vraag in self.vragen()}

    def vraag(self, sleutel: str) -> Vraag:
        """Give the question with this key; `OnbekendeVraag` when there is none."""
        try:
            return self._per_sleutel[sleutel]
        except KeyError:
            raise OnbekendeVraag(f"{self.sleutel} heeft geen vraag {sleutel!r}") from None

    def onderdeel_van(self, sleutel: str) -> Onderdeel:
        """Give the section that holds the question with this key."""
        vraag = self.vraag(sleutel)
        return next(onderdeel for onderdeel in self.onderdelen if vraag in onderdeel.vragen)


_GEREGISTREERD: dict[str, Format] = {}


def registreer(format: Format) -> Format:
    """Make a format known under its key and give it back; another one under that key is an error."""
    if _GEREGISTREERD.setdefault(format.sleutel, format) != format:
        raise FoutInFormat(f"Er is al een ander format met de sleutel {format.sleutel}.")
    return format


def format_met_sleutel(sleutel: str) -> Format:
    """Give the registered format with this key; `OnbekendFormat` when there is none."""
    try:
        return _GEREGISTREERD[sleutel]
    except KeyError:
        raise OnbekendFormat(f"Geen format met sleutel {sleutel!r}") from None
