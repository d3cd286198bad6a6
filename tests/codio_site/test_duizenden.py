"""Pages weigh the same for a large organisation as for a small one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from acties.models import Actie
from acties.overzicht import PER_BLADZIJDE
from organisatie.models import Gebruiker
from project.handelingen import maak_project
from project.models import Project
from strategie.handelingen import maak_dossier
from strategie.models import Dossier


@pytest.fixture
def project(kader, organisatie, organisator) -> Project:
    """A project of the organisator."""
    return maak_project(door=organisator, titel="Druktemonitor")


@pytest.fixture
def dossier(kader, organisatie, cio, bestuurder) -> Dossier:
    """A strategy of the CIO office."""
    return maak_dossier(
        door=cio, titel="Goed bestuur", aanleiding="akkoord", eigenaar=cio, bestuurder=bestuurder
    )


def huur_in(aantal: int) -> None:
    """Make that many accounts more."""
    Gebruiker.objects.bulk_create(
        Gebruiker(username=f"mens{nummer}", first_name="Mens", last_name=f"Nummer{nummer}")
        for nummer in range(aantal)
    )


def test_no_page_with_a_form_grows_with_the_number_of_people(als, project, dossier, organisator, cio):
    van_project = [reverse(f"project-{naam}", args=[project.pk]) for naam in ("wijzigen", "deelnemer-nieuw")]
    van_dossier = [
        reverse(f"strategie-{naam}", args=[dossier.pk])
        for naam in ("rollen", "schrijvers", "betrokkene-nieuw", "maatregel")
    ]
    paginas = [(als(organisator), adres) for adres in ("/project/nieuw/", *van_project)]
    paginas += [(als(cio), adres) for adres in ("/strategie/nieuw/", *van_dossier)]
    klein = [(adres, len(client.get(adres).content)) for client, adres in paginas]
    huur_in(300)
    assert [(adres, len(client.get(adres).content)) for client, adres in paginas] == klein


def test_the_list_of_actions_does_not_grow_with_the_number_of_actions(als, project, organisator):
    def spreek_af(aantal: int) -> int:
        Actie.objects.bulk_create(
            Actie(project=project, titel=f"Actie {nummer}", afgesproken_op=project.aangemaakt_op)
            for nummer in range(aantal)
        )
        return len(als(organisator).get("/acties/").content)

    vol = spreek_af(2 * PER_BLADZIJDE)
    assert spreek_af(6 * PER_BLADZIJDE) < vol + 1000  # the pages of 3 to 8 below it
