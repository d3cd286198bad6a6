"""The moves of the simulated participants, each by the handeling that a person would use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from acties.handelingen import beslis_over_voorstellen, wijzig_actie
from formats.handelingen import vul_in
from live.handelingen.binnen import kom_met_link, meld_klaar
from live.handelingen.notities import Inhoud, bewaar_notitie, voeg_samen
from live.handelingen.reflecties import lever_reflectie_in
from live.handelingen.tafel import kies_actie_van_notitie, kies_stapel, noem_woordvoerder
from live.models import Notitie, Plek, Sessie, Tafel
from live.spelers import Zet, naam_van, verhaal
from organisatie.models import Gebruiker
from project.models import Afspraak, Gekozenwaarde
from project.workshop.bereik import Bereik
from project.workshop.handelingen import (
    leg_spanning_vast,
    reflecteer_op_accenten,
    voeg_regel_toe,
    wijzig_gekozen_waarde,
)
from project.workshop.regels import SOORTEN
from waardenkader.meetellen import ook_in
from waardenkader.models import Waarde
from waardenkader.models.stijl import VAN_CODIO


@dataclass(frozen=True)
class Spel:
    """The session in which is played, and who holds the rehearsal."""

    sessie: Sessie
    door: Gebruiker

    def plek(self, naam: str) -> Plek:
        """Give the place of a player, who comes in when that had not happened yet."""
        deelnemer = self.sessie.project.deelnemers.get(naam=naam, gebruiker=None)
        plek = kom_met_link(sessie=self.sessie, deelnemer=deelnemer)
        return Plek.objects.select_related("deelnemer__groep", "sessie__project").get(pk=plek.pk)

    def tafel(self, fundament: str) -> Tafel:
        """Give the table that discusses a fundament; in another framework the one in its place. Raises `DoesNotExist`."""
        tafels = self.sessie.tafels.select_related("groep", "sessie__project")
        gevonden = tafels.filter(groep__groepsfundamenten__fundament__sleutel=fundament).first()
        return gevonden or tafels.get(groep__volgorde=VAN_CODIO.index(fundament) + 1)

    def waarde(self, naam: str) -> Waarde | None:
        """Give a value by its name in CODIO, or what goes with it in the framework of the project; None without either."""
        if not naam:
            return None
        gevonden = Bereik(self.sessie.project).vind_waarde(naam)
        return gevonden or Waarde.objects.filter(pk__in=self._ook(naam)).op_volgorde().first()

    def gekozen(self, naam: str) -> Gekozenwaarde:
        """Give a value on the poster; raises `DoesNotExist` when no table chose it."""
        rijen = self.sessie.project.gekozen_waarden.select_related("project", "waarde")
        waarde = self.waarde(naam)
        return rijen.get(waarde=waarde) if waarde else rijen.get(waarde__naam=naam)

    def _ook(self, naam: str) -> tuple[int, ...]:
        codio = Waarde.objects.van_codio().met_naam(naam).values_list("pk", flat=True)
        ook = ook_in(self.sessie.project.kader_id, codio)
        return tuple(pk for anderen in ook.values() for pk in anderen)

    def notitie(self, naam: str) -> Notitie:
        """Give a note by the name that the player gave it."""
        return Notitie.objects.get(pk=naam_van(self.sessie.pk, f"{naam} zelf"))


def doe(zet: Zet, sessie: Sessie, door: Gebruiker) -> None:
    """Make one move; raises what its handeling raises, and `DoesNotExist` for what is not there (any more)."""
    DOEN[zet.wat](Spel(sessie, door), **zet.gegevens)


def _kom_binnen(spel: Spel, naam: str) -> None:
    spel.plek(naam)


def _schrijf(spel: Spel, naam: str, soort: str, regel: list[str], notitie: str) -> None:
    if soort == Notitie.Soort.WAARDE:
        waarde, tekst, wie = spel.waarde(regel[0]), regel[1], ""
    else:
        waarde, tekst, wie = spel.waarde(regel[2]), regel[0], regel[1]
    bewaar_notitie(
        plek=spel.plek(naam),
        id=naam_van(spel.sessie.pk, f"{notitie} zelf"),
        beurt=1,
        inhoud=Inhoud(soort=soort, tekst=tekst, waarde=waarde.pk if waarde else None, wie=wie),
    )


def _meld_klaar(spel: Spel, naam: str, deel: str) -> None:
    if spel.sessie.deel == deel:
        meld_klaar(plek=spel.plek(naam), deel=deel)


def _leg_samen(spel: Spel, fundament: str, waarde: str) -> None:
    tafel = spel.tafel(fundament)
    onder = Notitie.objects.van_tafel(spel.sessie, tafel.groep_id, Notitie.Soort.WAARDE)
    eerste, tweede = [*onder.filter(waarde=spel.waarde(waarde), bij=None)[:2], None, None][:2]
    if eerste and tweede:
        voeg_samen(tafel=tafel, notitie=tweede, met=eerste)


def _kies(spel: Spel, fundament: str, waarde: str, reden: str) -> None:
    gevonden = spel.waarde(waarde)
    if gevonden is not None:
        kies_stapel(tafel=spel.tafel(fundament), waarde=gevonden.pk, reden=reden)


def _bespreek_accenten(spel: Spel, fundament: str) -> None:
    project, groep, woorden = spel.sessie.project, spel.tafel(fundament).groep, verhaal()["accenten"]
    reflecties = {}
    for regel in SOORTEN["accentwaarde"].rijen(Bereik(project), groep):
        waarde = regel.accent.waarde
        if regel.reflectie is None:
            speelt = waarde.naam in woorden["waarom"]
            reflecties[waarde] = (speelt, woorden["waarom"].get(waarde.naam, woorden["anders"]))
    reflecteer_op_accenten(project=project, door=spel.door, groep=groep, reflecties=reflecties)


def _noem_woordvoerder(spel: Spel, fundament: str, soort: str, naam: str) -> None:
    noem_woordvoerder(tafel=spel.tafel(fundament), soort=soort, naam=naam)


def _stel_voor(spel: Spel, fundament: str, notitie: str) -> None:
    kies_actie_van_notitie(tafel=spel.tafel(fundament), notitie=spel.notitie(notitie))


def _geef_betekenis(spel: Spel, waarde: str, betekenis: str, zwaar: bool) -> None:
    gekozen = spel.gekozen(waarde)
    if not gekozen.betekenis:
        wijzig_gekozen_waarde(gekozen=gekozen, door=spel.door, betekenis=betekenis, weegt_zwaar=zwaar)


def _noem_spanning(spel: Spel, a: str, b: str, schuurt: str, afweging: str) -> None:
    waarden = {"waarde_a": spel.gekozen(a).waarde, "waarde_b": spel.gekozen(b).waarde}
    project = spel.sessie.project
    leg_spanning_vast(project=project, door=spel.door, **waarden, schuurt=schuurt, afweging=afweging)


def _spreek_af(spel: Spel, notitie: str, weken: int) -> None:
    actie = spel.notitie(notitie).actie
    if actie is None or not actie.is_voorstel:
        return
    beslis_over_voorstellen(acties=[actie], door=spel.door, afspreken=True)
    if actie.termijn is None:
        termijn = timezone.localdate() + timedelta(weeks=weken)
        wijzig_actie(actie=actie, door=spel.door, termijn=termijn)


def _vul_checklist(spel: Spel) -> None:
    blad = spel.sessie.project.workshop.blad
    blad.vergeet()
    leeg = {vraag: tekst for vraag, tekst in verhaal()["checklist"].items() if not blad.tekst(vraag)}
    vul_in(invulling=blad, teksten=leeg, door=spel.door)


def _maak_afspraak(spel: Spel, tekst: str, wie: str) -> None:
    voeg_regel_toe(regel=Afspraak(project=spel.sessie.project, tekst=tekst, wie=wie), door=spel.door)


def _kijk_terug(spel: Spel, naam: str, vraag: str, tekst: str) -> None:
    antwoord = naam_van(spel.sessie.pk, f"antwoord {vraag} {naam}")
    lever_reflectie_in(plek=spel.plek(naam), id=antwoord, vraag=vraag, tekst=tekst)


DOEN: Mapping[str, Callable[..., Any]] = {
    "kom_binnen": _kom_binnen,
    "schrijf": _schrijf,
    "meld_klaar": _meld_klaar,
    "leg_samen": _leg_samen,
    "kies": _kies,
    "bespreek_accenten": _bespreek_accenten,
    "noem_woordvoerder": _noem_woordvoerder,
    "stel_voor": _stel_voor,
    "geef_betekenis": _geef_betekenis,
    "noem_spanning": _noem_spanning,
    "spreek_af": _spreek_af,
    "vul_checklist": _vul_checklist,
    "maak_afspraak": _maak_afspraak,
    "kijk_terug": _kijk_terug,
}
"""How each kind of move is made."""
