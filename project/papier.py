"""The invitation on paper, for who has no address: the personal link as text and as a square to scan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.safestring import SafeString

from project.brieven import eigen_adres
from project.models import Deelnemer
from web.qr import qr


@dataclass(frozen=True)
class Strook:
    """One slip: for whom, the link, and the same link as a drawing."""

    deelnemer: Deelnemer
    adres: str
    vierkant: SafeString


def stroken(deelnemers: Iterable[Deelnemer]) -> list[Strook]:
    """Give a slip for each of these."""
    return [_strook(deelnemer, eigen_adres(deelnemer)) for deelnemer in deelnemers]


def _strook(deelnemer: Deelnemer, adres: str) -> Strook:
    return Strook(deelnemer, adres, qr(adres, f"QR-code met de link van {deelnemer.naam}"))


class GegevenForm(forms.Form):
    """Who got the invitation on paper."""

    use_required_attribute = False

    gegeven = forms.ModelMultipleChoiceField(
        Deelnemer.objects.none(),
        label="Wie heeft de uitnodiging op papier gekregen?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Vink aan wie de uitnodiging kreeg."},
    )

    def __init__(self, *args: Any, deelnemers: Sequence[Deelnemer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heeft_keuze = bool(deelnemers)
        veld = cast(forms.ModelMultipleChoiceField, self.fields["gegeven"])
        veld.queryset = Deelnemer.objects.filter(pk__in=[d.pk for d in deelnemers])
