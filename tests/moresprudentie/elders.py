"""What comes from elsewhere, put in a world: an organisation that is followed, and a verslag from before CODIO."""

from __future__ import annotations

from moresprudentie.handelingen import maak_sleutel
from moresprudentie.models import Bron, Verslag
from moresprudentie.uitwisseling.bewaren import Aangeleverd, Versie, neem_op
from moresprudentie.uitwisseling.vorm import moment
from tests.moresprudentie.buren import inhoud


def voeg_andere_toe() -> None:
    """Put an organisation in the world that is followed, with a verslag, and one of one's own from before CODIO."""
    maak_sleutel(naam="Gemeente Buur", door=None)
    bron = Bron.objects.create(naam="Gemeente Buur", slug="gemeente-buur", adres="https://buur.example")
    for slug, van, herkomst in (
        ("van-vroeger", None, Verslag.Herkomst.BESTAND),
        ("van-de-buren", bron, Verslag.Herkomst.ELDERS),
    ):
        op = moment("2020-03-01T12:00:00Z", "")
        gegevens = inhoud("CODIO 2020-001", titel=slug)
        versie = Versie(1, gegevens, "organisatie", "", op)
        neem_op(
            Aangeleverd(2020, 1, slug, "gepubliceerd", (versie,), op),
            bron=van,
            herkomst=Verslag.Herkomst(herkomst),
        )
