"""All that CODIO keeps on one person: found by walking the tables themselves, so that a new table is not forgotten.

Somebody has an account, or an e-mail address with which others wrote them down, or both. What is found: every row that points to
the account, every row with the address in it, what hangs on such a row when it stands for that person (`STAAN_VOOR`), and the
lines of the audit trail about it. What others wrote about somebody in a text cannot be found so; the file says that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.functions import Cast

from organisatie.auditnamen import nummers_van
from organisatie.models import Auditregel, Gebruiker

MEESTE_RIJEN = 10_000
"""Of one table at most so many rows go in the file; it says so when there are more."""
GEHEIM = frozenset(
    {
        *("password", "kenmerk", "sleutel", "code", "key", "html"),
        *(
            "session_key",
            "session_data",
            "data",
            "token",
            "token_secret",
        ),  # of the log-in and its second step
    }
)
"""Fields that let somebody in, or that hold a whole page: never in the file."""
ANDER = "iemand anders"
GEEN_TEKST = {"organisatie.bericht": ("tekst",), "organisatie.melding": ("tekst",)}
"""What the beheerder does not read; the person self does."""

STAAN_VOOR: set[str] = {"organisatie.gebruiker"}
"""The models of which a row stands for one person: what points to such a row is on that person too. Floors add their own."""

MEER: list[Callable[[Persoon], QuerySet[Any]]] = []
"""Floors add here what points to a person in another way."""


@dataclass(frozen=True)
class Persoon:
    """Somebody: the account if there is one, and the address."""

    gebruiker: Gebruiker | None
    adres: str = ""
    naam: str = ""

    @cached_property
    def adressen(self) -> frozenset[str]:
        """All addresses by which this person is known, in small letters."""
        eigen = self.gebruiker.email if self.gebruiker else ""
        return frozenset(adres.lower() for adres in (self.adres, eigen) if adres)

    @cached_property
    def namen(self) -> frozenset[str]:
        """All names by which the audit trail may mean this person: of the account, and as others wrote it beside the address."""
        uit = {self.gebruiker.naam, self.gebruiker.username} if self.gebruiker else set()
        for model in modellen():
            if model._meta.label_lower in STAAN_VOOR - {"organisatie.gebruiker"} and _heeft_naam(model):
                rijen = _direct(model, self)
                uit |= set(rijen.values_list("naam", flat=True)) if rijen is not None else set()
        return frozenset(naam for naam in uit if naam)

    def __str__(self) -> str:
        return self.gebruiker.naam if self.gebruiker else self.naam or self.adres


def zoek_persoon(tekst: str) -> Persoon:
    """Give who has this account name or e-mail address; raises ValidationError when nobody is known by it."""
    schoon = tekst.strip()
    mensen = Gebruiker.objects.filter(Q(username__iexact=schoon) | Q(email__iexact=schoon))
    gebruiker = mensen.order_by("-is_active", "pk").first()
    if gebruiker is not None:
        return Persoon(gebruiker, gebruiker.email)
    try:
        validate_email(schoon)
    except ValidationError as fout:
        raise ValidationError(
            {"wie": "Geen account heet zo. Typ een accountnaam of een e-mailadres."}
        ) from fout
    persoon = Persoon(None, schoon)
    try:
        waar_gevonden(persoon)
    except ObjectDoesNotExist as fout:
        raise ValidationError({"wie": "Van dit e-mailadres staat niets in CODIO."}) from fout
    return persoon


Vindplaats = tuple[str, str, int]


def waar_gevonden(persoon: Persoon) -> Vindplaats:
    """Give a table, a field and a row in which this person stands; raises `ObjectDoesNotExist` when there is none."""
    if persoon.gebruiker is not None:
        return Gebruiker._meta.label_lower, "", persoon.gebruiker.pk
    for model in modellen():
        for naam in met_adres(model):
            pk = model._base_manager.filter(**{f"{naam}__iexact": persoon.adres}).values_list("pk", flat=True)
            if (eerste := pk.order_by("pk").first()) is not None:
                return model._meta.label_lower, naam, eerste
    raise ObjectDoesNotExist


def op_vindplaats(label: str, veld: str, pk: int) -> Persoon:
    """Give the person who stands there; raises `ObjectDoesNotExist` when nobody does any more."""
    rij = apps.get_model(label)._base_manager.get(pk=pk)
    if isinstance(rij, Gebruiker):
        return Persoon(rij, rij.email)
    if not (adres := getattr(rij, veld)):
        raise ObjectDoesNotExist
    return Persoon(None, adres)


@dataclass(frozen=True)
class Vondst:
    """What one table has on a person, and why it was found."""

    model: type[models.Model]
    rijen: QuerySet[Any]
    waarom: str

    @property
    def naam(self) -> str:
        """The table as people call it."""
        return str(self.model._meta.verbose_name_plural)


def modellen() -> list[type[models.Model]]:
    """Give every table of the application and of what it stands on, join tables too."""
    return list(apps.get_models(include_auto_created=True))


def naar_account(model: type[models.Model]) -> list[str]:
    """Give the fields of a table that point to an account."""
    return [v.name for v in model._meta.concrete_fields if v.related_model is Gebruiker and v.is_relation]


def met_adres(model: type[models.Model]) -> list[str]:
    """Give the fields of a table that hold an e-mail address."""
    return [v.name for v in model._meta.concrete_fields if isinstance(v, models.EmailField)]


def vondsten(persoon: Persoon) -> Iterator[Vondst]:
    """Give per table what there is on a person; a table without anything too."""
    staan_voor: dict[type[models.Model], QuerySet[Any]] = {}
    for model in modellen():
        rijen = _direct(model, persoon)
        if rijen is None:
            continue
        if model._meta.label_lower in STAAN_VOOR:
            staan_voor[model] = rijen
        yield Vondst(model, rijen, "van of over deze persoon")
    yield from _hangt_aan(staan_voor)
    for meer in MEER:
        rijen = meer(persoon)
        yield Vondst(rijen.model, rijen, "genoemd")


def _direct(model: type[models.Model], persoon: Persoon) -> QuerySet[Any] | None:
    """Give the rows that point to the account or have the address; None for a table that can do neither."""
    accounts, adressen = naar_account(model), met_adres(model)
    if model is Gebruiker:
        accounts = ["pk"]
    if not accounts and not adressen:
        return None
    welke = Q(pk__in=())
    if persoon.gebruiker is not None:
        for naam in accounts:
            welke |= Q(**{naam: persoon.gebruiker.pk})
    for naam in adressen:
        for adres in persoon.adressen:
            welke |= Q(**{f"{naam}__iexact": adres})
    return model._base_manager.filter(welke)


def _hangt_aan(van: dict[type[models.Model], QuerySet[Any]]) -> Iterator[Vondst]:
    """Give what points to rows that stand for a person, and further on from those that do so themselves."""
    gezien: set[tuple[type[models.Model], str]] = set()
    while van:
        verder: dict[type[models.Model], QuerySet[Any]] = {}
        for ouder, rijen in van.items():
            for relatie in ouder._meta.get_fields(include_hidden=True):
                veld = getattr(relatie, "field", None)
                if not (relatie.auto_created and not relatie.concrete) or veld is None or ouder is Gebruiker:
                    continue
                if not veld.concrete or veld.many_to_many or (veld.model, veld.name) in gezien:
                    continue
                gezien.add((veld.model, veld.name))
                eraan = veld.model._base_manager.filter(**{f"{veld.name}__in": rijen.order_by().values("pk")})
                if veld.model._meta.label_lower in STAAN_VOOR:
                    verder[veld.model] = eraan
                yield Vondst(veld.model, eraan, f"hoort bij {ouder._meta.verbose_name}")
        van = verder


def over_persoon(persoon: Persoon) -> QuerySet[Auditregel]:
    """Give the lines of the audit trail about an account, or with the address in them."""
    welke = Q(pk__in=())
    if persoon.gebruiker is not None:
        welke |= Q(soort=Gebruiker._meta.label_lower, object_id=str(persoon.gebruiker.pk))
    regels = Auditregel.objects.annotate(_details=Cast("details", models.TextField()))
    for naam in nummers_van({*persoon.adressen, *persoon.namen}):
        welke |= Q(_details__contains=f"naam {naam.pk}⟩")
    return regels.filter(welke)


MEER.append(over_persoon)


@dataclass
class Deel:
    """The rows of one table as they stand in the file."""

    naam: str
    model: str
    rijen: list[dict[str, Any]] = field(default_factory=list)
    ingekort: bool = False


def gegevens(persoon: Persoon, *, eigen: bool) -> list[Deel]:
    """Give all rows on a person, per table; `eigen` for the person self, who also reads the mails."""
    delen: dict[str, Deel] = {}
    gezien: set[tuple[str, Any]] = set()
    for vondst in vondsten(persoon):
        label = vondst.model._meta.label_lower
        deel = delen.setdefault(label, Deel(vondst.naam, label))
        rijen = _met_verwijzingen(vondst.rijen.order_by("pk"))[: MEESTE_RIJEN + 1]
        for rij in rijen:
            if (label, rij.pk) in gezien:
                continue
            if len(deel.rijen) == MEESTE_RIJEN:
                deel.ingekort = True
                break
            gezien.add((label, rij.pk))
            deel.rijen.append(_als_gegevens(rij, persoon, eigen))
    return [deel for deel in delen.values() if deel.rijen]


def _met_verwijzingen(rijen: QuerySet[Any]) -> QuerySet[Any]:
    """Fetch along what has a name of its own; leave files where they are."""
    velden = rijen.model._meta.concrete_fields
    namen = [v.name for v in velden if v.is_relation and _heeft_naam(v.related_model)]
    zwaar = [v.name for v in velden if isinstance(v, models.BinaryField)]
    return rijen.select_related(*namen).defer(*zwaar) if namen else rijen.defer(*zwaar)


def _heeft_naam(model: Any) -> bool:
    return any(veld.name in ("titel", "naam") for veld in model._meta.concrete_fields)


def _als_gegevens(rij: models.Model, persoon: Persoon, eigen: bool) -> dict[str, Any]:
    """Give the fields of a row by their names for people; nothing that lets somebody in, nobody else's name or address."""
    weg = () if eigen else GEEN_TEKST.get(rij._meta.label_lower, ())
    uit: dict[str, Any] = {}
    for veld in rij._meta.concrete_fields:
        if isinstance(veld, models.BinaryField) or veld.name in GEHEIM or veld.name in weg:
            continue
        uit[str(veld.verbose_name)] = _waarde(rij, veld, persoon)
    return uit


def _waarde(rij: models.Model, veld: models.Field[Any, Any], persoon: Persoon) -> Any:
    ruw = getattr(rij, veld.attname)
    if ruw in (None, ""):
        return ruw
    if veld.is_relation:
        return _verwijzing(rij, veld, ruw, persoon)
    if isinstance(veld, models.EmailField):
        return ruw if ruw.lower() in persoon.adressen else ANDER
    if veld.choices:
        return str(getattr(rij, f"get_{veld.name}_display")())
    return ruw if isinstance(ruw, str | int | float | bool | list | dict) else str(ruw)


def _verwijzing(rij: models.Model, veld: models.Field[Any, Any], pk: Any, persoon: Persoon) -> str:
    model: Any = veld.related_model
    if model is Gebruiker:
        return str(persoon) if persoon.gebruiker and pk == persoon.gebruiker.pk else ANDER
    naam = f"{model._meta.verbose_name} {pk}"
    if not _heeft_naam(model) or model._meta.label_lower in STAAN_VOOR:
        return naam
    try:
        ander = getattr(rij, veld.name)
    except ObjectDoesNotExist:
        return naam
    return f"{naam}: {getattr(ander, 'titel', None) or getattr(ander, 'naam', '')}"
