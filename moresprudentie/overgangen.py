"""The statuses of a verslag: one table, one function."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from moresprudentie.models import Verslag

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


class OngeldigeOvergang(ValidationError):
    """This step is not possible from where the verslag stands now."""


def mogelijk(verslag: Verslag, stap: str) -> bool:
    """Say whether this step is possible from the status that was read."""
    return verslag.status in OVERGANGEN[stap][0]


def zet_stap(verslag: Verslag, stap: str) -> Verslag:
    """Lock the verslag and move it; the caller saves.

    Takes a verslag and a key of `OVERGANGEN`; gives the verslag as it is now in the database, locked,
    with its new status set. Raises `OngeldigeOvergang`. Call inside a transaction.
    """
    vers = Verslag.objects.select_for_update(of=("self",)).select_related("project").get(pk=verslag.pk)
    van, naar = OVERGANGEN[stap]
    if vers.status not in van:
        raise OngeldigeOvergang(
            f"Dit kan nu niet: het verslag heeft de stand ‘{vers.get_status_display().lower()}’."
        )
    vers.status = naar
    return vers
