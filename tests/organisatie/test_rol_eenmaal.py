"""A role that somebody has already is refused beside the field, in the admin, whoever gave it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from organisatie.models import Gebruiker, Rol, Roltoekenning
from tests.robot.pagina import Pagina

pytestmark = pytest.mark.django_db


@pytest.fixture
def stuur(als, beheerder, cio):
    """Give a function that changes the roles on the page of the cio: `stuur({"-1-rol": "cio"})`."""
    adres = reverse("admin:organisatie_gebruiker_change", args=[cio.pk])
    client = als(beheerder)

    def _stuur(rollen: dict[str, str], vooraf=lambda: None):
        pagina = Pagina(adres, client.get(adres).content)
        formulier = next(f for f in pagina.formulieren() if any(v.naam == "username" for v in f.velden))
        velden = {}
        for veld in formulier.velden:
            gekozen = [waarde for waarde, aan in veld.opties if aan]
            if veld.soort != "checkbox" or veld.aan:
                velden[veld.naam] = gekozen[0] if gekozen else veld.waarde
        vooraf()
        return client.post(
            adres, velden | {f"roltoekenningen{naam}": waarde for naam, waarde in rollen.items()}
        )

    return _stuur


def rollen(wie: Gebruiker) -> list[str]:
    return sorted(wie.roltoekenningen.values_list("rol", flat=True))


def test_the_same_role_twice_is_refused_beside_the_field(stuur, cio):
    antwoord = stuur({"-1-rol": "cio"})
    assert antwoord.status_code == 200
    assert "Deze rol staat er al." in antwoord.content.decode()
    assert rollen(cio) == ["cio"]


def test_a_role_that_somebody_else_gave_meanwhile_is_refused(stuur, cio):
    antwoord = stuur(
        {"-1-rol": "redacteur"}, lambda: Roltoekenning.objects.create(gebruiker=cio, rol=Rol.REDACTEUR)
    )
    assert antwoord.status_code == 200
    assert "Deze rol staat er al." in antwoord.content.decode()


def test_another_role_is_given_and_a_role_changes(stuur, cio):
    assert stuur({"-0-rol": "bestuurder", "-1-rol": "redacteur"}).status_code == 302
    assert rollen(cio) == ["bestuurder", "redacteur"]
