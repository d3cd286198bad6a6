"""Reading in a file with verslagen: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import DataError, OperationalError, transaction

from moresprudentie.inhoud import lees as lees_inhoud
from moresprudentie.models import Bron, Verslag
from moresprudentie.uitwisseling import bestand
from moresprudentie.uitwisseling.bewaren import Botsing, neem_op, onbekende_waarden, vrije_slug
from moresprudentie.uitwisseling.vorm import Vormfout
from moresprudentie.volgen import NIET_TE_BEWAREN
from moresprudentie.zoekstand import bewaar_tellingen
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker, Organisatie
from organisatie.rechten import Recht, eis


class NietIngelezen(ValidationError):
    """The file was not read in, and nothing of it; says where it is wrong."""


@dataclass(frozen=True)
class Ingelezen:
    """What reading in a file did."""

    van: str
    eigen: bool
    nieuw: int
    al_hier: int
    onbekend: tuple[str, ...]
    """Values that are not counted here: their framework is not in this installation."""


@transaction.atomic
def lees_verslagen_in(
    *, regels: Iterable[bytes], door: Gebruiker | None, eigen: bool | None = None
) -> Ingelezen:
    """Read in a file of verslagen, all of it or nothing; what is here already in the same form stays as it is.

    Takes its lines, and whether they are verslagen of this organisation itself (None: when the file has its name). Those of
    another one are marked with it, and are for everybody inside. Raises `NietIngelezen`.
    """
    eis(door, Recht.BEHEREN)
    try:
        kop, stukken = bestand.lees(regels)
        is_eigen = _is_eigen(kop) if eigen is None else eigen
        bron = None if is_eigen else _bron(kop)
        herkomst = Verslag.Herkomst.BESTAND if is_eigen else Verslag.Herkomst.ELDERS
        nieuw, al_hier, inhouden = 0, 0, []
        for stuk in stukken:
            if neem_op(stuk, bron=bron, herkomst=herkomst):
                nieuw += 1
                inhouden.append(lees_inhoud(stuk.versies[-1].inhoud))
            else:
                al_hier += 1
    except (Vormfout, Botsing) as fout:
        raise NietIngelezen(str(fout)) from fout
    except (DataError, OperationalError) as fout:
        raise NietIngelezen(f"{stuk.nummer}: {NIET_TE_BEWAREN}") from fout
    if nieuw:
        bewaar_tellingen()
        leg_vast(
            door=door, wat="verslagen ingelezen", op=bron or Organisatie.huidige(), van=kop.naam, aantal=nieuw
        )
    return Ingelezen(kop.naam, is_eigen, nieuw, al_hier, tuple(onbekende_waarden(inhouden)))


def _is_eigen(kop: bestand.Kop) -> bool:
    eigen = Organisatie.huidige()
    if kop.kenmerk and kop.kenmerk == eigen.identificatie:
        return True
    return kop.naam.casefold() == eigen.naam.casefold()


def _bron(kop: bestand.Kop) -> Bron:
    """Give the source of a file: the one with its mark, else with its name, else a new one; who was stopped, is here again."""
    bron = Bron.objects.filter(kenmerk=kop.kenmerk).first() if kop.kenmerk else None
    bron = bron or Bron.objects.filter(naam=kop.naam).first()
    if bron is not None and kop.kenmerk and bron.kenmerk not in ("", kop.kenmerk):
        raise Botsing(f"Er is hier al een andere organisatie die {kop.naam} heet.")
    if bron is None:
        return Bron.objects.create(naam=kop.naam, kenmerk=kop.kenmerk, slug=vrije_slug(kop.naam), aan=False)
    if Bron.objects.te_volgen().filter(pk=bron.pk).exists():
        raise Botsing(
            f"Jullie volgen {bron.naam}: haar verslagen komen vanzelf. Uit een bestand kan terugkomen wat zij intussen introk."
        )
    Bron.objects.filter(pk=bron.pk).update(gestopt_op=None)
    return bron
