"""What every handeling asks and what it is called with: one row each (bron: METHOD 5; organisatie/rechten.py)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from acties.models import Actie
from documenten.models import Bewaardocument
from formats.models import Botsing, Invulling, Opmerking
from live.models import Sessie
from moresprudentie.models import Verslag
from organisatie.models import Bericht, Gebruiker
from organisatie.rechten import Recht
from project.models import Project
from strategie.handelingen.fasen import Lezing
from strategie.models import Dossier, Fase
from tests.project import argumenten as van_project
from tests.toegang.andere import ANDERE
from tests.toegang.bijeenkomst import BIJEENKOMST
from tests.toegang.citator import CITATOR
from tests.toegang.conftest import Wereld
from tests.toegang.dossiers import DOSSIERS
from tests.toegang.kaders import KADERS
from tests.toegang.metingen import METINGEN
from tests.toegang.rijen import Gegevens, Rij
from tests.toegang.rijen import rijen as _rijen
from tests.toegang.terugkoppelingen import TERUGKOPPELINGEN
from tests.toegang.van_papier import VAN_PAPIER
from tests.toegang.woo import WOO
from waardenkader.models import Principe, Waarde


def _gesprek(w: Wereld, door: Any) -> dict[str, Any]:
    project = van_project.oud(w.project)
    return {"eigenaar": project, "op": date(2026, 1, 5), "samenvatting": "Goed.", "besproken": []}


def _overdracht(w: Wereld, door: Any) -> dict[str, Any]:
    """Let them watch the project, in the place of a regievoerder."""
    Project.objects.filter(pk=w.project.pk).update(regievoerder=None, projectleider=None, organisator=door)
    return {"eigenaren": [van_project.oud(w.project)], "aan": w.dossier.eigenaar}


def _project(kamer: str, recht: Recht | tuple[Recht, ...], *namen: str) -> dict[str, Rij]:
    """Give rows of handelingen on a project, called with what `tests/project/argumenten.py` says."""

    def gegevens(naam: str) -> Gegevens:
        return lambda w, door: van_project.argumenten(van_project.oud(w.project))[naam]

    return _rijen(kamer, recht, **{naam: gegevens(naam) for naam in namen})


def _workshop(deel: str, *namen: str) -> dict[str, Rij]:
    """Give rows of what is entered in the workshop."""
    return _project(f"project.workshop.handelingen.{deel}", Recht.WORKSHOP_INVULLEN, *namen)


def dossier(w: Wereld) -> Dossier:
    """Give the strategy of the world, as a page has it."""
    return Dossier.objects.get(pk=w.dossier.pk)


def fase(w: Wereld, nummer: int = 1) -> Fase:
    """Give a phase of it; phase 1 was opened again, and with it all later ones."""
    return Fase.objects.select_related("dossier", "invulling").get(dossier=w.dossier, nummer=nummer)


def formulier(w: Wereld) -> Invulling:
    """Give a form that can be written in."""
    return fase(w, 2).invulling


def actie(w: Wereld) -> Actie:
    """Give an action of the project, whose workshop is open again."""
    return Actie.objects.select_related("project").filter(project=w.project)[0]


def _voorstel(w: Wereld) -> Actie:
    """Give an action of the project as it was before everybody agreed on it."""
    Actie.objects.filter(pk=actie(w).pk).update(is_voorstel=True, afgesproken_op=None)
    return actie(w)


def verslag(w: Wereld) -> Verslag:
    """Give a verslag that is written by the project."""
    return Verslag.objects.select_related("project", "invulling").get(project=w.met_concept)


def waarde(w: Wereld) -> Waarde:
    """Give the value of the organisation itself."""
    return Waarde.objects.eigen().get()


def _botsing(w: Wereld, door: Gebruiker) -> dict[str, Any]:
    botsing = Botsing.objects.create(
        invulling=formulier(w), vraag="inventarisatie", tekst="x", basis=0, door=door
    )
    return {"botsing": botsing, "keuze": "ander", "gezien": 0}


def _opmerking(w: Wereld, door: Gebruiker) -> dict[str, Any]:
    opmerking = Opmerking.objects.create(
        invulling=formulier(w), vraag="inventarisatie", tekst="x", door=w.dossier.eigenaar
    )
    return {"opmerking": opmerking, "antwoord": "Daarom."}


def _vraag(w: Wereld, **meer: Any) -> dict[str, Any]:
    return {"invulling": formulier(w), "vraag": "inventarisatie", **meer}


def _accent(w: Wereld) -> dict[str, Any]:
    return {"accent": dossier(w).accentwaarden.select_related("dossier", "waarde")[0]}


def _eigen_waarde(w: Wereld, door: Gebruiker) -> dict[str, Any]:
    return {"principe": Principe.objects.actueel()[0], "naam": "Nog een", "definitie": "Ook van ons."}


def _zaal(w: Wereld) -> Sessie:
    """Give the session whose room is open."""
    return Sessie.objects.open().compleet().get(project=w.voorbereiding)


SCHRIJVEN = Recht.STRATEGIE_BEWERKEN
OPMERKEN = (Recht.STRATEGIE_BEWERKEN, Recht.STRATEGIE_VASTSTELLEN)
BEWERKEN, INVULLEN = Recht.PROJECT_BEWERKEN, Recht.WORKSHOP_INVULLEN
LIJST = (
    Recht.PROJECT_BEWERKEN,
    Recht.WORKSHOP_INVULLEN,
)  # in the phase of the workshop, as that of the world
IN_WORKSHOP = (Recht.ACTIE_BEHEREN, Recht.WORKSHOP_INVULLEN)
PUBLICEREN = Recht.VERSLAG_PUBLICEREN

TABEL: dict[str, Rij] = {
    # organisatie, documenten, waardenkader
    **_rijen(
        "organisatie.handelingen",
        Recht.BEHEREN,
        richt_organisatie_in=lambda w, door: {"naam": "Anders", "soort": "gemeente"},
        maak_gebruiker=lambda w, door: {"gebruikersnaam": "nieuw", "wachtwoord": "een-lang-wachtwoord"},
        probeer_mail_opnieuw=lambda w, door: {"bericht": Bericht.objects.all()[0]},
        zet_bewaartermijnen=lambda w, door: {"dagen": {"mail": 400}},
        zet_informatie=lambda w, door: {"soort": "privacy", "tekst": "Zo doen wij het."},
    ),
    **_rijen(
        "documenten.handelingen",
        Recht.BEHEREN,
        maak_opnieuw=lambda w, door: {"document": Bewaardocument.objects.all()[0]},
    ),
    **KADERS,
    **_rijen(
        "waardenkader.handelingen.waarden",
        Recht.EIGEN_WAARDE_TOEVOEGEN,
        voeg_eigen_waarde_toe=_eigen_waarde,
        wijzig_eigen_waarde=lambda w, door: {"waarde": waarde(w), "naam": "Anders", "definitie": "Anders."},
        zet_eigen_waarde_in_gebruik=lambda w, door: {"waarde": waarde(w), "actief": False},
        neem_op_in_kader=lambda w, door: {**_eigen_waarde(w, door), "waarde": w.project.eigen_waarden.get()},
        laat_bij_project=lambda w, door: {"waarde": w.project.eigen_waarden.get()},
    ),
    # formats, here of a phase; who owns a form decides, see formulieren.py
    **_rijen(
        "formats.handelingen",
        SCHRIJVEN,
        sla_antwoord_op=lambda w, door: _vraag(w, tekst="Anders.", basis=0),
        sla_alles_op=lambda w, door: {"invulling": formulier(w), "teksten": {"inventarisatie": ("x", 0)}},
        vul_in=lambda w, door: {"invulling": formulier(w), "teksten": {"inventarisatie": "Anders."}},
        zet_terug=lambda w, door: _vraag(w, versie=0),
        los_botsing_op=_botsing,
    ),
    **_rijen(
        "formats.handelingen",
        Recht.STRATEGIE_OPMERKEN,
        plaats_opmerking=lambda w, door: _vraag(w, tekst="Waarom?"),
    ),
    **_rijen("formats.handelingen", OPMERKEN, handel_opmerking_af=_opmerking),
    # acties
    **_rijen(
        "acties.handelingen",
        IN_WORKSHOP,
        maak_actie=lambda w, door: {"project": van_project.oud(w.project), "titel": "Nieuw"},
        wijzig_actie=lambda w, door: {"actie": actie(w), "titel": "Anders"},
        verwijder_actie=lambda w, door: {"actie": actie(w)},
        beslis_over_voorstellen=lambda w, door: {"acties": [_voorstel(w)], "afspreken": True},
        trek_links_in=lambda w, door: {"actie": actie(w)},
    ),
    **_rijen("acties.handelingen", Recht.ACTIE_BEHEREN, leg_gesprek_vast=_gesprek),
    **_rijen(
        "acties.handelingen", (Recht.ACTIE_BEHEREN, Recht.PROJECT_BEWERKEN), draag_regie_over=_overdracht
    ),
    **_rijen(
        "acties.handelingen",
        (*IN_WORKSHOP, Recht.VOORTGANG_MELDEN),
        meld_voortgang=lambda w, door: {"actie": actie(w), "status": actie(w).status, "tekst": "Gaat goed."},
        vraag_hoe_het_gaat=lambda w, door: {"actie": actie(w)},
    ),
    # strategie
    **_rijen(
        "strategie.handelingen.dossier",
        Recht.STRATEGIE_MAKEN,
        maak_dossier=lambda w, door: {"titel": "Nieuw", "aanleiding": "akkoord", "eigenaar": door},
    ),
    **_rijen(
        "strategie.handelingen.dossier",
        SCHRIJVEN,
        wijzig_dossier=lambda w, door: {"dossier": dossier(w), "titel": "Anders"},
        zet_meeschrijver=lambda w, door: {"dossier": dossier(w), "gebruiker": door, "schrijft_mee": True},
        voeg_betrokkene_toe=lambda w, door: {
            "dossier": dossier(w), "soort": "keuze", "rol": "Raadslid", "naam": "Nieuw",
        },
        wijzig_betrokkene=lambda w, door: {"betrokkene": dossier(w).betrokkenen.all()[0], "rol": "Anders"},
        verwijder_betrokkene=lambda w, door: {"betrokkene": dossier(w).betrokkenen.all()[0]},
        leg_bespreking_vast=lambda w, door: {
            "dossier": dossier(w), "datum": timezone.localdate(), "besproken": "x", "uitkomst": "geen",
        },
    ),
    **_rijen(
        "strategie.handelingen.accenten",
        SCHRIJVEN,
        leg_keuze_vast=lambda w, door: {"dossier": dossier(w), "keuze": "generiek"},
        leg_afwijkend_aantal_uit=lambda w, door: {"dossier": dossier(w), "reden": "Daarom."},
        zet_op_lange_lijst=lambda w, door: {"dossier": dossier(w), "waarde": waarde(w), "grond": "praktijk"},
        haal_van_lange_lijst=lambda w, door: {"item": dossier(w).lange_lijst.all()[0]},
        kies_accentwaarde=lambda w, door: {
            "dossier": dossier(w), "waarde": dossier(w).lange_lijst.all()[0].waarde,
        },
        kies_accentwaarden=lambda w, door: {"dossier": dossier(w), "waarden": []},
        leg_accentwaarde_uit=lambda w, door: {**_accent(w), "lading": "Anders."},
        verwijder_accentwaarde=lambda w, door: _accent(w),
    ),
    "strategie.handelingen.accenten.voeg_eigen_waarde_toe": Rij(
        (frozenset({SCHRIJVEN}), frozenset({Recht.EIGEN_WAARDE_TOEVOEGEN})),
        lambda w, door: {**_eigen_waarde(w, door), "dossier": dossier(w), "grond": "praktijk"},
    ),
    **BIJEENKOMST,
    **_rijen(
        "strategie.handelingen.plan",
        Recht.MAATREGEL_BEHEREN,
        voeg_maatregel_toe=lambda w, door: {"dossier": dossier(w), "titel": "Nieuw"},
    ),
    **_rijen(
        "strategie.handelingen.plan",
        SCHRIJVEN,
        voeg_methode_toe=lambda w, door: {"dossier": dossier(w), "naam": "anders", "naam_anders": "Nieuw"},
        wijzig_methode=lambda w, door: {"methode": dossier(w).methoden.all()[0], "dekt": "Anders."},
        verwijder_methode=lambda w, door: {"methode": dossier(w).methoden.all()[0]},
    ),
    **_rijen(
        "strategie.handelingen.versies",
        SCHRIJVEN,
        nieuwe_versie=lambda w, door: {"dossier": dossier(w), "reden": "Nieuw college."},
    ),
    **_rijen("strategie.handelingen.fasen", SCHRIJVEN, leg_voor=lambda w, door: {"fase": fase(w)}),
    **_rijen(
        "strategie.handelingen.fasen",
        Recht.STRATEGIE_VASTSTELLEN,
        stel_vast=lambda w, door: {"fase": fase(w), "gezien": Lezing.ZONDER_PAGINA},
        geef_terug=lambda w, door: {
            "fase": fase(w), "gezien": Lezing.ZONDER_PAGINA, "opmerking": "Nog niet.",
        },
    ),
    **_rijen(
        "strategie.handelingen.fasen",
        OPMERKEN,
        heropen=lambda w, door: {"fase": fase(w), "reden": "Anders."},
    ),
    **METINGEN,
    **DOSSIERS,
    # project
    **_rijen(
        "project.handelingen.project", Recht.PROJECT_MAKEN, maak_project=lambda w, door: {"titel": "Nieuw"}
    ),
    **_project(
        "project.handelingen.project",
        Recht.PROJECT_BEWERKEN,
        *("wijzig_project", "zet_instrument", "wijzig_instrument", "verwijder_instrument"),
        *("deel_casusbeschrijving", "plan_workshop"),
    ),
    **_project(
        "project.handelingen.project", Recht.FOLLOWUP_BEWERKEN, "plan_follow_up", "leg_follow_up_vast"
    ),
    **_project("project.handelingen.tijden", INVULLEN, "stel_tijden_in", "zet_tijden_terug"),
    **_project("project.handelingen.mensen", BEWERKEN, "wijzig_deelnemer", "verwijder_deelnemer"),
    **_project("project.handelingen.mensen", LIJST, "voeg_deelnemer_toe", "voeg_deelnemers_toe"),
    **_project("project.handelingen.groepen", BEWERKEN, "deel_in", "verdeel", "verdeel_fundamenten"),
    **_project("project.handelingen.uitnodigen", BEWERKEN, "stuur_uitnodigingen", "nodig_uit_op_papier"),
    **_project("project.handelingen.uitnodigen", BEWERKEN, "stuur_uitnodiging_opnieuw"),
    **_project("project.handelingen.uitnodigen", Recht.ACTIE_BEHEREN, "stuur_overzicht"),
    **_project("project.handelingen.bedanken", BEWERKEN, "stuur_bedankje"),
    **_project("project.handelingen.herinneren", BEWERKEN, "stuur_herinneringen", "stuur_wijziging"),
    **_project("project.handelingen.herinneren", Recht.FOLLOWUP_BEWERKEN, "stuur_gesprek"),
    **_project(
        "project.handelingen.fase", Recht.WORKSHOP_BEGINNEN, "begin_workshop", "terug_naar_voorbereiding"
    ),
    **_project("project.handelingen.fase", Recht.WORKSHOP_INVULLEN, "rond_workshop_af", "heropen_workshop"),
    **_project(
        "project.handelingen.fase",
        Recht.FOLLOWUP_BEWERKEN,
        *("rond_project_af", "heropen_project", "leg_uitkomst_vast"),
    ),
    **_workshop("stap", "ga_naar_stap", "meld_aanwezigheid", "noteer_aantekening"),
    **_workshop("waarden", "kies_waarde", "noem_andere_waarde", "wijzig_gekozen_waarde"),
    **_workshop("waarden", "wijzig_groepskeuze", "verwijder_groepskeuze"),
    **_workshop("accenten", "reflecteer_op_accenten", "wis_reflectie"),
    **_workshop("spanningen", "leg_spanning_vast", "wijzig_spanning", "verwijder_spanning"),
    **_workshop("regels", "voeg_regel_toe", "wijzig_regel", "verwijder_regel"),
    **_rijen(
        "live.handelingen.sessie",
        INVULLEN,
        open_zaal=lambda w, door: {"project": van_project.oud(w.project)},
        ga_naar=lambda w, door: {"sessie": _zaal(w), "deel": "lezen", "van": ""},
        pauzeer=lambda w, door: {"sessie": _zaal(w)},
        hervat=lambda w, door: {"sessie": _zaal(w)},
        verleng=lambda w, door: {"sessie": _zaal(w), "minuten": 1},
        toon_namen=lambda w, door: {"sessie": _zaal(w), "aan": True},
        sluit_zaal=lambda w, door: {"sessie": _zaal(w)},
    ),
    **_rijen(
        "live.handelingen.tafel",
        INVULLEN,
        zet_op_papier=lambda w, door: {
            "tafel": _zaal(w).tafels.select_related("sessie")[0], "aan": True,
        },
    ),
    **_rijen(
        "live.handelingen.binnen",
        INVULLEN,
        verplaats_plek=lambda w, door: {
            "plek": _zaal(w).plekken.select_related("sessie")[0], "groep": _zaal(w).tafels.last().groep,
        },
    ),
    **_rijen(
        "live.handelingen.oefening",
        INVULLEN,
        begin_oefening=lambda w, door: {"project": van_project.oud(w.project), "versnelling": 10},
        stop_oefening=lambda w, door: {"project": Project.alle.get(oefening_van=w.project)},
        speel=lambda w, door: {
            "sessie": Sessie.objects.compleet().get(project__oefening_van=w.project),
        },
    ),
    # moresprudentie
    **_rijen(
        "moresprudentie.handelingen.verslag",
        Recht.VERSLAG_BEWERKEN,
        maak_verslag=lambda w, door: {"project": Project.objects.get(pk=w.voorbereiding.pk)},
        ververs=lambda w, door: {"verslag": verslag(w)},
    ),
    **_rijen(
        "moresprudentie.handelingen.verslag",
        Recht.VERSLAG_AANBIEDEN,
        bied_aan=lambda w, door: {"verslag": verslag(w)},
    ),
    **_rijen(
        "moresprudentie.handelingen.meelezen",
        Recht.VERSLAG_AANBIEDEN,
        laat_meelezen=lambda w, door: {
            "verslag": verslag(w), "aan": list(w.met_concept.deelnemers.all()), "tot": timezone.localdate(),
        },
        stop_meelezen=lambda w, door: {"verslag": verslag(w)},
    ),
    **_rijen(
        "moresprudentie.handelingen.verslag",
        Recht.VERSLAG_INZIEN,
        plaats_opmerking=lambda w, door: {"verslag": verslag(w), "tekst": "Mooi."},
    ),
    **_rijen(
        "moresprudentie.handelingen.verslag",
        PUBLICEREN,
        geef_terug=lambda w, door: {"verslag": verslag(w), "reden": "Nog eens."},
    ),
    **_rijen(
        "moresprudentie.handelingen.publiceren",
        PUBLICEREN,
        publiceer=lambda w, door: {"verslag": verslag(w), "zichtbaarheid": "organisatie"},
        trek_in=lambda w, door: {"verslag": verslag(w), "reden": "Fout."},
    ),
    **_rijen(
        "moresprudentie.handelingen.weghalen",
        PUBLICEREN,
        haal_weg=lambda w, door: {"verslag": verslag(w), "passage": "de", "reden": "Fout."},
    ),
    **_rijen(
        "moresprudentie.handelingen.delen",
        Recht.VERSLAG_DELEN,
        deel_met_deelnemers=lambda w, door: {
            "verslag": Verslag.objects.get(project=w.project), "aan": list(w.project.deelnemers.all()),
        },
    ),
    **TERUGKOPPELINGEN,
    **CITATOR,
    **VAN_PAPIER,
    **ANDERE,
    **WOO,
}  # fmt: skip
