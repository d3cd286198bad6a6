"""The board of actions: counts per state, and the actions grouped per project or dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from acties.models import AFGEROND, Actie, ActieQuerySet, Status
from organisatie.models import Gebruiker

STIL_NA = timedelta(days=30)
"""An action is silent when nobody reported on it for this long."""

STANDEN = {
    "laat": "Te laat",
    "stil": "Stil",
    "knelpunt": "Knelpunt",
    "loopt": "Loopt",
    "klaar": "Klaar",
}


@dataclass(frozen=True)
class Regel:
    """One action as the board shows it: `dagen` late or silent, `over` days to go before its term."""

    actie: Actie
    stand: str
    dagen: int = 0
    over: int | None = None

    @property
    def nog(self) -> str:
        """How long there still is, in words; only in the last eight weeks."""
        if self.stand == "klaar" or self.over is None or not 0 <= self.over <= 56:
            return ""
        if self.over < 14:
            return ("vandaag", "morgen")[self.over] if self.over < 2 else f"nog {self.over} dagen"
        return f"nog {self.over // 7} weken"

    @property
    def sein(self) -> str:
        """The words for the state."""
        if self.stand == "laat":
            return f"{self.dagen} {'dag' if self.dagen == 1 else 'dagen'} te laat"
        if self.stand == "stil":
            return f"{self.dagen} dagen stil"
        return self.actie.get_status_display()


@dataclass
class Blok:
    """The actions of one project or dossier."""

    eigenaar: Any
    soort: str
    url: str
    regels: list[Regel] = field(default_factory=list)

    @property
    def sleutel(self) -> str:
        """The name of this block on the page and in the address."""
        return f"{self.soort}-{self.eigenaar.pk}"

    @property
    def lopend(self) -> list[Regel]:
        """What is not finished."""
        return [r for r in self.regels if r.stand != "klaar"]

    @property
    def klaar(self) -> list[Regel]:
        """What is finished or dropped; the board folds it."""
        return [r for r in self.regels if r.stand == "klaar"]

    @property
    def stand(self) -> str:
        """The counts in words, as the text beside the bar."""
        telling = Counter(r.stand for r in self.regels)
        delen = [f"{telling[s]} {naam.lower()}" for s, naam in STANDEN.items() if telling[s]]
        aantal = len(self.regels)
        return f"{aantal} {'actie' if aantal == 1 else 'acties'}: {', '.join(delen)}"

    @property
    def balk(self) -> list[tuple[str, float, float]]:
        """Parts of the bar: (state, start, width), in percents."""
        delen, van = [], 0.0
        telling = Counter(r.stand for r in self.regels)
        for stand in ("klaar", "loopt", "knelpunt", "laat", "stil"):
            if telling[stand]:
                breedte = 100 * telling[stand] / len(self.regels)
                delen.append((stand, round(van, 2), round(breedte, 2)))
                van += breedte
        return delen


def regel(actie: Actie, vandaag: date) -> Regel:
    """Give the board line of an action read with `met_laatste_teken`."""
    if actie.status in AFGEROND:
        return Regel(actie, "klaar")
    if actie.termijn and actie.is_laat_op(vandaag):
        return Regel(actie, "laat", (vandaag - actie.termijn).days)
    over = (actie.termijn - vandaag).days if actie.termijn else None
    if actie.status == Status.KNELT:
        return Regel(actie, "knelpunt", over=over)
    laatst = timezone.localtime(actie.laatst_op).date()  # type: ignore[attr-defined]
    if actie.status != Status.OPEN and vandaag - laatst > STIL_NA:
        return Regel(actie, "stil", (vandaag - laatst).days, over)
    return Regel(actie, "loopt", over=over)


def regels(acties: ActieQuerySet) -> list[Regel]:
    """Give the board lines of a set of actions, the most urgent first, in a fixed number of queries."""
    vandaag = timezone.localdate()
    return [regel(a, vandaag) for a in acties.met_alles().met_laatste_teken().op_urgentie()]


def blokken(lijst: Iterable[Regel]) -> list[Blok]:
    """Group board lines per project or dossier, in the order in which these first appear."""
    per_eigenaar: dict[tuple[str, int], Blok] = {}
    for r in lijst:
        eigenaar = r.actie.eigenaar
        soort = "project" if r.actie.project_id else "strategie"
        sleutel = (soort, eigenaar.pk)
        if sleutel not in per_eigenaar:
            per_eigenaar[sleutel] = Blok(eigenaar, soort, eigenaar.get_absolute_url())
        per_eigenaar[sleutel].regels.append(r)
    return list(per_eigenaar.values())


def leesbaar_voor(lijst: list[Blok], gebruiker: Gebruiker) -> list[Blok]:
    """Take the link from a project or dossier that this person may not open.

    An actiehouder sees the action, not everything around it. One query per kind of owner.
    """
    for soort in {blok.soort for blok in lijst}:
        van_soort = [blok for blok in lijst if blok.soort == soort]
        lezen = type(van_soort[0].eigenaar).objects.zichtbaar_voor(gebruiker)
        open_pks = set(lezen.filter(pk__in=[b.eigenaar.pk for b in van_soort]).values_list("pk", flat=True))
        for blok in van_soort:
            blok.url = blok.url if blok.eigenaar.pk in open_pks else ""
    return lijst


# Under the counts above the board: state, kind of `onderdelen/status.html`, what it means.
TEGELS = (
    ("laat", "laat", "termijn is voorbij"),
    ("stil", "wacht", "langer dan 30 dagen niets"),
    ("knelpunt", "knelt", "houder komt niet verder"),
    ("klaar", "klaar", "gereed of vervallen"),
)


def tellingen(lijst: Iterable[Regel]) -> list[dict[str, Any]]:
    """Give the counts for the tiles above the board: all, then per state that asks for attention, and done."""
    lijst = list(lijst)
    telling = Counter(r.stand for r in lijst)
    alle = {
        "sleutel": "",
        "naam": "Alle acties",
        "aantal": len(lijst),
        "soort": "",
        "uitleg": "alles bij elkaar",
    }
    return [alle] + [
        {"sleutel": s, "naam": STANDEN[s], "aantal": telling[s], "soort": soort, "uitleg": uitleg}
        for s, soort, uitleg in TEGELS
    ]
