"""A project in a code of another kind, from its start to its verslag; it keeps that code when another comes into use.

It stands here because the verslag is the last of it: everything on the floors below is on the way.
"""

from __future__ import annotations

import datetime
import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from acties.handelingen import maak_actie
from formats.handelingen import vul_in
from live.handelingen import kom_binnen, open_zaal
from live.handelingen.tafel import kies_stapel
from live.models import Sessie
from live.schermen import uitkomsten
from live.schermen.kader import fundamenten_van
from live.teken import teken
from moresprudentie.documenten import verslag_document
from moresprudentie.handelingen import bied_aan, maak_verslag, publiceer
from moresprudentie.inhoud import lees
from project import documenten, handelingen
from project.accenten import accent_ids
from project.leesbundel import leesbundel
from project.models import Project
from project.printset import printset
from project.workshop import handelingen as workshop
from tests.moresprudentie.conftest import TEKSTEN
from tests.project.conftest import vul_verplicht
from tests.waardenkader.digikompas import HOOFDSTUKKEN, breng_digikompas
from waardenkader.handelingen import neem_kader_in_gebruik
from waardenkader.models import Kaderversie, Principe, Waarde

NAMEN = list(HOOFDSTUKKEN)


def html(document) -> str:
    """Give a document as text that can be searched."""
    return " ".join(unescape(document.als_html()).replace("\u00ad", "").split())


def alles_op_papier(project: Project) -> str:
    """Give all that is printed for a workshop as one text."""
    return " ".join(html(document) for document, _ in printset(project).delen)


@pytest.fixture
def gewisseld(dossier, organisator, gespreksleider, notulist, beheerder) -> Project:
    """A project that began in the Digikompas; now CODIO is in use again. Its strategy is in the words of CODIO."""
    breng_digikompas(beheerder)
    project = handelingen.maak_project(
        door=organisator,
        titel="Slimme sluizen",
        omschrijving="Sluizen gaan vanzelf open.",
        dossier=dossier,
        technologie="Sensoren",
        gespreksleider=gespreksleider,
        notulist=notulist,
        projectleider=gespreksleider,
    )
    neem_kader_in_gebruik(versie=Kaderversie.objects.get(sleutel="2024"), door=beheerder)
    return project


@pytest.fixture
def bemand(gewisseld, organisator) -> Project:
    """The same with twelve people at its tables, and a case and a date."""
    project = gewisseld
    for nummer in range(12):
        handelingen.voeg_deelnemer_toe(
            project=project, door=organisator, naam=f"Mens {nummer}", perspectief=f"Kant {nummer % 4}"
        )
    handelingen.verdeel(project=project, door=organisator)
    vul_verplicht(project.casusbeschrijving, organisator)
    handelingen.plan_workshop(
        project=project,
        door=organisator,
        begin=timezone.now() - datetime.timedelta(hours=1),
        locatie="Zaal 1",
    )
    handelingen.deel_casusbeschrijving(project=project, door=organisator)
    return Project.objects.get(pk=project.pk)


def in_kader(project: Project, naam: str) -> Waarde:
    return Waarde.objects.in_kader(project.kader_id).get(naam=naam)


def test_there_is_a_table_per_chapter_and_everybody_sits_at_one(bemand, organisator, als):
    assert [g.naam for g in bemand.groepen.all()] == NAMEN
    assert [g.deelnemers.count() for g in bemand.groepen.all()] == [3, 3, 3, 3]
    pagina = als(organisator).get(reverse("project-tafels", args=[bemand.pk])).text
    for naam in NAMEN:
        assert f">{naam}" in pagina
    assert "Rechtsstaat" not in pagina


def test_two_chapters_can_share_a_table(bemand, organisator):
    from project.kader import fundamenten_van as van_project

    een, twee, drie, vier = van_project(bemand)
    handelingen.verdeel_fundamenten(
        project=bemand, door=organisator, tafels={een: 1, twee: 1, drie: 2, vier: 3}
    )

    assert [sorted(f.naam for f in g.fundamenten.all()) for g in bemand.groepen.all()] == [
        ["Mens", "Water en omgeving"], ["Techniek"], ["Bestuur"],
    ]  # fmt: skip


