"""One small world for the access table: the people of the demo, each with one part to play."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone

from acties.models import Bewijs, Voortgang
from codio_site.demo import organisatie, project, strategie, terugkoppeling, verhaal
from documenten.maken import maak_wachtende
from live.handelingen import begin_oefening, kom_binnen, open_zaal
from moresprudentie.handelingen import bewaar_zoekvraag, meld_fout
from moresprudentie.handelingen.meelezen import laat_meelezen
from moresprudentie.handelingen.verslag import geef_terug
from moresprudentie.models import Terugkoppeling, Verslag
from moresprudentie.periode import Halfjaar
from organisatie.models import Gebruiker, Rol
from project.handelingen import heropen_workshop
from project.models import Deelnemer, Project
from project.workshop.handelingen import noem_andere_waarde
from strategie.handelingen import (
    begin_jaarverslag,
    breng_in,
    kom_in_bijeenkomst,
    maak_dossier,
    nodig_meelezers_uit,
    nodig_uit_voor_bijeenkomst,
    open_bijeenkomst,
    zet_bijeenkomst,
)
from strategie.handelingen.fasen import heropen
from strategie.handelingen.meelezen import Genodigde
from strategie.models import Dossier, Meting, Stukbestand
from tests.conftest import maak_persoon
from tests.moresprudentie.elders import voeg_andere_toe
from tests.moresprudentie.woosets import maak_sets
from tests.robot.wereld import zonder_documenten
from tests.strategie.volwassenheid.wereld import houd_metingen
from waardenkader.handelingen import laad_kader, lever_kaderbestand_aan, voeg_eigen_waarde_toe
from waardenkader.inlezen import schrijf_uit
from waardenkader.models import CODIO, Kaderversie, Principe


@dataclass
class Wereld:
    """What the addresses of the table point at, and who the columns are."""

    dossier: Dossier
    project: Project
    voorbereiding: Project
    met_concept: Project
    terugkoppeling: Terugkoppeling
    metingen: dict[str, Meting]
    mensen: dict[str, Gebruiker | AnonymousUser]


@pytest.fixture(scope="package")
def wereld(django_db_setup, django_db_blocker) -> Iterator[Wereld]:
    """Build it once for both tables."""
    with open_wereld(django_db_blocker) as gebouwd:
        yield gebouwd


@contextmanager
def open_wereld(django_db_blocker) -> Iterator[Wereld]:
    """Build it, without the cost of real documents, and take it away again."""
    with django_db_blocker.unblock(), transaction.atomic(), zonder_documenten():
        yield bouw()
        transaction.set_rollback(True)


def bouw() -> Wereld:
    """Play three cases of the demo, open what is locked, and give everybody one part."""
    halfjaar = Halfjaar.van(timezone.localdate()).vorige
    begin = timezone.localtime(halfjaar.begin).date()
    vandaag = timezone.localdate()
    laad_kader()
    organisatie.richt_in()
    dossier = strategie.speel(begin - timedelta(days=200))
    verhalen = [verhaal.projecten()[nummer] for nummer in (0, 1, 4)]
    gespeeld = [project.speel(g, dossier, project.agenda(g, begin, vandaag)) for g in verhalen]
    terug = terugkoppeling.speel(dossier, halfjaar)
    metingen = houd_metingen(vandaag)
    maak_wachtende()
    begin_jaarverslag(dossier=dossier, door=verhaal.persoon("cio"))
    _zet_open(dossier, gespeeld[0], gespeeld[2])
    gespeeld[0].deelnemers.create(naam="Zonder Adres")
    mensen = _verdeel_rollen(dossier, gespeeld[0], gespeeld[2])
    voeg_eigen_waarde_toe(
        principe=Principe.objects.filter(fundament__versie__actueel=True)[0],
        naam="Eigen waarde",
        definitie="Van ons.",
        door=mensen["beheerder"],
    )
    lever_kaderbestand_aan(
        inhoud=schrijf_uit(Kaderversie.objects.get(actueel=True)).replace("Eigen waarde", "Eigen").encode(),
        bestandsnaam="kader.csv",
        sleutel=CODIO,
        naam=Kaderversie.objects.get(actueel=True).naam,
        door=mensen["beheerder"],
    )
    groep = gespeeld[0].groepen.first()
    noem_andere_waarde(
        project=gespeeld[0], door=verhaal.persoon("organisator"), naam="Vertrouwen", groep=groep
    )
    begin_oefening(project=gespeeld[0], door=verhaal.persoon("gespreksleider"), versnelling=10)
    zaal = open_zaal(project=gespeeld[1], door=verhaal.persoon("gespreksleider"))
    kom_binnen(sessie=zaal, naam="Iemand")
    _voeg_bewijs_toe(gespeeld[0], mensen["actiehouder"])
    _open_bijeenkomst(dossier, mensen["medewerker"])
    _laat_meelezen(dossier, mensen["meelezer"])
    _laat_concept_meelezen(gespeeld[2])
    stuk = dossier.stukken.create(titel="Akkoord", door=dossier.eigenaar)
    Stukbestand.objects.create(
        stuk=stuk, naam="akkoord.pdf", inhoudstype="application/pdf", inhoud=b"-", sha256=SHA_VAN_STREEPJE
    )
    _laat_gelden("Datastrategie")
    bewaar_zoekvraag(door=mensen["medewerker"], naam="Privacy", vraag="waarde=privacy")
    meld_fout(verslag=Verslag.objects.get(project=gespeeld[0]), door=mensen["medewerker"], tekst="De dag.")
    voeg_andere_toe()
    maak_sets(gespeeld[0], verhaal.persoon("redacteur"))
    return Wereld(dossier, *gespeeld, terug, metingen, mensen)


def _laat_gelden(titel: str) -> None:
    """Let a strategy hold beside the one that was opened again: everybody reads it."""
    cio = verhaal.persoon("cio")
    geldend = maak_dossier(door=cio, titel=titel, aanleiding="anders", eigenaar=cio)
    Dossier.objects.filter(pk=geldend.pk).update(
        keuze=Dossier.Keuze.GENERIEK, accenten_vastgesteld_op=timezone.now()
    )


def _open_bijeenkomst(dossier: Dossier, collega: Gebruiker | AnonymousUser) -> None:
    """Let a meeting go on with its list open: somebody put two values forward, a colleague was asked."""
    vast = {"grond": "praktijk", "reden": "Daarom.", "stemmen": 1}
    door = verhaal.persoon("cio")
    deze = open_bijeenkomst(dossier=dossier, datum=timezone.localdate(), stemmen=5, door=door)
    nodig_uit_voor_bijeenkomst(bijeenkomst=deze, gebruiker=collega, door=door)
    iemand = kom_in_bijeenkomst(bijeenkomst=deze)
    breng_in(deelname=iemand, id=uuid4(), waarde=verhaal.waarde("Privacy"), eigen_waarde="", **vast)
    breng_in(deelname=iemand, id=uuid4(), waarde=None, eigen_waarde="Stilte", **vast)
    zet_bijeenkomst(bijeenkomst=deze, zet="lijst-openen", door=door)


def _laat_meelezen(dossier: Dossier, collega: Gebruiker | AnonymousUser) -> None:
    """Ask a colleague and somebody without an account to read phase 1 along."""
    nodig_meelezers_uit(
        dossier=dossier,
        fase=1,
        genodigden=[
            Genodigde("keuzeproces", gebruiker=collega),
            Genodigde("keuzeproces", naam="Kim", email="kim@voorbeeld.example"),
        ],
        tot=timezone.localdate() + timedelta(days=7),
        door=verhaal.persoon("cio"),
    )


def _laat_concept_meelezen(met_concept: Project) -> None:
    """Ask one participant to read the draft of the verslag along."""
    laat_meelezen(
        verslag=Verslag.objects.get(project=met_concept),
        aan=met_concept.deelnemers.exclude(email="")[:1],
        tot=timezone.localdate() + timedelta(days=7),
        door=verhaal.persoon("organisator"),
    )


SHA_VAN_STREEPJE = sha256(b"-").hexdigest()


def _voeg_bewijs_toe(druktemonitor: Project, houder: Gebruiker | AnonymousUser) -> None:
    """Give a report of the actiehouder a file."""
    voortgang = Voortgang.objects.filter(actie__project=druktemonitor, actie__actiehouder=houder)[0]
    Bewijs.objects.create(
        voortgang=voortgang, naam="foto.png", inhoudstype="image/png", inhoud=b"-", sha256=SHA_VAN_STREEPJE
    )


def _zet_open(dossier: Dossier, druktemonitor: Project, met_concept: Project) -> None:
    """Open again what is locked, so that only a right can stop somebody."""
    heropen(fase=dossier.fasen.get(nummer=1), door=verhaal.persoon("cio"), reden="Voor de tabel")
    heropen_workshop(project=druktemonitor, door=verhaal.persoon("organisator"))
    geef_terug(
        verslag=Verslag.objects.get(project=met_concept), door=verhaal.persoon("redacteur"), reden="Nog eens"
    )


def _verdeel_rollen(
    dossier: Dossier, druktemonitor: Project, met_concept: Project
) -> dict[str, Gebruiker | AnonymousUser]:
    """Give everybody one part only, so that a right can come from one place only."""
    mensen: dict[str, Gebruiker | AnonymousUser] = {
        account: verhaal.persoon(account)
        for account in (
            "cio", "bestuurder", "organisator", "projectleider", "gespreksleider", "notulist",
            "regievoerder", "actiehouder", "redacteur", "beheerder",
        )
    }  # fmt: skip
    mensen["anoniem"] = AnonymousUser()
    mensen["medewerker"] = maak_persoon("collega", Rol.MEDEWERKER)
    mensen["deelnemer"] = verhaal.persoon("lotte")
    mensen["meeschrijver"] = maak_persoon("meeschrijver")
    mensen["contactpersoon"] = maak_persoon("contactpersoon")
    mensen["meelezer"] = maak_persoon("meelezer")
    mensen["gemandateerde"] = maak_persoon("gemandateerde")
    mensen["andere organisator"] = maak_persoon("anders", Rol.ORGANISATOR)
    mensen["andere bestuurder"] = maak_persoon("wethouder", Rol.BESTUURDER)
    dossier.meeschrijvers.set([mensen["meeschrijver"]])
    Dossier.objects.filter(pk=dossier.pk).update(
        ambtelijk_verantwoordelijke=None,
        moderator=None,
        contactpersoon=mensen["contactpersoon"],
        gemandateerde=mensen["gemandateerde"],
    )
    Project.objects.filter(pk=met_concept.pk).update(projectleider=mensen["projectleider"])
    Deelnemer.objects.filter(gebruiker=mensen["actiehouder"]).delete()
    druktemonitor.acties.filter(actiehouder=mensen["deelnemer"]).update(actiehouder=None)
    return mensen
