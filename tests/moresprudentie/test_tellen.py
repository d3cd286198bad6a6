"""The counts beside the filters equal a slow, obvious recount, whatever is asked of whatever is in the databank."""

from __future__ import annotations

import datetime
import random
import subprocess
import sys
from collections import Counter
from textwrap import dedent
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import F, Func, TextField
from django.http import QueryDict

from codio_site.voorbeelddata.laden import laad
from moresprudentie.facetten import Telling, facetten, tel
from moresprudentie.handelingen import trek_in
from moresprudentie.models import Verslag, Zoekregel, Zoekwoord
from moresprudentie.models.zoeken import Kring, Lezer
from moresprudentie.volgorde import sorteer
from moresprudentie.zoeken import FILTERS, Zoekvraag, langs_de_index, op_bladzijde, treffers
from moresprudentie.zoekindex import losse_woorden, zet_in_index
from moresprudentie.zoekstand import NIETS_GEVRAAGD, tel_alles
from tests.proefsite import omgeving

AANTAL = 240
WOORDEN = (
    *("", "leverancier", "drone", "contract loket", "sensorregister", "bord camera"),
    *('"het laatste woord"', "drone -leverancier"),
)


@pytest.fixture
def veel(kader, organisatie, organisator, nieuw_project, in_databank) -> list[Verslag]:
    """Some hundreds of verslagen that never were, of which some are withdrawn, and one with a value of its own project."""
    list(laad(AANTAL, door=organisator))
    for verslag in Verslag.objects.order_by("pk")[::17]:
        Verslag.objects.filter(pk=verslag.pk).update(status=Verslag.Status.INGETROKKEN)
    gepubliceerd = Verslag.objects.gepubliceerd().select_related("onderdeel")
    return list(gepubliceerd.prefetch_related("waarden__principe__fundament"))


def kenmerken(verslag: Verslag) -> dict[str, set[str]]:
    """Give what a verslag has of each filter."""
    waarden = list(verslag.waarden.all())
    return {
        "waarde": {waarde.slug for waarde in waarden},
        "fundament": {waarde.principe.fundament.sleutel for waarde in waarden},
        "technologie": {verslag.technologie} - {""},
        "onderdeel": {verslag.onderdeel.naam} if verslag.onderdeel else set(),
        "jaar": {str(verslag.jaar)},
        "uitkomst": {verslag.uitkomst} - {""},
        "organisatie": {verslag.bron.slug if verslag.bron else "eigen"},
    }


def past(heeft: dict[str, set[str]], vraag: Zoekvraag, behalve: str = "") -> bool:
    """Say whether a verslag fits the chosen filters: all values, any of the others."""
    for naam in FILTERS:
        gekozen = set(vraag.gekozen(naam))
        alle = naam in ("waarde", "fundament")
        if gekozen and alle and not gekozen <= heeft[naam]:
            return False
        if gekozen and not alle and naam != behalve and not gekozen & heeft[naam]:
            return False
    return True


def trek_vraag(gok: random.Random, verslagen: list[Verslag]) -> Zoekvraag:
    """Draw words, filters out of what is there, and an order."""
    van = kenmerken(gok.choice(verslagen))
    keuzes = {
        naam: gok.sample(sorted(van[naam]), min(len(van[naam]), gok.randrange(1, 3)))
        for naam in gok.sample(FILTERS, gok.randrange(0, 4))
    }
    orde = gok.choice(("beste", "nieuw", "oud", "titel"))
    return Zoekvraag.uit(
        QueryDict(urlencode({"q": gok.choice(WOORDEN), "sorteer": orde, **keuzes}, doseq=True))
    )


