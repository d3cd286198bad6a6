"""Forms of the dossier, its people, the plan and the decisions; those of phase 2 are in `keuzeform`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.formats import date_format

from acties.forms import DatumVeld
from organisatie.models import Rol
from strategie.aanleiding import Aanleiding
from strategie.betrokkenen import processen_van
from strategie.models import Bespreking, Betrokkene, Dossier
from strategie.ontvangen import Terugkoppeling
from web.gezien import GezienForm
from web.mensen import PersoonVeld, bied_mensen_aan
from web.velden import noem_niet_vrij


def _kort(regels: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": regels})


class DossierForm(GezienForm, forms.ModelForm):
    """What a dossier is called, why it starts and with which mandate: all of it belongs to phase 1."""

    class Meta:
        model = Dossier
        fields = ("titel", "aanleiding", "aanleiding_toelichting", "mandaat")
        labels = {
            "titel": "Hoe heet de strategie?",
            "aanleiding": "Wat is de aanleiding?",
            "aanleiding_toelichting": "Toelichting op de aanleiding",
            "mandaat": "Welk mandaat heeft de eigenaar?",
        }
        widgets = {
            "aanleiding": forms.RadioSelect,
            "aanleiding_toelichting": _kort(3),
            "mandaat": _kort(3),
        }
        help_texts = {
            "titel": "Bijvoorbeeld: Goed digitaal bestuur 2027–2030.",
            "mandaat": "Wat mag de eigenaar zelf beslissen, en namens wie?",
        }
        error_messages = {
            "titel": {"required": "Geef de strategie een naam."},
            "aanleiding": {"required": "Kies wat de aanleiding is."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aanleiding"].choices = Dossier.Aanleiding.choices  # type: ignore[attr-defined]


MENSEN = ("eigenaar", "bestuurder", "ambtelijk_verantwoordelijke", "moderator", "contactpersoon")


class MensenForm(GezienForm, forms.ModelForm):
    """The people with a fixed part: owner, bestuurder, official, moderator, contact person."""

    class Meta:
        model = Dossier
        fields = (
            "eigenaar",
            "bestuurder",
            "ambtelijk_verantwoordelijke",
            "moderator",
            "moderator_naam",
            "contactpersoon",
        )
        field_classes = dict.fromkeys(MENSEN, PersoonVeld)
        help_texts = {
            "eigenaar": "Trekt de strategie: iemand van het CIO-office, een CDO, een ethiekexpert, …",
            "bestuurder": "Stelt de fasen vast. Je kunt alleen iemand met de rol bestuurder kiezen.",
            "ambtelijk_verantwoordelijke": "Bijvoorbeeld de CIO. Schrijft mee in het dossier.",
            "moderator": "Begeleidt de gesprekken en schrijft mee in het dossier.",
            "moderator_naam": "Alleen als de moderator geen account heeft.",
            "contactpersoon": "Krijgt elk halfjaar de terugkoppeling uit de projecten.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in MENSEN:
            bied_mensen_aan(self, naam, *((Rol.BESTUURDER,) if naam == "bestuurder" else ()))

    def clean(self) -> dict[str, Any]:
        """Ask for one moderator only."""
        gegevens = super().clean() or {}
        if gegevens.get("moderator") and gegevens.get("moderator_naam"):
            self.add_error("moderator_naam", "Kies een collega óf schrijf een naam op. Niet allebei.")
        return gegevens


class NieuwDossierForm(DossierForm):
    """All that is needed to start: what, why and the two people without whom it cannot go on."""

    class Meta(DossierForm.Meta):
        fields = (*DossierForm.Meta.fields, "eigenaar", "bestuurder")  # type: ignore[assignment]
        field_classes = dict.fromkeys(("eigenaar", "bestuurder"), PersoonVeld)
        help_texts = {**DossierForm.Meta.help_texts, **MensenForm.Meta.help_texts}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bied_mensen_aan(self, "eigenaar")
        bied_mensen_aan(self, "bestuurder", Rol.BESTUURDER)


class BetrokkeneForm(GezienForm, forms.ModelForm):
    """Somebody who takes part in a process of one phase; a phase with one process asks nothing about it."""

    schrijft_mee = forms.BooleanField(
        label="Schrijft mee in het dossier",
        required=False,
        help_text="Kan alleen voor een collega met een account.",
    )

    class Meta:
        model = Betrokkene
        fields = ("soort", "gebruiker", "naam", "rol", "extern", "schrijft_mee")
        field_classes = {"gebruiker": PersoonVeld}
        labels = {
            "soort": "Waaraan doet deze persoon mee?",
            "naam": "Of: naam van iemand zonder account",
        }
        widgets = {"soort": forms.RadioSelect}
        error_messages = {
            "soort": {"required": "Kies waaraan deze persoon meedoet."},
            "rol": {"required": "Schrijf op welke functie of rol deze persoon heeft."},
        }
        help_texts = {"rol": "Bijvoorbeeld: CISO, juridisch medewerker, wethouder."}

    def __init__(self, *args: Any, fase: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.fase = fase
        self.processen = processen_van(fase)
        soorten = [(proces.soort, f"{proces.naam}: {proces.vraag.lower()}") for proces in self.processen]
        self.fields["soort"].choices = soorten  # type: ignore[attr-defined]
        if len(self.processen) == 1:
            self.instance.soort = self.processen[0].soort
            del self.fields["soort"]
        bied_mensen_aan(self, "gebruiker")
        noem_niet_vrij(self, "gebruiker", "naam")  # one of the two
        betrokkene = self.instance
        if betrokkene.pk and betrokkene.gebruiker_id:
            schrijvers = betrokkene.dossier.meeschrijvers
            self.fields["schrijft_mee"].initial = schrijvers.filter(pk=betrokkene.gebruiker_id).exists()

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one of account and name; writing along needs an account."""
        gegevens = super().clean() or {}
        if bool(gegevens.get("gebruiker")) == bool(gegevens.get("naam")):
            self.add_error("naam", "Kies een collega óf schrijf een naam op.")
        if gegevens.get("schrijft_mee") and not gegevens.get("gebruiker"):
            self.add_error("schrijft_mee", "Meeschrijven kan alleen met een account.")
        return gegevens

    @property
    def gegevens(self) -> dict[str, Any]:
        """What was filled in, with the process of a phase that has only one."""
        return {"soort": self.instance.soort, **self.cleaned_data}


