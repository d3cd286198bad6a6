"""The page on which the beheerder chooses how long data is kept, and reads what was removed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone

from organisatie.bewaren import SOORTEN, Stand, standen
from organisatie.handelingen import zet_bewaartermijnen
from organisatie.models import Opruiming
from web.beheerrecht import kruimels, voor_beheerder
from web.gezien import VELD, GezienForm
from web.stappen import formulierstap, gepost
from web.verzoek import Verzoek

ZO_VEEL = 60
"""Lines of the report that are shown: some weeks."""


class TermijnForm(GezienForm, forms.Form):
    """One field of days per kind that has its term here."""

    def __init__(self, *args: Any, standen: list[Stand], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(
            {stand.soort.sleutel: _dagenveld(stand) for stand in standen if not stand.soort.veld}
        )

    def dagen(self) -> Mapping[str, int]:
        """Give the days per kind; call after `is_valid`."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != VELD}


def _dagenveld(stand: Stand) -> forms.IntegerField:
    soort = stand.soort
    return forms.IntegerField(
        label=f"{soort.naam}: dagen bewaren",
        initial=stand.dagen,
        min_value=soort.minste,
        max_value=soort.meeste,
        help_text=f"{soort.waarom} CODIO stelt {soort.dagen} dagen voor; het kan van {soort.minste} tot en met "
        f"{soort.meeste}.",
    )


@voor_beheerder
def bewaartermijnen(request: Verzoek) -> HttpResponse:
    """Choose the terms; see per kind what goes, what stays, how much is past its term, and what was removed."""
    nu = standen()
    form = TermijnForm(gepost(request), standen=nu)
    context = {
        "titel": "Bewaartermijnen",
        "standen": nu,
        "opruimingen": _per_nacht(),
        "kruimels": kruimels(("Bewaartermijnen", "")),
    }
    return formulierstap(
        request,
        form,
        lambda: zet_bewaartermijnen(
            dagen=form.dagen(), door=request.user, gezien=form.cleaned_data.get(VELD)
        ),
        gelukt="De termijnen zijn bewaard. De eerstvolgende nacht houdt CODIO zich eraan.",
        naar=request.path,
        context=context,
        sjabloon="web/bewaartermijnen.html",
    )


def _per_nacht() -> list[dict[str, Any]]:
    """Give what was removed, the latest first, by the night on which that was done."""
    regels = [
        {"dag": timezone.localtime(rij.op).date(), "naam": _naam(rij), "aantal": rij.aantal, "fout": rij.fout}
        for rij in Opruiming.objects.all()[:ZO_VEEL]
    ]
    return [
        {"dag": dag, "regels": list(van_de_dag)} for dag, van_de_dag in groupby(regels, lambda r: r["dag"])
    ]


def _naam(rij: Opruiming) -> str:
    soort = SOORTEN.get(rij.soort)
    return soort.naam if soort else rij.soort
