"""On random verslagen the figures that the database counts are equal to a slow, open count (`tests.moresprudentie.traag`)."""

from __future__ import annotations

import datetime
import random
from typing import Any

import pytest
from django.utils import timezone

from formats.bouwstenen import nieuwe_invulling
from formats.models import Invulling
from moresprudentie import cijfers
from moresprudentie.cijfers import bereken_selectie
from moresprudentie.formats import VERSLAG
from moresprudentie.handelingen import trek_in
from moresprudentie.inhoud import EERSTE_SCHEMA, SCHEMA
from moresprudentie.models import Cijferregel, Verslag, Verslagversie
from moresprudentie.periode import Halfjaar
from moresprudentie.selectie import UITKOMST_OPEN, Selectie
from organisatie.models import Organisatieonderdeel
from organisatie.wacht import deur
from project.formats import CASUSBESCHRIJVING, FOLLOW_UP, GESCHIKTHEID
from project.models import Project
from strategie.models import Accentwaarde, Dossier
from tests.moresprudentie import traag
from tests.waardenkader.digikompas import breng_digikompas
from waardenkader.handelingen import neem_kader_in_gebruik
from waardenkader.models import Kaderversie, Waarde

TECHNIEKEN = ("", "Camera's", "Sensoren 50%")
UITKOMSTEN = ("", "door", "aangepast", "niet_door", "elders")
EIGEN = ("Rust", "rust!", "Stilte in de natuur", "…", "Privacy")


class Wereld:
    """Verslagen that never were, drawn from one number."""

    def __init__(self, getal: int, door: Any, dossier: Dossier) -> None:
        self.gok, self.door = random.Random(getal), door  # noqa: S311 (the same verslagen each time)
        self.dossiers = (dossier, _volgende(dossier), _volgende(None, dossier.eigenaar))
        self.onderdelen = (
            None,
            *(Organisatieonderdeel.objects.create(naam=n) for n in ("Natuur", "Vervoer")),
        )
        self.waarden = [
            self._van(waarde)
            for sleutel in ("2021", "2024", "2024", "digikompas")
            for waarde in Waarde.objects.filter(versie__sleutel=sleutel, project=None).select_related(
                "principe__fundament", "versie"
            )
        ]
        for slug in ("burgerbetrokkenheid", "doelmatigheid"):
            oud = Waarde.objects.get(versie__sleutel="2021", slug=slug)
            Accentwaarde.objects.create(dossier=self.dossiers[1], waarde=oud, lading="Zo bedoelen wij het")

    @staticmethod
    def _van(waarde: Waarde) -> dict[str, str]:
        fundament = waarde.principe.fundament.sleutel
        return {
            "kader": waarde.versie.sleutel,
            "waarde": waarde.slug,
            "naam": waarde.naam,
            "fundament": fundament,
        }

    def _eigen(self) -> dict[str, str]:
        naam = self.gok.choice(EIGEN)
        fundament = self.gok.choice(("", "democratie", "onbekend"))
        kader = self.gok.choice(("2024", ""))
        return {
            "kader": kader,
            "waarde": f"eigen-{self.gok.randrange(9)}",
            "naam": naam,
            "fundament": fundament,
        }

    def inhoud(self, verslag: Verslag, uitkomst: str) -> dict[str, Any]:
        """Give content with few and many values, marked and not marked, some of them twice."""
        gok = self.gok
        gekozen = gok.sample(self.waarden[::3] + self.waarden[-9:], gok.randrange(7))
        gekozen += [self._eigen() for _ in range(gok.choice((0, 0, 1, 2)))]
        genoemd = [{**w, "weegt_zwaar": gok.random() < 0.3} for w in gekozen]
        schema = gok.choice((SCHEMA, EERSTE_SCHEMA))
        if schema == EERSTE_SCHEMA:
            for waarde in genoemd:
                waarde.pop("kader")
        return {
            "schema": schema,
            "nummer": verslag.nummer,
            "titel": verslag.titel,
            "waarden": genoemd,
            "accentwaarden": [],
            "spanningen": [{"a": a, "b": b} for a, b in zip(genoemd[::2], genoemd[1::2], strict=False)],
            "uitkomst": {"sleutel": uitkomst, "reden": f"Reden van {verslag.titel}"},
            "acties": [
                {
                    "titel": f"Actie {nummer} van {verslag.titel}",
                    "soort": "",
                    "waarden": [],
                    "bereik": gok.choice(("nee", "projecten", "organisatie")),
                    "wijziging_organisatie": gok.random() < 0.3,
                    "wijziging_toelichting": "Zo.",
                }
                for nummer in range(gok.randrange(4))
            ],
        }

    def verslag(self, nummer: int) -> Verslag:
        """Publish one in the database, without the work of a workshop."""
        gok = self.gok
        vormen = [
            Invulling.objects.create(format=f.sleutel) for f in (GESCHIKTHEID, CASUSBESCHRIJVING, FOLLOW_UP)
        ]
        project = Project.objects.create(
            titel=f"Project {nummer}",
            organisator=self.door,
            dossier=gok.choice((None, *self.dossiers)),
            kader=Kaderversie.objects.actueel(),
            **dict(zip(("geschiktheid", "casusbeschrijving", "follow_up"), vormen, strict=True)),
        )
        verslag = Verslag.objects.create(
            project=project, invulling=nieuwe_invulling(format=VERSLAG, door=self.door), titel=project.titel
        )
        dag = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(days=gok.randrange(912))
        verslag.jaar, verslag.volgnummer, verslag.slug = dag.year, nummer, f"project-{nummer}"
        verslag.gepubliceerd_op, verslag.status = dag, "gepubliceerd"
        verslag.onderdeel, verslag.technologie = gok.choice(self.onderdelen), gok.choice(TECHNIEKEN)
        for versie in range(1, gok.choice((2, 2, 3))):
            verslag.uitkomst = gok.choice(UITKOMSTEN)
            verslag.huidige_versie = Verslagversie.objects.create(
                verslag=verslag,
                nummer=versie,
                inhoud=self.inhoud(verslag, verslag.uitkomst),
                zichtbaarheid="organisatie",
                gepubliceerd_op=dag,
                gepubliceerd_door=self.door,
            )
            verslag.save()
        return verslag

    def verander(self, verslagen: list[Verslag]) -> None:
        """Withdraw some, give some another strategy or department, and take a passage out of some."""
        for verslag in self.gok.sample(verslagen, 4):
            trek_in(verslag=verslag, door=self.door, reden="Fout.")
        for verslag in self.gok.sample(verslagen, 4):
            Project.objects.filter(pk=verslag.project_id).update(
                dossier=self.gok.choice((None, *self.dossiers))
            )
            Verslag.objects.filter(pk=verslag.pk).update(onderdeel=self.onderdelen[1])
        for verslag in self.gok.sample(verslagen, 6):
            versie = verslag.huidige_versie
            assert versie is not None
            for waarde in versie.inhoud["waarden"]:
                waarde["naam"] = waarde["naam"].replace("Rust", "[weggehaald]")
            with deur("passage weggehaald", door=None):
                versie.save()

    def selecties(self) -> list[Selectie]:
        """Give half-years with and without a strategy, and parts of them."""
        smaller: list[dict[str, Any]] = [
            {},
            {"onderdeel": "Natuur"},
            {"technologie": TECHNIEKEN[2]},
            {"uitkomst": "niet_door"},
            {"uitkomst": UITKOMST_OPEN, "onderdeel": "Vervoer"},
            {"tot": datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)},
        ]
        halfjaren = (Halfjaar(2026, 1), Halfjaar(2024, 2), Halfjaar(2019, 1))
        return [
            Selectie(halfjaar, dossier, **deel)
            for halfjaar in halfjaren
            for dossier in (None, *self.dossiers)
            for deel in (smaller if halfjaar.jaar == 2026 else smaller[:1])
        ]


