"""The board of actions: counts per state, and the actions grouped per project or dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils import dateformat, timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator

from acties.models import Actie, ActieQuerySet, Status, VanWie, eigenaren
from acties.stand import SOORTEN
from acties.tellen import KLAAR, Geteld, Peil, eigenaars, standen
from acties.volgorde import sorteer
from organisatie.models import Gebruiker, Organisatie
from organisatie.tekst import aantal, opsomming

PER_BLADZIJDE = 25
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
    vandaag: date
    stand: str
    dagen: int = 0
    over: int | None = None
    signalen: frozenset[str] = frozenset()
    te_vragen: bool = False

    @cached_property
    def houder(self) -> str:
        """The name of who carries it out; empty when nobody does yet."""
        return self.actie.houder

    @property
    def onbereikbaar(self) -> bool:
        """Whether the holder can be sent no mail, while there is something to ask."""
        return self.vraagt and not self.actie.houdersleutel

    @property
    def termijn(self) -> str:
        """The day of its term, short; the year only when it is another one."""
        if self.actie.termijn is None:
            return "Geen"
        return dateformat.format(
            self.actie.termijn, "j M" if self.actie.termijn.year == self.vandaag.year else "j M Y"
        ).lower()

    @cached_property
    def wanneer(self) -> str:
        """In which month it begins, of an action that begins later; else how long there still is, in the last eight weeks."""
        if self.stand == "later" and (begin := self.actie.begint_op):
            return f"begint in {dateformat.format(begin, 'F' if begin.year == self.vandaag.year else 'F Y')}"
        if self.stand == "klaar" or self.over is None or not 0 <= self.over <= 56:
            return ""
        if self.over < 14:
            return ("vandaag", "morgen")[self.over] if self.over < 2 else f"nog {self.over} dagen"
        return f"nog {self.over // 7} weken"

    @property
    def gehoord(self) -> str:
        """When there was a sign of life, as people say it: "Gisteren", "6 dagen geleden", and further back the day."""
        dag = gehoord_op(self.actie)
        geleden = max((self.vandaag - dag).days, 0)
        if geleden < 14:
            return ("Vandaag", "Gisteren")[geleden] if geleden < 2 else f"{geleden} dagen geleden"
        return dateformat.format(dag, "j F" if dag.year == self.vandaag.year else "j F Y")

    @property
    def wat(self) -> str:
        """What that sign of life was: the first words of the last report, else its state, else that it was agreed."""
        laatste = self.actie.laatste
        if laatste is None:
            return "Actie afgesproken"
        return Truncator(laatste.tekst).words(8) or laatste.get_status_display()

    @cached_property
    def knelpunt(self) -> str:
        """What is in the way, as the last report begins to say; empty when nothing is."""
        return Truncator(self.actie.laatste.knelpunt).words(15) if self.actie.laatste else ""

    @property
    def soort(self) -> str:
        """The kind of state for the tag `sein`."""
        return {"laat": "laat", "stil": "wacht", "knelpunt": "knelt", "klaar": "klaar"}.get(
            self.stand, "open"
        )

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
    """The actions of one project or dossier: all of them, counted (`regels`), and those on this page of the board (`getoond`).

    `gevouwen` is how many finished ones are folded here, `vervolg` whether the block began on the page before, `gesprek` where
    who looks may hold a conversation on it (`acties.regie`).
    """

    soort: str
    pk: int
    regels: list[Geteld] = field(default_factory=list)
    getoond: list[Regel] = field(default_factory=list)
    gevouwen: int = 0
    vervolg: bool = False
    eigenaar: Any = None
    url: str = ""
    gesprek: str = ""

    @property
    def project(self) -> int | None:
        """The project that it is of."""
        return self.pk if self.soort == "project" else None

    @property
    def dossier(self) -> int | None:
        """The dossier that it is of."""
        return self.pk if self.soort == "strategie" else None

    @property
    def sleutel(self) -> str:
        """The name of this block on the page and in the address."""
        return f"{self.soort}-{self.pk}"

    @cached_property
    def telling(self) -> Counter[str]:
        """How many there are per state."""
        telling: Counter[str] = Counter()
        for stand, hoe_vaak in standen(self.regels).items():
            telling[stand.naam] += hoe_vaak
        return telling

    @property
    def loopt(self) -> bool:
        """Whether there are agreed actions that are not finished."""
        return any(r.stand.verder not in ("concept", "klaar") for r in self.regels)

    @cached_property
    def klaar(self) -> int:
        """How many of them are finished; these come last."""
        return [r.stand for r in self.regels].count(KLAAR)

    @property
    def lopend(self) -> int:
        """How many of them are not finished; these come first."""
        return len(self.regels) - self.klaar

    def lengte(self, open_: bool) -> int:
        """Give how many lines the board shows: the running ones, and the finished ones or the line that folds these."""
        return len(self.regels) if open_ else self.lopend + bool(self.klaar)

    @property
    def stand(self) -> str:
        """The counts in words, as the text beside the bar."""
        telling = self.telling
        namen = {s: naam.lower() for s, naam in STANDEN.items() if telling[s]}
        delen = [aantal(telling[s], naam, MEERVOUD.get(s, naam)) for s, naam in namen.items()]
        return f"{aantal(len(self.regels), 'actie', 'acties')}: {', '.join(delen)}"

    @property
    def balk(self) -> list[tuple[str, float, float]]:
        """Parts of the bar: (state, start, width), in percents."""
        delen, van = [], 0.0
        telling = self.telling
        for stand in ("klaar", "loopt", "knelpunt", "laat", "stil", "later", "open", "concept"):
            if telling[stand]:
                breedte = 100 * telling[stand] / len(self.regels)
                delen.append((stand, round(van, 2), round(breedte, 2)))
                van += breedte
        return delen


def regel(actie: Actie, peil: Peil) -> Regel:
    """Give the board line of an action read with `om_te_tellen` or `met_laatste_teken`."""
    gehoord = gehoord_op(actie)
    stand = peil.stand(
        actie.status, actie.termijn, actie.begint_op, gehoord, is_afgesproken=not actie.is_concept
    )
    naam, vandaag = stand.naam, peil.vandaag
    if naam in ("concept", "klaar"):
        return Regel(actie, vandaag, naam)
    over = (actie.termijn - vandaag).days if actie.termijn else None
    if naam == "laat":
        return Regel(actie, vandaag, naam, -(over or 0), signalen=stand.signalen)
    stilte = (vandaag - max(gehoord, actie.begint_op or gehoord)).days if naam == "stil" else 0
    return Regel(actie, vandaag, naam, stilte, over, stand.signalen)


def gehoord_op(actie: Actie) -> date:
    """Give the day of the last sign of life of an action read with `om_te_tellen` or `met_laatste_teken`."""
    return timezone.localtime(actie.laatst_op).date()


def regels(acties: ActieQuerySet) -> list[Regel]:
    """Give the board lines of a set of actions, the most urgent first: enough to say how they stand, in one query."""
    peil = Peil(Organisatie.huidige())
    return [regel(actie, peil) for actie in acties.om_te_tellen().op_urgentie()]


def blokken(lijst: Iterable[Geteld]) -> list[Blok]:
    """Group what was counted per project or dossier, in the order in which these first appear."""
    per_eigenaar: dict[tuple[int | None, int | None], Blok] = {}
    for r in lijst:
        blok = per_eigenaar.get((r.project, r.dossier))
        if blok is None:
            soort, pk = ("project", r.project) if r.project else ("strategie", r.dossier)
            assert pk is not None  # the constraint of the model sees to that
            blok = per_eigenaar[r.project, r.dossier] = Blok(soort, pk)
        blok.regels.append(r)
    return list(per_eigenaar.values())


def in_stand(
    alles: Iterable[Geteld], vraag: Mapping[str, str], namen: Mapping[int, str] | None = None
) -> list[Geteld]:
    """Give the actions of the state that the address asks, all when it asks none, in the order that it asks.

    Takes the names of the holders when they are known.
    """
    stand = vraag.get("stand", "")
    over = [r for r in alles if r.stand.valt_onder(stand)] if stand in STANDEN else list(alles)
    return sorteer(over, vraag, namen)


def bord(
    alles: Iterable[Geteld],
    vraag: Mapping[str, str],
    organisatie: Organisatie,
    namen: Mapping[int, str] | None = None,
) -> tuple[Page, list[Blok]]:
    """Give one page of the board, and the blocks on it with all that they show.

    Takes the actions as they were counted, and what the address asks for: `stand` (only those), `sorteer`
    (`acties.volgorde`), `open` (the key of the block of which the finished actions are unfolded) and `pagina`. Asking for
    the finished ones folds nothing.
    """
    lijst = blokken(in_stand(alles, vraag, namen))
    open_ = {b.sleutel for b in lijst if vraag.get("stand") == "klaar" or b.sleutel == vraag.get("open")}
    lengtes = [blok.lengte(blok.sleutel in open_) for blok in lijst]
    pagina = Paginator(range(sum(lengtes)), PER_BLADZIJDE).get_page(vraag.get("pagina"))
    begin, einde = max(pagina.start_index() - 1, 0), pagina.end_index()
    hier: list[tuple[Blok, list[Geteld]]] = []
    vanaf = 0
    for blok, lengte in zip(lijst, lengtes, strict=True):
        tot = vanaf + lengte
        if vanaf < einde and tot > begin:
            is_open = blok.sleutel in open_
            blok.vervolg = vanaf < begin
            blok.gevouwen = 0 if is_open or tot > einde else blok.klaar
            te_tonen = blok.regels if is_open else blok.regels[: blok.lopend]
            hier.append((blok, te_tonen[max(begin - vanaf, 0) : einde - vanaf]))
        vanaf = tot
    _vul(hier, organisatie)
    return pagina, _met_eigenaar([blok for blok, _ in hier])


def _vul(hier: list[tuple[Blok, list[Geteld]]], organisatie: Organisatie) -> None:
    """Put into the blocks what they show on this page, with all that a line of the board needs."""
    peil = Peil(organisatie)
    acties = Actie.objects.filter(pk__in=[r.pk for _, geteld in hier for r in geteld])
    gelezen = acties.select_related("actiehouder").met_laatste_teken()
    per_pk = {actie.pk: regel(actie, peil) for actie in gelezen}
    for blok, geteld in hier:
        blok.getoond = [per_pk[r.pk] for r in geteld if r.pk in per_pk]  # not removed since


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


def leesbaar_voor(lijst: list[Blok], gebruiker: Gebruiker, van_wie: VanWie) -> list[Blok]:
    """Take the link from a project or dossier that this person may not open.

    An actiehouder sees the action, not everything around it. Takes of which this person reads everything
    (`acties.models.leest_alles_van`); one query per kind of owner among the others.
    """
    for soort, veld in SOORTEN.items():
        overige = [blok for blok in lijst if blok.soort == soort and blok.pk not in van_wie[veld]]
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


def tellingen(lijst: Sequence[Geteld], organisatie: Organisatie) -> list[dict[str, Any]]:
    """Give the counts for the tiles above the board: all, then per state that asks for attention or has to begin, and done."""
    stil_na, per_stand = aantal(organisatie.stil_na_dagen, "dag", "dagen"), standen(lijst)
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
            "aantal": sum(hoe_vaak for stand, hoe_vaak in per_stand.items() if stand.valt_onder(s)),
            "soort": soort,
            "uitleg": uitleg.format(stil_na=stil_na),
        }
        for s, soort, uitleg in TEGELS
    ]


def _waarin(lijst: Sequence[Geteld]) -> str:
    """Say of how many projects and strategies these are."""
    projecten, dossiers = eigenaars(lijst)
    van = [aantal(len(projecten), "project", "projecten")] if projecten else []
    return opsomming(van + ([aantal(len(dossiers), "strategie", "strategieën")] if dossiers else []))
