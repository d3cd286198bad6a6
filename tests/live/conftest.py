"""The small workshop of `tests.live.wereld`, for tests without a browser."""

from __future__ import annotations

import pytest

from tests.live.wereld import Wereld, bouw_zaal


@pytest.fixture
def wereld(db) -> Wereld:
    """A room that is open: three tables, people invited, nobody in yet."""
    return bouw_zaal()