def test_all_prints_are_of_its_own_code(bemand):
    alles = alles_op_papier(bemand)
    for letter, naam in zip("ABCD", NAMEN, strict=True):
        for nummer, soort in (("1", "Waarden"), ("2", "Acties"), ("4", "Actieplan")):
            assert f"{soort} {naam}" in alles
            assert f"Hand-out <b>{nummer}{letter}</b>" in alles
    assert "<h1>Digikompas</h1>" in alles
    assert "size: 297mm 210mm" in alles
    for waarde in Waarde.objects.in_kader(bemand.kader_id):
        assert waarde.definitie in alles
    for document in (alles, html(leesbundel(bemand))):
        assert "Wat luisteren betekent." in document
        assert "Proportionaliteit" not in document
        assert "Democratie" not in document
    boek = html(documenten.draaiboek(bemand))
    zaal = boek[boek.index('<svg class="zaal') : boek.index("</svg>", boek.index('<svg class="zaal'))]
    for naam in NAMEN:
        assert f">{naam}</text>" in zaal
    assert zaal.count('r="14.5"') == 4
    leeg = html(documenten.poster(bemand, leeg=True))
    assert re.findall(r'<i class="vorm ([\w-]+)"></i>(\w[^<]*)</h2>', leeg) == [
        ("deel-1", "Mens"), ("deel-2", "Water en omgeving"), ("deel-3", "Techniek"), ("deel-4", "Bestuur"),
    ]  # fmt: skip


def test_a_participant_reads_its_own_values(bemand, client):
    wie = bemand.deelnemers.all()[0]
    pagina = client.get(reverse("project-uitnodiging", args=[wie.kenmerk])).text

    assert "rust op 4 fundamenten" in pagina
    for waarden in HOOFDSTUKKEN.values():
        for naam in waarden:
            assert f"<dt>{naam}</dt>" in pagina
    assert "Privacy" not in pagina.split("<footer")[0]


def test_what_goes_with_an_accentwaarde_of_the_strategy_gets_the_star(bemand):
    sterren = Waarde.objects.filter(pk__in=accent_ids(bemand), versie=bemand.kader)

    assert {w.naam for w in sterren} == {"Vertrouwelijk", "Open"}  # Privacy and Transparantie


def test_the_live_workshop_shows_and_takes_its_own_values(bemand, gespreksleider, organisator):
    sessie = open_zaal(project=bemand, door=gespreksleider)
    tafel = sessie.tafels.select_related("groep", "sessie__project").get(groep__naam="Bestuur")
    tafel.sessie = Sessie.objects.select_related("project").get(pk=sessie.pk)
    keuze = fundamenten_van(tafel)
    assert [f.fundament.naam for f in keuze] == ["Bestuur", "Mens", "Water en omgeving", "Techniek"]
    assert [w.naam for w, ster in keuze[0].principes[0].waarden if ster] == ["Open"]
    kom_binnen(sessie=sessie, naam="Loop binnen")

    kies_stapel(tafel=tafel, waarde=in_kader(bemand, "Moed").pk, reden="Zeg het hardop.")
    with pytest.raises(Exception, match="waarde"):
        kies_stapel(tafel=tafel, waarde=Waarde.objects.van_codio()[0].pk, reden="Uit een ander kader.")

    bord = uitkomsten.waardenbord(tafel.sessie)
    assert [(k.sleutel, k.naam, len(k.waarden)) for k in bord.kolommen] == [
        ("deel-1", "Mens", 0), ("deel-2", "Water en omgeving", 0), ("deel-3", "Techniek", 0), ("deel-4", "Bestuur", 1),
    ]  # fmt: skip
    assert 'data-kolommen="4"' in teken("wand_waarden", bord=bord)


def voer_workshop_in(project: Project, door) -> None:
    """Hold the workshop on paper: a value per chapter, one beside the code, a tension, an action."""
    handelingen.begin_workshop(project=project, door=door)
    groepen = list(project.groepen.all())
    for naam, zwaar in (
        ("Vertrouwelijk", True),
        ("Schoon water", False),
        ("Begrijpelijk", False),
        ("Moed", False),
    ):
        workshop.kies_waarde(
            project=project, door=door, waarde=in_kader(project, naam), reden=f"Reden van {naam}",
            betekenis=f"Hier betekent {naam} dit.", weegt_zwaar=zwaar,
        )  # fmt: skip
    workshop.noem_andere_waarde(
        project=project, door=door, naam="Rust", groep=groepen[1], reden="Voor de vissen."
    )
    workshop.leg_spanning_vast(
        project=project, door=door, waarde_a=in_kader(project, "Vertrouwelijk"),
        waarde_b=in_kader(project, "Schoon water"), schuurt="Meten is kijken.",
    )  # fmt: skip
    privacy = Waarde.objects.van_codio().get(slug="privacy")
    workshop.reflecteer_op_accenten(
        project=project, door=door, groep=None, reflecties={privacy: (True, "Camera’s zien schippers.")}
    )
    maak_actie(
        door=door, project=project, titel="Borden bij de sluis", waarden=[in_kader(project, "Begrijpelijk")],
        actiehouder_naam="Anna Bos", actiehouder_functie="Sluiswachter",
    )  # fmt: skip


