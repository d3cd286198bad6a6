"""Why there is no document, in words for people."""

from __future__ import annotations

from django.db.models import Model


class DocumentNietGemaakt(Exception):
    """There is no document; `titel` and `tekst` say to people what happened and what they can do."""

    titel = "Het document kon niet worden gemaakt"
    tekst = "Dat ligt aan ons, niet aan jou. Probeer het later nog een keer."
    status = 503
    opnieuw_na = 0
    """Seconds after which trying again makes sense; 0 when nobody can tell."""


class DocumentMislukt(DocumentNietGemaakt):
    """Making the document went wrong."""


class DocumentDuurtTeLang(DocumentNietGemaakt):
    """The document was not ready in time."""

    titel = "Het document is te groot om te maken"
    tekst = (
        "Het maken duurde te lang en is gestopt. Staat er ergens een heel lange tekst of een heel lange "
        "lijst? Maak die korter en probeer het opnieuw."
    )


class TeDruk(DocumentNietGemaakt):
    """Too many documents are being made; nothing was tried."""

    titel = "Het is nu te druk"
    tekst = "Er worden veel documenten tegelijk gemaakt. Wacht even en probeer het dan opnieuw."
    opnieuw_na = 15


class WordtGemaakt(DocumentNietGemaakt):
    """A kept document is not ready yet; its content is fixed."""

    titel = "Het document wordt gemaakt"
    tekst = (
        "Meestal duurt dat een paar seconden. Je hoeft niets te doen: zodra het klaar is, krijg je het hier."
    )
    status = 202
    opnieuw_na = 3


class DocumentVeranderd(DocumentNietGemaakt):
    """What is kept no longer has the checksum of the day it was kept: it is not given to anyone."""

    titel = "Dit document klopt niet meer"
    tekst = (
        "Het is veranderd nadat het is vastgelegd. Daarom krijg je het niet: je zou iets anders lezen dan wat toen is besloten. "
        "Vraag de beheerder om de back-up; die ziet dit ook."
    )
    status = 500

    def __init__(self, wat: Model) -> None:
        super().__init__(str(wat))
        self.wat = wat


class BewaardMislukt(DocumentNietGemaakt):
    """The file of a kept document could not be made."""

    tekst = (
        "Wat erin staat, is wel vastgelegd. Alleen het bestand lukte niet. De beheerder ziet dit ook en kan "
        "het opnieuw laten maken."
    )
