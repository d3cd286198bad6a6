"""Finding a passage everywhere in and around a verslag, so that it can be taken out (decision 0023).

Around a verslag is what points to its project, along whatever way: a table that is added later is looked through without
being named here. Tables with people keep their names: there a name is where it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.text import slugify

from acties.models import Actie
from formats.models import Antwoord, Antwoordversie, Botsing, Invulling, Opmerking
from moresprudentie.models import (
    Cijferregel,
    Spanningsgebruik,
    Terugkoppeling,
    Verslag,
    Verslagactie,
    Verslagversie,
    Verwantenlijst,
    Verwantschap,
    Waardegebruik,
    Woostuk,
    Zoekregel,
)
from moresprudentie.passage import MERK, patroon
from moresprudentie.woo.lakken import zonder as zonder_in_pagina
from moresprudentie.woorden import woorden
from organisatie.models import Auditregel, Bericht, Melding
from project.models import Deelnemer, Project

APPS = ("project", "acties", "moresprudentie")
BLIJFT: frozenset[type[models.Model]] = frozenset(
    {
        Deelnemer,
        *(Zoekregel, Cijferregel, Waardegebruik, Spanningsgebruik, Verslagactie),
        *(Verwantenlijst, Verwantschap),
    }
)
"""Tables of people, where a name stands because it is theirs; and what search and figures keep, made anew of what remains."""
BLIJFT_STAAN = frozenset({"actiehouder_naam", "slug", "kenmerk"})
KORTST = 3
STRUCTUUR = woorden(
    "schema sleutel kader waarde fundament fundament_naam principe nummer gepubliceerd_op termijn datum bereik "
    "letter"
)
"""What in stored data is not somebody's words."""
FORMULIERDELEN = (
    (Antwoord, "invulling", "vraag"),
    (Antwoordversie, "antwoord__invulling", "antwoord__vraag"),
    (Botsing, "invulling", "vraag"),
    (Opmerking, "invulling", "vraag"),
)


@dataclass(frozen=True)
class Rij:
    """One row with the passage in it: what stands there when it is taken out, how often, and what a person calls it."""

    rij: models.Model
    velden: dict[str, Any]
    aantal: int
    waar: str


def zonder(waarde: Any, zoek: re.Pattern[str]) -> tuple[Any, int]:
    """Take a text, or a list or dict with texts; give it without the passage, and how often that was there."""
    if isinstance(waarde, str):
        return zoek.subn(MERK, waarde)
    if isinstance(waarde, list):
        delen = [zonder(deel, zoek) for deel in waarde]
        return [deel for deel, _ in delen], sum(aantal for _, aantal in delen)
    if isinstance(waarde, dict):
        paren = {
            sleutel: (deel, 0) if sleutel in STRUCTUUR and isinstance(deel, str) else zonder(deel, zoek)
            for sleutel, deel in waarde.items()
        }
        return {sleutel: deel for sleutel, (deel, _) in paren.items()}, sum(n for _, n in paren.values())
    return waarde, 0


def tekstvelden(model: type[models.Model]) -> Iterator[models.Field]:
    """Give the fields of a table in which people's words can stand."""
    for veld in model._meta.concrete_fields:
        is_tekst = isinstance(veld, models.CharField | models.TextField | models.JSONField | ArrayField)
        if is_tekst and not veld.choices and veld.name not in BLIJFT_STAAN:
            yield veld


def wegen_naar_project() -> dict[type[models.Model], str]:
    """Give every table that belongs to a project, with the way of foreign keys that leads there ("actie__project")."""
    wegen: dict[type[models.Model], str] = {Project: "pk"}
    rij: list[type[models.Model]] = [
        model for naam in APPS for model in apps.get_app_config(naam).get_models()
    ]
    for _ in range(3):
        for model in rij:
            for veld in model._meta.concrete_fields:
                doel = veld.related_model
                if model not in wegen and isinstance(veld, models.ForeignKey) and doel in wegen:
                    verder = wegen[doel]
                    wegen[model] = veld.name if verder == "pk" else f"{veld.name}__{verder}"
    return {model: weg for model, weg in wegen.items() if model not in BLIJFT}


