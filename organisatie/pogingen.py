"""Wrong attempts to get in, counted in the database, so that the count holds over all processes and servers.

Only wrong attempts count: an office behind one address logs in as often as it likes. Who guesses waits, longer each time, at the
place from which the guesses come; elsewhere the account stays open for its owner. From many places together an account has a
pace of its own, that does not touch a place from which its owner logged in before.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from organisatie.models import Inlogpoging

PERIODE = timedelta(hours=1)
BEKEND = timedelta(days=60)
"""How long a place from which somebody logged in is theirs."""
GOED = "goed"


@dataclass(frozen=True)
class Grens:
    """So many wrong attempts in an hour are mistakes; after that the wait doubles, from `eerste` to `langste` seconds."""

    vrij: int
    eerste: int
    langste: int

    def wacht(self, aantal: int, laatste: datetime | None, nu: datetime) -> int:
        """Give how many seconds there are still to wait after so many wrong attempts; 0 when none."""
        if aantal < self.vrij or laatste is None:
            return 0
        duur = min(self.eerste * 2 ** min(aantal - self.vrij, 20), self.langste)
        return max(0, int((laatste + timedelta(seconds=duur) - nu).total_seconds()))


@dataclass(frozen=True)
class Grenzen:
    """The limits of one kind of attempt: at one place for one account, from everywhere, and from one place for all accounts."""

    soort: str
    hier: Grens
    overal: Grens
    herkomst: Grens


WACHTWOORD = Grenzen("wachtwoord", Grens(5, 60, 900), Grens(40, 5, 60), Grens(100, 30, 600))
# Who may try a code knew the password already, so the account itself is what is guarded, wherever they are.
CODE = Grenzen("code", Grens(5, 60, 1800), Grens(5, 60, 1800), Grens(100, 30, 600))
VERGETEN = Grenzen("vergeten", Grens(3, 1200, 3600), Grens(3, 1200, 3600), Grens(40, 60, 600))


class TeVaak(Exception):
    """Too many wrong attempts; `wachten` is the number of seconds until the next is looked at."""

    def __init__(self, wachten: int) -> None:
        super().__init__("Te vaak geprobeerd.")
        self.wachten = wachten


def tel_poging(grenzen: Grenzen, doel: str, adres: str) -> Inlogpoging:
    """Count one attempt before it is looked at, and give it, to take back when it was right (`was_goed`).

    Takes what is tried (an account name, whether or not it exists) and from which address. Raises `TeVaak`, and then counts
    nothing. Attempts on one account come one by one, so that many at once are still one count.
    """
    doel, herkomst = _merk(doel.strip().casefold()), _merk(_plaats(adres))
    with transaction.atomic():
        _een_voor_een(f"{grenzen.soort}:{doel}")
        if wachten := _wachttijd(grenzen, doel, herkomst):
            raise TeVaak(wachten)
        return Inlogpoging.objects.create(soort=grenzen.soort, doel=doel, herkomst=herkomst)


@transaction.atomic
def was_goed(poging: Inlogpoging) -> None:
    """Take an attempt back that was right, with the wrong ones before it at that place, which is known from now on."""
    Inlogpoging.objects.filter(soort=poging.soort, doel=poging.doel, herkomst=poging.herkomst).delete()
    bekend = Inlogpoging.objects.filter(soort=GOED, doel=poging.doel, herkomst=poging.herkomst)
    if not bekend.update(op=timezone.now()):
        Inlogpoging.objects.create(soort=GOED, doel=poging.doel, herkomst=poging.herkomst)


def ruim_pogingen_op() -> None:
    """Forget wrong attempts of more than a day ago, and places that nobody used for long."""
    nu = timezone.now()
    Inlogpoging.objects.exclude(soort=GOED).filter(op__lt=nu - timedelta(days=1)).delete()
    Inlogpoging.objects.filter(soort=GOED, op__lt=nu - BEKEND).delete()


def _wachttijd(grenzen: Grenzen, doel: str, herkomst: str) -> int:
    """Give the longest wait of the limits that hold here."""
    nu = timezone.now()
    alle = Inlogpoging.objects.filter(soort=grenzen.soort, op__gt=nu - PERIODE)
    hier = [(grenzen.hier, alle.filter(doel=doel, herkomst=herkomst))]
    bekend = Inlogpoging.objects.filter(soort=GOED, doel=doel, herkomst=herkomst, op__gt=nu - BEKEND)
    if grenzen is not WACHTWOORD or not bekend.exists():
        hier += [(grenzen.overal, alle.filter(doel=doel)), (grenzen.herkomst, alle.filter(herkomst=herkomst))]
    wachttijden = []
    for grens, rijen in hier:
        momenten = list(rijen.order_by("-op").values_list("op", flat=True)[:1000])
        wachttijden.append(grens.wacht(len(momenten), momenten[0] if momenten else None, nu))
    return max(wachttijden)


def _een_voor_een(naam: str) -> None:
    """Wait until nobody else counts for this account; held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [naam])


def _merk(tekst: str) -> str:
    return salted_hmac("organisatie.pogingen", tekst).hexdigest()[:32]


def _plaats(adres: str) -> str:
    """Give what counts as one place: an address, of IPv6 the network that one household or office has."""
    try:
        gelezen = ipaddress.ip_address(adres)
    except ValueError:
        return adres
    if gelezen.version == 6:
        return str(ipaddress.ip_network((gelezen, 64), strict=False))
    return str(gelezen)
