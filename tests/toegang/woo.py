"""The Woo sets of the world: one that is being read, one that was finished; their addresses and their handelingen."""

from __future__ import annotations

from django.utils import timezone

from moresprudentie.models import Woopassage, Wooset, Woostuk
from organisatie.rechten import Recht
from project.models import Project
from tests.moresprudentie.woosets import PRIVE, VERZOEK
from tests.toegang import mensen
from tests.toegang.rijen import Rij, rijen

S, T, W = {"pk": "wooset"}, {"pk": "woostuk"}, {"pk": "woopassage"}
PLEKKEN = {
    "wooset": lambda w: open_set().pk,
    "afgeronde wooset": lambda w: Wooset.objects.exclude(afgerond_op=None).get().pk,
    "woostuk": lambda w: stuk().pk,
    "woopassage": lambda w: passage().pk,
}


def open_set() -> Wooset:
    """Give the set that is being read."""
    return Wooset.objects.filter(afgerond_op=None).order_by("pk")[0]


def stuk() -> Woostuk:
    """Give a piece of it."""
    return open_set().stukken.get(sleutel="acties")


def passage() -> Woopassage:
    """Give a passage that is blacked out in it."""
    return open_set().passages.get()


ALLEEN = mensen.wie("redacteur")
WOO_ADRESSEN = [
    mensen.Rij("woo", ALLEEN),
    mensen.Rij("woosets", ALLEEN, args={"pk": "project"}),
    mensen.Rij("wooset-nieuw", ALLEEN, ALLEEN, {"pk": "project"}),
    mensen.Rij("wooset", ALLEEN, args=S),
    mensen.Rij("wooset-inventaris", ALLEEN, args=S),
    mensen.Rij("wooset-bestand", ALLEEN, args={"pk": "afgeronde wooset"}),
    *(
        mensen.Rij(f"wooset-{naam}", ALLEEN, ALLEEN, S)
        for naam in ("wijzigen", "verwijderen", "voorstellen", "afronden")
    ),
    mensen.Rij("woostuk", ALLEEN, ALLEEN, T),
    mensen.Rij("woostuk-nagekeken", mensen.NIEMAND, ALLEEN, T, soort="post"),
    mensen.Rij("woostuk-achterhouden", ALLEEN, ALLEEN, T),
    mensen.Rij("woostuk-openbaar", ALLEEN, ALLEEN, T),
    mensen.Rij("woostuk-voorbeeld", ALLEEN, args=T),
    mensen.Rij("woopassage", ALLEEN, ALLEEN, W),
    mensen.Rij("woopassage-ongedaan", ALLEEN, ALLEEN, W),
]

WOO: dict[str, Rij] = rijen(
    "moresprudentie.handelingen.woo",
    Recht.VERSLAG_PUBLICEREN,
    maak_wooset=lambda w, door: {
        "project": Project.objects.get(pk=w.project.pk), "ontvangen_op": timezone.localdate(), **VERZOEK,
    },
    wijzig_wooset=lambda w, door: {"wooset": open_set(), "kenmerk": "WOO-2"},
    verwijder_wooset=lambda w, door: {"wooset": open_set()},
    voeg_passage_toe=lambda w, door: {"wooset": open_set(), "tekst": "de", "grond": PRIVE},
    beslis_voorstellen=lambda w, door: {"wooset": open_set(), "teksten": ["Iemand"], "grond": PRIVE},
    wijzig_grond=lambda w, door: {"passage": passage(), "grond": "5.2.1"},
    maak_passage_ongedaan=lambda w, door: {"passage": passage()},
    houd_achter=lambda w, door: {"stuk": stuk(), "grond": PRIVE},
    maak_toch_openbaar=lambda w, door: {"stuk": stuk()},
    zet_nagekeken=lambda w, door: {"stuk": stuk(), "nagekeken": True},
    rond_af=lambda w, door: {"wooset": open_set()},
)  # fmt: skip
