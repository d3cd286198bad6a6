"""A project and a dossier for actions to belong to."""

from __future__ import annotations

import pytest

from acties.handelingen import maak_actie
from acties.models import Actie
from organisatie.models import Bericht, Gebruiker, Melding
from project.handelingen.project import maak_project
from project.models import Project
from strategie.handelingen.dossier import maak_dossier
from strategie.models import Dossier


@pytest.fixture
def project(kader, organisator, regievoerder) -> Project:
    """A project with an organisator and a regievoerder."""
    return maak_project(door=organisator, titel="Druktemonitor", regievoerder=regievoerder)


@pytest.fixture
def dossier(kader, cio, bestuurder) -> Dossier:
    """A dossier of the CIO office."""
    return maak_dossier(
        door=cio, titel="Goed digitaal bestuur", eigenaar=cio, bestuurder=bestuurder, aanleiding="akkoord"
    )


@pytest.fixture
def actie(project, organisator, actiehouder) -> Actie:
    """An action of the project with a holder, agreed: the workshop is over."""
    Project.objects.filter(pk=project.pk).update(fase=Project.Fase.IMPLEMENTATIE)
    return maak_actie(door=organisator, project=project, titel="Borden ophangen", actiehouder=actiehouder)


@pytest.fixture
def sofie(persoon) -> Gebruiker:
    """A colleague without a part in anything."""
    return persoon("sofie")


@pytest.fixture
def alles(project, actie, dossier, organisator, regievoerder, actiehouder, bestuurder) -> dict:
    """What the regievoerder watches: two projects, a strategy, and one action in the project of somebody else."""
    tweede = maak_project(door=organisator, titel="Verkeerslichten", regievoerder=regievoerder)
    vreemd = maak_project(door=organisator, titel="Chatbot", projectleider=bestuurder)
    Project.objects.filter(pk__in=[tweede.pk, vreemd.pk]).update(fase=Project.Fase.IMPLEMENTATIE)
    Dossier.objects.update(eigenaar=regievoerder)
    gevolgd, ander = (
        maak_actie(
            door=organisator,
            project=Project.objects.get(pk=vreemd.pk),
            titel=titel,
            actiehouder=actiehouder,
            monitor=monitor,
        )
        for titel, monitor in (("Nalezen", regievoerder), ("Van een ander", organisator))
    )
    eigen = maak_actie(
        door=organisator, project=Project.objects.get(pk=tweede.pk), titel="Meten", monitor=regievoerder
    )
    Bericht.objects.all().delete()
    Melding.objects.all().delete()
    for ding in (project, dossier):
        ding.refresh_from_db()
    return {"een": project, "twee": tweede, "strategie": dossier, "vreemd": vreemd} | {
        "gevolgd": gevolgd,
        "ander": ander,
        "eigen": eigen,
    }
