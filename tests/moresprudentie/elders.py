"""What comes from elsewhere, put in a world: an organisation that is followed, and a verslag from before CODIO."""

from __future__ import annotations

from typing import Any

from moresprudentie.handelingen import maak_sleutel
from moresprudentie.models import Bron, Verslag
from moresprudentie.uitwisseling.bewaren import Aangeleverd, Versie, neem_op
from moresprudentie.uitwisseling.vorm import moment
from moresprudentie.zoekstand import bewaar_tellingen
from tests.moresprudentie.buren import inhoud


def neem_stuk_op(
    gegevens: dict[str, Any],
    bron: Bron | None,
    *,
    slug: str = "fietsen-tellen",
    zichtbaarheid: str = "organisatie",
    op: str = "2026-03-01T12:00:00Z",
    adres: str = "",
) -> Verslag:
    """Put one verslag of a source (None: one's own, from a file) in the databank."""
    jaar, volgnummer = gegevens["nummer"].removeprefix("CODIO ").split("-")
    wanneer = moment(op, "")
    versie = Versie(1, gegevens, zichtbaarheid, "", wanneer)
    neem_op(
        Aangeleverd(int(jaar), int(volgnummer), slug, "gepubliceerd", (versie,), wanneer),
        bron=bron,
        herkomst=Verslag.Herkomst.ELDERS if bron else Verslag.Herkomst.BESTAND,
        adres=adres,
    )
    bewaar_tellingen()
    return Verslag.objects.get(bron=bron, jaar=jaar, volgnummer=volgnummer)


def voeg_andere_toe() -> None:
    """Put an organisation in the world that is followed, with a verslag, and one of one's own from before CODIO."""
    maak_sleutel(naam="Gemeente Buur", door=None)
    bron = Bron.objects.create(naam="Gemeente Buur", slug="gemeente-buur", adres="https://buur.example")
    for slug, van in (("van-vroeger", None), ("van-de-buren", bron)):
        gegevens = inhoud("CODIO 2020-001", titel=slug)
        neem_stuk_op(gegevens, van, slug=slug, op="2020-03-01T12:00:00Z")
