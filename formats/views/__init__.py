"""The pages and the saving address of a filled-in format."""

from formats.views.antwoord import AntwoordEindpunt, StandEindpunt
from formats.views.basis import FormatView
from formats.views.botsing import BotsingPagina
from formats.views.geschiedenis import GeschiedenisOverzicht, GeschiedenisPagina

__all__ = [
    "AntwoordEindpunt",
    "BotsingPagina",
    "FormatView",
    "GeschiedenisOverzicht",
    "GeschiedenisPagina",
    "StandEindpunt",
]
