"""No page on actions, mail or agenda asks the database more often when there are more actions, or more than twenty times."""

from __future__ import annotations

from datetime import timedelta
from itertools import cycle, islice

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from acties.link import maak_link
from acties.models import Actie, Status, Voortgang
from organisatie.models import Agendafeed, Auditregel, Roltoekenning
from project.handelingen import maak_project
from project.models import Project
from strategie.handelingen.dossier import maak_dossier
from strategie.models import Dossier

MEESTE = 20
WIE = ("regievoerder", "actiehouder", "organisator", "cio", "medewerker")
BORD = (
    *("", "?pagina=2", "?wie=ik", "?stand=laat", "?stand=klaar", "?soort=informatie", "?termijn=voorbij"),
    *("?sorteer=houder", "?sorteer=-termijn", "?sorteer=teken", "?houder=niemand&sorteer=houder&stand=stil"),
)


@pytest.fixture
def mensen(regievoerder, actiehouder, organisator, cio, medewerker) -> dict:
    """Who look: who watches, who carries out, who organises, who owns the strategy, who takes part; one with every role."""
    Roltoekenning.objects.bulk_create(
        Roltoekenning(gebruiker=cio, rol=rol) for rol in ("organisator", "redacteur", "regievoerder")
    )
    return dict(zip(WIE, (regievoerder, actiehouder, organisator, cio, medewerker), strict=True))


@pytest.fixture
def eerste(actie, project, dossier, mensen, organisator, cio, regievoerder) -> Actie:
    """An action of a project of which there are two, with a strategy beside it: each kind of row occurs."""
    project.deelnemers.create(naam="Samir", perspectief="Bewoner", gebruiker=mensen["medewerker"])
    for nummer in range(2):
        ander = maak_project(door=organisator, titel=f"Project {nummer}", regievoerder=regievoerder)
        Project.objects.filter(pk=ander.pk).update(fase=Project.Fase.IMPLEMENTATIE)
        maak_dossier(door=cio, titel=f"Dossier {nummer}", aanleiding="incident", eigenaar=cio)
    vul_aan(5)
    Voortgang.objects.create(actie=actie, status="loopt", door=organisator)
    return actie


def vul_aan(aantal: int) -> None:
    """Make so many actions in each project and strategy, of every state, with reports and terms that moved."""
    houder = Actie.objects.exclude(actiehouder=None).values_list("actiehouder", flat=True)[0]
    vandaag, nu = timezone.localdate(), timezone.now()
    van = [{"project": project} for project in Project.objects.all()]
    van += [{"dossier": dossier} for dossier in Dossier.objects.all()]
    gemaakt = Actie.objects.bulk_create(
        Actie(
            **eigenaar,
            titel=f"Actie {nummer}",
            soort="informatie",
            status=status,
            actiehouder_id=houder if nummer % 2 else None,
            termijn=vandaag + timedelta(days=nummer - 3),
            afgesproken_op=nu - timedelta(days=40),
        )
        for eigenaar in van
        for nummer, status in enumerate(islice(cycle(Status.values), aantal))
    )
    Voortgang.objects.bulk_create(
        Voortgang(actie=actie, status=actie.status, knelpunt="Geen geld", door_id=houder)
        for actie in gemaakt[::2]
    )
    Auditregel.objects.bulk_create(
        Auditregel(
            wat="actie gewijzigd",
            soort="acties.actie",
            object_id=str(actie.pk),
            details={"wijzigingen": {"termijn": ["2026-01-01", "2026-02-01"]}},
        )
        for actie in gemaakt[::3]
    )


def paginas(actie: Actie) -> list[tuple[str, str]]:
    """Give who asks for which address."""
    feed, _ = Agendafeed.objects.get_or_create(gebruiker=actie.actiehouder)
    gesprekken = [("project", actie.project_id), ("strategie", Dossier.objects.order_by("pk")[0].pk)]
    project = reverse("project-acties", args=[actie.project_id])
    return [
        *(
            (wie, reverse(naam))
            for wie in WIE
            for naam in ("mijn-werk", "acties", "mailkeuze", "agenda-instellen")
        ),
        *((wie, f"/acties/{vraag}") for wie in ("regievoerder", "actiehouder") for vraag in BORD),
        *(("regievoerder", f"{project}{vraag}") for vraag in ("", "?sorteer=houder", "?stand=stil")),
        *(
            ("regievoerder", reverse(naam, args=[actie.pk]))
            for naam in ("actie", "actie-wijzigen", "actie-links")
        ),
        ("regievoerder", reverse("acties-xlsx")),
        ("regievoerder", reverse("regie-overdragen")),
        ("regievoerder", reverse("actie-gesprek", args=gesprekken[0])),
        ("cio", reverse("actie-gesprek", args=gesprekken[1])),
        ("actiehouder", reverse("actie", args=[actie.pk])),
        ("", maak_link(actie)),
        ("", reverse("agenda", args=[feed.kenmerk])),
    ]


def test_no_page_asks_more_often_when_there_are_more_actions(eerste, mensen):
    """Less it may be: a page that is full of projects shows no strategy."""
    clients = {wie: Client() for wie in ("", *WIE)}
    for wie, mens in mensen.items():
        clients[wie].force_login(mens, backend="django.contrib.auth.backends.ModelBackend")

    lijst = paginas(eerste)

    def tel_alle() -> dict[tuple[str, str], int]:
        return {(wie, adres): tel(clients[wie], adres) for wie, adres in lijst}

    met_vijf = tel_alle()
    vul_aan(45)
    Voortgang.objects.bulk_create(
        Voortgang(actie=eerste, status="loopt", door=eerste.actiehouder) for _ in range(9)
    )
    met_vijftig = tel_alle()
    vul_aan(50)
    met_honderd = tel_alle()
    assert {pagina: n for pagina, n in met_honderd.items() if n > met_vijftig[pagina]} == {}
    meer = {pagina for pagina, n in met_vijftig.items() if n > met_vijf[pagina]}
    assert meer <= {("actiehouder", "/")}  # who has more than are shown, gets them counted
    assert [p for tellingen in (met_vijf, met_vijftig) for p, n in tellingen.items() if n > MEESTE] == []


def tel(client: Client, adres: str) -> int:
    """Give the number of queries of a page that was asked for before."""
    client.get(adres)
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(adres).status_code == 200, adres
    return len(vragen)
