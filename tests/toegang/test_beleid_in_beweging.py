"""Random people do random things, also what is not theirs: nobody reads or changes what the policy forbids, whatever parts moved.

The policy here is that of the table (`tabel.py`), with who holds which part read from the bare columns (`beleid.py`). What a
person tries is a form from a page as they got it, or one of somebody who may. `PROEF_BELEID=200` plays that many stories.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from acties.models import Actie
from organisatie.models import Gebruiker, Rol, Roltoekenning
from project.models import Project
from strategie.models import Dossier
from tests.robot.invullen import Paar, vul_in
from tests.robot.pagina import Formulier, Pagina
from tests.toegang.beleid import kolommen, te_beoordelen, ziet_dossier, ziet_project
from tests.toegang.conftest import Wereld
from tests.toegang.mensen import Rij
from tests.toegang.tabel import TABEL
from tests.toegang.test_toegang import adres, mag_er_niet_in, uitkomst

pytestmark = pytest.mark.django_db

ZONDER_WERKER = "gezondheid-werker"
"""This page answers 503 as long as no worker runs, as here: that is what it is for."""
ZAAD = 1
"""The sample plays the stories of this seed: without one they change with every letter of `Beleid`, and may hold no write."""
VERHALEN = int(os.environ.get("PROEF_BELEID", "4"))
STAPPEN = 40
RIJEN = [rij for rij in TABEL if te_beoordelen(rij)]
LEZEN = [rij for rij in RIJEN if rij.soort not in ("antwoord", "botsing", "post")]
SCHRIJVEN = [rij for rij in RIJEN if rij.schrijven is not None]
ROLLEN = (Rol.CIO, Rol.BESTUURDER, Rol.ORGANISATOR, Rol.REDACTEUR, Rol.BEHEERDER)
ZONDER_GEVOLG = (
    "organisatie_toegangstelling",
    "organisatie_inlogsessie",
    "organisatie_auditregel",  # that it was refused
    "organisatie_auditnaam",
    "web_codepoging",
    "web_verzending",  # that this form arrived
    "codio_onthouden",
)
"""What a refusal may write: that it happened."""
WERELD: list[Wereld] = []
TELLING: Counter[str] = Counter()


@contextmanager
def wat_verandert() -> Iterator[list[str]]:
    """Give what is written inside, but for what a refusal may write."""
    geschreven: list[str] = []

    def kijk(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            tabel = sql.split('"')[1] if '"' in sql else sql
            if tabel not in ZONDER_GEVOLG:
                geschreven.append(sql[:200])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(kijk):
        yield geschreven


class Beleid(RuleBasedStateMachine):
    """One story: parts move, accounts close and open, people read and write."""

    @initialize()
    def begin(self) -> None:
        self.wereld = WERELD[0]
        self.blok = transaction.atomic()
        self.blok.__enter__()
        self.mensen = [mens for naam, mens in sorted(self.wereld.mensen.items()) if naam != "anoniem"]
        self.clients: dict[int, Client] = {}

    def teardown(self) -> None:
        if hasattr(self, "blok"):
            transaction.set_rollback(True)
            self.blok.__exit__(None, None, None)

    @rule(wie=st.integers(0, 99), rol=st.sampled_from(ROLLEN), geef=st.booleans())
    def verdeel_rol(self, wie: int, rol: Rol, geef: bool) -> None:
        """Give somebody a role in the organisation, or take it away."""
        mens = self._mens(wie)
        if geef:
            Roltoekenning.objects.get_or_create(gebruiker=mens, rol=rol)
        else:
            Roltoekenning.objects.filter(gebruiker=mens, rol=rol).delete()

    @rule(wie=st.integers(0, 99), open_=st.booleans())
    def sluit_of_open_account(self, wie: int, open_: bool) -> None:
        Gebruiker.objects.filter(pk=self._mens(wie).pk).update(is_active=open_)

    @rule(
        deel=st.sampled_from(("projectleider", "gespreksleider", "notulist", "regievoerder")),
        wie=st.integers(0, 99),
    )
    def verdeel_deel_van_project(self, deel: str, wie: int) -> None:
        Project.alle.filter(pk=self.wereld.project.pk).update(**{deel: self._mens(wie)})

    @rule(
        deel=st.sampled_from(("bestuurder", "gemandateerde", "contactpersoon", "moderator", "eigenaar")),
        wie=st.integers(0, 99),
    )
    def verdeel_deel_van_dossier(self, deel: str, wie: int) -> None:
        Dossier.objects.filter(pk=self.wereld.dossier.pk).update(**{deel: self._mens(wie)})

    @rule(wie=st.integers(0, 99), waar=st.integers(0, 9999))
    def lees(self, wie: int, waar: int) -> None:
        """Open an address: it stays closed to who the policy keeps out."""
        rij, mens = LEZEN[waar % len(LEZEN)], self._iemand(wie)
        if (pad := self._adres(rij)) is None:
            return
        mag, client = bool(kolommen(mens, rij, self.wereld) & rij.lezen), self._client(mens)
        with wat_verandert() as geschreven:
            antwoord = client.get(pad)
        self._oordeel(antwoord, rij, mens, mag, [] if mag else geschreven)

    @rule(wie=st.integers(0, 99), van=st.integers(0, 99), waar=st.integers(0, 9999), zaad=st.integers(0, 999))
    def schrijf(self, wie: int, van: int, waar: int, zaad: int) -> None:
        """Send a form that this person or somebody else got."""
        rij, mens, bron = SCHRIJVEN[waar % len(SCHRIJVEN)], self._iemand(wie), self._iemand(van)
        if (pad := self._adres(rij)) is None:
            return
        paren = self._formulier(bron, pad, Random(zaad)) or self._formulier(mens, pad, Random(zaad))  # noqa: S311
        kring = (rij.schrijven or set()) | (rij.opmerken if _is_opmerking(paren) else set())
        mag, client = bool(kolommen(mens, rij, self.wereld) & kring), self._client(mens)
        with wat_verandert() as geschreven, transaction.atomic():
            antwoord = client.post(pad, _per_naam(paren))
        self._oordeel(antwoord, rij, mens, mag, [] if mag else geschreven, schrijven=True)

    @rule(wie=st.integers(0, 99), van=st.integers(0, 9999), zaad=st.integers(0, 999))
    def gebruik_een_pagina(self, wie: int, van: int, zaad: int) -> None:
        """Fill in a form of a page, wherever it goes, as somebody who reads that page would."""
        mens, rij, kans = self._iemand(wie), LEZEN[van % len(LEZEN)], Random(zaad)  # noqa: S311
        pad = self._adres(rij)
        if pad is None or not (formulieren := self._formulieren(mens, pad)):
            return
        formulier = kans.choice(formulieren)
        if urlsplit(formulier.adres).path.startswith(("/account/", "/beheer/")):
            return
        paren = self._ingevuld(formulier, kans)
        with transaction.atomic():
            antwoord = self._client(mens).post(formulier.adres, _per_naam(paren))
        TELLING[f"van een pagina {antwoord.status_code}"] += 1
        assert antwoord.status_code < 500, (formulier.adres, paren)

    @invariant()
    def niemand_ziet_wat_niet_van_hem_is(self) -> None:
        """The lists show exactly what somebody may know."""
        if not hasattr(self, "wereld"):
            return
        w = self.wereld
        for mens in Gebruiker.objects.filter(pk__in=[mens.pk for mens in self.mensen], is_active=True):
            gezien = set(Project.objects.zichtbaar_voor(mens).values_list("pk", flat=True))
            for project in (w.project.pk, w.voorbereiding.pk, w.met_concept.pk):
                assert (project in gezien) == ziet_project(mens, project), (mens.username, project)
            dossiers = Dossier.objects.zichtbaar_voor(mens).filter(pk=w.dossier.pk)
            assert dossiers.exists() == ziet_dossier(mens, w), mens.username
            vreemd = Actie.objects.zichtbaar_voor(mens).exclude(actiehouder=mens).exclude(monitor=mens)
            for project in set(vreemd.exclude(project=None).values_list("project", flat=True)):
                assert ziet_project(mens, project), (mens.username, project)

    def _mens(self, nummer: int) -> Gebruiker:
        return self.mensen[nummer % len(self.mensen)]

    def _iemand(self, nummer: int) -> Gebruiker | None:
        """Give somebody; now and then somebody who has not logged in."""
        return None if nummer % 20 == 19 else self._mens(nummer)

    def _client(self, mens: Gebruiker | None) -> Client:
        sleutel = mens.pk if mens else 0
        if sleutel not in self.clients:
            client = Client(raise_request_exception=False)
            if mens:
                client.force_login(mens, backend="django.contrib.auth.backends.ModelBackend")
            self.clients[sleutel] = client
        return self.clients[sleutel]

    def _adres(self, rij: Rij) -> str | None:
        try:
            return adres(rij, self.wereld)
        except (ObjectDoesNotExist, IndexError, NoReverseMatch):
            return None  # somebody took it away

    def _formulieren(self, mens: Gebruiker | None, pad: str) -> list[Formulier]:
        antwoord = self._client(mens).get(pad, follow=True)
        if antwoord.status_code != 200 or not antwoord.get("Content-Type", "").startswith("text/html"):
            return []
        return [f for f in Pagina(pad, antwoord.content).formulieren() if f.methode == "post"]

    def _formulier(self, mens: Gebruiker | None, pad: str, kans: Random) -> list[Paar]:
        hier = [f for f in self._formulieren(mens, pad) if urlsplit(f.adres).path == pad]
        return self._ingevuld(kans.choice(hier), kans) if hier else []

    def _ingevuld(self, formulier: Formulier, kans: Random) -> list[Paar]:
        """Fill in, and choose people at random: so parts move as they do in use."""
        paren = vul_in(formulier, kans.choice(formulier.knoppen), merk=kans.choice("AB"))
        kiesvelden = {veld.naam for veld in formulier.velden if "data-mensen-url" in veld.attributen}
        return [
            (naam, kans.choice(self.mensen).username if naam in kiesvelden else waarde)
            for naam, waarde in paren
        ]

    def _oordeel(
        self,
        antwoord: HttpResponse,
        rij: Rij,
        mens: Gebruiker | None,
        mag: bool,
        geschreven: list[str],
        schrijven: bool = False,
    ) -> None:
        status = uitkomst(antwoord)
        wat = f"{mens.username if mens else 'anoniem'} {'schrijft' if schrijven else 'leest'} {rij.naam}: {status}"
        wat += f" {antwoord.get('Location', '')} {geschreven}"
        # A form that is locked for everybody sends who changes nothing back to the page, without asking who it is.
        terug = status == 302 and antwoord["Location"].partition("#")[0] == antwoord.wsgi_request.path
        dicht = mag_er_niet_in(status) or (schrijven and (status == 405 or (terug and not geschreven)))
        TELLING[f"{'schrijven' if schrijven else 'lezen'}: {'mag' if mag else 'mag niet'} {status}"] += 1
        zo_bedoeld = status == 503 and rij.naam == ZONDER_WERKER
        assert status == "inloggen" or zo_bedoeld or int(status) < 500, wat
        assert mag or dicht, f"{wat}; {sorted(kolommen(mens, rij, self.wereld))}"
        assert not geschreven, f"{wat} en toch: {geschreven}"


def _is_opmerking(paren: list[Paar]) -> bool:
    return any(naam == "doe" and waarde.startswith("opmerking:") for naam, waarde in paren)


def _per_naam(paren: list[Paar]) -> dict[str, list[str]]:
    velden: dict[str, list[str]] = {}
    for naam, waarde in paren:
        velden.setdefault(naam, []).append(waarde)
    return velden


def test_random_stories_find_nothing_that_the_policy_forbids(wereld):
    WERELD[:] = [wereld]
    TELLING.clear()
    run_state_machine_as_test(
        Beleid if "PROEF_BELEID" in os.environ else seed(ZAAD)(Beleid),
        settings=settings(
            max_examples=VERHALEN,
            stateful_step_count=STAPPEN,
            deadline=None,
            derandomize=False,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate,),  # making a long story shorter takes longer than reading it
        ),
    )
    sys.stdout.write(f"\n{sum(TELLING.values())} stappen: {dict(sorted(TELLING.items()))}\n")
    assert TELLING["lezen: mag 200"] > VERHALEN
    assert sum(keer for naam, keer in TELLING.items() if naam.startswith("schrijven: mag niet")) > VERHALEN


def test_most_of_the_table_takes_part():
    assert len(RIJEN) > 0.6 * len(TABEL)
    assert len(SCHRIJVEN) > 80
