"""Steps that belong to a handeling of another: they ask no right themselves."""

from __future__ import annotations

from project.brieven import eigen_adres
from project.models import Deelnemer
from project.models.mensen import nieuw_kenmerk


def geef_link(deelnemer: Deelnemer) -> str:
    """Give the personal link for a mail that goes out now, and note to which address it went.

    A link that went to another address before stops working: who reads there is somebody else.
    """
    if deelnemer.link_naar and deelnemer.link_naar.lower() != deelnemer.email.lower():
        deelnemer.kenmerk = nieuw_kenmerk()
    deelnemer.link_naar = deelnemer.email
    deelnemer.save(update_fields=["kenmerk", "link_naar"])
    return eigen_adres(deelnemer)
