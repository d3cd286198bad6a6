"""The words of the nota of a phase: headings as statements, and how summary and gevraagd besluit begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.utils.formats import date_format

from formats.models import Opmerking
from formats.spec import Onderdeel, Vraag
from organisatie.models import Organisatie
from organisatie.tekst import geteld, opsomming
from strategie.formats.gewenste_situatie import SELECTIE
from strategie.gegevens import maatregelen
from strategie.models import Accentwaarde, Dossier, Fase
from strategie.models.kader import VAN_CODIO
from waardenkader.models import Actiesoort

STUK: dict[int, str] = {
    1: "Startnotitie",
    2: "Keuze van waarden",
    3: "Actieplan",
    4: "Opzet van de implementatie",
}
OMSCHRIJVING: dict[int, str] = {
    1: "CODIO Strategie, fase 1: de huidige situatie en het vraagstuk.",
    2: "CODIO Strategie, fase 2: de gewenste situatie.",
    3: "CODIO Strategie, fase 3: de maatregelen en de doorwerking in projecten.",
    4: "CODIO Strategie, fase 4: de uitvoering van de strategie.",
}

# Per question with choices: what the heading of its section states.
UITSPRAKEN: dict[str, dict[str, str]] = {
    "reikwijdte_technologie": {
        "alles": "De strategie gaat over alle digitale technologie",
        "algoritmen": "De strategie gaat over algoritmen en AI",
        "dienstverlening": "De strategie gaat over digitale dienstverlening",
    },
    "landplaats": {
        "apart": "De strategie wordt apart beleid",
        "datastrategie": "De strategie krijgt een plek binnen de datastrategie",
        "ict": "De strategie krijgt een plek binnen de ICT-strategie",
    },
    "governance": {
        "inpassen": "Goed digitaal bestuur past in de bestaande governance",
        "aanpassen": "De bestaande governance wordt aangepast",
        "specifiek": "Er komt een specifieke governance",
    },
}
# Per section of a form: what its heading states when no choice says so.
KOPPEN: dict[str, str] = {
    "vraagstuk": "Hier loopt de organisatie tegenaan",
    "reikwijdte": "Hierover gaat de strategie",
    "kaders": "Binnen deze kaders blijft de strategie",
    "landplaats": "Hier krijgt de strategie een plek",
    "selectie": "Zo kwam de keuze tot stand",
    "doorwerking": "Zo werkt de strategie door in projecten",
    "aansturing": "Zo stuurt de organisatie op de uitvoering",
    "monitoring": "Zo volgt de organisatie de praktijk",
    "bijstellen": "Zo stelt de organisatie de strategie bij",
    "governance": "Zo wordt goed digitaal bestuur geborgd",
}
NAMEN: dict[str, str] = {
    "verkenning": "Verkenning",
    "nota": "Nota",
    "keuze": "Keuze",
    "selectie": "Werkwijze",
    "maatregelen": "Maatregelen",
    "doorwerking": "Doorwerking",
}
# Per question: the short heading above its answer; "" where the heading of the section says it.
TUSSENKOPPEN: dict[str, str] = {
    "samenvatting": "Samenvatting",
    "gevraagd_besluit": "Gevraagd besluit",
    "algemene_kaders": "Algemene kaders",
    "specifieke_kaders": "Specifieke kaders",
    "voorbeeldbeleid": "Voorbeeldbeleid",
    "praktijkervaringen": "Ervaringen in de praktijk",
    "stakeholders": "Betrokken stakeholders",
    "landplaats_verkenning": "Mogelijke landplaatsen",
    "vraagstuk_problemen": "",
    "vraagstuk_waarom_nu": "Waarom nu",
    "reikwijdte_technologie": "",
    "reikwijdte_technologie_toelichting": "",
    "reikwijdte_organisatie": "Zij geldt voor",
    "reikwijdte_buiten": "Dit valt erbuiten",
    "kaders": "",
    "landplaats": "",
    "landplaats_toelichting": "",
    "draagvlak": "Dit draagvlak is er",
    "keuze_onderbouwing": "",
    "keuze_akkoord": "Aansluiting bij het akkoord",
    "inventarisatie": "De lange lijst",
    "keuzeproces": "De keuze",
    "dekking_toelichting": "Waar geen accent ligt",
    "interactie": Actiesoort.INTERACTIE.label,
    "aanbesteding": Actiesoort.AANBESTEDING.label,
    "technisch": Actiesoort.STANDAARDEN.label,
    "informatie": Actiesoort.INFORMATIE.label,
    "onderzoek": Actiesoort.ONDERZOEK.label,
    "inrichting": Actiesoort.INRICHTING.label,
    "gebruik_project": "Gebruik van CODIO Project",
    "accentwaarden_project": "Aandacht voor de waarden",
    "andere_methoden": "Andere methoden",
    "kennis": "Kennis in de organisatie",
    "verantwoordelijkheden": "Verantwoordelijkheden",
    "aansturing_wie": "",
    "aansturing_hoe": "Op deze manier",
    "steun_top": "Steun van de top",
    "monitoring_wat": "Dit wordt gevolgd",
    "monitoring_hoe": "Op deze manier",
    "monitoring_succes": "Dan is het een succes",
    "monitoring_bestuurder": "Elk jaar terug bij de bestuurder",
    "bijstellen_momenten": "",
    "bijstellen_wanneer": "Redenen om bij te stellen",
    "governance": "",
    "governance_toelichting": "",
}
VOLKSVERTEGENWOORDIGING = {
    Organisatie.Soort.GEMEENTE: "De gemeenteraad vroeg erom",
    Organisatie.Soort.PROVINCIE: "Provinciale Staten vroegen erom",
    Organisatie.Soort.WATERSCHAP: "Het algemeen bestuur vroeg erom",
}
AANLEIDINGEN: dict[str, str] = {
    Dossier.Aanleiding.RAADSVRAAG: "De volksvertegenwoordiging vroeg erom",
    Dossier.Aanleiding.AKKOORD: "Er is een nieuw akkoord",
    Dossier.Aanleiding.DATASTRATEGIE: "Er komt een nieuwe data- of digitaliseringsstrategie",
    Dossier.Aanleiding.INCIDENT: "Er was een incident, of er zijn zorgen over technologie",
    Dossier.Aanleiding.BIJSTELLING: "Een eerdere strategie wordt bijgesteld",
}


def kop_van_aanleiding(dossier: Dossier) -> str:
    """State why the strategy starts, in the words of this kind of organisation."""
    if dossier.aanleiding == Dossier.Aanleiding.RAADSVRAAG:
        soort = Organisatie.Soort(Organisatie.huidige().soort)
        return VOLKSVERTEGENWOORDIGING.get(soort, AANLEIDINGEN[Dossier.Aanleiding.RAADSVRAAG])
    return AANLEIDINGEN.get(dossier.aanleiding, "Hierom komt deze strategie er")


def uitspraak(vraag: str, keuze: str) -> str:
    """Give what a choice states; "" when the choice says nothing by itself ("Iets anders")."""
    return UITSPRAKEN.get(vraag, {}).get(keuze, "")


def kop_van_keuze(dossier: Dossier) -> str:
    """State what was chosen in phase 2."""
    if dossier.keuze == Dossier.Keuze.GENERIEK:
        return f"De organisatie neemt alle {dossier.aantal_waarden} waarden over, zonder accenten"
    if aantal := dossier.accentwaarden.count() if dossier.keuze else 0:
        return f"De organisatie kiest {geteld(aantal, 'accentwaarde', 'accentwaarden')}"
    return "De keuze"


def welke_waarden(dossier: Dossier) -> str:
    """Say in a few words for which values the strategy holds; "" as long as nothing was chosen."""
    if dossier.keuze == Dossier.Keuze.GENERIEK:
        return f"alle {dossier.aantal_waarden} waarden, zonder accenten"
    aantal = dossier.accentwaarden.count() if dossier.keuze else 0
    return geteld(aantal, "accentwaarde", "accentwaarden") if aantal else ""


def kop_van_plan(dossier: Dossier) -> str:
    """State how many measures there are."""
    aantal = maatregelen(dossier).count()
    return f"De organisatie neemt {geteld(aantal, 'maatregel', 'maatregelen')}" if aantal else "Maatregelen"


def naam_van_vraag(onderdeel: Onderdeel, vraag: Vraag) -> str:
    """Name a question as somebody who reads the nota knows it: by section and short heading."""
    sectie = naam_van_onderdeel(onderdeel)
    kop = TUSSENKOPPEN.get(vraag.sleutel, vraag.label)
    return f"{sectie}: {kop[:1].lower()}{kop[1:]}" if kop else sectie


def naam_van_onderdeel(onderdeel: Onderdeel) -> str:
    """Give the name of a section, without its number."""
    return NAMEN.get(onderdeel.sleutel) or onderdeel.titel.rpartition(". ")[2]


def begin_van_samenvatting(fase: Fase) -> str:
    """Give what the summary says as long as nobody wrote one: only what was filled in; "" when that is nothing."""
    maak = {1: _kort_1, 2: _kort_2, 3: _kort_3, 4: _kort_4}[fase.nummer]
    return " ".join(zin for zin in maak(fase) if zin)


def begin_van_besluit(fase: Fase) -> str:
    """Give what is asked as long as nobody wrote it, as a numbered list."""
    maak = {1: _vraag_1, 2: _vraag_2, 3: _vraag_3, 4: _vraag_4}[fase.nummer]
    regels = [f"{nummer}. {punt}" for nummer, punt in enumerate(maak(fase), start=1)]
    return ";\n".join(regels) + "."


def _kort_1(fase: Fase) -> Iterable[str]:
    tekst = fase.invulling.tekst
    yield _eerste_alinea(tekst("vraagstuk_problemen"))
    yield _zin(uitspraak("reikwijdte_technologie", tekst("reikwijdte_technologie")))
    yield _zin(uitspraak("landplaats", tekst("landplaats")))


def _kort_2(fase: Fase) -> Iterable[str]:
    dossier = fase.dossier
    if dossier.keuze != Dossier.Keuze.SPECIFIEK:
        yield _zin(kop_van_keuze(dossier)) if dossier.keuze else ""
        return
    accenten = list(dossier.accentwaarden.compleet())
    if accenten:
        yield f"{kop_van_keuze(dossier)}: {opsomming(accenten)}. Alle andere waarden blijven gelden."
        kwetsbaar = [a for a in accenten if a.soort == Accentwaarde.Soort.KWETSBAAR]
        nastreven = [a for a in accenten if a.soort == Accentwaarde.Soort.NASTREVEN]
        yield f"Om te beschermen: {opsomming(kwetsbaar)}." if kwetsbaar else ""
        yield f"Om na te streven: {opsomming(nastreven)}." if nastreven else ""


def _kort_3(fase: Fase) -> Iterable[str]:
    plan = list(maatregelen(fase.dossier))
    if not plan:
        return
    yield f"Het actieplan heeft {geteld(len(plan), 'maatregel', 'maatregelen')}."
    if dagen := sorted(actie.termijn for actie in plan if actie.termijn):
        eerste, laatste = date_format(dagen[0], "j F Y"), date_format(dagen[-1], "j F Y")
        eerst = "" if eerste == laatste else f"De eerste is klaar op {eerste}, de laatste op {laatste}."
        yield eerst or f"Klaar op {laatste}."
    if accenten := set(fase.dossier.accentwaarden.values_list("waarde", flat=True)):
        geraakt = accenten & {waarde.pk for actie in plan for waarde in actie.waarden.all()}
        alle = "de enige" if len(accenten) == 1 else f"alle {len(accenten)}"
        deel = alle if len(geraakt) == len(accenten) else f"{len(geraakt)} van de {len(accenten)}"
        yield f"Zij dienen {deel} {'accentwaarde' if len(accenten) == 1 else 'accentwaarden'}."


def _kort_4(fase: Fase) -> Iterable[str]:
    tekst = fase.invulling.tekst
    yield _eerste_alinea(tekst("aansturing_wie"))
    yield _zin(uitspraak("governance", tekst("governance")))
    if moment := tekst("monitoring_bestuurder").strip().rstrip("."):
        yield f"Terug bij de bestuurder: {moment[:1].lower()}{moment[1:]}."


def _vraag_1(fase: Fase) -> Iterable[str]:
    yield "de startnotitie vast te stellen: het vraagstuk, de reikwijdte, de kaders en de landplaats"
    yield f"{fase.dossier.eigenaar.naam} te vragen de gewenste situatie uit te werken (fase 2)"


def _vraag_2(fase: Fase) -> Iterable[str]:
    dossier = fase.dossier
    if dossier.keuze == Dossier.Keuze.GENERIEK:
        van = "" if dossier.aantal_waarden != VAN_CODIO else " van CODIO"
        yield f"alle {dossier.aantal_waarden} waarden{van} over te nemen, zonder accenten"
    else:
        aantal = dossier.accentwaarden.count()
        welke = geteld(aantal, "accentwaarde", "accentwaarden") if aantal else "de accentwaarden"
        yield f"{welke} vast te stellen, met hun onderbouwing en bestuurlijke lading"
    yield f"{dossier.eigenaar.naam} te vragen een actieplan op te stellen (fase 3)"


def _vraag_3(fase: Fase) -> Iterable[str]:
    aantal = maatregelen(fase.dossier).count()
    met = f" met {geteld(aantal, 'maatregel', 'maatregelen')}" if aantal else ""
    yield f"het actieplan{met} te accorderen"
    yield "de actiehouders te vragen hun maatregelen uit te voeren binnen de genoemde termijn"
    yield "CODIO Project te gebruiken zoals in dit plan staat"


def _vraag_4(fase: Fase) -> Iterable[str]:
    yield "de opzet van aansturing, monitoring en bijstelling vast te stellen"
    yield "de uitvoering van de strategie ten minste één keer per jaar te bespreken"


def _eerste_alinea(tekst: str) -> str:
    """Give the first paragraph as a sentence, links by their words; "" when it is a list, or names a source."""
    alinea = tekst.strip().partition("\n\n")[0]
    if re.match(r"([-*+•]|\d+[.)])\s", alinea) or "Bron: [" in alinea:
        return ""
    return " ".join(re.sub(r"\[([^\]]+)\]\([^)\s]*\)", r"\1", alinea).split())


def _zin(tekst: str) -> str:
    return f"{tekst}." if tekst else ""


def zonder(fase: Fase) -> frozenset[str]:
    """Give the sections that this phase does not ask now: generiek has no long list, unless a reader waits there."""
    if fase.nummer != Fase.Nummer.GEWENST or fase.dossier.keuze != Dossier.Keuze.GENERIEK:
        return frozenset()
    vragen = [v.sleutel for o in fase.invulling.spec.onderdelen if o.sleutel == SELECTIE for v in o.vragen]
    wacht = Opmerking.objects.filter(invulling=fase.invulling_id, vraag__in=vragen, opgelost_op=None)
    return frozenset() if wacht.exists() else frozenset({SELECTIE})


def niet_gevraagd(fase: Fase) -> set[str]:
    """Give the questions of those sections."""
    weg = zonder(fase)
    return {v.sleutel for o in fase.invulling.spec.onderdelen if o.sleutel in weg for v in o.vragen}


def vanzelf(fase: Fase, *, lezen: bool = False) -> Mapping[str, str]:
    """Say beside the two questions of the nota what stands there when they stay empty, to who writes or who reads."""
    begin = "In de nota staat" if lezen else "Laat je dit leeg, dan staat er"
    kort, besluit = begin_van_samenvatting(fase), begin_van_besluit(fase)
    zinnen = {"samenvatting": kort, "gevraagd_besluit": " ".join(besluit.split("\n"))}
    return {vraag: f"{begin}: “{zin}”" for vraag, zin in zinnen.items() if zin}
