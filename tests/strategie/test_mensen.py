"""The people of a dossier."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from strategie import handelingen

pytestmark = pytest.mark.django_db


def test_nobody_is_twice_in_the_list_of_one_process(dossier, cio, bestuurder):
    for wie in ({"naam": "Ria Bos"}, {"gebruiker": bestuurder}):
        handelingen.voeg_betrokkene_toe(dossier=dossier, soort="informatie", rol="x", door=cio, **wie)
        handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="x", door=cio, **wie)
        with pytest.raises(ValidationError, match="al in de lijst"):
            handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="y", door=cio, **wie)
    handelingen.voeg_betrokkene_toe(dossier=dossier, soort="keuze", rol="y", naam="Ben Bos", door=cio)
    assert dossier.betrokkenen.count() == 5
