"""`/.well-known/security.txt` (RFC 9116): where people report a weakness in this installation."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

GELDIG = timedelta(days=180)
"""The rule is less than a year; it is made anew at every look, so it holds as long as somebody runs this."""


@require_safe
@login_not_required
def security_txt(request: HttpRequest) -> HttpResponse:
    """Give what the organisation filled in; 404 when it did not."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    tot = (timezone.now() + GELDIG).strftime("%Y-%m-%dT00:00:00Z")
    regels = [f"Contact: {adres}" for adres in settings.SECURITY_CONTACT]
    regels += [f"Expires: {tot}", "Preferred-Languages: nl, en"]
    regels += [f"Canonical: {settings.SITE_URL}{reverse('security-txt')}"]
    if settings.SECURITY_BELEID:
        regels.append(f"Policy: {settings.SECURITY_BELEID}")
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")
