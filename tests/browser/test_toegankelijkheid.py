"""Every page of the demo in a real browser: axe (WCAG 2.2 A and AA) at 1280 and 390, and no page that slides sideways."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from playwright.sync_api import Page

from codio_site.demo import jaarverslag, verhaal
from formats.handelingen import vul_in
from moresprudentie.handelingen import begin_terugkoppeling, schrijf_aanbeveling
from moresprudentie.models import Bron, Terugkoppeling, Toegangssleutel
from moresprudentie.periode import Halfjaar
from project.models import Project
from strategie.handelingen.accenten import leg_keuze_vast, verwijder_accentwaarde
from strategie.handelingen.dossier import maak_dossier
from strategie.handelingen.meelezen import Genodigde, nodig_meelezers_uit
from strategie.handelingen.versies import nieuwe_versie
from strategie.meelezen import maak_link
from strategie.models import Dossier
from tests.browser.conftest import gebreken
from tests.moresprudentie.elders import voeg_andere_toe

pytestmark = pytest.mark.browser

LINKS = (
    "[...document.querySelectorAll('a[href]')].map(a => new URL(a.getAttribute('href'), location.href).href)"
)

NAMEN = ("waardenkader", "moresprudentie", "openbaar", "geschiedenis")
"""What follows on these in an address is the name of one of many."""


def soort_adres(pad: str) -> str:
    """Give the address with every number and every name of one of many as a sign: one page of each kind is enough."""
    delen = pad.strip("/").split("/")
    vorige = ["", *delen[:-1]]
    return "/".join("#" if d.isdigit() or v in NAMEN else d for v, d in zip(vorige, delen, strict=True))


def wandel(pagina: Page, begin: list[str], *, binnen: str) -> list[str]:
    """Follow every link from `begin` on under `binnen`; gives what is wrong on the pages that were met."""
    wachtrij, gezien, fouten = list(begin), {soort_adres(pad) for pad in begin}, []
    while wachtrij:
        pad = wachtrij.pop(0)
        antwoord = pagina.goto(pad)
        if antwoord is None or antwoord.status != 200:
            fouten.append(f"{pad}: {antwoord.status if antwoord else 'geen antwoord'}")
            continue
        fouten += gebreken(pagina)
        for verder in pagina.evaluate(LINKS):
            nieuw = urlsplit(verder).path
            if (
                _is_pagina(verder, pagina.url)
                and nieuw.startswith(binnen)
                and soort_adres(nieuw) not in gezien
            ):
                gezien.add(soort_adres(nieuw))
                wachtrij.append(nieuw)
    return fouten


def _is_pagina(adres: str, hier: str) -> bool:
    delen = urlsplit(adres)
    return (
        delen.netloc == urlsplit(hier).netloc and delen.path.endswith("/") and delen.path != "/openbaar/feed/"
    )


@pytest.fixture
def open_dossier(verhaal_gespeeld) -> str:
    """The address of a dossier in which everything can still be filled in."""
    cio = verhaal.persoon("cio")
    dossier = maak_dossier(
        door=cio,
        titel="Volgende strategie",
        eigenaar=cio,
        bestuurder=verhaal.persoon("bestuurder"),
        aanleiding=Dossier.Aanleiding.AKKOORD,
    )
    leg_keuze_vast(dossier=dossier, keuze=Dossier.Keuze.SPECIFIEK, door=cio)
    return dossier.get_absolute_url()


def test_pages_of_the_strategy(venster, open_dossier):
    fouten = wandel(venster("cio"), ["/", open_dossier, "/strategie/", "/acties/"], binnen="/strategie/")
    assert not fouten, "\n".join(fouten)


def test_the_page_on_which_somebody_without_an_account_reads_along(venster, open_dossier):
    dossier = Dossier.objects.get(titel="Volgende strategie")
    genodigden = [Genodigde("informatieproces", naam="Kim", email="kim@voorbeeld.example")]
    nodig_meelezers_uit(
        dossier=dossier, fase=1, genodigden=genodigden, tot=localdate(), door=verhaal.persoon("cio")
    )
    link = maak_link(dossier.meelezers.get())
    fouten = wandel(venster(), [link, "/meelezen/zomaar/"], binnen="/meelezen/")
    assert fouten == ["/meelezen/zomaar/: 410"]
    fouten = wandel(
        venster("cio"), [f"{open_dossier}fase-1/meelezers/"], binnen=f"{open_dossier}fase-1/meelezers/"
    )
    assert not fouten, "\n".join(fouten)


def test_pages_of_a_next_version(venster, verhaal_gespeeld):
    cio, dossier = verhaal.persoon("cio"), Dossier.objects.get()
    nieuw = nieuwe_versie(dossier=dossier, reden="Nieuw akkoord.", door=cio)
    vul_in(invulling=nieuw.fasen.get(nummer=1).invulling, teksten={"kaders": "Iets anders."}, door=cio)
    verwijder_accentwaarde(accent=nieuw.accentwaarden.first(), door=cio)
    hier, pagina = nieuw.get_absolute_url(), venster("cio")
    fouten = []
    for pad in (hier, f"{hier}verschillen/", f"{hier}fase-3/", nieuw.maatregelen.first().get_absolute_url()):
        pagina.goto(pad)
        fouten += gebreken(pagina)
    assert not fouten, "\n".join(fouten)


def test_pages_of_the_recommendations(venster, verhaal_gespeeld):
    redacteur, terug = verhaal.persoon("redacteur"), Terugkoppeling.objects.get()
    nieuw = begin_terugkoppeling(
        dossier=terug.dossier, halfjaar=Halfjaar(terug.jaar, terug.helft).vorige, door=redacteur
    )
    rij = schrijf_aanbeveling(terugkoppeling=nieuw, titel="Een.", door=redacteur)
    schrijf_aanbeveling(terugkoppeling=nieuw, titel="Twee.", door=redacteur)
    schrijven = reverse("terugkoppeling-schrijven", args=[nieuw.pk])
    paginas = {
        "cio": [terug.get_absolute_url(), terug.aanbevelingen.get(antwoord="").adres_antwoord],
        "redacteur": [
            schrijven,
            reverse("aanbeveling-nieuw", args=[nieuw.pk]),
            *(reverse(naam, args=[nieuw.pk, rij.pk]) for naam in ("aanbeveling", "aanbeveling-verwijderen")),
        ],
    }
    fouten = []
    for wie, adressen in paginas.items():
        pagina = venster(wie)
        for pad in adressen:
            pagina.goto(pad)
            fouten += gebreken(pagina)
    assert not fouten, "\n".join(fouten)


def test_pages_of_the_projects(venster, verhaal_gespeeld):
    druktemonitor = Project.objects.get(titel="Druktemonitor").get_absolute_url()
    fouten = wandel(venster("organisator"), ["/", "/project/", druktemonitor], binnen="/project/")
    assert not fouten, "\n".join(fouten)


def test_pages_of_the_databank_and_the_redactie(venster, verhaal_gespeeld):
    fouten = wandel(venster("redacteur"), ["/", "/moresprudentie/"], binnen="/moresprudentie/")
    assert not fouten, "\n".join(fouten)


def test_pages_of_other_organisations(venster, verhaal_gespeeld):
    voeg_andere_toe()
    bron = Bron.objects.get(naam="Gemeente Buur")
    bron.fouten.create(nummer="CODIO 2026-009", titel="Sensoren", melding="titel: hier hoort tekst te staan")
    Bron.objects.filter(pk=bron.pk).update(storing="buur.example antwoordt niet, of niet goed.")
    sleutel = Toegangssleutel.objects.get()
    lijst = reverse("bronnen")
    bij_bron = (reverse(naam, args=[bron.pk]) for naam in ("bron", "bron-wijzigen", "bron-stoppen"))
    bij_sleutel = (reverse(naam, args=[sleutel.pk]) for naam in ("sleutel", "sleutel-intrekken"))
    fouten = _op(
        venster("beheerder"), lijst, reverse("bron-nieuw"), reverse("sleutel-nieuw"), *bij_bron, *bij_sleutel
    )
    verslag = reverse("verslag", args=["gemeente-buur-van-de-buren"])
    fouten += _op(venster("medewerker"), verslag, f"{reverse('databank')}?organisatie=gemeente-buur")
    fouten += _op(venster("redacteur"), reverse("verslag-zonder-project-intrekken", args=["van-vroeger"]))
    assert not fouten, "\n".join(fouten)


def test_pages_of_the_framework_of_values(venster, verhaal_gespeeld):
    fouten = wandel(venster("medewerker"), ["/", "/waardenkader/"], binnen="/waardenkader/")
    assert not fouten, "\n".join(fouten)


def test_pages_of_everybody_without_an_account(venster, verhaal_gespeeld):
    fouten = wandel(
        venster(), ["/account/login/", "/account/password/reset/", "/openbaar/"], binnen="/openbaar/"
    )
    assert not fouten, "\n".join(fouten)


def test_pages_of_a_yearly_report_from_its_beginning_until_it_is_read(venster, verhaal_gespeeld):
    pagina = venster("cio")
    dossier = Dossier.objects.get(jaarverslagen__status="aangeboden")
    aangeboden = dossier.jaarverslagen.get()
    nieuw = reverse("strategie-jaarverslag-nieuw", args=[dossier.pk])
    fouten = _op(pagina, aangeboden.get_absolute_url(), nieuw)
    concept = jaarverslag.begin(dossier)
    args = [dossier.pk, concept.nummer]
    stappen = [reverse(f"strategie-jaarverslag-{naam}", args=args) for naam in ("periode", "aanbieden")]
    fouten += _op(pagina, concept.get_absolute_url(), *stappen, dossier.fase(4).get_absolute_url())
    assert not fouten, "\n".join(fouten)


def _op(pagina: Page, *paden: str) -> list[str]:
    fouten = []
    for pad in paden:
        pagina.goto(pad)
        assert pagina.url.endswith(pad)
        fouten += gebreken(pagina)
    return fouten
