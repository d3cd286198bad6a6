"""Reading a page as it was sent: its links, its forms, and what is wrong in its HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.html
from django.contrib.staticfiles import finders
from lxml.html import HtmlElement

HIER = "http://testserver"
VERWIJZINGEN = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "list")
ZONDER_LABEL = {"hidden", "submit", "button", "image", "reset"}
FORM = re.compile(r"<(/?)form[\s>]", re.IGNORECASE)
TAG = re.compile(r"<[a-z][a-z0-9]*\s[^>]*>")
ATTRIBUUT = re.compile(r"\s([a-z][\w:.-]*)=[\"']")
BUITEN = {"mailto", "tel", "http", "https"}


@dataclass(frozen=True)
class Knop:
    """A button that sends a form: what it adds to what is sent, and where it sends it to."""

    tekst: str
    naam: str = ""
    waarde: str = ""
    adres: str = ""
    htmx: bool = False


GEEN_KNOP = Knop("(Enter)")


@dataclass
class Veld:
    """A control of a form that can be sent: its kind, its value, and what it lets people choose."""

    naam: str
    soort: str
    waarde: str = ""
    aan: bool = False
    opties: list[tuple[str, bool]] = field(default_factory=list)
    attributen: dict[str, str] = field(default_factory=dict)


@dataclass
class Formulier:
    """A form as it stands on a page; `adres` is where it goes, as the browser works it out."""

    pagina: str
    adres: str
    methode: str
    enctype: str
    velden: list[Veld]
    knoppen: list[Knop]

    @property
    def kenmerk(self) -> tuple[str, ...]:
        """What makes it the same form on another page or for another person."""
        namen = {veld.naam for veld in self.velden if veld.naam != "csrfmiddlewaretoken"}
        return (self.methode, self.adres, *sorted(namen))

    @property
    def te_versturen(self) -> bool:
        """Whether a person can send it: there is a button, or a field in which Enter does it."""
        zichtbaar = any(veld.soort != "hidden" for veld in self.velden)
        return zichtbaar or self.knoppen[0] != GEEN_KNOP


class Pagina:
    """One page: `adres` is where it was found, `inhoud` the bytes that came."""

    def __init__(self, adres: str, inhoud: bytes) -> None:
        self.adres = adres
        self.tekst = inhoud.decode("utf-8")
        lezer = lxml.html.HTMLParser(encoding="utf-8")
        self.boom: HtmlElement = lxml.html.document_fromstring(inhoud, parser=lezer)
        for sjabloon in self.boom.xpath("//template"):
            sjabloon.drop_tree()  # what a template holds is not on the page

    @cached_property
    def ids(self) -> Counter[str]:
        """Every id with how often it is there."""
        return Counter(self.boom.xpath("//@id"))

    @cached_property
    def op_id(self) -> dict[str, HtmlElement]:
        """The element with each id."""
        return {element.get("id"): element for element in self.boom.xpath("//*[@id]")}

    @cached_property
    def delen(self) -> list[tuple[HtmlElement, HtmlElement | None]]:
        """Every control with the form that it belongs to."""
        alle = self.boom.iter("input", "select", "textarea", "button")
        return [(deel, self._eigenaar(deel)) for deel in alle]

    def volledig(self, adres: str) -> str:
        """Give the address as the browser works it out from where the page is."""
        return urljoin(HIER + self.adres, adres.strip())

    def links(self) -> Iterator[tuple[str, str]]:
        """Give (path with query, fragment) of every link to a page of ours."""
        adressen = [*self.boom.xpath("//a/@href"), *self.boom.xpath("//@hx-get | //@data-mensen-url")]
        adressen += self.boom.xpath("//link[@rel='alternate' or @rel='next' or @rel='prev']/@href")
        for adres in adressen:
            vol, anker = urldefrag(self.volledig(adres))
            if vol.startswith(f"{HIER}/"):
                yield vol.removeprefix(HIER), anker

    def adressen_voor_scripts(self) -> Iterator[str]:
        """Give the addresses that a script is told to use: `data-…-url`."""
        for element in self.boom.iter():
            for naam, waarde in element.attrib.items():
                if naam.startswith("data-") and naam.endswith("-url") and waarde:
                    yield self._zonder_host(waarde)

    def formulieren(self) -> list[Formulier]:
        """Give every form of the page."""
        return [self._formulier(element) for element in self.boom.iter("form")]

    def _formulier(self, element: HtmlElement) -> Formulier:
        delen = [deel for deel, eigenaar in self.delen if eigenaar is element]
        knoppen = [self._knop(deel) for deel in delen if _verstuurt(deel)]
        velden = [
            _veld(deel) for deel in delen if deel.get("name") and not _verstuurt(deel) and not _uit(deel)
        ]
        return Formulier(
            pagina=self.adres,
            adres=self._zonder_host(element.get("action") or self.adres),
            methode=(element.get("method") or "get").lower(),
            enctype=element.get("enctype") or "application/x-www-form-urlencoded",
            velden=[veld for veld in velden if veld.soort not in ("button", "reset", "image")],
            knoppen=[*(knoppen or [GEEN_KNOP]), *self._vanzelf(element)],
        )

    def _vanzelf(self, element: HtmlElement) -> Iterator[Knop]:
        """Give what htmx sends when a field changes."""
        for adres in (element.get("hx-post"), element.get("hx-get")):
            if adres:
                yield Knop("(vanzelf)", adres=self._zonder_host(adres), htmx=True)

    def _zonder_host(self, adres: str) -> str:
        return urldefrag(self.volledig(adres))[0].removeprefix(HIER) if adres else ""

    def _eigenaar(self, deel: HtmlElement) -> HtmlElement | None:
        if deel.get("form") is not None:
            return self.op_id.get(deel.get("form"))
        return next(deel.iterancestors("form"), None)

    def _knop(self, deel: HtmlElement) -> Knop:
        tekst = " ".join((deel.text_content() or deel.get("value") or "").split())
        adres = self._zonder_host(deel.get("formaction") or "")
        return Knop(tekst, deel.get("name") or "", deel.get("value") or "", adres)

    def gebreken(self) -> list[str]:
        """Give everything that is wrong in this page by itself."""
        return [
            *self._in_elkaar(),
            *(f"id twee keer: {naam}" for naam, keer in self.ids.items() if keer > 1),
            *self._losse_verwijzingen(),
            *self._zonder_label(),
            *self._knoppen_zonder_formulier(),
            *self._adressen(),
            *self._bestanden(),
        ]

    def _in_elkaar(self) -> Iterator[str]:
        """What the tree no longer shows: a form in a form, an attribute given twice."""
        diepte = 0
        for einde in FORM.findall(self.tekst):
            diepte += -1 if einde else 1
            if diepte > 1:
                yield "een formulier in een formulier"
        if diepte:
            yield "een formulier wordt niet gesloten"
        for tag in TAG.findall(self.tekst):
            dubbel = [naam for naam, keer in Counter(ATTRIBUUT.findall(tag)).items() if keer > 1]
            for naam in dubbel:
                yield f"{naam} staat twee keer in {tag[:60]}"

    def _losse_verwijzingen(self) -> Iterator[str]:
        for soort in VERWIJZINGEN:
            for waarde in self.boom.xpath(f"//@{soort}"):
                for naam in waarde.split():
                    if naam not in self.ids:
                        yield f'{soort}="{naam}" wijst nergens naar'
        for label in self.boom.iter("label"):
            doel = label.get("for")
            if doel is None and not label.xpath(".//input|.//select|.//textarea"):
                yield f"label zonder veld: {label.text_content().strip()[:40]}"
            elif doel is not None and self.op_id.get(doel) is None:
                yield f'label for="{doel}" wijst nergens naar'
        for deel in self.boom.xpath("//*[@form]"):
            eigenaar = self.op_id.get(deel.get("form"))
            if eigenaar is None or eigenaar.tag != "form":
                yield f'form="{deel.get("form")}" is geen formulier'

    def _zonder_label(self) -> Iterator[str]:
        met_label = {label.get("for") for label in self.boom.iter("label")}
        for deel in self.boom.iter("input", "select", "textarea"):
            heeft = (
                (deel.get("type") or "text").lower() in ZONDER_LABEL
                or deel.get("id") in met_label
                or any(deel.get(naam) for naam in ("aria-label", "aria-labelledby", "title"))
                or next(deel.iterancestors("label"), None) is not None
            )
            if not heeft:
                yield f"veld zonder label: {deel.get('name') or deel.get('id')}"

    def _knoppen_zonder_formulier(self) -> Iterator[str]:
        for deel, eigenaar in self.delen:
            if eigenaar is None and _verstuurt(deel):
                yield f"knop zonder formulier: {deel.text_content().strip()[:40]}"

    def _adressen(self) -> Iterator[str]:
        for anker in self.boom.iter("a"):
            adres = anker.get("href")
            if adres is None or not adres.strip():
                yield f"link zonder adres: {anker.text_content().strip()[:40]}"
                continue
            delen = urlsplit(self.volledig(adres))
            if delen.scheme not in BUITEN or (delen.scheme in ("http", "https") and not delen.hostname):
                yield f"geen adres: {adres}"
            if adres.startswith("#") and adres[1:] and adres[1:] not in self.ids:
                yield f"{adres} staat niet op deze pagina"
        for formulier in self.boom.iter("form"):
            if (formulier.get("method") or "get").lower() not in ("get", "post"):
                yield f"formulier met method {formulier.get('method')}"
            for adres in (formulier.get("action"), formulier.get("hx-post"), formulier.get("hx-get")):
                if adres and not self.volledig(adres).startswith(f"{HIER}/"):
                    yield f"formulier gaat naar elders: {adres}"

    def _bestanden(self) -> Iterator[str]:
        for adres in self.boom.xpath(
            "//link[@rel='stylesheet' or @rel='icon']/@href|//script/@src|//img/@src"
        ):
            pad = unquote(urlsplit(adres).path)
            if pad.startswith("/static/") and finders.find(pad.removeprefix("/static/")) is None:
                yield f"bestand bestaat niet: {adres}"


def _verstuurt(deel: HtmlElement) -> bool:
    soort = (deel.get("type") or ("submit" if deel.tag == "button" else "text")).lower()
    return deel.tag in ("button", "input") and soort in ("submit", "image") and deel.get("disabled") is None


def _uit(deel: HtmlElement) -> bool:
    return deel.get("disabled") is not None or any(
        groep.get("disabled") is not None for groep in deel.iterancestors("fieldset")
    )


def _veld(deel: HtmlElement) -> Veld:
    attributen = {
        naam: deel.get(naam)
        for naam in ("min", "max", "maxlength", "class", "id", "data-mensen-url")
        if deel.get(naam)
    }
    if deel.tag == "textarea":
        return Veld(deel.get("name"), "textarea", (deel.text or "").removeprefix("\n"), attributen=attributen)
    if deel.tag == "select":
        opties = [
            (o.get("value", o.text_content().strip()), o.get("selected") is not None)
            for o in deel.iter("option")
            if o.get("disabled") is None
        ]
        soort = "select-meer" if deel.get("multiple") is not None else "select"
        return Veld(deel.get("name"), soort, opties=opties, attributen=attributen)
    soort = (deel.get("type") or "text").lower()
    standaard = "on" if soort in ("checkbox", "radio") else ""
    return Veld(
        deel.get("name"), soort, deel.get("value", standaard), deel.get("checked") is not None, [], attributen
    )
