"""A mail server for the tests of delivery."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.organisatie.proefserver import Proefserver


@pytest.fixture
def server(settings) -> Iterator[Proefserver]:
    """A mail server that is reached, with short times."""
    with Proefserver() as proef:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", proef.poort
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_TIMEOUT = settings.POST_GEDULD_OPDRACHT = settings.POST_GEDULD_ANTWOORD = 0.5
        settings.POST_RUST_SERVER, settings.POST_RUST_BERICHT = (60, 600), (60, 600)
        settings.TAKEN_METEEN = False  # a test says itself when there is delivery
        yield proef
