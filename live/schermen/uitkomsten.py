"""What the room made of it so far, as the wall and the telephones show it: values, tensions, actions, agreements."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from acties.models import Actie
from live.models import Notitie, Sessie, Tafel
from organisatie.models import Auditregel
from project.accenten import accent_ids
from project.documenten import maak_poster
from project.kader import fundamenten_van
from project.models import Actieverband, Gekozenwaarde, Groepskeuze, Project, Spanning
from project.poster import PosterChecklist

MET_BETEKENIS = 3
"""With more values in a column only the one that is talked about shows its meaning: the others would be too small to read."""


@dataclass(frozen=True)
class Zaalwaarde:
    """A value on the wall; `met` are those that were taken together with it, `toon` whether the wall has room for its meaning."""

    pk: int
    naam: str
    betekenis: str
    ster: bool
    zwaar: bool
    met: tuple[str, ...]
    toon: bool = True


@dataclass(frozen=True)
class Zaalkolom:
    """The values of one fundament, the most important first."""

    sleutel: str
    naam: str
    waarden: tuple[Zaalwaarde, ...]


@dataclass(frozen=True)
class Zaalspanning:
    """A tension with its letter; `van` and `naar` are the cards between which it is drawn, None when one of them is not there."""

    letter: str
    namen: str
    schuurt: str
    van: int | None
    naar: int | None


@dataclass(frozen=True)
class Waardenbord:
    """The poster with values: three columns and the tensions between them."""

    kolommen: tuple[Zaalkolom, ...]
    spanningen: tuple[Zaalspanning, ...]
    reacties: str
    alleen_besproken: bool = False

    @property
    def rijen(self) -> int:
        """The rows of the longest column; a card that alone shows its meaning takes two."""
        return max(len(k.waarden) + any(map(self.is_open, k.waarden)) for k in self.kolommen)

    def is_open(self, waarde: Zaalwaarde) -> bool:
        """Whether this is the one card with its meaning between cards without."""
        return self.alleen_besproken and waarde.toon and bool(waarde.betekenis)

    @property
    def open(self) -> int:
        """The card that takes two rows; 0 when none does."""
        return next((w.pk for k in self.kolommen for w in k.waarden if self.is_open(w)), 0)

    @property
    def lijnen(self) -> str:
        """What is to be drawn, for the script: letter and the two cards."""
        getekend = [s for s in self.spanningen if s.van and s.naar and s.van != s.naar]
        return json.dumps([[s.letter, s.van, s.naar] for s in getekend])

    @property
    def heeft_ster(self) -> bool:
        """Whether a star asks for an explanation."""
        return any(waarde.ster for kolom in self.kolommen for waarde in kolom.waarden)


@dataclass(frozen=True)
class Zaaltafel:
    """What one table tells the room: its choices as (name, reason or holder, star), and who speaks."""

    tafel: Tafel
    fundament: str
    woordvoerder: str
    keuzes: tuple[tuple[str, str, bool], ...]
    notities: int


@dataclass(frozen=True)
class Actiebord:
    """The plan: the actions by number, and how they relate."""

    acties: tuple[Actie, ...]
    verbanden: tuple[Actieverband, ...]
    voorstellen: int


def waardenbord(sessie: Sessie) -> Waardenbord:
    """Give the values on the poster with the tensions between them."""
    project = sessie.project
    sterren = accent_ids(project)
    namen = {f.sleutel: f.naam for f in fundamenten_van(project)}
    kolommen: dict[str, list[Zaalwaarde]] = {sleutel: [] for sleutel in namen}
    kaart: dict[int, int] = {}
    for gekozen in project.gekozen_waarden.met_waarde():
        kaart[gekozen.waarde_id] = gekozen.samen_met_id or gekozen.pk
        if gekozen.samen_met_id is None:
            fundament = gekozen.waarde.fundament
            namen.setdefault(
                fundament.sleutel, fundament.naam
            )  # a value that moved to another framework since
            kolommen.setdefault(fundament.sleutel, []).append(_waarde(gekozen, sterren))
    spanningen = project.spanningen.select_related("waarde_a", "waarde_b")
    if krap := max(map(len, kolommen.values())) > MET_BETEKENIS:
        nu = _besproken(project)
        kolommen = {k: [replace(w, toon=w.naam == nu) for w in waarden] for k, waarden in kolommen.items()}
    return Waardenbord(
        tuple(Zaalkolom(sleutel, naam, tuple(kolommen[sleutel])) for sleutel, naam in namen.items()),
        tuple(_spanning(spanning, kaart) for spanning in spanningen),
        project.workshop.blad.tekst("reacties"),
        krap,
    )


def _besproken(project: Project) -> str:
    """Give the name of the value that is talked about: the one that was changed last; "" when none was."""
    regels = Auditregel.objects.filter(soort=project._meta.label_lower, object_id=str(project.pk))
    laatste = regels.filter(wat="gekozen waarde gewijzigd").values_list("details__waarde", flat=True)
    return laatste.first() or ""


def _waarde(gekozen: Gekozenwaarde, sterren: set[int]) -> Zaalwaarde:
    return Zaalwaarde(
        gekozen.pk,
        gekozen.waarde.naam,
        gekozen.betekenis,
        gekozen.waarde_id in sterren,
        gekozen.weegt_zwaar,
        tuple(ander.waarde.naam for ander in gekozen.opgenomen.all()),
    )


def _spanning(spanning: Spanning, kaart: dict[int, int]) -> Zaalspanning:
    return Zaalspanning(
        spanning.letter,
        f"{spanning.waarde_a.naam} en {spanning.waarde_b.naam}",
        spanning.schuurt,
        kaart.get(spanning.waarde_a_id),
        kaart.get(spanning.waarde_b_id),
    )


def actiebord(sessie: Sessie) -> Actiebord:
    """Give the actions of the plan with their holders and terms; proposals only as a number."""
    project = sessie.project
    alle = list(project.acties.exclude(status="vervallen").met_alles().op_nummer())
    verbanden = project.actieverbanden.select_related("actie_a", "actie_b")
    return Actiebord(
        tuple(actie for actie in alle if not actie.is_voorstel),
        tuple(verband for verband in verbanden if verband.actie_a.nummer and verband.actie_b.nummer),
        sum(actie.is_voorstel for actie in alle),
    )


def checklist(sessie: Sessie) -> tuple[PosterChecklist, ...]:
    """Give the four questions with what was answered. bron: 000, bijlage 6."""
    return maak_poster(sessie.project).checklist


def tafels(sessie: Sessie) -> list[Zaaltafel]:
    """Give what each table chose in the part that goes on; in a silent part only how many notes there are."""
    soort = sessie.nu.soort or Notitie.Soort.WAARDE
    gevonden = []
    for tafel in sessie.tafels.met_groep():
        actie = soort == Notitie.Soort.ACTIE
        keuzes = _acties_van(tafel) if actie else _waarden_van(tafel, sessie)
        gevonden.append(
            Zaaltafel(
                tafel,
                tafel.fundament,
                tafel.woordvoerder(soort) if sessie.toon_namen else "",
                tuple(keuzes),
                Notitie.objects.van_tafel(sessie, tafel.groep_id, soort).count(),
            )
        )
    return gevonden


def _waarden_van(tafel: Tafel, sessie: Sessie) -> list[tuple[str, str, bool]]:
    sterren = accent_ids(sessie.project)
    keuzes = Groepskeuze.objects.filter(groep=tafel.groep_id).select_related("gekozen__waarde").order_by("pk")
    return [(k.gekozen.waarde.naam, k.reden, k.gekozen.waarde_id in sterren) for k in keuzes]


def _acties_van(tafel: Tafel) -> list[tuple[str, str, bool]]:
    acties = tafel.groep.acties.exclude(status="vervallen").select_related("actiehouder").order_by("pk")
    return [(actie.titel, actie.houder, False) for actie in acties]
