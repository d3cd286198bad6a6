"""Two metingen of how far the organisation is: that of last year has an outcome, that of this year is being filled in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from codio_site.demo import klok, verhaal
from codio_site.demo.verhaal import persoon
from strategie.models import Meting
from strategie.volwassenheid import handelingen
from strategie.volwassenheid.antwoorden import WEET_NIET, keuzeveld, opmerkingveld
from strategie.volwassenheid.themas import THEMAS


def speel(vandaag: date) -> tuple[Meting, Meting]:
    """Play last year's to its outcome, and this year's until some have answered; gives both."""
    gegevens = verhaal.lees("volwassenheid.toml")
    return _speel_vorig_jaar(gegevens["vorig_jaar"], vandaag), _speel_dit_jaar(gegevens["dit_jaar"], vandaag)


def _speel_vorig_jaar(gegevens: dict[str, Any], vandaag: date) -> Meting:
    begin = klok.werkdag(vandaag - timedelta(days=gegevens["dagen_geleden"]))
    cio = persoon("cio")
    meting = _begin(gegevens, begin, begin + timedelta(days=14), [*gegevens["antwoorden"]])
    _laat_invullen(meting, gegevens, begin)
    with klok.op(klok.om(klok.werkdag(begin + timedelta(days=15)), 9)):
        handelingen.sluit(meting=meting, door=cio)
    with klok.op(klok.om(klok.werkdag(begin + timedelta(days=22)), 15)):
        for uitkomst in meting.uitkomsten.all():
            handelingen.leg_uitkomst_vast(
                uitkomst=uitkomst, door=cio, **gegevens["uitkomsten"][uitkomst.thema]
            )
        return handelingen.stel_vast(meting=meting, door=cio)


def _speel_dit_jaar(gegevens: dict[str, Any], vandaag: date) -> Meting:
    begin = vandaag - timedelta(days=gegevens["begonnen_dagen_geleden"])
    mensen = [*gegevens["antwoorden"], *gegevens["nog_niet"]]
    meting = _begin(gegevens, begin, vandaag + timedelta(days=gegevens["sluit_over_dagen"]), mensen)
    _laat_invullen(meting, gegevens, begin)
    return Meting.objects.get(pk=meting.pk)


def _begin(gegevens: dict[str, Any], begin: date, sluit_op: date, mensen: list[str]) -> Meting:
    cio = persoon("cio")
    with klok.op(klok.om(begin, 10)):
        meting = handelingen.maak_meting(
            door=cio,
            titel=f"Volwassenheidsmeting {begin.year}",
            toelichting=gegevens["toelichting"],
            sluit_op=sluit_op,
        )
        for account in mensen:
            handelingen.voeg_mens_toe(meting=meting, gebruiker=persoon(account), door=cio)
        return handelingen.open_meting(meting=meting, door=cio)


def _laat_invullen(meting: Meting, gegevens: dict[str, Any], begin: date) -> None:
    """Let people answer on the days after it began, the first of them with what was written beside it."""
    over = {thema: [*teksten] for thema, teksten in gegevens["opmerkingen"].items()}
    for nummer, (account, niveaus) in enumerate(gegevens["antwoorden"].items()):
        antwoorden = {}
        for thema, niveau in zip(THEMAS, niveaus, strict=True):
            antwoorden[keuzeveld(thema)] = str(niveau or WEET_NIET)
            teksten = over.get(thema.sleutel)
            antwoorden[opmerkingveld(thema)] = teksten.pop(0) if teksten else ""
        with klok.op(klok.om(begin + timedelta(days=1 + nummer), 11)):
            handelingen.vul_in(meting=meting, door=persoon(account), antwoorden=antwoorden)
