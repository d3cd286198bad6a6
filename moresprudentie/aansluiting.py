"""What the floors below show of this one: a project its verslag, a dossier the terugkoppelingen that it received."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import F
from django.urls import reverse

from moresprudentie.models import Terugkoppeling, Verslag
from moresprudentie.models.terugkoppeling import TerugkoppelingQuerySet
from project import voortgang
from project.models import Project
from strategie import ontvangen
from strategie.models import Bespreking, Dossier

STATEN = {
    "": voortgang.OPEN,
    Verslag.Status.GEPUBLICEERD: voortgang.KLAAR,
    Verslag.Status.INGETROKKEN: voortgang.KLAAR,
}
"""How far a project is with its verslag; in every other state it is at work on it."""


def verslagonderdeel(project: Project) -> voortgang.Onderdeel:
    """Give the verslag as a part of a project that was read with `met_voortgang`."""
    stand = project.verslag_status or ""  # type: ignore[attr-defined]
    adres = project.verslag_adres  # type: ignore[attr-defined]
    return voortgang.Onderdeel(
        "Verslag",
        reverse("project-verslag", args=[project.pk]),
        STATEN.get(stand, voortgang.BEZIG),
        Verslag.Status(stand).label if stand else "Nog niet gemaakt",
        "" if stand == Verslag.Status.AANGEBODEN else "Maak het verslag",
        "Voor de deelnemers en de databank.",
        meldt_zelf=True,
        lezen=reverse("verslag", args=[adres]) if stand == Verslag.Status.GEPUBLICEERD else "",
        inhoud="Wat er is besproken en besloten",
    )


class Terugkoppelingen:
    """What `strategie.ontvangen` asks of this floor."""

    def van(self, dossier: Dossier) -> TerugkoppelingQuerySet:
        """Give the terugkoppelingen that were sent to a dossier, each with the talks that answer it."""
        return Terugkoppeling.objects.filter(dossier=dossier).verzonden().met_bespreking()

    def beantwoord(self, dossier: Dossier, sleutels: Collection[int], bespreking: Bespreking) -> None:
        """Note that a talk in the bestuur answers these."""
        for terugkoppeling in self.van(dossier).filter(pk__in=sleutels):
            terugkoppeling.besprekingen.add(bespreking)


def sluit_aan() -> None:
    """Put both where the floors below ask for them; once, when Django starts."""
    velden = {"verslag_status": F("verslag__status"), "verslag_adres": F("verslag__slug")}
    voortgang.VERVOLG.append(voortgang.Vervolg(velden, verslagonderdeel))
    ontvangen.BRONNEN.append(Terugkoppelingen())
