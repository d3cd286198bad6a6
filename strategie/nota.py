"""The nota of a phase: what the bestuur reads and adopts, made from the answers (bron: 000, 2.2 tot en met 2.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from documenten.document import Document
from formats.spec import Onderdeel
from formats.weergave import als_html, antwoord_als_html
from strategie import gegevens, notateksten
from strategie.aanleiding import wat_leidde_tot
from strategie.bord import bord
from strategie.dekking import dekking
from strategie.formats.nota import BESLUIT, SAMENVATTING
from strategie.gegevens import LEEG, Deel
from strategie.models import Dossier, Fase
from strategie.verschil import sinds_lezing, sinds_versie


@dataclass(frozen=True)
class Sectie:
    """One section: its name in the method, what its heading states, and the answers under it."""

    sleutel: str
    naam: str
    kop: str
    delen: tuple[Deel, ...] = ()

    @property
    def leeg(self) -> bool:
        """Whether nothing was answered."""
        return not self.delen


def nota(fase: Fase, *, van_buiten: bool = False) -> Document:
    """Give the nota of one phase; a concept until the phase is vastgesteld.

    With `van_buiten` for who reads one phase without an account: not what the bestuur said of an earlier reading, and no
    measures of a plan that is still written.
    """
    dossier = fase.dossier
    besluit = gegevens.vaststellingen(dossier).get(fase.nummer)
    versie, stand = gegevens.versietekst(fase), gegevens.stand(fase, besluit)
    return Document(
        titel=dossier.titel,
        soort=notateksten.STUK[fase.nummer],
        sjabloon="documenten/strategie_nota.html",
        context={
            "fase": fase,
            "dossier": dossier,
            "kort": kort(fase),
            "besluit": gevraagd_besluit(fase),
            "genomen": stand if fase.is_vastgesteld else "",
            "verschillen": [
                verschil
                for verschil in (None if van_buiten else sinds_lezing(fase), sinds_versie(fase))
                if verschil
            ],
            "secties": list(_secties(fase, van_buiten)),
            "bijlagen": _bijlagen(fase),
            **_gegevens(fase),
        },
        bestandsnaam=f"{_bestandsnaam(fase)}-{gegevens.bestandsdeel(dossier)}",
        concept=not fase.is_vastgesteld,
        omschrijving=notateksten.OMSCHRIJVING[fase.nummer],
        auteur=dossier.eigenaar.naam,
        datum=localtime(gegevens.laatst_gewijzigd(fase)).date(),
        versie=f"{versie}, {gegevens.datum(gegevens.laatst_gewijzigd(fase))}",
        feiten=(
            *gegevens.mensen(dossier),
            ("Versie", versie[:1].upper() + versie[1:]),
            ("Stand", stand),
        ),
    )


def kort(fase: Fase) -> SafeString:
    """Give the summary: as it was written, else what the answers say."""
    return als_html(fase.invulling.tekst(SAMENVATTING).strip() or notateksten.begin_van_samenvatting(fase))


def gevraagd_besluit(fase: Fase) -> SafeString:
    """Give what the bestuur is asked to decide: as it was written, else what is always asked in this phase."""
    return als_html(fase.invulling.tekst(BESLUIT).strip() or notateksten.begin_van_besluit(fase))


def _bestandsnaam(fase: Fase) -> str:
    return {1: "startnotitie", 2: "keuze", 3: "actieplan", 4: "implementatie"}[fase.nummer]


def _secties(fase: Fase, van_buiten: bool) -> Iterator[Sectie]:
    """Give the sections in the order of the form, the reason to start on top."""
    niet_gevraagd = notateksten.zonder(fase)
    yield _aanleiding(fase)
    for onderdeel in fase.invulling.spec.onderdelen:
        if onderdeel.sleutel not in ("nota", "verkenning", *niet_gevraagd):
            yield _sectie(fase, onderdeel)
        if onderdeel.sleutel == "keuze" and fase.dossier.keuze == Dossier.Keuze.SPECIFIEK:
            yield Sectie("accenten", "Accentwaarden", "Dit zijn de accentwaarden")
        if onderdeel.sleutel == "maatregelen" and (tabel := dekking(fase.dossier)).rijen:
            yield Sectie("dekking", "Dekking", tabel.kop)
        if onderdeel.sleutel == "doorwerking" and gegevens.methoden(fase.dossier):
            yield Sectie("methoden", "Methoden", "Deze methoden staan naast CODIO Project")
    if fase.nummer == Fase.Nummer.HUIDIG:
        yield Sectie("mensen", "Mensen", "Zij doen mee, met dit mandaat")
    elif gegevens.betrokkenen(fase.dossier)[fase.nummer]:
        yield Sectie("mensen", "Mensen", "Zij waren erbij")
    plan = fase.dossier.fase(Fase.Nummer.ACTIEPLAN)
    if fase.nummer == Fase.Nummer.IMPLEMENTATIE and (plan.is_vastgesteld or not van_buiten):
        yield Sectie("stand", "Maatregelen", "Zo staan de maatregelen ervoor")


def _aanleiding(fase: Fase) -> Sectie:
    """Tell why this began, with the question itself, and what was decided before."""
    dossier = fase.dossier
    delen = [Deel("", als_html(dossier.aanleiding_toelichting))]
    if fase.nummer == Fase.Nummer.HUIDIG:
        delen.append(_deel(fase, "vraagstuk_waarom_nu"))
    if dossier.reden_nieuwe_versie:
        delen.append(Deel(f"Waarom versie {dossier.versie}", als_html(dossier.reden_nieuwe_versie)))
    if leidde := wat_leidde_tot(dossier):
        delen.append(Deel("Wat tot deze versie leidde", leidde.als_html))
    if eerder := list(_eerder(fase)):
        delen.append(Deel("Wat hieraan voorafging", als_html("\n".join(eerder))))
    kop = notateksten.kop_van_aanleiding(dossier)
    return Sectie("aanleiding", "Aanleiding", kop, tuple(deel for deel in delen if deel.html))


def _eerder(fase: Fase) -> Iterator[str]:
    """Give the lines of a list: how the phases before this one stand."""
    besluiten = gegevens.vaststellingen(fase.dossier)
    for nummer, vorige in gegevens.fasen_van(fase.dossier).items():
        if nummer < fase.nummer:
            stand = gegevens.stand(vorige, besluiten.get(nummer))
            wat = notateksten.STUK[nummer]
            if nummer == Fase.Nummer.GEWENST and (keuze := notateksten.welke_waarden(fase.dossier)):
                wat = f"{wat} ({keuze})"
            yield f"- {wat}: {stand[:1].lower()}{stand[1:]}"


def _sectie(fase: Fase, onderdeel: Onderdeel) -> Sectie:
    kop = notateksten.KOPPEN.get(onderdeel.sleutel, "")
    delen = []
    for vraag in onderdeel.vragen:
        if vraag.sleutel in notateksten.UITSPRAKEN:
            kop = notateksten.uitspraak(vraag.sleutel, fase.invulling.tekst(vraag.sleutel)) or kop
        if vraag.sleutel in notateksten.UITSPRAKEN and not vraag.betekenis:
            continue
        if vraag.sleutel != "vraagstuk_waarom_nu" and (deel := _deel(fase, vraag.sleutel)).html:
            delen.append(deel)
    if onderdeel.sleutel == "keuze":
        kop = notateksten.kop_van_keuze(fase.dossier)
    if onderdeel.sleutel == "maatregelen":
        kop = notateksten.kop_van_plan(fase.dossier)
    naam = notateksten.naam_van_onderdeel(onderdeel)
    return Sectie(onderdeel.sleutel, naam, kop or naam, tuple(delen))


def _deel(fase: Fase, sleutel: str) -> Deel:
    vraag = fase.invulling.spec.vraag(sleutel)
    html = antwoord_als_html(vraag, fase.invulling.tekst(sleutel))
    return Deel(notateksten.TUSSENKOPPEN.get(sleutel, vraag.label), html)


def _gegevens(fase: Fase) -> dict[str, Any]:
    """Give what the sections show beside answers."""
    dossier = fase.dossier
    inhoud: dict[str, Any] = {"leeg": LEEG}
    inhoud["betrokkenen"] = gegevens.betrokkenen(dossier)[fase.nummer]
    if fase.nummer == Fase.Nummer.HUIDIG:
        inhoud["mandaat"] = dossier.mandaat
    if fase.nummer == Fase.Nummer.GEWENST:
        inhoud["accentgroepen"] = gegevens.accentgroepen(dossier)
        if dossier.externen_betrokken or dossier.keuze != Dossier.Keuze.GENERIEK:
            inhoud["externen"] = dossier.get_externen_betrokken_display()
    if fase.nummer >= Fase.Nummer.ACTIEPLAN:
        inhoud["maatregelen"] = [gegevens.maatregel(actie) for actie in gegevens.maatregelen(dossier)]
    if fase.nummer == Fase.Nummer.ACTIEPLAN:
        inhoud["methoden"] = gegevens.methoden(dossier)
        inhoud["dekking"] = gedekt = dekking(dossier)
        inhoud["dekkingsrijen"] = gedekt.in_document(gegevens.maatregelen(dossier))
    return inhoud


def _bijlagen(fase: Fase) -> list[dict[str, Any]]:
    """Give the annexes in their order: what stands in this document."""
    dossier, bijlagen = fase.dossier, []
    if fase.nummer == Fase.Nummer.HUIDIG:
        [verkenning] = [o for o in fase.invulling.spec.onderdelen if o.sleutel == "verkenning"]
        sectie = _sectie(fase, verkenning)
        if not sectie.leeg:
            bijlagen.append({"titel": "Verkenning van de huidige situatie", "sectie": sectie})
        if stukken := list(dossier.stukken.select_related("bestand").defer("bestand__inhoud")):
            bijlagen.append({"titel": "Stukken waarop de strategie voortbouwt", "stukken": stukken})
    if fase.nummer == Fase.Nummer.GEWENST and dossier.keuze == Dossier.Keuze.SPECIFIEK:
        lijst = bord(dossier)
        if lijst.regels:
            bijlagen.append({"titel": "De lange lijst: hoe vaak een waarde is genoemd", "lange_lijst": lijst})
    return bijlagen
