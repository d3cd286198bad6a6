"""What people are told of a meting by mail: that an answer is asked, that the day comes near, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format

from organisatie import meldsoorten
from organisatie.meldingen import Nieuws, Ontvanger, laat_vervallen, meld
from organisatie.meldsoorten import Meldsoort
from organisatie.models import Gebruiker, Melding
from strategie.models import Invuller, Meting, Metingstap

VRAAG, UITSLAG = "volwassenheid", "volwassenheid-uitslag"
VOORAF = timedelta(days=5)
"""So long before the last day who did not answer yet is reminded."""
APART = "Je vult de meting zelf in. Niemand ziet je antwoorden, tot het invullen sluit. Daarna staan ze er zonder naam."


def over_vraag(invuller: Invuller) -> str:
    """Give by which name notices know what is asked of somebody in a meting."""
    return f"meting:{invuller.meting_id}:{invuller.gebruiker_id}"


def over_sluiten(meting: Meting) -> str:
    """Give by which name notices know that a meting is to be closed."""
    return f"meting:{meting.pk}:sluiten"


def over_uitslag(meting: Meting) -> str:
    """Give by which name notices know what came of a meting."""
    return f"meting:{meting.pk}:uitslag"


def vraag(invuller: Invuller) -> None:
    """Ask somebody to answer."""
    meting = invuller.meting
    eigen_woorden = f"{meting.toelichting.strip()}\n\n" if meting.toelichting.strip() else ""
    _vraag(
        invuller,
        sleutel="vraag",
        kop=f"Vul de volwassenheidsmeting in: {meting}",
        tekst=f"{meting.eigenaar.naam} vraagt hoe ver de organisatie is met waarden in digitalisering, op zes thema’s.\n\n"
        f"{eigen_woorden}{APART}",
    )


def meld_weer_open(invuller: Invuller) -> None:
    """Tell somebody who had not answered that it is possible again."""
    _vraag(
        invuller,
        sleutel=f"weer-open:{invuller.meting.stappen.count()}",
        kop=f"Je kunt de volwassenheidsmeting alsnog invullen: {invuller.meting}",
        tekst="Het invullen is weer open voor wie nog niet alles had ingevuld.",
    )


def _vraag(invuller: Invuller, *, sleutel: str, kop: str, tekst: str) -> None:
    meld(
        Ontvanger(invuller.gebruiker),
        Nieuws(
            soort=VRAAG,
            sleutel=f"meting:{invuller.meting_id}:{sleutel}:{invuller.pk}",
            kop=kop,
            tekst=tekst,
            pad=reverse("volwassenheid-invullen", args=[invuller.meting_id]),
            knop=f"Vul in, tot en met {date_format(invuller.meting.sluit_op, 'j F')}",
            onderwerp=over_vraag(invuller),
            voor=invuller.meting.sluit_op,
        ),
    )


def trek_vraag_in(invuller: Invuller) -> None:
    """Nothing is asked of this person any more."""
    laat_vervallen(over_vraag(invuller))


def trek_vragen_in(meting: Meting) -> None:
    """Nothing is asked of anybody any more."""
    for invuller in meting.invullers.all():
        trek_vraag_in(invuller)
    laat_vervallen(over_sluiten(meting))


def trek_uitslag_in(meting: Meting) -> None:
    """What was told of the answers or the outcome does not hold any more."""
    laat_vervallen(over_uitslag(meting))


def meld_gesloten(meting: Meting, stap: Metingstap) -> None:
    """Tell everybody who took part that the answers can be seen."""
    _meld_uitslag(
        meting,
        stap,
        kop=f"Zo antwoordden jullie: {meting}",
        tekst="Het invullen is gesloten. Je ziet nu hoe de antwoorden verschillen, zonder namen. Daarna bespreken jullie per "
        "thema één uitkomst.",
        knop="Bekijk de antwoorden",
    )


def meld_vastgesteld(meting: Meting, stap: Metingstap) -> None:
    """Tell everybody who took part what came of it."""
    _meld_uitslag(
        meting,
        stap,
        kop=f"De uitkomst staat vast: {meting}",
        tekst="Je leest per thema waar de organisatie staat, en waarom.",
        knop="Lees de uitkomst",
    )


def _meld_uitslag(meting: Meting, stap: Metingstap, *, kop: str, tekst: str, knop: str) -> None:
    trek_uitslag_in(meting)
    for mens in _die_meedoen(meting):
        meld(
            Ontvanger(mens),
            Nieuws(
                soort=UITSLAG,
                sleutel=f"meting:{meting.pk}:stap:{stap.pk}:{mens.pk}",
                kop=kop,
                tekst=tekst,
                pad=meting.get_absolute_url(),
                knop=knop,
                onderwerp=over_uitslag(meting),
            ),
        )


def _die_meedoen(meting: Meting) -> Iterable[Gebruiker]:
    return Gebruiker.objects.filter(metingen_als_invuller__meting=meting, is_active=True).order_by("pk")


def ronde(dag: date) -> None:
    """Remind who did not answer when the last day comes near; tell the owner when it has passed. Once for each such day."""
    bijna = Invuller.objects.wachtend().filter(meting__sluit_op__gte=dag, meting__sluit_op__lte=dag + VOORAF)
    for invuller in bijna.select_related("gebruiker", "meting"):
        if invuller.meting.geopend_op and invuller.meting.geopend_op.date() < dag:
            _vraag(
                invuller,
                sleutel=f"herinnering:{invuller.meting.sluit_op}",
                kop=f"Nog niet ingevuld: {invuller.meting}",
                tekst=APART,
            )
    voorbij = Meting.objects.filter(status=Meting.Status.OPEN, sluit_op__lt=dag)
    for meting in voorbij.select_related("eigenaar"):
        _meld_sluiten(meting)


def _meld_sluiten(meting: Meting) -> None:
    meld(
        Ontvanger(meting.eigenaar),
        Nieuws(
            soort=VRAAG,
            sleutel=f"meting:{meting.pk}:sluiten:{meting.eigenaar_id}:{meting.sluit_op}",
            kop=f"Sluit het invullen van de meting: {meting}",
            tekst=f"De laatste dag was {date_format(meting.sluit_op, 'j F')}. Tot je sluit, kunnen mensen nog invullen.",
            pad=meting.get_absolute_url(),
            knop="Sluit, of kies een latere dag",
            onderwerp=over_sluiten(meting),
            voor=meting.sluit_op,
        ),
    )


def vraag_geldt(melding: Melding) -> bool:
    """Say whether an answer is still asked of this person; for the owner, whether the meting still is to be closed."""
    _, pk, wie = melding.onderwerp.split(":")
    if wie == "sluiten":
        open_ = Meting.objects.filter(pk=pk, eigenaar=melding.gebruiker_id, status=Meting.Status.OPEN)
        return any(meting.sluit_op == melding.voor for meting in open_)
    return Invuller.objects.wachtend().filter(meting=int(pk), gebruiker=int(wie)).exists()


def uitslag_geldt(melding: Melding) -> bool:
    """Say whether the answers can still be seen, and by this person."""
    meting = Meting.objects.filter(pk=melding.onderwerp.split(":")[1]).first()
    return meting is not None and meting.heeft_uitslag


def sluit_aan() -> None:
    """Add the notices and the round; once, when Django starts."""
    meldsoorten.neem_op(
        Meldsoort(VRAAG, "Een volwassenheidsmeting wacht op je", geldt=vraag_geldt),
        Meldsoort(UITSLAG, "Een volwassenheidsmeting is gesloten of vastgesteld", geldt=uitslag_geldt),
    )
    meldsoorten.RONDES.append(ronde)
