"""What the redacteur of the demo does with a Woo request: a set that is half read."""

from __future__ import annotations

from datetime import date, timedelta

from codio_site.demo import klok, verhaal
from codio_site.demo.verhaal import persoon
from moresprudentie.handelingen.woo import (
    beslis_voorstellen,
    houd_achter,
    maak_wooset,
    voeg_passage_toe,
    zet_nagekeken,
)
from moresprudentie.models import Wooset
from moresprudentie.woo.overzicht import Overzicht
from project.models import Project


def speel(vandaag: date) -> Wooset:
    """Gather the pieces some days before today, decide on the first proposals and read the first pieces."""
    verteld = verhaal.lees("woo.toml")
    redacteur = persoon(verteld["wie"])
    dag = klok.werkdag(vandaag - timedelta(days=verteld["dagen_geleden"]))
    with klok.op(klok.om(dag, 9)):
        wooset = maak_wooset(
            project=Project.objects.get(titel=verteld["project"]),
            gevraagd=verteld["gevraagd"],
            kenmerk=verteld["kenmerk"],
            ontvangen_op=dag - timedelta(days=verteld["dagen_onderweg"]),
            door=redacteur,
        )
    with klok.op(klok.om(dag, 11)):
        zeker = [v.tekst for v in Overzicht(wooset).voorstellen if not v.is_misschien]
        eerste = zeker[: verteld["voorstellen_weg"]]
        if eerste:
            beslis_voorstellen(wooset=wooset, teksten=eerste, grond=verteld["grond"], door=redacteur)
        for passage in verteld["passages"]:
            voeg_passage_toe(wooset=wooset, door=redacteur, **passage)
        for stuk in verteld["achtergehouden"]:
            houd_achter(stuk=wooset.stukken.get(sleutel=stuk["sleutel"]), grond=stuk["grond"], door=redacteur)
        for sleutel in verteld["nagekeken"]:
            zet_nagekeken(stuk=wooset.stukken.get(sleutel=sleutel), nagekeken=True, door=redacteur)
    return wooset
