"""The whole page: fields and rows together, what they mean, and the page again with a row more."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from moresprudentie.handelingen.papier import merk
from moresprudentie.papier.rijen import (
    MEESTE,
    ActieRij,
    Genoemd,
    Rij,
    SpanningRij,
    WaardeRij,
    fundamenten,
    ruwe_rijen,
)
from moresprudentie.papier.velden import GegevensForm, TekstForm
from project.models import Project
from project.oude_workshop import (
    VAN_PROJECT,
    VAN_WORKSHOP,
    OudeActie,
    OudeSpanning,
    OudeWaarde,
    OudeWorkshop,
)
from project.workshop.bereik import Bereik, vlak
from waardenkader.models import Fundament, Kaderversie, Waarde

ROOMIJ = 2
"""So many rows come with one press on "Nog een"."""


class _Rijen(forms.BaseFormSet):
    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """A row may stay empty: what a row needs, it says itself."""
        return {**super().get_form_kwargs(index), "empty_permitted": False}


class Invoer:
    """What one person types on one page. `project` is what is put right; without it an old verslag is new."""

    SOORTEN: ClassVar[dict[str, tuple[type[Rij], int]]] = {
        "waarden": (WaardeRij, 5),
        "spanningen": (SpanningRij, 2),
        "acties": (ActieRij, 4),
    }
    """Per kind of row its form, and how many stand there at first."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        oud: OudeWorkshop | None = None,
        project: Project | None = None,
        begin: dict[str, Any] | None = None,
        meer: str = "",
    ) -> None:
        self.project, self.meer, self.oud_nu = project, meer, oud
        self.begin = begin or (_begin(oud) if oud else {})
        self.gezien = data.get("gezien", "") if data is not None else self.begin.get("gezien", "")
        if oud and not self.gezien:
            self.gezien = merk(oud)
        self.gegevens = GegevensForm(data, initial=self.begin.get("gegevens", {}))
        self.tekst = None if project else TekstForm(data, initial=self.begin.get("tekst", {}))
        self.rijen = {soort: self._rijen(soort, data) for soort in self.SOORTEN}
        self._uitkomst: OudeWorkshop | None = None

    @classmethod
    def ruimer(cls, data: QueryDict, *, project: Project | None = None) -> Invoer:
        """Give the page again as it was typed, right or wrong, with more rows of the kind that was asked for."""
        soorten = {
            soort: ruwe_rijen(data, soort, tuple(form.base_fields))
            for soort, (form, _) in cls.SOORTEN.items()
        }
        begin = {"gezien": data.get("gezien", ""), "gegevens": data.dict(), "tekst": data.dict(), **soorten}
        return cls(begin=begin, project=project, meer=data.get("meer", ""))

    def _rijen(self, soort: str, data: QueryDict | None) -> Any:
        form, eerst = self.SOORTEN[soort]
        begin = self.begin.get(soort, [])
        erbij = ROOMIJ if self.meer == soort else 0
        over = 1 if self.oud_nu and begin else 0  # a row to begin with, where something is put right
        leeg = max(eerst - len(begin), over) + erbij
        soort_set = forms.formset_factory(
            form, formset=_Rijen, extra=leeg, max_num=MEESTE, absolute_max=MEESTE + 1, validate_max=True
        )
        rijen = soort_set(data, initial=begin, prefix=soort)
        if soort == "waarden":
            keuzes = fundamenten()
            for rij in rijen:
                rij.fields["fundament"].choices = keuzes
        if erbij and rijen.forms:
            eerste = rijen.forms[min(max(len(begin), 0), len(rijen.forms) - 1)]
            next(iter(eerste.fields.values())).widget.attrs["autofocus"] = True
        return rijen

    @property
    def forms(self) -> list[Any]:
        """All forms of the page, in its order."""
        rijen = [rij for soort in self.rijen.values() for rij in soort]
        return [self.gegevens, *rijen, *([self.tekst] if self.tekst else [])]

    @property
    def is_fout(self) -> bool:
        """Whether something on the page is refused."""
        if not self.gegevens.is_bound:
            return False
        return any(form.errors for form in self.forms) or any(
            s.non_form_errors() for s in self.rijen.values()
        )

    def fouten(self) -> list[tuple[str, Any]]:
        """Give what is refused, as (place, form), for the list above the page."""
        gevonden = []
        for naam, rijen in (("Waarde", "waarden"), ("Spanning", "spanningen"), ("Actie", "acties")):
            gevonden += [(f"{naam} {nummer}: ", rij) for nummer, rij in enumerate(self.rijen[rijen], 1)]
        tekst = [("", self.tekst)] if self.tekst else []
        return [(waar, form) for waar, form in [("", self.gegevens), *gevonden, *tekst] if form.errors]

    def is_valid(self) -> bool:
        """Check all of it, also what only the whole can tell."""
        for form in (self.gegevens, *self.rijen.values(), *([self.tekst] if self.tekst else [])):
            form.is_valid()
        self._uitkomst = self._lees()
        return not self.is_fout

    def oud(self) -> OudeWorkshop:
        """Give what was typed; call after `is_valid`."""
        assert self._uitkomst is not None
        return self._uitkomst

    def _tellen(self, soort: str) -> list[Any]:
        return [rij for rij in self.rijen[soort] if hasattr(rij, "cleaned_data") and rij.telt]

    def _lees(self) -> OudeWorkshop | None:
        gegevens = getattr(self.gegevens, "cleaned_data", {})
        kader = gegevens.get("kader")
        if kader is None:
            return None
        rijen = self._tellen("waarden")
        if not rijen and not any(rij.errors for rij in self.rijen["waarden"]):
            fout = "Vul ten minste één waarde in die toen is gekozen."
            if self.rijen["waarden"].forms:
                self.rijen["waarden"][0].add_error("naam", fout)
            else:  # a page of which all rows were taken out
                self.gegevens.add_error(None, fout)
        waarden = self._waarden(rijen, kader)
        genoemd = Genoemd([waarde.naam for waarde in waarden])
        spanningen = self._spanningen(genoemd)
        acties = [self._actie(rij, genoemd) for rij in self._tellen("acties")]
        if self.is_fout:
            return None
        velden = {naam: gegevens[naam] for naam in (*VAN_PROJECT, *VAN_WORKSHOP)}
        return OudeWorkshop(gegevens["datum"], velden, waarden, spanningen, acties)

    def _waarden(self, rijen: list[Any], kader: Kaderversie) -> list[OudeWaarde]:
        bereik = Bereik(Project(pk=self.project.pk if self.project else None, kader=kader))
        gevonden: list[OudeWaarde] = []
        gehad: set[str] = set()
        for rij in rijen:
            naam = rij.cleaned_data.get("naam", "")
            if not naam:
                continue
            waarde = bereik.vind_waarde(naam)
            if waarde is not None and waarde.project_id:
                waarde = None
            fundament = None if waarde else self._fundament(rij, kader, bereik)
            naam = waarde.naam if waarde else naam
            if vlak(naam) in gehad:
                rij.add_error("naam", f"‘{naam}’ staat er al. Zet wat je hier schreef daarbij.")
            gehad.add(vlak(naam))
            velden = {veld: rij.cleaned_data.get(veld) for veld in ("betekenis", "weegt_zwaar")}
            gevonden.append(
                OudeWaarde(naam, velden["betekenis"] or "", bool(velden["weegt_zwaar"]), waarde, fundament)
            )
        return gevonden

    def _fundament(self, rij: Any, kader: Kaderversie, bereik: Bereik) -> Fundament | None:
        """Give where a value beside the framework belongs; say what is wrong when nobody said."""
        naam, sleutel = rij.cleaned_data["naam"], rij.cleaned_data.get("fundament", "")
        if sleutel:
            fundament = Fundament.objects.in_kader(kader.pk).filter(sleutel=sleutel).first()
            if fundament is None:
                rij.add_error("fundament", f"Dit hoort niet bij {kader}. Kies een ander.")
            return fundament
        elders = Waarde.objects.filter(naam__iexact=naam, project=None).exclude(versie=kader)
        if lijkt := bereik.lijkt_op(naam):
            raad = f"Bedoel je {lijkt}?"
        elif ander := elders.select_related("versie").first():
            raad = f"Zij staat wel in {ander.versie}: kies dat waardenkader boven de waarden."
        else:
            raad = "Kijk de naam na."
        rij.add_error(
            "naam",
            f"‘{naam}’ staat niet in {kader}. {raad} Is het echt een andere waarde? Kies dan waar zij bij hoort.",
        )
        return None

    def _spanningen(self, genoemd: Genoemd) -> list[OudeSpanning]:
        gevonden: list[OudeSpanning] = []
        gehad: set[frozenset[int]] = set()
        for rij in self._tellen("spanningen"):
            a, b = (self._genoemde(rij, veld, rij.cleaned_data.get(veld, ""), genoemd) for veld in ("a", "b"))
            if a is None or b is None:
                continue
            if a == b:
                rij.add_error("b", "Kies een andere waarde dan de eerste.")
            elif frozenset((a, b)) in gehad:
                rij.add_error(
                    "b", "De spanning tussen deze twee waarden staat er al. Zet wat je hier schreef daarbij."
                )
            gehad.add(frozenset((a, b)))
            teksten = [rij.cleaned_data.get(veld, "") for veld in ("schuurt", "afweging")]
            gevonden.append(OudeSpanning(a, b, *teksten))
        return gevonden

    def _actie(self, rij: Any, genoemd: Genoemd) -> OudeActie:
        gegevens = rij.cleaned_data
        namen = [deel.strip() for deel in gegevens.get("waarden", "").replace(";", ",").split(",")]
        plekken = [self._genoemde(rij, "waarden", naam, genoemd) for naam in namen if naam]
        bij = tuple(sorted({plek for plek in plekken if plek is not None}))
        return OudeActie(
            gegevens.get("titel", ""), gegevens.get("wie", ""), bool(gegevens.get("gedaan")), bij
        )

    def _genoemde(self, rij: Any, veld: str, naam: str, genoemd: Genoemd) -> int | None:
        plek = genoemd.vind(naam)
        if plek is None and naam:
            rij.add_error(veld, f"‘{naam}’ staat niet bij de waarden hierboven. Vul haar daar eerst in.")
        return plek


def _begin(oud: OudeWorkshop) -> dict[str, Any]:
    """Give what was typed before as the fields and rows of the page."""
    namen = [waarde.naam for waarde in oud.waarden]
    return {
        "gegevens": {**oud.velden, "datum": oud.datum},
        "waarden": [
            {
                "naam": waarde.naam,
                "betekenis": waarde.betekenis,
                "weegt_zwaar": waarde.weegt_zwaar,
                "fundament": waarde.fundament.sleutel if waarde.fundament else "",
            }
            for waarde in oud.waarden
        ],
        "spanningen": [
            {"a": namen[s.a], "b": namen[s.b], "schuurt": s.schuurt, "afweging": s.afweging}
            for s in oud.spanningen
        ],
        "acties": [
            {
                "titel": actie.titel,
                "wie": actie.wie,
                "waarden": ", ".join(namen[plek] for plek in actie.waarden),
                "gedaan": actie.gedaan,
            }
            for actie in oud.acties
        ],
    }
