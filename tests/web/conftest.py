"""The world of the access table, for forms that two people have open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.toegang.conftest import Wereld, open_wereld


@pytest.fixture(scope="module")
def wereld(django_db_setup, django_db_blocker) -> Iterator[Wereld]:
    """Build it for one file: the other files of this folder begin with an empty database."""
    with open_wereld(django_db_blocker) as gebouwd:
        yield gebouwd
