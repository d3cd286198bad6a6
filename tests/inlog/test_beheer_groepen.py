"""The beheerder says which group gives which role."""

from __future__ import annotations

import pytest

from organisatie.binnenlaten import volg_groepen
from organisatie.models import Auditregel, Groepsrol, Rol

pytestmark = pytest.mark.django_db


def test_the_beheerder_maps_a_group_and_the_trail_tells_it(als, beheerder):
    client = als(beheerder)
    assert "Rollen van groepen" in client.get("/beheer/").text
    assert (
        client.post("/beheer/organisatie/groepsrol/add/", {"groep": "codio-cio", "rol": "cio"}).status_code
        == 302
    )
    assert Groepsrol.objects.get().rol == Rol.CIO
    assert Auditregel.objects.filter(wat="gemaakt in beheer", object_naam="codio-cio: CIO-office").exists()
    dubbel = client.post("/beheer/organisatie/groepsrol/add/", {"groep": "codio-cio", "rol": "cio"})
    assert dubbel.status_code == 200
    assert Groepsrol.objects.count() == 1


def test_others_do_not_map_groups(als, cio):
    assert als(cio).get("/beheer/organisatie/groepsrol/", follow=True).status_code == 403


def test_a_role_of_a_group_stands_beside_the_account_and_cannot_be_changed_there(als, beheerder, medewerker):
    Groepsrol.objects.create(groep="codio-cio", rol=Rol.CIO)
    volg_groepen(gebruiker=medewerker, groepen=["codio-cio"])
    pagina = als(beheerder).get(f"/beheer/organisatie/gebruiker/{medewerker.pk}/change/")
    assert "CIO-office" in pagina.text
    [regels] = pagina.context["inline_admin_formsets"]
    assert [f.instance.rol for f in regels.formset.initial_forms] == ["medewerker"]
