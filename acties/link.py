"""The link in a mail with which an actiehouder reports on one action, also without an account.

It is signed, holds for one action and one holder, and ends by itself: when the action is done, goes to somebody else, or
when who manages it makes the links sent so far useless (`link_nummer`).
"""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.urls import reverse
from django.utils.crypto import salted_hmac

from acties.models import AFGEROND, Actie

ZOUT = "acties.link"
GELDIG = timedelta(days=180)
"""So long after the mail a link works at most."""


class Linkfout(Exception):
    """A link that opens nothing (any more); `reden` says what to tell who followed it, `actie` which action it was for."""

    def __init__(self, reden: str, actie: Actie | None = None) -> None:
        super().__init__(reden)
        self.reden, self.actie = reden, actie


def maak_link(actie: Actie) -> str:
    """Give the path of the page on which the holder reports on this action."""
    gegevens = [actie.pk, _houder(actie), actie.link_nummer]
    return reverse("actie-antwoord", args=[signing.dumps(gegevens, salt=ZOUT, compress=True)])


def _houder(actie: Actie) -> str:
    """Give what stands in a link for its holder; of an address nothing can be read back."""
    return salted_hmac(ZOUT, actie.houdersleutel, algorithm="sha256").hexdigest()[:16]


def lees_link(teken: str) -> Actie:
    """Give the action of a link that may be used now; raises `Linkfout`."""
    try:
        pk, houder, nummer = signing.loads(teken, salt=ZOUT, max_age=GELDIG)
    except signing.SignatureExpired as fout:
        raise Linkfout("verlopen") from fout
    except (signing.BadSignature, ValueError, TypeError) as fout:
        raise Linkfout("onbekend") from fout
    actie = Actie.objects.select_related("project", "dossier", "actiehouder").filter(pk=pk).first()
    if actie is None:
        raise Linkfout("weg")
    if houder != _houder(actie):
        raise Linkfout("overgedragen", actie)
    houdt = actie.actiehouder
    if nummer != actie.link_nummer or actie.is_concept or (houdt and not houdt.is_active):
        raise Linkfout("ingetrokken", actie)
    if actie.status in AFGEROND:
        raise Linkfout("klaar", actie)
    return actie
