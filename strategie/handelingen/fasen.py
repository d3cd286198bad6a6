"""The steps of a phase: voorleggen, vaststellen, teruggeven, heropenen."""

from __future__ import annotations

from enum import Enum, auto

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from acties.bouwstenen import begin_waar_het_staat, houd_actie, noteer_voortgang, spreek_af
from acties.meelopen import eerder
from acties.models import Actie, Voortgang
from acties.models import Status as Actiestatus
from documenten.bouwstenen import bewaar
from formats.bouwstenen import haal_van_slot, zet_op_slot
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.post import verstuur, volledige_url
from organisatie.rechten import Recht, eis, eis_een_van
from strategie.controlegetal import controlegetal
from strategie.documenten import fasedocument
from strategie.handelingen.slot import vergrendel
from strategie.models import Dossier, Dossierdocument, Fase, Fasebesluit, Voorlegging
from strategie.models.fase import OVERGANGEN
from strategie.regels import Gemis, open_opmerkingen, wat_ontbreekt
from strategie.uit_projecten import keten
from strategie.verschil import inhoud
from strategie.voortgang import eerdere

Stap = Fasebesluit.Stap
HEROPENRECHTEN = (Recht.STRATEGIE_VASTSTELLEN, Recht.STRATEGIE_BEWERKEN)
"""Who decided and who writes may both open a phase again."""


class Lezing(Enum):
    """How somebody who decides has read, when it was not on the page of the decision."""

    ZONDER_PAGINA = auto()
    """Code decides (the demo, a test): no page was shown, so there is nothing to compare."""


class StukVeranderd(OngeldigeOvergang):
    """What lies before the bestuurder is not what the page showed."""


class NietCompleet(OngeldigeOvergang):
    """The phase cannot be voorgelegd yet; `gemis` says what is missing."""

    def __init__(self, gemis: list[Gemis]) -> None:
        super().__init__([punt.tekst for punt in gemis])
        self.gemis = gemis


@transaction.atomic
def leg_voor(*, fase: Fase, door: Gebruiker, opmerking: str = "") -> Fase:
    """Lay a phase before the bestuurder; its contents are locked from here.

    Raises `PermissionDenied`, `OngeldigeOvergang` (out of order, or not from this status) or
    `NietCompleet` with the list of what is missing.
    """
    fase = _vers(fase)
    eis(door, Recht.STRATEGIE_BEWERKEN, fase.dossier)
    _eis_volgorde(fase)
    _eis_overgang(fase, Stap.VOORGELEGD)
    besluit = verzet(fase, Stap.VOORGELEGD, door, opmerking)
    fase.invulling.vergeet()  # the form is locked from here: what is saved in it now is what is laid before
    if gemis := wat_ontbreekt(fase):
        raise NietCompleet(gemis)
    Voorlegging.objects.create(besluit=besluit, inhoud=inhoud(fase))
    _mail(
        fase.dossier.bestuurder,
        f"{_met_hoofdletter(fase.document_naam)} ligt voor je klaar",
        f"{door.naam} legt {fase.document_naam} van ‘{fase.dossier}’ aan je voor.\n"
        "Lees het stuk en besluit: " + volledige_url(fase.get_absolute_url()),
    )
    _mail(
        fase.dossier.gemandateerde,
        f"{_met_hoofdletter(fase.document_naam)} is voorgelegd",
        f"{door.naam} legt {fase.document_naam} van ‘{fase.dossier}’ voor aan {fase.dossier.bestuurder}.\n"
        f"Wordt erover besloten, leg dan hier vast wat het besluit is: {volledige_url(fase.get_absolute_url())}",
    )
    return fase


@transaction.atomic
def stel_vast(*, fase: Fase, door: Gebruiker, gezien: str | Lezing, opmerking: str = "") -> Fase:
    """Agree to a phase, by the bestuurder of the dossier only; the document is kept.

    `gezien` is the checksum of what the page of the decision showed; when something else stands there now,
    nothing is decided. Raises `PermissionDenied`, `OngeldigeOvergang`, `StukVeranderd`, or `ValidationError` while a
    remark of a reader has no answer.
    """
    fase, getal = te_besluiten(fase, door, Stap.VASTGESTELD, gezien)
    verzet(fase, Stap.VASTGESTELD, door, opmerking, getal)
    voltrek(fase, door, opmerking)
    return fase


