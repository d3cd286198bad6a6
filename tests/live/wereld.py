"""A small workshop to walk into: three tables, people at them, accentwaarden, and a room that is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from live.handelingen import bewaar_notitie, ga_naar, kom_binnen, open_zaal
from live.handelingen.notities import Inhoud
from live.models import Notitie, Plek, Sessie, Tafel
from organisatie.models import Gebruiker, Organisatie, Rol
from project import handelingen as projecthandelingen
from project.models import Project
from strategie import handelingen as strategiehandelingen
from strategie.models import Dossier
from tests.conftest import maak_persoon
from tests.momentopname import Momentopname
from tests.project.conftest import vul_verplicht, waarde
from waardenkader.handelingen import laad_kader

ACCENTEN = (
    *("Privacy", "Uitlegbaarheid", "Inclusiviteit", "Transparantie", "Duurzaamheid"),
    "Menselijke eindverantwoordelijkheid",
)
PERSPECTIEVEN = ("inwoner", "jurist", "data-analist", "beleidsmedewerker")
TAFELS = ("Democratie", "Rechtsstaat", "Bestuurskracht")


@dataclass
class Wereld:
    """The workshop, by which a test reaches what it needs; all by the same functions as the pages."""

    sessie: Sessie

    @property
    def project(self) -> Project:
        return self.sessie.project

    @property
    def leider(self) -> Gebruiker:
        """Who leads: `gespreksleider` is the name of the account."""
        return Gebruiker.objects.get(username="gespreksleider")

    def vers(self) -> Sessie:
        """Give the session as it is now."""
        self.sessie = Sessie.objects.compleet().get(pk=self.sessie.pk)
        return self.sessie

    def tafel(self, naam: str = "Rechtsstaat") -> Tafel:
        """Give a table by the name of its fundament."""
        return self.sessie.tafels.select_related("groep", "sessie__project").get(groep__naam=naam)

    def plek(self, tafel: str = "Rechtsstaat", naam: str = "") -> Plek:
        """Let somebody come in and sit at this table; gives the place."""
        plek = kom_binnen(sessie=self.sessie, naam=naam)
        if plek.deelnemer.groep != (groep := self.tafel(tafel).groep):
            plek.deelnemer.groep = groep
            plek.deelnemer.save(update_fields=["groep"])
        return Plek.objects.select_related("deelnemer__groep", "sessie__project").get(pk=plek.pk)

    def naar(self, deel: str) -> Sessie:
        """Let who leads go to a part."""
        vers = self.vers()
        return ga_naar(sessie=vers, deel=deel, van=vers.deel, door=self.leider)

    def notitie(
        self, plek: Plek, tekst: str, waarde_naam: str = "", *, soort: str = "waarde", **meer
    ) -> Notitie:
        """Let somebody write a note."""
        gekozen = waarde(waarde_naam).pk if waarde_naam else None
        inhoud = Inhoud(soort=soort, tekst=tekst, waarde=gekozen, **meer)
        return bewaar_notitie(plek=plek, id=uuid4(), beurt=1, inhoud=inhoud)


def adres_van(scherm: Plek | Tafel) -> str:
    """Give the path of the screen of a participant or a table."""
    naam = "live-plek" if isinstance(scherm, Plek) else "live-tafel"
    return reverse(naam, args=[scherm.kenmerk])


def bouw_zaal() -> Wereld:
    """Lay the workshop down, with the room just opened; made once in each process."""
    _ALLES.leg_neer()
    return Wereld(Sessie.objects.compleet().latest("pk"))


def _maak_alles() -> None:
    laad_kader()
    Organisatie.objects.create(naam="Provincie Voorbeeldland", soort="provincie")
    project = _voorbereid(_dossier())
    open_zaal(project=project, door=project.gespreksleider)


_ALLES = Momentopname(_maak_alles)


def _dossier() -> Dossier:
    cio, bestuurder = maak_persoon("cio", Rol.CIO), maak_persoon("bestuurder", Rol.BESTUURDER)
    dossier = strategiehandelingen.maak_dossier(
        door=cio, titel="Goed digitaal bestuur", aanleiding="raadsvraag", eigenaar=cio, bestuurder=bestuurder
    )
    for naam in ACCENTEN:
        gegevens = {"dossier": dossier, "waarde": waarde(naam), "door": cio}
        strategiehandelingen.zet_op_lange_lijst(grond="praktijk", **gegevens)
        strategiehandelingen.kies_accentwaarde(
            onderbouwing="Daarom.", lading=f"Wat {naam} hier is.", soort="nastreven", **gegevens
        )
    Dossier.objects.filter(pk=dossier.pk).update(keuze="specifiek", accenten_vastgesteld_op=timezone.now())
    return Dossier.objects.get(pk=dossier.pk)


def _voorbereid(dossier: Dossier) -> Project:
    mensen = {
        rol: maak_persoon(rol, rol) for rol in ("organisator", "gespreksleider", "notulist", "regievoerder")
    }
    project = projecthandelingen.maak_project(
        door=mensen["organisator"],
        titel="Druktemonitor",
        omschrijving="Een kaart laat zien waar het druk is in het bos.",
        technologie="Locatiegegevens",
        projectleider=maak_persoon("projectleider"),
        gespreksleider=mensen["gespreksleider"],
        notulist=mensen["notulist"],
        regievoerder=mensen["regievoerder"],
        dossier=dossier,
    )
    door = project.organisator
    for nummer in range(6):
        projecthandelingen.voeg_deelnemer_toe(
            project=project,
            door=door,
            naam=f"Deelnemer {nummer}",
            email=f"deelnemer{nummer}@voorbeeld.example",
            soort="extern" if nummer % 2 else "intern",
            perspectief=PERSPECTIEVEN[nummer % 4],
        )
    vul_verplicht(project.geschiktheid, door)
    vul_verplicht(project.casusbeschrijving, door)
    projecthandelingen.deel_casusbeschrijving(project=project, door=door)
    nu = timezone.localtime().replace(second=0, microsecond=0)
    projecthandelingen.plan_workshop(
        project=project, door=door, begin=nu + timedelta(days=1), locatie="Zaal 3.14"
    )
    projecthandelingen.plan_follow_up(project=project, door=door, op=nu + timedelta(days=14))
    projecthandelingen.stuur_uitnodigingen(project=project, door=door)
    projecthandelingen.verdeel(project=project, door=door)
    return project
