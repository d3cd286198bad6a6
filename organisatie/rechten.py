"""The whole access policy on one page: rights, roles and the one question `mag`.

A role is held organisation-wide (`Roltoekenning`) or on one object (`obj.rollen_van(gebruiker)`).
The table follows the division of tasks of the method (bron: 000, modules Strategie en Project).
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from organisatie.models import Gebruiker


class Recht(Enum):
    """What a person may do; the code asks for rights, never for roles."""

    DATABANK_INZIEN = auto()
    WAARDENKADER_INZIEN = auto()
    EIGEN_WAARDE_TOEVOEGEN = auto()
    WAARDENKADER_INLEZEN = auto()
    STRATEGIE_GELDEND = auto()
    STRATEGIE_LIJST = auto()
    STRATEGIE_MAKEN = auto()
    STRATEGIE_INZIEN = auto()
    STRATEGIE_BEWERKEN = auto()
    STRATEGIE_OPMERKEN = auto()
    STRATEGIE_VASTSTELLEN = auto()
    STRATEGIE_BESLUIT_VASTLEGGEN = auto()
    JAARVERSLAG_AANBIEDEN = auto()
    MAATREGEL_BEHEREN = auto()
    METING_HOUDEN = auto()
    METING_INZIEN = auto()
    METING_INVULLEN = auto()
    PROJECT_MAKEN = auto()
    PROJECT_INZIEN = auto()
    PROJECT_BEWERKEN = auto()
    WORKSHOP_BEGINNEN = auto()
    WORKSHOP_INVULLEN = auto()
    FOLLOWUP_BEWERKEN = auto()
    ACTIE_BEHEREN = auto()
    ACTIE_INZIEN = auto()
    VOORTGANG_MELDEN = auto()
    VERSLAG_INZIEN = auto()
    VERSLAG_BEWERKEN = auto()
    VERSLAG_AANBIEDEN = auto()
    VERSLAG_PUBLICEREN = auto()
    VERSLAG_DELEN = auto()
    TERUGKOPPELING_SCHRIJVEN = auto()
    TERUGKOPPELING_INZIEN = auto()
    BEHEREN = auto()


class Beleid:
    """What one role may do. `sleutel` is the value of the role, `rechten` the set it gives."""

    sleutel: str
    rechten: frozenset[Recht] = frozenset()


class Medewerker(Beleid):
    """Everybody with an account; reads the strategy that holds, and browses the databank."""

    sleutel = "medewerker"
    rechten = frozenset({Recht.STRATEGIE_GELDEND, Recht.DATABANK_INZIEN, Recht.WAARDENKADER_INZIEN})


class Cio(Beleid):
    """The CIO office, owner of the strategy."""

    sleutel = "cio"
    rechten = frozenset(
        {
            Recht.STRATEGIE_LIJST,
            Recht.STRATEGIE_MAKEN,
            Recht.STRATEGIE_INZIEN,
            Recht.STRATEGIE_BEWERKEN,
            Recht.STRATEGIE_OPMERKEN,
            Recht.MAATREGEL_BEHEREN,
            Recht.METING_HOUDEN,
            Recht.METING_INZIEN,
            Recht.EIGEN_WAARDE_TOEVOEGEN,
            Recht.WAARDENKADER_INLEZEN,
            Recht.TERUGKOPPELING_INZIEN,
        }
    )


class Bestuurder(Beleid):
    """Organisation-wide the list and the metingen; vaststellen goes with the dossier (`DossierBestuurder`)."""

    sleutel = "bestuurder"
    rechten = frozenset({Recht.STRATEGIE_LIJST, Recht.METING_INZIEN})


class Organisator(Beleid):
    """May start projects; the rest goes with the project (`ProjectOrganisator`)."""

    sleutel = "organisator"
    rechten = frozenset({Recht.PROJECT_MAKEN})


class Redacteur(Beleid):
    """Publishes verslagen and writes the half-yearly terugkoppeling."""

    sleutel = "redacteur"
    rechten = frozenset(
        {
            Recht.VERSLAG_INZIEN,
            Recht.VERSLAG_BEWERKEN,
            Recht.VERSLAG_PUBLICEREN,
            Recht.VERSLAG_DELEN,
            Recht.TERUGKOPPELING_SCHRIJVEN,
            Recht.TERUGKOPPELING_INZIEN,
        }
    )


class Beheerder(Beleid):
    """Accounts, roles, organisation and framework; no content of trajectories."""

    sleutel = "beheerder"
    rechten = frozenset({Recht.BEHEREN, Recht.EIGEN_WAARDE_TOEVOEGEN, Recht.WAARDENKADER_INLEZEN})


class DossierEigenaar(Beleid):
    """Owner of one dossier."""

    sleutel = "dossier:eigenaar"
    rechten = frozenset(
        {
            Recht.STRATEGIE_LIJST,
            Recht.STRATEGIE_INZIEN,
            Recht.STRATEGIE_BEWERKEN,
            Recht.STRATEGIE_OPMERKEN,
            Recht.JAARVERSLAG_AANBIEDEN,
            Recht.MAATREGEL_BEHEREN,
            Recht.METING_HOUDEN,
            Recht.METING_INZIEN,
            Recht.ACTIE_INZIEN,
            Recht.TERUGKOPPELING_INZIEN,
        }
    )


class DossierMeeschrijver(DossierEigenaar):
    """Writes along in one dossier (also its moderator and responsible official); the yearly report the owner offers."""

    sleutel = "dossier:meeschrijver"
    rechten = DossierEigenaar.rechten - {Recht.JAARVERSLAG_AANBIEDEN}


class DossierBestuurder(Beleid):
    """The responsible bestuurder of one dossier: vaststellen and accorderen."""

    sleutel = "dossier:bestuurder"
    rechten = frozenset(
        {
            Recht.STRATEGIE_LIJST,
            Recht.STRATEGIE_INZIEN,
            Recht.STRATEGIE_OPMERKEN,
            Recht.STRATEGIE_VASTSTELLEN,
            Recht.STRATEGIE_BESLUIT_VASTLEGGEN,
            Recht.METING_INZIEN,
            Recht.ACTIE_INZIEN,
            Recht.TERUGKOPPELING_INZIEN,
        }
    )


class DossierGemandateerde(Beleid):
    """Records for the bestuurder what was decided elsewhere (decision 0033)."""

    sleutel = "dossier:gemandateerde"
    rechten = frozenset(
        {
            Recht.STRATEGIE_LIJST,
            Recht.STRATEGIE_INZIEN,
            Recht.STRATEGIE_OPMERKEN,
            Recht.STRATEGIE_BESLUIT_VASTLEGGEN,
            Recht.METING_INZIEN,
            Recht.ACTIE_INZIEN,
            Recht.TERUGKOPPELING_INZIEN,
        }
    )


class DossierContactpersoon(Beleid):
    """Receives the half-yearly terugkoppeling."""

    sleutel = "dossier:contactpersoon"
    rechten = frozenset(
        {
            Recht.STRATEGIE_LIJST,
            Recht.STRATEGIE_INZIEN,
            Recht.METING_INZIEN,
            Recht.ACTIE_INZIEN,
            Recht.TERUGKOPPELING_INZIEN,
        }
    )


class DossierMeelezer(Beleid):
    """Is asked to read one dossier along until a day, and to remark what they see."""

    sleutel = "dossier:meelezer"
    rechten = frozenset(
        {Recht.STRATEGIE_LIJST, Recht.STRATEGIE_INZIEN, Recht.STRATEGIE_OPMERKEN, Recht.ACTIE_INZIEN}
    )


class MetingEigenaar(Beleid):
    """Holds one meting of how far the organisation is."""

    sleutel = "meting:eigenaar"
    rechten = frozenset({Recht.METING_HOUDEN, Recht.METING_INZIEN})


class MetingInvuller(Beleid):
    """Fills in one meting."""

    sleutel = "meting:invuller"
    rechten = frozenset({Recht.METING_INZIEN, Recht.METING_INVULLEN})


class ProjectOrganisator(Beleid):
    """Prepares one project and its workshop."""

    sleutel = "project:organisator"
    rechten = frozenset(
        {
            Recht.PROJECT_INZIEN,
            Recht.PROJECT_BEWERKEN,
            Recht.WORKSHOP_BEGINNEN,
            Recht.WORKSHOP_INVULLEN,
            Recht.FOLLOWUP_BEWERKEN,
            Recht.ACTIE_BEHEREN,
            Recht.ACTIE_INZIEN,
            Recht.VERSLAG_INZIEN,
            Recht.VERSLAG_BEWERKEN,
            Recht.VERSLAG_AANBIEDEN,
            Recht.VERSLAG_DELEN,
        }
    )


class ProjectProjectleider(Beleid):
    """Leads the project that the case is about."""

    sleutel = "project:projectleider"
    rechten = frozenset(
        {
            Recht.PROJECT_INZIEN,
            Recht.PROJECT_BEWERKEN,
            Recht.WORKSHOP_BEGINNEN,
            Recht.FOLLOWUP_BEWERKEN,
            Recht.ACTIE_INZIEN,
            Recht.VERSLAG_INZIEN,
        }
    )


class ProjectGespreksleider(Beleid):
    """Leads the workshop; begins it too, for when the organisator is ill."""

    sleutel = "project:gespreksleider"
    rechten = frozenset(
        {
            Recht.PROJECT_INZIEN,
            Recht.WORKSHOP_BEGINNEN,
            Recht.WORKSHOP_INVULLEN,
            Recht.ACTIE_INZIEN,
            Recht.VERSLAG_INZIEN,
        }
    )


class ProjectNotulist(Beleid):
    """Takes notes in the workshop and helps to write the verslag."""

    sleutel = "project:notulist"
    rechten = ProjectGespreksleider.rechten | {Recht.VERSLAG_BEWERKEN}


class ProjectRegievoerder(Beleid):
    """Watches all actions of one project."""

    sleutel = "project:regievoerder"
    rechten = frozenset(
        {
            Recht.PROJECT_INZIEN,
            Recht.FOLLOWUP_BEWERKEN,
            Recht.ACTIE_BEHEREN,
            Recht.ACTIE_INZIEN,
            Recht.VOORTGANG_MELDEN,
            Recht.VERSLAG_INZIEN,
        }
    )


class ProjectDeelnemer(Beleid):
    """Took part in (or is invited to) the workshop, with an account."""

    sleutel = "project:deelnemer"
    rechten = frozenset({Recht.PROJECT_INZIEN, Recht.ACTIE_INZIEN})


class ActieActiehouder(Beleid):
    """Carries out one action."""

    sleutel = "actie:actiehouder"
    rechten = frozenset({Recht.ACTIE_INZIEN, Recht.VOORTGANG_MELDEN})


class ActieMonitor(ActieActiehouder):
    """Follows one action and may report on it for its holder."""

    sleutel = "actie:monitor"


def _alle_klassen(klasse: type[Beleid]) -> list[type[Beleid]]:
    return [k for sub in klasse.__subclasses__() for k in (sub, *_alle_klassen(sub))]


BELEID: dict[str, frozenset[Recht]] = {k.sleutel: k.rechten for k in _alle_klassen(Beleid)}


class MetRollen(Protocol):
    """An object on which people hold roles."""

    def rollen_van(self, gebruiker: Gebruiker) -> set[str]:
        """Give the keys of the roles that this person has on this object."""


def mag(gebruiker: Gebruiker | AnonymousUser, recht: Recht, obj: MetRollen | None = None) -> bool:
    """Say whether a person has a right, organisation-wide or on one object.

    Takes the user of the request (anonymous has no right at all), the right, and optionally an
    object with `rollen_van`.
    """
    if not gebruiker.is_authenticated or not gebruiker.is_active:
        return False
    if _geeft(recht, {Medewerker.sleutel, *gebruiker.rollen}):
        return True  # without a look at the object, which costs a query
    return obj is not None and _geeft(recht, obj.rollen_van(gebruiker))


def _geeft(recht: Recht, rollen: Iterable[str]) -> bool:
    return any(recht in BELEID.get(rol, frozenset()) for rol in rollen)


def mag_een_van(
    gebruiker: Gebruiker | AnonymousUser, rechten: Iterable[Recht], obj: MetRollen | None = None
) -> bool:
    """Say whether a person has at least one of these rights, where several people may do the same."""
    return any(mag(gebruiker, recht, obj) for recht in rechten)


def eis(door: Gebruiker | AnonymousUser | None, recht: Recht, obj: MetRollen | None = None) -> None:
    """Raise `PermissionDenied` unless `mag`.

    None is the system itself (a command, the worker, the set-up of the demo) and passes. A page cannot get there: what
    it passes on is `request.user`, who is never None; who is not logged in is the anonymous user, and has no right.
    """
    eis_een_van(door, (recht,), obj)


def eis_een_van(
    door: Gebruiker | AnonymousUser | None, rechten: Iterable[Recht], obj: MetRollen | None = None
) -> None:
    """Raise `PermissionDenied` unless `mag_een_van`; the system itself passes, as in `eis`."""
    rechten = tuple(rechten)
    if door is not None and not mag_een_van(door, rechten, obj):
        raise PermissionDenied(" of ".join(recht.name for recht in rechten))
