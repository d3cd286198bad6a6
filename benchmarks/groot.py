"""A large organisation in a database of its own, and the empty page that others are held against."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases
from django.urls import include, path

from benchmarks.vullen import Omvang, vul
from tests.robot.wereld import zonder_documenten
from tests.toegang.conftest import Wereld, bouw

LEEG = "/leeg/"


def leeg(request: HttpRequest) -> HttpResponse:
    """A page with nothing but the layout."""
    return render(request, "basis.html")


urlpatterns = [path(LEEG[1:], leeg), path("", include("codio_site.urls"))]


def lezer(uitleg: str) -> argparse.ArgumentParser:
    """Give what reads the options of a measurement: how many people, projects and actions."""
    opties = argparse.ArgumentParser(description=uitleg.partition("\n")[0])
    for naam, standaard in vars(Omvang()).items():
        opties.add_argument(f"--{naam}", type=int, default=standaard)
    return opties


def omvang(args: argparse.Namespace) -> Omvang:
    """Give how large it is asked to be."""
    return Omvang(**{naam: getattr(args, naam) for naam in vars(Omvang())})


@contextmanager
def eigen_database() -> Iterator[None]:
    """Make a database as the tests do, and remove it. Templates are not watched as in tests: that costs time per part."""
    logging.disable(logging.WARNING)
    oud = setup_databases(verbosity=0, interactive=False)
    try:
        with override_settings(ROOT_URLCONF="benchmarks.groot"):
            yield
    finally:
        teardown_databases(oud, verbosity=0)


def bouw_groot(hoe: Omvang) -> Wereld:
    """Build the organisation, and let the database count what is in it."""
    with zonder_documenten():
        wereld = bouw()
        vul(wereld, hoe)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return wereld
