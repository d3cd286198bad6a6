"""The page on which somebody hands what they watch over to a colleague: choose, look once more, do it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from acties.handelingen import draag_regie_over
from acties.models import AFGEROND, Actie, eigenaren
from acties.overdracht import ACTIE, Overdracht, Stuk, gevolgd_door, keur_opvolger
from organisatie.models import Gebruiker
from organisatie.tekst import getal
from web.mensen import PersoonVeld
from web.stappen import gepost, lukt
from web.verzoek import Verzoek

GROEPEN = {
    "project": "Projecten",
    "dossier": "Strategieën",
    ACTIE: "Losse acties die je volgt",
}


class _Keuze(forms.MultipleChoiceField):
    def valid_value(self, value: Any) -> bool:
        """Take also what is not on the page any more: the page says so, it is no error of the writer."""
        return True


class OverdrachtForm(forms.Form):
    """What goes to which colleague."""

    stukken = _Keuze(
        label="Wat draag je over?",
        widget=forms.CheckboxSelectMultiple,
        help_text="Volg je daar zelf ook een actie? Die gaat mee.",
        error_messages={"required": "Vink aan wat je overdraagt."},
    )
    aan = PersoonVeld(
        label="Aan wie?",
        help_text="Je collega heeft een account nodig.",
        error_messages={"required": "Kies de collega die het van je overneemt."},
    )
    toelichting = forms.CharField(
        label="Wil je er iets bij zeggen?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dit komt in de mail aan je collega.",
    )

    def __init__(self, *args: Any, van: Gebruiker, stukken: Sequence[Stuk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.van = van
        self.aanbod = {stuk.sleutel: stuk for stuk in stukken}
        veld = self.fields["stukken"]
        assert isinstance(veld, forms.MultipleChoiceField)
        veld.choices = [
            (naam, [(s.sleutel, s.naam) for s in stukken if s.soort == soort])
            for soort, naam in GROEPEN.items()
            if self.heeft[soort]
        ]
        self.initial["stukken"] = list(self.aanbod)
        persoon = self.fields["aan"]
        assert isinstance(persoon, PersoonVeld)
        persoon.bied_aan()

    @property
    def heeft(self) -> dict[str, bool]:
        """Give which kinds there are to hand over."""
        return {soort: any(s.soort == soort for s in self.aanbod.values()) for soort in GROEPEN}

    def clean_stukken(self) -> list[str]:
        """Refuse a page on which nothing is left that is theirs."""
        gekozen: list[str] = self.cleaned_data["stukken"]
        if not set(gekozen) & set(self.aanbod):
            raise forms.ValidationError(
                "Wat je aanvinkte, is intussen niet meer van jou. Er is niets veranderd."
            )
        return gekozen

    def clean(self) -> dict[str, Any]:
        """Refuse a colleague who cannot take this over."""
        gegevens = super().clean() or {}
        if gegevens.get("aan") and gegevens.get("stukken"):
            dingen = [stuk.ding for stuk in self.gekozen() if stuk.soort != ACTIE]
            keur_opvolger(self.van, gegevens["aan"], dingen)
        return gegevens

    def gekozen(self) -> list[Stuk]:
        """Give what was ticked and is theirs still; call after `is_valid`."""
        return [stuk for sleutel, stuk in self.aanbod.items() if sleutel in self.cleaned_data["stukken"]]

    def weg(self) -> list[str]:
        """Give the keys of what was ticked and is not theirs any more."""
        return [sleutel for sleutel in self.cleaned_data.get("stukken", ()) if sleutel not in self.aanbod]

    def verborgen(self) -> list[tuple[str, str]]:
        """Give all of it for a page that asks once more."""
        vast = [("aan", str(self.cleaned_data["aan"].pk)), ("toelichting", self.cleaned_data["toelichting"])]
        return [("stukken", sleutel) for sleutel in self.cleaned_data["stukken"]] + vast


def overdragen(request: Verzoek) -> HttpResponse:
    """Choose what goes to whom, see it once more, and hand it over."""
    form = OverdrachtForm(gepost(request), van=request.user, stukken=gevolgd_door(request.user))
    if request.method != "POST" or "aanpassen" in request.POST or not form.is_valid():
        return _formulier(request, form)
    if "klopt" not in request.POST:
        return _klopt(request, form)
    gedaan: list[Overdracht] = []
    if not lukt(form, lambda: gedaan.append(_draag_over(request, form))):
        return _formulier(request, form)
    _zeg(request, gedaan[0], form.weg())
    return redirect("acties")


def _formulier(request: Verzoek, form: OverdrachtForm) -> HttpResponse:
    context = {"form": form, "kruimels": _kruimels(), "terug": reverse("acties")}
    return render(request, "acties/overdragen.html", context, status=422 if form.errors else 200)


def _klopt(request: Verzoek, form: OverdrachtForm) -> HttpResponse:
    """Show once more what goes to whom, and what that does."""
    aan = form.cleaned_data["aan"]
    gevolg = (
        f"{aan.naam} krijgt voortaan de berichten en het maandoverzicht, en jij niet meer.",
        "Heb je in een project geen andere rol? Dan zie je het daarna niet meer. Jullie krijgen allebei een mail.",
    )
    weg = " ".join(_waarom_niet(request, form.weg()))
    context = {"form": form, "aan": aan, "gevolg": gevolg, "weg": weg, "kruimels": _kruimels()}
    return render(request, "acties/overdragen_klopt.html", context)


def _kruimels() -> list[tuple[str, str]]:
    return [("Acties", reverse("acties")), ("Regie overdragen", "")]


def _draag_over(request: Verzoek, form: OverdrachtForm) -> Overdracht:
    gekozen = form.gekozen()
    return draag_regie_over(
        door=request.user,
        aan=form.cleaned_data["aan"],
        eigenaren=[stuk.ding for stuk in gekozen if stuk.soort != ACTIE],
        acties=[stuk.ding for stuk in gekozen if stuk.soort == ACTIE],
        toelichting=form.cleaned_data["toelichting"],
    )


def _zeg(request: Verzoek, gedaan: Overdracht, weg: Iterable[str]) -> None:
    """Say what was done, and what was not because it was somebody else's already."""
    wie = gedaan.aan.naam if gedaan.aan else ""
    messages.success(
        request, f"Overgedragen aan {wie}: {gedaan.wat}. Jullie krijgen daar allebei bericht van."
    )
    al_weg = [*weg, *(f"{_soort(ding)}-{ding.pk}" for ding in gedaan.niet)]
    for waarom in _waarom_niet(request, al_weg):
        messages.warning(request, waarom)


