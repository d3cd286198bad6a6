"""Who may open what about other organisations: a row for every address, and where its things are found."""

from __future__ import annotations

from moresprudentie.models import Bron, Conceptlezer, Synoniemgroep, Toegangssleutel
from tests.toegang.mensen import NIEMAND, Rij, wie

ANDERE = [
    Rij("bronnen", wie("beheerder")),
    Rij("bron-nieuw", wie("beheerder"), wie("beheerder")),
    Rij("bron", wie("beheerder"), args={"pk": "bron"}),
    Rij("bron-wijzigen", wie("beheerder"), wie("beheerder"), {"pk": "bron"}),
    Rij("bron-ophalen", NIEMAND, wie("beheerder"), {"pk": "bron"}, soort="post"),
    Rij("bron-aan", NIEMAND, wie("beheerder"), {"pk": "bron"}, soort="post"),
    Rij("bron-stoppen", wie("beheerder"), wie("beheerder"), {"pk": "bron"}),
    Rij("sleutel-nieuw", wie("beheerder"), wie("beheerder")),
    Rij("sleutel", wie("beheerder"), args={"pk": "sleutel"}),
    Rij("sleutel-intrekken", wie("beheerder"), wie("beheerder"), {"pk": "sleutel"}),
    Rij("verslag-zonder-project-intrekken", wie("redacteur"), wie("redacteur"), {"slug": "=van-vroeger"}),
]
PLEKKEN = {
    "bron": lambda w: Bron.objects.get().pk,
    "sleutel": lambda w: Toegangssleutel.objects.get().pk,
    "synoniemen": lambda w: Synoniemgroep.objects.all()[0].pk,
    "kenmerk bij het concept": lambda w: Conceptlezer.objects.get().deelnemer.kenmerk,
}
"""Where `zoek` finds a thing of the world by its name."""
