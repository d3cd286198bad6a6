"""The board of actions: counts per state, and the actions grouped per project or dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.formats import date_format

from acties.models import AFGEROND, Actie, ActieQuerySet, Status, eigenaren
from acties.volgorde import sorteer
from organisatie.models import Gebruiker, Organisatie
from organisatie.tekst import aantal, opsomming

PER_BLADZIJDE = 50
"""Lines of the board on one page."""

STANDEN = {
    "laat": "Te laat",
    "stil": "Stil",
    "knelpunt": "Knelpunt",
    "loopt": Status.LOOPT.label,
    "later": "Begint later",
    "open": Status.OPEN.label,
    "concept": "Concept",
    "klaar": "Klaar",
}

MEERVOUD = {"knelpunt": "knelpunten", "loopt": "lopen", "later": "beginnen later", "concept": "concepten"}
"""How a state is called of more than one action, where that is another word."""


@dataclass(frozen=True)
class Regel:
    """One action as the board shows it: `dagen` late or silent, `over` days to go before its term.

    `stand` is what is said of it first; it can have more than one of the `signalen` "laat", "stil" and "knelpunt".
    `te_vragen` is whether who looks may ask the holder how it goes (`acties.regie`).
    """

    actie: Actie
    stand: str
    dagen: int = 0
    over: int | None = None
    signalen: frozenset[str] = frozenset()
    te_vragen: bool = False

    def valt_onder(self, stand: str) -> bool:
        """Say whether it is counted and found under this state."""
        return stand in self.signalen or stand == self.stand

    @property
    def nog(self) -> str:
        """How long there still is, in words; only in the last eight weeks."""
        if self.stand == "klaar" or self.over is None or not 0 <= self.over <= 56:
            return ""
        if self.over < 14:
            return ("vandaag", "morgen")[self.over] if self.over < 2 else f"nog {self.over} dagen"
        return f"nog {self.over // 7} weken"

    @property
    def termijn(self) -> str:
        """The day of its term, short; the year only when it is another one."""
        return _kort(self.actie.termijn) if self.actie.termijn else ""

    @property
    def begint(self) -> str:
        """In which month it begins, of an action that begins later."""
        begin = self.actie.begint_op
        if self.stand != "later" or begin is None:
            return ""
        return f"begint in {date_format(begin, 'F' if begin.year == timezone.localdate().year else 'F Y')}"

    @property
    def gehoord(self) -> str:
        """When there was a sign of life, as people say it: "Gisteren", "6 dagen geleden", and further back the day."""
        dag, vandaag = gehoord_op(self.actie), timezone.localdate()
        geleden = max((vandaag - dag).days, 0)
        if geleden < 14:
            return ("Vandaag", "Gisteren")[geleden] if geleden < 2 else f"{geleden} dagen geleden"
        return date_format(dag, "j F" if dag.year == vandaag.year else "j F Y")

    @property
    def wat(self) -> str:
        """What that sign of life was: the words of the last report, its state when it has none, else that it was agreed."""
        actie: Any = self.actie
        if actie.laatst_tekst or not actie.laatst_status:
            return actie.laatst_tekst or "Actie afgesproken"
        return Status(actie.laatst_status).label

    @property
    def vraagt(self) -> bool:
        """Whether it is worth asking the holder for news."""
        return bool(self.signalen & {"laat", "stil"})

    @property
    def sein(self) -> str:
        """The words for the state."""
        if self.stand == "later":
            return STANDEN["later"]
        if self.stand == "laat":
            return f"{aantal(self.dagen, 'dag', 'dagen')} te laat"
        if self.stand == "stil":
            return f"{self.dagen} dagen stil"
        if self.stand == "concept":
            return STANDEN["concept"]
        return self.actie.get_status_display()


@dataclass
class Blok:
    """The actions of one project or dossier: all of them (`regels`), and those on this page of the board (`getoond`).

    `gevouwen` is how many finished ones are folded here, `vervolg` whether the block began on the page before, `gesprek` where
    who looks may hold a conversation on it (`acties.regie`).
    """

    soort: str
    pk: int
    regels: list[Regel] = field(default_factory=list)
    getoond: list[Regel] = field(default_factory=list)
    gevouwen: int = 0
    vervolg: bool = False
    eigenaar: Any = None
    url: str = ""
    gesprek: str = ""

    @property
    def sleutel(self) -> str:
        """The name of this block on the page and in the address."""
        return f"{self.soort}-{self.pk}"

    def stukken(self, open_: bool) -> list[Regel | None]:
        """Give what the board shows one below the other: running, then finished; None is the line that folds these."""
        klaar = [r for r in self.regels if r.stand == "klaar"]
        lopend = [r for r in self.regels if r.stand != "klaar"]
        return [*lopend, *(klaar if open_ or not klaar else [None])]

    @property
    def stand(self) -> str:
        """The counts in words, as the text beside the bar."""
        telling = Counter(r.stand for r in self.regels)
        namen = {s: naam.lower() for s, naam in STANDEN.items() if telling[s]}
        delen = [aantal(telling[s], naam, MEERVOUD.get(s, naam)) for s, naam in namen.items()]
        return f"{aantal(len(self.regels), 'actie', 'acties')}: {', '.join(delen)}"

    @property
    def balk(self) -> list[tuple[str, float, float]]:
        """Parts of the bar: (state, start, width), in percents."""
        delen, van = [], 0.0
        telling = Counter(r.stand for r in self.regels)
        for stand in ("klaar", "loopt", "knelpunt", "laat", "stil", "later", "open", "concept"):
            if telling[stand]:
                breedte = 100 * telling[stand] / len(self.regels)
                delen.append((stand, round(van, 2), round(breedte, 2)))
                van += breedte
        return delen


def regel(actie: Actie, vandaag: date, stil_na: timedelta) -> Regel:
    """Give the board line of an action read with `om_te_tellen` or `met_laatste_teken`.

    An action is silent when nobody reported on it for longer than `stil_na`: since the last report, since it was agreed, or
    since the day on which it was to begin.
    """
    if actie.is_concept:
        return Regel(actie, "concept")
    if actie.status in AFGEROND:
        return Regel(actie, "klaar")
    over = (actie.termijn - vandaag).days if actie.termijn else None
    stilte = (vandaag - _laatste_teken(actie)).days
    signalen = {
        "laat": actie.is_laat_op(vandaag),
        "stil": stilte > stil_na.days,
        "knelpunt": actie.status == Status.KNELT,
    }
    geldig = frozenset(naam for naam, is_zo in signalen.items() if is_zo)
    if "laat" in geldig:
        return Regel(actie, "laat", -(over or 0), signalen=geldig)
    if "stil" in geldig:
        return Regel(actie, "stil", stilte, over, geldig)
    if "knelpunt" in geldig:
        return Regel(actie, "knelpunt", over=over, signalen=geldig)
    if actie.status == Status.OPEN:
        later = actie.begint_op is not None and actie.begint_op > vandaag
        return Regel(actie, "later" if later else "open", over=over)
    return Regel(actie, "loopt", over=over)


def gehoord_op(actie: Actie) -> date:
    """Give the day of the last sign of life of an action read with `om_te_tellen` or `met_laatste_teken`."""
    return timezone.localtime(actie.laatst_op).date()  # type: ignore[attr-defined]


def _laatste_teken(actie: Actie) -> date:
    """Give the day since which there could have been news; one ahead for an action that begins later."""
    return max(gehoord_op(actie), actie.begint_op) if actie.begint_op else gehoord_op(actie)


def _kort(dag: date) -> str:
    return date_format(dag, "j M" if dag.year == timezone.localdate().year else "j M Y").lower()


def regels(acties: ActieQuerySet) -> list[Regel]:
    """Give the board lines of a set of actions, the most urgent first: enough to count and group, in one query."""
    vandaag, stil_na = timezone.localdate(), Organisatie.huidige().stil_na
    return [regel(a, vandaag, stil_na) for a in acties.om_te_tellen().op_urgentie()]


def blokken(lijst: Iterable[Regel]) -> list[Blok]:
    """Group board lines per project or dossier, in the order in which these first appear."""
    per_eigenaar: dict[tuple[str, int], Blok] = {}
    for r in lijst:
        project, dossier = r.actie.project_id, r.actie.dossier_id
        soort, pk = ("project", project) if project else ("strategie", dossier)
        assert pk is not None  # the constraint of the model sees to that
        per_eigenaar.setdefault((soort, pk), Blok(soort, pk)).regels.append(r)
    return list(per_eigenaar.values())


def in_stand(alles: Iterable[Regel], vraag: Mapping[str, str]) -> list[Regel]:
    """Give the lines of the state that the address asks, all when it asks none, in the order that it asks."""
    stand = vraag.get("stand", "")
    return sorteer([r for r in alles if r.valt_onder(stand) or stand not in STANDEN], vraag)


def bord(alles: Iterable[Regel], vraag: Mapping[str, str]) -> tuple[Page, list[Blok]]:
    """Give one page of the board, and the blocks on it with all that they show.

    Takes the lines, and what the address asks for: `stand` (only those), `sorteer` (`acties.volgorde`), `open` (the key of
    the block of which the finished actions are unfolded) and `pagina`. Asking for the finished ones folds nothing.
    """
    stand = vraag.get("stand", "")
    lijst = blokken(in_stand(alles, vraag))
    open_ = {blok.sleutel for blok in lijst if stand == "klaar" or blok.sleutel == vraag.get("open")}
    stukken = [(blok, r) for blok in lijst for r in blok.stukken(blok.sleutel in open_)]
    pagina = Paginator(stukken, PER_BLADZIJDE).get_page(vraag.get("pagina"))
    hier: list[tuple[Blok, Regel | None]] = list(pagina.object_list)
    _vul(hier)
    getoond = list({blok.sleutel: blok for blok, _ in hier}.values())
    voor = pagina.start_index() - 2
    if voor >= 0:
        getoond[0].vervolg = stukken[voor][0] is getoond[0]
    return pagina, _met_eigenaar(getoond)


def _vul(stukken: list[tuple[Blok, Regel | None]]) -> None:
    """Put into the blocks what they show on this page, with all that a line of the board needs."""
    hier = Actie.objects.filter(pk__in=[r.actie.pk for _, r in stukken if r])
    acties = {actie.pk: actie for actie in hier.select_related("actiehouder").met_laatste_teken()}
    for blok, r in stukken:
        if r is None:
            blok.gevouwen = sum(r.stand == "klaar" for r in blok.regels)
        elif r.actie.pk in acties:  # not removed since
            blok.getoond.append(replace(r, actie=acties[r.actie.pk]))


def _met_eigenaar(lijst: list[Blok]) -> list[Blok]:
    """Add the project or dossier to each block; one query per kind."""
    for soort, veld in (("project", "project"), ("strategie", "dossier")):
        eigenaars = eigenaren(veld).voor_bord().in_bulk([blok.pk for blok in lijst if blok.soort == soort])
        for blok in lijst:
            if blok.soort == soort:
                blok.eigenaar = eigenaars.get(blok.pk)
                blok.url = blok.eigenaar.get_absolute_url() if blok.eigenaar else ""
    return [blok for blok in lijst if blok.eigenaar]


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
    ("stil", "wacht", "langer dan {stil_na} niets"),
    ("knelpunt", "knelt", "houder komt niet verder"),
    ("open", "open", "nog niets gemeld"),
    ("klaar", "klaar", "gereed of vervallen"),
)


def tellingen(lijst: Iterable[Regel]) -> list[dict[str, Any]]:
    """Give the counts for the tiles above the board: all, then per state that asks for attention or has to begin, and done."""
    lijst = list(lijst)
    telling = Counter(s for r in lijst for s in {r.stand, *r.signalen})
    stil_na = aantal(Organisatie.huidige().stil_na_dagen, "dag", "dagen")
    alle = {
        "sleutel": "",
        "naam": "Alle acties",
        "aantal": len(lijst),
        "soort": "",
        "uitleg": f"in {_waarin(lijst)}" if lijst else "alles bij elkaar",
    }
    return [alle] + [
        {
            "sleutel": s,
            "naam": STANDEN[s],
            "aantal": telling[s],
            "soort": soort,
            "uitleg": uitleg.format(stil_na=stil_na),
        }
        for s, soort, uitleg in TEGELS
    ]


def _waarin(lijst: list[Regel]) -> str:
    """Say of how many projects and strategies these lines are."""
    projecten = {r.actie.project_id for r in lijst} - {None}
    dossiers = {r.actie.dossier_id for r in lijst} - {None}
    van = [aantal(len(projecten), "project", "projecten")] if projecten else []
    return opsomming(van + ([aantal(len(dossiers), "strategie", "strategieën")] if dossiers else []))
