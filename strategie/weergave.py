"""What the pages of a dossier show: the phase bar, what comes next, the state in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from strategie.betrokkenen import Proces, processen_van
from strategie.models import Betrokkene, Dossier, Fase, Fasebesluit
from strategie.notateksten import STUK


@dataclass(frozen=True)
class Vervolg:
    """What has to happen now: a line of text, and for who may do it a link."""

    titel: str
    tekst: str
    url: str = ""
    knop: str = ""


@dataclass(frozen=True)
class Stuk:
    """A document as it is now: what it is called, what it says, and where it can be had."""

    titel: str
    uitleg: str
    adressen: tuple[tuple[str, str], ...]


FORMATEN = ("pdf", "odt", "docx")


def stukken(dossier: Dossier) -> list[Stuk]:
    """Give the documents of a dossier as they are now: the nota of each phase, and what is made of all of them."""
    notas = [
        Stuk(STUK[fase.nummer], f"Nota van fase {fase.nummer}", _adressen("nota", dossier.pk, fase.nummer))
        for fase in dossier.fasen.all()
    ]
    bladen = [
        (papier.upper(), reverse("strategie-accentenblad", args=[dossier.pk, papier, "pdf"]))
        for papier in ("a4", "a3")
    ]
    kantoor = _adressen("accentenblad", dossier.pk, "a4")[1:]
    return [
        *notas,
        Stuk("Accentwaarden op één blad", "Om op te hangen", (*bladen, *kantoor)),
        Stuk(
            "Maatregelen per soort",
            "Om mee te werken, met de stand van nu",
            _adressen("actieplan", dossier.pk),
        ),
        Stuk(
            "Het hele stuk", "Alle vier fasen, in de volgorde van bijlage 3", _adressen("rapport", dossier.pk)
        ),
    ]


def _adressen(naam: str, *args: int | str) -> tuple[tuple[str, str], ...]:
    return tuple((f.upper(), reverse(f"strategie-{naam}", args=[*args, f])) for f in FORMATEN)


def staat(fase: Fase, huidige: Fase) -> str:
    """Give the state for the phase bar: klaar, bezig, wacht or open."""
    if fase.is_vastgesteld:
        return "klaar"
    if fase.is_voorgelegd:
        return "wacht"
    return "bezig" if fase == huidige or fase.status != Fase.Status.OPEN else "open"


def fasebalk(dossier: Dossier, nummer: int = 0) -> list[dict[str, Any]]:
    """Give the four phases for the phase bar; `nummer` is the phase of this page."""
    huidige = dossier.huidige_fase()
    return [
        {
            "naam": fase.naam,
            "url": "" if fase.nummer == nummer else fase.get_absolute_url(),
            "staat": staat(fase, huidige),
            "huidig": fase.nummer == nummer,
            "meta": _meta(fase, huidige),
        }
        for fase in dossier.fasen.all()
    ]


def _meta(fase: Fase, huidige: Fase) -> str:
    if fase.is_vastgesteld:
        return f"{fase.statustekst} {date_format(localtime(fase.status_op), 'j F Y')}"
    if fase.is_voorgelegd:
        return "Ligt bij de bestuurder"
    if fase.status != Fase.Status.OPEN:
        return fase.statustekst
    return "Nu bezig" if fase == huidige else "Nog niet begonnen"


def eerdere_opmerkingen(fase: Fase) -> list[Fasebesluit]:
    """Give what was remarked on this phase before it was voorgelegd again, the newest first."""
    besluiten = fase.besluiten.exclude(opmerking="").exclude(stap=Fasebesluit.Stap.VOORGELEGD)
    return list(besluiten.select_related("door", "elders"))


def vervolg(dossier: Dossier, gebruiker: Gebruiker) -> Vervolg:
    """Say what comes next in this dossier, and where this person can do it."""
    fase = dossier.huidige_fase()
    if fase.is_voorgelegd:
        return _vervolg_besluit(dossier, fase, gebruiker)
    if fase.is_vastgesteld:
        return Vervolg(
            "De strategie loopt",
            "Volg de maatregelen en bespreek ten minste één keer per jaar in het bestuur of bijstellen nodig is.",
            fase.get_absolute_url(),
            "Bekijk de implementatie",
        )
    teksten = {
        Fase.Status.TERUGGEGEVEN: f"De bestuurder gaf {fase.document_naam} terug. Verwerk de opmerkingen.",
        Fase.Status.HEROPEND: f"Fase {fase.nummer} is heropend. Pas haar aan en leg haar opnieuw voor.",
    }
    opdracht = f"Maak {fase.document_naam} af. Daarna beslist de bestuurder."
    tekst = teksten.get(Fase.Status(fase.status), opdracht)
    bewerken = mag(gebruiker, Recht.STRATEGIE_BEWERKEN, dossier)
    if not bewerken:
        tekst = f"{dossier.eigenaar.naam} werkt aan {fase.document_naam}. Daarna beslist de bestuurder."
    knop = f"Ga verder met fase {fase.nummer}" if bewerken else f"Bekijk fase {fase.nummer}"
    return Vervolg(f"Nu: fase {fase.nummer}, {fase.naam.lower()}", tekst, fase.get_absolute_url(), knop)


def _vervolg_besluit(dossier: Dossier, fase: Fase, gebruiker: Gebruiker) -> Vervolg:
    stuk = fase.document_naam[:1].upper() + fase.document_naam[1:]
    if mag(gebruiker, Recht.STRATEGIE_VASTSTELLEN, dossier):
        url = reverse("strategie-besluit", args=[dossier.pk, fase.nummer])
        return Vervolg(f"{stuk} wacht op jouw besluit", "Lees het stuk en besluit.", url, "Lees en besluit")
    tekst = f"Tot {dossier.bestuurder} besluit, kan niemand iets wijzigen."
    return Vervolg(f"{stuk} ligt bij {dossier.bestuurder}", tekst, fase.get_absolute_url(), "Bekijk het stuk")


@dataclass(frozen=True)
class Procesgroep:
    """Who takes part in one process, as far as they stand on this page; how many in all; and whom to think of still."""

    proces: Proces
    mensen: list[tuple[Betrokkene, bool]]
    aantal: int
    suggesties: list[str]


@dataclass(frozen=True)
class Fasegroep:
    """The processes of one phase."""

    fase: Fase
    processen: list[Procesgroep]
    meelezers: int


def fasegroepen(dossier: Dossier, getoond: Iterable[Betrokkene], schrijvers: Set[int]) -> list[Fasegroep]:
    """Give who takes part, per phase and process; `schrijvers` are the keys of who write along."""
    hier = list(getoond)
    alle = list(dossier.betrokkenen.order_by().values_list("fase", "soort", "rol"))
    aantallen = Counter((fase, soort) for fase, soort, _ in alle)
    rollen = {(fase, soort, rol.casefold()) for fase, soort, rol in alle}

    def groep(proces: Proces) -> Procesgroep:
        plek = (proces.fase, proces.soort)
        mensen = [(b, b.gebruiker_id in schrijvers) for b in hier if (b.fase, b.soort) == plek]
        nog = [rol for rol in proces.rollen if (*plek, rol.casefold()) not in rollen]
        return Procesgroep(proces, mensen, aantallen[plek], nog)

    lezen_mee = Counter(lezer.fase for lezer in dossier.meelezers.all() if lezer.loopt)
    return [
        Fasegroep(fase, [groep(proces) for proces in processen_van(fase.nummer)], lezen_mee[fase.nummer])
        for fase in dossier.fasen.all()
    ]
