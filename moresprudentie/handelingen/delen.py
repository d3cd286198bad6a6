"""Sending a published verslag to the participants (bron: 000, 3.4, stap 2)."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from moresprudentie.delen import brief, leesadres, stand
from moresprudentie.models import Verslag, Verslagpost
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.post import trek_in, verstuur
from organisatie.rechten import Recht, eis
from project.bouwstenen import geef_link
from project.brieven import heeft_account
from project.models import Deelnemer


@transaction.atomic
def deel_met_deelnemers(*, verslag: Verslag, door: Gebruiker, aan: Collection[Deelnemer]) -> int:
    """Mail the present version to these participants; gives how many.

    Who got this version already, or has no address, is left out: who clicks twice finds nobody left. Raises
    `OngeldigeOvergang` when the verslag cannot be read now.
    """
    vers = (
        Verslag.objects.select_for_update(of=("self",))
        .select_related("project", "huidige_versie")
        .get(pk=verslag.pk)
    )
    eis(door, Recht.VERSLAG_DELEN, vers)
    if not vers.leesbaar_voor_deelnemers:
        raise OngeldigeOvergang("Het verslag is nu niet gepubliceerd. Er is niets verstuurd.")
    gekozen = {deelnemer.pk for deelnemer in aan}
    erbij = set(vers.project.deelnemers.erbij().values_list("pk", flat=True))
    wie = [deelnemer for deelnemer in stand(vers).te_sturen if deelnemer.pk in gekozen]
    for deelnemer in wie:
        _stuur(vers, deelnemer, door, deed_mee=deelnemer.pk in erbij)
    leg_vast(
        door=door,
        wat="verslag met deelnemers gedeeld",
        op=vers,
        versie=vers.huidige_versie.nummer if vers.huidige_versie else 0,
        deelnemers=[deelnemer.naam for deelnemer in wie],
    )
    return len(wie)


def _stuur(verslag: Verslag, deelnemer: Deelnemer, door: Gebruiker, *, deed_mee: bool) -> None:
    """Put the mail in the outbox and note it; an earlier one with this version that still waits is not sent any more."""
    if not heeft_account(deelnemer):
        geef_link(deelnemer)
    eerder = Verslagpost.objects.filter(versie=verslag.huidige_versie, deelnemer=deelnemer).first()
    if eerder is not None:
        trek_in(eerder.bericht)
    inhoud = brief(verslag, deelnemer, door, leesadres(verslag, deelnemer), deed_mee=deed_mee)
    bericht = verstuur(aan=deelnemer.email, onderwerp=inhoud.onderwerp, tekst=inhoud.tekst)
    Verslagpost.objects.update_or_create(
        versie=verslag.huidige_versie,
        deelnemer=deelnemer,
        defaults={"bericht": bericht, "aan": deelnemer.email, "op": timezone.now()},
    )
