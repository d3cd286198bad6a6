"""The statuses of a verslag: one table, one function."""

from __future__ import annotations

from moresprudentie.models import Verslag
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rechten import Recht, eis

Status = Verslag.Status

OVERGANGEN: dict[str, tuple[frozenset[str], str]] = {
    "aanbieden": (frozenset({Status.CONCEPT}), Status.AANGEBODEN),
    "teruggeven": (frozenset({Status.AANGEBODEN}), Status.CONCEPT),
    "publiceren": (
        frozenset({Status.AANGEBODEN, Status.GEPUBLICEERD, Status.INGETROKKEN}),
        Status.GEPUBLICEERD,
    ),
    "intrekken": (frozenset({Status.GEPUBLICEERD}), Status.INGETROKKEN),
}


RECHTEN: dict[str, Recht] = {
    "aanbieden": Recht.VERSLAG_AANBIEDEN,
    "teruggeven": Recht.VERSLAG_PUBLICEREN,
    "publiceren": Recht.VERSLAG_PUBLICEREN,
    "intrekken": Recht.VERSLAG_PUBLICEREN,
}


def mogelijk(verslag: Verslag, stap: str) -> bool:
    """Say whether this step is possible from the status that was read."""
    return verslag.status in OVERGANGEN[stap][0]


def zet_stap(verslag: Verslag, stap: str, door: Gebruiker | None) -> Verslag:
    """Lock the verslag and move it, for who has the right to this step; the caller saves.

    Takes a verslag and a key of `OVERGANGEN`; gives the verslag as it is now in the database, locked,
    with its new status set. Raises `PermissionDenied` or `OngeldigeOvergang`. Call inside a transaction.
    """
    vers = Verslag.objects.select_for_update(of=("self",)).select_related("project").get(pk=verslag.pk)
    eis(door, RECHTEN[stap], vers)
    van, naar = OVERGANGEN[stap]
    if vers.status not in van:
        raise OngeldigeOvergang(
            f"Dit kan nu niet: het verslag heeft de stand ‘{vers.get_status_display().lower()}’."
        )
    vers.status = naar
    return vers
