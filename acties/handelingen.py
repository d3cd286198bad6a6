"""Every write on actions and their progress.

An action begins as a draft, in a workshop or in a plan. It is agreed when its workshop is closed or its plan
geaccordeerd (`acties.bouwstenen.spreek_af`); then its holder gets a mail. What is added after that is agreed at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from acties import berichten
from acties.bouwstenen import (
    begin_met,
    concepten_na,
    geef_nummer,
    houd_actie,
    houd_eigenaar,
    laat_meelopen,
    meld_houders,
    noteer_voortgang,
    spreek_af,
)
from acties.link import lees_link
from acties.models import (
    AFGEROND,
    Actie,
    ActieStaatVast,
    Eigenaar,
    Gesprek,
    NogConcept,
    Status,
    Voortgang,
)
from acties.overdracht import Overdracht, keur_opvolger, meld_overdracht, te_volgen
from organisatie.audit import leg_vast, namens
from organisatie.auditnamen import als_merk
from organisatie.meldingen import laat_vervallen
from organisatie.models import Gebruiker
from organisatie.rechten import eis_een_van
from organisatie.wijziging import Gezien, IntussenGewijzigd, pas_aan, te_schrijven, wat_verandert
from waardenkader.models import Voorbeeldactie, Waarde


@transaction.atomic
def maak_actie(
    *,
    door: Gebruiker | None,
    titel: str,
    project: Eigenaar | None = None,
    dossier: Eigenaar | None = None,
    waarden: Iterable[Waarde] = (),
    voorbeeldactie: Voorbeeldactie | None = None,
    **velden: Any,
) -> Actie:
    """Make an action of one project or one dossier.

    Takes who makes it (with one of the `actierechten` of its owner), what is to happen, the project or the dossier
    (exactly one of the two), its values, the example with which it began and any other field of `Actie`.
    Raises `ActieStaatVast` when no action can be added there now, `ValidationError` for a wrong field or a term in
    the past. It is a draft as long as its owner works on the whole; else it is agreed at once and the holder gets a mail.
    """
    velden |= {"project": project, "dossier": dossier}
    actie = Actie(titel=titel, **velden)
    begin_met(actie, voorbeeldactie)
    actie.full_clean()
    eigenaar = houd_eigenaar(actie.eigenaar)
    eis_een_van(door, eigenaar.actierechten, eigenaar)
    if not eigenaar.neemt_acties_op:
        raise ActieStaatVast("Hier kan nu geen actie bij.")
    _eis_termijn(actie.termijn, None)
    geef_nummer(actie)
    actie.save()
    actie.waarden.set(waarden)
    voorbeeld = {"voorbeeld": actie.voorbeeldbron} if actie.voorbeeldbron else {}
    leg_vast(door=door, wat="actie gemaakt", op=actie, houder=actie.houder, **voorbeeld)
    if eigenaar.spreekt_direct_af:
        assert door is not None  # a table writes only as long as all is a draft
        spreek_af(eigenaar=eigenaar, door=door)
        actie.refresh_from_db(fields=["afgesproken_op", "gemeld_aan", "gemeld_adres"])
    return actie


@transaction.atomic
def wijzig_actie(
    *,
    actie: Actie,
    door: Gebruiker | None,
    gezien: Gezien | None = None,
    voorbeeldactie: Voorbeeldactie | None = None,
    zonder_voorbeeld: bool = False,
    **velden: Any,
) -> Actie:
    """Change fields of an action, `waarden` among them, or the example that it goes by (`zonder_voorbeeld`: none).

    Status goes through `meld_voortgang`.

    Asks one of the `actierechten` of its owner. The new holder of an agreed action and the former one get a mail; while its
    workshop or plan is open again, when that closes. In the draft of a next version that goes on from it, what its writers left
    as it was moves along.
    Raises `ActieStaatVast` while its plan or project is closed, `ValidationError` for a wrong field or a
    new term in the past, `IntussenGewijzigd` when another changed the same.
    """
    vast = _houd_bewerkbaar(actie, door)
    was = copy(vast)

    def keur(nieuw: Actie) -> None:
        _eis_termijn(nieuw.termijn, was.termijn)

    pas_aan(vast, velden, door=door, wat="actie gewijzigd", gezien=gezien, keur=keur)
    laat_meelopen(was, vast, door)
    if voorbeeldactie is not None and voorbeeldactie.pk != vast.voorbeeldactie_id:
        begin_met(vast, voorbeeldactie)
        vast.save(update_fields=["voorbeeldactie", "voorbeeldbron"])
        leg_vast(door=door, wat="voorbeeld overgenomen", op=vast, voorbeeld=vast.voorbeeldbron)
    elif zonder_voorbeeld and vast.voorbeeldbron:
        leg_vast(door=door, wat="voorbeeld weggehaald", op=vast, voorbeeld=vast.voorbeeldbron)
        vast.voorbeeldactie, vast.voorbeeldbron = None, ""
        vast.save(update_fields=["voorbeeldactie", "voorbeeldbron"])
    if not vast.is_concept and vast.eigenaar.spreekt_direct_af:
        assert door is not None  # as above
        meld_houders([vast], vast.eigenaar, door)
    return vast


@transaction.atomic
def meld_voortgang(
    *,
    actie: Actie,
    door: Gebruiker,
    status: str,
    gezien: Gezien | None = None,
    bestand: UploadedFile | None = None,
    **teksten: str,
) -> Voortgang:
    """Report progress and move the action to `status`.

    Holder, monitor and regievoerder may, and who may change the action. Takes the texts of `Voortgang` by name, and a file
    to show what was done. The draft of a next version that goes on from this action moves along. Who left the state as the
    page showed it, leaves it as another made it meanwhile.
    Raises `NogConcept` for a draft, `OngeldigeOvergang` when the action cannot go there from where it is now,
    `IntussenGewijzigd` when another moved it meanwhile to somewhere else.
    """
    vast = houd_actie(actie)
    eis_een_van(door, vast.meldrechten, vast)
    voortgang = _meld(vast, door, status, gezien, teksten, bestand)
    actie.status = vast.status
    return voortgang


@transaction.atomic
def meld_met_link(
    *, teken: str, status: str, bestand: UploadedFile | None = None, **teksten: str
) -> Voortgang:
    """Report progress as the holder, by the link in a mail (`acties.link`): no account is needed.

    Raises `Linkfout` when the link may not be used (any more), else what `meld_voortgang` raises.
    """
    actie = lees_link(teken)
    vast = houd_actie(actie)
    lees_link(teken)  # as it is now that nobody else can change it
    houder = vast.actiehouder
    with namens(f"{als_merk(vast.houder)}, met de link uit een mail"):
        return _meld(vast, houder, status, None, teksten, bestand, door_naam="" if houder else vast.houder)


def _meld(
    vast: Actie,
    door: Gebruiker | None,
    status: str,
    gezien: Gezien | None,
    teksten: dict[str, str],
    bestand: UploadedFile | None = None,
    door_naam: str = "",
    gesprek: Gesprek | None = None,
) -> Voortgang:
    if vast.is_concept:
        raise NogConcept
    stand = vast.status
    try:
        keuze = te_schrijven({"status": stand}, {"status": status}, gezien)
    except IntussenGewijzigd as fout:
        raise IntussenGewijzigd(fout.nu, op=vast) from fout
    if not keuze:
        status = stand  # left as the page showed it: it stays as another made it meanwhile
    if status == Status.VERVALLEN and stand != status and not teksten.get("tekst", "").strip():
        raise ValidationError({"tekst": "Schrijf op waarom deze actie vervalt."})
    return noteer_voortgang(
        actie=vast, door=door, status=status, door_naam=door_naam, bestand=bestand, gesprek=gesprek, **teksten
    )


@dataclass(frozen=True)
class Besproken:
    """What was said of one action in a conversation, as a report on it."""

    actie: Actie
    status: str
    gezien: Gezien | None = None
    teksten: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def leg_gesprek_vast(
    *,
    eigenaar: Eigenaar,
    door: Gebruiker,
    op: date,
    besproken: Iterable[Besproken],
    met: str = "",
    samenvatting: str = "",
) -> Gesprek:
    """Record a monitoring conversation on one project or dossier, with a report on each action that was spoken of.

    Asks one of the `gespreksrechten` of its owner. All of it or nothing: what is refused says of which action (`actie` of the
    error, an id).
    Raises `ValidationError` for a day that has to come or a conversation about nothing, and what `meld_voortgang` raises.
    """
    houdt = houd_eigenaar(eigenaar)
    eis_een_van(door, houdt.gespreksrechten, houdt)
    alles = list(besproken)
    if not alles and not samenvatting.strip():
        raise ValidationError("Schrijf op wat is besproken, over de acties of in het algemeen.")
    gesprek = Gesprek(op=op, met=met, samenvatting=samenvatting, door=door, **{houdt._meta.model_name: houdt})
    gesprek.full_clean()
    gesprek.save()
    for deel in alles:
        try:
            vast = houd_actie(deel.actie)
            _meld(vast, door, deel.status, deel.gezien, dict(deel.teksten), gesprek=gesprek)
        except ValidationError as fout:
            fout.actie = deel.actie.pk  # type: ignore[attr-defined]
            raise
    leg_vast(door=door, wat="monitoringsgesprek vastgelegd", op=houdt, op_dag=str(op), acties=len(alles))
    return gesprek


@transaction.atomic
def vraag_hoe_het_gaat(*, actie: Actie, door: Gebruiker) -> bool:
    """Mail the holder to ask how it goes; asks one of the `actierechten`, or to be the monitor.

    Says whether a mail was made: at most one a day, whoever presses how often. Raises `ValidationError` when nobody can be
    mailed, or there is nothing to ask any more.
    """
    vast = houd_actie(actie)
    eis_een_van(door, vast.meldrechten, vast)
    if vast.is_concept or vast.status in AFGEROND:
        raise ValidationError("Over deze actie valt nu niets te vragen.")
    if not berichten.ontvanger(vast).mailadres:
        wie = (
            f"Van {vast.houder} is geen e-mailadres bekend."
            if vast.houder
            else "Deze actie heeft geen actiehouder."
        )
        raise ValidationError(wie)
    gevraagd = berichten.vraag_om_bericht(vast, door)
    if gevraagd:
        leg_vast(door=door, wat="actiehouder gevraagd hoe het gaat", op=vast, houder=vast.houder)
    return gevraagd


@transaction.atomic
def draag_regie_over(
    *,
    door: Gebruiker,
    aan: Gebruiker,
    eigenaren: Iterable[Eigenaar] = (),
    acties: Iterable[Actie] = (),
    toelichting: str = "",
) -> Overdracht:
    """Let a colleague watch what `door` watches: projects and dossiers, with the actions there of which they are the monitor,
    and single actions of others. Both are told in one mail.

    Asks one of the `regierechten` of each project and dossier and of the `meldrechten` of each action. What is not theirs any
    more stays as it is, and stands in `niet` of what comes back. Raises `ValidationError`, on `aan` for who cannot have it,
    when nothing is left to hand over: then nothing was changed.
    """
    vast = [houd_eigenaar(e) for e in sorted(eigenaren, key=_op_volgorde)]
    losse = [houd_actie(a) for a in sorted(acties, key=lambda a: (*_op_volgorde(a.eigenaar), a.pk))]
    mijn = [e for e in vast if e.regie == door]
    gevolgd = [a for a in losse if a.monitor_id == door.pk and a.status not in AFGEROND]
    is_er_iets = bool(mijn or gevolgd)
    for eigenaar in mijn if is_er_iets else vast:
        eis_een_van(door, eigenaar.regierechten, eigenaar)
    for actie in gevolgd if is_er_iets else losse:
        eis_een_van(door, actie.meldrechten, actie)
    keur_opvolger(door, aan, mijn)
    if not is_er_iets:
        raise ValidationError("Wat je koos, is intussen niet meer van jou. Er is niets veranderd.")
    for eigenaar in mijn:
        _geef(eigenaar, eigenaar.regieveld, aan, door)
        for actie in te_volgen(door).filter(pk__in=eigenaar.eigen_acties.values("pk")):
            _geef_te_volgen(actie, aan, door)
    for actie in gevolgd:
        _geef_te_volgen(actie, aan, door)
    niet = [ding for ding in (*vast, *losse) if ding not in (*mijn, *gevolgd)]
    overdracht = Overdracht(door, door, aan, mijn, gevolgd, niet, toelichting.strip())
    meld_overdracht(overdracht)
    return overdracht


def _op_volgorde(eigenaar: Any) -> tuple[str, int]:
    """Put owners in one order everywhere, so that two who hold several do not wait for each other."""
    return eigenaar._meta.model_name, eigenaar.pk


def _geef_te_volgen(actie: Actie, aan: Gebruiker, door: Gebruiker) -> None:
    """Make somebody the monitor of an action, also in the draft of a next version that goes on from it."""
    _geef(actie, "monitor", aan, door)
    for opvolger in concepten_na(actie):
        if opvolger.monitor_id == door.pk:
            _geef(opvolger, "monitor", aan, door)


def _geef(ding: Any, veld: str, aan: Gebruiker, door: Gebruiker) -> None:
    """Write who watches a project, dossier or action from now on."""
    nu = {veld: getattr(ding, veld)}
    wat_verandert(nu, {veld: aan}, gezien=None, door=door, wat="regie overgedragen", op=ding)
    setattr(ding, veld, aan)
    ding.save(update_fields=[veld])


@transaction.atomic
def trek_links_in(*, actie: Actie, door: Gebruiker) -> None:
    """Make every link that was mailed for this action useless; asks what changing it asks."""
    vast = houd_actie(actie)
    eis_een_van(door, vast.eigenaar.actierechten, vast)
    vast.link_nummer += 1
    vast.save(update_fields=["link_nummer"])
    laat_vervallen(berichten.onderwerp(vast))
    leg_vast(door=door, wat="links van actie ingetrokken", op=vast)


@transaction.atomic
def beslis_over_voorstellen(*, acties: Iterable[Actie], door: Gebruiker, afspreken: bool) -> int:
    """Make actions of what tables proposed, or proposals again of what is not agreed yet: all of these, or none.

    Asks what changing them asks; gives how many were decided on. Where the workshop is closed already, an action is agreed at
    once and its holder gets a mail. Raises `ActieStaatVast` when an agreed action would become a proposal again.
    """
    beslist = [actie for actie in acties if _beslis(_houd_bewerkbaar(actie, door), door, afspreken)]
    for eigenaar in {actie.eigenaar.pk: actie.eigenaar for actie in beslist}.values():
        if afspreken and eigenaar.spreekt_direct_af:
            spreek_af(eigenaar=eigenaar, door=door)
    return len(beslist)


def _beslis(actie: Actie, door: Gebruiker, afspreken: bool) -> bool:
    """Decide on a held action; says whether that changed anything."""
    if not afspreken and actie.afgesproken_op is not None:
        raise ActieStaatVast("Deze actie is afgesproken. Laat haar vervallen als zij niet doorgaat.")
    if actie.is_voorstel is not afspreken:
        return False
    actie.is_voorstel = not afspreken
    geef_nummer(actie)
    actie.save(update_fields=["is_voorstel", "nummer"])
    leg_vast(door=door, wat="voorstel afgesproken" if afspreken else "actie weer voorstel", op=actie)
    return True


@transaction.atomic
def verwijder_actie(*, actie: Actie, door: Gebruiker | None) -> None:
    """Remove an action that was entered by mistake; asks what changing it asks. The audit trail keeps what it said.

    What goes on from it in a next version, goes on from the one before it.
    """
    vast = _houd_bewerkbaar(actie, door)
    vast.opvolgers.update(vorige=vast.vorige_id)
    leg_vast(door=door, wat="actie verwijderd", op=vast, titel=vast.titel, houder=vast.houder)
    actie.delete()


def _houd_bewerkbaar(actie: Actie, door: Gebruiker | None) -> Actie:
    vast = houd_actie(actie)
    eis_een_van(door, vast.eigenaar.actierechten, vast)
    if not vast.bewerkbaar:
        raise ActieStaatVast("Deze actie staat nu vast. Je kunt wel voortgang melden.")
    return vast


def _eis_termijn(nieuw: date | None, vorige: date | None) -> None:
    """A term that is set now lies ahead; one that has passed may stay as it is."""
    if nieuw is not None and nieuw != vorige and nieuw < timezone.localdate():
        raise ValidationError({"termijn": "Deze dag is al geweest. Kies een termijn vanaf vandaag."})
