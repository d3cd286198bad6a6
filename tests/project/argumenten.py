"""What each handeling of a project is called with: shared by the tests on the lock and on the rights."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from project.models import AccentReflectie, Afspraak, Deelnemer, Groepskeuze, Instrument, Project
from tests.project.conftest import morgen, waarde
from waardenkader.models import Fundament


def oud(project: Project) -> Project:
    """Give a copy of the project as a page has it that was opened a while ago."""
    return Project.objects.select_related("workshop").get(pk=project.pk)


def argumenten(project: Project) -> dict[str, dict[str, Any]]:
    """Give what each handeling is called with, all of it fetched before somebody else changed the project."""
    deelnemer = Deelnemer.objects.select_related("project").filter(project=project).first()
    instrument = Instrument.objects.select_related("project").filter(project=project).first()
    groep = project.groepen.first()
    vers: dict[str, Any] = {"project": project}
    tafels = dict.fromkeys(Fundament.objects.actueel(), 1)
    return {
        "antwoord_op_uitnodiging": {
            "deelnemer": deelnemer,
            "kenmerk": deelnemer.kenmerk,
            "antwoord": "misschien",
        },
        "begin_workshop": vers,
        "deel_casusbeschrijving": vers,
        "deel_in": {**vers, "indeling": {deelnemer: groep}},
        "heropen_project": vers,
        "heropen_workshop": vers,
        "leg_follow_up_vast": {**vers, "op": timezone.localdate()},
        "leg_uitkomst_vast": {**vers, "uitkomst": "niet_door", "uitkomst_reden": "Toch niet."},
        "nodig_uit_op_papier": {**vers, "aan": [deelnemer]},
        "plan_follow_up": {**vers, "op": morgen() + timedelta(days=20)},
        "plan_workshop": {**vers, "begin": morgen() + timedelta(days=1)},
        "rond_project_af": vers,
        "rond_workshop_af": vers,
        "stel_tijden_in": {**vers, "minuten": {"introductie": 20}, "zaal": None},
        "stuur_bedankje": vers,
        "stuur_gesprek": vers,
        "stuur_herinneringen": vers,
        "stuur_overzicht": vers,
        "stuur_uitnodigingen": vers,
        "stuur_wijziging": vers,
        "stuur_uitnodiging_opnieuw": {"deelnemer": deelnemer},
        "terug_naar_voorbereiding": vers,
        "verdeel": {**vers, "iedereen": True},
        "verdeel_fundamenten": {**vers, "tafels": tafels},
        "verwijder_deelnemer": {"deelnemer": deelnemer},
        "verwijder_instrument": {"instrument": instrument},
        "voeg_deelnemer_toe": {**vers, "naam": "Laatkomer", "perspectief": "inwoner"},
        "voeg_deelnemers_toe": {**vers, "regels": [{"naam": "Laatkomer", "perspectief": "inwoner"}]},
        "wijzig_deelnemer": {"deelnemer": deelnemer, "naam": "Anders"},
        "wijzig_instrument": {"instrument": instrument, "stand": "gedaan"},
        "wijzig_project": {**vers, "titel": "Anders"},
        "zet_instrument": {**vers, "soort": "iama", "stand": "nodig"},
        "zet_tijden_terug": vers,
        **in_de_workshop(project),
    }


def in_de_workshop(project: Project) -> dict[str, dict[str, Any]]:
    """Give the same for what a workshop brings."""
    gekozen = project.gekozen_waarden.select_related("project").first()
    keuze = Groepskeuze.objects.select_related("gekozen__project").get(gekozen=gekozen)
    spanning = project.spanningen.select_related("project").first()
    groep = project.groepen.first()
    regel = Afspraak.objects.get_or_create(project=project, tekst="Mailen")[0]
    reflectie = AccentReflectie.objects.get_or_create(
        project=project, groep=groep, waarde=gekozen.waarde, speelt_rol=True, waarom="Ja."
    )[0]
    vers: dict[str, Any] = {"project": project}
    return {
        "ga_naar_stap": {"workshop": project.workshop, "stap": 2},
        "kies_waarde": {**vers, "waarde": waarde("Veiligheid"), "reden": "Want."},
        "leg_spanning_vast": {**vers, **_paar(), "schuurt": "Ja."},
        "meld_aanwezigheid": {**vers, "aanwezig": []},
        "reflecteer_op_accenten": {**vers, "groep": None, "reflecties": {waarde("Privacy"): (True, "Ja.")}},
        "noteer_aantekening": {"workshop": project.workshop, "stap": 2, "tekst": "Iemand lachte."},
        "noem_andere_waarde": {**vers, "naam": "Vertrouwen", "groep": groep},
        "wijzig_groepskeuze": {"keuze": keuze, "waarde": gekozen.waarde, "reden": "Anders."},
        "verwijder_groepskeuze": {"keuze": keuze},
        "voeg_regel_toe": {"regel": Afspraak(project=project, tekst="Bellen")},
        "wijzig_regel": {"regel": regel, "tekst": "Schrijven"},
        "verwijder_regel": {"regel": regel},
        "wis_reflectie": {"reflectie": reflectie},
        "verwijder_spanning": {"spanning": spanning},
        "wijzig_gekozen_waarde": {"gekozen": gekozen, "betekenis": "Anders."},
        "wijzig_spanning": {"spanning": spanning, "schuurt": "Anders."},
    }


def _paar() -> dict[str, Any]:
    return {"waarde_a": waarde("Privacy"), "waarde_b": waarde("Transparantie")}
