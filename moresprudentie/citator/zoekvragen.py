"""What a kept search finds for who keeps it, now."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime

from moresprudentie.models import Bewaardezoekvraag, Verslag
from moresprudentie.models.zoeken import Lezer
from moresprudentie.zoeken import Zoekvraag, filter_op, langs_de_index, treffers_voor

IN_FEED, PER_KEER = 30, 50


def nieuwste(bewaard: Bewaardezoekvraag, lezer: Lezer) -> list[Verslag]:
    """Give the newest verslagen that a search finds, of those that this reader may read."""
    return _lees(bewaard, lezer, IN_FEED)


def nieuw_voor(bewaard: Bewaardezoekvraag, lezer: Lezer, sinds: datetime) -> list[Verslag]:
    """Give what was published since, the newest first."""
    return _lees(bewaard, lezer, PER_KEER, sinds)


def _lees(
    bewaard: Bewaardezoekvraag, lezer: Lezer, hoeveel: int, sinds: datetime | None = None
) -> list[Verslag]:
    vraag = Zoekvraag.uit(bewaard.gegevens)
    with langs_de_index() if vraag.q else nullcontext():
        gevonden = filter_op(treffers_voor(lezer, vraag).regels, vraag)
        if sinds:
            gevonden = gevonden.filter(gepubliceerd_op__gt=sinds)
        pks = list(gevonden.order_by("-gepubliceerd_op", "-pk").values_list("pk", flat=True)[:hoeveel])
    verslagen = Verslag.objects.select_related("bron").defer("zoektekst").in_bulk(pks)
    return [verslagen[pk] for pk in pks if pk in verslagen]
