"""The terugkoppeling of the half-year that has passed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from codio_site.demo import klok, verhaal
from codio_site.demo.verhaal import persoon
from formats.handelingen import vul_in
from moresprudentie.handelingen.aanbevelingen import beantwoord_aanbeveling, schrijf_aanbeveling
from moresprudentie.handelingen.suggesties import neem_suggestie_over, zet_suggestie_opzij
from moresprudentie.handelingen.terugkoppeling import begin_terugkoppeling, verzend_terugkoppeling
from moresprudentie.models import Aanbeveling, Terugkoppeling
from moresprudentie.periode import Halfjaar
from moresprudentie.suggesties import CONCLUSIE, suggesties
from organisatie.models import Gebruiker
from strategie.models import Dossier


def speel(dossier: Dossier, halfjaar: Halfjaar) -> Terugkoppeling:
    """Let the redacteur write and send it, two weeks after the half-year; the strategy answers part of it soon."""
    redacteur = persoon("redacteur")
    dag = klok.werkdag(timezone.localtime(halfjaar.einde).date() + timedelta(days=13))
    teksten = verhaal.lees("terugkoppeling.toml")
    rijen = teksten.pop("aanbeveling")
    with klok.op(klok.om(dag, 11)):
        terugkoppeling = begin_terugkoppeling(dossier=dossier, halfjaar=halfjaar, door=redacteur)
        vul_in(
            invulling=terugkoppeling.invulling,
            teksten=teksten,
            door=redacteur,
        )
        aanbevelingen = [
            schrijf_aanbeveling(
                terugkoppeling=terugkoppeling,
                titel=rij["titel"],
                toelichting=rij["toelichting"],
                door=redacteur,
            )
            for rij in rijen
        ]
        _bekijk_suggesties(terugkoppeling, redacteur)
        verzonden = verzend_terugkoppeling(terugkoppeling=terugkoppeling, door=redacteur)
    for aanbeveling, rij in zip(aanbevelingen, rijen, strict=True):
        if "antwoord" in rij:
            _beantwoord(aanbeveling, rij, dag + timedelta(days=rij["na_dagen"]))
    return verzonden


def _bekijk_suggesties(terugkoppeling: Terugkoppeling, redacteur: Gebruiker) -> None:
    """Let the redacteur take over what CODIO says of tensions, and set aside what it advises: that stands there."""
    for suggestie in suggesties(terugkoppeling):
        doe = neem_suggestie_over if suggestie.soort == CONCLUSIE else zet_suggestie_opzij
        if ":spanning:" in suggestie.sleutel:
            doe(terugkoppeling=terugkoppeling, sleutel=suggestie.sleutel, door=redacteur)


def _beantwoord(aanbeveling: Aanbeveling, rij: dict[str, Any], dag: date) -> None:
    """Let somebody of the strategy answer."""
    with klok.op(klok.om(klok.werkdag(dag), 15)):
        beantwoord_aanbeveling(
            aanbeveling=aanbeveling, door=persoon(rij["door"]), antwoord=rij["antwoord"], reden=rij["reden"]
        )
