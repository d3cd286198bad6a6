"""The outcome of a meting beside a question of the startnotitie, and as the beginning of an answer to it (bron: 000, 2.2)."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from formats.models import Invulling
from organisatie.models import Gebruiker
from organisatie.post import volledige_url
from organisatie.rechten import Recht, mag
from strategie.models import Meting
from strategie.volwassenheid.cijfers import uitkomsten
from strategie.volwassenheid.documenten import naam_en_dag

VRAAG = "vraagstuk_problemen"
"""The question of the startnotitie that asks where the organisation stands."""


def te_citeren() -> Meting | None:
    """Give the newest meting with an outcome: of the whole organisation when there is one, else of a part."""
    vastgesteld = Meting.objects.vastgesteld().met_mensen()
    return vastgesteld.filter(onderdeel=None).first() or vastgesteld.first()


def citaat(meting: Meting) -> str:
    """Give the outcome as light Markdown, with its source as a link."""
    cijfers = uitkomsten(meting)
    regels = [
        f"- {deel.thema.naam}: niveau {deel.uitkomst_tekst}"
        + (f" ({deel.verschil_tekst})" if deel.verschil else "")
        for deel in cijfers.themas
    ]
    over = "" if meting.onderdeel is None else f" over {meting.onderdeel}"
    verschil = (
        f" Tussen haakjes: het verschil met {cijfers.vorige}."
        if any(d.verschil for d in cijfers.themas)
        else ""
    )
    bron = f"[{naam_en_dag(meting)}]({volledige_url(meting.get_absolute_url())})"
    return f"Zo staat de organisatie ervoor{over}. Bron: {bron}.{verschil}\n\n" + "\n".join(regels)


def naast_de_vraag(invulling: Invulling, gebruiker: Gebruiker, *, schrijft: bool) -> dict[str, SafeString]:
    """Give what stands beside the question: the outcome with its source, and a button for who may write there now."""
    meting, zichtbaar = te_citeren(), Meting.objects.zichtbaar_voor(gebruiker)
    loopt = zichtbaar.lopend().exclude(status=Meting.Status.VOORBEREIDING)
    leesbaar = list(loopt | zichtbaar.filter(pk__in=[meting.pk] if meting else []))
    context = {
        "meting": meting,
        "leest_meting": meting in leesbaar,
        "uitkomsten": uitkomsten(meting) if meting else None,
        "loopt": next((ander for ander in leesbaar if ander != meting), None),
        "vraag": VRAAG,
        "schrijft": schrijft,
        "staat_erin": meting is not None and staat_erin(invulling, meting),
        "mag_houden": mag(gebruiker, Recht.METING_HOUDEN, Meting()),
    }
    return {VRAAG: render_to_string("strategie/volwassenheid/naast_de_vraag.html", context)}


def staat_erin(invulling: Invulling, meting: Meting) -> bool:
    """Say whether the answer names this meting as its source."""
    return f"({volledige_url(meting.get_absolute_url())})" in invulling.tekst(VRAAG)
