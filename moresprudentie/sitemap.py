"""The addresses of what is public, for search engines: a list of lists, so that none grows too long.

Not by `django.contrib.sitemaps`: that reads every verslag to say when the last one changed, and takes the address from the
request instead of the settings (decision 0041).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.urls import reverse

from moresprudentie.models import Openbaarstand
from moresprudentie.opendata import moment, pagina_adres
from organisatie.post import volledige_url

PER_DEEL = 10_000
"""Search engines take 50,000 at most; so many are read in a moment."""
MEESTE_DELEN = 50_000
RUIMTE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
KOP = '<?xml version="1.0" encoding="UTF-8"?>\n'
PAGINAS = ("openbaar", "open-data")


def sitemap_index() -> str:
    """Give the list of parts: the pages about all verslagen, then the verslagen themselves."""
    aantal = Openbaarstand.objects.filter(openbaar=True).count()
    delen = range(1 + -(-aantal // PER_DEEL))
    adressen = (volledige_url(reverse("sitemap-deel", args=[deel])) for deel in delen)
    regels = "\n".join(f"<sitemap><loc>{adres}</loc></sitemap>" for adres in adressen)
    return f"{KOP}<sitemapindex {RUIMTE}>\n{regels}\n</sitemapindex>\n"


def deel_van_sitemap(deel: int) -> str | None:
    """Give one part, None when there is none; a withdrawn verslag is in none."""
    if deel == 0:
        laatste = Openbaarstand.objects.laatste_wijziging()
        return _lijst((volledige_url(reverse(naam)), laatste) for naam in PAGINAS)
    if deel > MEESTE_DELEN:
        return None
    begin = (deel - 1) * PER_DEEL
    openbaar = Openbaarstand.objects.filter(openbaar=True).order_by("verslag_id")
    rijen = list(openbaar.values_list("verslag__slug", "gewijzigd_op")[begin : begin + PER_DEEL])
    if not rijen:
        return None
    voor, _, na = pagina_adres("SLUG").partition("SLUG")
    return _lijst((f"{voor}{slug}{na}", op) for slug, op in rijen)


def _lijst(adressen: Iterable[tuple[str, datetime.datetime | None]]) -> str:
    regels = "\n".join(
        f"<url><loc>{adres}</loc>{f'<lastmod>{moment(op)}</lastmod>' if op else ''}</url>"
        for adres, op in adressen
    )
    return f"{KOP}<urlset {RUIMTE}>\n{regels}\n</urlset>\n"
