"""Numbers and addresses of verslagen: given out once, never twice."""

from __future__ import annotations

from django.utils.text import slugify

from moresprudentie.models import Nummerreeks, Verslag

# Addresses under /moresprudentie/ and /openbaar/ that are pages or files of their own.
BEZET = frozenset({
    *("acties", "andere-organisaties", "redactie", "terugkoppeling", "zoekvragen"),
    *("feed", "data", "schema", "wijzigingen", "verslagen", "catalogus"),
})  # fmt: skip


def volgend_nummer(jaar: int) -> int:
    """Give the next number of this year. Locks the row of the year until the transaction ends."""
    Nummerreeks.objects.get_or_create(jaar=jaar)
    reeks = Nummerreeks.objects.select_for_update().get(jaar=jaar)
    reeks.laatste += 1
    reeks.save(update_fields=["laatste"])
    return reeks.laatste


def is_vrij(slug: str) -> bool:
    """Say whether an address is no page and no file, and no verslag has it."""
    return slug not in BEZET and not Verslag.objects.filter(slug=slug).exists()


def adres_voor(titel: str, jaar: int, volgnummer: int) -> str:
    """Give an address that no other verslag has, from the title; the number makes it unique if needed."""
    slug = slugify(titel)[:80].strip("-")
    if slug and is_vrij(slug):
        return slug
    return f"{slug or 'verslag'}-{jaar}-{volgnummer:03d}"
