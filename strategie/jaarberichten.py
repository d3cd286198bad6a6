"""What people are told of a yearly report: the bestuurder that there is one to read and to talk about (bron: 000, 2.5)."""

from __future__ import annotations

from organisatie import meldsoorten
from organisatie.meldingen import Nieuws, Ontvanger, meld
from organisatie.meldsoorten import Meldsoort
from organisatie.models import Melding
from strategie.models import Jaarverslag


def over_jaarverslag(jaarverslag: Jaarverslag) -> str:
    """Give by which name notices know a report."""
    return f"jaarverslag:{jaarverslag.pk}"


def meld_jaarverslag(jaarverslag: Jaarverslag) -> None:
    """Tell the bestuurder that a report was aangeboden."""
    dossier, wie = jaarverslag.dossier, jaarverslag.aangeboden_door
    if dossier.bestuurder is None:
        return
    meld(
        Ontvanger(dossier.bestuurder),
        Nieuws(
            soort="jaarverslag",
            sleutel=f"{over_jaarverslag(jaarverslag)}:{dossier.bestuurder_id}",
            kop=f"{jaarverslag} ligt voor je klaar: {dossier}",
            tekst=f"{wie.naam if wie else 'CODIO'} biedt je het jaarverslag aan over {jaarverslag.periode}. Lees het, en zet "
            "het op de agenda van het bestuur: loopt het goed, of is bijstellen nodig?",
            pad=jaarverslag.get_absolute_url(),
            knop="Lees het jaarverslag",
            onderwerp=over_jaarverslag(jaarverslag),
        ),
    )


def geldt_nog(melding: Melding) -> bool:
    """Say whether the report was not talked about yet, and this person is still the bestuurder."""
    pk = int(melding.onderwerp.removeprefix("jaarverslag:"))
    open_ = Jaarverslag.objects.te_bespreken().filter(pk=pk)
    return open_.filter(dossier__bestuurder=melding.gebruiker_id).exists()


def sluit_aan() -> None:
    """Add the kind of notice; once, when Django starts."""
    meldsoorten.neem_op(Meldsoort("jaarverslag", "Er ligt een jaarverslag voor je klaar", geldt=geldt_nog))