class SchrijverForm(forms.Form):
    """A colleague who is to write along in the dossier."""

    gebruiker = PersoonVeld(
        label="Wie gaat er meeschrijven?", error_messages={"required": "Kies een collega."}
    )

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(PersoonVeld, self.fields["gebruiker"]).bied_aan(zonder=dossier.meeschrijvers.all())


class VoorlegForm(forms.Form):
    """A word for the bestuurder that goes along."""

    opmerking = forms.CharField(
        label="Wil je iets meegeven?",
        widget=_kort(3),
        required=False,
        help_text="Dit staat bij het besluit, ook later.",
    )


class BesluitForm(forms.Form):
    """The decision of the bestuurder on what he has read."""

    opmerking = forms.CharField(
        label="Opmerking",
        widget=_kort(4),
        required=False,
        help_text="Verplicht als je het stuk teruggeeft: schrijf dan op wat er anders moet.",
    )
    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64)


class RedenForm(forms.Form):
    """Why a phase opens again, or a next version starts."""

    reden = forms.CharField(
        label="Reden", widget=_kort(4), error_messages={"required": "Schrijf op waarom je dit doet."}
    )


class NieuweVersieForm(RedenForm):
    """Why a next version starts, and what led to it."""

    besprekingen = forms.TypedMultipleChoiceField(
        label="Welk gesprek in het bestuur leidde hiertoe?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    aanbevelingen = forms.TypedMultipleChoiceField(
        label="Welke aanbevelingen neem je in deze versie over?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wat je aanvinkt, staat bij de nieuwe versie en bovenaan in haar nota’s.",
    )

    def __init__(self, *args: Any, kan: Aanleiding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["besprekingen", "aanbevelingen", "reden"])
        self.fields["reden"].label = "Waarom stel je de strategie bij?"
        keuzes = {
            "besprekingen": [
                (b.pk, f"{date_format(b.datum, 'j F Y')}: {b.besproken}") for b in kan.besprekingen
            ],
            "aanbevelingen": [(a.pk, str(a)) for a in kan.aanbevelingen],
        }
        for naam, deze in keuzes.items():
            if deze:
                self.fields[naam].choices = deze  # type: ignore[attr-defined]
            else:
                del self.fields[naam]


