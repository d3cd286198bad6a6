"""The yearly report on the strategy: written by the CIO office, offered to the bestuurder a week ago."""

from __future__ import annotations

from datetime import date, timedelta

from codio_site.demo import klok, verhaal
from codio_site.demo.verhaal import persoon
from formats.handelingen import vul_in
from strategie.handelingen import begin_jaarverslag, bied_jaarverslag_aan
from strategie.models import Dossier, Jaarverslag


def begin(dossier: Dossier) -> Jaarverslag:
    """Let the CIO begin it, with the answers that the story has."""
    cio = persoon("cio")
    verslag = begin_jaarverslag(dossier=dossier, door=cio)
    vul_in(invulling=verslag.invulling, teksten=verhaal.lees("jaarverslag.toml"), door=cio)
    return verslag


def speel(dossier: Dossier, vandaag: date) -> Jaarverslag:
    """Let it be written and offered: about all days up to that one."""
    dag = klok.werkdag(vandaag - timedelta(days=9))
    with klok.op(klok.om(dag, 10)):
        verslag = begin(dossier)
    with klok.op(klok.om(dag, 16)):
        return bied_jaarverslag_aan(jaarverslag=verslag, door=persoon("cio"))
