"""What can go wrong while saving an answer; each has a message for the person who types."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from formats.models import Antwoord, Botsing


class OpSlot(ValidationError):
    """The form is vastgesteld, so nothing in it can change."""

    def __init__(self) -> None:
        super().__init__(
            "Dit is intussen voorgelegd of vastgesteld. Je kunt het nu niet wijzigen. "
            "Je tekst is niet bewaard, maar staat nog op dit scherm."
        )


class TekstBotst(ValidationError):
    """Somebody else saved while this person wrote; `botsing` holds the text that was not put in."""

    def __init__(self, botsing: Botsing, antwoord: Antwoord) -> None:
        super().__init__("Iemand anders veranderde dit antwoord terwijl jij schreef. Jouw tekst is niet weg.")
        self.botsing = botsing
        self.antwoord = antwoord


class Achterhaald(ValidationError):
    """The same page sent a newer text before this one arrived; `antwoord` is what stands there now."""

    def __init__(self, antwoord: Antwoord) -> None:
        super().__init__("Deze pagina stuurde al een nieuwere tekst.")
        self.antwoord = antwoord


class IntussenVeranderd(ValidationError):
    """The answer changed after the page on which this choice was made."""

    def __init__(self) -> None:
        super().__init__("Dit antwoord is net veranderd. Kijk eerst naar de nieuwe tekst en kies opnieuw.")
