"""Which rows of this floor stand for a person, and how it forgets one."""

from __future__ import annotations

from organisatie.auditnamen import NAAM_VAN_MENS
from organisatie.persoonsgegevens import STAAN_VOOR, Persoon
from organisatie.wissen import WISSERS, met_adres
from strategie.bewaren import vergeet
from strategie.models import Deelname, Meelezer


def _wis_meelezer(persoon: Persoon) -> int:
    """Forget who read along without an account; the remarks stay."""
    return vergeet(met_adres(Meelezer.objects.filter(gebruiker=None), "email", persoon))


def _wis_deelname(persoon: Persoon) -> int:
    """Forget who was in a meeting; what was put forward stays."""
    if persoon.gebruiker is None:
        return 0
    return Deelname.objects.filter(gebruiker=persoon.gebruiker).delete()[1].get(Deelname._meta.label, 0)


def sluit_aan() -> None:
    """Put these where the search for one person asks for them; once, when Django starts."""
    NAAM_VAN_MENS.update({"strategie.meelezer", "strategie.betrokkene"})
    STAAN_VOOR.update({"strategie.meelezer", "strategie.deelname"})
    WISSERS.append(("meelezer bij een strategie", _wis_meelezer))
    WISSERS.append(("deelname aan een bijeenkomst", _wis_deelname))
