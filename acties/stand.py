"""How far an action can be, what cannot be done with it when, and what it knows of its project or dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from django.core.exceptions import ValidationError
from django.db import models

from organisatie.rechten import Recht

if TYPE_CHECKING:
    from organisatie.models import Gebruiker


class Status(models.TextChoices):
    """How far an action is (bron: 000, module Project, fase 3: monitoring)."""

    OPEN = "open", "Nog niet begonnen"
    LOOPT = "loopt", "Loopt"
    KNELT = "knelt", "Knelt"
    GEREED = "gereed", "Gereed"
    VERVALLEN = "vervallen", "Vervallen"


OVERGANGEN: dict[str, frozenset[str]] = {
    Status.OPEN: frozenset({Status.OPEN, Status.LOOPT, Status.KNELT, Status.GEREED, Status.VERVALLEN}),
    Status.LOOPT: frozenset({Status.LOOPT, Status.KNELT, Status.GEREED, Status.VERVALLEN}),
    Status.KNELT: frozenset({Status.LOOPT, Status.KNELT, Status.GEREED, Status.VERVALLEN}),
    Status.GEREED: frozenset({Status.GEREED, Status.LOOPT}),
    Status.VERVALLEN: frozenset({Status.VERVALLEN, Status.OPEN}),
}
SOORTEN = {"project": "project", "strategie": "dossier"}
"""How addresses call what actions belong to, and the field of an action for it."""
AFGEROND = (Status.GEREED, Status.VERVALLEN)


class ActieStaatVast(ValidationError):
    """What an action is cannot change now: its plan is at the bestuurder's or vastgesteld, or its project has ended."""


class NogConcept(ValidationError):
    """Nobody can report on an action that is not agreed yet."""

    def __init__(self) -> None:
        super().__init__("Deze actie is nog een concept. Voortgang meld je als zij is afgesproken.")


class Eigenaar(Protocol):
    """What actions belong to: a project or a dossier, which says how it stands. This floor knows no more of it."""

    pk: Any

    def get_absolute_url(self) -> str:
        """Give its page."""

    def rollen_van(self, gebruiker: Gebruiker) -> set[str]:
        """Give the keys of the roles that this person has on it."""

    @property
    def eigen_acties(self) -> Any:
        """Its actions, in the reading API of `acties.models`."""

    @property
    def acties_bewerkbaar(self) -> bool:
        """Whether what its actions are may change now."""

    @property
    def neemt_acties_op(self) -> bool:
        """Whether an action can be added now."""

    @property
    def spreekt_direct_af(self) -> bool:
        """Whether an action is agreed as soon as it is entered; else it begins as a draft."""

    @property
    def actierechten(self) -> tuple[Recht, ...]:
        """The rights of which somebody needs one to change its actions now."""

    @property
    def leiding(self) -> str:
        """Who leads it, in the words of the board; empty when nobody does yet."""

    @property
    def regie(self) -> Gebruiker | None:
        """Who watches its actions."""

    @property
    def regieveld(self) -> str:
        """The field of it that says who watches its actions."""

    @property
    def regierechten(self) -> tuple[Recht, ...]:
        """The rights of which somebody needs one to let another watch its actions."""

    @property
    def gespreksrechten(self) -> tuple[Recht, ...]:
        """The rights of which somebody needs one to hold a conversation on how its actions go."""

    def bezwaar_tegen_regie(self, wie: Gebruiker) -> str:
        """Say why this person cannot watch its actions; empty when they can."""
