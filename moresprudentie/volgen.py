"""Following one other installation: what changed there since the last time is taken over, and what it withdrew goes.

What is wrong with one verslag stops that one, and is shown to the beheerder; what is wrong with the list, or with the way there,
stops the round. Whatever comes in counts for its own source only, by the number it has there: no feed can touch the verslagen
of this organisation or of another source.
"""

from __future__ import annotations

import datetime
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.db import DataError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone
from psycopg.errors import ProgramLimitExceeded

from moresprudentie.models import Bron, Bronfout, Verslag
from moresprudentie.opendata import WIJZIGINGEN
from moresprudentie.ophalen import Ophaalfout, Ophaler
from moresprudentie.uitwisseling.bewaren import Aangeleverd, Botsing, Versie, haal_uit_databank, neem_op
from moresprudentie.uitwisseling.vorm import (
    ADRES,
    KORT,
    LANG,
    NUMMER,
    SLUG,
    Vormfout,
    als_moment,
    ding,
    een_van,
    keur_aan_schema,
    keur_inhoud,
    lijst,
    misschien,
    moment,
    patroon,
    tekst,
    versienummer,
)
from moresprudentie.zoekstand import bewaar_tellingen
from organisatie.audit import leg_vast
from organisatie.models import Organisatie

PAD = "/openbaar/wijzigingen.json"
SECONDEN = 900
"""So long one round goes on at most. The next one passes quickly over what is here already."""
KENNISMAKEN = 10
"""So many seconds somebody waits for an answer."""
MEESTE = 50_000
"""So many verslagen of one source."""
BLADEN = 1_000
"""So many pages at most: twice as many as `MEESTE` fill, as a round that ends before the last page never sees what is new."""
MEESTE_FOUTEN = 200
NALOPEN = datetime.timedelta(days=7)
"""So often the whole list is gone through: what is not in it any more, goes."""
BEZIG = datetime.timedelta(minutes=20)
"""Longer than this no round goes on; who still says so, was killed."""
NIET_TE_BEWAREN = (
    "Dit verslag kan hier niet worden bewaard: er staat iets in dat te lang is, zoals een woord zonder eind."
)
NIET_MEER = "De organisatie die dit verslag maakte, deelt het niet meer."

_ONTVANGEN = ding(
    schema=een_van(WIJZIGINGEN),
    organisatie=ding(naam=tekst(KORT, verplicht=True), id=tekst(KORT)),
    tot=als_moment,
    volgende=misschien(ADRES),
    verslagen=lijst(lambda waarde, plek: waarde, 100),
)
_REGEL = ding(
    slug=SLUG,
    nummer=patroon(NUMMER, "een nummer als CODIO 2026-014"),
    titel=tekst(300),
    status=een_van("gepubliceerd", "ingetrokken"),
    versie=versienummer,
    gewijzigd_op=als_moment,
    reden=tekst(LANG),
    adres=ADRES,
    json=misschien(ADRES),
)


class Gestopt(Exception):
    """The beheerder stopped following, or put fetching off, while a round went on."""


@dataclass(frozen=True)
class Groet:
    """Who is at an address."""

    naam: str
    kenmerk: str


@dataclass
class Ronde:
    """What one round did."""

    nieuw: int = 0
    gewijzigd: int = 0
    weg: int = 0
    fouten: int = 0
    gezien: set[tuple[int, int]] = field(default_factory=set)


def maak_ophaler(bron: Bron) -> Ophaler:
    """Give what fetches from a source."""
    return Ophaler(bron.adres, bron.sleutel)


def lees_lijst(ophaler: Ophaler, adres: str) -> dict[str, Any]:
    """Fetch one page of the changes; raises `Ophaalfout` or `Vormfout`."""
    gegevens: dict[str, Any] = _ONTVANGEN(ophaler.json(adres), "")
    return gegevens


def wie_is_daar(adres: str, sleutel: str = "") -> Groet:
    """Ask an address who is there; raises `Ophaalfout` or `Vormfout`."""
    ophaler = Ophaler(adres, sleutel, seconden=KENNISMAKEN)
    gezegd = lees_lijst(ophaler, f"{adres}{PAD}")["organisatie"]
    return Groet(gezegd["naam"], gezegd["id"])


def haal_bron_op(*, nummer: int, alles: bool = False) -> Ronde:
    """Fetch from one source, for the worker; nothing when it is off, gone, or being fetched by another."""
    nu = timezone.now()
    vrij = Q(begonnen_op=None) | Q(begonnen_op__lt=nu - BEZIG)
    if not Bron.objects.te_volgen().filter(vrij, pk=nummer).update(begonnen_op=nu):
        return Ronde()
    return haal_op(Bron.objects.get(pk=nummer), alles=alles)


