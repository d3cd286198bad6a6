"""All that there is on one person comes in one file, from every table; and goes, or gets a pseudonym, when that is asked."""

from __future__ import annotations

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Cast
from django.test import Client
from django.urls import reverse

from acties.models import Actie
from documenten.models import Bewaardocument
from moresprudentie.models import Verslagversie
from organisatie.models import Auditregel, Bericht, Gebruiker, Inlogsessie
from organisatie.persoonsgegevens import (
    Persoon,
    gegevens,
    met_adres,
    modellen,
    naar_account,
    vondsten,
    zoek_persoon,
)
from organisatie.wissen import wis_persoon
from tests.conftest import maak_persoon
from tests.toegang.conftest import Wereld
from tests.toegang.test_beheer_leest_niets import geheimen

pytestmark = pytest.mark.django_db
ADRES = "kim@voorbeeld.example"
GEEN_PERSOON = {"organisatie.organisatie": "the mailbox of the editors"}


def staat_in(persoon: Persoon, model: type[models.Model], pk: int) -> bool:
    """Say whether a row is among what is found on somebody."""
    return any(v.rijen.filter(pk=pk).exists() for v in vondsten(persoon) if v.model is model)


def rijen_van_elke_tabel():
    """Give for every field that can say who somebody is a row of its table, if it has one."""
    for model in modellen():
        rij = model._base_manager.order_by("pk").first()
        if rij is None or model is Gebruiker:
            continue
        yield from ((model, rij.pk, veld, False) for veld in naar_account(model))
        yield from ((model, rij.pk, veld, True) for veld in met_adres(model))


def test_no_table_that_points_to_an_account_or_holds_an_address_is_forgotten(wereld: Wereld):
    iemand = maak_persoon("iemand-anders")
    gedaan, gemist = 0, []
    for model, pk, veld, is_adres in rijen_van_elke_tabel():
        try:
            with transaction.atomic():
                model._base_manager.filter(pk=pk).update(
                    **{veld: "ZO@voorbeeld.example" if is_adres else iemand}
                )
        except IntegrityError:
            continue
        gedaan += 1
        wie = Persoon(None, "zo@voorbeeld.example") if is_adres else Persoon(iemand)
        if not staat_in(wie, model, pk):
            gemist.append(f"{model._meta.label}.{veld}")
    assert gemist == []
    assert gedaan > 50


def test_every_relation_to_an_account_is_a_plain_field_or_a_join_table_that_is_walked():
    """A many-to-many is found by its own table."""
    wandelt = {model._meta.label_lower for model in modellen() if naar_account(model)}
    for relatie in Gebruiker._meta.get_fields(include_hidden=True):
        if relatie.auto_created and not relatie.concrete:
            tabel = getattr(relatie, "through", None) or relatie.related_model
            assert tabel._meta.label_lower in wandelt, relatie


PERSOONSNAMEN = {
    # found with the row of the person, or by the account or address in it
    *(
        "project.deelnemer.naam",
        "strategie.meelezer.naam",
        "strategie.deelname.naam",
        "organisatie.melding.naam",
    ),
    *("acties.actie.actiehouder_naam", "strategie.betrokkene.naam"),
    # typed by others: the file says that these are not looked through
    *("acties.voortgang.door_naam", "formats.opmerking.naam", "live.notitie.wie", "project.afspraak.wie"),
    *(
        "strategie.dossier.moderator_naam",
        "live.tafel.woordvoerder_waarden",
        "live.tafel.woordvoerder_acties",
    ),
}
"""Every field with the name of a person in words. Another one? Say here how it is found, or that it is not."""
GEEN_NAAM_VAN_IEMAND = {
    *("organisatie.organisatie", "organisatie.organisatieonderdeel", "project.groep", "project.instrument"),
    *("documenten.bewaardocument", "organisatie.bijlage", "acties.bewijs", "moresprudentie.bron"),
    *("moresprudentie.toegangssleutel", "moresprudentie.bewaardezoekvraag", "moresprudentie.telwaarde"),
    "moresprudentie.woostuk",
    *("strategie.besluitstuk", "strategie.stukbestand", "strategie.methode"),
}


