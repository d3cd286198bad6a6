"""The addresses that go with a format page; each owner mounts them under its own address."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from formats.views import (
    AntwoordEindpunt,
    BotsingPagina,
    FormatView,
    GeschiedenisOverzicht,
    GeschiedenisPagina,
    StandEindpunt,
)

# Address under the page, end of the url name, screen. The two that speak JSON answer 401 themselves.
SCHERMEN: tuple[tuple[str, str, type[FormatView]], ...] = (
    ("antwoord/<slug:vraag>/", "antwoord", AntwoordEindpunt),
    ("botsing/<slug:vraag>/", "botsing", BotsingPagina),
    ("geschiedenis/", "geschiedenis", GeschiedenisOverzicht),
    ("geschiedenis/<slug:vraag>/", "geschiedenis-vraag", GeschiedenisPagina),
    ("stand/", "stand", StandEindpunt),
)
ZONDER_LOGIN = (AntwoordEindpunt, StandEindpunt)


def format_paden(prefix: str, view: type[FormatView], *, naam: str) -> list[URLPattern]:
    """Give the paths of a format page and of all that belongs to it.

    Takes the address of the page (ending in "/"), the subclass of `FormatView` and the name of the url. The
    others are called `<naam>-antwoord`, `-botsing`, `-geschiedenis`, `-geschiedenis-vraag` and `-stand`.
    """
    pagina = type(view.__name__, (view,), {"naam": naam})
    paden = [path(prefix, pagina.as_view(), name=naam)]
    for adres, einde, scherm in SCHERMEN:
        klasse = type(f"{view.__name__}{scherm.__name__}", (scherm, view), {"naam": naam})
        functie = klasse.as_view()
        if scherm in ZONDER_LOGIN:
            functie = login_not_required(functie)
        paden.append(path(prefix + adres, functie, name=f"{naam}-{einde}"))
    return paden