@pytest.mark.parametrize("zaad", range(3))
def test_every_count_and_every_page_equals_a_slow_recount(veel, zaad, monkeypatch):
    monkeypatch.setattr("moresprudentie.volgorde.WEINIG", AANTAL)
    gok = random.Random(zaad)  # noqa: S311 (the same questions each time)
    for _ in range(25):
        vraag = trek_vraag(gok, veel)
        gevonden = treffers(Zoekregel.objects.all(), vraag.q)
        met_woord = set(gevonden.regels.values_list("pk", flat=True))
        van = {v.pk: kenmerken(v) for v in veel if v.pk in met_woord}
        assert met_woord == set(van), "only what is published is found"

        telling = tel(gevonden.regels, vraag)

        assert telling.aantal == sum(past(heeft, vraag) for heeft in van.values())
        for naam in FILTERS:
            traag = Counter(s for h in van.values() if past(h, vraag, behalve=naam) for s in h[naam])
            assert telling.per[naam] == traag, (naam, vraag)
        volgorde = sorteer(gevonden, vraag)
        alle = volgorde.sleutels(0, AANTAL)
        assert sorted(alle) == sorted(pk for pk, heeft in van.items() if past(heeft, vraag))
        assert [pk for van_ in range(0, AANTAL, 10) for pk in volgorde.sleutels(van_, van_ + 10)] == alle
        ineens = sorteer(gevonden, vraag, aantal=telling.aantal)
        assert ineens.sleutels(0, AANTAL) == alle, ("a few are put in order at once", vraag)
        with langs_de_index():
            assert sorteer(gevonden, vraag, deel=1).sleutels(0, 10) == alle[:10], "going back in time"
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM pg_settings WHERE name ~ 'enable_.*scan' AND setting = 'off'")
            assert cursor.fetchall() == [], (
                "what comes after it in the same transaction is looked up as always"
            )


@pytest.mark.parametrize("kring", Kring)
def test_the_counts_of_the_whole_list_are_kept_at_each_publication(
    veel, kring, in_databank, nieuw_project, redacteur, django_assert_num_queries
):
    def traag() -> Telling:
        return tel(Zoekregel.objects.in_kring(kring), NIETS_GEVRAAGD)

    def bewaard() -> Telling:
        with django_assert_num_queries(1):
            return tel_alles(Lezer(kring))

    assert tel_alles(Lezer(kring)) == traag()  # some were withdrawn without being counted along
    nieuw = nieuw_project("Nieuw", zwaar=("privacy",), technologie="Windmolens")
    verslag = in_databank(nieuw, zichtbaarheid="openbaar")
    assert bewaard() == traag()
    assert bewaard().per["technologie"]["Windmolens"] == 1
    trek_in(verslag=verslag, door=redacteur, reden="Er staat een fout in.")
    assert bewaard() == traag()
    assert "Windmolens" not in bewaard().per["technologie"]
    Verslag.objects.filter(pk=veel[0].pk).update(status=Verslag.Status.INGETROKKEN)  # past every step
    assert tel_alles(Lezer(kring)) == traag()


def test_who_reads_more_than_the_circle_has_that_counted_along(veel):
    eigen = tuple(v.pk for v in veel if v.zichtbaarheid == "deelnemers")[:3]
    lezer = Lezer(Kring.ORGANISATIE, eigen)
    assert len(eigen) == 3
    assert tel_alles(lezer) == tel(Zoekregel.objects.voor(lezer), NIETS_GEVRAAGD)


def test_what_was_hit_in_title_and_keywords_comes_first_on_all_pages_together(veel, monkeypatch):
    monkeypatch.setattr("moresprudentie.volgorde.GERANGSCHIKT", 7)
    vraag = Zoekvraag.uit(QueryDict("q=drone"))
    gevonden = treffers(Zoekregel.objects.all(), "drone")
    volgorde = sorteer(gevonden, vraag)
    assert len(volgorde.lagen[0]([])) == 7
    bladzijden = [volgorde.sleutels(n, n + 5) for n in range(0, 40, 5)]
    alle = [pk for bladzijde in bladzijden for pk in bladzijde]
    assert len(alle) == len(set(alle)) == min(40, gevonden.regels.count())
    assert [v.pk for v in op_bladzijde(alle[:10], gevonden.query)] == alle[:10]


def test_the_words_that_can_be_proposed_are_those_of_what_can_be_found(veel, organisator):
    def traag() -> Counter[tuple[str, str]]:
        return Counter(
            (woord, regel.zichtbaarheid) for regel in Zoekregel.objects.all() for woord in regel.woorden
        )

    def bewaard() -> dict[tuple[str, str], int]:
        return {(z.woord, z.zichtbaarheid): z.aantal for z in Zoekwoord.objects.all()}

    # Those that were withdrawn when all came in at once took their words along.
    assert bewaard() == traag()
    for verslag, naar in zip(veel[:12], ("openbaar", "organisatie", "deelnemers") * 4, strict=True):
        Verslag.objects.filter(pk=verslag.pk).update(zichtbaarheid=naar)
    Verslag.objects.filter(pk__in=[v.pk for v in veel[12:20]]).update(status=Verslag.Status.INGETROKKEN)
    assert bewaard() == traag()


