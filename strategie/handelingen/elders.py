"""A decision that was made elsewhere: who may record it for the bestuurder, and recording it (decision 0033)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.post import verstuur, volledige_url
from organisatie.rechten import Recht, eis_een_van, mag
from organisatie.wijziging import Gezien, wat_verandert
from strategie.handelingen.fasen import Lezing, Stap, mail_besluit, te_besluiten, verzet, voltrek
from strategie.handelingen.slot import vergrendel
from strategie.models import BesluitElders, Besluitstuk, Dossier, Fase

MANDAATRECHTEN = (Recht.STRATEGIE_VASTSTELLEN, Recht.STRATEGIE_BEWERKEN)
"""The bestuurder gives the mandate; who writes may note that it was given."""


@transaction.atomic
def geef_mandaat(
    *, dossier: Dossier, aan: Gebruiker, door: Gebruiker, waar: str = "", gezien: Gezien | None = None
) -> Dossier:
    """Let somebody record what is decided elsewhere, in the name of the bestuurder.

    The bestuurder can give it to anybody. Who writes notes where the mandate stands (`waar`), and cannot name
    oneself; the bestuurder is told. Of who has it already, nothing changes. Raises `IntussenGewijzigd` when another
    chose somebody since the page showed who it was, or `ValidationError` per field.
    """
    vers = vergrendel(dossier)
    eis_een_van(door, MANDAATRECHTEN, vers)
    zelf = mag(door, Recht.STRATEGIE_VASTSTELLEN, vers)
    _keur_mandaat(vers, aan, door, "" if zelf else waar.strip(), zelf=zelf)
    dag = date_format(timezone.localdate(), "j F Y")
    staat = (
        f"Gegeven door {door.naam} op {dag}."
        if zelf
        else f"{waar.strip()} (genoteerd door {door.naam} op {dag})"
    )
    wat = "mandaat voor besluiten gegeven"
    nu, nieuw = {"aan": vers.gemandateerde}, {"aan": aan}
    if not wat_verandert(nu, nieuw, gezien=gezien, door=door, wat=wat, op=vers, waar=staat):
        return vers
    vers.gemandateerde, vers.mandatering = aan, staat
    vers.save(update_fields=["gemandateerde", "mandatering"])
    for wie in (aan, vers.bestuurder):
        if wie is not None and wie != door:
            _meld_mandaat(vers, wie)
    return vers


@transaction.atomic
def trek_mandaat_in(*, dossier: Dossier, door: Gebruiker) -> None:
    """Take the mandate back; doing so twice is no error."""
    vers = vergrendel(dossier)
    eis_een_van(door, MANDAATRECHTEN, vers)
    if (wie := vers.gemandateerde) is None:
        return
    vers.gemandateerde, vers.mandatering = None, ""
    vers.save(update_fields=["gemandateerde", "mandatering"])
    leg_vast(door=door, wat="mandaat voor besluiten ingetrokken", op=vers, van=wie.naam)


@transaction.atomic
def leg_besluit_vast(
    *,
    fase: Fase,
    besluit: str,
    orgaan: str,
    datum: date,
    door: Gebruiker,
    gezien: str | Lezing,
    nummer: str = "",
    bestand: UploadedFile | None = None,
    opmerking: str = "",
) -> Fase:
    """Record what was decided elsewhere on a phase that was voorgelegd, by the bestuurder or who was mandated.

    `besluit` is "vastgesteld" or "teruggegeven"; a vaststelling has a number and the paper in which it stands, a
    teruggave says what must change. `gezien` as for `stel_vast`. Raises `PermissionDenied`, `OngeldigeOvergang`,
    `StukVeranderd`, or `ValidationError` per field.
    """
    stap = Stap.TERUGGEGEVEN if besluit == Stap.TERUGGEGEVEN else Stap.VASTGESTELD
    fase, getal = te_besluiten(fase, door, stap, gezien, Recht.STRATEGIE_BESLUIT_VASTLEGGEN)
    _keur_besluit(stap, datum, nummer, bestand, opmerking)
    elders = BesluitElders(orgaan=orgaan.strip(), datum=datum, nummer=nummer.strip())
    elders.full_clean(exclude=["besluit"])
    stuk = Besluitstuk.van(bestand) if bestand else None
    elders.besluit = verzet(fase, stap, door, opmerking, getal)
    elders.save()
    if stuk is not None:
        stuk.elders = elders
        stuk.save()
    leg_vast(
        door=door,
        wat=f"besluit van elders over fase {fase.nummer} vastgelegd",
        op=fase.dossier,
        orgaan=elders.orgaan,
        datum=str(datum),
        nummer=elders.nummer,
        sha256=stuk.sha256 if stuk else "",
    )
    if stap == Stap.VASTGESTELD:
        voltrek(fase, door, opmerking)
    else:
        mail_besluit(fase, door, opmerking)
    _meld_besluit(fase, elders, door)
    return fase


def _keur_mandaat(dossier: Dossier, aan: Gebruiker, door: Gebruiker, waar: str, *, zelf: bool) -> None:
    if dossier.bestuurder is None:
        raise ValidationError("Kies eerst bij Mensen wie de bestuurder is: die geeft het mandaat.")
    if aan == dossier.bestuurder:
        raise ValidationError({"aan": "De bestuurder kan dit al. Kies iemand anders."})
    if not zelf and aan == door:
        raise ValidationError(
            {
                "aan": "Je kunt dit mandaat niet aan jezelf geven. Laat de bestuurder het doen, of kies een collega."
            }
        )
    if not zelf and not waar:
        raise ValidationError({"waar": "Schrijf op waar het mandaat staat."})
    if len(waar) > 300:
        raise ValidationError({"waar": "Dit is te lang: hooguit 300 tekens."})


def _keur_besluit(stap: str, datum: date, nummer: str, bestand: UploadedFile | None, opmerking: str) -> None:
    fouten = {}
    if datum > timezone.localdate():
        fouten["datum"] = "Deze dag ligt in de toekomst. Leg het besluit vast als het genomen is."
    if stap == Stap.VASTGESTELD:
        if not nummer.strip():
            fouten["nummer"] = "Vul het nummer van het besluit in."
        if bestand is None:
            fouten["bestand"] = "Voeg het stuk toe waarin het besluit staat."
    elif not opmerking.strip():
        fouten["opmerking"] = "Schrijf op wat er anders moet."
    if fouten:
        raise ValidationError(fouten)


def _meld_mandaat(dossier: Dossier, wie: Gebruiker) -> None:
    """Tell who got the mandate, and the bestuurder when somebody else noted it."""
    naam = dossier.gemandateerde.naam if dossier.gemandateerde else ""
    eigen = wie == dossier.gemandateerde
    wat = "Jij mag" if eigen else f"{naam} mag"
    verder = "" if eigen else "\nKlopt dit niet, trek het dan in op die pagina."
    verstuur(
        aan=wie.email,
        onderwerp=f"Mandaat om besluiten vast te leggen: {dossier}",
        tekst=f"Hallo {wie.naam},\n\n{wat} in CODIO vastleggen wat elders is besloten over ‘{dossier}’, namens "
        f"{dossier.bestuurder}.\nHet mandaat: {dossier.mandatering}\n\nBekijk het dossier: "
        f"{volledige_url(dossier.get_absolute_url())}{verder}\n",
    )


def _meld_besluit(fase: Fase, elders: BesluitElders, door: Gebruiker) -> None:
    """Tell the bestuurder what was recorded in his name."""
    wie = fase.dossier.bestuurder
    if wie is None or wie == door:
        return
    woord = fase.woord if fase.is_vastgesteld else "teruggegeven"
    verstuur(
        aan=wie.email,
        onderwerp=f"Vastgelegd: {fase.document_naam} is {woord}",
        tekst=f"Hallo {wie.naam},\n\n{door.naam} legde namens jou vast: {fase.document_naam} van ‘{fase.dossier}’ is "
        f"{woord} door {elders.orgaan}, {elders}.\n\nBekijk het dossier: "
        f"{volledige_url(fase.dossier.get_absolute_url())}\n",
    )
