"""The forms of a pasted list: the text, and a line per person to put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models.functions import Lower
from django.forms.utils import ErrorDict

from organisatie.models import Gebruiker, Organisatie
from organisatie.tekst import geteld
from project.models import Deelnemer, Project
from project.plaklijst import EXTERN, INTERN, MEESTE_REGELS, Lijst, Regel, lees_lijst

VELDEN = ("naam", "email", "soort", "perspectief")
MEESTE_TEKENS = 20_000


class PlakForm(forms.Form):
    """The text as it was pasted; `lijst` is what was understood, after `is_valid`."""

    use_required_attribute = False
    lijst: Lijst

    tekst = forms.CharField(
        label="De lijst",
        max_length=MEESTE_TEKENS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        error_messages={"required": "Plak eerst een lijst in dit vak."},
    )

    def clean_tekst(self) -> str:
        """Read the list; refuse a text without people, and more people than can be looked over."""
        tekst = self.cleaned_data["tekst"]
        self.lijst = lees_lijst(tekst)
        aantal = len(self.lijst.regels)
        if not aantal:
            raise forms.ValidationError("In deze tekst staat niemand. Plak een lijst met namen of adressen.")
        if aantal > MEESTE_REGELS:
            raise forms.ValidationError(
                f"Dit zijn {aantal} mensen. Plak er hoogstens {MEESTE_REGELS} tegelijk. Je tekst staat er nog."
            )
        return tekst


class PlakregelForm(forms.Form):
    """One person of the list. What is left out is not judged."""

    use_required_attribute = False

    naam = forms.CharField(max_length=200, error_messages={"required": "Vul een naam in."})
    email = forms.EmailField(required=False, widget=forms.TextInput(attrs={"inputmode": "email"}))
    soort = forms.ChoiceField(choices=((INTERN, "Intern"), (EXTERN, "Van buiten")))
    perspectief = forms.CharField(max_length=200, required=False)
    overslaan = forms.BooleanField(required=False)

    def full_clean(self) -> None:
        """Forget what is wrong with a line that is left out."""
        super().full_clean()
        if self.is_bound and self.cleaned_data.get("overslaan"):
            self._errors = ErrorDict()

    @property
    def telt(self) -> bool:
        """Whether this line is to be saved; call after `is_valid`."""
        return not self.cleaned_data["overslaan"]

    def velden(self) -> dict[str, Any]:
        """Give the fields of a participant; call after `is_valid`."""
        return {veld: self.cleaned_data[veld] for veld in VELDEN}


class _Plakregels(forms.BaseFormSet):
    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Say in every label which line it is about."""
        super().add_fields(form, index)
        woorden = ("naam", "e-mailadres", "intern of extern", "perspectief", "overslaan")
        for veld, woord in zip(form.fields.values(), woorden, strict=True):
            veld.label = f"Regel {(index or 0) + 1}, {woord}"


Plakregels = forms.formset_factory(
    PlakregelForm,
    formset=_Plakregels,
    extra=0,
    max_num=MEESTE_REGELS,
    absolute_max=MEESTE_REGELS + 1,
    validate_max=True,
)


@dataclass(frozen=True)
class Merk:
    """What we know of a line: the colleague with this address, and why it may be there already."""

    collega: str = ""
    dubbel: str = ""


def begin(lijst: Lijst, project: Project) -> list[dict[str, Any]]:
    """Give the lines to start with: inside or outside filled in, who is there already left out, colleagues by name."""
    kennis = Kennis(project, [regel.email for regel in lijst.regels])
    merken = kennis.merk([(regel.naam, regel.email) for regel in lijst.regels])
    return [
        {
            "naam": regel.naam or merk.collega,
            "email": regel.email,
            "soort": regel.soort or kennis.soort(regel),
            "perspectief": regel.perspectief,
            "overslaan": bool(merk.dubbel),
        }
        for regel, merk in zip(lijst.regels, merken, strict=True)
    ]


def merken(formset: Any, project: Project) -> list[Merk]:
    """Give what we know of each line as it stands in the page now."""
    paren = [(str(f["naam"].value() or ""), str(f["email"].value() or "")) for f in formset]
    return Kennis(project, [email for _, email in paren]).merk(paren)


class Kennis:
    """Who has an account, who is in the list already, and which addresses are the organisation's own."""

    def __init__(self, project: Project, adressen: Sequence[str]) -> None:
        adressen = [adres.strip().lower() for adres in adressen if adres.strip()]
        collegas = Gebruiker.objects.actief().annotate(_adres=Lower("email")).filter(_adres__in=adressen)
        self.collegas = {collega.email.lower(): collega.naam for collega in collegas}
        al = list(Deelnemer.objects.filter(project=project).values_list("naam", "email"))
        self.namen = {naam.lower() for naam, _ in al}
        self.adressen = {email.lower() for _, email in al if email}
        self.domeinen = eigen_domeinen()

    def soort(self, regel: Regel) -> str:
        """Give outside for an address that is not of the organisation, as far as its own addresses are known."""
        domein = _domein(regel.email)
        if not domein or not self.domeinen or regel.email.lower() in self.collegas:
            return INTERN
        return INTERN if any(domein == d or domein.endswith(f".{d}") for d in self.domeinen) else EXTERN

    def merk(self, paren: Sequence[tuple[str, str]]) -> list[Merk]:
        """Give what we know per (name, address), in the order of the list."""
        gezien: dict[str, int] = {}
        uit = []
        for nummer, (naam, email) in enumerate(((n.strip().lower(), e.strip().lower()) for n, e in paren), 1):
            collega = self.collegas.get(email, "")
            sleutels = [sleutel for sleutel in (email, naam or collega.lower()) if sleutel]
            eerder = next((gezien[sleutel] for sleutel in sleutels if sleutel in gezien), 0)
            if email in self.adressen or naam in self.namen:
                dubbel = "Staat al in de lijst van deelnemers"
            else:
                dubbel = f"Staat ook op regel {eerder}" if eerder else ""
            for sleutel in sleutels:
                gezien.setdefault(sleutel, nummer)
            uit.append(Merk(collega, dubbel))
        return uit


def eigen_domeinen() -> set[str]:
    """Give what stands behind the @ in the addresses of the accounts and the redactie."""
    adressen = Gebruiker.objects.filter(is_active=True).exclude(email="").values_list("email", flat=True)
    return {_domein(adres) for adres in [*adressen, Organisatie.huidige().redactie_email]} - {""}


def _domein(email: str) -> str:
    return email.rpartition("@")[2].strip().lower() if "@" in email else ""


def zin(lijst: Lijst) -> str:
    """Say how many people were understood, and what was left behind."""
    aantal = geteld(len(lijst.regels), "deelnemer", "deelnemers", tot=20)
    weg = f" We nemen niet mee: {', '.join(lijst.overgeslagen)}." if lijst.overgeslagen else ""
    return f"We lezen hierin {aantal}.{weg}"