def zonder_plaatsen(verslag: Verslag) -> dict[str, Any]:
    """Give what search keeps of a verslag; of its words with their weight only which there are, and no pairs of them."""
    vectoren = {
        f"{naam}_{gewicht}": Func(
            F(naam),
            template=f"tsvector_to_array(ts_filter(%(expressions)s, '{{{gewicht}}}'))",
            output_field=TextField(),
        )
        for naam in ("rangvector", "zoekvector")
        for gewicht in "abcd"
    }
    regels = (
        Zoekregel.objects.filter(pk=verslag.pk)
        .defer("rangvector", "zoekvector")
        .annotate(**vectoren)
        .values()
    )
    return {k: v for k, v in regels.get().items() if k not in ("rangvector", "zoekvector")}


def test_a_verslag_that_is_published_anew_is_counted_once(veel):
    verslag = veel[0]
    voor = {(z.woord, z.zichtbaarheid): z.aantal for z in Zoekwoord.objects.all()}
    regel = zonder_plaatsen(verslag)
    zet_in_index(verslag, verslag.huidige_versie.inhoud)
    assert zonder_plaatsen(verslag) == regel, "one by one or many at once"
    assert {(z.woord, z.zichtbaarheid): z.aantal for z in Zoekwoord.objects.all()} == voor
    assert Zoekregel.objects.filter(pk=verslag.pk).count() == 1


def test_filters_have_names_also_for_what_nobody_named(veel):
    vraag = Zoekvraag.uit(QueryDict("waarde=privacy&waarde=bestaat-niet"))
    [waarden] = [f for f in facetten(tel(Zoekregel.objects.all(), vraag), vraag) if f.naam == "waarde"]
    assert [(o.label, o.aantal) for o in waarden.opties if o.gekozen] == [("Privacy", 0), ("Bestaat niet", 0)]


def test_words_are_kept_in_small_letters_and_each_once():
    assert losse_woorden("De Ångström-meter telt, telt; en 'é' niet: coördinatie 2026") == [
        "coördinatie", "meter", "niet", "telt", "ångström",
    ]  # fmt: skip


@pytest.mark.django_db
def test_verslagen_that_never_were_do_not_come_where_people_work(settings):
    settings.DEBUG = settings.CODIO_DEMO = False
    with pytest.raises(CommandError, match="installatie om mee te werken"):
        call_command("voorbeelddata", verslagen=1)
    assert not Verslag.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_verslagen_are_made_by_two_processes_with_connections_of_their_own(
    kader, organisatie, organisator
):
    stapels = """
        import django
        django.setup()
        from codio_site.voorbeelddata import laden
        from organisatie.models import Gebruiker
        laden.STAPEL = 20
        print(*laden.laad(90, door=Gebruiker.objects.get()))
    """
    klaar = subprocess.run(
        [sys.executable, "-c", dedent(stapels)],
        env=omgeving("tests.instellingen_server"),  # which keeps connections open for whoever asks next
        cwd=settings.BASE_DIR,
        capture_output=True,
        timeout=180,
        check=True,
    )
    assert klaar.stdout.split()[-1] == b"90"
    assert Verslag.objects.gepubliceerd().count() == Zoekregel.objects.count() == 90


def test_verslagen_that_never_were_look_as_real_ones(kader, organisatie, settings, als, medewerker):
    settings.CODIO_DEMO = True
    call_command("voorbeelddata", verslagen=20)
    assert Verslag.objects.gepubliceerd().count() == Zoekregel.objects.count() == 20
    lengtes = [len(v.zoektekst) for v in Verslag.objects.all()]
    assert 4_000 < sum(lengtes) / 20 < 5_000
    leesbaar = Verslag.objects.filter(zichtbaarheid="organisatie")[0]
    assert als(medewerker).get(leesbaar.get_absolute_url()).status_code == 200
    eerste = leesbaar.gepubliceerd_op
    assert isinstance(eerste, datetime.datetime)
    call_command("voorbeelddata", verslagen=20)  # again: their numbers go on
    assert Verslag.objects.gepubliceerd().count() == 40
