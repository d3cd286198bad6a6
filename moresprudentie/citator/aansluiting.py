"""What the floors below show of the citator: the practice on the page of a value, the verslag that an action comes from."""

from __future__ import annotations

from acties import herkomst
from acties.models import Actie
from moresprudentie.citator import berichten
from moresprudentie.citator.eerder import eerdere_gevallen
from moresprudentie.citator.waarde import op_pagina
from moresprudentie.models import Verslag
from organisatie.models import Gebruiker
from strategie import gevallen
from waardenkader import praktijk


def adres_van_herkomst(actie: Actie, gebruiker: Gebruiker) -> str:
    """Give the place in the databank that an action was taken over from, for who may read it there now."""
    if actie.overgenomen_van_id is None:
        return ""
    gevonden = Verslag.objects.in_databank_voor(gebruiker).filter(pk=actie.overgenomen_van_id).first()
    return f"{gevonden.get_absolute_url()}#acties" if gevonden else ""


def sluit_aan() -> None:
    """Put these where the floors below ask for them; once, when Django starts."""
    praktijk.BRONNEN.append(op_pagina)
    gevallen.BRONNEN.append(eerdere_gevallen)
    berichten.sluit_aan()
    herkomst.ADRESSEN.append(adres_van_herkomst)
