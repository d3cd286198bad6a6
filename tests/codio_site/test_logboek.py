"""A log is read by more people than a mail: no link that lets somebody in stands in it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core import signing
from django.urls import URLResolver, get_resolver, reverse
from django.utils.module_loading import import_string

from codio_site.logboek import ZonderGeheim, zonder_geheim

TEKEN = signing.dumps([1, "abc"], salt="proef", compress=True)
GEHEIM = "Zx9-_kenmerkDatNiemandRaadt"
ADRESSEN = (
    reverse("meelezen", args=[TEKEN]),
    reverse("meelezen-pdf", args=[TEKEN]),
    reverse("actie-antwoord", args=[TEKEN]),
    reverse("project-uitnodiging", args=[GEHEIM]),
    reverse("live-plek", args=[GEHEIM]),
    reverse("live-tafel", args=[GEHEIM]),
    reverse("meedenken-plek", args=[GEHEIM]),
    reverse("verslag-eigen-link", args=[GEHEIM]),
    reverse("agenda", args=[GEHEIM]),
    reverse("zoekvraag-feed", args=[GEHEIM]),
    reverse("account_reset_password_from_key", args=["a1", GEHEIM]),
    f"/deelnemen/stroom/?b={TEKEN}&v=1",
)


@pytest.mark.parametrize("adres", ADRESSEN, ids=range(len(ADRESSEN)))  # a signature says when it was made
def test_what_lets_somebody_in_is_left_out(adres):
    geschreven = zonder_geheim(f"Not Found: {adres} 404")
    assert TEKEN not in geschreven
    assert GEHEIM not in geschreven
    assert geschreven.startswith("Not Found: /")
    assert "***" in geschreven
    assert geschreven.endswith("404")


@pytest.mark.parametrize(
    "adres", ["/strategie/3/fase-1/", "/acties/12/", "/project/4/uitnodigen/", "/openbaar/x/"]
)
def test_other_addresses_stay_as_they_are(adres):
    assert zonder_geheim(f"Not Found: {adres}") == f"Not Found: {adres}"


def test_the_lines_of_the_web_server_are_clean_too():
    args = ("127.0.0.1:1", "GET", ADRESSEN[0], "1.1", 410)
    regel = logging.LogRecord("uvicorn.access", logging.INFO, "", 0, '%s - "%s %s HTTP/%s" %d', args, None)
    assert logging.getLogger("uvicorn.access").filter(regel)
    assert regel.getMessage() == '127.0.0.1:1 - "GET /meelezen/***/ HTTP/1.1" 410'


def test_every_line_of_the_log_goes_through_it():
    opzet = settings.LOGGING
    soorten = {opzet["formatters"][h["formatter"]]["()"] for h in opzet["handlers"].values()}
    assert [issubclass(import_string(soort), ZonderGeheim) for soort in soorten] == [True]
    regel = logging.LogRecord("django.request", logging.WARNING, "", 0, "Gone: %s", (ADRESSEN[0],), None)
    assert ZonderGeheim("%(message)s").format(regel) == "Gone: /meelezen/***/"


GEEN_GEHEIM = {
    "kader",
    "kader-waarde",
    "kader-uitvoer",
    "kader-in-gebruik",
    "persoon",
    "persoon-bestand",
    "persoon-wissen",
}
"""The code of a framework; where somebody was found, which opens only for the beheerder."""


def _met_een_teken(patronen=None, voor: str = "") -> Iterator[tuple[str, str]]:
    """Give the name and the address of every page of which the address itself lets somebody in."""
    for patroon in get_resolver().url_patterns if patronen is None else patronen:
        adres = voor + str(patroon.pattern)
        if isinstance(patroon, URLResolver):
            yield from () if patroon.namespace == "admin" else _met_een_teken(patroon.url_patterns, adres)
        elif re.search(r"<\w+:(kenmerk|teken|sleutel|code)>", adres) and patroon.name not in GEEN_GEHEIM:
            yield patroon.name, re.sub(r"<\w+:(kenmerk|teken|sleutel|code)>", GEHEIM, adres)


def test_no_address_that_is_a_key_of_its_own_was_forgotten():
    adressen = dict(_met_een_teken())
    assert len(adressen) > 15
    assert [naam for naam, adres in adressen.items() if GEHEIM in zonder_geheim(f"Not Found: /{adres}")] == []