def voltrek(fase: Fase, door: Gebruiker, opmerking: str) -> None:
    """Do what goes with a vaststelling: the choice holds, the plan is agreed, the document is kept, the owner is told."""
    if fase.nummer == Fase.Nummer.GEWENST:
        fase.dossier.accenten_vastgesteld_op = fase.status_op
        fase.dossier.save(update_fields=["accenten_vastgesteld_op"])
    if fase.nummer == Fase.Nummer.ACTIEPLAN:
        # The previous version first: who reports on one of its measures holds that version, then the draft after it.
        standen = _standen_van_vorige(fase.dossier)
        _sluit_oude_maatregelen(fase.dossier, door)
        spreek_af(eigenaar=fase.dossier, door=door)
        for maatregel, laatste in standen:
            begin_waar_het_staat(maatregel, laatste, door)
    for kopie in bewaar(fasedocument(fase), soort=f"strategie-fase-{fase.nummer}", door=door):
        Dossierdocument.objects.create(dossier=fase.dossier, fase=fase, document=kopie)
    mail_besluit(fase, door, opmerking)


@transaction.atomic
def geef_terug(*, fase: Fase, door: Gebruiker, opmerking: str, gezien: str | Lezing) -> Fase:
    """Give a phase back with remarks, by the bestuurder of the dossier only; it can be changed again.

    `gezien` as for `stel_vast`.
    """
    fase, getal = te_besluiten(fase, door, Stap.TERUGGEGEVEN, gezien)
    if not opmerking.strip():
        raise ValidationError({"opmerking": "Schrijf op wat er anders moet."})
    verzet(fase, Stap.TERUGGEGEVEN, door, opmerking, getal)
    mail_besluit(fase, door, opmerking)
    return fase


@transaction.atomic
def heropen(*, fase: Fase, door: Gebruiker, reden: str) -> list[Fase]:
    """Open a vastgestelde phase again, with a reason, and with it every later phase that builds on it.

    Gives the phases that were opened. Raises `ValidationError` without a reason, `PermissionDenied`, or
    `OngeldigeOvergang`.
    """
    fase = _vers(fase)
    dossier = fase.dossier
    eis_een_van(door, HEROPENRECHTEN, dossier)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom deze fase weer open moet."})
    verzet(fase, Stap.HEROPEND, door, reden)
    later = list(later_te_heropenen(fase))
    for volgende in later:
        verzet(volgende, Stap.MEE_HEROPEND, door, f"Fase {fase.nummer} is heropend: {reden.strip()}")
    geopend = [fase, *later]
    if any(f.nummer == Fase.Nummer.GEWENST for f in geopend):
        dossier.accenten_vastgesteld_op = None
        dossier.save(update_fields=["accenten_vastgesteld_op"])
    _mail_heropend(geopend, door, reden)
    return geopend


def beletsel(fase: Fase, stap: str) -> str:
    """Give why this step cannot be made from where the phase stands; "" when it can."""
    try:
        if stap == Stap.VOORGELEGD:
            _eis_volgorde(fase)
        _eis_overgang(fase, stap)
    except OngeldigeOvergang as fout:
        return " ".join(fout.messages)
    return ""


def later_te_heropenen(fase: Fase) -> list[Fase]:
    """Give the later phases that open along when this phase is heropend."""
    van, _ = OVERGANGEN[Stap.MEE_HEROPEND]
    later = Fase.objects.filter(dossier=fase.dossier_id, nummer__gt=fase.nummer, status__in=van)
    return list(later.select_related("dossier", "invulling").order_by("nummer"))


def _vers(fase: Fase) -> Fase:
    """Hold the dossier and give the phase as it is now."""
    vergrendel(Dossier(pk=fase.dossier_id))
    mensen = ("dossier__bestuurder", "dossier__eigenaar", "dossier__gemandateerde")
    return Fase.objects.select_related(*mensen, "invulling").get(pk=fase.pk)


def te_besluiten(
    fase: Fase,
    door: Gebruiker,
    stap: str,
    gezien: str | Lezing,
    recht: Recht = Recht.STRATEGIE_VASTSTELLEN,
) -> tuple[Fase, str]:
    """Hold what is decided on; gives it with its checksum, which must be the one that was seen."""
    fase = _vers(fase)
    eis(door, recht, fase.dossier)
    _eis_overgang(fase, stap)
    nu = controlegetal(fase)
    if gezien not in (nu, Lezing.ZONDER_PAGINA):
        raise StukVeranderd(
            "Het stuk is veranderd sinds je het las. Lees het eerst nog eens, en besluit dan."
        )
    if stap == Stap.VASTGESTELD:
        _eis_beantwoord(fase)
    return fase, nu


def _eis_volgorde(fase: Fase) -> None:
    vorige = fase.dossier.fasen.filter(nummer=fase.nummer - 1).first()
    if vorige is not None and not vorige.is_vastgesteld:
        raise OngeldigeOvergang(
            f"Fase {vorige.nummer} is nog niet {vorige.woord}. Wacht daarop met fase {fase.nummer}."
        )


