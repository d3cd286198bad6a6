"""Template tags of the house style: icons and the three shapes of the fundamenten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from organisatie import tekst

register = template.Library()

# Drawn by ourselves on a grid of 24.
ICONEN = {
    "actie": '<path d="M5 4.5h14v15H5z"/><path d="M8.5 12l2.5 2.5 4.5-5"/>',
    "bewaar": '<path d="M7 4.5h10v15.5l-5-4-5 4z"/>',
    "document": '<path d="M6.5 3.5h7.5l4 4v13H6.5z"/><path d="M14 3.5v4h4"/>',
    "download": '<path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14"/>',
    "filter": '<path d="M4 7h16M7 12h10M10 17h4"/>',
    "fout": '<circle cx="12" cy="12" r="8.5"/><path d="M9 9l6 6M15 9l-6 6"/>',
    "grip": '<path d="M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01" stroke-width="3"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.75v.01"/>',
    "klok": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    "knelpunt": '<circle cx="12" cy="12" r="8.5"/><path d="M7.5 12h9"/>',
    "kruis": '<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>',
    "let-op": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v6M12 16.25v.01"/>',
    "mail": '<path d="M4 6h16v12H4z"/><path d="M4 7l8 6 8-6"/>',
    "mens": '<circle cx="12" cy="8.5" r="3.75"/><path d="M4.5 20c.8-4 3.6-6 7.5-6s6.7 2 7.5 6"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "neer": '<path d="M5.5 9l6.5 6.5L18.5 9"/>',
    "oog-dicht": '<path d="M3.5 3.5l17 17M10.2 6.1c.6-.2 1.2-.3 1.8-.3 6 0 9.5 6.2 9.5 6.2a17 17 0 0 1-3 3.7"/>'
    '<path d="M6.5 7.8A16.5 16.5 0 0 0 2.5 12S6 18.2 12 18.2a9 9 0 0 0 4-.9"/>',
    "opmerking": '<path d="M4.5 5.5h15v10h-8l-4 3.5v-3.5h-3z"/><path d="M8 9h8M8 12h5"/>',
    "pauze": '<path d="M8.5 5.5v13M15.5 5.5v13"/>',
    "pijl": '<path d="M9 5.5l6.5 6.5L9 18.5"/>',
    "pijl-neer": '<path d="M12 5v13.5M6.5 13l5.5 5.5 5.5-5.5"/>',
    "pijl-terug": '<path d="M15 5.5L8.5 12l6.5 6.5"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "potlood": '<path d="M5 19l1-4.5L16.5 4l3.5 3.5L9.5 18z"/>',
    "prullenbak": '<path d="M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13"/>',
    "ruil": '<path d="M4 9h15M15.5 5.5L19 9l-3.5 3.5M20 16H5M8.5 12.5L5 16l3.5 3.5"/>',
    "samen": '<path d="M7 4v4c0 3 5 3 5 8v4M17 4v4c0 3-5 3-5 8M9 17l3 3 3-3"/>',
    "slot": '<path d="M6 11h12v9H6z"/><path d="M8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>',
    "speel": '<path d="M8 5.5v13l10-6.500z"/>',
    "ster": '<path d="M12 4l2.5 5.3 5.5.7-4 4 1 5.7-5-2.800-5 2.800 1-5.7-4-4 5.5-.7z"/>',
    "stil": '<path d="M4.5 5.5h15v10h-8l-4 3.5v-3.5h-3z"/>',
    "uit": '<path d="M13.5 4.5h-8v15h8M10 12h10M16.5 8.5L20 12l-3.5 3.5"/>',
    "vink": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "vink-rond": '<circle cx="12" cy="12" r="8.5"/><path d="M8 12.3l2.8 2.8L16 9.6"/>',
    "wolk-uit": '<path d="M4 4l16 16M7 8.5A4.8 4.8 0 0 0 7.5 18H17"/>'
    '<path d="M10 6.2A5.5 5.5 0 0 1 17.3 10 4 4 0 0 1 20 16.5"/>',
    "zoek": '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5 5"/>',
}
VORMEN = {
    "democratie": '<circle cx="7" cy="7" r="6.6"/>',
    "rechtsstaat": '<rect x="1" y="1" width="12" height="12"/>',
    "bestuurskracht": '<path d="M7 .6L14 13.2H0z"/>',
    "deel-4": '<path d="M7 0l7 7-7 7-7-7z"/>',
    "deel-5": '<path d="M4.8 .6h4.4v4.2h4.2v4.4H9.2v4.2H4.8V9.2H.6V4.8h4.2z"/>',
    "deel-6": '<path d="M7 13.4L0 .8h14z"/>',
}
"""Per key of a fundament; the first three chapters of another code look as those of CODIO do (`waardenkader.models.stijl`)."""
VORMEN |= {
    "deel-1": VORMEN["democratie"],
    "deel-2": VORMEN["rechtsstaat"],
    "deel-3": VORMEN["bestuurskracht"],
}


@register.simple_tag
@cache
def icoon(naam: str, maat: int = 20) -> SafeString:
    """Give a decorative icon (hidden from screen readers); `maat` is 16, 20 or 24."""
    klasse = "ic" if maat == 20 else f"ic ic--{maat}"
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        klasse,
        SafeString(ICONEN[naam]),
    )


@register.simple_tag
@cache
def vorm(sleutel: str, klasse: str = "") -> SafeString:
    """Give the shape of a fundament, such as a circle; always put the name beside it.

    `klasse` may add "vorm--groot" or "vorm--leeg". An unknown key gives nothing.
    """
    if sleutel not in VORMEN:
        return SafeString("")
    return format_html(
        '<svg class="vorm vorm--{} {}" viewBox="0 0 14 14" aria-hidden="true" focusable="false">{}</svg>',
        sleutel,
        klasse,
        SafeString(VORMEN[sleutel]),
    )


SEINEN = {
    "laat": ("sein sein--laat", "klok"),
    "wacht": ("sein sein--stil", "stil"),
    "knelt": ("sein", "knelpunt"),
    "klaar": ("sein sein--klaar", "vink"),
}


@register.simple_tag
def sein(soort: str, tekst: str) -> SafeString:
    """Give a state in words, with its icon; an unknown kind is the usual state, which has none."""
    klasse, naam = SEINEN.get(soort, ("sein sein--gewoon", ""))
    return format_html('<span class="{}">{}{}</span>', klasse, icoon(naam, 16) if naam else "", tekst)


@register.simple_tag
def alle_vormen() -> SafeString:
    """Give every shape, for a script that shows one of them."""
    return SafeString("".join(vorm(sleutel) for sleutel in VORMEN))


@register.simple_tag
def aantal(getal: int, een: str, meer: str, voluit: str = "") -> str:
    """Say how many there are: `{% aantal n "actie" "acties" %}`; with "voluit" at the end the one in letters."""
    return tekst.aantal(getal, een, meer, voluit=bool(voluit))


register.filter(tekst.begin_zin)
register.filter(tekst.duur)


@register.filter
def dag(dag: date | None) -> str:
    """Say a date as people do: "Vandaag", "Morgen", a weekday within a week, "Over 8 dagen", a month."""
    if dag is None:
        return ""
    verschil = (dag - timezone.localdate()).days
    vast = {0: "Vandaag", 1: "Morgen", -1: "Gisteren"}
    if verschil in vast:
        return vast[verschil]
    if verschil < 0:
        return f"{-verschil} dagen geleden"
    if verschil < 7:
        return date_format(dag, "l").capitalize()
    if verschil <= 28:
        return f"Over {verschil} dagen"
    zelfde_jaar = dag.year == timezone.localdate().year
    return date_format(dag, "F" if zelfde_jaar else "F Y").capitalize()


@register.filter
def dagen_te_laat(dag: date) -> str:
    """Say how long a date has passed: "9 dagen te laat"."""
    return f"{tekst.aantal((timezone.localdate() - dag).days, 'dag', 'dagen')} te laat"


@register.filter
def bladzijden(pagina: Page) -> Iterator[int | str]:
    """Give the page numbers to link to: first, last, and those around the current one."""
    return pagina.paginator.get_elided_page_range(pagina.number, on_each_side=2, on_ends=1)


@register.filter
def huidige_fase(fasen: Iterable[Any]) -> str:
    """Say in one line where a row of phases stands, for a narrow screen without room for all."""
    rij = list(fasen)
    for nummer, fase in enumerate(rij, start=1):
        if _deel(fase, "huidig"):
            return f"Fase {nummer} van {len(rij)}: {_deel(fase, 'naam')}"
    klaar = sum(_deel(fase, "staat") == "klaar" for fase in rij)
    return f"Alle {len(rij)} fasen klaar" if klaar == len(rij) else f"{klaar} van {len(rij)} fasen klaar"


def _deel(fase: Any, naam: str) -> Any:
    return fase.get(naam) if isinstance(fase, dict) else getattr(fase, naam, None)


@register.filter
def fase_nu(fasen: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> dict[str, object]:
    """Give number, total and name of the phase that runs (the last done one when all are done)."""
    for nummer, (naam, staat) in enumerate(fasen, start=1):
        if staat != "klaar":
            return {"nummer": nummer, "totaal": len(fasen), "naam": naam, "klaar": False}
    return {"nummer": len(fasen), "totaal": len(fasen), "naam": fasen[-1][0], "klaar": True}