def _soort(ding: Any) -> str:
    return ACTIE if isinstance(ding, Actie) else str(ding._meta.model_name)


def _waarom_niet(request: Verzoek, sleutels: Iterable[str]) -> list[str]:
    """Say of each why it stays as it is; without a name for what this person may not see (any more)."""
    delen = [(soort, getal(nummer)) for soort, _, nummer in (s.partition("-") for s in set(sleutels))]
    zinnen = []
    for soort in GROEPEN:
        pks = [pk for van, pk in delen if van == soort]
        zichtbaar = _zichtbaar(request.user, soort).filter(pk__in=pks) if pks else ()
        zinnen += [_waarom(soort, ding) for ding in zichtbaar]
    if onbekend := len(delen) - len(zinnen):
        begin = "Eén keuze is" if onbekend == 1 else f"{onbekend} keuzes zijn"
        zinnen.append(f"{begin} intussen van een ander. Daar verandert niets aan.")
    return zinnen


def _zichtbaar(gebruiker: Gebruiker, soort: str) -> Any:
    alles: Any = Actie.objects if soort == ACTIE else eigenaren(soort)
    return alles.zichtbaar_voor(gebruiker)


def _waarom(soort: str, ding: Any) -> str:
    if soort == ACTIE and ding.status in AFGEROND:
        return f"‘{ding}’ is intussen klaar. Daar valt niets over te dragen."
    wie = ding.monitor if soort == ACTIE else ding.regie
    volgt = f"volgt {wie.naam} nu" if wie else "volgt nu niemand"
    return f"‘{ding}’ {volgt}. Daar verandert niets aan."
