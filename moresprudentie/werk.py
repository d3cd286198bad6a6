"""What waits for whom in this app, for the home page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from moresprudentie.models import Foutmelding, Terugkoppeling, Verslag
from moresprudentie.periode import Halfjaar
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from organisatie.tekst import aantal
from organisatie.werk import ALLES, Hoeveel, Taak, Werk, als_werk
from project.models import Deelnemer, Project
from strategie.models import Dossier

DELEN_BINNEN = timedelta(days=30)
"""So long after publication the home page says that nobody was sent the verslag yet."""


def werk(gebruiker: Gebruiker, hoeveel: Hoeveel = ALLES) -> Werk:
    """Give what waits: verslagen to write, to publish and to share, the terugkoppeling that is due or that came in.

    None of it has a term, and this app has no trajectories of its own.
    """
    taken, nog = [], 0
    if Project.met_verslag.van_team(
        gebruiker
    ).exists():  # the rest costs more to ask, and most people have none
        taken += [*_te_schrijven(gebruiker), *_te_delen(gebruiker)]

    def voeg_toe(rijen: QuerySet, maak: Callable[[Any], Taak]) -> int:
        eerste = list(rijen[: hoeveel.op_tijd])
        taken.extend(maak(rij) for rij in eerste)
        return rijen.count() - len(eerste) if len(eerste) == hoeveel.op_tijd else 0

    if mag(gebruiker, Recht.VERSLAG_PUBLICEREN):
        nog += voeg_toe(_voor_redactie(), _redactietaak)
    if mag(gebruiker, Recht.TERUGKOPPELING_SCHRIJVEN):
        taken += _terugkoppeling()
    if mag(gebruiker, Recht.STRATEGIE_INZIEN) or Dossier.objects.van(gebruiker).exists():
        nog += voeg_toe(_ontvangen(gebruiker), _ontvangen_taak)
    return als_werk(taken, hoeveel=hoeveel, nog=nog)


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Give all that waits."""
    return werk(gebruiker).taken


def _voor_redactie() -> QuerySet[Verslag]:
    """What was offered to the redactie, the longest ago first, what a reader reports a mistake in, and what must be looked at.

    Asked at once: the home page has a limit to how often it asks.
    """
    namen = (f"aangeboden_door__{veld}" for veld in ("first_name", "last_name", "username"))
    melding = Foutmelding.objects.open().filter(verslag=OuterRef("pk"))
    aangeboden = Case(When(status=Verslag.Status.AANGEBODEN, then="aangeboden_op"))
    alles = Verslag.objects.annotate(
        fout=Subquery(melding.values("pk")[:1]), fout_op=Subquery(melding.values("op")[:1])
    )
    wacht = alles.te_publiceren() | alles.filter(fout__isnull=False) | alles.na_te_kijken()
    return (
        wacht.order_by("status", aangeboden, F("fout_op").asc(nulls_last=True), "nakijken_op", "pk")
        .select_related("project", "aangeboden_door")
        .only("project__titel", "status", "titel", "jaar", "volgnummer", *namen)
    )


def _redactietaak(verslag: Verslag) -> Taak:
    """Give the first of what a verslag asks of the redactie; the next follows when that is done."""
    if verslag.status == Verslag.Status.AANGEBODEN:
        return _publiceertaak(verslag)
    return _fouttaak(verslag) if verslag.fout else _nakijktaak(verslag)  # type: ignore[attr-defined]


def _publiceertaak(verslag: Verslag) -> Taak:
    return Taak(
        titel="Verslag nalezen en publiceren",
        bij=verslag.project.titel,
        url=reverse("project-verslag-publiceren", args=[verslag.project_id]),
        toelichting=f"Aangeboden door {verslag.aangeboden_door}" if verslag.aangeboden_door else "",
    )


def _fouttaak(verslag: Verslag) -> Taak:
    sinds = date_format(timezone.localtime(verslag.fout_op), "j F")  # type: ignore[attr-defined]
    return Taak(
        titel="Beantwoord een gemelde fout",
        bij=verslag.titel,
        url=reverse("fout", args=[verslag.fout]),  # type: ignore[attr-defined]
        toelichting=f"Gemeld op {sinds}",
    )


def _nakijktaak(verslag: Verslag) -> Taak:
    return Taak(
        titel="Kijk na of het verslag nog klopt",
        bij=verslag.titel,
        url=reverse("project-verslag-nakijken", args=[verslag.project_id]),
        toelichting=verslag.nummer,
    )


