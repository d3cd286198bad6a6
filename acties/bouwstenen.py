"""Steps of a handeling that the floors above set on actions: they ask no right, so no page calls them.

The handeling of which they are a part has asked: who closes a workshop or accords a plan agrees to its actions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format

from acties import berichten
from acties.models import OVERGANGEN, Actie, Bewijs, Eigenaar, Gesprek, Status, Voortgang
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rij import Verdwenen
from organisatie.wijziging import in_woorden
from waardenkader.models import Voorbeeldactie

SAMEN: tuple[tuple[str, ...], ...] = (
    ("actiehouder", "actiehouder_naam", "actiehouder_adres", "actiehouder_functie"),
    ("monitor",),
    ("begint_op",),
    ("termijn",),
)
"""What moves along, each as a whole: a holder is an account or a name, an address and a function."""


def houd_eigenaar(eigenaar: Eigenaar) -> Any:
    """Hold the project or dossier until the end of the transaction, and give it as it is now."""
    model: Any = type(eigenaar)
    return model._base_manager.select_for_update(of=("self",)).get(pk=eigenaar.pk)


def geef_nummer(actie: Actie) -> None:
    """Give an action of a held project its number, unless it is a proposal or has one."""
    if actie.is_voorstel or actie.nummer or not actie.project_id:
        return
    hoogste = Actie.objects.filter(project=actie.project_id).aggregate(hoogste=Max("nummer"))["hoogste"]
    actie.nummer = (hoogste or 0) + 1


def begin_met(actie: Actie, voorbeeld: Voorbeeldactie | None) -> None:
    """Note with which example of the framework an action began, and what that says now; None leaves it as it is."""
    if voorbeeld is not None:
        actie.voorbeeldactie, actie.voorbeeldbron = voorbeeld, voorbeeld.herkomst


def houd_actie(actie: Actie) -> Actie:
    """Hold the owner and then the action, in that order everywhere; gives the action as it is now."""
    eigenaar = houd_eigenaar(actie.eigenaar)
    try:
        vast = Actie.objects.select_for_update(of=("self",)).get(pk=actie.pk)
    except Actie.DoesNotExist as fout:
        raise Verdwenen from fout
    setattr(vast, actie.hoort_bij, eigenaar)
    return vast


@transaction.atomic
def spreek_af(*, eigenaar: Eigenaar, door: Gebruiker) -> int:
    """Agree to the drafts of a project or a dossier: its workshop is closed, or its plan geaccordeerd.

    What a table proposed and nobody agreed on stays a proposal.

    Gives how many were agreed. Every holder who was not told yet gets one mail with all of it.
    """
    concepten = list(
        eigenaar.eigen_acties.zonder_voorstellen()
        .filter(afgesproken_op=None)
        .select_related("actiehouder", "project")
    )
    for actie in concepten:
        actie.afgesproken_op = timezone.now()
        actie.save(update_fields=["afgesproken_op"])
        leg_vast(door=door, wat="actie afgesproken", op=actie, houder=actie.houder)
    meld_houders(eigenaar.eigen_acties.afgesproken().lopend().op_urgentie(), eigenaar, door)
    return len(concepten)


@transaction.atomic
def noteer_voortgang(
    *,
    actie: Actie,
    door: Gebruiker | None,
    status: str,
    door_naam: str = "",
    bestand: UploadedFile | None = None,
    gesprek: Gesprek | None = None,
    **teksten: str,
) -> Voortgang:
    """Write a report on a held, fresh action and move it to `status`; the draft of a next version moves along.

    Without an account it is by `door_naam`; `bestand` goes with it, to show what was done, and it
    may be what was said in a `gesprek`. Who watches the actions is told
    of a new bottleneck; reminders that were on their way are not needed any more.
    Raises `OngeldigeOvergang` when the action cannot go there from where it is now, `ValidationError` for a wrong text or file.
    """
    stand = actie.status
    if status not in OVERGANGEN[stand]:
        nieuw = Status(status).label.lower() if status in Status.values else status
        raise OngeldigeOvergang(
            f"Deze actie is nu ‘{actie.get_status_display().lower()}’ en kan niet naar ‘{nieuw}’."
        )
    voortgang = Voortgang(
        actie=actie, door=door, door_naam=door_naam, gesprek=gesprek, status=status, **teksten
    )
    voortgang.full_clean()
    voortgang.save()
    if bestand is not None:
        bewijs = Bewijs.van(bestand)
        bewijs.voortgang = voortgang
        bewijs.save()
    actie.status = status
    actie.save(update_fields=["status"])
    if status != Status.VERVALLEN:  # whether a next plan drops it too, is for its writers
        for opvolger in concepten_na(actie):
            if opvolger.status != status:
                opvolger.status = status
                opvolger.save(update_fields=["status"])
                leg_vast(door=door, wat="voortgang overgenomen", op=opvolger, status=status)
    wijzigingen = {} if status == stand else {"status": [stand, status]}
    leg_vast(door=door, wat="voortgang gemeld", op=actie, rij="", status=status, wijzigingen=wijzigingen)
    berichten.na_voortgang(actie, voortgang, stand)
    return voortgang


def meld_houders(acties: Iterable[Actie], eigenaar: Eigenaar, door: Gebruiker) -> None:
    """Tell each holder once of all actions that this person was not told about, and the former holder; nobody tells oneself."""
    per_houder: dict[str, list[Actie]] = defaultdict(list)
    for actie in acties:
        if actie.houdersleutel == actie.gemeld_sleutel:
            continue
        if actie.gemeld_sleutel:
            berichten.overgedragen(actie, door)
        per_houder[actie.houdersleutel].append(actie)
        actie.gemeld_aan = actie.actiehouder
        actie.gemeld_adres = "" if actie.actiehouder else actie.actiehouder_adres.lower()
        actie.save(update_fields=["gemeld_aan", "gemeld_adres"])
    for sleutel, eigen in per_houder.items():
        if sleutel and eigen[0].actiehouder != door:
            berichten.toegewezen(eigen, eigenaar, door)


def concepten_na(actie: Actie) -> list[Actie]:
    """Hold and give the drafts that go on from an action, the next version first: a draft can have a next version itself."""
    gevonden: list[Actie] = []
    hier = [actie.pk]
    while hier:
        vast = Actie.objects.select_for_update(of=("self",)).filter(vorige__in=hier, afgesproken_op=None)
        volgende = list(vast.order_by("pk"))
        gevonden += volgende
        hier = [opvolger.pk for opvolger in volgende]
    return gevonden


def laat_meelopen(was: Actie, nu: Actie, door: Gebruiker | None) -> None:
    """Give the drafts that go on from an action what was changed of it, where they still say what it said before."""
    anders = [velden for velden in SAMEN if _stand(was, velden) != _stand(nu, velden)]
    if not anders:
        return
    for opvolger in concepten_na(nu):
        velden = [naam for deel in anders if _stand(opvolger, deel) == _stand(was, deel) for naam in deel]
        wijzigingen = {
            naam: [in_woorden(getattr(opvolger, naam)), in_woorden(getattr(nu, naam))]
            for naam in velden
            if getattr(opvolger, naam) != getattr(nu, naam)
        }
        if not wijzigingen:
            continue
        for naam in wijzigingen:
            setattr(opvolger, naam, getattr(nu, naam))
        opvolger.save(update_fields=list(wijzigingen))
        leg_vast(door=door, wat="wijziging overgenomen", op=opvolger, rij="", wijzigingen=wijzigingen)


def _stand(actie: Actie, velden: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(actie, Actie._meta.get_field(naam).attname) for naam in velden)  # type: ignore[union-attr]


def begin_waar_het_staat(actie: Actie, laatste: Voortgang, door: Gebruiker) -> None:
    """Let an action that was just agreed begin with how it stood in the version before: a first report that says so.

    Nobody is told of it: it is no news. A bottleneck keeps what was said of it.
    """
    wanneer = date_format(timezone.localtime(laatste.op), "j F Y")
    if actie.status == Status.GEREED:
        gezegd = f"Deze actie was al gereed: {laatste.wie} meldde dat op {wanneer}."
    elif laatste.status == Status.VERVALLEN:  # the writers of the plan kept it
        gezegd = f"Deze actie staat weer in het plan. {laatste.wie} liet haar op {wanneer} vervallen."
    else:
        gezegd = f"Deze actie gaat door waar zij was. {laatste.wie} meldde het laatst iets, op {wanneer}."
    knelt = actie.status == Status.KNELT and laatste.status == Status.KNELT
    teksten = {naam: getattr(laatste, naam) for naam in ("knelpunt", "oplossing", "nodig") if knelt}
    Voortgang.objects.create(
        actie=actie,
        door=door,
        status=actie.status,
        tekst="\n\n".join(filter(None, (gezegd, laatste.tekst))),
        bijstellen=laatste.bijstellen,
        **teksten,
    )
    leg_vast(door=door, wat="stand van de vorige versie overgenomen", op=actie, status=actie.status)
