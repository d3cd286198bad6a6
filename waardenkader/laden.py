"""Loads the framework from the data files in fixtures/waardenkader, without undoing an organisation's work."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import models

from waardenkader.models import (
    CODIO,
    Concordantie,
    Fundament,
    Geladen,
    Hulpvraag,
    Kaderversie,
    Principe,
    Voorbeeldactie,
    Waarde,
)

M = TypeVar("M", bound=Geladen)
MAP = Path(settings.BASE_DIR) / "fixtures" / "waardenkader"


@dataclass
class Laadverslag:
    """What a loading did, as lines a person can read."""

    nieuw: list[str] = field(default_factory=list)
    bijgewerkt: list[str] = field(default_factory=list)
    behouden: list[str] = field(default_factory=list)

    def samenvatting(self) -> str:
        """Give the three numbers in one line."""
        return (
            f"{len(self.nieuw)} nieuw, {len(self.bijgewerkt)} bijgewerkt, "
            f"{len(self.behouden)} zo gelaten omdat de organisatie de tekst heeft gewijzigd"
        )


def lees(naam: str) -> dict[str, Any]:
    """Read one data file, by its name without extension."""
    with (MAP / f"{naam}.toml").open("rb") as bestand:
        return tomllib.load(bestand)


class Lader:
    """One loading: puts what the data files say into the database and keeps the report.

    Each kind of row is read once and written in bulk, so that a loading takes a few queries.
    """

    def __init__(self) -> None:
        self.verslag = Laadverslag()

    def alles(self) -> Laadverslag:
        """Load both versions of CODIO, and what belongs to the values of the present one."""
        for naam in ("kader-2021", "kader-2024"):
            self.kader(lees(naam))
        oud = {w.slug: w for w in Waarde.objects.filter(versie__sleutel="2021")}
        nieuw = {w.slug: w for w in Waarde.objects.filter(versie__sleutel=CODIO, project=None)}
        self.concordantie(lees("concordantie")["paren"], oud, nieuw)
        self.bij_waarden(Voorbeeldactie, lees("voorbeeldacties")["acties"], nieuw)
        self.bij_waarden(Hulpvraag, lees("hulpvragen")["vragen"], nieuw)
        return self.verslag

    def kader(self, gegevens: dict[str, Any]) -> None:
        """Load one version with its fundamenten, principes and waarden."""
        versie = self._versie(gegevens)
        fundamenten = self._zet(
            Fundament,
            ("versie", "sleutel"),
            [
                {**_zonder(fundament, "principes"), "versie": versie, "volgorde": i}
                for i, fundament in enumerate(gegevens["fundamenten"], start=1)
            ],
        )
        principes = self._zet(
            Principe,
            ("fundament", "sleutel"),
            [
                {**_zonder(principe, "waarden"), "fundament": fundament, "volgorde": i}
                for fundament, ruw in zip(fundamenten, gegevens["fundamenten"], strict=True)
                for i, principe in enumerate(ruw["principes"], start=1)
            ],
        )
        ruwe_principes = [p for f in gegevens["fundamenten"] for p in f["principes"]]
        self._zet(
            Waarde,
            ("versie", "slug"),
            [
                {**waarde, "versie": versie, "principe": principe, "eigen": False, "volgorde": i}
                for principe, ruw in zip(principes, ruwe_principes, strict=True)
                for i, waarde in enumerate(ruw["waarden"], start=1)
            ],
        )

    def concordantie(
        self, paren: list[dict[str, str]], oud: dict[str, Waarde], nieuw: dict[str, Waarde]
    ) -> None:
        """Load which older value lives on in which newer one."""
        rijen = [{**paar, "oud": oud[paar["oud"]], "nieuw": nieuw[paar["nieuw"]]} for paar in paren]
        self._zet(Concordantie, ("oud", "nieuw"), rijen)

    def bij_waarden(
        self,
        model: type[Voorbeeldactie] | type[Hulpvraag],
        rijen: list[dict[str, Any]],
        waarden: dict[str, Waarde],
    ) -> None:
        """Load the example actions or the help questions of the values in use."""
        self._zet(
            model,
            ("waarde", "sleutel"),
            [{**rij, "waarde": waarden[rij["waarde"]], "volgorde": i} for i, rij in enumerate(rijen, 1)],
        )

    def _versie(self, gegevens: dict[str, Any]) -> Kaderversie:
        """Make or renew a version; which of them is in use is the choice of the organisation, once there is one."""
        velden = _zonder(gegevens, "fundamenten", "sleutel")
        if Kaderversie.objects.filter(actueel=True).exists():
            del velden["actueel"]
        versie, nieuw = Kaderversie.objects.update_or_create(sleutel=gegevens["sleutel"], defaults=velden)
        if nieuw:
            self.verslag.nieuw.append(_noem(versie))
        return versie

    def _zet(self, model: type[M], sleutels: tuple[str, ...], rijen: list[dict[str, Any]]) -> list[M]:
        """Create or renew these rows; give the objects in the same order."""
        bestaand = {
            _sleutel(obj, sleutels): obj
            for obj in model._default_manager.all()
            if not getattr(
                obj, "project_id", None
            )  # a value of a project may have the name of one that comes
        }
        objecten, nieuw = [], []
        for rij in rijen:
            gezocht = model(**rij)
            obj = bestaand.get(_sleutel(gezocht, sleutels))
            if obj is None:
                gezocht.geladen = {veld: rij[veld] for veld in model.TEKSTVELDEN if veld in rij}
                obj = gezocht
                nieuw.append(obj)
            else:
                self._vernieuw(obj, rij)
            objecten.append(obj)
        model._default_manager.bulk_create(nieuw)
        self.verslag.nieuw += [_noem(obj) for obj in nieuw]
        return objecten

    def _vernieuw(self, obj: Geladen, rij: dict[str, Any]) -> None:
        """Renew what the organisation did not change; report and leave what it did."""
        vers = {veld: rij[veld] for veld in obj.TEKSTVELDEN if veld in rij}
        eigen = {
            veld for veld, tekst in vers.items() if getattr(obj, veld) not in (tekst, obj.geladen.get(veld))
        }
        wijziging = {
            veld: waarde
            for veld, waarde in {**rij, "geladen": vers}.items()
            if veld not in eigen and obj.serializable_value(veld) != _opgeslagen(waarde)
        }
        if eigen:
            self.verslag.behouden.append(f"{_noem(obj)} ({', '.join(sorted(eigen))})")
        if wijziging:
            for veld, waarde in wijziging.items():
                setattr(obj, veld, waarde)
            obj.save()
            self.verslag.bijgewerkt.append(_noem(obj))


def _zonder(gegevens: dict[str, Any], *namen: str) -> dict[str, Any]:
    return {k: v for k, v in gegevens.items() if k not in namen}


def _sleutel(obj: models.Model, sleutels: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(obj.serializable_value(naam) for naam in sleutels)


def _opgeslagen(waarde: Any) -> Any:
    """Give a value as the database keeps it, so that comparing costs no query."""
    return waarde.pk if isinstance(waarde, models.Model) else waarde


def _noem(obj: models.Model) -> str:
    return f"{obj._meta.verbose_name} {obj}"
