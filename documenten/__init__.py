"""One way from a view model to PDF, ODT and DOCX.

`Document` and `antwoord` can be imported from here; they load on first use, because Django imports this package
before the models are ready.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from documenten.document import Document, antwoord

__all__ = ["Document", "antwoord"]


def __getattr__(naam: str) -> Any:
    if naam in __all__:
        return getattr(import_module("documenten.document"), naam)
    raise AttributeError(f"module {__name__!r} has no attribute {naam!r}")
