"""Appointments for somebody's own agenda (.ics): one in a file, or all that somebody has in a feed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vDuration,
    vText,
)

from organisatie.models import Gebruiker
from organisatie.post import Bestand

INHOUDSTYPE = "text/calendar"
VERVERS = timedelta(hours=4)
"""So often an agenda that has the feed is asked to read it again."""


@dataclass(frozen=True)
class Agendapunt:
    """One appointment. `nummer` goes up when it changes, so that an agenda that has it (`kenmerk`) takes over the change.

    Without `einde` it takes the whole day of `begin` and leaves that day free for other appointments.
    """

    kenmerk: str
    nummer: int
    titel: str
    begin: datetime | date
    einde: datetime | None
    plaats: str
    tekst: str
    organisator: Gebruiker | None
    naam: str

    def als_ics(self) -> bytes:
        """Give the appointment as an iCalendar file; nobody is asked for an answer, that is given on the own page."""
        return _als_ics(_kalender(), [self])

    def _afspraak(self) -> Event:
        afspraak = Event()
        afspraak.add("uid", self.kenmerk)
        afspraak.add("sequence", self.nummer)
        afspraak.add("dtstamp", timezone.now())
        afspraak.add("summary", self.titel)
        afspraak.add("description", self.tekst)
        afspraak.add("status", "CONFIRMED")
        if isinstance(self.begin, datetime):
            assert self.einde is not None
            afspraak.add("dtstart", timezone.localtime(self.begin))
            afspraak.add("dtend", timezone.localtime(self.einde))
        else:
            afspraak.add("dtstart", self.begin)
            afspraak.add("dtend", self.begin + timedelta(days=1))
            afspraak.add("transp", "TRANSPARENT")
        if self.plaats:
            afspraak.add("location", self.plaats)
        if self.organisator and self.organisator.email:
            organisator = vCalAddress(f"mailto:{self.organisator.email}")
            organisator.params["CN"] = vText(self.organisator.naam)
            afspraak.add("organizer", organisator)
        return afspraak

    def als_bestand(self) -> Bestand:
        """Give the file to send with a mail."""
        return Bestand(self.naam, INHOUDSTYPE, self.als_ics())

    def antwoord(self) -> HttpResponse:
        """Give the file as a download."""
        reactie = HttpResponse(self.als_ics(), content_type=f"{INHOUDSTYPE}; charset=utf-8")
        reactie["Content-Disposition"] = content_disposition_header(True, self.naam) or ""
        return reactie


def feed(punten: Iterable[Agendapunt], naam: str) -> bytes:
    """Give appointments as one calendar with a name, for an agenda that reads it again and again."""
    kalender = _kalender()
    kalender.add("x-wr-calname", naam)
    kalender.add("x-wr-timezone", settings.TIME_ZONE)
    kalender.add("refresh-interval", vDuration(VERVERS), parameters={"VALUE": "DURATION"})
    kalender.add("x-published-ttl", vDuration(VERVERS))
    return _als_ics(kalender, punten)


def kenmerk(wat: str) -> str:
    """Give by which name agendas know an appointment for ever, such as "actie-12@codio.voorbeeldland.example"."""
    return f"{wat}@{urlsplit(settings.SITE_URL).hostname or 'codio'}"


def _kalender() -> Calendar:
    kalender = Calendar()
    kalender.add("prodid", "-//CODIO//CODIO//NL")
    kalender.add("version", "2.0")
    kalender.add("method", "PUBLISH")
    return kalender


def _als_ics(kalender: Calendar, punten: Iterable[Agendapunt]) -> bytes:
    kalender.add_component(_tijdzone())
    for punt in punten:
        kalender.add_component(punt._afspraak())
    return bytes(kalender.to_ical())


def _tijdzone() -> Timezone:
    """Give the rules of our time zone in short: every agenda knows this form, not each knows a list of days."""
    zone = Timezone()
    zone.add("tzid", settings.TIME_ZONE)
    for soort, naam, begin, van, naar, maand in (
        (TimezoneDaylight, "CEST", datetime(1996, 3, 31, 2), 1, 2, 3),
        (TimezoneStandard, "CET", datetime(1996, 10, 27, 3), 2, 1, 10),
    ):
        deel = soort()
        deel.add("tzname", naam)
        deel.add("dtstart", begin)
        deel.add("tzoffsetfrom", timedelta(hours=van))
        deel.add("tzoffsetto", timedelta(hours=naar))
        deel.add("rrule", {"freq": "yearly", "bymonth": maand, "byday": "-1su"})
        zone.add_component(deel)
    return zone
