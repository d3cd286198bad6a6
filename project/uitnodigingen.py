"""What happened with the invitation of a participant, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from organisatie.models import Bericht
from organisatie.post import GEEN_BESTAND
from project.models import Deelnemer


@dataclass(frozen=True)
class Stand:
    """A status (`soort` as in onderdelen/status.html), what it means, and whether sending again is offered."""

    soort: str
    tekst: str
    uitleg: str = ""
    opnieuw: bool = False


def stand(deelnemer: Deelnemer) -> Stand:
    """Give the truth about an invitation; fetch the participant with its `bericht` and `herinnering`."""
    deze, herinnerd = _van_uitnodiging(deelnemer), _over_herinnering(deelnemer)
    return replace(deze, uitleg=f"{deze.uitleg} {herinnerd}".strip()) if herinnerd else deze


def _van_uitnodiging(deelnemer: Deelnemer) -> Stand:
    if deelnemer.uitnodiging == Deelnemer.Uitnodiging.KOMT:
        return Stand("klaar", deelnemer.get_uitnodiging_display())
    if deelnemer.uitnodiging != Deelnemer.Uitnodiging.VERSTUURD:
        geen_adres = deelnemer.uitnodiging == Deelnemer.Uitnodiging.NIET and not deelnemer.email
        uitleg = "Er is geen e-mailadres. Nodig deze persoon uit op papier." if geen_adres else ""
        return Stand("open", deelnemer.get_uitnodiging_display(), uitleg)
    if deelnemer.bericht is None:
        return Stand("open", _zonder_mail(deelnemer))
    if deelnemer.email and deelnemer.bericht.aan != deelnemer.email:
        uitleg = f"De uitnodiging ging naar {deelnemer.bericht.aan}. Nodig opnieuw uit op het nieuwe adres."
        return Stand("knelt", "Nog niet op dit adres", uitleg, opnieuw=True)
    return _van_bericht(deelnemer.bericht, deelnemer.kan_opnieuw)


def _over_herinnering(deelnemer: Deelnemer) -> str:
    """Say what happened with the reminder, as long as there is no yes or no."""
    soort, status = Deelnemer.Uitnodiging, Bericht.Status
    if deelnemer.herinnerd_op is None or deelnemer.uitnodiging not in (soort.VERSTUURD, soort.MISSCHIEN):
        return ""
    mail = deelnemer.herinnering
    if mail and mail.status in (status.GEWEIGERD, status.MISLUKT):
        return f"De herinnering kwam niet aan: {mail.fout}"
    return f"Herinnerd op {date_format(timezone.localtime(deelnemer.herinnerd_op), 'j F')}."


def _zonder_mail(deelnemer: Deelnemer) -> str:
    if deelnemer.email or deelnemer.uitgenodigd_op is None:
        return deelnemer.get_uitnodiging_display()
    return f"Op papier uitgenodigd op {date_format(timezone.localtime(deelnemer.uitgenodigd_op), 'j F')}"


def _van_bericht(bericht: Bericht, opnieuw: bool) -> Stand:
    soort = Bericht.Status
    weer = f"We proberen het opnieuw {_wanneer(bericht.volgende_poging_op)}."
    match bericht.status:
        case soort.VERSTUURD:
            verstuurd = timezone.localtime(bericht.verstuurd_op) if bericht.verstuurd_op else None
            return Stand(
                "open", f"Uitgenodigd op {date_format(verstuurd, 'j F')}" if verstuurd else "Uitgenodigd"
            )
        case soort.GEWEIGERD:
            return Stand("knelt", "Niet aangekomen", f"{bericht.fout} {weer} Klopt het e-mailadres?", opnieuw)
        case soort.MISLUKT:
            zet = (
                "Stuur opnieuw."
                if bericht.fout == GEEN_BESTAND
                else "Verbeter het e-mailadres, of stuur opnieuw."
            )
            uitleg = f"{bericht.fout} {zet}"
            return Stand("knelt", "Mislukt", uitleg, opnieuw)
        case soort.ONZEKER:
            uitleg = "We weten niet zeker of deze mail is aangekomen. Vraag het na, of stuur opnieuw."
            return Stand("knelt", "Onzeker", uitleg, opnieuw)
    if bericht.fout:
        return Stand("wacht", "Nog niet aangekomen", f"{bericht.fout} {weer}")
    return Stand("wacht", "Uitnodiging onderweg")


def uitleg_bij_opnieuw(deelnemer: Deelnemer) -> str:
    """Give what somebody should know before sending an invitation again."""
    bericht = deelnemer.bericht
    if bericht and bericht.status == Bericht.Status.ONZEKER and bericht.aan == deelnemer.email:
        return (
            f"We weten niet zeker of de eerste mail aan {deelnemer.email} is aangekomen. "
            "Misschien komt hij nu twee keer aan."
        )
    return f"De uitnodiging gaat naar {deelnemer.email}."


def _wanneer(moment: datetime) -> str:
    lokaal, nu = timezone.localtime(moment), timezone.localtime()
    if lokaal <= nu:
        return "zo meteen"
    dag = "" if lokaal.date() == nu.date() else f"op {date_format(lokaal, 'j F')} "
    return f"{dag}om {date_format(lokaal, 'H:i')}"
