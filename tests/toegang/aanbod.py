"""What a page offers its reader: where its links lead, and what its buttons send."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from lxml import html

from tests.toegang.beheer_adressen import VOOR_MACHINES
from tests.toegang.mensen import Rij
from tests.toegang.tabel import TABEL

RIJEN = {rij.naam: rij for rij in TABEL}
VOLGT_UIT_DE_STAND = frozenset({
    *("strategie-voorleggen", "strategie-besluit", "strategie-besluit-elders", "strategie-heropenen"),
    *("strategie-bespreking", "strategie-nieuwe-versie", "strategie-bijeenkomsten", "strategie-levend", "strategie"),
    *("strategie-jaarverslag-nieuw", "strategie-jaarverslag-aanbieden", "strategie-gelezen"),
    *(f"volwassenheid-{naam}" for naam in ("vragen", "alsnog", "thema", "vaststellen", "heropenen", "document", "bewaard")),
    *("project-uitnodigen", "project-opnieuw-uitnodigen", "project-herinneren", "project-wijziging", "project-casus-delen"),
    *("project-voorstellen", "project-follow-up-gehouden", "project-stap-klaar"),
    *("project-bedanken", "live", "live-open", "live-oefen-tik", "live-oefen-klaar"),
    *("acties-xlsx", "regie-overdragen"),
    *("project-verslag-maken", "terugkoppeling-schrijven", "terugkoppeling-verzenden"),
    *("aanbeveling-nieuw", "aanbeveling", "aanbeveling-verplaatsen", "aanbeveling-verwijderen", "aanbevelingen-geen"),
    *("strategie-verschillen", "actie-overnemen", "zoekvraag-bewaren", "terugkoppeling-suggestie"),
    *("wooset-afronden", "wooset-bestand", "woostuk-openbaar"),
})  # fmt: skip
"""Offered in another state of the dossier or the project than that of the world, or where there is something to take along or to
hand over."""
ZONDER_VERWIJZING = frozenset({
    *("robots", "sitemap", "sitemap-deel"),
    *VOOR_MACHINES,
    *("mensen", "agenda", "project-stap", "persoon"),
    *("strategie-startnotitie",),
    *("deelnemen", "deelnemen-code", "live-plek", "live-tafel", "live-qr", "actie-antwoord"),
    *("meedenken", "meedenken-code", "meedenken-plek", "meelezen", "meelezen-pdf", "verslag-eigen-concept"),
    *("verwijzing", "verwijzing-versie", "zoekvraag-feed"),
    *("voorbeelden", "live-plek-voorbeelden", "live-tafel-voorbeelden"),
})  # fmt: skip
"""For a machine, an agenda, the field that finds people, somebody who was found, where a step of the workshop or the nota of
phase 1 stood before; what people scan, type or get by mail; where a form goes by on its way."""

GETEKEND = frozenset({"teken"})
"""A signature holds the second in which it was made: the one in a page differs from ours when the clock ticked in between."""

Aanbod = tuple[str, bool]


def aangeboden(pagina: str, bron: str, adres: Callable[[Rij], str]) -> Iterator[Aanbod]:
    """Give what a page offers: the name of an address, and whether there is a button that sends something there.

    `adres` gives the address of a row; what is about another dossier or project than that of the row is left out.
    """
    boom = html.fromstring(bron)
    boom.make_links_absolute(pagina)
    adressen = [(link, False) for link in boom.xpath("//a/@href")]
    for form in boom.iter("form"):
        if any(_stuurt_het_formulier(knop) for knop in form.iter("button")):
            adressen.append((urljoin(pagina, form.get("action") or ""), form.method == "POST"))
    for pad, sturen in adressen:
        if naam := _naam_van(pad, adres):
            yield naam, sturen


def _stuurt_het_formulier(knop: html.HtmlElement) -> bool:
    """Say whether a button sends what the form is for; a comment beside it is for more people."""
    return knop.get("type") != "button" and not knop.get("value", "").startswith(
        ("opmerking:", "afgehandeld:")
    )


def _naam_van(pad: str, adres: Callable[[Rij], str]) -> str | None:
    if urlsplit(pad).netloc not in ("", urlsplit(settings.SITE_URL).netloc):
        return None  # a page of somebody else
    try:
        plek = resolve(urlsplit(pad).path)
    except Resolver404:
        return None
    rij = RIJEN.get(plek.url_name or "")
    if rij is None or rij.soort == "account":
        return None
    bedoeld = resolve(adres(rij)).kwargs
    over = {"pk", "zet", "soort"} & set(bedoeld) or set(bedoeld) - GETEKEND
    return rij.naam if all(plek.kwargs[naam] == bedoeld[naam] for naam in over) else None


def teveel(aanbod: set[Aanbod], kolom: str) -> set[str]:
    """Give what is offered to this person and would be refused."""
    return {naam for naam, sturen in aanbod if kolom not in _mensen(RIJEN[naam], sturen)}


def _mensen(rij: Rij, sturen: bool) -> frozenset[str]:
    return rij.schrijven if sturen and rij.schrijven is not None else rij.lezen


def te_weinig(aanbod: set[Aanbod], kolom: str) -> set[str]:
    """Give what this person may do and no page offers."""
    return {
        rij.naam
        for rij in TABEL
        if rij.soort in ("", "post")
        and not rij.naam.endswith("-stand")
        and rij.naam not in VOLGT_UIT_DE_STAND | ZONDER_VERWIJZING
        and not {(rij.naam, sturen) for sturen in (False, True) if kolom in _hoort(rij, sturen)} <= aanbod
    }


def _hoort(rij: Rij, sturen: bool) -> frozenset[str]:
    return (rij.schrijven or frozenset()) if sturen else rij.lezen
