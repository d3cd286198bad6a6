"""The invitation on paper, for who has no address: the personal link as text and as a square to scan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast

import segno
from django import forms
from django.utils.safestring import SafeString, mark_safe

from project.brieven import eigen_adres
from project.models import Deelnemer


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


def qr(adres: str, titel: str) -> SafeString:
    """Give an address as a QR code: a drawing (SVG) that stands in the page and says what it is."""
    uit = BytesIO()
    segno.make(adres, error="m", micro=False).save(
        uit, kind="svg", xmldecl=False, svgclass="qr", lineclass=None, omitsize=True, border=2, title=titel
    )
    return mark_safe(uit.getvalue().decode().replace("<svg ", '<svg role="img" ', 1))  # noqa: S308 (segno escapes)


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
