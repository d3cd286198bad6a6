"""A decision to adjust opens a next version of the dossier (bron: 000, 2.5, bijstellen)."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.models import model_to_dict

from acties.models import Actie
from formats.handelingen import vul_in
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from strategie import ontvangen
from strategie.aanleiding import Aanleiding, wat_kan_leiden_tot
from strategie.bouwstenen import maak_fasen
from strategie.formats.nota import BESLUIT
from strategie.handelingen.slot import houd
from strategie.models import Bespreking, Dossier

NIET_MEE = (
    *("id", "versie", "vorige", "reden_nieuwe_versie", "accenten_vastgesteld_op", "meeschrijvers"),
    *("gemandateerde", "mandatering"),  # a mandate is given for one version
)


@transaction.atomic
def nieuwe_versie(
    *,
    dossier: Dossier,
    reden: str,
    door: Gebruiker,
    besprekingen: Collection[int] = (),
    aanbevelingen: Collection[int] = (),
) -> Dossier:
    """Open the next version with a copy of all contents; the present version stays as it is and holds on.

    Takes the keys of what led to it, out of `strategie.aanleiding.wat_kan_leiden_tot`: talks in the bestuur and
    recommendations that were taken over. Raises `ValidationError` without a reason, for another key, before the choice of
    phase 2 is vastgesteld, or when there is a next version already.
    """
    dossier = houd(dossier, door)
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom je de strategie bijstelt."})
    if reden_van_niet := geen_nieuwe_versie(dossier):
        raise ValidationError(reden_van_niet)
    nieuw = _kopie(dossier, reden, door)
    nieuw.meeschrijvers.set(dossier.meeschrijvers.all())
    maak_fasen(nieuw, door)
    _neem_teksten_mee(dossier, nieuw, door)
    for verwant in ("betrokkenen", "lange_lijst", "accentwaarden", "losgelaten_accenten", "methoden"):
        _neem_rijen_mee(dossier, nieuw, verwant)
    _neem_stukken_mee(dossier, nieuw)
    _neem_maatregelen_mee(dossier, nieuw)
    leidde = _noteer_aanleiding(dossier, nieuw, besprekingen, aanbevelingen)
    leg_vast(
        door=door,
        wat="nieuwe versie geopend",
        op=nieuw,
        vorige=dossier.pk,
        reden=reden.strip(),
        door_wat=leidde,
    )
    return nieuw


def geen_nieuwe_versie(dossier: Dossier) -> str:
    """Give why this dossier cannot have a next version now; "" when it can."""
    if dossier.accenten_vastgesteld_op is None:
        return "Een nieuwe versie kan pas als de keuze van fase 2 is vastgesteld."
    if Dossier.objects.filter(vorige=dossier).exists():
        return "Er is al een nieuwe versie van dit dossier."
    return ""


def _kopie(dossier: Dossier, reden: str, door: Gebruiker) -> Dossier:
    velden = {
        veld.attname: getattr(dossier, veld.attname)
        for veld in Dossier._meta.concrete_fields
        if veld.name not in (*NIET_MEE, "gemaakt_op", "gemaakt_door")
    }
    return Dossier.objects.create(
        **velden,
        versie=dossier.versie + 1,
        vorige=dossier,
        reden_nieuwe_versie=reden.strip(),
        gemaakt_door=door,
    )


def _neem_teksten_mee(oud: Dossier, nieuw: Dossier, door: Gebruiker) -> None:
    doelen = {fase.nummer: fase.invulling for fase in nieuw.fasen.select_related("invulling")}
    for fase in oud.fasen.select_related("invulling"):
        # What is asked of the bestuur is another thing in the next version.
        antwoorden = fase.invulling.antwoorden()
        teksten = {vraag: tekst for vraag, tekst in antwoorden.items() if tekst and vraag != BESLUIT}
        vul_in(invulling=doelen[fase.nummer], teksten=teksten, door=door)


def _neem_rijen_mee(oud: Dossier, nieuw: Dossier, verwant: str) -> None:
    for rij in getattr(oud, verwant).all():
        van_rij = {veld.name: list(getattr(rij, veld.name).all()) for veld in rij._meta.many_to_many}
        rij.pk, rij._state.adding = None, True
        rij.dossier = nieuw
        rij.save()
        for naam, dingen in van_rij.items():
            getattr(rij, naam).set(dingen)


def _neem_stukken_mee(oud: Dossier, nieuw: Dossier) -> None:
    for stuk in oud.stukken.select_related("bestand"):
        bestand = stuk.eigen_bestand
        stuk.pk, stuk._state.adding, stuk.dossier = None, True, nieuw
        stuk.save()
        if bestand is not None:
            bestand.pk, bestand._state.adding, bestand.stuk = None, True, stuk
            bestand.save()


def _neem_maatregelen_mee(oud: Dossier, nieuw: Dossier) -> None:
    """Copy what still runs as drafts: nobody is told before the new plan is geaccordeerd."""
    for maatregel in oud.maatregelen.lopend().prefetch_related("waarden"):
        waarden = list(maatregel.waarden.all())
        velden = model_to_dict(maatregel, exclude=["id", "dossier", "project", "waarden", "groep"])
        for naam in ("actiehouder", "monitor"):
            velden[f"{naam}_id"] = velden.pop(naam)
        voorbeeld = {naam: getattr(maatregel, naam) for naam in ("voorbeeldactie_id", "voorbeeldbron")}
        kopie = Actie.objects.create(dossier=nieuw, vorige=maatregel, **voorbeeld, **velden)
        kopie.waarden.set(waarden)


def _noteer_aanleiding(
    oud: Dossier, nieuw: Dossier, besprekingen: Collection[int], aanbevelingen: Collection[int]
) -> list[str]:
    """Note with a new version what led to it; gives that in lines. Raises `ValidationError` for what cannot have."""
    if not besprekingen and not aanbevelingen:
        return []
    kan = wat_kan_leiden_tot(oud)
    deze = Aanleiding(
        [b for b in kan.besprekingen if b.pk in besprekingen],
        [a for a in kan.aanbevelingen if a.pk in aanbevelingen],
    )
    if (len(deze.besprekingen), len(deze.aanbevelingen)) != (len(set(besprekingen)), len(set(aanbevelingen))):
        raise ValidationError(
            "Iemand heeft intussen iets veranderd aan wat je aanvinkte. Kijk het nog eens na."
        )
    Bespreking.objects.filter(pk__in=[b.pk for b in deze.besprekingen]).update(leidde_tot=nieuw)
    ontvangen.land(nieuw, [a.pk for a in deze.aanbevelingen])
    return deze.regels
