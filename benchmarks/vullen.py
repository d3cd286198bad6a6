"""A large organisation, made quickly: people, projects, actions, verslagen that wait, many at one strategy."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import DurationField, ExpressionWrapper, F, Value
from django.utils import timezone

from acties.models import Actie, Status, Voortgang
from formats.bouwstenen import nieuwe_invulling
from moresprudentie.formats import TERUGKOPPELING, VERSLAG
from moresprudentie.models import Terugkoppeling, Verslag
from organisatie.models import Auditregel, Gebruiker, Organisatieonderdeel, Rol, Roltoekenning
from project.handelingen import maak_project
from project.models import Deelnemer, Project
from strategie.handelingen import maak_dossier
from strategie.models import Betrokkene, Dossier
from tests.toegang.conftest import Wereld

VOORNAMEN = ("Anna", "Bas", "Carla", "Daan", "Els", "Fatima", "Gijs", "Hanna", "Ivo", "Jan", "Kees", "Lotte")
ACHTERNAMEN = ("de Boer", "Bakker", "van Dijk", "Jansen", "Visser", "Smit", "Meijer", "Mulder", "Bos", "Vos")
FUNCTIES = (
    "Adviseur",
    "Jurist",
    "Projectleider",
    "Data-analist",
    "Beleidsmedewerker",
    "Communicatieadviseur",
)
TEKST = "Afspraken met de leverancier over bewaartermijnen, toegang en het melden van storingen"


@dataclass(frozen=True)
class Omvang:
    """How many of each."""

    mensen: int = 2000
    projecten: int = 300
    acties: int = 5000


def vul(wereld: Wereld, omvang: Omvang) -> None:
    """Add to the world of the access table; its organisator, cio and redacteur get the most."""
    gok = random.Random(7)  # noqa: S311 (the same world each time)
    mensen = _mensen(omvang.mensen, gok)
    projecten = _projecten(wereld, omvang.projecten, mensen, gok)
    dossiers = _dossiers(wereld, max(2, omvang.projecten // 15), mensen, gok)
    _acties(wereld, projecten, dossiers, omvang.acties, mensen, gok)
    _stukken(wereld, projecten, dossiers)


def _wie(wereld: Wereld, naam: str) -> Gebruiker:
    mens = wereld.mensen[naam]
    assert not isinstance(mens, AnonymousUser)
    return mens


def _mensen(aantal: int, gok: random.Random) -> list[Gebruiker]:
    onderdelen = [
        Organisatieonderdeel.objects.create(naam=f"Afdeling {n}") for n in range(max(2, aantal // 50))
    ]
    mensen = Gebruiker.objects.bulk_create(
        Gebruiker(
            username=f"m{nummer:05}",
            email=f"m{nummer}@voorbeeldland.example",
            first_name=gok.choice(VOORNAMEN),
            last_name=f"{gok.choice(ACHTERNAMEN)}-{nummer}",
            functie=gok.choice(FUNCTIES),
            onderdeel=gok.choice(onderdelen),
        )
        for nummer in range(aantal)
    )
    Roltoekenning.objects.bulk_create(
        Roltoekenning(gebruiker=mens, rol=rol)
        for mens in mensen
        for rol in gok.sample([Rol.ORGANISATOR, Rol.BESTUURDER, Rol.NOTULIST], k=gok.choice((0, 0, 1)))
    )
    return mensen


def _projecten(wereld: Wereld, aantal: int, mensen: list[Gebruiker], gok: random.Random) -> list[Project]:
    organisator = _wie(wereld, "organisator")
    projecten = [
        maak_project(
            door=organisator,
            titel=f"Project {nummer}: sensoren en algoritmen in de openbare ruimte",
            regievoerder=_wie(wereld, "regievoerder"),
            projectleider=gok.choice(mensen),
        )
        for nummer in range(aantal)
    ]
    Project.objects.filter(pk__in=[p.pk for p in projecten[::2]]).update(
        fase=Project.Fase.IMPLEMENTATIE, uitkomst=Project.Uitkomst.DOOR, uitkomst_reden="Het kan."
    )
    Deelnemer.objects.bulk_create(
        Deelnemer(project=project, gebruiker=mens, naam=mens.naam, email=mens.email, perspectief="inwoner")
        for project in [*projecten, wereld.project, wereld.voorbereiding]
        for mens in gok.sample(mensen, k=12)
    )
    return projecten


def _dossiers(wereld: Wereld, aantal: int, mensen: list[Gebruiker], gok: random.Random) -> list[Dossier]:
    cio = _wie(wereld, "cio")
    bestuurder = _wie(wereld, "bestuurder")
    dossiers = [
        maak_dossier(
            door=cio, titel=f"Strategie {n}", aanleiding="akkoord", eigenaar=cio, bestuurder=bestuurder
        )
        for n in range(aantal)
    ]
    veel = gok.sample(mensen, k=min(200, len(mensen)))
    Betrokkene.objects.bulk_create(
        Betrokkene(
            dossier=wereld.dossier,
            gebruiker=mens,
            rol=mens.functie,
            soort=gok.choice((Betrokkene.Soort.INFORMATIE, Betrokkene.Soort.KEUZE)),
        )
        for mens in veel
    )
    wereld.dossier.meeschrijvers.add(*veel[:60])
    return [wereld.dossier, *dossiers]


def _acties(
    wereld: Wereld,
    projecten: list[Project],
    dossiers: list[Dossier],
    aantal: int,
    mensen: list[Gebruiker],
    gok: random.Random,
) -> None:
    nu, vandaag = timezone.now(), timezone.localdate()
    acties = Actie.objects.bulk_create(
        Actie(
            **({"dossier": gok.choice(dossiers)} if nummer % 10 == 0 else {"project": gok.choice(projecten)}),
            titel=f"{TEKST} ({nummer})",
            soort="informatie",
            actiehouder=gok.choice([*mensen[:500], _wie(wereld, "actiehouder")]),
            termijn=vandaag + timedelta(days=gok.randint(-60, 300)),
            status=gok.choice(Status.values),
            afgesproken_op=nu - timedelta(days=gok.randint(0, 200)),
        )
        for nummer in range(aantal)
    )
    Voortgang.objects.bulk_create(
        Voortgang(actie=actie, status=actie.status, tekst=TEKST, knelpunt=TEKST, door=gok.choice(mensen))
        for actie in acties[::2]
        for _ in range(gok.randint(1, 4))
    )
    dagen = ExpressionWrapper(F("pk") % 60 * Value(timedelta(days=1)), output_field=DurationField())
    Voortgang.objects.update(op=F("op") - dagen)
    Auditregel.objects.bulk_create(_verzet(actie, gok) for actie in acties[::3])
    Actie.objects.filter(pk__in=[a.pk for a in acties[::4]]).update(actiehouder=_wie(wereld, "actiehouder"))


def _verzet(actie: Actie, gok: random.Random) -> Auditregel:
    """Give the line that says that a term moved."""
    assert actie.termijn is not None
    was = actie.termijn - timedelta(days=gok.randint(1, 60))
    return Auditregel(
        wat="actie.gewijzigd",
        soort="acties.actie",
        object_id=str(actie.pk),
        object_naam=actie.titel,
        details={"wijzigingen": {"termijn": [was.isoformat(), actie.termijn.isoformat()]}},
    )


def _stukken(wereld: Wereld, projecten: list[Project], dossiers: list[Dossier]) -> None:
    redacteur = _wie(wereld, "redacteur")
    for project in projecten[::2]:
        Verslag.objects.create(
            project=project,
            invulling=nieuwe_invulling(format=VERSLAG, door=redacteur),
            titel=project.titel,
            status=Verslag.Status.AANGEBODEN,
            aangeboden_op=timezone.now(),
            aangeboden_door=project.organisator,
        )
    for dossier in dossiers[1:]:
        for jaar in range(2015, 2025):
            Terugkoppeling.objects.create(
                dossier=dossier,
                jaar=jaar,
                helft=1,
                invulling=nieuwe_invulling(format=TERUGKOPPELING, door=redacteur),
                status=Terugkoppeling.Status.CONCEPT if jaar > 2021 else Terugkoppeling.Status.VERZONDEN,
                verzonden_op=None if jaar > 2021 else timezone.now(),
                verzonden_door=None if jaar > 2021 else redacteur,
            )
