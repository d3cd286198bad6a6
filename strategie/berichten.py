"""What people are told of a strategy by mail: to think along about its values (bron: 000, 2.3), remarks and answers, and that the
yearly talk in the bestuur comes near (2.5, vraag 3).
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime

from formats.houder import houder_van
from formats.models import Opmerking
from formats.opmerkingen import HOORDERS
from organisatie import meldsoorten
from organisatie.datum import maanden_na, tijdvak
from organisatie.meldingen import Nieuws, Ontvanger, laat_vervallen, meld
from organisatie.meldsoorten import Meldsoort
from organisatie.models import Gebruiker, Melding
from strategie.meelezen import stuur_antwoord
from strategie.models import Bijeenkomst, Deelname, Dossier, Fase, Jaarverslag

JAAR = timedelta(days=365)
NA_MAANDEN = 11
"""So long after the last talk its owner is told that the next one comes near."""


def over(dossier: Dossier) -> str:
    """Give by which name notices know the talk on a dossier."""
    return f"bespreking:{dossier.pk}"


def besproken_op(dossier: Dossier) -> date:
    """Give the day of the last talk, else the day on which phase 4 was vastgesteld; uses `laatst` when it was fetched."""
    laatst: date | None = getattr(dossier, "laatst", None)
    return laatst or localtime(dossier.fase(4).status_op).date()


def ronde(dag: date) -> None:
    """Tell who watches a strategy that is carried out when a year without a talk is nearly over; once for each year."""
    lopend = Dossier.objects.met_lopende_implementatie().filter(fasen__nummer=4)
    dossiers = lopend.annotate(laatst=Max("besprekingen__datum"))
    for dossier in dossiers.select_related("eigenaar", "ambtelijk_verantwoordelijke").prefetch_related(
        "fasen"
    ):
        sinds = besproken_op(dossier)
        if dag >= (vanaf := maanden_na(sinds, NA_MAANDEN)):
            _meld(dossier, sinds, tijdvak(vanaf, dag, 12))


def _meld(dossier: Dossier, sinds: date, jaar: int) -> None:
    wie = dossier.regie
    if wie is None:
        return
    was = (
        "Het bestuur besprak haar voor het laatst"
        if getattr(dossier, "laatst", None)
        else "Zij is vastgesteld"
    )
    meld(
        Ontvanger(wie),
        Nieuws(
            soort="bespreking",
            sleutel=f"{over(dossier)}:{wie.pk}:{sinds}:{jaar}",
            kop=f"Bespreek de strategie in het bestuur: {dossier}",
            tekst=f"{was} op {date_format(sinds, 'j F Y')}. Bespreek haar elk jaar: loopt het goed, of is bijstellen nodig? "
            "Het jaarverslag geeft het bestuur de cijfers daarbij.",
            pad=reverse("strategie-bespreking", args=[dossier.pk]),
            knop="Leg vast wat is besproken",
            onderwerp=over(dossier),
            voor=sinds + JAAR,
        ),
    )


def geldt_nog(melding: Melding) -> bool:
    """Say whether the strategy is still carried out, watched by the same person; a talk that was held took the notice back."""
    pk = int(melding.onderwerp.removeprefix("bespreking:"))
    dossier = Dossier.objects.met_lopende_implementatie().filter(pk=pk).first()
    wie = dossier.regie if dossier else None
    return wie is not None and wie.pk == melding.gebruiker_id


def over_bijeenkomst(bijeenkomst: Bijeenkomst) -> str:
    """Give by which name notices know an exploring meeting."""
    return f"bijeenkomst:{bijeenkomst.pk}"


def meld_uitnodiging(deelname: Deelname) -> None:
    """Ask a colleague to put values forward, at home or in the meeting."""
    assert deelname.gebruiker is not None  # who has no account comes in with the code
    bijeenkomst, dossier = deelname.bijeenkomst, deelname.bijeenkomst.dossier
    waar = f", {bijeenkomst.waar}" if bijeenkomst.waar else ""
    meld(
        Ontvanger(deelname.gebruiker),
        Nieuws(
            soort="bijeenkomst",
            sleutel=f"{over_bijeenkomst(bijeenkomst)}:{deelname.pk}",
            kop=f"Welke waarden verdienen nadruk? Denk mee over {dossier}",
            tekst=f"{dossier.eigenaar.naam} vraagt je om waarden te noemen waarop de organisatie sterker moet sturen, en "
            f"waarom. Dat kan nu al. De verkennende bijeenkomst is op {date_format(bijeenkomst.datum, 'l j F Y')}{waar}. "
            "Tot de lijst opengaat, ziet niemand wat je schrijft; je naam komt er niet bij te staan.",
            pad=reverse("meedenken-account", args=[bijeenkomst.pk]),
            knop="Noem waarden",
            onderwerp=over_bijeenkomst(bijeenkomst),
            voor=bijeenkomst.datum,
        ),
    )


def uitnodiging_geldt(melding: Melding) -> bool:
    """Say whether the meeting goes on, and this person is still asked to put something forward."""
    pk = int(melding.onderwerp.removeprefix("bijeenkomst:"))
    return Deelname.objects.filter(
        gebruiker=melding.gebruiker_id, bijeenkomst=pk, bijeenkomst__gesloten_op=None, inbreng=None
    ).exists()


def na_opmerking(opmerking: Opmerking) -> None:
    """Tell who writes that a reader remarked something, and the reader what was answered (`formats.opmerkingen`)."""
    stuk = houder_van(opmerking.invulling)
    if not isinstance(stuk, Fase | Jaarverslag):
        return
    dossier, welk = stuk.dossier, f"fase {stuk.nummer}" if isinstance(stuk, Fase) else str(stuk).lower()
    vraag = opmerking.invulling.spec.vraag(opmerking.vraag)
    bij = f"{dossier}, {welk}, bij ‘{vraag.label}’"
    pad = f"{stuk.get_absolute_url()}#vraag-{vraag.sleutel}"
    over_deze = f"opmerking:{opmerking.pk}"
    if opmerking.opgelost:
        laat_vervallen(over_deze)
        _meld_antwoord(opmerking, bij, pad)
        return
    for mens in {dossier.eigenaar, *dossier.meeschrijvers.all()} - {opmerking.door}:
        meld(
            Ontvanger(mens),
            Nieuws(
                soort="strategie-opmerking",
                sleutel=f"{over_deze}:g{mens.pk}",
                kop=f"Opmerking van {opmerking.wie}: {dossier}",
                tekst=f"{bij}:\n\n{opmerking.tekst}",
                pad=pad,
                knop="Lees en beantwoord",
                onderwerp=over_deze,
            ),
        )


def _meld_antwoord(opmerking: Opmerking, bij: str, pad: str) -> None:
    wie = opmerking.opgelost_door
    if opmerking.door is None:
        stuur_antwoord(opmerking)
        return
    if wie is None or wie == opmerking.door:
        return
    meld(
        Ontvanger(opmerking.door),
        Nieuws(
            soort="strategie-antwoord",
            sleutel=f"antwoord:{opmerking.pk}",
            kop=f"{wie.naam} beantwoordde je opmerking",
            tekst=f"{bij}.\n\nJe schreef: {opmerking.tekst}\n\nHet antwoord: {opmerking.antwoord}",
            pad=pad,
            knop="Bekijk het",
        ),
    )


def schrijver(dossier: Dossier, wie: Gebruiker) -> str:
    """Give by which name notices know that somebody began to write along."""
    return f"schrijver:{dossier.pk}:{wie.pk}"


def meld_schrijver(dossier: Dossier, wie: Gebruiker, door: Gebruiker) -> None:
    """Tell somebody that a dossier is there to write in; not who put oneself on the list."""
    if wie == door:
        return
    fase = dossier.huidige_fase()
    meld(
        Ontvanger(wie),
        Nieuws(
            soort="strategie-schrijver",
            sleutel=f"{schrijver(dossier, wie)}:{timezone.now().isoformat()}",
            kop=f"Schrijf mee aan ‘{dossier}’",
            tekst=f"{door.naam} vraagt je om mee te schrijven. Nu is fase {fase.nummer} aan de beurt: "
            f"{fase.naam.lower()}.",
            pad=fase.get_absolute_url(),
            knop="Bekijk de fase",
            onderwerp=schrijver(dossier, wie),
        ),
    )


def _schrijft_nog(melding: Melding) -> bool:
    """Say whether the person still writes along."""
    pk = int(melding.onderwerp.split(":")[1])
    return Dossier.meeschrijvers.through.objects.filter(dossier=pk, gebruiker=melding.gebruiker_id).exists()


def _nog_open(melding: Melding) -> bool:
    """Say whether a remark has no answer yet; when it got one, the notice was taken back."""
    pk = int(melding.onderwerp.removeprefix("opmerking:"))
    return Opmerking.objects.filter(pk=pk, opgelost_op=None).exists()


def sluit_aan() -> None:
    """Add the notices and the round of this floor; once, when Django starts."""
    meldsoorten.neem_op(
        Meldsoort("bespreking", "Je strategie moet weer in het bestuur", geldt=geldt_nog),
        Meldsoort(
            "bijeenkomst", "Je wordt gevraagd waarden voor een strategie te noemen", geldt=uitnodiging_geldt
        ),
        Meldsoort("strategie-opmerking", "Iemand zet een opmerking bij je strategie", geldt=_nog_open),
        Meldsoort("strategie-schrijver", "Je gaat meeschrijven aan een strategie", geldt=_schrijft_nog),
        Meldsoort("strategie-antwoord", "Je opmerking bij een strategie is beantwoord"),
    )
    meldsoorten.RONDES.append(ronde)
    HOORDERS.append(na_opmerking)
