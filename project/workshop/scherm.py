"""What the sheet shows: per step its lists, per list its lines with the form of each, and a line for the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from organisatie.tekst import aantal
from project.models import Groep
from project.workshop.bereik import Bereik
from project.workshop.regels import SOORTEN, Regelsoort
from project.workshop.tijden import stappen_van
from waardenkader.voorbeeldform import MetVoorbeeld

NIEUW = {
    "waarde": "Nog een waarde",
    "spanning": "Nog een spanning",
    "voorstel": "Nog een voorstel",
    "actie": "Nog een actie",
    "verband": "Nog een verband",
    "afspraak": "Nog een afspraak",
    "reflectie": "Nog een antwoord",
}


@dataclass(frozen=True)
class Regel:
    """One line: `kop` names what it is about where that is not typed in it, `bij` explains it."""

    soort: Regelsoort
    form: Any
    url: str
    rij: Any = None
    groep: Groep | None = None
    kop: str = ""
    vorm: str = ""
    ster: bool = False
    bij: tuple[str, ...] = ()
    vragen: tuple[Any, ...] = ()
    """The questions that help to apply the value of this line."""

    @property
    def id(self) -> str:
        """The id of the line on the page."""
        tafel = f"-{self.groep.pk}" if self.groep and (self.rij is None or not self.soort.nieuw) else ""
        return f"regel-{self.soort.sleutel}-{self.rij.pk if self.rij else 'nieuw'}{tafel}"

    @property
    def naam(self) -> str:
        """What a screen reader calls the line."""
        if self.rij is None:
            return f"{NIEUW[self.soort.sleutel]}{f' bij {self.groep}' if self.groep else ''}"
        return f"{self.soort.naam} {self.kop or self.rij}"

    @property
    def voorbeeld_bij(self) -> str:
        """The field that can begin with an example; empty when none can."""
        return self.form.voorbeeld_bij if isinstance(self.form, MetVoorbeeld) else ""

    @property
    def weg_url(self) -> str:
        """Where the line is taken away; empty when it cannot be."""
        if self.rij is None or not self.soort.nieuw:
            return ""
        return reverse(
            "project-regel-weg", args=[self.form.bereik.project.pk, self.soort.sleutel, self.rij.pk]
        )

    @property
    def velden(self) -> list[Any]:
        """The fields to show; the principe only for a value that is not in the framework."""
        zichtbaar = [veld for veld in self.form if not veld.is_hidden]
        return [v for v in zichtbaar if v.name != "principe" or self.form.is_andere or self.rij is None]

    @property
    def leestekst(self) -> list[tuple[str, str]]:
        """The line to read: (label, text) for what was filled in."""
        if self.rij is None:
            return []
        velden = [veld for veld in self.velden if veld.name not in self.soort.in_leeskop]
        return [(veld.label, tekst) for veld in velden if (tekst := _in_woorden(veld))]

    @property
    def te_lezen(self) -> bool:
        """Whether there is something to read: an accentwaarde that was not discussed says nothing."""
        return self.rij is not None and (self.soort.nieuw or bool(self.leestekst))

    @property
    def leeskop(self) -> str:
        """What stands above the line to read: what it is about."""
        namen = [
            _in_woorden(v) for v in self.velden if v.name in self.soort.in_leeskop and v.name != "principe"
        ]
        return " ".join(filter(None, [self.kop, " en ".join(filter(None, namen))]))


@dataclass(frozen=True)
class Lijst:
    """A list of lines, with a line for the next one when lines can be added."""

    sleutel: str
    titel: str
    regels: tuple[Regel, ...]
    nieuw: Regel | None = None
    fundamenten: tuple[str, ...] = ()
    leeg: str = ""

    @property
    def gelezen(self) -> bool:
        """Whether there is a line to read."""
        return any(regel.te_lezen for regel in self.regels)

    @property
    def kop(self) -> str:
        """What stands in the fields of a line, in order."""
        regel = self.nieuw or (self.regels[0] if self.regels else None)
        namen = [veld.label for veld in regel.velden if veld.name != "principe"] if regel else []
        return " · ".join(namen)


@dataclass(frozen=True)
class Deel:
    """A part of a step: lists beside each other (`kolommen`) or below each other."""

    titel: str
    lijsten: tuple[Lijst, ...]
    kolommen: bool = False
    uitleg: str = ""
    accenten: tuple[Any, ...] = ()
    """The accentwaarden of which the meaning goes with it."""
    vouw: str = ""
    """How far it is, when it is folded away: what takes much room and is often done in another way."""

    @property
    def open(self) -> bool:
        """Whether something was filled in, and must be seen."""
        return any(lijst.gelezen for lijst in self.lijsten)


def maak_regel(
    soort: Regelsoort, bereik: Bereik, *, rij: Any = None, groep: Groep | None = None, form: Any = None
) -> Regel:
    """Give a line with its form; `form` is one that was sent and has something wrong."""
    project = bereik.project
    if rij is None:
        url = reverse("project-regel-nieuw", args=[project.pk, soort.sleutel])
    else:
        url = reverse("project-regel", args=[project.pk, soort.sleutel, rij.pk])
    if groep:
        url += f"?groep={groep.pk}"
    form = form or soort.form(bereik=bereik, rij=rij, groep=groep, sleutel=soort.sleutel)
    if isinstance(form, MetVoorbeeld):
        form.zonder_knop()  # it stands behind the fields, so that Tab goes from field to field
    regel = {"soort": soort, "form": form, "url": url, "rij": rij, "groep": groep}
    return Regel(**regel, **(_eigen(soort, bereik, rij) if rij is not None else {}))


def _eigen(soort: Regelsoort, bereik: Bereik, rij: Any) -> dict[str, Any]:
    """Give what a kind of line shows beside its fields."""
    match soort.sleutel:
        case "waarde":
            return _bij_waarde(bereik, rij.gekozen.waarde)
        case "accentwaarde":
            return {"kop": str(rij.accent.waarde), "vorm": rij.accent.waarde.fundament.sleutel}
        case "poster":
            return _posterwaarde(bereik, rij)
        case "spanning":
            return {"kop": rij.letter}
        case "actie":
            return {"kop": str(rij.nummer or "")}
    return {}


def _bij_waarde(bereik: Bereik, waarde: Any) -> dict[str, Any]:
    accent = bereik.sterren.get(waarde.pk)
    uitleg = [waarde.definitie] if waarde.definitie else []
    if waarde.project_id:
        uitleg.append(f"Andere waarde van dit project, bij {waarde.fundament}. {waarde.plaats}.")
    if accent and accent.lading:
        uitleg.append(f"Bestuurlijke lading: {accent.lading}")
    return {
        "vorm": waarde.fundament.sleutel,
        "ster": accent is not None,
        "bij": tuple(uitleg),
        "vragen": tuple(bereik.hulpvragen.get(waarde.pk, ())),
    }


def _posterwaarde(bereik: Bereik, gekozen: Any) -> dict[str, Any]:
    redenen = [f"{wie}: {reden}" for wie, reden in gekozen.redenen()]
    if len(gekozen.groepskeuzes.all()) > 1:
        wie = ", ".join(keuze.wie for keuze in gekozen.groepskeuzes.all())
        redenen.insert(
            0, f"Genoemd door {aantal(len(gekozen.groepskeuzes.all()), 'tafel', 'tafels')}: {wie}."
        )
    eigen = _bij_waarde(bereik, gekozen.waarde)
    return eigen | {"kop": str(gekozen.waarde), "bij": tuple(redenen)}


def _lijst(
    sleutel: str,
    bereik: Bereik,
    titel: str = "",
    *,
    groep: Groep | None = None,
    leeg: str = "",
) -> Lijst:
    soort = SOORTEN[sleutel]
    rijen = soort.rijen(bereik, groep)
    met_tafel = groep if not soort.nieuw else None
    return Lijst(
        f"lijst-{sleutel}{f'-{groep.pk}' if groep else ''}",
        titel,
        tuple(maak_regel(soort, bereik, rij=rij, groep=met_tafel) for rij in rijen),
        maak_regel(soort, bereik, groep=groep) if soort.nieuw else None,
        tuple(r.fundament.sleutel for r in groep.groepsfundamenten.all()) if groep else (),
        leeg,
    )


def delen(bereik: Bereik, stap: int) -> list[Deel]:
    """Give the parts of one step of the workshop (bron: 000, 3.3)."""
    match stap:
        case 2:
            return _stap_2(bereik)
        case 3:
            return _stap_3(bereik)
        case 4:
            tafels = (_lijst("voorstel", bereik, g.naam, groep=g) for g in bereik.groepen)
            return [Deel("Voorstellen per tafel", tuple(tafels), kolommen=True)]
        case 5:
            return [
                Deel("Het actieplan", (_lijst("actie", bereik),)),
                Deel(
                    "Overlap en spanning tussen acties",
                    (_lijst("verband", bereik),),
                    uitleg="Elke actie in het plan heeft een nummer. Noem er twee bij hun nummer.",
                ),
            ]
        case 6:
            return [Deel("Afspraken over het vervolg", (_lijst("afspraak", bereik),))]
        case 7:
            uitleg = "Eén antwoord per regel, zonder namen."
            return [Deel("Wat de deelnemers zeiden", (_lijst("reflectie", bereik),), uitleg=uitleg)]
    return []


def _stap_2(bereik: Bereik) -> list[Deel]:
    tafels = tuple(_lijst("waarde", bereik, g.naam, groep=g) for g in bereik.groepen)
    zonder = list(SOORTEN["waarde"].rijen(bereik, None))
    if zonder:
        tafels = (*tafels, _lijst("waarde", bereik, "Zonder tafel"))
    gevonden = [Deel("Waarden per tafel", tafels, kolommen=True)]
    if bereik.accenten:
        per_tafel = (_lijst("accentwaarde", bereik, g.naam, groep=g) for g in bereik.groepen)
        vraag = "Spelen de accentwaarden van de strategie hier een rol?"
        lijsten = tuple(per_tafel)
        gedaan = sum(regel.te_lezen for lijst in lijsten for regel in lijst.regels)
        stand = f"{gedaan} van {sum(len(lijst.regels) for lijst in lijsten)} besproken"
        accenten = tuple(bereik.accenten.values())
        gevonden.append(Deel(vraag, lijsten, kolommen=True, accenten=accenten, vouw=stand))
    return gevonden


def _stap_3(bereik: Bereik) -> list[Deel]:
    leeg = "Nog geen waarden. Schrijf ze op bij stap 2, dan staan ze hier."
    gevonden = [
        Deel(
            "De waarden op de poster",
            (_lijst("poster", bereik, leeg=leeg),),
            uitleg="Zet ze op volgorde van belang. Wat het zwaarst weegt, telt mee in vraag 1 van de halfjaarlijkse "
            "terugkoppeling: verschillen die waarden van de accentwaarden? Overlappen er twee? Neem ze samen.",
        )
    ]
    if bereik.accenten:
        vraag = "Wat zei iedereen samen over de accentwaarden?"
        gevonden.append(Deel(vraag, (_lijst("accentwaarde", bereik),)))
    spanningen = _lijst("spanning", bereik)
    return [*gevonden, Deel("Spanningen tussen waarden", (spanningen,), uitleg="Elk paar één keer.")]


@dataclass(frozen=True)
class Stapscherm:
    """A step on the sheet."""

    plan: Any
    delen: tuple[Deel, ...]
    klaar: bool
    nu: bool


def stappen(bereik: Bereik) -> list[Stapscherm]:
    """Give the steps of the sheet, from 2 on: who was there (step 1) has a page of its own."""
    workshop = bereik.project.workshop
    klaar = workshop.afgerond_op is not None
    return [
        Stapscherm(
            plan,
            tuple(delen(bereik, plan.nummer)),
            klaar or plan.nummer < workshop.stap,
            not klaar and plan.nummer == workshop.stap,
        )
        for plan in stappen_van(workshop)[1:]
    ]


def _in_woorden(veld: Any) -> str:
    waarde = veld.value()
    keuzes = dict(getattr(veld.field, "choices", ()))
    if isinstance(waarde, bool):
        return "Ja" if waarde else ""
    if waarde in (None, ""):
        return ""
    getoond = veld.field.prepare_value(waarde)
    return str(keuzes.get(getoond, getoond) or "")
