"""What the home page shows of actions."""

from __future__ import annotations

from django.utils import timezone

from acties.models import Actie
from organisatie.models import Gebruiker
from organisatie.werk import ALLES, Hoeveel, Taak, Werk, als_werk


def werk(gebruiker: Gebruiker, hoeveel: Hoeveel = ALLES) -> Werk:
    """Give my own running actions, the most urgent first; drafts are not mine yet. Actions are no trajectory of their own."""
    eigen = Actie.objects.filter(actiehouder=gebruiker).geldend().lopend()
    gelezen = eigen.op_urgentie().select_related("project", "dossier")
    gelezen = gelezen.only("titel", "termijn", "project", "dossier")
    if hoeveel == ALLES:
        return als_werk(map(_taak, gelezen))
    assert hoeveel.laat is not None
    assert hoeveel.op_tijd is not None
    genoeg = hoeveel.laat + hoeveel.op_tijd
    eerste = [_taak(actie) for actie in gelezen[: genoeg + 1]]
    if len(eerste) <= genoeg:
        return als_werk(eerste, hoeveel=hoeveel)
    laat = eigen.filter(termijn__lt=timezone.localdate()).count()  # these come first
    op_tijd = [_taak(actie) for actie in gelezen[laat : laat + hoeveel.op_tijd]]
    return Werk(
        eerste[: min(laat, hoeveel.laat)],
        op_tijd,
        aantal_laat=laat,
        aantal_op_tijd=eigen.count() - laat,
    )


def taken(gebruiker: Gebruiker) -> list[Taak]:
    """Give all that waits for this person."""
    return werk(gebruiker).taken


def _taak(actie: Actie) -> Taak:
    return Taak(
        titel=actie.titel,
        bij=str(actie.eigenaar),
        url=actie.get_absolute_url(),
        toelichting="Meld hoe het ervoor staat.",
        termijn=actie.termijn,
        te_laat=actie.termijn is not None and actie.termijn < timezone.localdate(),
    )
