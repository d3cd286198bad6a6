"""The forms of the lines on the sheet. A line is about something that exists, or about the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

from acties.models import Actie
from organisatie.wijziging import IntussenGewijzigd, kenmerk
from project.models import AccentReflectie, Actieverband, Groep, Groepskeuze, Reflectie
from project.workshop.bereik import Bereik
from project.workshop.velden import (
    OPEN,
    ActieVeld,
    Bereikveld,
    Dagveld,
    MensVeld,
    OpPosterVeld,
    PrincipeVeld,
    WaardenVeld,
)
from waardenkader.models import Voorbeeldactie, Waarde
from waardenkader.voorbeeldform import MetVoorbeeld, Voorbeeldvak
from web.gezien import GezienForm

HOUDER = ("actiehouder", "actiehouder_naam")
REGEL = forms.Textarea(attrs={"rows": 1, "data-groeit": ""})


class Regelform(GezienForm, forms.Form):
    """A line: `rij` is what it is about, None for the next one; `groep` the table at which it stands."""

    use_required_attribute = False
    verplicht: tuple[str, str] = ("tekst", "Schrijf hier iets op, of haal de regel weg.")
    """The field without which a line says nothing, and what is said when it is empty."""

    def __init__(
        self, data: Any = None, *, bereik: Bereik, rij: Any = None, groep: Groep | None = None, sleutel: str
    ) -> None:
        self.rij, self.groep, self.bereik = rij, groep, bereik
        waar = f"{'nieuw' if rij is None else rij.pk}{f'-{groep.pk}' if groep else ''}"
        begin = self.begin(rij) if rij is not None else {}
        super().__init__(data, auto_id=f"{sleutel}-{waar}-%s", initial=begin)
        for naam, veld in self.fields.items():
            if isinstance(veld, Bereikveld):
                veld.bereik = bereik
            if isinstance(veld, PrincipeVeld):
                veld.bied_aan(bereik.principes)
            if veld.label and not veld.widget.is_hidden and not isinstance(veld.widget, forms.CheckboxInput):
                veld.widget.attrs.setdefault("placeholder", f"{veld.label}…")
            if naam == self.verplicht[0]:
                veld.widget.attrs["aria-required"] = "true"

    @property
    def bestaat(self) -> bool:
        """Whether the line is about something that exists."""
        return self.rij is not None

    @property
    def leeg(self) -> bool:
        """Whether nothing was typed in the line for the next one."""
        return not any(str(self.data.get(naam, "")).strip() for naam in self.fields)

    def begin(self, rij: Any) -> dict[str, Any]:
        """Give the present values per field."""
        return {naam: getattr(rij, naam) for naam in self.base_fields}

    def clean(self) -> dict[str, Any]:
        """Ask for what a line cannot do without."""
        gegevens = super().clean() or {}
        naam, melding = self.verplicht
        if naam and not gegevens.get(naam) and naam not in self.errors:
            self.add_error(naam, melding)
        return gegevens


class KeuzeForm(Regelform):
    """A value that a table named, and why; one that is not in the framework with the principe under which it belongs."""

    verplicht = ("waarde", "Welke waarde is het? Schrijf de naam op.")

    waarde = forms.CharField(label="Waarde", required=False, max_length=1000, widget=REGEL)
    reden = forms.CharField(label="Waarom hier", required=False, widget=REGEL)
    principe = PrincipeVeld(label="Hoort bij principe")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["waarde"].widget.attrs["data-waarde"] = ""

    def begin(self, rij: Groepskeuze) -> dict[str, Any]:
        """Give name, place and reason."""
        waarde = rij.gekozen.waarde
        return {
            "waarde": waarde.naam,
            "principe": OPEN if waarde.principe_voorlopig else waarde.principe,
            "reden": rij.reden,
        }

    def kenmerken(self) -> dict[str, str]:
        """Give the marks; a place that is open has none, as in the database."""
        return super().kenmerken() | (
            {"principe": kenmerk(None)} if self.initial.get("principe") == OPEN else {}
        )

    @property
    def gevonden(self) -> Waarde | None:
        """The value of framework or project that is meant; call after `is_valid`."""
        return self.bereik.vind_waarde(self.cleaned_data.get("waarde", ""))

    @property
    def is_andere(self) -> bool:
        """Whether the line is (about to be) about a value that is not in the framework."""
        if self.is_bound and ("principe" in self.errors or self.data.get("principe")):
            return True
        return self.rij is not None and self.rij.gekozen.waarde.project_id is not None

    def clean_waarde(self) -> str:
        """Take "naam: waarom" apart, as people paste it."""
        getypt: str = self.cleaned_data["waarde"]
        naam, dubbelpunt, reden = getypt.partition(":")
        if dubbelpunt and not self.data.get("reden", "").strip():
            getypt_apart = self.data.copy()  # type: ignore[attr-defined]
            getypt_apart["waarde"], getypt_apart["reden"] = naam.strip(), reden.strip()
            self.data = getypt_apart
            getypt = naam
        return " ".join(getypt.split())

    def clean(self) -> dict[str, Any]:
        """Find the value; ask about a name that is not in the framework but looks like one that is."""
        gegevens = super().clean()
        naam = gegevens.get("waarde", "")
        gekozen = gegevens.get("principe") or self.data.get("principe") == OPEN
        if naam and not (self.gevonden or gekozen) and (lijkt := self.bereik.lijkt_op(naam)):
            vraag = f"Bedoel je {lijkt}? Verbeter dan de naam. Is ‘{naam}’ echt een andere waarde? Kies dan"
            self.add_error("principe", f"{vraag} waar zij bij hoort, of ‘Nog te bepalen’.")
        return gegevens


@dataclass(frozen=True)
class Accentregel:
    """An accentwaarde at a table, or (without `groep`) for everybody together, with what was said of it so far."""

    accent: Any
    groep: Groep | None
    reflectie: AccentReflectie | None

    @property
    def pk(self) -> int:
        """The id of the value: a line has no id of its own before something was said."""
        return int(self.accent.waarde_id)


class AccentForm(Regelform):
    """Whether an accentwaarde plays a part; `rij` is an `Accentregel`."""

    verplicht = ("", "")
    KEUZES = (("", "Niet besproken"), ("ja", "Ja"), ("nee", "Nee"))

    rol = forms.ChoiceField(label="Speelt een rol", choices=KEUZES, required=False)
    waarom = forms.CharField(label="Waarom wel of niet", required=False, widget=REGEL)

    def begin(self, rij: Accentregel) -> dict[str, Any]:
        """Give what was said before."""
        eerder = rij.reflectie
        return {
            "rol": "" if eerder is None else "ja" if eerder.speelt_rol else "nee",
            "waarom": eerder.waarom if eerder else "",
        }

    def clean(self) -> dict[str, Any]:
        """An answer needs its reason, and a reason its answer; neither means that it was not discussed."""
        gegevens = super().clean()
        rol, waarom = gegevens.get("rol"), gegevens.get("waarom")
        if rol and not waarom:
            self.add_error("waarom", "Schrijf op waarom wel of niet.")
        if waarom and not rol:
            self.add_error("rol", "Kies of de waarde een rol speelt.")
        return gegevens

    def gezien(self) -> dict[str, str]:
        """Give the marks by the names of `reflecteer_op_accenten`."""
        return {f"{naam}_{self.rij.pk}": merk for naam, merk in self.cleaned_data.get("gezien", {}).items()}

    def toon_botsing(self, fout: IntussenGewijzigd) -> None:
        """Show what another made of it beside the fields of this line."""
        fout.nu = {naam.partition("_")[0]: nu for naam, nu in fout.nu.items()}
        super().toon_botsing(fout)


class PosterwaardeForm(Regelform):
    """What the plenary made of a value on the poster."""

    verplicht = ("", "")

    volgorde = forms.IntegerField(label="Plaats", min_value=1, max_value=999, required=True)
    weegt_zwaar = forms.BooleanField(label="Weegt het zwaarst", required=False)
    betekenis = forms.CharField(label="Wat de waarde hier betekent", required=False, widget=REGEL)
    samen_met = OpPosterVeld(label="Samennemen met")


class SpanningForm(Regelform):
    """A tension between two values on the poster, and how it was weighed."""

    verplicht = ("schuurt", "Schrijf op wat er schuurt.")

    waarde_a = OpPosterVeld(label="Eerste waarde")
    waarde_b = OpPosterVeld(label="Tweede waarde")
    schuurt = forms.CharField(label="Wat er schuurt", required=False, widget=REGEL)
    afweging = forms.CharField(label="De afweging", required=False, widget=REGEL)

    def clean(self) -> dict[str, Any]:
        """Two different values; gives them as values."""
        gegevens = super().clean()
        for naam in ("waarde_a", "waarde_b"):
            if naam not in self.errors and not gegevens.get(naam):
                self.add_error(naam, "Kies een waarde van de poster.")
            elif gegevens.get(naam):
                gegevens[naam] = gegevens[naam].waarde
        if gegevens.get("waarde_a") and gegevens.get("waarde_a") == gegevens.get("waarde_b"):
            self.add_error("waarde_b", "Kies een andere waarde dan de eerste.")
        return gegevens


class VoorstelForm(MetVoorbeeld, Regelform):
    """An action that a table thought of: what, and who must do it."""

    verplicht = ("titel", "Schrijf op wat er gaat gebeuren.")

    titel = forms.CharField(
        label="Wat gaat er gebeuren", required=False, max_length=300, widget=Voorbeeldvak(attrs=REGEL.attrs)
    )
    wie = MensVeld(label="Wie")
    waarden = WaardenVeld(label="Voor welke waarden")

    def begin(self, rij: Actie) -> dict[str, Any]:
        """Give the holder as one name, with or without account."""
        alles = {"wie": rij.houder, "waarden": list(rij.waarden.all())}
        return {naam: alles[naam] if naam in alles else getattr(rij, naam) for naam in self.base_fields}

    def kenmerken(self) -> dict[str, str]:
        """Give the marks; those of the holder by the names of the two fields that the action has for it."""
        merken = {naam: merk for naam, merk in super().kenmerken().items() if naam != "wie"}
        houder = {veld: kenmerk(getattr(self.rij, veld)) for veld in HOUDER}
        return merken | houder

    def toon_botsing(self, fout: IntussenGewijzigd) -> None:
        """Show what another made of the holder beside the one field in which it is typed."""
        if set(HOUDER) & set(fout.nu):
            fout.nu["wie"] = str(fout.nu.get("actiehouder") or fout.nu.get("actiehouder_naam") or "")
        super().toon_botsing(fout)

    def vul_aan(self, gegevens: Any, gekozen: Voorbeeldactie) -> None:
        """Take along the name of the value of an example, where none was typed."""
        if not gegevens.get("waarden"):
            gegevens["waarden"] = gekozen.waarde.naam

    def als_actie(self) -> dict[str, Any]:
        """Give what was typed by the names that an action has for it; call after `is_valid`."""
        velden = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "wie"}
        wie = self.cleaned_data["wie"]
        is_naam = isinstance(wie, str)
        velden |= {"actiehouder": None if is_naam else wie, "actiehouder_naam": wie if is_naam else ""}
        if "monitor" in velden:
            velden["monitor"] = velden["monitor"] or None
        return velden


class ActieForm(VoorstelForm):
    """An action of the plan: also when, who follows it, and whether it belongs on another level."""

    termijn = Dagveld(label="Wanneer klaar")
    monitor = MensVeld(label="Wie volgt het", alleen_collega=True)


class VerbandForm(Regelform):
    """Two actions, by their numbers, that overlap or are in tension."""

    verplicht = ("actie_a", "Vul het nummer van een actie in.")

    actie_a = ActieVeld(label="Actie")
    soort = forms.ChoiceField(label="Verband", choices=Actieverband.Soort.choices)
    actie_b = ActieVeld(label="en actie")
    toelichting = forms.CharField(label="Toelichting", required=False, widget=REGEL)

    def clean(self) -> dict[str, Any]:
        """Two different actions."""
        gegevens = super().clean()
        if "actie_b" not in self.errors and not gegevens.get("actie_b"):
            self.add_error("actie_b", "Vul het nummer van een actie in.")
        elif gegevens.get("actie_a") and gegevens.get("actie_a") == gegevens.get("actie_b"):
            self.add_error("actie_b", "Kies een andere actie dan de eerste.")
        return gegevens


class AfspraakForm(Regelform):
    """What was agreed, with who and when."""

    tekst = forms.CharField(label="Wat is afgesproken", required=False, max_length=500, widget=REGEL)
    wie = forms.CharField(
        label="Wie", required=False, max_length=200, widget=forms.TextInput(attrs={"list": "mensen"})
    )
    datum = Dagveld(label="Wanneer")


class ReflectieForm(Regelform):
    """One answer at the end, without a name."""

    vraag = forms.ChoiceField(label="Vraag", choices=Reflectie.Vraag.choices)
    tekst = forms.CharField(label="Antwoord", required=False, widget=REGEL)
