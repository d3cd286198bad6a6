"""The figures of a meting: what a page, a picture and a document show are these, from one place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Q, Subquery
from django.utils.functional import cached_property

from organisatie.models import Gebruiker
from organisatie.tekst import aantal, opsomming
from strategie.models import Meting, Metingstap, Oordeel, Themauitkomst
from strategie.volwassenheid.themas import LAAGSTE, NIVEAUS, THEMAS, Niveau, Thema, niveau

MINSTE = 3
"""With fewer answers one can work out who answered what."""


@dataclass(frozen=True)
class Themacijfers:
    """The figures of one theme. `per_niveau` counts the answers on level 1 to 5; `eigen` is what the reader answered."""

    thema: Thema
    per_niveau: tuple[int, ...]
    weet_niet: int
    uitkomst: Themauitkomst
    vorige: int | None = None
    eigen: str = ""
    opmerkingen: tuple[str, ...] = ()

    @cached_property
    def antwoorden(self) -> list[int]:
        """The levels that were given, from low to high: one for each answer."""
        return [nummer for nummer, keer in enumerate(self.per_niveau, LAAGSTE) for _ in range(keer)]

    @property
    def mediaan(self) -> float | None:
        """The level in the middle; between two levels when the middle two answers differ."""
        return median(self.antwoorden) if self.antwoorden else None

    @property
    def mediaan_tekst(self) -> str:
        """The same in figures: "3", "2,5", or "–" without an answer."""
        return "–" if self.mediaan is None else f"{self.mediaan:g}".replace(".", ",")

    @property
    def afstand(self) -> int:
        """How many levels lie between the lowest and the highest answer."""
        return self.antwoorden[-1] - self.antwoorden[0] if self.antwoorden else 0

    @property
    def spreiding(self) -> str:
        """From which level to which the answers go: "2 tot 4", "alle 3", or "–" without an answer."""
        if not self.antwoorden:
            return "–"
        laagste, hoogste = self.antwoorden[0], self.antwoorden[-1]
        return f"alle {laagste}" if laagste == hoogste else f"{laagste} tot {hoogste}"

    @property
    def niveau(self) -> Niveau | None:
        """The level of the outcome."""
        return niveau(self.uitkomst.niveau) if self.uitkomst.niveau else None

    @property
    def uitkomst_tekst(self) -> str:
        """The level of the outcome with its name."""
        return f"{self.niveau.nummer}, {self.niveau.naam}" if self.niveau else "–"

    @property
    def omschrijving(self) -> str:
        """What an organisation on the level of the outcome does."""
        return self.thema.omschrijving(self.niveau.nummer) if self.niveau else ""

    @property
    def vorige_tekst(self) -> str:
        """The outcome of the meting before."""
        return str(self.vorige) if self.vorige else "–"

    @property
    def verschil(self) -> int | None:
        """How much the outcome went up since the meting before; None when one of them is not there."""
        return self.niveau.nummer - self.vorige if self.niveau and self.vorige else None

    @property
    def verschil_tekst(self) -> str:
        """The same in words: "1 hoger", "gelijk", "2 lager"; empty when there is nothing to compare."""
        if self.verschil is None:
            return ""
        if self.verschil == 0:
            return "gelijk"
        return f"{abs(self.verschil)} {'hoger' if self.verschil > 0 else 'lager'}"

    @property
    def pijl(self) -> str:
        """A sign for the difference, beside the words."""
        if self.verschil is None:
            return ""
        return "=" if self.verschil == 0 else "↑" if self.verschil > 0 else "↓"

    @property
    def in_woorden(self) -> str:
        """What the picture of this theme shows, for who does not see it."""
        telling = ", ".join(
            f"niveau {nummer}: {keer}" for nummer, keer in enumerate(self.per_niveau, LAAGSTE)
        )
        delen = [f"{self.thema.naam}. Antwoorden per niveau: {telling}"]
        if self.antwoorden:
            delen.append(f"Mediaan {self.mediaan_tekst}, spreiding {self.spreiding}")
        if self.niveau:
            delen.append(f"Uitkomst {self.niveau.nummer}")
        if self.vorige:
            delen.append(f"Vorige meting {self.vorige}")
        return ". ".join(delen) + "."


@dataclass(frozen=True)
class Uitkomsten:
    """The outcome of each theme, and what it is compared with."""

    themas: tuple[Themacijfers, ...]
    vorige: Meting | None

    @property
    def met_verschil(self) -> bool:
        """Whether there is something to compare with."""
        return self.vorige is not None


@dataclass(frozen=True)
class Uitslag(Uitkomsten):
    """All figures of a meting: that, with the answers behind it, and how many people gave those."""

    meting: Meting
    ingevuld: int
    later: int

    @property
    def zonder_uitkomst(self) -> list[Themacijfers]:
        """The themes that still must be talked about."""
        return [cijfers for cijfers in self.themas if cijfers.niveau is None]

    @property
    def meest_verdeeld(self) -> list[Themacijfers]:
        """The themes on which the answers lie furthest apart; none when nobody is more than one level from another."""
        wijdste = max(cijfers.afstand for cijfers in self.themas)
        return [cijfers for cijfers in self.themas if cijfers.afstand == wijdste] if wijdste > 1 else []

    def met_uitkomst(self, nummer: int) -> str:
        """Name the themes with this outcome."""
        return opsomming(c.thema.naam for c in self.themas if c.niveau and c.niveau.nummer == nummer)

    @property
    def in_het_kort(self) -> list[tuple[str, str]]:
        """Say of the outcome as a whole what stands out: highest, lowest, and what changed since the meting before."""
        niveaus = sorted({cijfers.niveau.nummer for cijfers in self.themas if cijfers.niveau})
        if not niveaus:
            return []
        regels = [(f"Het hoogst, niveau {niveaus[-1]}", self.met_uitkomst(niveaus[-1]))]
        if len(niveaus) > 1:
            regels.append((f"Het laagst, niveau {niveaus[0]}", self.met_uitkomst(niveaus[0])))
        for woord, teken in (("Hoger", 1), ("Lager", -1)):
            anders = [c.thema.naam for c in self.themas if (c.verschil or 0) * teken > 0]
            if anders:
                regels.append((f"{woord} dan vorige keer", opsomming(anders)))
        return regels


def uitslag(meting: Meting, voor: Gebruiker | None = None) -> Uitslag:
    """Give the figures of a meting, in four queries; with what `voor` answered, as long as that is known."""
    oordelen = list(meting.oordelen.geteld().select_related("invuller"))
    uitkomsten, eerder, vorige = _uitkomsten(meting)
    ingevuld, later = _ingevuld(meting)
    per_thema: dict[str, list[Oordeel]] = defaultdict(list)
    for oordeel in oordelen:
        per_thema[oordeel.thema].append(oordeel)
    themas = tuple(
        _cijfers(
            thema,
            per_thema[thema.sleutel],
            uitkomsten.get(thema.sleutel) or Themauitkomst(meting=meting, thema=thema.sleutel),
            eerder.get(thema.sleutel),
            voor,
        )
        for thema in THEMAS
    )
    return Uitslag(themas, vorige, meting, ingevuld, later)


def uitkomsten(meting: Meting) -> Uitkomsten:
    """Give what was agreed on each theme beside the meting before, in one query: without the answers behind it."""
    nu, eerder, vorige = _uitkomsten(meting)
    themas = tuple(
        _cijfers(thema, (), nu.get(thema.sleutel) or Themauitkomst(), eerder.get(thema.sleutel), None)
        for thema in THEMAS
    )
    return Uitkomsten(themas, vorige)


def _uitkomsten(
    meting: Meting,
) -> tuple[dict[str, Themauitkomst], dict[str, int | None], Meting | None]:
    """Give what was agreed on each theme, and the levels of the meting before, with that meting."""
    nu: dict[str, Themauitkomst] = {}
    eerder: dict[str, int | None] = {}
    vorige = None
    beide = Q(meting=meting) | Q(meting__in=meting.eerdere().values("pk")[:1])
    for uitkomst in Themauitkomst.objects.filter(beide).select_related("meting"):
        if uitkomst.meting_id == meting.pk:
            nu[uitkomst.thema] = uitkomst
        else:
            eerder[uitkomst.thema] = uitkomst.niveau
            vorige = uitkomst.meting
    return nu, eerder, vorige


def _cijfers(
    thema: Thema,
    oordelen: Sequence[Oordeel],
    uitkomst: Themauitkomst,
    vorige: int | None,
    voor: Gebruiker | None,
) -> Themacijfers:
    telling = Counter(oordeel.niveau for oordeel in oordelen)
    return Themacijfers(
        thema=thema,
        per_niveau=tuple(telling[stap.nummer] for stap in NIVEAUS),
        weet_niet=sum(oordeel.weet_niet for oordeel in oordelen),
        uitkomst=uitkomst,
        vorige=vorige,
        eigen=_eigen(oordelen, voor),
        opmerkingen=tuple(sorted((o.opmerking for o in oordelen if o.opmerking), key=str.casefold)),
    )


def _eigen(oordelen: Iterable[Oordeel], voor: Gebruiker | None) -> str:
    for oordeel in oordelen:
        if voor is not None and oordeel.invuller is not None and oordeel.invuller.gebruiker_id == voor.pk:
            return f"niveau {oordeel.niveau}" if oordeel.niveau else "weet ik niet"
    return ""


def _ingevuld(meting: Meting) -> tuple[int, int]:
    """How many answered; and how many of them after a first closing, when the answers of others could be seen."""
    sluitingen = meting.stappen.filter(stap=Metingstap.Stap.GESLOTEN).order_by("op")
    na_sluiten = Q(ingevuld_op__gt=Subquery(sluitingen.values("op")[:1]))
    tellingen = meting.invullers.klaar().aggregate(alle=Count("pk"), later=Count("pk", filter=na_sluiten))
    return tellingen["alle"], tellingen["later"]


def mensen(getal: int) -> str:
    """Say how many people: "één collega", "7 collega’s"."""
    return aantal(getal, "collega", "collega’s", voluit=True)