def _te_schrijven(gebruiker: Gebruiker) -> list[Taak]:
    """The organisator (and the note-taker) of a project after its workshop, as long as the verslag is theirs to write."""
    projecten = (
        Project.met_verslag.van_team(gebruiker)
        .filter(
            Q(verslag=None) | Q(verslag__status=Verslag.Status.CONCEPT),
            fase__in=(Project.Fase.IMPLEMENTATIE, Project.Fase.AFGEROND),
        )
        .annotate(is_begonnen=Q(verslag__isnull=False))
    )
    return [
        Taak(
            titel="Verslag afmaken en aanbieden" if project.is_begonnen else "Verslag maken",
            bij=project.titel,
            url=reverse("project-verslag", args=[project.pk]),
        )
        for project in projecten
        if mag(gebruiker, Recht.VERSLAG_BEWERKEN, project)
    ]


def _te_delen(gebruiker: Gebruiker) -> list[Taak]:
    """What was published lately in my projects and nobody who took part was sent yet."""
    sinds = timezone.now() - DELEN_BINNEN
    verslagen = (
        Verslag.objects.gepubliceerd()
        .filter(
            project__in=Project.objects.van_team(gebruiker).order_by().values("pk"),
            huidige_versie__gepubliceerd_op__gte=sinds,
            huidige_versie__post=None,
        )
        .filter(Exists(Deelnemer.objects.filter(project=OuterRef("project")).met_adres()))
        .select_related("project")
    )
    return [
        Taak(
            titel="Deel het verslag met de deelnemers",
            bij=verslag.project.titel,
            url=reverse("project-verslag-delen", args=[verslag.project_id]),
        )
        for verslag in verslagen
        if mag(gebruiker, Recht.VERSLAG_DELEN, verslag)
    ]


def _terugkoppeling() -> list[Taak]:
    """The half-year that is over and has no sent terugkoppeling for the strategy that holds now."""
    vorige = Halfjaar.van(timezone.now()).vorige
    dossier = Dossier.objects.vastgesteld().order_by("-accenten_vastgesteld_op", "-pk").first()
    if dossier is None:
        return []
    bestaand = Terugkoppeling.objects.filter(dossier=dossier, jaar=vorige.jaar, helft=vorige.helft).first()
    if bestaand is not None and bestaand.is_verzonden:
        return []
    url = reverse("terugkoppeling-nieuw")
    if bestaand is not None:
        url = reverse("terugkoppeling-schrijven", args=[bestaand.pk])
    return [Taak(titel=f"Terugkoppeling {vorige.naam.lower()}", bij=str(dossier), url=url)]


def _ontvangen(gebruiker: Gebruiker) -> QuerySet[Terugkoppeling]:
    """What was sent to the strategies of this person.

    To read for owner, writers, contact person and bestuurder, until this person opened it. Then its recommendations are to be
    answered by owner and bestuurder. Then it is to be talked about, for the owner, once a talk can be recorded (phase 4 is
    vastgesteld). A talk ends reading and talking for everybody; a recommendation waits until it got an answer.
    """
    te_bespreken = Dossier.objects.bespreekbaar().filter(eigenaar=gebruiker).order_by().values("pk")
    antwoordt = Q(dossier__eigenaar=gebruiker) | Q(dossier__bestuurder=gebruiker)
    stukken = Terugkoppeling.objects.wacht_op(gebruiker)
    vraagt = Q(besproken=False) & (Q(gelezen=False) | Q(dossier__in=te_bespreken))
    return (
        stukken.annotate(antwoordt=Case(When(antwoordt, then=True), default=False))
        .filter(vraagt | Q(antwoordt=True, open_aanbevelingen__gt=0))
        .defer("cijfers")
    )


def _ontvangen_taak(stuk: Terugkoppeling) -> Taak:
    over, dossier = f"de terugkoppeling over het {stuk.periode.lower()}", stuk.dossier
    sinds = f"Verzonden op {date_format(timezone.localtime(stuk.verzonden_op), 'j F Y')}"
    if not stuk.gelezen and not stuk.besproken:  # type: ignore[attr-defined]
        return Taak(f"Lees {over}", str(dossier), stuk.get_absolute_url(), sinds)
    if stuk.antwoordt and stuk.open_aanbevelingen:  # type: ignore[attr-defined]
        hoeveel = aantal(stuk.open_aanbevelingen, "aanbeveling", "aanbevelingen", voluit=True)  # type: ignore[attr-defined]
        waar = f"{stuk.get_absolute_url()}#v5"
        return Taak(f"Beantwoord {hoeveel}", str(dossier), waar, f"Uit {over}. {sinds}")
    adres = f"{reverse('strategie-bespreking', args=[dossier.pk])}?terugkoppeling={stuk.pk}"
    return Taak(f"Bespreek {over} in het bestuur", str(dossier), adres, sinds)
