"""What the home page shows of the strategy."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from formats.models import Opmerking
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, mag
from organisatie.tekst import aantal
from organisatie.werk import ALLES, Hoeveel, Taak, Traject, Werk, als_werk
from strategie import jaarwerk
from strategie.models import Deelname, Dossier, Fase, Meelezer
from strategie.models.dossier import DossierQuerySet
from strategie.volwassenheid import werk as volwassenheid
from strategie.weergave import staat


def werk(gebruiker: Gebruiker, hoeveel: Hoeveel = ALLES) -> Werk:
    """Give what waits for this person, and the dossiers and metingen that hold or are in the making."""
    zichtbaar = Dossier.objects.zichtbaar_voor(gebruiker)
    # For most people there are none: to read them with all that goes along costs more than to ask that.
    ziet_ze = mag(gebruiker, Recht.STRATEGIE_INZIEN) or zichtbaar.exists()
    dossiers = list(_gelezen(zichtbaar, gebruiker)) if ziet_ze else []
    geldend = [_traject(dossier) for dossier in dossiers if dossier.is_geldend]  # type: ignore[attr-defined]
    metingen = volwassenheid.werk(gebruiker)
    return als_werk(
        [
            *_te_besluiten(gebruiker, dossiers),
            *_vast_te_leggen(gebruiker, dossiers),
            *_te_beantwoorden(gebruiker, dossiers),
            *_mee_te_denken(gebruiker),
            *_mee_te_lezen(gebruiker, dossiers),
            *_te_schrijven(gebruiker, dossiers),
            *jaarwerk.taken(gebruiker, dossiers),
            *metingen.taken,
        ],
        [*geldend, *metingen.trajecten],
        hoeveel,
    )


def _gelezen(dossiers: DossierQuerySet, gebruiker: Gebruiker) -> DossierQuerySet:
    schrijft = Dossier.meeschrijvers.through.objects.filter(dossier=OuterRef("pk"), gebruiker=gebruiker)
    leest = Meelezer.objects.nog_te_lezen(gebruiker).order_by().filter(dossier=OuterRef("pk"))
    return (
        jaarwerk.met_jaar(dossiers.met_stand())
        .annotate(schrijft_mee=Exists(schrijft), leest_mee=Exists(leest))
        .select_related("eigenaar")
        .prefetch_related("fasen")
    )


def _mee_te_denken(gebruiker: Gebruiker) -> list[Taak]:
    """The exploring meetings to which somebody was asked and has put nothing forward yet (bron: 000, 2.3)."""
    deelnames = Deelname.objects.nog_te_doen(gebruiker).select_related("bijeenkomst__dossier")
    return [
        Taak(
            titel="Noem waarden die nadruk verdienen",
            bij=str(deelname.bijeenkomst.dossier),
            url=reverse("meedenken-account", args=[deelname.bijeenkomst_id]),
            toelichting="Voor de verkennende bijeenkomst",
            termijn=deelname.bijeenkomst.datum,
        )
        for deelname in deelnames
    ]


def _mee_te_lezen(gebruiker: Gebruiker, dossiers: list[Dossier]) -> list[Taak]:
    """The phases that somebody was asked to read along and has not read yet."""
    if not any(dossier.leest_mee for dossier in dossiers):  # type: ignore[attr-defined]
        return []
    lezers = Meelezer.objects.nog_te_lezen(gebruiker).select_related("dossier", "door").order_by("tot", "pk")
    return [
        Taak(
            titel=f"Lees mee met fase {lezer.fase}: {lezer.get_fase_display().lower()}",
            bij=str(lezer.dossier),
            url=reverse("strategie-fase", args=[lezer.dossier_id, lezer.fase]),
            toelichting=f"Gevraagd door {lezer.door}, voor het {lezer.waarvoor}",
            termijn=lezer.tot,
        )
        for lezer in lezers
    ]


def _te_besluiten(gebruiker: Gebruiker, dossiers: list[Dossier]) -> list[Taak]:
    """What lies before this person to decide on, the longest first."""
    van_mij = [dossier for dossier in dossiers if dossier.bestuurder_id == gebruiker.pk]
    return [
        Taak(
            titel=f"{fase.document_naam[:1].upper()}{fase.document_naam[1:]} {fase.werkwoord}",
            bij=str(dossier),
            url=reverse("strategie-besluit", args=[dossier.pk, fase.nummer]),
            toelichting=f"Voorgelegd door {dossier.eigenaar}",
        )
        for fase, dossier in _voorgelegd(van_mij)
    ]


def _vast_te_leggen(gebruiker: Gebruiker, dossiers: list[Dossier]) -> list[Taak]:
    """What lies before a bestuur elsewhere: who was mandated records what is decided."""
    van_mij = [dossier for dossier in dossiers if dossier.gemandateerde_id == gebruiker.pk]
    return [
        Taak(
            titel=f"Leg het besluit over {fase.document_naam} vast",
            bij=str(dossier),
            url=reverse("strategie-besluit-elders", args=[dossier.pk, fase.nummer]),
            toelichting=f"Voorgelegd op {date_format(localtime(fase.status_op), 'j F Y')}. Als erover is besloten.",
        )
        for fase, dossier in _voorgelegd(van_mij)
    ]


def _voorgelegd(dossiers: list[Dossier]) -> list[tuple[Fase, Dossier]]:
    """Give the phases of these dossiers that lie before the bestuur, the longest first."""
    fasen = [(fase, dossier) for dossier in dossiers for fase in dossier.fasen.all() if fase.is_voorgelegd]
    return sorted(fasen, key=lambda paar: paar[0].status_op)


def _te_beantwoorden(gebruiker: Gebruiker, dossiers: list[Dossier]) -> list[Taak]:
    """Give a task per phase in which readers wait for an answer, for who writes in the dossier."""
    van_mij = [dossier for dossier in dossiers if _schrijft(gebruiker, dossier)]
    if not van_mij:
        return []
    vragen = Opmerking.objects.filter(opgelost_op=None).exclude(door_id=gebruiker.pk).order_by("op", "pk")
    fasen = (
        Fase.objects.filter(dossier__in=van_mij)
        .exclude(status=Fase.Status.VASTGESTELD)
        .annotate(
            open_er=Count("invulling__opmerkingen", filter=Q(invulling__opmerkingen__in=vragen.values("pk"))),
            eerste=Subquery(vragen.filter(invulling=OuterRef("invulling")).values("vraag")[:1]),
        )
    )
    return [
        Taak(
            titel=f"Beantwoord {aantal(fase.open_er, 'opmerking', 'opmerkingen', voluit=True)} bij fase {fase.nummer}",
            bij=str(fase.dossier),
            url=f"{fase.get_absolute_url()}#vraag-{fase.eerste}",
        )
        for fase in fasen.filter(open_er__gt=0).select_related("dossier").order_by("dossier", "nummer")
    ]


def _schrijft(gebruiker: Gebruiker, dossier: Dossier) -> bool:
    return bool(gebruiker.pk == dossier.eigenaar_id or dossier.schrijft_mee)  # type: ignore[attr-defined]


def _te_schrijven(gebruiker: Gebruiker, dossiers: list[Dossier]) -> list[Taak]:
    """What the owner works on; who writes along is asked the same."""
    nieuwste = [d for d in dossiers if d.is_nieuwste and _schrijft(gebruiker, d)]  # type: ignore[attr-defined]
    return [taak for dossier in nieuwste if (taak := _schrijftaak(dossier, gebruiker)) is not None]


def _schrijftaak(dossier: Dossier, gebruiker: Gebruiker) -> Taak | None:
    fase = dossier.huidige_fase()
    if not fase.is_bewerkbaar:
        return None
    titels = {
        Fase.Status.TERUGGEGEVEN: "Verwerk de opmerkingen van de bestuurder",
        Fase.Status.HEROPEND: f"Pas fase {fase.nummer} aan",
    }
    werk_aan = "Werk aan" if dossier.eigenaar_id == gebruiker.pk else "Schrijf mee aan"
    titel = titels.get(Fase.Status(fase.status), f"{werk_aan} fase {fase.nummer}: {fase.naam.lower()}")
    return Taak(titel=titel, bij=str(dossier), url=fase.get_absolute_url())


def _traject(dossier: Dossier) -> Traject:
    huidige = dossier.huidige_fase()
    return Traject(
        soort="Strategie",
        titel=str(dossier),
        url=dossier.get_absolute_url(),
        fasen=tuple((fase.naam, staat(fase, huidige)) for fase in dossier.fasen.all()),
        stand="In uitvoering" if huidige.is_vastgesteld else huidige.statustekst,
    )
