"""The access policy: who may what."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from organisatie.models import Rol
from organisatie.rechten import BELEID, Recht, eis, eis_een_van, mag


class Ding:
    """An object on which somebody holds a role."""

    def __init__(self, *rollen: str) -> None:
        self.rollen = set(rollen)

    def rollen_van(self, gebruiker) -> set[str]:
        return self.rollen


def test_somebody_without_an_account_has_no_right_at_all():
    assert not any(mag(AnonymousUser(), recht) for recht in Recht)


def test_everybody_with_an_account_browses_the_databank(persoon):
    assert mag(persoon("nieuw"), Recht.DATABANK_INZIEN)


def test_an_account_that_was_switched_off_has_no_rights(cio):
    cio.is_active = False
    assert not mag(cio, Recht.STRATEGIE_MAKEN)


@pytest.mark.parametrize("rol", [r for r in Rol if r != Rol.REDACTEUR])
def test_only_the_redacteur_publishes(persoon, rol):
    assert not mag(persoon(f"een-{rol}", rol), Recht.VERSLAG_PUBLICEREN)


def test_a_bestuurder_decides_only_on_the_dossier_that_is_his(bestuurder):
    assert not mag(bestuurder, Recht.STRATEGIE_VASTSTELLEN)
    assert not mag(bestuurder, Recht.STRATEGIE_VASTSTELLEN, Ding())
    assert mag(bestuurder, Recht.STRATEGIE_VASTSTELLEN, Ding("dossier:bestuurder"))


def test_the_owner_of_a_strategy_cannot_decide_on_it(cio):
    assert not mag(cio, Recht.STRATEGIE_VASTSTELLEN, Ding("dossier:eigenaar", "dossier:meeschrijver"))


def test_a_participant_reads_the_project_and_changes_nothing(medewerker):
    ding = Ding("project:deelnemer")
    assert mag(medewerker, Recht.PROJECT_INZIEN, ding)
    assert not mag(medewerker, Recht.PROJECT_BEWERKEN, ding)
    assert not mag(medewerker, Recht.WORKSHOP_INVULLEN, ding)


def test_the_beheerder_gets_no_content(beheerder):
    gegeven = {recht for recht in Recht if mag(beheerder, recht)}
    assert gegeven == {
        Recht.BEHEREN,
        Recht.EIGEN_WAARDE_TOEVOEGEN,
        Recht.DATABANK_INZIEN,
        Recht.STRATEGIE_GELDEND,
        Recht.WAARDENKADER_INLEZEN,
        Recht.WAARDENKADER_INZIEN,
    }


def test_asking_for_a_right_that_is_not_there_is_refused(medewerker):
    with pytest.raises(PermissionDenied):
        eis(medewerker, Recht.PROJECT_MAKEN)


def test_the_system_itself_may_do_everything_and_who_is_not_logged_in_nothing():
    for recht in Recht:
        eis(None, recht)
        with pytest.raises(PermissionDenied):
            eis(AnonymousUser(), recht)


def test_where_one_of_several_rights_is_asked_any_of_them_will_do(cio, medewerker):
    gevraagd = (Recht.PROJECT_MAKEN, Recht.STRATEGIE_MAKEN)
    eis_een_van(cio, gevraagd)
    with pytest.raises(PermissionDenied, match="PROJECT_MAKEN of STRATEGIE_MAKEN"):
        eis_een_van(medewerker, gevraagd)


def test_every_right_is_given_to_somebody():
    assert set(Recht) == set().union(*BELEID.values())
