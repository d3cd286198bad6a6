"""The board of actions: counts per state, and the actions grouped per project or dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from acties.models import AFGEROND, Actie, ActieQuerySet, Status, eigenaren
from acties.stand import SOORTEN
from acties.tellen import Groep, onder
from acties.volgorde import sorteer, van_regel
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

    @property
    def blok(self) -> str:
        """The key of the block in which it stands (`Blok.sleutel`)."""
        return (
            f"project-{self.actie.project_id}"
            if self.actie.project_id
            else f"strategie-{self.actie.dossier_id}"
        )

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
        laatste = self.actie.laatste
        return (laatste.tekst or laatste.get_status_display()) if laatste else "Actie afgesproken"

    @property
    def knelpunt(self) -> str:
        """What is in the way, as the last report says; empty when nothing is."""
        return self.actie.laatste.knelpunt if self.actie.laatste else ""

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
    """The actions of one project or dossier: all of them, counted (`groepen`), and those on this page of the board (`getoond`).

    `gevouwen` is how many finished ones are folded here, `vervolg` whether the block began on the page before, `gesprek` where
    who looks may hold a conversation on it (`acties.regie`).
    """

    soort: str
    pk: int
    groepen: list[Groep] = field(default_factory=list)
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

    @property
    def aantal(self) -> int:
        """How many actions there are."""
        return sum(groep.aantal for groep in self.groepen)

    @property
    def klaar(self) -> int:
        """How many of them are finished."""
        return sum(groep.aantal for groep in self.groepen if groep.stand == "klaar")

    def lengte(self, open_: bool) -> int:
        """Give how many lines the board shows: the running ones, and the finished ones or the line that folds these."""
        return self.aantal if open_ else self.aantal - self.klaar + bool(self.klaar)

    @property
    def telling(self) -> Counter[str]:
        """How many there are per state."""
        telling: Counter[str] = Counter()
        for groep in self.groepen:
            telling[groep.stand] += groep.aantal
        return telling

    @property
    def stand(self) -> str:
        """The counts in words, as the text beside the bar."""
        telling = self.telling
        namen = {s: naam.lower() for s, naam in STANDEN.items() if telling[s]}
        delen = [aantal(telling[s], naam, MEERVOUD.get(s, naam)) for s, naam in namen.items()]
        return f"{aantal(self.aantal, 'actie', 'acties')}: {', '.join(delen)}"

    @property
    def balk(self) -> list[tuple[str, float, float]]:
        """Parts of the bar: (state, start, width), in percents."""
        delen, van, alle = [], 0.0, self.aantal
        telling = self.telling
        for stand in ("klaar", "loopt", "knelpunt", "laat", "stil", "later", "open", "concept"):
            if telling[stand]:
                breedte = 100 * telling[stand] / alle
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
    return timezone.localtime(actie.laatst_op).date()


def _laatste_teken(actie: Actie) -> date:
    """Give the day since which there could have been news; one ahead for an action that begins later."""
    return max(gehoord_op(actie), actie.begint_op) if actie.begint_op else gehoord_op(actie)


def _kort(dag: date) -> str:
    return date_format(dag, "j M" if dag.year == timezone.localdate().year else "j M Y").lower()


def regels(acties: ActieQuerySet) -> list[Regel]:
    """Give the board lines of a set of actions, the most urgent first: enough to say how they stand, in one query."""
    vandaag, stil_na = timezone.localdate(), Organisatie.huidige().stil_na
    return [regel(a, vandaag, stil_na) for a in acties.om_te_tellen().op_urgentie()]


def blokken(groepen: Iterable[Groep], vraag: Mapping[str, str]) -> list[Blok]:
    """Give the projects and dossiers that have something to show, in the order that the address asks."""
    stand = vraag.get("stand", "")
    over = [groep for groep in groepen if groep.valt_onder(stand) or stand not in STANDEN]
    per_eigenaar: dict[tuple[str, int], Blok] = {}
    for groep in sorteer(over, vraag, lambda _, groep: groep.waarde):
        blok = per_eigenaar.setdefault((groep.soort, groep.pk), Blok(groep.soort, groep.pk))
        blok.groepen.append(groep)
    return list(per_eigenaar.values())


def bord(
    acties: ActieQuerySet, groepen: Iterable[Groep], vraag: Mapping[str, str], organisatie: Organisatie
) -> tuple[Page, list[Blok]]:
    """Give one page of the board, and the blocks on it with all that they show.

    Takes the actions (`acties.tellen.met_stand`), how they were counted, and what the address asks for: `stand` (only those),
    `sorteer` (`acties.volgorde`), `open` (the key of the block of which the finished actions are unfolded) and `pagina`.
    Asking for the finished ones folds nothing.
    """
    lijst = blokken(groepen, vraag)
    open_ = {b.sleutel for b in lijst if vraag.get("stand") == "klaar" or b.sleutel == vraag.get("open")}
    lengtes = [blok.lengte(blok.sleutel in open_) for blok in lijst]
    pagina = Paginator(range(sum(lengtes)), PER_BLADZIJDE).get_page(vraag.get("pagina"))
    begin, einde = pagina.start_index() - 1, pagina.end_index()
    plekken: dict[str, slice] = {}
    vanaf = 0
    for blok, lengte in zip(lijst, lengtes, strict=True):
        tot = vanaf + lengte
        if vanaf < einde and tot > begin:
            plekken[blok.sleutel] = slice(max(begin - vanaf, 0), einde - vanaf)
            blok.vervolg = vanaf < begin
            blok.gevouwen = blok.klaar if blok.sleutel not in open_ and tot <= einde else 0
        vanaf = tot
    getoond = [blok for blok in lijst if blok.sleutel in plekken]
    gelezen = _lees(acties, getoond, vraag, open_, organisatie)
    for blok in getoond:
        blok.getoond = gelezen.get(blok.sleutel, [])[plekken[blok.sleutel]]
    return pagina, _met_eigenaar(getoond)


def _lees(
    acties: ActieQuerySet,
    getoond: list[Blok],
    vraag: Mapping[str, str],
    open_: set[str],
    organisatie: Organisatie,
) -> dict[str, list[Regel]]:
    """Read the lines of these blocks with all that a line of the board needs, without the finished ones that are folded."""
    hier = in_stand(acties, vraag).filter(van(getoond))
    if gevouwen := [blok for blok in getoond if blok.sleutel not in open_]:
        hier = hier.exclude(van(gevouwen) & Q(verder="klaar"))
    return per_blok(hier.select_related("actiehouder"), vraag, organisatie)


def in_stand(acties: ActieQuerySet, vraag: Mapping[str, str]) -> ActieQuerySet:
    """Give, of actions read with `met_stand`, those of the state that the address asks; all when it asks none."""
    stand = vraag.get("stand", "")
    return acties.filter(onder(stand)) if stand in STANDEN else acties


def per_blok(
    acties: ActieQuerySet, vraag: Mapping[str, str], organisatie: Organisatie
) -> dict[str, list[Regel]]:
    """Read all that the board says of these actions, in the order that the address asks, by the key of their block."""
    vandaag = timezone.localdate()
    gelezen = [regel(a, vandaag, organisatie.stil_na) for a in acties.met_laatste_teken().op_urgentie()]
    per_sleutel: dict[str, list[Regel]] = {}
    for r in sorteer(gelezen, vraag, van_regel):
        per_sleutel.setdefault(r.blok, []).append(r)
    return per_sleutel


def van(blokken: Iterable[Blok]) -> Q:
    """Give what finds the actions of these projects and dossiers."""
    pks: dict[str, list[int]] = {soort: [] for soort in SOORTEN}
    for blok in blokken:
        pks[blok.soort].append(blok.pk)
    return Q(project__in=pks["project"]) | Q(dossier__in=pks["strategie"])


def _met_eigenaar(lijst: list[Blok]) -> list[Blok]:
    """Add the project or dossier to each block; one query per kind."""
    for soort, veld in SOORTEN.items():
        if pks := [blok.pk for blok in lijst if blok.soort == soort]:
            eigenaars = eigenaren(veld).voor_bord().in_bulk(pks)
            for blok in lijst:
                if blok.soort == soort:
                    blok.eigenaar = eigenaars.get(blok.pk)
                    blok.url = blok.eigenaar.get_absolute_url() if blok.eigenaar else ""
    return [blok for blok in lijst if blok.eigenaar]


def leesbaar_voor(lijst: list[Blok], gebruiker: Gebruiker, van_wie: Collection[str]) -> list[Blok]:
    """Take the link from a project or dossier that this person may not open.

    An actiehouder sees the action, not everything around it. Takes of which this person reads everything
    (`acties.regie.leest_alles_van`); one query per kind of owner among the others.
    """
    for soort, veld in SOORTEN.items():
        overige = [blok for blok in lijst if blok.soort == soort and blok.sleutel not in van_wie]
        if overige:
            lezen = eigenaren(veld).zichtbaar_voor(gebruiker).filter(pk__in=[blok.pk for blok in overige])
            leesbaar = set(lezen.values_list("pk", flat=True))
            for blok in overige:
                blok.url = blok.url if blok.pk in leesbaar else ""
    return lijst


# Under the counts above the board: state, kind of `onderdelen/status.html`, what it means.
TEGELS = (
    ("laat", "laat", "termijn is voorbij"),
    ("stil", "wacht", "langer dan {stil_na} niets"),
    ("knelpunt", "knelt", "houder komt niet verder"),
    ("open", "open", "nog niets gemeld"),
    ("klaar", "klaar", "gereed of vervallen"),
)


def tellingen(groepen: Sequence[Groep], organisatie: Organisatie) -> list[dict[str, Any]]:
    """Give the counts for the tiles above the board: all, then per state that asks for attention or has to begin, and done."""
    stil_na = aantal(organisatie.stil_na_dagen, "dag", "dagen")
    alle = {
        "sleutel": "",
        "naam": "Alle acties",
        "aantal": sum(groep.aantal for groep in groepen),
        "soort": "",
        "uitleg": f"in {_waarin(groepen)}" if groepen else "alles bij elkaar",
    }
    return [alle] + [
        {
            "sleutel": s,
            "naam": STANDEN[s],
            "aantal": sum(groep.aantal for groep in groepen if groep.valt_onder(s)),
            "soort": soort,
            "uitleg": uitleg.format(stil_na=stil_na),
        }
        for s, soort, uitleg in TEGELS
    ]


def _waarin(groepen: Iterable[Groep]) -> str:
    """Say of how many projects and strategies these are."""
    per_soort = Counter(soort for soort, _ in {(groep.soort, groep.pk) for groep in groepen})
    namen = {"project": ("project", "projecten"), "strategie": ("strategie", "strategieën")}
    return opsomming([aantal(per_soort[soort], *naam) for soort, naam in namen.items() if per_soort[soort]])
