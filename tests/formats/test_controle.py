"""What people type becomes clean text, or a Dutch message."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from formats.controle import schoon
from formats.spec import MAX_TEKENS
from tests.formats.voorbeeld import PROEF


@pytest.mark.parametrize(
    ("vraag", "ruw", "schone_tekst"),
    [
        ("probleem", "  een\r\ntwee\rdrie\n ", "een\ntwee\ndrie"),
        ("probleem", "nul\x00teken en half \ud800 teken", "nulteken en half  teken"),
        ("probleem", " \n ", ""),
        ("naam", "op een\nregel", "op een regel"),
        ("technologie", "ai", "ai"),
        ("delen", "lab\nbeleid\nlab", "beleid\nlab"),
        ("datum", "18-06-2026", "2026-06-18"),
        ("datum", "2026-06-18", "2026-06-18"),
        ("raad", "ja", "ja"),
        ("raad", "", ""),
    ],
)
def test_a_text_is_kept_clean(vraag, ruw, schone_tekst):
    assert schoon(PROEF.vraag(vraag), ruw) == schone_tekst


@pytest.mark.parametrize(
    ("vraag", "ruw", "woord"),
    [
        ("probleem", "x" * (MAX_TEKENS + 1), "20000"),
        ("technologie", "kwantum", "kwantum"),
        ("delen", "beleid\nmaan", "maan"),
        ("datum", "31-02-2026", "geen datum"),
        ("datum", "morgen", "geen datum"),
        ("datum", "01-01-0001", "geen datum"),
        ("raad", "misschien", "misschien"),
    ],
)
def test_a_wrong_answer_gets_a_message(vraag, ruw, woord):
    with pytest.raises(ValidationError, match=woord):
        schoon(PROEF.vraag(vraag), ruw)


def test_the_longest_text_fits():
    assert len(schoon(PROEF.vraag("probleem"), "x" * MAX_TEKENS)) == MAX_TEKENS
