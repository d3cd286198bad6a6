"""Steps of a rehearsal: a copy of a project to practise its workshop on, and throwing that away (decision 0027).

They ask no right, so no page calls them.
"""

from __future__ import annotations

from django.utils import timezone

from formats.models import Antwoord, Invulling
from formats.spec import Format
from organisatie.models import Auditregel, Gebruiker
from organisatie.wacht import deur
from project.formats import CASUSBESCHRIJVING, FOLLOW_UP, GESCHIKTHEID
from project.kader import fundamenten_van
from project.models import Groep, Groepfundament, Project, Workshop
from project.workshop.formats import BLAD

WAT_MEEGAAT = ("titel", "omschrijving", "technologie", "dossier", "onderdeel", "kader")


def maak_oefening(*, project: Project, door: Gebruiker) -> Project:
    """Give a copy of a project, in the phase of the workshop, without its people and results; nobody gets a mail."""
    kopie = Project.alle.create(
        **{veld: getattr(project, veld) for veld in WAT_MEEGAAT},
        oefening_van=project,
        organisator=door,
        gespreksleider=door,
        fase=Project.Fase.WORKSHOP,
        geschiktheid=_formulier(GESCHIKTHEID),
        casusbeschrijving=_formulier(CASUSBESCHRIJVING, zoals=project.casusbeschrijving),
        follow_up=_formulier(FOLLOW_UP),
        casus_gedeeld_op=timezone.now(),
    )
    workshop = Workshop.objects.create(
        project=kopie,
        blad=_formulier(BLAD),
        begin=timezone.now(),
        locatie=project.workshop.locatie,
        vorm=Workshop.Vorm.LIVE,
    )
    for tijd in project.workshop.onderdeeltijden.all():
        workshop.onderdeeltijden.create(onderdeel=tijd.onderdeel, minuten=tijd.minuten)
    _zet_tafels(project, kopie)
    return kopie


def _formulier(format: Format, zoals: Invulling | None = None) -> Invulling:
    """Give an empty form, or one with the answers of another; it leaves no line in the audit trail."""
    nieuw = Invulling.objects.create(format=format.sleutel)
    Antwoord.objects.bulk_create(
        Antwoord(invulling=nieuw, vraag=rij.vraag, tekst=rij.tekst, versie=1)
        for rij in (zoals.antwoord_set.all() if zoals else ())
    )
    return nieuw


def _zet_tafels(project: Project, kopie: Project) -> None:
    """Give the copy the tables of the project; without tables there one per fundament."""
    tafels = [
        (groep.naam, groep.volgorde, list(groep.fundamenten.all()))
        for groep in project.groepen.prefetch_related("fundamenten")
    ] or [(f.naam, nummer, [f]) for nummer, f in enumerate(fundamenten_van(project), 1)]
    for naam, volgorde, fundamenten in tafels:
        groep = Groep.objects.create(project=kopie, naam=naam, volgorde=volgorde)
        for fundament in fundamenten:
            Groepfundament.objects.create(project=kopie, groep=groep, fundament=fundament)


def gooi_oefening_weg(oefening: Project) -> None:
    """Remove a held rehearsal with everything that hangs on it, lines of the audit trail about its forms among it."""
    assert oefening.is_oefening
    formulieren = [
        *(oefening.geschiktheid_id, oefening.casusbeschrijving_id, oefening.follow_up_id),
        oefening.workshop.blad_id,
    ]
    for rijen in (
        oefening.spanningen,
        oefening.accentreflecties,
        oefening.gekozen_waarden,
        oefening.acties,
    ):  # first what holds on to a value
        rijen.all().delete()
    oefening.delete()
    Invulling.objects.filter(pk__in=formulieren).delete()
    regels = Auditregel.objects.filter(
        soort=Invulling._meta.label_lower, object_id__in=[str(pk) for pk in formulieren]
    )
    with deur("oefening weggegooid", door=None):  # of a rehearsal that began when its forms still left lines
        regels.delete()
