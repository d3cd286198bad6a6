"""Who gets a mail and what it says, before anything goes: people can be left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse

from project.brieven import Brief
from project.models import Deelnemer, Project


@dataclass(frozen=True)
class Ontvanger:
    """One person who may get a mail, with the mail; `aan` says whether that is proposed, `noot` what to know."""

    deelnemer: Deelnemer
    brief: Brief
    aan: bool = True
    noot: str = ""


@dataclass(frozen=True)
class Meegestuurd:
    """A file that goes with a mail: what it is, and where the writer looks at it first."""

    naam: str
    uitleg: str
    adres: str


def gaat_mee(project: Project, *, stukken: bool) -> list[Meegestuurd]:
    """Give what goes with a mail to participants: the appointment when there is a date, and with `stukken` the papers."""
    mee = []
    if stukken:
        adres = reverse("project-stukken", args=[project.pk])
        wat = "Het waardenkader, wat elke waarde betekent en de casusbeschrijving, in één bestand."
        mee.append(Meegestuurd("De stukken om vooraf te lezen (PDF)", wat, adres))
    if project.workshop.begin:
        adres = reverse("project-afspraak", args=[project.pk])
        wat = "Wie het opent, zet de workshop in de eigen agenda."
        mee.append(Meegestuurd("De afspraak voor in de agenda (.ics)", wat, adres))
    return mee


class _Keuze(forms.MultipleChoiceField):
    def valid_value(self, value: Any) -> bool:
        """Take also who is not on the page any more: left out afterwards, not an error of the writer."""
        return True


class OntvangersForm(forms.Form):
    """Who of these gets the mail."""

    aan = _Keuze(
        label="Wie krijgt deze mail?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Vink aan wie de mail krijgt."},
    )

    def __init__(self, *args: Any, ontvangers: Sequence[Ontvanger], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ontvangers = list(ontvangers)
        veld = self.fields["aan"]
        assert isinstance(veld, forms.MultipleChoiceField)
        veld.choices = [(str(o.deelnemer.pk), o.deelnemer.naam) for o in self.ontvangers]
        self.initial["aan"] = [str(o.deelnemer.pk) for o in self.ontvangers if o.aan]

    def gekozen(self) -> list[Deelnemer]:
        """Give who was ticked and still is on the page; call after `is_valid`."""
        return [o.deelnemer for o in self.ontvangers if str(o.deelnemer.pk) in self.cleaned_data["aan"]]

    def rijen(self) -> list[tuple[Ontvanger, dict[str, Any]]]:
        """Give each person with the box to tick (as `keuze_attributen` takes it)."""
        opties = [
            opties[0]
            for _, opties, _ in self["aan"].field.widget.optgroups("aan", self._aan(), {"id": "id_aan"})
        ]
        return list(zip(self.ontvangers, opties, strict=True))

    def _aan(self) -> list[str]:
        return [str(pk) for pk in self["aan"].value() or []]