def haal_op(bron: Bron, *, alles: bool = False) -> Ronde:
    """Take over what changed at a source; with `alles` look at all of it again. Notes at the source how it went."""
    ronde = Ronde()
    if not bron.aan or not bron.adres:
        return ronde
    begin = timezone.now()
    volledig = alles or bron.tot is None or bron.volledig_op is None or begin - bron.volledig_op > NALOPEN
    velden: dict[str, Any] = {"begonnen_op": None}
    try:
        klaar = _loop_lijst(bron, ronde, None if volledig else bron.tot)
        if klaar and volledig:
            _haal_weg_wat_er_niet_meer_is(bron, ronde)
            Bronfout.objects.filter(
                bron=bron, op__lt=begin
            ).delete()  # what the whole list does not say again
            Bron.objects.filter(pk=bron.pk).update(volledig_op=begin)
        velden |= {"storing": "", "opgehaald_op": timezone.now()}
    except Gestopt:
        pass  # nothing went wrong, and it did not end either
    except (Ophaalfout, Vormfout, Botsing) as fout:
        velden |= {"storing": str(fout)}
    with transaction.atomic():
        Bron.objects.filter(pk=bron.pk).update(**velden)
        if ronde.nieuw or ronde.gewijzigd or ronde.weg:
            bewaar_tellingen()
            aantallen = {"nieuw": ronde.nieuw, "gewijzigd": ronde.gewijzigd, "weg": ronde.weg}
            leg_vast(door=None, wat="verslagen opgehaald", op=bron, **aantallen)
    return ronde


def _loop_lijst(bron: Bron, ronde: Ronde, sinds: datetime.datetime | None) -> bool:
    """Go through the changes, oldest first; gives whether the end was reached. What was done stays done when it stops."""
    ophaler, uiterlijk = maak_ophaler(bron), time.monotonic() + SECONDEN
    vraag = f"?{urlencode({'sinds': sinds.isoformat()})}" if sinds else ""
    adres: str | None = f"{bron.adres}{PAD}{vraag}"
    bezocht: set[str] = set()
    tot: datetime.datetime | None = None
    for _ in range(BLADEN):
        if adres is None or adres in bezocht or time.monotonic() > uiterlijk:
            break
        bezocht.add(adres)
        blad = lees_lijst(ophaler, adres)
        _eis_zelfde(bron, blad["organisatie"]["id"])
        tot = moment(blad["tot"], "tot")
        for plaats, ruw in enumerate(blad["verslagen"]):
            _onthoud(bron, _neem_over(bron, ophaler, ruw, f"verslagen[{plaats}]", ronde))
            if time.monotonic() > uiterlijk:
                return False
        adres = ophaler.eis_van_hier(blad["volgende"]) if blad["volgende"] else None
    if adres is not None:
        return False
    _onthoud(bron, tot)
    return True


def _onthoud(bron: Bron, tot: datetime.datetime | None) -> None:
    """Keep up to where we are."""
    if tot is not None:
        Bron.objects.filter(pk=bron.pk).update(tot=min(tot, timezone.now()))


def _eis_zelfde(bron: Bron, kenmerk: str) -> None:
    """Stop when somebody else answers at this address."""
    if bron.kenmerk and kenmerk != bron.kenmerk:
        raise Botsing(
            f"Op dit adres antwoordt nu een andere organisatie ({kenmerk or 'zonder kenmerk'}, eerder {bron.kenmerk}). "
            "Er is niets overgenomen."
        )
    if kenmerk and is_bezet(kenmerk, bron):
        raise Botsing(
            "Dit adres zegt dat het van een organisatie is die hier al is. Er is niets overgenomen."
        )
    if kenmerk and not bron.kenmerk:
        Bron.objects.filter(pk=bron.pk).update(kenmerk=kenmerk)
        bron.kenmerk = kenmerk


def is_bezet(kenmerk: str, bron: Bron | None = None) -> bool:
    """Say whether this is the mark of this organisation itself, or of another source."""
    andere = Bron.objects.filter(kenmerk=kenmerk).first()
    return kenmerk == Organisatie.huidige().identificatie or andere not in (None, bron)


def _neem_over(bron: Bron, ophaler: Ophaler, ruw: Any, plek: str, ronde: Ronde) -> datetime.datetime | None:
    """Take over one line of the list, or note why not; raises `Ophaalfout` when trying again later can help."""
    nummer, titel = _naam_van(ruw)
    try:
        regel = _REGEL(ruw, plek)
        _verwerk(bron, ophaler, regel, ronde)
    except Ophaalfout as fout:
        if fout.tijdelijk:
            raise
        _noteer(bron, nummer, titel, str(fout), ronde)
    except (Vormfout, Botsing) as fout:
        _noteer(bron, nummer, titel, str(fout), ronde)
    except DataError:
        _noteer(bron, nummer, titel, NIET_TE_BEWAREN, ronde)
    except OperationalError as fout:  # also a database that is away, which is nothing of this verslag
        if not isinstance(fout.__cause__, ProgramLimitExceeded):
            raise
        _noteer(bron, nummer, titel, NIET_TE_BEWAREN, ronde)
    else:
        Bronfout.objects.filter(bron=bron, nummer=nummer).delete()
    try:
        return moment(ruw["gewijzigd_op"], "")
    except (Vormfout, KeyError, TypeError):
        return None


