"""A strategy in the values of a code of the organisation, and one that began before that code came into use."""

from __future__ import annotations

from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from strategie import documenten, handelingen
from strategie.models import Dossier
from tests.strategie.conftest import kies
from tests.waardenkader.digikompas import HOOFDSTUKKEN, breng_digikompas
from waardenkader.models import Kaderversie, Principe, Waarde

pytestmark = pytest.mark.usefixtures("organisatie")


@pytest.fixture
def digikompas(dossier, beheerder) -> Kaderversie:
    """The code of four chapters and twenty values, in use."""
    return breng_digikompas(beheerder)


def test_generiek_is_all_twenty_values_on_every_page_and_in_the_document(dossier, digikompas, cio, als):
    client = als(cio)
    vraag = client.get(reverse("strategie-keuze", args=[dossier.pk])).text
    handelingen.leg_keuze_vast(dossier=dossier, keuze="generiek", door=cio)

    fase = client.get(dossier.fasen.get(nummer=2).get_absolute_url()).text
    bord = client.get(reverse("strategie-accentwaarden", args=[dossier.pk])).text
    rapport = unescape(documenten.rapport(dossier).als_html())

    assert "Alle 20 waarden blijven gelden" in vraag
    assert "Generiek: alle 20 waarden, zonder accenten" in vraag
    assert "Generiek: alle 20 waarden, zonder accenten" in fase
    assert "Alle 20 waarden blijven gelden" in bord
    assert "neemt alle 20 waarden over" in rapport
    assert "overnemen alle 20 waarden?" in rapport
    for tekst in (vraag, fase, bord, rapport):
        assert "32 " not in tekst


def test_accentwaarden_are_chosen_and_covered_in_the_chapters_of_the_code(dossier, digikompas, cio, als):
    handelingen.leg_keuze_vast(dossier=dossier, keuze="specifiek", externen_betrokken="nee", door=cio)
    kies(dossier, 6, cio)  # five of Mens, one of Water en omgeving
    client = als(cio)

    noemen = client.get(reverse("strategie-noemen", args=[dossier.pk])).text
    bord = client.get(reverse("strategie-accentwaarden", args=[dossier.pk])).text
    rapport = unescape(documenten.rapport(dossier).als_html())

    for naam in HOOFDSTUKKEN["Bestuur"]:
        assert f"{naam}</option>" in noemen
    assert "Privacy</option>" not in noemen
    for hoofdstuk in HOOFDSTUKKEN:
        assert hoofdstuk in bord
    assert "Rechtsstaat" not in bord
    assert '<i class="vorm deel-1"></i>Mens</h4>' in rapport
    assert '<i class="vorm deel-2"></i>Water en omgeving</h4>' in rapport


def test_a_strategy_that_began_in_codio_goes_on_in_codio(dossier, cio, beheerder, als):
    kies(dossier, 1, cio)
    codio = Kaderversie.objects.actueel()
    breng_digikompas(beheerder)
    client = als(cio)

    noemen = client.get(reverse("strategie-noemen", args=[dossier.pk])).text
    bord = client.get(reverse("strategie-accentwaarden", args=[dossier.pk])).text

    assert "Privacy</option>" in noemen
    assert "Luisteren" not in noemen
    assert "Alle 32 waarden blijven gelden" in bord
    assert "Hoe deze waarden nu tellen" in bord
    assert "Responsiviteit telt mee bij Luisteren." in bord
    luisteren = Waarde.objects.get(naam="Luisteren")
    with pytest.raises(ValidationError, match="Luisteren staat niet in het waardenkader van deze strategie"):
        handelingen.zet_op_lange_lijst(dossier=dossier, waarde=luisteren, grond="praktijk", door=cio)
    assert Dossier.objects.get(pk=dossier.pk).kader_id == codio.pk


def test_to_a_framework_that_is_not_in_use_nobody_adds_values(dossier, cio, beheerder, als):
    adres = reverse("strategie-eigen-waarde", args=[dossier.pk])
    kies(dossier, 1, cio)
    assert adres in als(cio).get(reverse("strategie-accentwaarden", args=[dossier.pk])).text
    breng_digikompas(beheerder)

    assert adres not in als(cio).get(reverse("strategie-accentwaarden", args=[dossier.pk])).text
    vorm = {
        "principe": Principe.objects.actueel()[0].pk, "naam": "Rust", "definitie": "Rust in het water.",
        "grond": "praktijk",
    }  # fmt: skip
    antwoord = als(cio).post(adres, vorm)

    assert antwoord.status_code == 422
    assert "Deze strategie werkt met CODIO Waardenkader 2024. Dat is niet meer in gebruik" in antwoord.text
    assert 'value="Rust"' in antwoord.text
    assert not Waarde.objects.filter(naam="Rust").exists()
