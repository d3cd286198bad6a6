"""What the page of a format shows: per section its questions, each with field, clash and comments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.forms import BoundField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString

from formats.forms import FormatForm
from formats.models import Antwoord, Antwoordversie, Botsing, Invulling, Opmerking
from formats.spec import Vraag
from formats.verschil import Stuk, nummers, vergelijk, voeg_samen
from formats.volledigheid import OnderdeelStand
from formats.weergave import antwoord_als_html, antwoord_als_tekst
from organisatie.models import Gebruiker
from organisatie.tekst import opsomming

Pad = Callable[..., str]


@dataclass(frozen=True)
class Vraagscherm:
    """One question on the page; `veld` is None where only the text is shown, `naast` is what the page has beside it."""

    vraag: Vraag
    veld: BoundField | None
    basis: int
    html: SafeString
    botsing: Botsingscherm | None
    opmerkingen: list[Opmerking]
    beantwoord: list[Opmerking]
    opslag_url: str
    geschiedenis_url: str
    botsing_url: str
    vanzelf: str = ""
    naast: SafeString | str = ""


@dataclass(frozen=True)
class Sectiescherm:
    """One section on the page with how far it is."""

    stand: OnderdeelStand
    vragen: list[Vraagscherm]


@dataclass(frozen=True)
class Botsingscherm:
    """A clash as its writer sees it: both texts, the difference, and the proposal for one text."""

    botsing: Botsing
    vraag: Vraag
    antwoord: Antwoord | None
    stukken: list[Stuk]
    mijn: str
    ander: str
    vooraf: Antwoordversie | None
    vooraf_tekst: str
    samen: str
    keuze: str
    fout: str = ""

    @property
    def ander_naam(self) -> str:
        """Who wrote the other text."""
        wie = self.antwoord.gewijzigd_door if self.antwoord else None
        return "je andere venster" if self.zelf else wie.naam if wie else "iemand anders"

    @property
    def zelf(self) -> bool:
        """Whether both texts are of the same person, in two windows."""
        return self.antwoord is not None and self.antwoord.gewijzigd_door_id == self.botsing.door_id

    @property
    def ander_voornaam(self) -> str:
        """The same, short."""
        wie = self.antwoord.gewijzigd_door if self.antwoord else None
        return "je andere venster" if self.zelf else (wie.first_name or wie.naam) if wie else "iemand anders"

    @property
    def gezien(self) -> int:
        """The version of the other text on this screen."""
        return self.antwoord.versie if self.antwoord else 0

    @property
    def is_vrije_tekst(self) -> bool:
        """Whether one text can be made of both; not so with a choice or a date."""
        return self.vraag.soort.value in ("tekst", "kort")

    @property
    def zonder_bij_mijn(self) -> str:
        """What the writer misses by taking the own text."""
        return opsomming(nummers(self.stukken, "rechts"))

    @property
    def zonder_bij_ander(self) -> str:
        """What the writer misses by taking the other text."""
        return opsomming(nummers(self.stukken, "links"))

    @property
    def niet_allebei(self) -> str:
        """The differences in which only one of the two can be kept."""
        return opsomming(nummers(self.stukken, "anders"))


def botsingscherm(
    botsing: Botsing, antwoord: Antwoord | None, *, keuze: str = "", samen: str | None = None, fout: str = ""
) -> Botsingscherm:
    """Build the screen of one clash; `keuze`, `samen` and `fout` are from an attempt that failed."""
    vraag = botsing.spec_vraag
    mijn = antwoord_als_tekst(vraag, botsing.tekst)
    ander = antwoord_als_tekst(vraag, antwoord.tekst if antwoord else "")
    stukken = vergelijk(mijn, ander)
    vooraf = antwoord.versies.filter(versie=botsing.basis).first() if antwoord else None
    vrij = vraag.soort.value in ("tekst", "kort")
    return Botsingscherm(
        botsing=botsing,
        vraag=vraag,
        antwoord=antwoord,
        stukken=stukken,
        mijn=mijn,
        ander=ander,
        vooraf=vooraf,
        vooraf_tekst=antwoord_als_tekst(vraag, vooraf.tekst) if vooraf else "",
        samen=voeg_samen(stukken) if samen is None else samen,
        keuze=keuze or ("samen" if vrij else ""),
        fout=fout,
    )


def open_botsingen(invulling: Invulling, gebruiker: Gebruiker) -> dict[str, Botsing]:
    """Give per question the first open clash of this person."""
    per_vraag: dict[str, Botsing] = {}
    for botsing in Botsing.objects.open().filter(invulling=invulling, door=gebruiker):
        botsing.invulling = invulling
        per_vraag.setdefault(botsing.vraag, botsing)
    return per_vraag


def secties(
    form: FormatForm,
    *,
    pad: Pad,
    bewerken: bool,
    botsingen: Mapping[str, Botsing],
    opmerkingen: bool,
    overschrijf: Botsingscherm | None = None,
    naast: Mapping[str, SafeString] | None = None,
) -> list[Sectiescherm]:
    """Build the sections of a page, with or without comments.

    `botsingen` are the clashes of who writes (`open_botsingen`).
    `overschrijf` is a clash screen from an attempt that failed; `naast` is what stands beside a question, by its key.
    """
    invulling = form.invulling
    per_vraag: dict[tuple[str, bool], list[Opmerking]] = defaultdict(list)
    if opmerkingen:
        for opmerking in invulling.opmerkingrijen:
            per_vraag[opmerking.vraag, opmerking.opgelost].append(opmerking)
    versies = form.versies()

    def vraagscherm(vraag: Vraag) -> Vraagscherm:
        botsing = botsingen.get(vraag.sleutel) if bewerken else None
        scherm = botsingscherm(botsing, invulling.antwoordrijen.get(vraag.sleutel)) if botsing else None
        if scherm and overschrijf and overschrijf.botsing.pk == scherm.botsing.pk:
            scherm = overschrijf
        return Vraagscherm(
            vraag=vraag,
            veld=form[vraag.sleutel] if bewerken else None,
            basis=versies[vraag.sleutel],
            html=antwoord_als_html(vraag, invulling.tekst(vraag.sleutel)),
            botsing=scherm,
            opmerkingen=per_vraag[vraag.sleutel, False],
            beantwoord=per_vraag[vraag.sleutel, True],
            opslag_url=pad("antwoord", vraag.sleutel),
            geschiedenis_url=pad("geschiedenis-vraag", vraag.sleutel),
            botsing_url=pad("botsing", vraag.sleutel),
            vanzelf=invulling.vanzelf.get(vraag.sleutel, ""),
            naast=(naast or {}).get(vraag.sleutel, ""),
        )

    return [
        Sectiescherm(stand, [vraagscherm(vraag) for vraag in stand.onderdeel.vragen])
        for stand in invulling.volledigheid().onderdelen
    ]


def moment(op: datetime) -> str:
    """Write a moment short: "14:32" today, else "18 juni, 14:32"; with the year when it is another one."""
    lokaal = timezone.localtime(op)
    nu = timezone.localtime()
    if lokaal.date() == nu.date():
        return date_format(lokaal, "H:i")
    return date_format(lokaal, "j F, H:i" if lokaal.year == nu.year else "j F Y, H:i")


def laatst_opgeslagen(invulling: Invulling) -> str:
    """Give when the last answer was saved, "" when nothing was."""
    momenten = [rij.gewijzigd_op for rij in invulling.antwoordrijen.values() if rij.versie]
    return moment(max(momenten)) if momenten else ""
