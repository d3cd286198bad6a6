"""Every address with every kind of person: nobody sees or changes what is not theirs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from acties.link import maak_link
from acties.models import Bewijs
from live.models import Plek, Tafel
from moresprudentie.models import Verslag
from organisatie.models import Agendafeed
from project.models import Project
from strategie.meelezen import maak_link as meeleeslink
from strategie.models import Besluitstuk, Deelname, Dossier
from tests.toegang.aanbod import Aanbod, aangeboden, te_weinig, teveel
from tests.toegang.andere_adressen import PLEKKEN
from tests.toegang.citator import VINDPLAATSEN
from tests.toegang.conftest import Wereld
from tests.toegang.gegevens_adressen import PLEKKEN as VAN_PERSONEN
from tests.toegang.mensen import IEDEREEN, Rij
from tests.toegang.tabel import TABEL
from tests.toegang.van_papier import PLEKKEN as VAN_PAPIER
from tests.toegang.woo import PLEKKEN as VAN_WOO
from waardenkader.models import Kaderbestand

pytestmark = pytest.mark.django_db

GEWEIGERD = {401, 403, 404}
KOLOMMEN = sorted(IEDEREEN | {"anoniem"})


def alle_namen(patronen=None) -> Iterator[str]:
    """Give the name of every address but those of the admin, which have a test of their own."""
    for patroon in get_resolver().url_patterns if patronen is None else patronen:
        if isinstance(patroon, URLResolver) and patroon.namespace != "admin":
            yield from alle_namen(patroon.url_patterns)
        elif isinstance(patroon, URLPattern):
            yield patroon.name


def test_every_address_has_one_row_and_every_row_an_address():
    namen = [rij.naam for rij in TABEL]
    assert len(namen) == len(set(namen))
    assert set(alle_namen()) == set(namen)


def adres(rij: Rij, wereld: Wereld) -> str:
    """Give the address of a row; `=x` is x itself, anything else is looked up in the world."""
    return reverse(
        rij.naam,
        kwargs={
            naam: bron[1:] if bron.startswith("=") else zoek(bron, wereld) for naam, bron in rij.args.items()
        },
    )


def zoek(naam: str, w: Wereld):
    """Give the number or the slug of a thing in the world."""
    vindplaatsen = {
        "dossier": lambda: w.dossier.pk,
        "geldend dossier": lambda: Dossier.objects.vastgesteld()[0].pk,
        "project": lambda: w.project.pk,
        "met concept": lambda: w.met_concept.pk,
        "voorbereiding": lambda: w.voorbereiding.pk,
        "terugkoppeling": lambda: w.terugkoppeling.pk,
        "aanbeveling": lambda: w.terugkoppeling.aanbevelingen.get(antwoord="").pk,
        "jaar": lambda: w.terugkoppeling.jaar,
        "helft": lambda: w.terugkoppeling.helft,
        "slug": lambda: Verslag.objects.get(project=w.project).slug,
        "eigen": lambda: "eigen-waarde",
        **{
            plek: lambda v=vind: v(w)
            for plek, vind in (VINDPLAATSEN | PLEKKEN | VAN_PAPIER | VAN_PERSONEN | VAN_WOO).items()
        },
        "kaderbestand": lambda: Kaderbestand.objects.get().pk,
        "projectwaarde": lambda: w.project.eigen_waarden.get().pk,
        "zet": lambda: "naar-voorbereiding",
        "betrokkene": lambda: w.dossier.betrokkenen.all()[0].pk,
        "item": lambda: w.dossier.lange_lijst.all()[0].pk,
        "waarde": lambda: w.dossier.lange_lijst.all()[0].waarde_id,
        "accent": lambda: w.dossier.accentwaarden.all()[0].pk,
        "methode": lambda: w.dossier.methoden.all()[0].pk,
        "bijeenkomst": lambda: w.dossier.bijeenkomsten.lopend().get().pk,
        "deelname": lambda: Deelname.objects.get(gebruiker=w.mensen["medewerker"]).pk,
        "inbreng": lambda: w.dossier.bijeenkomsten.lopend().get().inbreng.all()[0].pk,
        "plek in bijeenkomst": lambda: (
            w.dossier.bijeenkomsten.lopend().get().deelnamen.get(gebruiker=None).kenmerk
        ),
        **{f"meting {stand}": lambda m=meting: m.pk for stand, meting in w.metingen.items()},
        "uitkomstdocument": lambda: w.metingen["vastgesteld"].documenten.get().pk,
        "document": lambda: w.dossier.documenten.all()[0].pk,
        "stuk": lambda: w.dossier.stukken.get().pk,
        "besluitstuk": lambda: Besluitstuk.objects.get().pk,
        "instrument": lambda: w.project.instrumenten.all()[0].pk,
        "deelnemer": lambda: w.project.deelnemers.all()[0].pk,
        "plek": lambda: Plek.objects.get(sessie__project=w.voorbereiding).kenmerk,
        "tafel": lambda: Tafel.objects.filter(sessie__project=w.voorbereiding)[0].kenmerk,
        "oefening": lambda: Project.alle.get(oefening_van=w.project).pk,
        **_met_een_link(w),
    }
    return vindplaatsen[naam]()


def _met_een_link(w: Wereld):
    """Give the marks in links, and what belongs to one person or one action."""
    return {
        "kenmerk": lambda: w.project.deelnemers.all()[0].kenmerk,
        "kenmerk na de workshop": lambda: w.met_concept.deelnemers.all()[0].kenmerk,
        "agenda": lambda: Agendafeed.objects.get_or_create(gebruiker=w.mensen["actiehouder"])[0].kenmerk,
        "groep": lambda: w.project.groepen.all()[0].pk,
        "spanning": lambda: w.project.spanningen.all()[0].pk,
        "meelezer": lambda: w.dossier.meelezers.get(naam="Kim").pk,
        "meeleeslink": lambda: meeleeslink(w.dossier.meelezers.get(naam="Kim")).split("/")[-2],
        "link": lambda: maak_link(w.project.acties.get(actiehouder=w.mensen["actiehouder"])).split("/")[-2],
        "bewijs": lambda: Bewijs.objects.get().pk,
        "actie": lambda: w.project.acties.get(actiehouder=w.mensen["actiehouder"]).pk,
    }


def verstuur(client: Client, methode: str, pad: str) -> HttpResponse:
    """Give the answer to one request; changes nothing."""
    with transaction.atomic():
        antwoord = getattr(client, methode)(pad)
        transaction.set_rollback(True)
    return antwoord


def uitkomst(antwoord: HttpResponse) -> int | str:
    """Give the status of an answer, "inloggen" when it leads to the log-in page."""
    if antwoord.status_code == 302 and antwoord["Location"].startswith("/account/login/"):
        return "inloggen"
    return antwoord.status_code


def mag_er_niet_in(status: int | str) -> bool:
    return status in GEWEIGERD or status == "inloggen"


@pytest.mark.parametrize("kolom", KOLOMMEN)
def test_pages_open_for_those_they_are_for_and_offer_what_those_may_do(wereld, kolom):
    client = inloggen(wereld, kolom)
    fout: list[str] = []
    aanbod: set[Aanbod] = set()
    for rij in TABEL:
        if rij.soort in ("account", "antwoord", "botsing", "post"):
            continue
        pad = adres(rij, wereld)
        antwoord = verstuur(client, "get", pad)
        status = uitkomst(antwoord)
        dicht = mag_er_niet_in(status)
        if dicht == (kolom in rij.lezen) or status == 500:
            fout.append(f"{rij.naam}: {kolom} krijgt {status}, {'moet' if dicht else 'mag niet'} lezen")
        if status == 200 and antwoord["Content-Type"].startswith("text/html"):
            hier = set(aangeboden(pad, antwoord.text, lambda andere: adres(andere, wereld)))
            fout += [f"{rij.naam} biedt {kolom} wat niet mag: {naam}" for naam in teveel(hier, kolom)]
            aanbod |= hier
    fout += [f"geen pagina biedt {kolom} wat mag: {naam}" for naam in te_weinig(aanbod, kolom)]
    assert not fout, "\n".join(fout)


@pytest.mark.parametrize("kolom", KOLOMMEN)
def test_only_those_who_may_write_can_send_something(wereld, kolom):
    client = inloggen(wereld, kolom)
    fout = []
    for rij in TABEL:
        if rij.soort == "account" or (rij.schrijven is None and kolom in rij.lezen):
            continue
        status = uitkomst(verstuur(client, "post", adres(rij, wereld)))
        dicht = mag_er_niet_in(status) or status == 405
        if dicht == (kolom in (rij.schrijven or ())) or status == 500:
            fout.append(f"{rij.naam}: {kolom} krijgt {status}, {'moet' if dicht else 'mag niet'} schrijven")
    assert not fout, "\n".join(fout)


def test_who_opens_an_address_that_only_takes_a_form_comes_to_the_page_with_that_form(wereld):
    """And nobody comes further than that page lets them: it judges for itself."""
    client = inloggen(wereld, "organisator")
    rijen = [rij for rij in TABEL if rij.soort in ("antwoord", "post")]
    assert len(rijen) == 27
    for rij in rijen:
        if "organisator" not in (rij.schrijven or ()):
            continue
        antwoord = client.get(adres(rij, wereld), headers={"Accept": "text/html"})
        assert antwoord.status_code == 302, rij.naam
        assert client.get(antwoord["Location"]).status_code == 200, rij.naam
        assert client.head(adres(rij, wereld)).status_code in (302, 405), rij.naam


def inloggen(wereld: Wereld, kolom: str) -> Client:
    client = Client()
    if kolom != "anoniem":
        client.force_login(wereld.mensen[kolom], backend="django.contrib.auth.backends.ModelBackend")
    return client