def test_every_field_with_a_name_is_known_as_that_of_a_person_or_of_a_thing():
    met_naam = {
        f"{model._meta.label_lower}.{veld.name}"
        for model in apps.get_models()
        for veld in model._meta.concrete_fields
        if isinstance(veld, models.CharField) and not veld.choices
        if veld.name == "wie"
        or veld.name.endswith("_naam")
        or veld.name.startswith("woordvoerder")
        or veld.name == "naam"
    }
    mensen = {naam for naam in met_naam if naam.rsplit(".", 1)[0] not in GEEN_NAAM_VAN_IEMAND}
    mensen -= {naam for naam in mensen if naam.startswith(("waardenkader.", "organisatie.auditregel"))}
    assert mensen == PERSOONSNAMEN


def test_the_file_has_no_way_in_and_nobody_elses_address(wereld: Wereld):
    wie = Persoon(wereld.mensen["deelnemer"])
    anderen = set(
        Gebruiker.objects.exclude(pk=wie.gebruiker.pk).exclude(email="").values_list("email", flat=True)
    )
    tekst = json.dumps([deel.rijen for deel in gegevens(wie, eigen=False)], default=str, ensure_ascii=False)
    assert wie.gebruiker.email in tekst
    assert not [geheim for geheim in geheimen(wereld) if geheim in tekst]
    assert not [adres for adres in anderen if adres in tekst]


@pytest.fixture
def ingelogd(wereld: Wereld) -> tuple[Gebruiker, Client]:
    """Somebody who came by the log-in service, set up a second step and is in."""
    wie = wereld.mensen["notulist"]
    SocialAccount.objects.create(
        user=wie, provider="dienst", uid="uid-bij-de-dienst", extra_data={"groepen": ["x"]}
    )
    totp = TOTP.activate(wie, generate_totp_secret())
    RecoveryCodes.activate(wie)
    assert totp.instance.data["secret"]
    client = Client()
    client.force_login(wie, backend="django.contrib.auth.backends.ModelBackend")
    return wie, client


@pytest.mark.parametrize("eigen", [False, True])
def test_the_file_tells_of_sessions_and_second_step_and_does_not_let_somebody_in(ingelogd, eigen):
    wie, client = ingelogd
    tekst = json.dumps([deel.rijen for deel in gegevens(Persoon(wie), eigen=eigen)], default=str)
    assert "uid-bij-de-dienst" in tekst
    assert "laatst gebruikt op" in tekst
    sessie = Inlogsessie.objects.get(gebruiker=wie)
    stappen = [rij.data for rij in Authenticator.objects.filter(user=wie)]
    geheim = {client.session.session_key, sessie.session_data, *(w for d in stappen for w in d.values() if w)}
    assert len(geheim) == 4
    assert not [wat for wat in geheim if str(wat) in tekst]


def test_who_is_removed_leaves_no_session_no_second_step_and_no_account_at_the_service(ingelogd, wereld):
    wie, client = ingelogd
    wis_persoon(persoon=Persoon(wie), door=wereld.mensen["beheerder"])
    assert client.get("/").status_code == 302
    for model in (Inlogsessie, Authenticator, SocialAccount):
        veld = "gebruiker" if model is Inlogsessie else "user"
        assert not model.objects.filter(**{veld: wie}).exists(), model


def test_the_person_self_reads_the_mail_and_the_beheerder_does_not(wereld: Wereld):
    zelf = wereld.mensen["medewerker"]
    Bericht.objects.create(aan=zelf.email, onderwerp="Dag", tekst="Alleen voor jou bestemd.")
    eigen = Client()
    eigen.force_login(zelf, backend="django.contrib.auth.backends.ModelBackend")
    beheer = Client()
    beheer.force_login(wereld.mensen["beheerder"], backend="django.contrib.auth.backends.ModelBackend")
    beheer.post(reverse("persoonsgegevens"), {"wie": zelf.email})
    for formaat in ("json", "html"):
        assert "Alleen voor jou bestemd." in eigen.get(reverse("eigen-gegevens-bestand", args=[formaat])).text
        pad = beheer.post(reverse("persoonsgegevens"), {"wie": zelf.email.upper()})["Location"]
        assert zelf.username not in pad
        antwoord = beheer.get(f"{pad}gegevens.{formaat}")
        assert antwoord["Content-Disposition"].startswith("attachment")
        assert zelf.email in antwoord.text
        assert "Alleen voor jou bestemd." not in antwoord.text
    assert Auditregel.objects.filter(wat="persoonsgegevens opgehaald", object_id=str(zelf.pk)).count() == 2


