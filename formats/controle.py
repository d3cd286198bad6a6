"""Make one typed answer clean, or say in Dutch what is wrong with it."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError

from formats.spec import MAX_TEKENS, Soort, Vraag
from organisatie.tekst import schone_tekst

DATUMVORMEN = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")


def schoon(vraag: Vraag, ruw: str) -> str:
    """Take a question and what somebody typed, give the text as it is kept.

    Line ends become \\n, characters that no document can hold go, white space round it goes.
    Raises `ValidationError` with a Dutch message for a text that is too long, an unknown choice or no date.
    """
    tekst = schone_tekst(ruw).replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(tekst) > MAX_TEKENS:
        raise ValidationError(
            f"Dit antwoord heeft {len(tekst)} tekens. Maak het korter: er passen {MAX_TEKENS} tekens in."
        )
    return _PER_SOORT[vraag.soort](vraag, tekst) if tekst else ""


def _kort(vraag: Vraag, tekst: str) -> str:
    return " ".join(tekst.split("\n"))


def _tekst(vraag: Vraag, tekst: str) -> str:
    return tekst


def _keuze(vraag: Vraag, tekst: str) -> str:
    if tekst not in dict(vraag.opties):
        raise ValidationError(f"‘{tekst[:60]}’ is geen keuze bij deze vraag. Kies een van de antwoorden.")
    return tekst


def _meerkeuze(vraag: Vraag, tekst: str) -> str:
    gekozen = {_keuze(vraag, regel.strip()) for regel in tekst.split("\n") if regel.strip()}
    return "\n".join(sleutel for sleutel, _ in vraag.opties if sleutel in gekozen)


def lees_datum(tekst: str) -> date | None:
    """Give the date that a text means, None when it means none."""
    for vorm in DATUMVORMEN:
        try:
            return datetime.strptime(tekst, vorm).date()
        except ValueError:
            continue
    return None


def _datum(vraag: Vraag, tekst: str) -> str:
    dag = lees_datum(tekst)
    if dag is None or not 1900 <= dag.year <= 2199:
        raise ValidationError(f"‘{tekst[:60]}’ is geen datum. Schrijf bijvoorbeeld 18-06-2026.")
    return dag.isoformat()


_PER_SOORT = {
    Soort.KORT: _kort,
    Soort.TEKST: _tekst,
    Soort.KEUZE: _keuze,
    Soort.JA_NEE: _keuze,
    Soort.MEERKEUZE: _meerkeuze,
    Soort.DATUM: _datum,
}
