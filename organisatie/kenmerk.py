"""How the organisation is known outside, by a number or an address of the government, and under which licence it publishes."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models

TOOI = "https://identifier.overheid.nl/tooi/id/"
_TOOI = re.compile(rf"{re.escape(TOOI)}[a-z_]+/[a-z_]+[0-9]+")
_OIN = re.compile(r"0000000[0-9]{13}")


def eis_kenmerk(kenmerk: str) -> None:
    """Raise ValidationError unless this is an OIN (20 digits) or the TOOI address of an organisation."""
    if "/" in kenmerk or not kenmerk[:1].isdigit():
        if not _TOOI.fullmatch(kenmerk):
            raise ValidationError(
                f"Dit is geen TOOI-adres van een organisatie. Zo ziet het eruit: {TOOI}gemeente/gm0363. "
                "Zoek jullie adres op in het register van overheidsorganisaties (organisaties.overheid.nl)."
            )
        return
    if not kenmerk.isascii() or not kenmerk.isdigit() or len(kenmerk) != 20:
        geteld = sum(teken.isdigit() for teken in kenmerk)
        raise ValidationError(
            f"Een OIN heeft precies 20 cijfers, zonder spaties of streepjes; hier staan er {geteld}. "
            "Zoek jullie OIN op in het OIN-register van Logius."
        )
    if not _OIN.fullmatch(kenmerk):
        raise ValidationError(
            "Een OIN begint met zeven nullen. Kijk het nummer na in het OIN-register van Logius."
        )


class Licentie(models.TextChoices):
    """What others may do with what the organisation publishes; the value is short, the address tells all."""

    CC0 = "cc0", "CC0 1.0: geen voorwaarden"
    CC_BY = "cc-by", "CC BY 4.0: met naamsvermelding"

    @property
    def adres(self) -> str:
        """The page of the licence, by which it is known everywhere."""
        return {
            Licentie.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
            Licentie.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
        }[self]

    @property
    def uitleg(self) -> str:
        """What it allows, in a sentence."""
        return {
            Licentie.CC0: "Je mag alles met de gegevens doen, ook zonder de bron te noemen.",
            Licentie.CC_BY: "Je mag alles met de gegevens doen, als je de bron noemt.",
        }[self]