@pytest.mark.parametrize("typte", ["niemand", "niemand@voorbeeld.example", "a b", "\u202e", "x" * 300])
def test_who_is_not_there_is_told_so(wereld: Wereld, typte):
    client = Client()
    client.force_login(wereld.mensen["beheerder"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("persoonsgegevens"), {"wie": typte}).status_code == 422


def test_an_address_that_was_made_up_or_is_old_opens_nothing(wereld: Wereld):
    client = Client()
    client.force_login(wereld.mensen["beheerder"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("persoon", args=["verzonnen"])).status_code == 404


def tekstvelden_met(woord: str) -> set[str]:
    """Give the columns of the whole database in which a word stands."""
    return {
        f"{model._meta.label_lower}.{veld.name}"
        for model in modellen()
        for veld in model._meta.concrete_fields
        if isinstance(veld, models.CharField | models.TextField | models.JSONField)
        if model._base_manager.annotate(_tekst=Cast(veld.name, models.TextField()))
        .filter(_tekst__icontains=woord)
        .exists()
    }


def test_somebody_from_outside_is_gone_from_the_whole_database(wereld: Wereld):
    persoon = wereld.voorbereiding.deelnemers.create(
        naam="Zonneklaar Vandijck", email="zonneklaar@voorbeeld.example"
    )
    adres = reverse("project-uitnodiging", args=[persoon.kenmerk])
    Bericht.objects.create(aan=persoon.email, onderwerp="Dag Zonneklaar", tekst="Dag Zonneklaar")
    Actie.objects.filter(pk=wereld.voorbereiding.acties.values("pk")[:1]).update(
        actiehouder=None, actiehouder_naam="Zonneklaar Vandijck", actiehouder_adres=persoon.email
    )
    wis_persoon(persoon=zoek_persoon("ZONNEKLAAR@voorbeeld.example"), door=wereld.mensen["beheerder"])
    assert tekstvelden_met("zonneklaar") == set()
    assert Client().get(adres).status_code == 404
    with pytest.raises(ValidationError):
        zoek_persoon("zonneklaar@voorbeeld.example")


def test_a_colleague_keeps_a_row_without_a_name_and_what_was_decided_stays(wereld: Wereld):
    wie = wereld.mensen["notulist"]
    Gebruiker.objects.filter(pk=wie.pk).update(last_name="Zonneklaar", email="zonneklaar@voorbeeld.example")
    wie.refresh_from_db()
    client = Client()
    client.force_login(wie, backend="django.contrib.auth.backends.ModelBackend")
    regels = list(Auditregel.objects.filter(door=wie).values_list("pk", "wat", "object_naam", "details"))
    assert regels
    versies = list(Verslagversie.objects.values_list("pk", "inhoud"))
    documenten = list(Bewaardocument.objects.values_list("pk", "sha256"))
    wis_persoon(persoon=Persoon(wie), door=wereld.mensen["beheerder"])
    weg = Gebruiker.objects.get(pk=wie.pk)
    assert (weg.naam, weg.email, weg.is_active, weg.has_usable_password()) == (
        f"Oud-collega {wie.pk}",
        "",
        False,
        False,
    )
    assert not weg.roltoekenningen.exists()
    assert client.get("/").status_code == 302
    assert (
        list(Auditregel.objects.filter(door=weg).values_list("pk", "wat", "object_naam", "details")) == regels
    )
    assert str(Auditregel.objects.filter(door=weg)[0]).count("Oud-collega") == 1
    assert list(Verslagversie.objects.values_list("pk", "inhoud")) == versies
    assert list(Bewaardocument.objects.values_list("pk", "sha256")) == documenten
    assert tekstvelden_met("zonneklaar") == set()


def test_nobody_but_the_beheerder_removes_somebody_and_nobody_oneself(wereld: Wereld):
    beheerder = wereld.mensen["beheerder"]
    with pytest.raises(PermissionDenied):
        wis_persoon(persoon=Persoon(beheerder), door=wereld.mensen["cio"])
    with pytest.raises(ValidationError):
        wis_persoon(persoon=Persoon(beheerder), door=beheerder)
