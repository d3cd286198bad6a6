"""What the citator mails: new verslagen that a kept search finds, and the answer to who reported a mistake."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from django.utils.text import Truncator

from moresprudentie.citator.zoekvragen import nieuw_voor
from moresprudentie.models import Bewaardezoekvraag, Foutmelding, Verslag, Zoekregel
from moresprudentie.models.zoeken import Lezer
from organisatie import meldsoorten
from organisatie.meldingen import Nieuws, Ontvanger, meld
from organisatie.meldsoorten import Meldsoort
from organisatie.models import Gebruiker, Melding
from organisatie.rechten import Recht, mag

ZOEKVRAAG, FOUT = "zoekvraag", "fout-antwoord"
TERUG = timedelta(days=35)
"""What was published longer ago was told already, or is news no more: the clock looks no further back."""


def ronde(dag: date) -> None:
    """Tell who keeps a search of what was published since, each verslag once to each person."""
    bewaard = Bewaardezoekvraag.objects.filter(mail=True, gebruiker__is_active=True)
    lezers: dict[int, Lezer] = {}
    for vraag in bewaard.select_related("gebruiker").order_by("gebruiker", "pk"):
        wie = vraag.gebruiker
        if not mag(wie, Recht.DATABANK_INZIEN):
            continue
        lezer = lezers.setdefault(wie.pk, Lezer.van(wie))
        sinds = max(vraag.bewaard_op, timezone.now() - TERUG)
        for verslag in nieuw_voor(vraag, lezer, sinds):
            meld(
                Ontvanger(wie),
                Nieuws(
                    soort=ZOEKVRAAG,
                    sleutel=f"{ZOEKVRAAG}:{wie.pk}:{verslag.pk}",
                    kop=f"Nieuw verslag: {verslag.titel}",
                    tekst=f"Gevonden met je zoekvraag ‘{vraag.naam}’. {Truncator(verslag.samenvatting).words(40)}".strip(),
                    pad=verslag.get_absolute_url(),
                    knop="Lees het verslag",
                    onderwerp=f"{ZOEKVRAAG}:{vraag.pk}:{verslag.pk}",
                ),
            )


def geldt_nog(melding: Melding) -> bool:
    """Say whether somebody still keeps that search with mail, and may read that verslag now."""
    _, vraag, verslag = melding.onderwerp.split(":")
    wie = melding.gebruiker
    if wie is None or not mag(wie, Recht.DATABANK_INZIEN):
        return False
    if not Bewaardezoekvraag.objects.filter(pk=vraag, gebruiker=wie, mail=True).exists():
        return False
    return Zoekregel.objects.voor(Lezer.van(wie)).filter(pk=int(verslag)).exists()


def vergeet_wachtende(verslag: Verslag) -> None:
    """Throw away what waits to be told of a verslag that changed or went: the next round tells it as it is then."""
    wachtend = Melding.objects.wachtend().filter(soort=ZOEKVRAAG)
    wachtend.filter(onderwerp__endswith=f":{verslag.pk}").delete()


def meld_foutantwoord(melding: Foutmelding) -> None:
    """Tell who reported a mistake what the redactie says; not who answered oneself."""
    wie: Gebruiker = melding.door
    if wie == melding.beantwoord_door:
        return
    meld(
        Ontvanger(wie),
        Nieuws(
            soort=FOUT,
            sleutel=f"{FOUT}:{melding.pk}",
            kop=f"Antwoord op je melding bij ‘{melding.verslag}’",
            tekst=f"{melding.get_uitkomst_display()}.\n\n{melding.antwoord}",
            pad=melding.verslag.get_absolute_url(),
            knop="Lees het verslag",
            onderwerp=f"{FOUT}:{melding.pk}",
        ),
    )


def sluit_aan() -> None:
    """Add the notices and the round of the citator; once, when Django starts."""
    meldsoorten.neem_op(
        Meldsoort(ZOEKVRAAG, "Een nieuw verslag past bij een zoekvraag die je bewaart", geldt=geldt_nog),
        Meldsoort(FOUT, "De redactie beantwoordt een fout die je meldde"),
    )
    meldsoorten.RONDES.append(ronde)