def _eis_beantwoord(fase: Fase) -> None:
    """What readers remarked has an answer before anything is vastgesteld."""
    if aantal := open_opmerkingen(fase).count():
        staan = "staat nog één opmerking" if aantal == 1 else f"staan nog {aantal} opmerkingen"
        raise ValidationError(
            f"Bij dit stuk {staan} zonder antwoord. Beantwoord die eerst, of geef het stuk terug."
        )


def _eis_overgang(fase: Fase, stap: str) -> None:
    van, _ = OVERGANGEN[stap]
    if fase.status not in van:
        raise OngeldigeOvergang(
            f"Fase {fase.nummer} is nu ‘{fase.statustekst.lower()}’. Deze stap kan dan niet. "
            "Misschien was iemand je voor."
        )


def verzet(fase: Fase, stap: str, door: Gebruiker, opmerking: str, getal: str = "") -> Fasebesluit:
    """Move a held phase along the one transition table; gives the decision, with the checksum of the text."""
    _eis_overgang(fase, stap)
    _, naar = OVERGANGEN[stap]
    fase.status, fase.status_op = naar, timezone.now()
    fase.save(update_fields=["status", "status_op"])
    besluit = Fasebesluit.objects.create(
        fase=fase,
        stap=stap,
        opmerking=opmerking.strip(),
        door=door,
        op=fase.status_op,
        controlegetal=getal,
    )
    if fase.is_bewerkbaar:
        haal_van_slot(invulling=fase.invulling, door=door)
    else:
        zet_op_slot(invulling=fase.invulling, door=door)
    leg_vast(
        door=door, wat=f"fase {fase.nummer} {besluit.staptekst.lower()}", op=fase.dossier, opmerking=opmerking
    )
    return besluit


def _standen_van_vorige(dossier: Dossier) -> list[tuple[Actie, Voortgang]]:
    """Give the drafts that go on from a measure of an earlier version, each with the last report on it there."""
    concepten = dossier.maatregelen.filter(afgesproken_op=None, vorige__isnull=False)
    paren = [(actie, _laatst_gemeld(actie)) for actie in concepten]
    return [(actie, laatste) for actie, laatste in paren if laatste is not None]


def _laatst_gemeld(concept: Actie) -> Voortgang | None:
    """Give the last report on the measure that a draft goes on from; a version in between may be a draft itself."""
    for deel in eerder(concept):
        if deel.voortgang or not deel.actie.is_concept:
            return next(iter(deel.voortgang), None)
    return None


def _sluit_oude_maatregelen(dossier: Dossier, door: Gebruiker) -> None:
    """The running measures of the versions before go on in this plan, or not: they end there, the newest version first."""
    rijen = eerdere(dict(dossier.maatregelen.values_list("pk", "vorige"))).values()
    verder = {pk for rij in rijen for pk in rij}
    oude = Actie.objects.filter(dossier__in=keten(dossier)[1:]).afgesproken().lopend()
    for maatregel in oude.order_by("-dossier__versie", "pk"):
        geaccordeerd = f"Het actieplan van versie {dossier.versie} is geaccordeerd"
        noteer_voortgang(
            actie=houd_actie(maatregel),
            door=door,
            status=Actiestatus.VERVALLEN,
            tekst=f"{geaccordeerd} en komt hiervoor in de plaats."
            if maatregel.pk in verder
            else f"{geaccordeerd}. Deze maatregel staat daar niet meer in.",
        )


def _met_hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _mail(aan: Gebruiker | None, onderwerp: str, tekst: str) -> None:
    if aan is not None:
        verstuur(aan=aan.email, onderwerp=onderwerp, tekst=f"Hallo {aan.naam},\n\n{tekst}\n")


def mail_besluit(fase: Fase, door: Gebruiker, opmerking: str) -> None:
    """Tell the owner what was decided."""
    besluit = fase.woord if fase.is_vastgesteld else "teruggegeven"
    bij = f"\n\nOpmerking:\n{opmerking.strip()}" if opmerking.strip() else ""
    _mail(
        fase.dossier.eigenaar,
        f"{_met_hoofdletter(fase.document_naam)} is {besluit}",
        f"{door.naam} heeft {fase.document_naam} van ‘{fase.dossier}’ {besluit}.{bij}\n\n"
        "Bekijk de fase: " + volledige_url(fase.get_absolute_url()),
    )


def _mail_heropend(geopend: list[Fase], door: Gebruiker, reden: str) -> None:
    fase = geopend[0]
    nummers = ", ".join(str(f.nummer) for f in geopend)
    for wie in {fase.dossier.eigenaar, fase.dossier.bestuurder} - {door, None}:
        _mail(
            wie,
            f"Heropend: {fase.dossier}",
            f"{door.naam} heeft fase {nummers} van ‘{fase.dossier}’ heropend.\n\nReden:\n{reden.strip()}\n\n"
            "Bekijk de fase: " + volledige_url(fase.get_absolute_url()),
        )
