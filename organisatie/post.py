"""Outgoing mail: stored first, sent when the transaction has committed."""

from __future__ import annotations

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from organisatie.models import Bericht


def verstuur(*, aan: str, onderwerp: str, tekst: str) -> Bericht | None:
    """Store a mail and send it after the commit.

    Takes an address, a subject and a plain text. Gives the stored `Bericht`, or None when there is
    no address. A mail server that is away leaves its error on the `Bericht`; nothing is raised.
    """
    if not aan:
        return None
    bericht = Bericht.objects.create(aan=aan, onderwerp=onderwerp[:300], tekst=tekst)
    transaction.on_commit(lambda: bezorg(bericht))
    return bericht


def bezorg(bericht: Bericht) -> bool:
    """Try to send one stored mail; gives whether it went out."""
    try:
        send_mail(bericht.onderwerp, bericht.tekst, settings.DEFAULT_FROM_EMAIL, [bericht.aan])
    except (OSError, SMTPException) as fout:
        bericht.fout = str(fout)
        bericht.save(update_fields=["fout"])
        return False
    bericht.verstuurd_op = timezone.now()
    bericht.fout = ""
    bericht.save(update_fields=["verstuurd_op", "fout"])
    return True


def volledige_url(pad: str) -> str:
    """Give the address of a page as it stands in a mail, from `SITE_URL` and its path."""
    return f"{settings.SITE_URL.rstrip('/')}{pad}"
