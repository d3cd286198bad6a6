"""The crispy form of a filled-in format, made from its declaration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from formats.controle import schoon
from formats.models import Invulling
from formats.spec import MAX_TEKENS, Soort, Vraag
from organisatie.tekst import getal

BASIS = "basis-"  # prefix of the hidden field with the version that the writer saw
NUMMER = "nummer-"  # prefix of the field in which the script counts what it sent for this question
KEUZES_ALS_RIJ = 8  # more choices than this become a select


class Antwoordveld(forms.Field):
    """One question as a form field; the value is the text as it is kept."""

    def __init__(self, vraag: Vraag, *, mag_leeg_noemen: bool) -> None:
        self.vraag = vraag
        super().__init__(
            label=vraag.label,
            help_text=vraag.uitleg,
            widget=_invoer(vraag),
            required=vraag.verplicht or not mag_leeg_noemen,
        )

    def prepare_value(self, value: Any) -> Any:
        """Give the value as the widget wants it."""
        if self.vraag.soort is Soort.MEERKEUZE and isinstance(value, str):
            return value.split("\n")
        return value

    def clean(self, value: Any) -> str:
        """Give the text as it is kept, or raise `ValidationError`. Empty is always allowed."""
        ruw = "\n".join(value) if isinstance(value, list) else value or ""
        return schoon(self.vraag, ruw)


def _invoer(vraag: Vraag) -> forms.Widget:
    if vraag.soort is Soort.TEKST:
        return forms.Textarea(attrs={"rows": 4, "maxlength": MAX_TEKENS})
    if vraag.soort is Soort.KORT:
        return forms.TextInput(attrs={"maxlength": MAX_TEKENS})
    if vraag.soort is Soort.DATUM:
        return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    if vraag.soort is Soort.MEERKEUZE:
        return forms.CheckboxSelectMultiple(choices=vraag.opties)
    if len(vraag.opties) > KEUZES_ALS_RIJ:
        return forms.Select(choices=(("", "Maak een keuze"), *vraag.opties))
    return Keuzerondjes(choices=vraag.opties, betekenis=dict(vraag.betekenis))


class Keuzerondjes(forms.RadioSelect):
    """Radio buttons, each with what that choice means under it where that was declared."""

    def __init__(self, *args: Any, betekenis: Mapping[str, str], **kwargs: Any) -> None:
        self.betekenis = betekenis
        super().__init__(*args, **kwargs)

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give one radio button with its explanation, which it points to."""
        optie = super().create_option(name, value, *args, **kwargs)
        if uitleg := self.betekenis.get(str(value)):
            optie["uitleg"], optie["uitleg_id"] = uitleg, f"{optie['attrs']['id']}-uitleg"
            optie["attrs"]["aria-describedby"] = optie["uitleg_id"]
        return optie


class FormatForm(forms.Form):
    """All questions of one form. Unbound it shows what was saved; bound it checks what was typed."""

    use_required_attribute = False

    def __init__(self, invulling: Invulling, data: QueryDict | None = None) -> None:
        self.invulling = invulling
        self.gestuurd = data if data is not None else QueryDict()
        super().__init__(data, initial=invulling.antwoorden())
        noem = any(vraag.verplicht for vraag in invulling.spec.vragen())
        for vraag in invulling.spec.vragen():
            self.fields[vraag.sleutel] = Antwoordveld(vraag, mag_leeg_noemen=noem)

    def getypt(self) -> dict[str, tuple[str, int]]:
        """Give text and seen version of every valid question that was on the page; call `is_valid` first."""
        return {
            sleutel: (self.cleaned_data[sleutel], self.basis(sleutel))
            for sleutel in self.fields
            if BASIS + sleutel in self.data and sleutel in self.cleaned_data
        }

    def basis(self, sleutel: str) -> int:
        """Give the version of a question that the writer saw; 0 when the page says nothing sensible."""
        return getal(str(self.data.get(BASIS + sleutel, "")))

    def nummer(self, sleutel: str) -> int:
        """Give which text of its page this is; 0 for a page that does not count, as without JavaScript."""
        return getal(str(self.data.get(NUMMER + sleutel, "")))

    def met_fouten(self) -> FormatForm:
        """Give the form to show again: what was typed wrong as typed, all else as it is saved now."""
        self.invulling.vergeet()
        fout = set(self.errors)
        data = QueryDict(mutable=True)
        for sleutel, tekst in self.invulling.antwoorden().items():
            if sleutel in fout:
                data.setlist(sleutel, self.gestuurd.getlist(sleutel))
                data[BASIS + sleutel] = str(self.basis(sleutel))
            else:
                data.setlist(sleutel, _als_lijst(self.fields[sleutel], tekst))
        nieuw = FormatForm(self.invulling, data)
        for sleutel in fout:
            nieuw.fields[sleutel].widget.attrs.pop("type", None)
            if isinstance(nieuw.fields[sleutel].widget, forms.DateInput):
                nieuw.fields[sleutel].widget.attrs["type"] = "text"
        return nieuw

    def versies(self) -> Mapping[str, int]:
        """Give per question the version that goes into the page as the seen one."""
        fout = set(self.errors) if self.is_bound else set()
        return {
            sleutel: self.basis(sleutel) if sleutel in fout else self.invulling.versie(sleutel)
            for sleutel in self.fields
        }


def _als_lijst(veld: forms.Field, tekst: str) -> list[str]:
    waarde = veld.prepare_value(tekst)
    return waarde if isinstance(waarde, list) else [tekst]