def _naam_van(ruw: Any) -> tuple[str, str]:
    """Give number and title of a line that may be anything, to show with what is wrong with it."""
    if not isinstance(ruw, dict):
        return "?", ""
    nummer, titel = ruw.get("nummer"), ruw.get("titel")
    kaal = tekst()
    try:
        return kaal(nummer, "")[:30], kaal(titel, "")[:300]
    except Vormfout:
        return (nummer if isinstance(nummer, str) and NUMMER.fullmatch(nummer) else "?")[:30], ""


def _noteer(bron: Bron, nummer: str, titel: str, melding: str, ronde: Ronde) -> None:
    ronde.fouten += 1
    if ronde.fouten <= MEESTE_FOUTEN:
        velden = {"titel": titel, "melding": melding[:1_000]}
        Bronfout.objects.update_or_create(bron=bron, nummer=nummer, defaults=velden)


def _verwerk(bron: Bron, ophaler: Ophaler, regel: dict[str, Any], ronde: Ronde) -> None:
    jaar, volgnummer = _delen(regel["nummer"])
    ronde.gezien.add((jaar, volgnummer))
    hier = Verslag.objects.filter(bron=bron, jaar=jaar, volgnummer=volgnummer).first()
    gewijzigd_op = moment(regel["gewijzigd_op"], "gewijzigd_op")
    if regel["status"] == "ingetrokken":
        if hier and haal_uit_databank(hier, reden=regel["reden"] or NIET_MEER, op=gewijzigd_op):
            ronde.weg += 1
        return
    if hier and hier.status == Verslag.Status.GEPUBLICEERD and hier.bron_gewijzigd_op == gewijzigd_op:
        return
    if regel["json"] is None:
        raise Vormfout("json", "er staat niet bij waar het verslag is")
    if hier is None and bron.verslagen.count() >= MEESTE:
        raise Botsing(f"Van een organisatie nemen we niet meer dan {MEESTE} verslagen over.")
    ophaler.eis_van_hier(regel["adres"])
    stuk = _haal_verslag(bron, ophaler, regel)
    with transaction.atomic():
        _eis_gevolgd(bron)
        veranderd = neem_op(
            stuk,
            bron=bron,
            herkomst=Verslag.Herkomst.ELDERS,
            adres=regel["adres"],
            gewijzigd_op=gewijzigd_op,
            eerdere_bewaren=False,
        )
    if veranderd and hier is None:
        ronde.nieuw += 1
    elif veranderd:
        ronde.gewijzigd += 1


def _eis_gevolgd(bron: Bron) -> None:
    """Hold the source until this verslag is here; raises `Gestopt` when it is followed no longer, or fetching is off by now."""
    nog = Bron.objects.te_volgen().select_for_update(no_key=True)
    if not nog.filter(pk=bron.pk, adres=bron.adres).exists():
        raise Gestopt


def _delen(nummer: str) -> tuple[int, int]:
    gelezen = NUMMER.fullmatch(nummer)
    assert gelezen is not None  # the rule for it
    return int(gelezen[1]), int(gelezen[2])


def _haal_verslag(bron: Bron, ophaler: Ophaler, regel: dict[str, Any]) -> Aangeleverd:
    """Fetch one verslag and check that it is what the list says it is."""
    gegevens = ophaler.json(regel["json"])
    inhoud = keur_inhoud(gegevens)  # says best what is wrong
    keur_aan_schema(gegevens)
    assert isinstance(gegevens, dict)  # `keur_inhoud`
    if gegevens.get("organisatie_id") != bron.kenmerk:
        raise Vormfout("organisatie_id", "dit verslag is van een andere organisatie")
    if inhoud["nummer"] != regel["nummer"]:
        raise Vormfout("nummer", f"op dit adres staat een ander verslag, {inhoud['nummer']}")
    if inhoud["versie"] != regel["versie"]:
        raise Vormfout("versie", f"de lijst zegt versie {regel['versie']}, het verslag {inhoud['versie']}")
    jaar, volgnummer = _delen(inhoud["nummer"])
    eerste = moment(inhoud["gepubliceerd_op"], "gepubliceerd_op")
    deze = moment(gegevens.get("versie_op", inhoud["gepubliceerd_op"]), "versie_op")
    # Kept content says when that version appeared; what goes out says when the first one did.
    inhoud["gepubliceerd_op"] = deze.isoformat()
    return Aangeleverd(
        jaar=jaar,
        volgnummer=volgnummer,
        slug=regel["slug"],
        status=Verslag.Status.GEPUBLICEERD,
        versies=(
            Versie(
                inhoud["versie"],
                dict(inhoud),
                Verslag.Zichtbaarheid.OPENBAAR,
                inhoud["reden"],
                deze,
            ),
        ),
        gepubliceerd_op=min(eerste, timezone.now()),
    )


def _haal_weg_wat_er_niet_meer_is(bron: Bron, ronde: Ronde) -> None:
    """Withdraw what stands here and was not in the whole list."""
    nu = timezone.now()
    for verslag in Verslag.objects.filter(bron=bron).gepubliceerd().only("pk", "jaar", "volgnummer"):
        if (verslag.jaar, verslag.volgnummer) not in ronde.gezien:
            ronde.weg += haal_uit_databank(verslag, reden=NIET_MEER, op=nu)
