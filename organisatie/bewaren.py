"""How long data on people is kept, per kind: each floor declares its kinds, the worker carries the terms out every night.

What was decided stays: vastgestelde documenten, gepubliceerde verslagen and the versions of them are no kind here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DatabaseError, connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from organisatie.models import (
    Bericht,
    Bewaartermijn,
    Bijlage,
    Inlogsessie,
    Melding,
    Opruiming,
    Organisatie,
    Postbestand,
    Toegangstelling,
)

MEESTE = 5000
"""Of one kind so many are removed in one turn; the rest goes the next night."""
TELLINGEN_BLIJVEN = timedelta(days=90)
VERSLAG_BLIJFT = timedelta(days=3 * 365)
"""So long one can look up what was removed when."""
GEWEIGERD = "De database weigert het weg te halen."

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bewaarsoort:
    """A kind of data: what goes after the term, what of it stays, and why this term.

    `te_oud` gives the rows that are past a moment, `ruim` lets them go and gives how many. `veld` names the field of the
    organisation that holds the term, where it was there before this list; such a term is changed there.
    """

    sleutel: str
    naam: str
    weg: str
    blijft: str
    waarom: str
    dagen: int
    te_oud: Callable[[datetime], QuerySet[Any]]
    ruim: Callable[[datetime], int]
    minste: int = 1
    meeste: int = 3650
    veld: str = ""


SOORTEN: dict[str, Bewaarsoort] = {}
"""All kinds, in the order in which the floors declared them."""


def neem_op(*soorten: Bewaarsoort) -> None:
    """Add kinds; each floor does so when Django starts."""
    SOORTEN.update({soort.sleutel: soort for soort in soorten})


@dataclass(frozen=True)
class Stand:
    """One kind with its term now, from before when data is too old, and how much of that there is."""

    soort: Bewaarsoort
    dagen: int
    grens: datetime
    te_oud: int


def termijnen() -> dict[str, int]:
    """Give the days that each kind is kept: as the organisation chose, else as the kind says itself."""
    gekozen = dict(Bewaartermijn.objects.values_list("soort", "dagen"))
    organisatie = Organisatie.huidige()
    return {
        sleutel: getattr(organisatie, soort.veld) if soort.veld else gekozen.get(sleutel, soort.dagen)
        for sleutel, soort in SOORTEN.items()
    }


def termijn(soort: Bewaarsoort) -> int:
    """Give the days that one kind is kept; one query."""
    if soort.veld:
        return int(getattr(Organisatie.huidige(), soort.veld))
    gekozen = Bewaartermijn.objects.filter(soort=soort.sleutel).values_list("dagen", flat=True).first()
    return soort.dagen if gekozen is None else gekozen


def standen() -> list[Stand]:
    """Give each kind with what would go now; nothing is changed."""
    nu, dagen = timezone.now(), termijnen()
    grenzen = {sleutel: nu - timedelta(days=dagen[sleutel]) for sleutel in SOORTEN}
    aantallen = _aantallen([soort.te_oud(grenzen[sleutel]) for sleutel, soort in SOORTEN.items()])
    return [
        Stand(soort, dagen[sleutel], grenzen[sleutel], te_oud)
        for (sleutel, soort), te_oud in zip(SOORTEN.items(), aantallen, strict=True)
    ]


def _aantallen(tabellen: list[QuerySet[Any]]) -> list[int]:
    """Count several sets of rows in one question, so that another kind costs the page no other one."""
    delen: list[str] = []
    waarden: list[Any] = []
    for rijen in tabellen:
        try:
            sql, van_deze = rijen.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:  # nothing can be in it
            sql, van_deze = "SELECT 1 WHERE false", ()
        delen.append(f"(SELECT count(*) FROM ({sql}) AS deel)")  # noqa: S608 (Django wrote it)
        waarden += van_deze
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(delen)}", waarden)
        return list(cursor.fetchone())


def ruim_op() -> list[Opruiming]:
    """Let go what is past its term, each kind in a transaction of its own; gives what was done, and stores it.

    A kind that fails does not stop the others: why it failed stands in the report of the beheer.
    """
    gedaan = [_ruim(stand) for stand in standen()]
    Toegangstelling.objects.filter(dag__lt=timezone.localdate() - TELLINGEN_BLIJVEN).delete()
    Opruiming.objects.filter(op__lt=timezone.now() - VERSLAG_BLIJFT).delete()
    return [opruiming for opruiming in gedaan if opruiming is not None]


def _ruim(stand: Stand) -> Opruiming | None:
    """Let one kind go; what went and the line that says so come together, also when the worker is killed between them."""
    try:
        with transaction.atomic():
            aantal = stand.soort.ruim(stand.grens) if stand.te_oud else 0
            return _noteer(stand, aantal=aantal) if aantal else None
    except DatabaseError:
        log.exception("Niet opgeruimd: %s", stand.soort.sleutel)
        return _noteer(stand, fout=GEWEIGERD)


def _noteer(stand: Stand, *, aantal: int = 0, fout: str = "") -> Opruiming:
    return Opruiming.objects.create(soort=stand.soort.sleutel, van_voor=stand.grens, aantal=aantal, fout=fout)


def eerste(rijen: QuerySet[Any]) -> list[Any]:
    """Give the keys of the rows of one turn, oldest first."""
    return list(rijen.order_by("pk").values_list("pk", flat=True)[:MEESTE])


def verwijderd(rijen: QuerySet[Any]) -> int:
    """Remove the rows of one turn with what hangs on them; gives how many rows."""
    sleutels = eerste(rijen)
    rijen.model._default_manager.filter(pk__in=sleutels).delete()
    return len(sleutels)


KLAAR = (
    Bericht.Status.VERSTUURD,
    Bericht.Status.VERVALLEN,
    Bericht.Status.MISLUKT,
    Bericht.Status.ONZEKER,
)


def _met_tekst(grens: datetime) -> QuerySet[Bericht]:
    weg = Bericht.objects.filter(status__in=(Bericht.Status.VERSTUURD, Bericht.Status.VERVALLEN))
    vol = ~Q(tekst="") | Q(pk__in=Bijlage.objects.values("bericht"))
    return weg.filter(vol, gemaakt_op__lt=grens)


def _wis_tekst(grens: datetime) -> int:
    sleutels = eerste(_met_tekst(grens))
    Bericht.objects.filter(pk__in=sleutels).update(tekst="")
    _haal_bijlagen_weg(sleutels)
    return len(sleutels)


def _haal_bijlagen_weg(berichten: list[int]) -> None:
    """Remove the files that went with mails, unless another mail or a kept document has the same one."""
    bestanden = list(Bijlage.objects.filter(bericht__in=berichten).values_list("bestand", flat=True))
    Bijlage.objects.filter(bericht__in=berichten).delete()
    los = Postbestand.objects.filter(pk__in=bestanden)
    for relatie in Postbestand._meta.related_objects:
        los = los.filter(**{relatie.name: None})
    los.delete()


def _oude_post(grens: datetime) -> QuerySet[Bericht]:
    return Bericht.objects.filter(status__in=KLAAR, gemaakt_op__lt=grens)


def _ruim_post(grens: datetime) -> int:
    _haal_bijlagen_weg(eerste(_oude_post(grens)))
    return verwijderd(_oude_post(grens))


def _oude_meldingen(grens: datetime) -> QuerySet[Melding]:
    return Melding.objects.filter(gemaakt_op__lt=grens).exclude(gemaild_op=None, vervallen_op=None)


def _oude_sessies(grens: datetime) -> QuerySet[Inlogsessie]:
    return Inlogsessie.objects.filter(expire_date__lt=grens)


neem_op(
    Bewaarsoort(
        "mailtekst",
        "Tekst van verstuurde mail",
        "De tekst en de bijlagen van mail die is verstuurd of niet meer hoeft.",
        "Aan wie, waarover en wanneer.",
        "In een mail kan een persoonlijke link staan. Na een maand hoeft niemand hem nog eens te sturen.",
        30,
        _met_tekst,
        _wis_tekst,
    ),
    Bewaarsoort(
        "mail",
        "Verstuurde mail",
        "De regel in de postlijst: aan wie, waarover, wanneer en of het lukte.",
        "Mail die nog wacht.",
        "Een jaar lang kun je nazien of iemand zijn mail kreeg.",
        365,
        _oude_post,
        _ruim_post,
    ),
    Bewaarsoort(
        "meldingen",
        "Meldingen",
        "Wat iemand is gemeld, en het adres van wie geen account heeft.",
        "Meldingen die nog wachten.",
        "CODIO onthoudt een melding om haar niet twee keer te sturen. Na twee jaar komt die vraag niet meer.",
        730,
        _oude_meldingen,
        lambda grens: verwijderd(_oude_meldingen(grens)),
        minste=365,
    ),
    Bewaarsoort(
        "sessies",
        "Verlopen aanmeldingen",
        "De aanmelding van wie te lang weg was of de browser sloot.",
        "Aanmeldingen die nog gelden.",
        "Een verlopen aanmelding geeft geen toegang meer en heeft geen nut.",
        1,
        _oude_sessies,
        lambda grens: verwijderd(_oude_sessies(grens)),
        meeste=30,
    ),
)
