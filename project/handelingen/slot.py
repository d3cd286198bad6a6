"""The lock on a project: every write holds it, reads it again, and asks the right and whether it may still be made."""

from __future__ import annotations

from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rechten import Recht, eis, eis_een_van
from project.models import Project


def vergrendel(project: Project) -> Project:
    """Hold the project until the end of the transaction, so that writes on it come one by one.

    The copy of the caller is read again from the held row, with all that hangs on it: what somebody else
    did since it was fetched is in it from here.
    """
    project.refresh_from_db(from_queryset=Project.alle.select_for_update(of=("self",)))
    return project


def houd(project: Project, door: Gebruiker | None, recht: Recht) -> Project:
    """Hold the project for who has this right on it now, else `PermissionDenied`."""
    vergrendel(project)
    eis(door, recht, project)
    return project


def eis_lopend(project: Project, door: Gebruiker | None, recht: Recht = Recht.PROJECT_BEWERKEN) -> Project:
    """Hold the project for who has this right now; raises `OngeldigeOvergang` when it has ended."""
    houd(project, door, recht)
    return _loopt(project)


def _loopt(project: Project) -> Project:
    if project.is_afgesloten:
        raise OngeldigeOvergang("Dit project is afgesloten. Heropen het als je iets wilt wijzigen.")
    return project


def eis_lijst_open(project: Project, door: Gebruiker | None) -> Project:
    """Hold the project for who may add participants now (`Project.deelnemersrechten`), as `eis_lopend` does."""
    vergrendel(project)
    eis_een_van(door, project.deelnemersrechten, project)
    return _loopt(project)


def eis_workshop_open(project: Project, door: Gebruiker | None) -> Project:
    """Hold the project for who enters its workshop; raises `OngeldigeOvergang` unless that can be done now."""
    houd(project, door, Recht.WORKSHOP_INVULLEN)
    if not project.neemt_uitkomsten_op:
        raise OngeldigeOvergang("De uitkomsten van de workshop kun je nu niet wijzigen.")
    return project
