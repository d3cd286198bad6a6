"""Which rows of this floor stand for a person, and how it forgets one."""

from __future__ import annotations

from moresprudentie.bewaren import vergeet
from moresprudentie.models import Bewaardezoekvraag, Conceptlezer
from moresprudentie.models.delen import Verslagpost
from organisatie.persoonsgegevens import STAAN_VOOR, Persoon
from organisatie.wissen import WISSERS, met_adres


def _wis_post(persoon: Persoon) -> int:
    """Forget that a verslag was mailed."""
    post = met_adres(Verslagpost.objects.all(), "aan", persoon)
    return post.delete()[1].get(Verslagpost._meta.label, 0)


def _wis_lezer(persoon: Persoon) -> int:
    """Forget who read a draft along; the remarks stay."""
    lezers = met_adres(Conceptlezer.objects.all(), "deelnemer__email", persoon)
    if persoon.gebruiker is not None:
        lezers |= Conceptlezer.objects.filter(deelnemer__gebruiker=persoon.gebruiker)
    return vergeet(lezers)


def _wis_zoekvragen(persoon: Persoon) -> int:
    """Remove the searches that somebody kept."""
    eigen = Bewaardezoekvraag.objects.filter(gebruiker=persoon.gebruiker or 0)
    return eigen.delete()[1].get(Bewaardezoekvraag._meta.label, 0)


def sluit_aan() -> None:
    """Put these where the search for one person asks for them; once, when Django starts."""
    STAAN_VOOR.add("moresprudentie.conceptlezer")
    WISSERS.insert(0, ("mail met een verslag", _wis_post))
    WISSERS.insert(0, ("lezer van een concept", _wis_lezer))  # before the participant has no address any more
    WISSERS.append(("bewaarde zoekvragen", _wis_zoekvragen))