class BesprekingForm(forms.ModelForm):
    """The implementation on the agenda of the bestuur."""

    datum = DatumVeld(
        label="Wanneer is het besproken?", error_messages={"required": "Vul in op welke dag het was."}
    )

    terugkoppelingen = forms.TypedMultipleChoiceField(
        label="Welke terugkoppeling heeft het bestuur besproken?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Vink aan waar deze bespreking antwoord op geeft. Wat hierboven staat, komt bij de terugkoppeling.",
        error_messages={"invalid_choice": "Kies uit de terugkoppelingen die deze strategie heeft ontvangen."},
    )

    class Meta:
        model = Bespreking
        fields = (
            *("datum", "uitvoering", "uitvoering_toelichting", "resultaten", "resultaten_toelichting"),
            *("besproken", "uitkomst"),
        )
        labels = {
            "uitvoering": "Wordt het beleid goed uitgevoerd?",
            "uitvoering_toelichting": "Toelichting op de uitvoering",
            "resultaten": "Levert het de gewenste resultaten op?",
            "resultaten_toelichting": "Toelichting op de resultaten",
            "besproken": "Wat is besproken en besloten?",
            "uitkomst": "Wat kwam eruit?",
        }
        help_texts = {
            "uitvoering_toelichting": "Wat gaat goed, en wat blijft liggen?",
            "resultaten_toelichting": "Waaraan merken inwoners, bedrijven of collega’s het?",
        }
        widgets = {
            "uitvoering": forms.RadioSelect,
            "uitvoering_toelichting": _kort(3),
            "resultaten": forms.RadioSelect,
            "resultaten_toelichting": _kort(3),
            "besproken": _kort(5),
            "uitkomst": forms.RadioSelect,
        }
        error_messages = {
            "uitvoering": {"required": "Kies of het beleid goed wordt uitgevoerd."},
            "resultaten": {"required": "Kies of het beleid de gewenste resultaten oplevert."},
            "besproken": {"required": "Schrijf op wat er is besproken."},
            "uitkomst": {"required": "Kies wat eruit kwam."},
        }

    def __init__(self, *args: Any, ontvangen: Iterable[Terugkoppeling], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Without the empty choice, and each has to be made.
        for naam in ("uitvoering", "resultaten", "uitkomst"):
            self.fields[naam].required = True
            self.fields[naam].choices = getattr(Bespreking, naam.capitalize()).choices  # type: ignore[attr-defined]
        keuzes = [(stuk.pk, _met_stand(stuk)) for stuk in ontvangen]
        if keuzes:
            self.fields["terugkoppelingen"].choices = keuzes  # type: ignore[attr-defined]
        else:
            del self.fields["terugkoppelingen"]


def _met_stand(stuk: Terugkoppeling) -> str:
    """Name a terugkoppeling, and say when it was talked about already."""
    eerder = stuk.besproken_in
    return f"{stuk} (besproken op {date_format(eerder[0].datum, 'j F Y')})" if eerder else str(stuk)
