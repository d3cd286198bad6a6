"""The content of a verslag as data: what is fixed at publication, shown on pages and put in documents.

The form of the data is versioned (`SCHEMA`). A published version keeps the form of its day; `lees`
brings every form to the present one.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any, TypedDict, cast

from django.utils import timezone

from organisatie.models import Organisatie
from waardenkader.meetellen import ook_in
from waardenkader.models import CODIO

if TYPE_CHECKING:
    from acties.models import Actie, ActieQuerySet
    from moresprudentie.models import Verslag
    from project.models import Project
    from waardenkader.models import Waarde

SCHEMA = "codio-verslag/3"
TWEEDE_SCHEMA = "codio-verslag/2"
"""Had no `kader` of a value: all were of CODIO 2024."""
EERSTE_SCHEMA = "codio-verslag/1"
"""Had no `invulling` of an accentwaarde, no `nummer` of an action, and no `weggehaald` either."""
ZONDER_NAAM = "Bekend bij het project"
NIET_BEKEND = "Niet gereed, of niet bekend"
"""How an action of an old verslag stands that nobody says is done."""
NIEMAND = "Nog niet bekend"
_TELZIN = re.compile(r"De workshop leverde \S+ waarden? en \S+ acties? op\.\s*")


class Inhoud(TypedDict):
    """A verslag as data. No names of participants or actiehouders: functions and numbers."""

    schema: str
    nummer: str
    versie: int
    gepubliceerd_op: str
    reden: str
    titel: str
    omschrijving: str
    organisatie: str
    onderdeel: str
    technologie: str
    workshop: dict[str, Any]
    uitkomst: dict[str, str]
    secties: list[dict[str, Any]]
    waarden: list[dict[str, Any]]
    accentwaarden: list[dict[str, Any]]
    spanningen: list[dict[str, Any]]
    acties: list[dict[str, Any]]
    trefwoorden: list[str]
    weggehaald: list[dict[str, str]]


class OnbekendSchema(ValueError):
    """The data have a form that this version of the application does not know."""


def lees(inhoud: dict[str, Any]) -> Inhoud:
    """Give stored content in the present form; raises `OnbekendSchema`."""
    if inhoud.get("schema") not in (SCHEMA, TWEEDE_SCHEMA, EERSTE_SCHEMA):
        raise OnbekendSchema(str(inhoud.get("schema")))
    spanningen = [
        {**spanning, "a": _met_kader(spanning["a"]), "b": _met_kader(spanning["b"])}
        for spanning in inhoud["spanningen"]
    ]
    acties = [
        {"nummer": nummer, **actie, "waarden": [_met_kader(waarde) for waarde in actie["waarden"]]}
        for nummer, actie in enumerate(inhoud["acties"], 1)
    ]
    gelezen = {
        "weggehaald": [],
        **inhoud,
        "schema": SCHEMA,
        "waarden": [_met_kader(waarde) for waarde in inhoud["waarden"]],
        "accentwaarden": [{"invulling": "", **_met_kader(accent)} for accent in inhoud["accentwaarden"]],
        "spanningen": spanningen,
        "acties": acties,
    }
    return cast(Inhoud, gelezen)


def _met_kader(waarde: dict[str, Any]) -> dict[str, Any]:
    return {"kader": CODIO, **waarde}


def trefwoorden(tekst: str) -> list[str]:
    """Take words with commas between them, give them one by one, each once."""
    woorden = (woord.strip()[:80] for woord in tekst.replace(";", ",").replace("\n", ",").split(","))
    return list(dict.fromkeys(woord for woord in woorden if woord))


def _waarde(waarde: Waarde) -> dict[str, str]:
    fundament = waarde.principe.fundament
    return {
        "kader": waarde.versie.sleutel,
        "waarde": waarde.slug,
        "naam": waarde.naam,
        "principe": waarde.plaats,
        "fundament": fundament.sleutel,
        "fundament_naam": fundament.naam,
    }


def _waarden(project: Project, accenten: set[int]) -> list[dict[str, Any]]:
    return [
        {
            **_waarde(keuze.waarde),
            "reden": keuze.reden,
            "betekenis": keuze.betekenis,
            "weegt_zwaar": keuze.weegt_zwaar,
            "accentwaarde": keuze.waarde_id in accenten,
        }
        for keuze in project.gekozen_waarden.op_poster().met_waarde().select_related("waarde__versie")
    ]


def _accentwaarden(project: Project) -> tuple[list[dict[str, Any]], set[int]]:
    """Give the accentwaarden that hold with what the groups said of them, and the ids of the values that are one.

    In a project of another framework than the strategy those are the values that go with them.
    """
    if project.dossier is None:
        return [], set()
    reflecties: dict[int, list[Any]] = {}
    for reflectie in project.accentreflecties.all():
        reflecties.setdefault(reflectie.waarde_id, []).append(reflectie)
    betekenissen = dict(project.gekozen_waarden.values_list("waarde", "betekenis"))
    gevonden = list(project.dossier.vastgestelde_accentwaarden().select_related("waarde__versie"))
    ook = ook_in(project.kader_id, [accent.waarde_id for accent in gevonden])
    regels = []
    for accent in gevonden:
        gezegd = reflecties.get(accent.waarde_id, [])
        regels.append(
            {
                **_waarde(accent.waarde),
                "soort": accent.get_soort_display() if accent.soort else "",
                "lading": accent.lading,
                "speelt_rol": any(r.speelt_rol for r in gezegd) if gezegd else None,
                "waarom": "\n\n".join(r.waarom for r in gezegd if r.waarom),
                "invulling": "\n\n".join(
                    tekst
                    for waarde in (accent.waarde_id, *ook.get(accent.waarde_id, ()))
                    if (tekst := betekenissen.get(waarde))
                ),
            }
        )
    return regels, {accent.waarde_id for accent in gevonden}.union(*ook.values())


def _spanningen(project: Project) -> list[dict[str, Any]]:
    rijen = project.spanningen.select_related(
        *("waarde_a__principe__fundament", "waarde_a__versie"),
        *("waarde_b__principe__fundament", "waarde_b__versie"),
    )
    return [
        {
            "letter": spanning.letter,
            "a": _waarde(spanning.waarde_a),
            "b": _waarde(spanning.waarde_b),
            "schuurt": spanning.schuurt,
            "afweging": spanning.afweging,
        }
        for spanning in rijen
    ]


def _houder(actie: Actie) -> str:
    """Give who carries out an action, without a name: the function, else the department."""
    return actie.houder_zonder_naam or (ZONDER_NAAM if actie.houder else NIEMAND)


def acties_van(project: Project) -> ActieQuerySet:
    """Give the actions that stand in the verslag, in their order; of an old one also what was not done: nothing there runs."""
    acties = project.acties.afgesproken().op_nummer()
    if not project.van_papier:
        acties = acties.exclude(status="vervallen")
    return acties.select_related("actiehouder__onderdeel", "monitor")


def _stand(actie: Actie, project: Project) -> str:
    if project.van_papier and actie.status != "gereed":
        return NIET_BEKEND
    return str(actie.get_status_display())


def _acties(project: Project) -> list[dict[str, Any]]:
    rijen = acties_van(project).prefetch_related("waarden__principe__fundament", "waarden__versie")
    return [
        {
            "nummer": actie.nummer or plaats,
            "titel": actie.titel,
            "omschrijving": actie.omschrijving,
            "soort": actie.get_soort_display() if actie.soort else "",
            "waarden": [_waarde(waarde) for waarde in actie.waarden.all()],
            "actiehouder": _houder(actie),
            "termijn": actie.termijn.isoformat() if actie.termijn else "",
            "stand": _stand(actie, project),
            "ander_niveau": actie.ander_niveau,
            "ander_niveau_toelichting": actie.ander_niveau_toelichting,
            "doelgroep": actie.doelgroep,
            "bereik": actie.breder_inzetbaar,
            "bereik_naam": actie.get_breder_inzetbaar_display(),
            "wijziging_organisatie": actie.wijziging_organisatie,
            "wijziging_toelichting": actie.wijziging_toelichting,
        }
        for plaats, actie in enumerate(rijen, 1)
    ]


def _secties(verslag: Verslag) -> list[dict[str, Any]]:
    antwoorden = verslag.invulling.antwoorden()
    secties = []
    for onderdeel in verslag.invulling.spec.onderdelen:
        if onderdeel.sleutel == "vinden":
            continue
        vragen = []
        for vraag in onderdeel.vragen:
            tekst = antwoorden.get(vraag.sleutel, "")
            keuzes = dict(vraag.opties)
            vragen.append(
                {"sleutel": vraag.sleutel, "label": vraag.label, "tekst": keuzes.get(tekst, tekst).strip()}
            )
        secties.append({"sleutel": onderdeel.sleutel, "titel": onderdeel.titel, "vragen": vragen})
    return secties


def _workshop(project: Project) -> dict[str, Any]:
    """Give when and where, and how many people took part; those marked as absent do not count."""
    workshop = project.workshop
    if project.van_papier:
        geteld = {"deelnemers": workshop.deelnemers_toen or 0, "van_buiten": workshop.van_buiten_toen or 0}
        return {
            "datum": _dag(workshop.begin) if workshop.begin else "",
            "plaats": workshop.locatie,
            **geteld,
        }
    soorten = list(project.deelnemers.komen().exclude(aanwezig=False).values_list("soort", flat=True))
    return {
        "datum": _dag(workshop.begin) if workshop.begin else "",
        "plaats": workshop.locatie,
        "deelnemers": len(soorten),
        "van_buiten": soorten.count("extern"),
    }


def _dag(moment: datetime.datetime) -> str:
    return timezone.localtime(moment).date().isoformat()


def verzamel(
    verslag: Verslag, *, versie: int = 0, reden: str = "", op: datetime.datetime | None = None
) -> Inhoud:
    """Give the content of the verslag as it stands now, from its text and from its project.

    Takes the verslag, and for a publication the number of the version, its reason and its moment.
    The names of participants and actiehouders are not taken along.
    """
    project = verslag.project
    accentwaarden, accent_ids = _accentwaarden(project)
    return Inhoud(
        schema=SCHEMA,
        nummer=verslag.nummer,
        versie=versie,
        gepubliceerd_op=op.isoformat() if op else "",
        reden=reden,
        titel=project.titel,
        omschrijving=project.omschrijving,
        organisatie=Organisatie.huidige().naam,
        onderdeel=project.onderdeel.naam if project.onderdeel else "",
        technologie=project.technologie,
        workshop=_workshop(project),
        uitkomst={
            "sleutel": project.uitkomst,
            "naam": project.get_uitkomst_display() if project.uitkomst else "",
            "reden": project.uitkomst_reden,
        },
        secties=_secties(verslag),
        waarden=_waarden(project, accent_ids),
        accentwaarden=accentwaarden,
        spanningen=_spanningen(project),
        acties=_acties(project),
        trefwoorden=trefwoorden(verslag.invulling.tekst("trefwoorden")),
        weggehaald=[],
    )


def antwoord_uit(inhoud: Inhoud, sleutel: str) -> str:
    """Give the text of one question from the content; "" when it is not there."""
    vragen = (vraag for sectie in inhoud["secties"] for vraag in sectie["vragen"])
    return next((vraag["tekst"] for vraag in vragen if vraag["sleutel"] == sleutel), "")


def zonder_telzin(tekst: str) -> str:
    """Give a text without the sentence that `moresprudentie.vullen` puts in each summary."""
    return _TELZIN.sub("", tekst)


def alle_tekst(inhoud: Inhoud) -> str:
    """Give everything that people may search for, the summary first.

    What stands in every verslag says nothing and is left out: the choice between new and under way, the sentence with which a
    summary begins by itself, and the accentwaarden of which nobody said anything.
    """
    vragen = [vraag for sectie in inhoud["secties"] for vraag in sectie["vragen"]]
    delen = [zonder_telzin(vraag["tekst"]) for vraag in vragen if vraag["sleutel"] != "lopend_of_nieuw"]
    for waarde in inhoud["waarden"]:
        delen += [waarde["naam"], waarde["reden"], waarde["betekenis"]]
    for accent in inhoud["accentwaarden"]:
        gezegd = accent["speelt_rol"] or accent["waarom"] or accent["invulling"]
        delen += [accent["naam"] if gezegd else "", accent["waarom"], accent["invulling"]]
    for spanning in inhoud["spanningen"]:
        delen += [spanning["schuurt"], spanning["afweging"]]
    for actie in inhoud["acties"]:
        delen += [actie["titel"], actie["omschrijving"]]
    delen += [inhoud["uitkomst"]["reden"], inhoud["omschrijving"], ", ".join(inhoud["trefwoorden"])]
    return "\n".join(deel for deel in delen if deel)
