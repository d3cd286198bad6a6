"""What people are told of a project by mail: its participants heard nothing for long (bron: 000, 3.4 stap 3)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from acties.models import Actie
from organisatie import meldsoorten
from organisatie.datum import tijdvak
from organisatie.meldingen import Nieuws, Ontvanger, meld
from organisatie.meldsoorten import Meldsoort
from organisatie.models import Auditregel, Gebruiker, Melding
from project.models import Project

MAANDEN = 3
"""So long after the last overview who watches the actions is asked to send the next one."""
IN_WOORDEN = {3: "drie", 6: "zes", 9: "negen", 12: "twaalf"}
VERSTUURD = "overzicht van acties verstuurd"
"""What the audit trail calls it."""


def over(project: Project) -> str:
    """Give by which name notices know the overview of a project."""
    return f"overzicht:{project.pk}"


def ronde(dag: date) -> None:
    """Tell who watches the actions of a project that its participants heard nothing for three months, and again for six."""
    for project in _lopend().select_related("regievoerder", "organisator", "workshop"):
        sinds = gehoord_op(project)
        if (keer := tijdvak(sinds, dag, MAANDEN)) and project.deelnemers.erbij().met_adres().exists():
            _meld(project, sinds, keer)


def gehoord_op(project: Project) -> date:
    """Give the day on which participants last heard how it goes: an overview, else the end of the workshop."""
    verstuurd = Auditregel.objects.filter(
        soort=project._meta.label_lower, object_id=str(project.pk), wat=VERSTUURD
    )
    laatste = verstuurd.values_list("moment", flat=True).first()
    momenten = [moment for moment in (laatste, project.workshop.afgerond_op) if moment]
    return localdate(max(momenten, default=project.aangemaakt_op))


def _lopend() -> models.QuerySet[Project]:
    """Give the projects of which something can be told: after the workshop, with an action that runs."""
    acties = Actie.objects.geldend().lopend().filter(project=models.OuterRef("pk"))
    return Project.objects.filter(models.Exists(acties), fase=Project.Fase.IMPLEMENTATIE)


def _wie(project: Project) -> Gebruiker:
    """Give who may send it: the regievoerder, else the organisator; the projectleider may not."""
    regie = project.regievoerder
    return regie if regie and regie.is_active else project.organisator


def _meld(project: Project, sinds: date, keer: int) -> None:
    wie, maanden = _wie(project), MAANDEN * keer
    meld(
        Ontvanger(wie),
        Nieuws(
            soort="overzicht",
            sleutel=f"{over(project)}:{wie.pk}:{sinds}:{keer}",
            kop=f"Stuur de deelnemers een overzicht: {project}",
            tekst=f"De deelnemers hoorden {IN_WOORDEN.get(maanden, maanden)} maanden niets, sinds "
            f"{date_format(sinds, 'j F Y')}. "
            "De mail met de stand van de acties staat klaar. Je ziet eerst wie hem krijgt.",
            pad=reverse("project-overzicht", args=[project.pk]),
            knop="Bekijk en verstuur het overzicht",
            onderwerp=over(project),
        ),
    )


def geldt_nog(melding: Melding) -> bool:
    """Say whether there still is something to tell, by the same person; an overview that was sent took the notice back."""
    project = _lopend().filter(pk=int(melding.onderwerp.removeprefix("overzicht:"))).first()
    return project is not None and _wie(project).pk == melding.gebruiker_id


def sluit_aan() -> None:
    """Add the notices and the round of this floor; once, when Django starts."""
    meldsoorten.neem_op(Meldsoort("overzicht", "De deelnemers hoorden lang niets", geldt=geldt_nog))
    meldsoorten.RONDES.append(ronde)
