"""The small world of the test that kills: who writes where. Run in a process of its own, on a database of its own."""

from __future__ import annotations

import json
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from acties.handelingen import maak_actie
from organisatie.handelingen import richt_organisatie_in
from organisatie.models import Rol
from project.handelingen import maak_project
from project.models import Project
from strategie.handelingen import maak_dossier
from tests.conftest import maak_persoon
from tests.proefsite import koekje_van
from waardenkader.handelingen import laad_kader

ACTIES = 3


def richt_in() -> str:
    """Make it; gives as JSON who is logged in with which cookie, and where they write."""
    richt_organisatie_in(naam="Provincie Voorbeeldland", soort="provincie", onderdelen=["ICT"])
    laad_kader()
    organisator, houder, regie = (
        maak_persoon("organisator", Rol.ORGANISATOR),
        maak_persoon("actiehouder"),
        maak_persoon("regievoerder", Rol.REGIEVOERDER),
    )
    cio, bestuurder = maak_persoon("cio", Rol.CIO), maak_persoon("bestuurder", Rol.BESTUURDER)
    maak_persoon("gespreksleider")  # whom the robot writes down
    dossier = maak_dossier(
        door=cio, titel="Goed bestuur", aanleiding="raadsvraag", eigenaar=cio, bestuurder=bestuurder
    )
    project = maak_project(door=organisator, titel="Onder vuur", regievoerder=regie)
    gehouden = maak_project(door=organisator, titel="Al gehouden", regievoerder=regie)
    Project.objects.filter(pk=gehouden.pk).update(fase=Project.Fase.IMPLEMENTATIE)
    acties = [
        maak_actie(
            door=organisator,
            project=Project.objects.get(pk=gehouden.pk),
            titel=f"Actie {nummer}",
            actiehouder=houder,
            termijn=timezone.localdate() + timedelta(days=90),
        )
        for nummer in range(ACTIES)
    ]
    koekjes = {wie.username: koekje_van(wie) for wie in (organisator, houder, cio)}
    hier, daar = {"pk": project.pk}, {"pk": dossier.pk}
    return json.dumps(
        [
            *(("voortgang", koekjes["actiehouder"], reverse("actie", args=[actie.pk])) for actie in acties),
            ("project", koekjes["organisator"], reverse("project-nieuw")),
            ("deelnemer", koekjes["organisator"], reverse("project-deelnemer-nieuw", kwargs=hier)),
            ("betrokkene", koekjes["cio"], reverse("strategie-betrokkene-nieuw", kwargs=daar)),
        ]
    )
