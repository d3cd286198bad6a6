"""What CODIO suggests for questions 4 and 5 of the terugkoppeling, drawn from the figures of the half-year.

Fixed text with numbers in it, and it says from which figure it comes. The redacteur takes it over or not: no conclusion is drawn
without somebody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from acties.models import Actie
from moresprudentie.kortweg import genoeg
from moresprudentie.models import Suggestiekeuze, Telwaarde
from moresprudentie.models.cijfers import PAAR, CijferregelQuerySet
from moresprudentie.selectie import Selectie
from moresprudentie.telling import Telling, geteld, per_sleutel, tel
from organisatie.tekst import aantal, opsomming
from waardenkader.meetellen import Telwijze
from waardenkader.models import Waarde

if TYPE_CHECKING:
    from moresprudentie.models import Terugkoppeling

CONCLUSIE, AANBEVELING = "conclusie", "aanbeveling"
"""For question 4: it lands in the answer. For question 5: it becomes a recommendation of its own."""
VAAKST, MINSTE_KEER = 2, 2
"""So many tensions are suggested, each in so many verslagen at least."""
TE_LAAT_MINSTE, TE_LAAT_DEEL = 3, 4
"""Actions are late often when so many are, and one in so many."""
GENOEMD = 6
"""So many values are named in a sentence."""


@dataclass(frozen=True)
class Suggestie:
    """One suggestion: what it says, from which figure that comes, and what the redacteur did with it."""

    sleutel: str
    soort: str
    tekst: str
    toelichting: str
    herkomst: str
    adres: str
    """Where what stands behind the figure is read."""
    keuze: str = ""

    @property
    def kenmerk(self) -> str:
        """What the page shows of it, in short: other figures are another mark."""
        return sha256(f"{self.tekst}|{self.toelichting}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Spanning:
    """Two values that rub, and in how many verslagen."""

    sleutels: tuple[str, str]
    namen: tuple[str, str]
    verslagen: int


def spanningen(regels: CijferregelQuerySet, telwijze: Telwijze) -> list[Spanning]:
    """Give the tensions that verslagen name, the one in most verslagen first; each verslag once per pair."""
    paren = list(regels.exclude(spanningen=[]).values_list("pk", "spanningen"))
    pks = {pk for _, codes in paren for code in codes for pk in divmod(code, PAAR)}
    telt = {pk: geteld(t, telwijze) for pk, t in Telwaarde.objects.in_bulk(list(pks)).items()}
    per_paar: dict[tuple[str, str], set[int]] = defaultdict(set)
    namen: dict[str, str] = {}
    for verslag, codes in paren:
        for code in codes:
            een, ander = (telt[pk] for pk in divmod(code, PAAR))
            namen |= {g.sleutel: g.naam for g in (*een, *ander)}
            for a in een:
                for b in ander:
                    if a.sleutel != b.sleutel:
                        per_paar[min(a.sleutel, b.sleutel), max(a.sleutel, b.sleutel)].add(verslag)
    gevonden = [Spanning(p, (namen[p[0]], namen[p[1]]), len(wie)) for p, wie in per_paar.items()]
    return sorted(gevonden, key=lambda s: (-s.verslagen, s.namen))


def suggesties(terugkoppeling: Terugkoppeling, telling: Telling | None = None) -> list[Suggestie]:
    """Give the suggestions for a terugkoppeling that is being written, with what was done with each."""
    keuzes = dict(
        Suggestiekeuze.objects.filter(terugkoppeling=terugkoppeling).values_list("sleutel", "keuze")
    )
    gevonden = uit_telling(telling or tel(Selectie.van(terugkoppeling)))
    return [replace(suggestie, keuze=keuzes.get(suggestie.sleutel, "")) for suggestie in gevonden]


def uit_telling(telling: Telling) -> list[Suggestie]:
    """Draw them from what was counted of a half-year; nothing without verslagen."""
    selectie = telling.selectie
    if not telling.nu.verslagen:
        return []
    telwijze, regels = Telwijze(), selectie.regels()
    bronnen = (
        _uit_spanningen(telling, regels, telwijze),
        _uit_termijnen(selectie, regels),
        _uit_bereik(telling),
        _uit_ongenoemd(telling, telwijze),
    )
    alle = [suggestie for bron in bronnen for suggestie in bron]
    return sorted(alle, key=lambda suggestie: suggestie.soort != CONCLUSIE)


def _van(verslagen: int, geheel: int) -> str:
    """Say in how many of all: without a share, which of a few says little."""
    return f"{verslagen} van de {geheel} verslagen"


def _uit_spanningen(telling: Telling, regels: CijferregelQuerySet, telwijze: Telwijze) -> Iterator[Suggestie]:
    geheel = telling.nu.verslagen
    for spanning in spanningen(regels, telwijze)[:VAAKST]:
        if spanning.verslagen < MINSTE_KEER:
            return
        a, b = spanning.namen
        paar = "|".join(spanning.sleutels)
        adres = f"{telling.selectie.achter}&achter=spanning&waarde={quote(paar)}"
        keer = _van(spanning.verslagen, geheel)
        herkomst = f"Uit de spanningen in de verslagen: deze staat in {keer}."
        yield Suggestie(
            f"4:spanning:{paar}",
            CONCLUSIE,
            f"{a} en {b} schuren vaak met elkaar: {keer} noemen deze spanning.",
            "",
            herkomst,
            adres,
        )
        yield Suggestie(
            f"5:spanning:{paar}",
            AANBEVELING,
            f"Geef projecten houvast bij de afweging tussen {a} en {b}.",
            f"{keer[0].upper()}{keer[1:]} noemen deze spanning.",
            herkomst,
            adres,
        )


def _uit_termijnen(selectie: Selectie, regels: CijferregelQuerySet) -> Iterator[Suggestie]:
    van_projecten = Actie.objects.afgesproken().filter(project__verslag__in=regels.order_by().values("pk"))
    lopend = van_projecten.lopend().filter(termijn__isnull=False).count()
    laat = van_projecten.te_laat().count()
    if laat < TE_LAAT_MINSTE or laat * TE_LAAT_DEEL < lopend:
        return
    feit = (
        f"Van de {lopend} lopende acties met een termijn {'is' if laat == 1 else 'zijn'} er {laat} te laat."
    )
    herkomst = "Uit de acties van deze projecten, zoals ze er vandaag voor staan."
    adres = f"{selectie.achter}&achter=te-laat"
    yield Suggestie("4:te-laat", CONCLUSIE, feit, "", herkomst, adres)
    yield Suggestie(
        "5:te-laat",
        AANBEVELING,
        "Zoek uit waarom acties van projecten vaak te laat zijn, en geef actiehouders tijd en steun.",
        feit,
        herkomst,
        adres,
    )


def _uit_bereik(telling: Telling) -> Iterator[Suggestie]:
    nu = telling.nu
    if nu.breder < MINSTE_KEER:
        return
    feit = f"{nu.breder} van de {nu.acties} acties zijn ook bruikbaar buiten het eigen project."
    herkomst = "Uit de acties in de verslagen die als breder inzetbaar zijn aangemerkt."
    adres = f"{telling.selectie.achter}&achter=breder"
    yield Suggestie("4:breder", CONCLUSIE, feit, "", herkomst, adres)
    yield Suggestie(
        "5:breder",
        AANBEVELING,
        "Bied de acties die breder inzetbaar zijn aan alle projecten aan.",
        feit,
        herkomst,
        adres,
    )


def _uit_ongenoemd(telling: Telling, telwijze: Telwijze) -> Iterator[Suggestie]:
    """Name the values of the framework that no verslag chose; of a few verslagen that says nothing."""
    dossier = telling.selectie.dossier
    if not genoeg(telling.nu.verslagen) or telwijze.versie is None:
        return
    gekozen = per_sleutel(telling, telwijze).gekozen
    kader = Waarde.objects.filter(versie=telwijze.versie, project=None, actief=True).op_volgorde()
    ongenoemd = {slug: naam for slug, naam in kader.values_list("slug", "naam") if not gekozen[slug]}
    if not ongenoemd:
        return
    namen = list(ongenoemd.values())
    rest = len(namen) - GENOEMD
    genoemd = opsomming([*namen[:GENOEMD], *([f"nog {rest}"] if rest > 0 else [])])
    herkomst = f"Uit de waarden die in de {telling.nu.verslagen} verslagen zijn gekozen."
    adres = f"{telling.selectie.achter}&achter=alles"
    wat = aantal(len(namen), "waarde", "waarden")
    yield Suggestie(
        "4:ongenoemd",
        CONCLUSIE,
        f"Geen enkel project koos {wat} van het waardenkader: {genoemd}.",
        "",
        herkomst,
        adres,
    )
    accenten = [] if dossier is None else dossier.vastgestelde_accentwaarden().select_related("waarde")
    stil = [a.waarde.naam for a in accenten if a.waarde.slug in ongenoemd]
    if stil:
        yield Suggestie(
            "5:ongenoemd",
            AANBEVELING,
            f"Bespreek of {opsomming(stil)} nog een accentwaarde {'is' if len(stil) == 1 else 'zijn'}.",
            f"Geen van de {telling.nu.verslagen} verslagen koos {'haar' if len(stil) == 1 else 'ze'}.",
            herkomst,
            adres,
        )
