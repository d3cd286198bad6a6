"""The demo, and beside it what its story has already closed: a strategy and a workshop under way, drafts to decide on."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from unittest import mock
from uuid import uuid4

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse
from django.utils import timezone

from codio_site.demo import (
    citator,
    jaarverslag,
    organisatie,
    papier,
    project,
    regie,
    strategie,
    terugkoppeling,
    verhaal,
    woo,
)
from codio_site.demo.verhaal import persoon, waarde
from documenten.maken import maak_wachtende
from formats.handelingen import plaats_opmerking, sla_alles_op
from moresprudentie.handelingen.aanbevelingen import schrijf_aanbeveling
from moresprudentie.handelingen.meelezen import laat_meelezen
from moresprudentie.handelingen.terugkoppeling import begin_terugkoppeling
from moresprudentie.handelingen.verslag import geef_terug
from moresprudentie.models import Conceptlezer, Verslag
from moresprudentie.periode import Halfjaar
from organisatie.models import Bericht, Gebruiker
from organisatie.persoonsgegevens import Persoon
from project.handelingen import project as projecten
from project.handelingen import uitnodigen
from project.models import Deelnemer, Project
from strategie.handelingen import (
    breng_in,
    kom_in_bijeenkomst,
    nodig_uit_voor_bijeenkomst,
    open_bijeenkomst,
    zet_bijeenkomst,
)
from strategie.handelingen.fasen import heropen, leg_voor
from strategie.handelingen.meelezen import Genodigde, nodig_meelezers_uit
from strategie.meelezen import maak_link
from strategie.models import Deelname, Dossier, Meelezer
from tests.achterdeur import achter_de_rug
from tests.momentopname import Momentopname
from tests.moresprudentie.elders import voeg_andere_toe
from tests.project.conftest import vul_verplicht
from tests.robot.loper import Loop
from tests.robot.verkeer import Bezoeker
from tests.strategie.volwassenheid.wereld import houd_metingen
from waardenkader.handelingen import laad_kader, voeg_eigen_waarde_toe
from waardenkader.models import Principe
from web.persoonsgegevens import teken_van

ACCOUNTS = (
    *("cio", "bestuurder", "organisator", "gespreksleider", "notulist"),
    *("regievoerder", "actiehouder", "redacteur", "medewerker", "beheerder"),
)
WACHTWOORDLINK = "/account/password/reset/key/{uid}-{sleutel}/"


@dataclass
class Wereld:
    """Who walks, and where those begin who find no link to where they have to be."""

    gebruikers: dict[str, Gebruiker]
    begin: dict[str, list[str]]


def loop_van(wereld: Wereld, naam: str) -> Loop:
    """Let one person walk over every link."""
    return Loop(Bezoeker(naam, wereld.gebruikers.get(naam))).loop(*wereld.begin.get(naam, ["/"]))


def zonder_documenten() -> ExitStack:
    """Give a context in which a document costs nothing: the robot reads pages, others read documents."""
    stapel = ExitStack()
    stapel.enter_context(mock.patch("documenten.werkbank.render", return_value=b"%PDF-1.7"))
    return stapel


def bouw() -> Wereld:
    """Play the story of the demo, then make what is under way; once in each process."""
    _ALLES.leg_neer()
    persoon.cache_clear()  # another story in this process has other people by the same names
    return _wie_loopt_waar()


def _maak_alles() -> None:
    vandaag = timezone.localdate()
    halfjaar = Halfjaar.van(vandaag).vorige
    begin = timezone.localtime(halfjaar.begin).date()
    laad_kader()
    organisatie.richt_in()
    dossier = strategie.speel(begin - timedelta(days=200))
    houd_metingen(vandaag)
    for gegevens in verhaal.projecten():
        project.speel(gegevens, dossier, project.agenda(gegevens, begin, vandaag))
    strategie.meld_maatregelen(dossier, vandaag)
    terugkoppeling.speel(dossier, halfjaar)
    jaarverslag.speel(dossier, vandaag)
    regie.speel(vandaag)
    citator.speel(vandaag)
    woo.speel(vandaag)
    papier.speel(vandaag)
    voeg_andere_toe()
    _onderhanden_strategie(begin)
    _lopende_workshop(dossier, begin, vandaag)
    _geplande_workshop(dossier, begin, vandaag)
    _onderhanden_stukken(dossier, halfjaar)
    maak_wachtende()


_ALLES = Momentopname(_maak_alles)


def _onderhanden_strategie(begin: date) -> None:
    """A strategy with all phases open, and one that lies before the bestuurder."""
    cio = persoon("cio")
    for titel, ligt_voor in (("Strategie in de maak", False), ("Strategie bij de bestuurder", True)):
        dossier = strategie.speel(begin - timedelta(days=190))
        with achter_de_rug():
            Dossier.objects.filter(pk=dossier.pk).update(titel=titel)
        jaarverslag.begin(dossier)
        heropen(fase=dossier.fasen.get(nummer=1), door=cio, reden="Voor de robot")
        if ligt_voor:
            leg_voor(fase=dossier.fasen.get(nummer=1), door=cio)
        else:
            _schrijf_samen(dossier)
            _denk_mee(dossier)
            _lees_mee(dossier)


def _denk_mee(dossier: Dossier) -> None:
    """Let an exploring meeting go on with its list open: a colleague was asked, a guest put two values forward."""
    cio, vast = persoon("cio"), {"grond": "praktijk", "reden": "Daarom.", "stemmen": 1}
    deze = open_bijeenkomst(dossier=dossier, datum=timezone.localdate(), stemmen=5, door=cio)
    nodig_uit_voor_bijeenkomst(bijeenkomst=deze, gebruiker=persoon("medewerker"), door=cio)
    gast = kom_in_bijeenkomst(bijeenkomst=deze)
    breng_in(deelname=gast, id=uuid4(), waarde=waarde("Privacy"), eigen_waarde="", **vast)
    breng_in(deelname=gast, id=uuid4(), waarde=None, eigen_waarde="Stilte", **vast)
    zet_bijeenkomst(bijeenkomst=deze, zet="lijst-openen", door=cio)


def _lees_mee(dossier: Dossier) -> None:
    """Ask a colleague and somebody without an account to read phase 1 along."""
    genodigden = [
        Genodigde("keuzeproces", gebruiker=persoon("medewerker")),
        Genodigde("keuzeproces", naam="Kim", email="kim@voorbeeld.example"),
    ]
    tot = timezone.localdate() + timedelta(days=7)
    nodig_meelezers_uit(dossier=dossier, fase=1, genodigden=genodigden, tot=tot, door=persoon("cio"))


def _schrijf_samen(dossier: Dossier) -> None:
    """Let two people change the same answer, and one place a comment."""
    invulling, organisator = dossier.fasen.get(nummer=3).invulling, persoon("organisator")
    vraag = next(v.sleutel for v in invulling.spec.vragen() if len(invulling.tekst(v.sleutel)) > 40)
    assert sla_alles_op(invulling=invulling, teksten={vraag: ("Iets heel anders.", 0)}, door=organisator)
    plaats_opmerking(invulling=invulling, vraag=vraag, tekst="Klopt dit?", door=organisator)


def _lopende_workshop(dossier: Dossier, begin: date, vandaag: date) -> None:
    """A workshop with results that is still open."""
    gegevens = verhaal.projecten()[0] | {"titel": "Robot loopt"}
    gegevens["acties"] = [
        {naam: waarde for naam, waarde in actie.items() if naam != "voortgang"}
        for actie in gegevens["acties"]
    ]
    for later in ("publicatie_dag", "vervolggesprek_na_dagen"):
        gegevens.pop(later, None)
    with mock.patch("codio_site.demo.project._sluit_workshop"):
        loopt = project.speel(gegevens, dossier, project.agenda(gegevens, begin, vandaag))
    niet_daar = loopt.deelnemers.exclude(email="").exclude(bericht=None)[0]
    Bericht.objects.filter(pk=niet_daar.bericht_id).update(status=Bericht.Status.MISLUKT, fout="550 Onbekend")
    Deelnemer.objects.filter(pk=niet_daar.pk).update(uitnodiging=Deelnemer.Uitnodiging.VERSTUURD)
    gehouden = Project.objects.filter(fase=Project.Fase.IMPLEMENTATIE).exclude(follow_up_gehouden_op=None)[0]
    Project.objects.filter(pk=gehouden.pk).update(follow_up_gehouden_op=None)


def _geplande_workshop(dossier: Dossier, begin: date, vandaag: date) -> None:
    """A project in preparation: two were invited before it moved and are silent, the others still wait, one for paper."""
    gegevens = verhaal.projecten()[1] | {"titel": "Robot plant"}
    plan = project.speel(gegevens, dossier, project.agenda(gegevens, begin, vandaag))
    organisator = persoon("organisator")
    projecten.deel_casusbeschrijving(project=plan, door=organisator)
    twee = list(plan.deelnemers.uit_te_nodigen()[:2])
    uitnodigen.stuur_uitnodigingen(project=plan, door=organisator, aan=twee)
    Bericht.objects.filter(aan__in=[wie.email for wie in twee]).update(status=Bericht.Status.VERSTUURD)
    projecten.plan_workshop(project=plan, door=organisator, locatie="Zaal van de robot")
    plan.deelnemers.create(naam="Zonder Adres")


def _onderhanden_stukken(dossier: Dossier, halfjaar: Halfjaar) -> None:
    """A verslag that came back, a terugkoppeling that is being written, a value of the organisation itself."""
    redacteur = persoon("redacteur")
    gegevens = verhaal.projecten()[4] | {"titel": "Robot schrijft"}
    vandaag = timezone.localdate()
    nog_een = project.speel(gegevens, dossier, project.agenda(gegevens, vandaag, vandaag))
    geef_terug(verslag=Verslag.objects.get(project=nog_een), door=redacteur, reden="Nog eens")
    laat_meelezen(
        verslag=Verslag.objects.get(project=nog_een),
        aan=nog_een.deelnemers.exclude(email="")[:1],
        tot=vandaag + timedelta(days=7),
        door=nog_een.organisator,
    )
    te_verzenden = begin_terugkoppeling(dossier=dossier, halfjaar=halfjaar.vorige, door=redacteur)
    vul_verplicht(te_verzenden.invulling, redacteur)
    begin_terugkoppeling(dossier=dossier, halfjaar=halfjaar.vorige.vorige, door=redacteur)
    for titel in ("Wijs een beheerder aan.", "Vraag leveranciers om toestemming."):
        schrijf_aanbeveling(terugkoppeling=te_verzenden, titel=titel, door=redacteur)
    voeg_eigen_waarde_toe(
        principe=Principe.objects.filter(fundament__versie__actueel=True)[0],
        naam="Eigen waarde",
        definitie="Van ons.",
        door=persoon("beheerder"),
    )


def _wie_loopt_waar() -> Wereld:
    gebruikers = {account: persoon(account) for account in ACCOUNTS}
    vergeten = persoon("lotte")
    sleutel = default_token_generator.make_token(vergeten)
    uitgenodigd = Deelnemer.objects.filter(gebruiker=None).exclude(uitgenodigd_op=None)
    in_de_maak = Dossier.objects.get(titel="Strategie in de maak")
    voorleggen = [reverse("strategie-voorleggen", args=[in_de_maak.pk, 1])]
    niet_daar = Deelnemer.objects.filter(bericht__status=Bericht.Status.MISLUKT)[0]
    opnieuw = reverse("project-opnieuw-uitnodigen", args=[niet_daar.project_id, niet_daar.pk])
    verslag = Verslag.objects.filter(status=Verslag.Status.GEPUBLICEERD)[0]
    plan = Project.objects.get(titel="Robot plant")
    na_uitnodiging = [
        reverse(naam, args=[plan.pk])
        for naam in ("project-herinneren", "project-wijziging", "project-verdelen")
    ]
    eigen_waarde = [
        reverse(naam, args=["eigen-waarde"]) for naam in ("eigen-waarde-wijzigen", "eigen-waarde-gebruik")
    ]
    gasten = [uitgenodigd.filter(project__fase=fase)[0] for fase in ("workshop", "implementatie")]
    lezer = uitgenodigd.filter(project=verslag.project_id)[0]
    return Wereld(
        gebruikers,
        begin={
            # To these lead links that the bounds of the walk leave out, or that show in another state only.
            "cio": ["/", reverse("strategie-aantal", args=[in_de_maak.pk]), *voorleggen],
            "organisator": ["/", opnieuw, *na_uitnodiging],
            "medewerker": ["/", reverse("verslag-versie", args=[verslag.slug, 1])],
            "anoniem": [
                "/openbaar/",
                "/account/login/",
                "/meedenken/",
                WACHTWOORDLINK.format(uid=user_pk_to_url_str(vergeten), sleutel=sleutel),
            ],
            "deelnemer": [
                *(f"/uitnodiging/{d.kenmerk}/" for d in gasten),
                reverse("verslag-eigen-link", args=[lezer.kenmerk]),
                reverse("verslag-eigen-concept", args=[Conceptlezer.objects.get().deelnemer.kenmerk]),
                Deelname.objects.get(bijeenkomst__gesloten_op=None, gebruiker=None).get_absolute_url(),
                maak_link(Meelezer.objects.get(naam="Kim", dossier=in_de_maak)),
            ],
            "beheerder": ["/", "/beheer/", *eigen_waarde, _van_een_persoon()],
        },
    )


def _van_een_persoon() -> str:
    """Give the page on somebody, to which only a search leads."""
    return reverse("persoon", args=[teken_van(Persoon(persoon("notulist")))])