class Weghaler:
    """Everything around one verslag, looked through for one passage."""

    def __init__(self, verslag: Verslag, passage: str) -> None:
        self.verslag = verslag
        self.zoek = patroon(passage)
        self.passage = passage

    @cached_property
    def kring(self) -> dict[type[models.Model], models.QuerySet]:
        """The rows that belong to the project, per table."""
        project = self.verslag.project_id
        return {
            model: model._base_manager.filter(**{weg: project}) for model, weg in wegen_naar_project().items()
        }

    @cached_property
    def terugkoppelingen(self) -> list[Terugkoppeling]:
        """The half-yearly reports that tell of this verslag."""
        nummer = self.verslag.nummer
        return [t for t in Terugkoppeling.objects.exclude(cijfers={}) if nummer and nummer in str(t.cijfers)]

    @cached_property
    def overgenomen(self) -> models.QuerySet[Actie]:
        """The actions that other projects took over from this verslag: copies of what it says."""
        return Actie._base_manager.filter(overgenomen_van=self.verslag)

    @cached_property
    def invullingen(self) -> set[int]:
        """The forms of the project, its workshop and its verslag, and of the half-yearly reports."""
        keys = {t.invulling_id for t in self.terugkoppelingen}
        for model, rijen in self.kring.items():
            for veld in model._meta.concrete_fields:
                if veld.related_model is Invulling:
                    keys |= set(rijen.values_list(veld.attname, flat=True))
        return keys - {None}

    @cached_property
    def rijen(self) -> list[Rij]:
        """Every row with the passage in it: first what people read, then what is kept of it."""
        return [
            *(*self._van_project(), *self._overgenomen(), *self._formulieren()),
            *(*self._rapporten(), *self._post(), *self._spoor()),
        ]

    @property
    def aantal(self) -> int:
        """How often the passage stands somewhere."""
        return sum(rij.aantal for rij in self.rijen)

    @property
    def kenmerk(self) -> str:
        """What a page shows of it, in short: another place or another number is another mark."""
        deel = "|".join(f"{rij.rij._meta.label} {rij.rij.pk} {rij.aantal}" for rij in self.rijen)
        return sha256(deel.encode()).hexdigest()[:16]

    @property
    def plekken(self) -> list[tuple[str, int]]:
        """Where it stands and how often, for a person: rows of one name counted together."""
        telling: dict[str, int] = {}
        for rij in self.rijen:
            telling[rij.waar] = telling.get(rij.waar, 0) + rij.aantal
        return list(telling.items())

    @property
    def nieuw_adres(self) -> bool:
        """Whether the address of the verslag holds the passage too."""
        deel = slugify(self.passage)
        return bool(deel) and f"-{deel}-" in f"-{self.verslag.slug}-"

    def _rij(self, rij: models.Model, waar: str = "", alleen: tuple[str, ...] = ()) -> Iterator[Rij]:
        velden, aantal, namen = {}, 0, []
        for veld in tekstvelden(type(rij)):
            if alleen and veld.name not in alleen:
                continue
            is_pagina = isinstance(rij, Woostuk) and veld.name == "html"
            tekst, keer = (zonder_in_pagina if is_pagina else zonder)(getattr(rij, veld.attname), self.zoek)
            if keer:
                grens = veld.max_length if isinstance(tekst, str) else None
                velden[veld.name] = tekst[:grens] if isinstance(tekst, str) else tekst
                aantal += keer
                namen.append(str(veld.verbose_name))
        if velden:
            naam = str(rij._meta.verbose_name)
            yield Rij(rij, velden, aantal, waar or f"{naam[0].upper()}{naam[1:]}: {', '.join(namen)}")

    def _van_project(self) -> Iterator[Rij]:
        for rijen in self.kring.values():
            for rij in rijen:
                waar = ""
                if isinstance(rij, Verslagversie):
                    waar = f"Gepubliceerde versie {rij.nummer}, met haar documenten"
                elif isinstance(rij, Verslag):
                    waar = "Wat de lijsten en het zoeken van dit verslag gebruiken"
                yield from self._rij(rij, waar)

    def _overgenomen(self) -> Iterator[Rij]:
        for actie in self.overgenomen:
            yield from self._rij(actie, "Actie die een ander project hieruit overnam")

    def _formulieren(self) -> Iterator[Rij]:
        for model, weg, vraag in FORMULIERDELEN:
            rijen = model._base_manager.filter(**{f"{weg}__in": self.invullingen})
            for rij in rijen.annotate(_format=models.F(f"{weg}__format"), _vraag=models.F(vraag)):
                spec = Invulling(format=rij._format).spec
                sleutels = {v.sleutel: v.label for v in spec.vragen()}
                soort = "" if model is Antwoord else f" ({model._meta.verbose_name})"
                yield from self._rij(rij, f"{spec.titel}: {sleutels.get(rij._vraag, rij._vraag)}{soort}")

    def _rapporten(self) -> Iterator[Rij]:
        for rapport in self.terugkoppelingen:
            for rij in (rapport, *rapport.aanbevelingen.all()):
                yield from self._rij(rij, f"{rapport}, met haar documenten")

    def _post(self) -> Iterator[Rij]:
        project = self.verslag.project_id
        acties = (*self.verslag.project.acties.all(), *self.overgenomen)
        adressen = [reverse("project", args=[project]), *(actie.get_absolute_url() for actie in acties)]
        if self.verslag.slug:
            adressen.append(reverse("verslag", args=[self.verslag.slug]))
        over, van = models.Q(), models.Q()
        for adres in adressen:
            over |= models.Q(tekst__contains=adres)
            van |= models.Q(pad__startswith=adres)
        for bericht in Bericht.objects.filter(over):
            yield from self._rij(bericht, "Verstuurde of wachtende mail, hier bewaard")
        for melding in Melding.objects.filter(over | van):
            yield from self._rij(melding, "Melding die in een mail kwam of nog komt", alleen=("kop", "tekst"))

    def _spoor(self) -> Iterator[Rij]:
        """Lines of the audit trail on these rows, and on rows of these tables that are gone: nobody knows whose they were."""
        deel = max(re.findall(r"\w+", self.passage), key=len, default="")
        regels = Auditregel.objects.annotate(_details=Cast("details", models.TextField()))
        met_deel = models.Q(_details__icontains=deel) | models.Q(object_naam__icontains=deel)
        for regel in regels.filter(met_deel, soort__in=self._keys):
            model = apps.get_model(regel.soort)
            is_van_ons = regel.object_id in self._keys[regel.soort]
            if is_van_ons or not model._base_manager.filter(pk=regel.object_id).exists():
                yield from self._rij(regel, "Audittrail: wat er eerder stond")

    @cached_property
    def _keys(self) -> dict[str, set[str]]:
        keys = {}
        for model, rijen in self.kring.items():
            keys[model._meta.label_lower] = {str(pk) for pk in rijen.values_list("pk", flat=True)}
        keys[Actie._meta.label_lower] |= {str(pk) for pk in self.overgenomen.values_list("pk", flat=True)}
        keys[Invulling._meta.label_lower] = {str(pk) for pk in self.invullingen}
        keys[Terugkoppeling._meta.label_lower] = {str(t.pk) for t in self.terugkoppelingen}
        for model, weg, _vraag in FORMULIERDELEN:
            rijen = model._base_manager.filter(**{f"{weg}__in": self.invullingen})
            keys[model._meta.label_lower] = {str(pk) for pk in rijen.values_list("pk", flat=True)}
        return keys


class NietsWegTeHalen(ValidationError):
    """The passage stands nowhere, or cannot be looked for."""


class AnderePlekken(ValidationError):
    """The passage stands elsewhere, or in other numbers, than the page showed."""


def kijk(verslag: Verslag, passage: str, reden: str) -> Weghaler:
    """Give where a passage stands; raises `NietsWegTeHalen` when that cannot be, or is nowhere."""
    if len(passage.strip()) < KORTST:
        raise NietsWegTeHalen({"passage": f"Schrijf ten minste {KORTST} tekens: korter staat het overal."})
    if verslag.project_id is None:
        raise NietsWegTeHalen("Dit verslag heeft hier geen project: weghalen kan alleen waar het is gemaakt.")
    if patroon(passage.strip()).search(reden):
        raise NietsWegTeHalen(
            {"reden": "De reden noemt wat je weghaalt. Lezers zien haar: schrijf haar zonder."}
        )
    weghaler = Weghaler(verslag, passage.strip())
    if not weghaler.rijen:
        raise NietsWegTeHalen(
            {"passage": "Dit staat nergens. Schrijf het precies zoals het in het verslag staat."}
        )
    return weghaler
