"""The request as the views of this project know it: with a `Gebruiker` as its user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from organisatie.models import Gebruiker


class Verzoek(HttpRequest):
    """A request of somebody who has logged in (`LoginRequiredMiddleware` sees to that)."""

    user: Gebruiker
    htmx: HtmxDetails
