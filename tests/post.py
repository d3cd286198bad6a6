"""Reading mail in tests as its receiver does."""

from __future__ import annotations

import re
from email.message import Message
from typing import Any

from acties.link import lees_link
from acties.models import Actie


def platte_tekst(aangekomen: Message) -> str:
    """Give the plain words of a mail as a program shows it that has no lay-out."""
    deel: Any = next(deel for deel in aangekomen.walk() if deel.get_content_type() == "text/plain")
    tekst: str = deel.get_payload(decode=True).decode()
    return tekst


def acties_in(tekst: str) -> list[Actie]:
    """Give the actions of which a mail has a link to report on, in order."""
    return [lees_link(teken) for teken in re.findall(r"/acties/antwoord/(\S+)/", tekst)]
