"""The appointments of a project for somebody's own agenda (.ics): the workshop, and the follow-up conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vText

from organisatie.models import Gebruiker
from organisatie.post import Bestand
from project.models import Project
from project.workshop.tijden import einde

INHOUDSTYPE = "text/calendar"
GESPREKSDUUR = timedelta(hours=1)
"""How long the follow-up conversation stands in an agenda; the method does not say."""
LEES_MEE = "Lees vooraf de stukken. Die vind je bij de uitnodiging en op je eigen pagina."


@dataclass(frozen=True)
class Agendapunt:
    """One appointment. `nummer` goes up when it changes, so that an agenda that has it (`kenmerk`) takes over the change."""

    kenmerk: str
    nummer: int
    titel: str
    begin: datetime
    einde: datetime
    plaats: str
    tekst: str
    organisator: Gebruiker
    naam: str

    def als_ics(self) -> bytes:
        """Give the appointment as an iCalendar file; nobody is asked for an answer, that is given on the own page."""
        kalender = Calendar()
        kalender.add("prodid", "-//CODIO//CODIO//NL")
        kalender.add("version", "2.0")
        kalender.add("method", "PUBLISH")
        kalender.add_component(_tijdzone())
        kalender.add_component(self._afspraak())
        return bytes(kalender.to_ical())

    def _afspraak(self) -> Event:
        afspraak = Event()
        afspraak.add("uid", self.kenmerk)
        afspraak.add("sequence", self.nummer)
        afspraak.add("dtstamp", timezone.now())
        afspraak.add("dtstart", timezone.localtime(self.begin))
        afspraak.add("dtend", timezone.localtime(self.einde))
        afspraak.add("summary", self.titel)
        afspraak.add("description", self.tekst)
        afspraak.add("status", "CONFIRMED")
        if self.plaats:
            afspraak.add("location", self.plaats)
        if self.organisator.email:
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


def van_workshop(project: Project) -> Agendapunt | None:
    """Give the workshop as an appointment; None without a date."""
    workshop = project.workshop
    eind = einde(workshop)
    if workshop.begin is None or eind is None:
        return None
    return Agendapunt(
        kenmerk=f"workshop-{workshop.pk}@{_huis()}",
        nummer=workshop.agenda_nummer,
        titel=f"Workshop over {project.titel}",
        begin=workshop.begin,
        einde=eind,
        plaats=workshop.locatie,
        tekst=LEES_MEE,
        organisator=project.organisator,
        naam=f"workshop-{_slug(project)}.ics",
    )


def van_gesprek(project: Project) -> Agendapunt | None:
    """Give the follow-up conversation as an appointment; None as long as it is not planned."""
    workshop = project.workshop
    if workshop.opvolggesprek_op is None:
        return None
    return Agendapunt(
        kenmerk=f"follow-up-{workshop.pk}@{_huis()}",
        nummer=workshop.gesprek_nummer,
        titel=f"Follow-upgesprek over {project.titel}",
        begin=workshop.opvolggesprek_op,
        einde=workshop.opvolggesprek_op + GESPREKSDUUR,
        plaats="",
        tekst="Bespreek langs de poster of de acties kloppen, en wie wat doet.",
        organisator=project.organisator,
        naam=f"follow-up-{_slug(project)}.ics",
    )


def _huis() -> str:
    return urlsplit(settings.SITE_URL).hostname or "codio"


def _slug(project: Project) -> str:
    return slugify(project.titel)[:60].strip("-") or str(project.pk)


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
