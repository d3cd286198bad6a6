"""Writing a verslag that has no project here: from a file, from another installation, from paper. One way for all three."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from moresprudentie.citator.berichten import vergeet_wachtende
from moresprudentie.citator.gebruik import vergeet_gebruik
from moresprudentie.databank import zet_in_databank
from moresprudentie.inhoud import Inhoud, lees
from moresprudentie.models import Bron, Nummerreeks, Verslag, Verslagversie, Verwantenlijst, Zoekregel
from moresprudentie.models.bron import EIGEN
from moresprudentie.nummering import adres_voor, is_vrij
from moresprudentie.uitwisseling.vorm import leeg
from moresprudentie.uitwisseling.waarden import zoeker_voor
from organisatie.models import Organisatieonderdeel
from organisatie.wacht import deur

Status, Zichtbaarheid = Verslag.Status, Verslag.Zichtbaarheid


class Botsing(ValueError):
    """What comes in cannot stand beside what is here; says why, in Dutch."""


@dataclass(frozen=True)
class Versie:
    """One published version: its content as it was kept, and what stands beside it."""

    nummer: int
    inhoud: dict[str, Any]
    zichtbaarheid: str
    reden: str
    gepubliceerd_op: datetime.datetime


@dataclass(frozen=True)
class Aangeleverd:
    """One verslag with its versions, the oldest first, as it comes in or goes out."""

    jaar: int
    volgnummer: int
    slug: str
    status: str
    versies: tuple[Versie, ...]
    gepubliceerd_op: datetime.datetime
    """When it was first published."""
    ingetrokken_op: datetime.datetime | None = None
    ingetrokken_reden: str = ""

    @property
    def nummer(self) -> str:
        """As people quote it."""
        return f"CODIO {self.jaar}-{self.volgnummer:03d}"


def zoals_hier(verslag: Verslag) -> Aangeleverd:
    """Give a verslag of the databank as it would go out."""
    assert verslag.jaar is not None  # it was published
    assert verslag.volgnummer is not None
    assert verslag.gepubliceerd_op is not None
    versies = tuple(
        Versie(v.nummer, v.inhoud, v.zichtbaarheid, v.reden, v.gepubliceerd_op)
        for v in sorted(verslag.versies.all(), key=lambda v: v.nummer)
    )
    return Aangeleverd(
        jaar=verslag.jaar,
        volgnummer=verslag.volgnummer,
        slug=verslag.bron_slug or verslag.slug,
        status=verslag.status,
        versies=versies,
        gepubliceerd_op=verslag.gepubliceerd_op,
        ingetrokken_op=verslag.ingetrokken_op,
        ingetrokken_reden=verslag.ingetrokken_reden,
    )


@transaction.atomic
def neem_op(
    stuk: Aangeleverd,
    *,
    bron: Bron | None,
    herkomst: Verslag.Herkomst,
    adres: str = "",
    gewijzigd_op: datetime.datetime | None = None,
    eerdere_bewaren: bool = True,
) -> bool:
    """Put a verslag of a source (None: one's own) in the databank, or renew what stands there of it; gives whether that changed.

    Takes what came in, the address of the original and when it changed there. Without `eerdere_bewaren` only the present
    version keeps its content: what was taken out of it elsewhere is then gone here too. Raises `Botsing`. Whoever calls
    this keeps the counts (`bewaar_tellingen`) when all is done.
    """
    hier = Verslag.objects.select_for_update(of=("self",)).filter(bron=bron)
    verslag = hier.filter(jaar=stuk.jaar, volgnummer=stuk.volgnummer).first()
    if verslag is not None:
        staat_er = zoals_hier(verslag)
        if staat_er == stuk or _zelfde_laatste(staat_er, stuk, eerdere_bewaren=eerdere_bewaren):
            if gewijzigd_op:
                Verslag.objects.filter(pk=verslag.pk).update(
                    bron_gewijzigd_op=gewijzigd_op, bron_adres=adres, bron_slug=stuk.slug
                )
            return False
        if bron is None and _is_sindsdien_ingetrokken(staat_er, stuk):
            return False
        if verslag.project_id is not None:
            raise Botsing(
                f"{stuk.nummer} bestaat hier al en is een ander verslag, of een andere versie ervan."
            )
        if eerdere_bewaren and staat_er.versies and staat_er.versies[-1].nummer > stuk.versies[-1].nummer:
            raise Botsing(f"{stuk.nummer} staat hier al in een nieuwere versie.")
    else:
        verslag = Verslag(bron=bron, herkomst=herkomst, jaar=stuk.jaar, volgnummer=stuk.volgnummer)
        verslag.slug = _adres(stuk, bron)
    verslag.bron_slug = stuk.slug if bron else ""
    verslag.bron_adres, verslag.bron_gewijzigd_op = adres, gewijzigd_op
    verslag.gepubliceerd_op = stuk.gepubliceerd_op
    _schrijf(verslag, stuk, eerdere_bewaren=eerdere_bewaren)
    if bron is None:
        reeks, _ = Nummerreeks.objects.select_for_update().get_or_create(jaar=stuk.jaar)
        if reeks.laatste < stuk.volgnummer:
            Nummerreeks.objects.filter(pk=reeks.pk).update(laatste=stuk.volgnummer)
    return True


def _zelfde_laatste(staat_er: Aangeleverd, stuk: Aangeleverd, *, eerdere_bewaren: bool) -> bool:
    """Say whether all is the same where only the present version is kept."""
    if eerdere_bewaren or not staat_er.versies:
        return False
    return replace(staat_er, versies=staat_er.versies[-1:]) == stuk


def _is_sindsdien_ingetrokken(staat_er: Aangeleverd, stuk: Aangeleverd) -> bool:
    """Say whether one's own verslag was withdrawn after the file was written: reading that in again publishes nothing."""
    toen = replace(
        staat_er, slug=stuk.slug, status=Status.GEPUBLICEERD, ingetrokken_op=None, ingetrokken_reden=""
    )
    return staat_er.status == Status.INGETROKKEN and toen == stuk


def _adres(stuk: Aangeleverd, bron: Bron | None) -> str:
    """Give the address here: one's own as it was, where that is free; of another with the name of that organisation before it."""
    if bron is None:
        return stuk.slug if is_vrij(stuk.slug) else adres_voor(stuk.slug, stuk.jaar, stuk.volgnummer)
    adres = f"{bron.slug}-{stuk.slug}"[:110].strip("-")
    met_nummer = f"{adres[:90]}-{stuk.jaar}-{stuk.volgnummer}"
    pogingen = chain((adres, met_nummer), (f"{met_nummer}-{nummer}" for nummer in count(2)))
    return next(poging for poging in pogingen if is_vrij(poging))


def _schrijf(verslag: Verslag, stuk: Aangeleverd, *, eerdere_bewaren: bool) -> None:
    laatste = stuk.versies[-1]
    inhoud = lees(laatste.inhoud)
    verslag.status = Status.CONCEPT  # until its version is there
    verslag.save()
    with deur("verslag opnieuw ingelezen", door=None):  # only one's own is guarded: read in again from a file
        versies = {
            versie.nummer: Verslagversie.objects.update_or_create(
                verslag=verslag,
                nummer=versie.nummer,
                defaults={
                    "inhoud": versie.inhoud,
                    "zichtbaarheid": versie.zichtbaarheid,
                    "reden": versie.reden,
                    "gepubliceerd_op": versie.gepubliceerd_op,
                },
            )[0]
            for versie in stuk.versies
        }
    if not eerdere_bewaren:
        leeg_versies(verslag, behalve=laatste.nummer)
    verslag.status = stuk.status
    verslag.zichtbaarheid = _lezers(verslag, laatste.zichtbaarheid)
    verslag.onderdeel = None if verslag.bron_id else _onderdeel(inhoud["onderdeel"])
    zet_in_databank(verslag, versies[laatste.nummer], inhoud, waarden=waarden_van(inhoud))
    if stuk.status == Status.INGETROKKEN:
        Verslag.objects.filter(pk=verslag.pk).update(
            ingetrokken_op=stuk.ingetrokken_op, ingetrokken_reden=stuk.ingetrokken_reden
        )
        Zoekregel.objects.filter(pk=verslag.pk).delete()
        vergeet_gebruik(verslag)
        Verwantenlijst.objects.vergeet(verslag)


def _lezers(verslag: Verslag, zichtbaarheid: str) -> str:
    """Give who reads it here: what another organisation shares is for everybody inside, and not ours to make public."""
    if verslag.bron_id is None or zichtbaarheid == Zichtbaarheid.DEELNEMERS:
        return zichtbaarheid
    return Zichtbaarheid.ORGANISATIE


def _onderdeel(naam: str) -> Organisatieonderdeel | None:
    return Organisatieonderdeel.objects.get_or_create(naam=naam)[0] if naam else None


def leeg_versies(verslag: Verslag, *, behalve: int = 0) -> None:
    """Take what was said out of the versions of a verslag of another organisation."""
    for versie in verslag.versies.exclude(nummer=behalve):
        Verslagversie.objects.filter(pk=versie.pk).update(inhoud=dict(leeg(lees(versie.inhoud))))


@transaction.atomic
def haal_uit_databank(verslag: Verslag, *, reden: str, op: datetime.datetime) -> bool:
    """Withdraw a verslag of another organisation; what it said is gone from here. Gives whether it stood there."""
    verslag = Verslag.objects.select_for_update(of=("self",)).get(pk=verslag.pk)
    if verslag.bron_id is None or verslag.status != Status.GEPUBLICEERD:
        return False
    leeg_versies(verslag)
    Verslag.objects.filter(pk=verslag.pk).update(
        status=Status.INGETROKKEN,
        ingetrokken_op=op,
        ingetrokken_reden=reden,
        samenvatting="",
        zoektekst="",
        trefwoorden=[],
        bron_gewijzigd_op=None,
    )
    verslag.waarden.clear()
    vergeet_gebruik(verslag)
    Verwantenlijst.objects.vergeet(verslag)
    vergeet_wachtende(verslag)
    return True


def waarden_van(inhoud: Inhoud) -> list[int]:
    """Give the ids of the values here that the content names."""
    genoemd = inhoud["waarden"]
    return list(dict.fromkeys(pk for pk in map(zoeker_voor(genoemd), genoemd) if pk))


def onbekende_waarden(inhouden: Iterable[Inhoud]) -> list[str]:
    """Give the names of the values that are not counted here, each once."""
    namen: dict[str, None] = {}
    for inhoud in inhouden:
        for waarde in inhoud["waarden"]:
            if not waarden_van({**inhoud, "waarden": [waarde]}):
                namen[waarde["naam"]] = None
    return sorted(namen)


def vrije_slug(naam: str) -> str:
    """Give a name for in addresses that no other source has."""
    basis = slugify(naam)[:50].strip("-") or "organisatie"
    bezet = {EIGEN, *Bron.objects.values_list("slug", flat=True)}
    nummer = 1
    slug = basis
    while slug in bezet:
        nummer += 1
        slug = f"{basis}-{nummer}"
    return slug
