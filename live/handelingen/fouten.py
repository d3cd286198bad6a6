"""What can be wrong in the room, in words for who meets it."""

from __future__ import annotations

from organisatie.overgang import OngeldigeOvergang


class ZaalGesloten(OngeldigeOvergang):
    """The workshop is over: nothing more is taken in."""

    def __init__(self) -> None:
        super().__init__("De workshop is afgesloten. Dit is niet meer bewaard.")