def _volgende(vorige: Dossier | None, eigenaar: Any = None) -> Dossier:
    eigenaar = vorige.eigenaar if vorige else eigenaar
    return Dossier.objects.create(
        titel="Volgende" if vorige else "Ander",
        vorige=vorige,
        versie=2 if vorige else 1,
        aanleiding="bijstelling",
        eigenaar=eigenaar,
        gemaakt_door=eigenaar,
        keuze="specifiek",
        accenten_vastgesteld_op=timezone.now(),
    )


@pytest.mark.parametrize(("getal", "in_gebruik"), [(1, "2024"), (2, "2024"), (3, "2021"), (4, "digikompas")])
def test_the_figures_are_those_of_a_slow_and_open_count(
    getal, in_gebruik, dossier, redacteur, beheerder, monkeypatch
):
    for module in (cijfers, traag):
        monkeypatch.setattr(module, "MEESTE", 3)
    breng_digikompas(beheerder)
    wereld = Wereld(getal, redacteur, dossier)
    verslagen = [wereld.verslag(nummer) for nummer in range(1, 61)]
    wereld.verander(verslagen)
    neem_kader_in_gebruik(versie=Kaderversie.objects.get(sleutel=in_gebruik), door=beheerder)

    gevuld = 0
    for selectie in wereld.selecties():
        snel = bereken_selectie(selectie)
        assert snel == traag.bereken_selectie(selectie), selectie
        gevuld += bool(snel["verslagen"])
    assert gevuld > 10
    assert Cijferregel.objects.count() == 56
