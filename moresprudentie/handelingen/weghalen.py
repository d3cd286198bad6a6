"""Taking out of every version what was published by mistake: the one exception to "never changed" (decision 0023)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Replace
from django.utils import timezone

from documenten.bouwstenen import bewaar, gooi_weg
from formats.models import Antwoord, Antwoordversie, Vensterstand
from moresprudentie.citator.gebruik import noteer_gebruik
from moresprudentie.documenten import terugkoppeling_document, verslag_document
from moresprudentie.handelingen.publiceren import FORMATEN
from moresprudentie.handelingen.woodocumenten import maak_opnieuw
from moresprudentie.inhoud import lees
from moresprudentie.models import (
    Aanbeveling,
    Terugkoppeling,
    Verslag,
    Verslagversie,
    Woopassage,
    Wooset,
    Woostuk,
)
from moresprudentie.models.cijfers import houd_telwaarden, vergeet_ongenoemd
from moresprudentie.nummering import adres_voor
from moresprudentie.weghalen import AnderePlekken, Rij, Weghaler, kijk
from moresprudentie.zoekindex import zet_in_index
from moresprudentie.zoekstand import bewaar_tellingen
from organisatie.audit import leg_vast
from organisatie.models import Bericht, Gebruiker, Melding
from organisatie.rechten import Recht, eis
from organisatie.wacht import deur


@transaction.atomic
def haal_weg(
    *, verslag: Verslag, door: Gebruiker, passage: str, reden: str, gezien: str | None = None
) -> int:
    """Take a passage out of every version, text, document and trail of a verslag, and of what it was made from.

    Takes what is taken out, the reason that readers see, and the mark of the places that the page showed (None: code without
    a page). The documents are thrown away and made again. What remains is that it happened, when, by whom and why, not
    what it was. Gives in how many places it stood. Raises `NietsWegTeHalen` or `AnderePlekken`.
    """
    verslag = Verslag.objects.select_for_update(of=("self",)).select_related("project").get(pk=verslag.pk)
    eis(door, Recht.VERSLAG_PUBLICEREN, verslag)
    houd_telwaarden()
    weghaler = kijk(verslag, passage, reden)
    if gezien is not None and gezien != weghaler.kenmerk:
        raise AnderePlekken("Het staat intussen op andere plekken. Kijk de lijst na en bevestig opnieuw.")
    aantal, versies = weghaler.aantal, []
    with deur("passage weggehaald", door=door):
        for rij in weghaler.rijen:
            _schrijf(rij, door)
            if isinstance(rij.rij, Verslagversie):
                versies.append(rij.rij.nummer)
        _zet_spoor(verslag, versies, reden.strip(), door)
        _maak_rapporten(weghaler, door)
        _gooi_leesbundels_weg(verslag, door)
        _maak_woosets(weghaler, door)
    _werk_databank_bij(verslag, weghaler)
    vergeet_ongenoemd()
    leg_vast(
        door=door,
        wat="passage weggehaald",
        op=Verslag.objects.get(pk=verslag.pk),
        reden=reden.strip(),
        plekken=aantal,
        versies=sorted(versies),
    )
    return aantal


def _schrijf(rij: Rij, door: Gebruiker) -> None:
    """Write a row without its passage. An answer gets a next number, so that an old page cannot put it back unseen."""
    model = type(rij.rij)
    model._base_manager.filter(pk=rij.rij.pk).update(**rij.velden)
    if isinstance(rij.rij, Antwoord):
        antwoord = rij.rij
        Vensterstand.objects.filter(antwoord=antwoord).delete()
        nieuw = antwoord.versie + 1
        Antwoord.objects.filter(pk=antwoord.pk).update(versie=nieuw, gewijzigd_door=door)
        Antwoordversie.objects.create(antwoord=antwoord, versie=nieuw, tekst=rij.velden["tekst"], door=door)


def _zet_spoor(verslag: Verslag, versies: list[int], reden: str, door: Gebruiker) -> None:
    """Say in each version that was touched that it happened, and make its documents again."""
    for versie in verslag.versies.filter(nummer__in=versies):
        spoor = {"op": timezone.localdate().isoformat(), "reden": reden}
        versie.inhoud["weggehaald"] = [*versie.inhoud.get("weggehaald", []), spoor]
        versie.save(update_fields=["inhoud"])
        if oude := list(versie.documenten.select_related("bron")):
            gooi_weg(oude, door=door)
            nieuw = verslag_document(lees(versie.inhoud))
            versie.documenten.set(bewaar(nieuw, soort="verslag", formaten=FORMATEN, door=door))


def _gooi_leesbundels_weg(verslag: Verslag, door: Gebruiker) -> None:
    """Throw away what the invitations had with them: nobody needs it after the workshop, and the passage may be in it."""
    gooi_weg(list(verslag.project.workshop.leesbundels.select_related("bron")), door=door)


def _maak_woosets(weghaler: Weghaler, door: Gebruiker) -> None:
    """Make the documents of finished Woo sets again in which it stood, under a bar or not."""
    geraakt = {rij.rij.pk for rij in weghaler.rijen if isinstance(rij.rij, Wooset)}
    geraakt |= {rij.rij.wooset_id for rij in weghaler.rijen if isinstance(rij.rij, Woostuk | Woopassage)}
    for wooset in Wooset.objects.filter(pk__in=geraakt).exclude(afgerond_op=None):
        maak_opnieuw(wooset, door)


def _maak_rapporten(weghaler: Weghaler, door: Gebruiker) -> None:
    """Make the documents of the half-yearly reports again in which it stood, as data or in an answer."""
    geraakt = {rij.rij.pk for rij in weghaler.rijen if isinstance(rij.rij, Terugkoppeling)}
    geraakt |= {rij.rij.terugkoppeling_id for rij in weghaler.rijen if isinstance(rij.rij, Aanbeveling)}
    geraakt |= {
        rapport.pk
        for rapport in weghaler.terugkoppelingen
        if any(
            isinstance(rij.rij, Antwoord) and rij.rij.invulling_id == rapport.invulling_id
            for rij in weghaler.rijen
        )
    }
    for rapport in Terugkoppeling.objects.filter(pk__in=geraakt):
        if oude := list(rapport.documenten.select_related("bron")):
            gooi_weg(oude, door=door)
            nieuw = terugkoppeling_document(rapport)
            rapport.documenten.set(bewaar(nieuw, soort="terugkoppeling", formaten=FORMATEN, door=door))


def _werk_databank_bij(verslag: Verslag, weghaler: Weghaler) -> None:
    """Fill what search reads from the version as it is now, and give another address where the old one told it."""
    vers = Verslag.objects.select_related("huidige_versie").get(pk=verslag.pk)
    if vers.huidige_versie is None:
        return
    if weghaler.nieuw_adres:
        assert vers.jaar is not None  # it was published
        assert vers.volgnummer is not None
        oud, vers.slug = vers.get_absolute_url(), adres_voor(vers.titel, vers.jaar, vers.volgnummer)
        Verslag.objects.filter(pk=vers.pk).update(slug=vers.slug)
        _verhuis(oud, vers.get_absolute_url())
    noteer_gebruik(vers, lees(vers.huidige_versie.inhoud))
    if vers.status == Verslag.Status.GEPUBLICEERD:
        zet_in_index(vers, lees(vers.huidige_versie.inhoud))
        bewaar_tellingen()


def _verhuis(oud: str, nieuw: str) -> None:
    """Let what was mailed, or waits for that, lead to the new address: the old one opens nothing and tells what was taken out."""
    Melding.objects.filter(pad=oud).update(pad=nieuw)
    Bericht.objects.filter(tekst__contains=oud).update(tekst=Replace("tekst", Value(oud), Value(nieuw)))