@pytest.fixture
def gehouden(bemand, organisator) -> Project:
    """The same after its workshop."""
    voer_workshop_in(bemand, organisator)
    return Project.objects.get(pk=bemand.pk)


def test_its_poster_has_a_column_per_chapter(gehouden, organisator, als):
    project = gehouden
    assert [k.groepskeuzes.get().groep.naam for k in project.gekozen_waarden.met_waarde()] == [
        "Mens", "Water en omgeving", "Water en omgeving", "Techniek", "Bestuur",
    ]  # fmt: skip
    handelingen.rond_workshop_af(project=project, door=organisator)

    poster = html(documenten.poster(project, versie=project.posterversies.get()))
    for sleutel, naam in (("deel-1", "Mens"), ("deel-2", "Water en omgeving"), ("deel-4", "Bestuur")):
        assert f'<i class="vorm {sleutel}"></i>{naam}</h2>' in poster
    assert poster.count('<div class="plek kaart deel-2"') == 2
    assert "Hier betekent Moed dit." in poster
    assert "Accentwaarde van" in poster  # the star at Vertrouwelijk
    assert poster.count('<path d="M') >= 2  # the tension is drawn
    op_scherm = als(organisator).get(reverse("project-poster", args=[project.pk])).text
    assert op_scherm.count('class="posterwaarde c-fundament--deel-4"') == 1


def test_its_verslag_stands_under_its_own_chapters_and_counts_in_the_framework_in_use(
    gehouden, organisator, redacteur, medewerker, als
):
    project = gehouden
    handelingen.rond_workshop_af(project=project, door=organisator)
    handelingen.leg_uitkomst_vast(
        project=project, door=organisator, uitkomst="door", uitkomst_reden="Het kan."
    )
    verslag = maak_verslag(project=project, door=organisator)
    vul_in(invulling=verslag.invulling, teksten=TEKSTEN, door=organisator)
    versie = publiceer(
        verslag=bied_aan(verslag=verslag, door=organisator), door=redacteur, zichtbaarheid="organisatie"
    )
    inhoud = lees(versie.inhoud)
    assert [(w["kader"], w["naam"], w["fundament_naam"], w["accentwaarde"]) for w in inhoud["waarden"]] == [
        ("digikompas", "Vertrouwelijk", "Mens", True),
        ("digikompas", "Schoon water", "Water en omgeving", False),
        ("digikompas", "Rust", "Water en omgeving", False),
        ("digikompas", "Begrijpelijk", "Techniek", False),
        ("digikompas", "Moed", "Bestuur", False),
    ]
    [privacy, _] = inhoud["accentwaarden"]
    assert (privacy["naam"], privacy["speelt_rol"]) == ("Privacy", True)
    assert privacy["invulling"] == "Hier betekent Vertrouwelijk dit."
    for tekst in (
        als(medewerker).get(reverse("verslag", args=[versie.verslag.slug])).text,
        html(verslag_document(inhoud)),
    ):
        assert all(f"{naam}</" in tekst for naam in ("Mens", "Water en omgeving", "Techniek", "Bestuur"))
        assert "Hier betekent Begrijpelijk dit." in tekst
    # In the databank it counts in the framework in use, and what goes with none of that by itself.
    pagina = als(medewerker).get(reverse("databank"), {"waarde": "privacy"})
    assert [v.pk for v in pagina.context["pagina"]] == [versie.verslag_id]
    assert "ook Vertrouwelijk" in pagina.text
    facetten = {f.naam: {o.waarde: o.aantal for o in f.opties} for f in pagina.context["facetten"]}
    assert facetten["waarde"] == {"duurzaamheid": 1, "moed": 1, "privacy": 1, "rust": 1, "uitlegbaarheid": 1}
    assert facetten["fundament"] == {"democratie": 1, "rechtsstaat": 1}


def test_a_running_project_keeps_codio_when_a_code_comes_into_use(project, organisator, beheerder, als):
    breng_digikompas(beheerder)
    project = Project.objects.get(pk=project.pk)

    assert [f.naam for f in documenten.maak_poster(project).fundamenten] == [
        "Democratie",
        "Rechtsstaat",
        "Bestuurskracht",
    ]
    alles = alles_op_papier(project)
    assert "<h1>CODIO Waardenkader</h1>" in alles
    assert "@page kader { margin: 16mm 16mm 18mm; }" in alles
    assert "Luisteren" not in alles
    assert "Democratie" in als(organisator).get(reverse("project-tafels", args=[project.pk])).text
    assert Principe.objects.in_kader(project.kader_id).count() == 6
