"""A case of the demo: preparation, workshop on paper, follow-up, verslag — as far as its story goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from acties.handelingen import maak_actie, meld_voortgang
from acties.models import Actie
from codio_site.demo import klok
from codio_site.demo.verhaal import persoon, waarde, waarden
from formats.handelingen import vul_in
from moresprudentie.handelingen import publiceren
from moresprudentie.handelingen import verslag as verslagen
from organisatie.models import Gebruiker, Organisatieonderdeel
from project.handelingen import fase, mensen, uitnodigen
from project.handelingen import project as projecten
from project.models import Afspraak, Project, Reflectie, Workshop
from project.workshop import handelingen as workshop
from strategie.models import Dossier


@dataclass(frozen=True)
class Agenda:
    """The days of one case: when it starts, when the workshop is, when the verslag is published."""

    start: date
    workshop: date
    publicatie: date | None
    vandaag: date


def agenda(gegevens: dict[str, Any], halfjaar_begin: date, vandaag: date) -> Agenda:
    """Work out the days of a case from its story."""
    if "workshop_dag" in gegevens:
        dag = klok.werkdag(halfjaar_begin + timedelta(days=gegevens["workshop_dag"]))
    else:
        over = gegevens.get("begin_over_dagen", -gegevens.get("workshop_voor_dagen", 0))
        dag = klok.werkdag(vandaag + timedelta(days=over))
    start = min(dag, vandaag) - timedelta(days=40)
    publicatie = gegevens.get("publicatie_dag")
    return Agenda(
        start=start,
        workshop=dag,
        publicatie=klok.werkdag(halfjaar_begin + timedelta(days=publicatie)) if publicatie else None,
        vandaag=vandaag,
    )


def speel(gegevens: dict[str, Any], dossier: Dossier, dagen: Agenda) -> Project:
    """Play one case as far as its story goes."""
    organisator = persoon("organisator")
    with klok.op(klok.om(dagen.start, 9, 30)):
        project = _bereid_voor(gegevens, dossier, dagen, organisator)
    if "waarden" not in gegevens:
        return project
    with klok.op(klok.om(dagen.workshop, 16)):
        _voer_workshop_in(project, gegevens, dagen, organisator)
    if gegevens.get("vervolggesprek_na_dagen") and "follow_up" in gegevens:
        _houd_vervolggesprek(project, gegevens, dagen)
    _schrijf_verslag(project, gegevens, dagen, organisator)
    _meld_voortgang(project, gegevens, dagen)
    return project


def _bereid_voor(gegevens: dict[str, Any], dossier: Dossier, dagen: Agenda, door: Gebruiker) -> Project:
    project = projecten.maak_project(
        door=door,
        titel=gegevens["titel"],
        omschrijving=gegevens["omschrijving"],
        dossier=dossier,
        onderdeel=Organisatieonderdeel.objects.get(naam=gegevens["onderdeel"]),
        technologie=gegevens["technologie"],
        projectleider=persoon(gegevens["projectleider"]),
        gespreksleider=persoon("gespreksleider"),
        notulist=persoon("notulist"),
        regievoerder=persoon("regievoerder"),
    )
    vul_in(invulling=project.geschiktheid, teksten=gegevens["geschiktheid"], door=door)
    for instrument in gegevens.get("instrumenten", []):
        projecten.zet_instrument(project=project, door=door, **instrument)
    vul_in(invulling=project.casusbeschrijving, teksten=gegevens["casus"], door=door)
    projecten.plan_workshop(
        project=project,
        door=door,
        begin=klok.om(dagen.workshop, 13),
        locatie=gegevens["locatie"],
        vorm=gegevens.get("vorm", Workshop.Vorm.PAPIER),
        plan=gegevens.get("plan", ""),
    )
    if na_dagen := gegevens.get("vervolggesprek_na_dagen"):
        dag = klok.werkdag(dagen.workshop + timedelta(days=na_dagen))
        projecten.plan_follow_up(project=project, door=door, op=klok.om(dag, 10))
    _nodig_uit(project, gegevens, door)
    return project


def _nodig_uit(project: Project, gegevens: dict[str, Any], door: Gebruiker) -> None:
    groepen = list(project.groepen.all())
    for mens in gegevens.get("deelnemers", []):
        gebruiker = persoon(mens["account"]) if "account" in mens else None
        mensen.voeg_deelnemer_toe(
            project=project,
            door=door,
            naam=mens["naam"],
            email=gebruiker.email if gebruiker else mens["email"],
            gebruiker=gebruiker,
            soort="extern" if mens.get("extern") else "intern",
            perspectief=mens["perspectief"],
            groep=groepen[mens["groep"]],
        )
    if "waarden" in gegevens or gegevens.get("klaar"):
        projecten.deel_casusbeschrijving(project=project, door=door)
        uitnodigen.stuur_uitnodigingen(project=project, door=door)


def _voer_workshop_in(project: Project, gegevens: dict[str, Any], dagen: Agenda, door: Gebruiker) -> None:
    fase.begin_workshop(project=project, door=door)
    workshop.meld_aanwezigheid(project=project, door=door, aanwezig=project.deelnemers.all())
    for keuze in gegevens["waarden"]:
        workshop.kies_waarde(
            project=project,
            door=door,
            waarde=waarde(keuze["waarde"]),
            reden=keuze["reden"],
            betekenis=keuze["betekenis"],
            weegt_zwaar=keuze.get("zwaar", False),
        )
    for keuze in gegevens.get("andere_waarden", []):
        workshop.noem_andere_waarde(
            project=project,
            door=door,
            naam=keuze["naam"],
            groep=project.groepen.all()[keuze["groep"]],
            reden=keuze["reden"],
        )
    reflecties = {waarde(r["waarde"]): (r["speelt"], r["waarom"]) for r in gegevens["accentwaarden"]}
    workshop.reflecteer_op_accenten(project=project, door=door, groep=None, reflecties=reflecties)
    for spanning in gegevens["spanningen"]:
        workshop.leg_spanning_vast(
            project=project,
            door=door,
            waarde_a=waarde(spanning["a"]),
            waarde_b=waarde(spanning["b"]),
            schuurt=spanning["schuurt"],
            afweging=spanning["afweging"],
        )
    for stap in range(2, 8):
        workshop.ga_naar_stap(workshop=project.workshop, stap=stap, door=door)
    _leg_gesprek_vast(project, gegevens, dagen, door)
    for actie in gegevens["acties"]:
        _spreek_actie_af(project, actie, dagen, door)
    _sluit_workshop(project, gegevens, door)


def _leg_gesprek_vast(project: Project, gegevens: dict[str, Any], dagen: Agenda, door: Gebruiker) -> None:
    vul_in(invulling=project.workshop.blad, teksten=gegevens["blad"], door=door)
    for afspraak in gegevens.get("afspraken", []):
        datum = (
            klok.werkdag(dagen.vandaag + timedelta(days=afspraak["over_dagen"]))
            if "over_dagen" in afspraak
            else None
        )
        regel = Afspraak(project=project, tekst=afspraak["tekst"], wie=afspraak.get("wie", ""), datum=datum)
        workshop.voeg_regel_toe(regel=regel, door=door)
    for vraag, antwoorden in gegevens["reflectie"].items():
        for tekst in antwoorden:
            workshop.voeg_regel_toe(regel=Reflectie(project=project, vraag=vraag, tekst=tekst), door=door)


def _spreek_actie_af(project: Project, actie: dict[str, Any], dagen: Agenda, door: Gebruiker) -> Actie:
    # Early in a half-year the workshop was not long ago: no term lies before it.
    termijn = max(dagen.vandaag + timedelta(days=actie["over_dagen"]), dagen.workshop + timedelta(days=14))
    return maak_actie(
        door=door,
        project=project,
        titel=actie["titel"],
        waarden=waarden(actie["waarden"]),
        soort=actie["soort"],
        actiehouder=persoon(actie["houder"]) if "houder" in actie else None,
        actiehouder_naam=actie.get("houder_naam", ""),
        actiehouder_adres=actie.get("houder_adres", ""),
        actiehouder_functie=actie.get("houder_functie", ""),
        monitor=persoon("regievoerder"),
        termijn=klok.werkdag(termijn),
        breder_inzetbaar=actie.get("breder", Actie.Bereik.NEE),
        ander_niveau="ander_niveau" in actie,
        ander_niveau_toelichting=actie.get("ander_niveau", ""),
        wijziging_organisatie="wijziging" in actie,
        wijziging_toelichting=actie.get("wijziging", ""),
    )


def _sluit_workshop(project: Project, gegevens: dict[str, Any], door: Gebruiker) -> None:
    if not gegevens.get("gestopt"):
        fase.rond_workshop_af(project=project, door=door)
    fase.leg_uitkomst_vast(
        project=project, door=door, uitkomst=gegevens["uitkomst"], uitkomst_reden=gegevens["uitkomst_reden"]
    )


def _houd_vervolggesprek(project: Project, gegevens: dict[str, Any], dagen: Agenda) -> None:
    regievoerder = persoon("regievoerder")
    dag = klok.werkdag(dagen.workshop + timedelta(days=gegevens["vervolggesprek_na_dagen"]))
    with klok.op(klok.om(dag, 11)):
        vul_in(invulling=project.follow_up, teksten=gegevens["follow_up"], door=regievoerder)
        projecten.leg_follow_up_vast(project=project, op=dag, door=regievoerder)


def _meld_voortgang(project: Project, gegevens: dict[str, Any], dagen: Agenda) -> None:
    for nummer, actie in enumerate(gegevens["acties"]):
        if "voortgang" not in actie:
            continue
        gedaan = actie["status"] == "gereed"
        geleden = min(actie["over_dagen"], 0) - 6 if gedaan else -3 * nummer - 2
        dag = dagen.vandaag + timedelta(days=actie.get("gemeld_dag", geleden))
        with klok.op(klok.om(max(dag, dagen.workshop + timedelta(days=7)), 14)):
            meld_voortgang(
                actie=project.acties.get(titel=actie["titel"]),
                door=persoon(actie.get("houder", "regievoerder")),
                status=actie["status"],
                tekst=actie["voortgang"],
                knelpunt=actie.get("knelpunt", ""),
                nodig=actie.get("nodig", ""),
            )


def _schrijf_verslag(project: Project, gegevens: dict[str, Any], dagen: Agenda, door: Gebruiker) -> None:
    if not dagen.publicatie and not gegevens.get("aanbieden"):
        return
    dag = dagen.publicatie or dagen.vandaag - timedelta(days=1)
    with klok.op(klok.om(dag - timedelta(days=6), 10)):
        verslag = verslagen.maak_verslag(project=project, door=door)
        vul_in(invulling=verslag.invulling, teksten=gegevens["verslag"], door=door)
        verslagen.bied_aan(verslag=verslag, door=door)
    if not dagen.publicatie:
        return
    with klok.op(klok.om(dag, 11)):
        publiceren.publiceer(
            verslag=verslag, door=persoon("redacteur"), zichtbaarheid=gegevens["zichtbaarheid"]
        )
