"""Publishing a verslag as a fixed version, correcting it, and withdrawing it."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from documenten.bouwstenen import bewaar
from moresprudentie.berichten import over_verslag
from moresprudentie.citator.nakijken import nakijkdag
from moresprudentie.databank import zet_in_databank
from moresprudentie.documenten import verslag_document
from moresprudentie.handelingen.verslag import eis_volledig
from moresprudentie.inhoud import Inhoud, verzamel
from moresprudentie.models import Verslag, Verslagversie, Verwantenlijst
from moresprudentie.nummering import adres_voor, volgend_nummer
from moresprudentie.overgangen import zet_stap
from moresprudentie.taken import zoek_verwanten
from moresprudentie.vondsten import eis_bekeken
from moresprudentie.zoekstand import bewaar_tellingen
from organisatie.audit import leg_vast
from organisatie.meldingen import laat_vervallen
from organisatie.models import Gebruiker
from organisatie.post import verstuur, volledige_url
from organisatie.wachtrij import zet_in_wachtrij

FORMATEN = ("pdf", "odt", "docx")


class RedenOntbreekt(ValidationError):
    """A correction or a withdrawal needs a reason."""


@transaction.atomic
def publiceer(
    *,
    verslag: Verslag,
    door: Gebruiker,
    zichtbaarheid: str,
    reden: str = "",
    op: datetime.datetime | None = None,
    bekeken: frozenset[str] | None = None,
) -> Verslagversie:
    """Fix the verslag as it stands now as the next version and put it in the databank.

    Takes who may read it and, from the second version on, the reason of the correction. `op` is the
    moment (now by default; the example case publishes in the past). The first publication gives the
    number and the address. The documents are made from the fixed content and kept. `bekeken` as in `bied_aan`. Raises
    `NietVolledig`, `RedenOntbreekt`, `OngeldigeOvergang`, `NieuweVondsten` or `ValidationError`.
    """
    verslag = zet_stap(verslag, "publiceren", door)
    eis_volledig(verslag)
    if zichtbaarheid not in Verslag.Zichtbaarheid.values:
        raise ValidationError({"zichtbaarheid": "Kies wie het verslag mag lezen."})
    nummer = verslag.versies.count() + 1
    if nummer > 1 and not reden.strip():
        raise RedenOntbreekt({"reden": "Schrijf op waarom er een nieuwe versie komt."})
    eis_bekeken(verslag, bekeken, reden=reden.strip())
    moment = op or timezone.now()
    _geef_nummer(verslag, moment)
    inhoud = verzamel(verslag, versie=nummer, reden=reden.strip(), op=moment)
    versie = Verslagversie.objects.create(
        verslag=verslag,
        nummer=nummer,
        inhoud=dict(inhoud),
        zichtbaarheid=zichtbaarheid,
        reden=reden.strip(),
        gepubliceerd_op=moment,
        gepubliceerd_door=door,
    )
    _zet_in_databank(verslag, versie, inhoud)
    laat_vervallen(over_verslag(verslag))
    versie.documenten.set(bewaar(verslag_document(inhoud), soort="verslag", formaten=FORMATEN, door=door))
    leg_vast(door=door, wat="verslag gepubliceerd", op=verslag, versie=nummer, zichtbaarheid=zichtbaarheid)
    _mail_project(
        verslag, "gepubliceerd", f"Het staat nu in de databank als {verslag.nummer}, versie {nummer}."
    )
    return versie


def _geef_nummer(verslag: Verslag, moment: datetime.datetime) -> None:
    """Give number and address at the first publication; they never change afterwards."""
    if verslag.volgnummer:
        return
    verslag.jaar = timezone.localtime(moment).year
    verslag.volgnummer = volgend_nummer(verslag.jaar)
    verslag.slug = adres_voor(verslag.project.titel, verslag.jaar, verslag.volgnummer)
    verslag.gepubliceerd_op = moment


def _zet_in_databank(verslag: Verslag, versie: Verslagversie, inhoud: Inhoud) -> None:
    verslag.onderdeel = verslag.project.onderdeel
    verslag.zichtbaarheid = versie.zichtbaarheid
    verslag.nakijken_op = nakijkdag(timezone.localtime(versie.gepubliceerd_op).date())
    waarden = verslag.project.gekozen_waarden.op_poster().values_list("waarde", flat=True)
    zet_in_databank(verslag, versie, inhoud, waarden=waarden)
    bewaar_tellingen()
    zet_in_wachtrij(zoek_verwanten, nummer=verslag.pk)


@transaction.atomic
def trek_in(*, verslag: Verslag, door: Gebruiker, reden: str) -> Verslag:
    """Take a published verslag out of the databank; its page says so, with the reason."""
    verslag = zet_stap(verslag, "intrekken", door)
    if not reden.strip():
        raise RedenOntbreekt({"reden": "Schrijf op waarom je het verslag intrekt. De lezers zien dit."})
    verslag.ingetrokken_op = timezone.now()
    verslag.ingetrokken_reden = reden.strip()
    verslag.save(update_fields=["status", "ingetrokken_op", "ingetrokken_reden"])
    bewaar_tellingen()  # the database took it out of what can be found
    Verwantenlijst.objects.vergeet(verslag)
    leg_vast(door=door, wat="verslag ingetrokken", op=verslag, reden=reden.strip())
    _mail_project(verslag, "ingetrokken", reden.strip())
    return verslag


def _mail_project(verslag: Verslag, wat: str, tekst: str) -> None:
    """Tell the organisator and the projectleider; nobody where there is no project here."""
    if verslag.project_id is None:
        return
    adres = volledige_url(reverse("verslag", args=[verslag.slug]))
    for mens in {verslag.project.organisator, verslag.project.projectleider}:
        if mens:
            verstuur(
                aan=mens.email,
                onderwerp=f"Verslag {wat}: {verslag.titel}",
                tekst=f"Het verslag van ‘{verslag.titel}’ is {wat}.\n\n{tekst}\n\n{adres}\n",
            )
