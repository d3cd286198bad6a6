"""What the pages remember of forms that were sent, and of wrong codes that were tried."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.utils import timezone

from organisatie.models import Gebruiker
from web.models import Codepoging, Verzending

BEWAAR = timedelta(days=2)
POGINGEN = timedelta(days=1)


def begin_verzending(
    *, sleutel: uuid.UUID, inhoud: str, pad: str, gebruiker: Gebruiker | None
) -> tuple[Verzending, bool]:
    """Note that a form was sent; gives the row, and whether it is the first time.

    Takes the key of the page, a checksum of all that was sent, the address and who sends. Who sends the same at the
    same moment waits here until the first has committed.
    """
    return Verzending.objects.get_or_create(
        sleutel=sleutel, inhoud=inhoud, pad=pad[:500], gebruiker=gebruiker
    )


def voltooi_verzending(*, verzending: Verzending, naar: str) -> None:
    """Note where the form led to when it had done its work."""
    verzending.naar = naar[:2000]
    verzending.save(update_fields=["naar"])


def vergeet_verzending(*, verzending: Verzending) -> None:
    """Let a form that did not do its work be sent again."""
    verzending.delete()


def ruim_verzendingen_op() -> None:
    """Remove the keys of forms that were sent more than two days ago."""
    Verzending.objects.filter(op__lt=timezone.now() - BEWAAR).delete()


def noteer_poging(*, herkomst: str) -> None:
    """Note that a wrong code came from here; `herkomst` is a mark of the address, not the address itself."""
    Codepoging.objects.create(herkomst=herkomst)


def vergeet_codepogingen() -> None:
    """Forget the wrong codes of the day before."""
    Codepoging.objects.filter(op__lt=timezone.now() - POGINGEN).delete()
