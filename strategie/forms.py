"""Forms of the dossier, its people, the choice of accentwaarden and the decisions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.formats import date_format

from acties.forms import DatumVeld
from organisatie.models import Rol
from strategie.models import Accentwaarde, Bespreking, Betrokkene, Dossier, LangelijstItem
from strategie.ontvangen import Terugkoppeling
from waardenkader.forms import PrincipeVeld, WaardeVeld
from waardenkader.models import Principe
from web.gezien import GezienForm
from web.mensen import PersoonVeld, bied_mensen_aan


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
    """Somebody who takes part, in one of the two processes."""

    schrijft_mee = forms.BooleanField(
        label="schrijft mee in het dossier",
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
            "soort": {"required": "Kies informatieproces of keuzeproces."},
            "rol": {"required": "Schrijf op welke functie of rol deze persoon heeft."},
        }
        help_texts = {"rol": "Bijvoorbeeld: CISO, juridisch medewerker, wethouder."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = Betrokkene.Soort.choices  # type: ignore[attr-defined]
        bied_mensen_aan(self, "gebruiker")
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


class SchrijverForm(forms.Form):
    """A colleague who is to write along in the dossier."""

    gebruiker = PersoonVeld(
        label="Wie gaat er meeschrijven?", error_messages={"required": "Kies een collega."}
    )

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(PersoonVeld, self.fields["gebruiker"]).bied_aan(zonder=dossier.meeschrijvers.all())


class KeuzeForm(GezienForm, forms.ModelForm):
    """Generiek or specifiek, and whether outsiders take part in the choice."""

    keuze = forms.ChoiceField(
        label="Kies je voor generiek of specifiek?",
        choices=[(k, label) for k, label in Dossier.Keuze.choices if k],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies generiek of specifiek."},
    )
    externen_betrokken = forms.ChoiceField(
        label="Doen mensen van buiten mee aan de keuze?",
        choices=[(k, label) for k, label in Dossier.Externen.choices if k],
        widget=forms.RadioSelect,
        required=False,
        help_text="Allebei kan. Nodig als je specifiek kiest.",
    )

    class Meta:
        model = Dossier
        fields = ("keuze", "externen_betrokken", "externen_toelichting")
        labels = {"externen_toelichting": "Waarom?"}
        widgets = {"externen_toelichting": _kort(3)}

    def clean(self) -> dict[str, Any]:
        """A choice for specifiek comes with a word on outsiders."""
        gegevens = super().clean() or {}
        if gegevens.get("keuze") == Dossier.Keuze.SPECIFIEK and not gegevens.get("externen_betrokken"):
            self.add_error("externen_betrokken", "Kies of externen meedoen.")
        return gegevens


class GrondForm(forms.ModelForm):
    """On which ground a value comes on the long list."""

    class Meta:
        model = LangelijstItem
        fields = ("grond", "toelichting", "bron")
        labels = {"grond": "Op welke grond?"}
        widgets = {"grond": forms.RadioSelect, "toelichting": _kort(3)}
        error_messages = {"grond": {"required": "Kies op welke grond."}}
        help_texts = {
            "toelichting": "Wat staat er, wat gebeurde er, of wat leeft er?",
            "bron": "Bijvoorbeeld: bestuursakkoord, team Toezicht, bijeenkomst van 3 maart.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grond"].choices = LangelijstItem.Grond.choices  # type: ignore[attr-defined]


class NoemForm(GrondForm):
    """Put a value on the long list."""

    waarde = WaardeVeld(label="Welke waarde?", error_messages={"required": "Kies een waarde."})
    field_order = ("waarde", "grond", "toelichting", "bron")


class EigenWaardeForm(GrondForm):
    """An own value under one of the six principes, at once on the long list."""

    principe = PrincipeVeld(
        label="Onder welk principe hoort zij?",
        queryset=Principe.objects.actueel(),
        empty_label="Kies een principe",
        error_messages={"required": "Kies een principe."},
        help_text="Een eigen waarde moet passen binnen een van de zes principes.",
    )
    naam = forms.CharField(
        label="Hoe heet de waarde?", max_length=100, error_messages={"required": "Geef de waarde een naam."}
    )
    definitie = forms.CharField(
        label="Wat betekent zij?",
        widget=_kort(3),
        error_messages={"required": "Schrijf op wat de waarde betekent."},
    )
    field_order = ("principe", "naam", "definitie", "grond", "toelichting", "bron")


class AccentForm(GezienForm, forms.ModelForm):
    """Why a value is an accentwaarde, what it means here, and of which kind it is."""

    use_required_attribute = False

    class Meta:
        model = Accentwaarde
        fields = ("onderbouwing", "lading", "soort")
        labels = {
            "onderbouwing": "Onderbouwing: waarom juist deze waarde?",
            "lading": "Bestuurlijke lading: wat bedoelen wij ermee?",
            "soort": "Is deze waarde kwetsbaar of na te streven?",
        }
        widgets = {"onderbouwing": _kort(5), "lading": _kort(5), "soort": forms.RadioSelect}
        help_texts = {
            "onderbouwing": "Kort en helder, zodat je de keuze kunt verantwoorden.",
            "lading": "Zo dat een projectleider weet waar de organisatie naar streeft.",
            "soort": "Kwetsbaar: digitale systemen kunnen haar aantasten. Na te streven: digitalisering kan "
            "haar versterken.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = Accentwaarde.Soort.choices  # type: ignore[attr-defined]
        if not self.is_bound:  # needed for voorleggen, so not called optional; half of it can be saved
            for veld in self.fields.values():
                veld.required = True


class AantalForm(GezienForm, forms.Form):
    """Why there are fewer than five or more than eight accentwaarden."""

    reden_afwijkend_aantal = forms.CharField(
        label="Waarom een ander aantal dan vijf tot acht?",
        widget=_kort(4),
        required=False,
        help_text="Laat leeg als je alsnog vijf tot acht waarden kiest.",
    )


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
        fields = ("datum", "besproken", "uitkomst")
        labels = {"besproken": "Wat is besproken en besloten?"}
        widgets = {"besproken": _kort(5), "uitkomst": forms.RadioSelect}
        error_messages = {
            "besproken": {"required": "Schrijf op wat er is besproken."},
            "uitkomst": {"required": "Kies wat eruit kwam."},
        }

    def __init__(self, *args: Any, ontvangen: Iterable[Terugkoppeling], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uitkomst"].choices = Bespreking.Uitkomst.choices  # type: ignore[attr-defined]
        keuzes = [(stuk.pk, _met_stand(stuk)) for stuk in ontvangen]
        if keuzes:
            self.fields["terugkoppelingen"].choices = keuzes  # type: ignore[attr-defined]
        else:
            del self.fields["terugkoppelingen"]


def _met_stand(stuk: Terugkoppeling) -> str:
    """Name a terugkoppeling, and say when it was talked about already."""
    eerder = stuk.besproken_in
    return f"{stuk} (besproken op {date_format(eerder[0].datum, 'j F Y')})" if eerder else str(stuk)
