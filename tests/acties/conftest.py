"""A project and a dossier for actions to belong to."""

from __future__ import annotations

import pytest

from acties.handelingen import maak_actie
from acties.models import Actie
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
