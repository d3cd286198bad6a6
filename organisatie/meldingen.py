"""Telling people by mail: once, how they want it, and never of what does not hold any more.

A notice (`Melding`) is stored under a key of its own in the transaction of what it tells of. It goes at once, or waits for
the daily or weekly mail of that person (`bundel`). What the clock finds on one day goes to one person in one mail, also to
who wants it at once. Whoever runs this again, or twice at the same time, finds the row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from organisatie.mailtekst import maak_tekst
from organisatie.meldsoorten import KEUZEPAGINA, RONDES, SOORTEN
from organisatie.models import Gebruiker, Mailkeuze, Melding
from organisatie.post import Bestand, trek_in, verstuur, volledige_url
from organisatie.werkdagen import eerste_van_de_week, is_werkdag

KOP_IN_ONDERWERP = 100
"""Characters of the first notice in the subject of a mail with several."""

_in_ronde: ContextVar[bool] = ContextVar("in_ronde", default=False)
"""Whether the clock is looking what must be told: then nothing goes before it has looked everywhere."""


@dataclass(frozen=True)
class Nieuws:
    """What somebody is told: `kop` is the subject, `pad` the page where something is to be done, `knop` what that is."""

    soort: str
    sleutel: str
    kop: str
    pad: str
    tekst: str = ""
    knop: str = "Bekijk het"
    onderwerp: str = ""
    voor: date | None = None


@dataclass(frozen=True)
class Ontvanger:
    """Who is told: somebody with an account, or a name and an address."""

    gebruiker: Gebruiker | None = None
    naam: str = ""
    adres: str = ""

    @property
    def mailadres(self) -> str:
        """Where the mail goes; empty when there is nowhere."""
        if self.gebruiker is None:
            return self.adres
        return self.gebruiker.email if self.gebruiker.is_active else ""


@transaction.atomic
def meld(aan: Ontvanger, nieuws: Nieuws, bestanden: Iterable[Bestand] = ()) -> bool:
    """Tell somebody something, unless that was done under this key; says whether it was new.

    Nobody is told who cannot be mailed, or who does not want this kind of notice and need not have it. What comes with a
    file goes at once.
    """
    keuze = mailkeuze(aan.gebruiker) if aan.gebruiker else None
    if not aan.mailadres or (keuze and not wil(keuze, nieuws.soort)):
        return False
    velden = {
        "soort": nieuws.soort,
        "onderwerp": nieuws.onderwerp,
        "gebruiker": aan.gebruiker,
        "adres": "" if aan.gebruiker else aan.adres,
        "naam": aan.gebruiker.naam if aan.gebruiker else aan.naam,
        "kop": nieuws.kop[:300],
        "tekst": nieuws.tekst,
        "pad": nieuws.pad,
        "knop": nieuws.knop,
        "voor": nieuws.voor,
        "gemaakt_op": timezone.now(),
    }
    melding, is_nieuw = Melding.objects.get_or_create(sleutel=nieuws.sleutel, defaults=velden)
    if not is_nieuw:
        return False
    bestanden = list(bestanden)
    wacht = _in_ronde.get() or (keuze is not None and keuze.ritme != Mailkeuze.Ritme.METEEN)
    if bestanden or not wacht:
        _mail(aan.mailadres, [melding], bestanden)
    return True


def mailkeuze(gebruiker: Gebruiker) -> Mailkeuze:
    """Give how somebody wants to get mail; that of who never chose is not stored."""
    return Mailkeuze.objects.filter(gebruiker=gebruiker).first() or Mailkeuze(gebruiker=gebruiker)


def wil(keuze: Mailkeuze, soort: str) -> bool:
    """Say whether somebody gets this kind of notice: also who does not want it, when it is a duty."""
    return SOORTEN[soort].plicht or soort not in keuze.niet


@transaction.atomic
def laat_vervallen(onderwerp: str) -> None:
    """What waits to be told about something does not hold any more: it is not mailed, nor is a mail that has not left."""
    for melding in Melding.objects.over(onderwerp).filter(vervallen_op=None).select_related("bericht"):
        if melding.gemaild_op is None:
            melding.vervallen_op = timezone.now()
            melding.save(update_fields=["vervallen_op"])
        elif melding.bericht and melding.bericht.meldingen.count() == 1:
            trek_in(melding.bericht)


def ronde(dag: date) -> None:
    """Look for all that must be told on a day, and send the bundles; nothing on a day on which people do not work.

    Done again on the same day, it finds what came since.
    """
    if not is_werkdag(dag):
        return
    with _ronde():
        for zoek in RONDES:
            zoek(dag)
    bundel(dag)


@contextmanager
def _ronde() -> Iterator[None]:
    buiten = _in_ronde.set(True)
    try:
        yield
    finally:
        _in_ronde.reset(buiten)


def bundel(dag: date) -> None:
    """Send everybody for whom it is the day one mail with all that waits."""
    wachtend = Melding.objects.wachtend()
    mensen = wachtend.exclude(gebruiker=None).order_by("gebruiker").values_list("gebruiker")
    for [pk] in mensen.distinct():
        _bundel_voor(pk, dag)
    for [adres] in wachtend.filter(gebruiker=None).order_by("adres").values_list("adres").distinct():
        _bundel_voor_adres(adres)


@transaction.atomic
def _bundel_voor_adres(adres: str) -> None:
    """Send who has no account what waits; there is nothing for them to choose."""
    wachtend = Melding.objects.wachtend().filter(gebruiker=None, adres=adres)
    geldig = [
        melding
        for melding in wachtend.select_for_update()  # who comes second finds nothing left
        if _houd_alleen_wat_geldt(melding, SOORTEN[melding.soort].geldt(melding))
    ]
    if geldig:
        _mail(adres, geldig)


def _houd_alleen_wat_geldt(melding: Melding, geldt: bool) -> bool:
    """Let what does not hold any more fall away; says whether it does."""
    if not geldt:
        melding.vervallen_op = timezone.now()
        melding.save(update_fields=["vervallen_op"])
    return geldt


@transaction.atomic
def _bundel_voor(pk: int, dag: date) -> None:
    gebruiker = Gebruiker.objects.select_for_update(of=("self",)).get(pk=pk)  # one bundle at a time
    keuze = mailkeuze(gebruiker)
    if not _is_de_dag(keuze, dag):
        return
    geldig = [
        melding
        for melding in Melding.objects.wachtend().filter(gebruiker=gebruiker)
        if _houd_alleen_wat_geldt(
            melding, wil(keuze, melding.soort) and SOORTEN[melding.soort].geldt(melding)
        )
    ]
    if not geldig or not Ontvanger(gebruiker).mailadres:
        return
    _mail(gebruiker.email, geldig)
    if keuze.ritme != Mailkeuze.Ritme.METEEN:
        keuze.laatste_bundel = dag
        keuze.save()


def _is_de_dag(keuze: Mailkeuze, dag: date) -> bool:
    """Say whether a bundle goes on this day: not twice on a day or in a week, and what came in a week waits for the next.

    A day on which the worker did not run is made good on the one after.
    """
    if keuze.ritme == Mailkeuze.Ritme.METEEN:
        return True
    eerste = eerste_van_de_week(dag) if keuze.ritme == Mailkeuze.Ritme.WEKELIJKS else dag
    if keuze.laatste_bundel and keuze.laatste_bundel >= eerste:
        return False
    wacht = Melding.objects.wachtend().filter(gebruiker=keuze.gebruiker_id)
    return dag >= eerste and wacht.filter(gemaakt_op__date__lte=eerste).exists()


def _mail(adres: str, meldingen: list[Melding], bestanden: Iterable[Bestand] = ()) -> None:
    """Put one mail in the outbox with these notices in it."""
    meldingen = sorted(meldingen, key=lambda m: (m.voor or date.max, m.pk))
    eerste = meldingen[0]
    per_soort: dict[str, list[tuple[Melding, str]]] = defaultdict(list)
    for melding in meldingen:
        per_soort[SOORTEN[melding.soort].naam].append((melding, volledige_url(melding.pad)))
    gegevens = {
        "naam": eerste.naam,
        "eerste": (eerste, volledige_url(eerste.pad)),
        "alleen": len(meldingen) == 1,
        "per_soort": dict(per_soort),
        "instellingen": volledige_url(KEUZEPAGINA[0]()) if eerste.gebruiker_id else "",
    }
    bericht = verstuur(
        aan=adres,
        onderwerp=_onderwerp(meldingen),
        tekst=maak_tekst("mail/melding.txt", gegevens),
        bestanden=bestanden,
    )
    Melding.objects.filter(pk__in=[m.pk for m in meldingen]).update(
        bericht=bericht, gemaild_op=timezone.now()
    )


def _onderwerp(meldingen: list[Melding]) -> str:
    """Give the subject of a mail: how many notices, and the first of them in words."""
    if len(meldingen) == 1:
        return meldingen[0].kop
    return f"{len(meldingen)} berichten: {Truncator(meldingen[0].kop).chars(KOP_IN_ONDERWERP)}"
