"""Changing what exists, by two people at a time: nobody's text is undone unseen.

Who changes something looked at it first. The page carries a mark per field of what it showed (`Gezien`). When
the change arrives, the row is locked and read again, and each field is judged by itself: the same as shown was
not touched, so what another wrote meanwhile stays; changed here only is written; changed by both is put before
the second writer (`IntussenGewijzigd`), who sees both and chooses. This is the one place where that is decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Auditregel, Gebruiker
from organisatie.rij import Rij

Gezien = Mapping[str, str]
"""Per field the mark (`kenmerk`) of what the page showed."""


class IntussenGewijzigd(ValidationError):
    """Another person changed the same fields; `nu` holds per field what stands there now, `op` the object.

    Nothing was written. `rij` is the row within the object, as it stands in the audit trail.
    """

    def __init__(self, nu: Mapping[str, Any], op: models.Model | None = None, rij: str = "") -> None:
        super().__init__(
            "Iemand anders veranderde dit terwijl jij bezig was. Er is nog niets bewaard: kies wat er komt te staan."
        )
        self.nu = dict(nu)
        self.op = op
        self.rij = rij

    def laatste(self, veld: str) -> Auditregel | None:
        """Give the line of the audit trail in which this field was changed last."""
        if self.op is None:
            return None
        regels = Auditregel.objects.filter(soort=self.op._meta.label_lower, object_id=str(self.op.pk))
        return (
            regels.filter(details__rij=self.rij, details__wijzigingen__has_key=veld)
            .select_related("door")
            .first()
        )


def kenmerk(waarde: Any) -> str:
    """Give a short mark of a value; equal for values that a person sees as the same.

    Takes what forms and models hold: text, numbers, dates, moments (to the minute), rows, and sets of those.
    """
    return sha256(_plat(waarde).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _plat(waarde: Any) -> str:
    if waarde is None or waarde is False:
        return ""
    if isinstance(waarde, str):
        return waarde.replace("\r\n", "\n").replace("\r", "\n").strip()
    if isinstance(waarde, datetime):
        moment = timezone.make_aware(waarde) if timezone.is_naive(waarde) else waarde
        return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M%z")
    if isinstance(waarde, models.Model):
        return str(waarde.pk)
    if isinstance(waarde, Iterable):
        return "|".join(sorted(_plat(deel) for deel in waarde))
    return str(waarde)


def te_schrijven(nu: Mapping[str, Any], nieuw: Mapping[str, Any], gezien: Gezien | None) -> dict[str, Any]:
    """Give the fields that this writer changed and that may be written.

    Takes what stands there now (read under a lock), what the writer sent, and what the writer's page showed; nothing
    for a writer without a page (code). A field that was not on the page, because it came since, is not the writer's.
    Raises `IntussenGewijzigd` when another changed one of them too.
    """
    schrijven, botst = {}, {}
    for veld, waarde in nieuw.items():
        stand = kenmerk(nu[veld])
        getoond = gezien.get(veld, kenmerk(waarde)) if gezien else stand
        if kenmerk(waarde) in (stand, getoond):
            continue
        if getoond == stand:
            schrijven[veld] = waarde
        else:
            botst[veld] = nu[veld]
    if botst:
        raise IntussenGewijzigd(botst)
    return schrijven


def wat_verandert(
    nu: Mapping[str, Any],
    nieuw: Mapping[str, Any],
    *,
    gezien: Gezien | None,
    door: Gebruiker | None,
    wat: str,
    op: models.Model,
    rij: str = "",
    **details: Any,
) -> dict[str, Any]:
    """Give the fields to write (`te_schrijven`) and note them in the audit trail with old and new.

    For what is more than one row, such as a table that is saved as a whole; the caller holds a lock and writes.
    """
    try:
        schrijven = te_schrijven(nu, nieuw, gezien)
    except IntussenGewijzigd as fout:
        raise IntussenGewijzigd(fout.nu, op=op, rij=rij) from fout
    if schrijven:
        wijzigingen = {veld: [in_woorden(nu[veld]), in_woorden(w)] for veld, w in schrijven.items()}
        leg_vast(door=door, wat=wat, op=op, rij=rij, wijzigingen=wijzigingen, **details)
    return schrijven


def pas_aan(
    rij: Rij,
    velden: Mapping[str, Any],
    *,
    door: Gebruiker | None,
    wat: str,
    gezien: Gezien | None = None,
    op: models.Model | None = None,
    keur: Callable[[Rij], Any] | None = None,
    **details: Any,
) -> dict[str, Any]:
    """Write the changed fields of a locked, fresh row (`vergrendeld`), with one audit line that holds old and new.

    Takes the fields as sent (many-to-many as a set of rows), who does it, the words for the audit trail, what the page
    showed, the object to which the line belongs when that is not the row itself, and a rule that looks at the row before it
    is saved. Gives the changed fields; empty when nothing changed, and then nothing is written. Raises
    `IntussenGewijzigd`, or `ValidationError` when a field is wrong.
    """
    vast, naam = (rij, "") if op is None else (op, f"{rij._meta.label_lower}:{rij.pk}")
    nu = {veld: _stand(rij, veld) for veld in velden}
    schrijven = wat_verandert(nu, velden, gezien=gezien, door=door, wat=wat, op=vast, rij=naam, **details)
    if not schrijven:
        return {}
    meervoud = {veld for veld in schrijven if rij._meta.get_field(veld).many_to_many}
    for veld in schrijven.keys() - meervoud:
        setattr(rij, veld, schrijven[veld])
    if keur is not None:
        keur(rij)
    rij.full_clean()
    rij.save()  # as a whole: nobody else can have written since it was locked and read
    for veld in meervoud:
        getattr(rij, veld).set(schrijven[veld])
    return schrijven


def _stand(rij: models.Model, veld: str) -> Any:
    if rij._meta.get_field(veld).many_to_many:
        return list(getattr(rij, veld).all())
    return getattr(rij, veld)


def in_woorden(waarde: Any) -> Any:
    """Give a value as the audit trail keeps it: readable, and storable as JSON."""
    if waarde is None or isinstance(waarde, bool | int):
        return waarde
    if isinstance(waarde, datetime):
        return timezone.localtime(waarde).isoformat(timespec="minutes")
    if isinstance(waarde, str | models.Model) or not isinstance(waarde, Iterable):
        return str(waarde)
    return sorted(str(deel) for deel in waarde)
