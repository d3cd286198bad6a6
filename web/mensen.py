"""One field for choosing a person: type a part of name, function or department and choose out of at most ten.

The text that stands in the field decides. Beside it goes the number of who was chosen, and the text that this number
belongs to: as long as both texts are the same, the number holds. Without JavaScript the form comes back with the
people who were found; with it `static/js/persoon.js` offers them while typing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self, cast

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.http import urlencode

from organisatie.models import Gebruiker, GebruikerQuerySet, Rol
from organisatie.tekst import aantal

MEESTE = 10
TEKST = "tekst-"  # prefix of the text field
BIJ = "bij-"  # prefix of the hidden field with the text that the number belongs to


class Ingevuld(str):
    """What somebody sent: as a string the number of who was chosen, else the text; "" when nobody was chosen."""

    tekst: str
    bij: str
    gekozen: bool

    def __new__(cls, nummer: str, tekst: str, bij: str) -> Self:
        """Take the number, the text in the field and the text that the number belongs to."""
        gekozen = bool(nummer) and tekst == bij
        zelf = super().__new__(cls, nummer if gekozen else tekst)
        zelf.tekst, zelf.bij, zelf.gekozen = tekst, bij, gekozen
        return zelf


@dataclass(frozen=True)
class Uitslag:
    """Who is meant by what was filled in: one person, or the people to choose from (`meer` when there are more)."""

    persoon: Gebruiker | None = None
    kandidaten: list[Gebruiker] = field(default_factory=list)
    meer: bool = False


def stand(gevonden: Uitslag) -> str:
    """Say how many were found, for who reads or hears the suggestions."""
    if not gevonden.kandidaten:
        return "Niemand gevonden"
    if gevonden.meer:
        return f"Meer dan {MEESTE} mensen gevonden, typ verder"
    return f"{aantal(len(gevonden.kandidaten), 'collega', 'mensen')} gevonden"


def zoek(mensen: GebruikerQuerySet, tekst: str) -> Uitslag:
    """Give the first ten of these people who fit a text, and whether there are more."""
    gevonden = list(mensen.gezocht(tekst)[: MEESTE + 1])
    return Uitslag(kandidaten=gevonden[:MEESTE], meer=len(gevonden) > MEESTE)


class PersoonKiezer(forms.TextInput):
    """A text field with the number of who was chosen beside it, or with the people who were found below it."""

    template_name = "nlds/persoon.html"
    choices: Any = ()  # set by the field, which it leads to

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """Give what was sent; a number by itself, as code sends it, is a choice."""
        nummer = str(data.get(name) or "")
        if TEKST + name not in data:
            return nummer
        return Ingevuld(nummer, _netjes(data[TEKST + name]), _netjes(data.get(BIJ + name, "")))

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Say whether the field was not on the page that was sent."""
        return name not in data and TEKST + name not in data

    def format_value(self, value: Any) -> str:
        """Give the number as it is sent."""
        return "" if value is None else str(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template the text, who is chosen or was found, and where suggestions come from."""
        context = super().get_context(name, value, attrs)
        veld = cast(PersoonVeld, self.choices.field)
        uitslag = veld.getoond(value)
        tekst = uitslag.persoon.naam if uitslag.persoon else getattr(value, "tekst", "")
        context["widget"] |= {
            "tekst": tekst,
            "naam_tekst": TEKST + name,
            "naam_bij": BIJ + name,
            "persoon": uitslag.persoon,
            "kandidaten": uitslag.kandidaten,
            "adres": veld.adres,
        }
        return context


def _netjes(tekst: Any) -> str:
    return " ".join(str(tekst).split())


class PersoonVeld(forms.ModelChoiceField):
    """A person out of a queryset of `Gebruiker`; cleaned it is that person, or None.

    `bied_aan` says who may be chosen. What was typed and is not one person by name or account name is refused with what
    to do; the people who were found stand in the field then.
    """

    widget = PersoonKiezer
    default_error_messages = {
        "invalid_choice": "Deze collega kun je hier niet kiezen. Kies iemand anders.",
        "niemand": "We vinden niemand met ‘{tekst}’. Kijk of de naam goed is gespeld, of zoek op functie of onderdeel.",
        "niemand_rol": "We vinden niemand met ‘{tekst}’ die de rol {rol} heeft.",
        "een": "Bedoel je deze collega? Verstuur dan nog een keer.",
        "meer_mensen": "Er passen meer mensen bij ‘{tekst}’. Kies wie je bedoelt.",
        "te_veel": f"Er passen meer dan {MEESTE} mensen bij ‘{{tekst}}’. Dit zijn de eerste {MEESTE}: kies er een, "
        "of typ meer van de naam.",
    }

    def __init__(self, queryset: Any = None, **opties: Any) -> None:
        super().__init__(Gebruiker.objects.none() if queryset is None else queryset, **opties)
        self.nu: Gebruiker | None = None
        self.rollen: tuple[str, ...] = ()
        self.zonder: tuple[int, ...] = ()
        self._uitslagen: dict[tuple[str, str], Uitslag] = {}

    def __deepcopy__(self, memo: dict[int, Any]) -> PersoonVeld:
        kopie = super().__deepcopy__(memo)
        kopie._uitslagen = {}
        return kopie

    def bied_aan(
        self, *rollen: str, nu: Gebruiker | None = None, zonder: Iterable[Gebruiker] = ()
    ) -> PersoonVeld:
        """Offer the active people (of these roles) but those of `zonder`; who was chosen before (`nu`) can stay."""
        self.nu, self.rollen, self.zonder = nu, rollen, tuple(mens.pk for mens in zonder)
        mensen = Gebruiker.objects.kiesbaar(*rollen, en=nu.pk if nu else None)
        self.queryset = mensen.exclude(pk__in=self.zonder) if self.zonder else mensen
        return self

    @property
    def adres(self) -> str:
        """Where a script finds suggestions for this field."""
        vraag = [*(("rol", rol) for rol in self.rollen), *(("zonder", str(pk)) for pk in self.zonder)]
        return f"{reverse('mensen')}?{urlencode(vraag)}" if vraag else reverse("mensen")

    def to_python(self, value: Any) -> Gebruiker | None:
        """Give the person; raises `ValidationError` when it is not clear who is meant, or who may not be chosen."""
        if not isinstance(value, Ingevuld) or value.gekozen or not value:
            return cast(Gebruiker | None, super().to_python(value))
        uitslag = self._uitslag(value)
        if uitslag.persoon is None:
            code = self._wat_nu(uitslag)
            rol = " of ".join(str(Rol(rol).label).lower() for rol in self.rollen)
            raise ValidationError(self.error_messages[code].format(tekst=value.tekst, rol=rol), code=code)
        return uitslag.persoon

    def _wat_nu(self, uitslag: Uitslag) -> str:
        if not uitslag.kandidaten:
            return "niemand_rol" if self.rollen else "niemand"
        if uitslag.meer:
            return "te_veel"
        return "een" if len(uitslag.kandidaten) == 1 else "meer_mensen"

    def _uitslag(self, ingevuld: Ingevuld) -> Uitslag:
        """Look up who is meant by a text, once per form."""
        sleutel = (str(ingevuld), ingevuld.tekst)
        if sleutel not in self._uitslagen:
            mensen = cast(GebruikerQuerySet, self.queryset)
            precies = list(mensen.die_heet(ingevuld.tekst)[:2])
            een = len(precies) == 1
            self._uitslagen[sleutel] = Uitslag(precies[0]) if een else zoek(mensen, ingevuld.tekst)
        return self._uitslagen[sleutel]

    def getoond(self, value: Any) -> Uitslag:
        """Give what the field shows for a value: who is chosen, or who was found."""
        if isinstance(value, Ingevuld) and value and not value.gekozen:
            return self._uitslag(value)
        if self.nu is not None and str(value) == str(self.nu.pk):
            return Uitslag(self.nu)
        try:
            return Uitslag(cast(Gebruiker | None, super().to_python(value)))
        except ValidationError:
            return Uitslag()


def bied_mensen_aan(form: forms.ModelForm, naam: str, *rollen: str) -> None:
    """Let a form offer people in a field of its object: the active ones (of these roles), and who it holds now."""
    nu = getattr(form.instance, naam, None) or form.initial.get(naam)
    cast(PersoonVeld, form.fields[naam]).bied_aan(*rollen, nu=nu if isinstance(nu, Gebruiker) else None)
