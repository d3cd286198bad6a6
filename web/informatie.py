"""The public pages Privacy and Toegankelijkheid: written by the organisation, with a draft as long as it did not.

Under the text of Privacy stands how long each kind of data is kept, as CODIO carries it out; nobody has to type that.
"""

from __future__ import annotations

from typing import Any

import nh3
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from organisatie.bewaren import SOORTEN, termijnen
from organisatie.handelingen import zet_informatie
from organisatie.models import Informatiepagina, Organisatie
from organisatie.rechten import Recht, mag
from web.beheerrecht import kruimels, voor_beheerder
from web.gezien import GezienForm
from web.stappen import formulierstap, gepost
from web.templatetags.nlds import KLASSE
from web.verzoek import Verzoek

Soort = Informatiepagina.Soort
INTRO = {
    Soort.PRIVACY: "Wat CODIO van je bewaart, hoe lang, en bij wie je terecht kunt.",
    Soort.TOEGANKELIJKHEID: "Hoe toegankelijk CODIO is, en wat je doet als iets niet werkt.",
}
MARKDOWN = MarkdownIt("commonmark", {"html": False})
KLASSEN = {
    "h2": "utrecht-heading-2",
    "h3": "utrecht-heading-3",
    "p": "utrecht-paragraph",
    "a": KLASSE["link"],
}
TAGS = {"h2", "h3", "p", "br", "ul", "ol", "li", "strong", "em", "a"}


def als_html(tekst: str) -> SafeString:
    """Give a text with light mark-up as safe HTML in the house style; a heading is never above those of the page."""
    stukken = MARKDOWN.parse(tekst)
    for stuk in stukken:
        if stuk.type in ("heading_open", "heading_close"):
            stuk.tag = "h2" if stuk.tag in ("h1", "h2") else "h3"
    for stuk in (deel for s in stukken for deel in (s, *(s.children or ()))):
        if stuk.nesting == 1 and stuk.tag in KLASSEN:
            stuk.attrSet("class", KLASSEN[stuk.tag])
    html = nh3.clean(
        MARKDOWN.renderer.render(stukken, MARKDOWN.options, {}),
        tags=TAGS,
        attributes={"*": {"class"}, "a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
    )
    return mark_safe(html)  # noqa: S308 (nh3 cleaned it)


def tekst_van(soort: str) -> str:
    """Give the text of a page: as the organisation wrote it, else the draft."""
    eigen = Informatiepagina.objects.filter(soort=soort).values_list("tekst", flat=True).first()
    return eigen or concept(soort)


def concept(soort: str) -> str:
    """Give the draft of a page, with the name of the organisation and whom to ask in it."""
    organisatie = Organisatie.huidige()
    adres = organisatie.contact or (organisatie.redactie_email and f"mailto:{organisatie.redactie_email}")
    woorden = adres.removeprefix("mailto:").partition("?")[0]
    contact = f"[{woorden}]({adres})" if adres else ""
    return render_to_string(
        f"informatie/{soort}.md", {"organisatie": organisatie, "contact": contact}
    ).strip()


@login_not_required
@require_safe
def pagina(request: HttpRequest, soort: str) -> HttpResponse:
    """Show one page to everybody."""
    context = {
        "titel": Soort(soort).label,
        "intro": INTRO[Soort(soort)],
        "tekst": als_html(tekst_van(soort)),
        "termijnen": _termijnen() if soort == Soort.PRIVACY else [],
        "wijzigen": reverse("informatie-wijzigen", args=[soort]) if mag(request.user, Recht.BEHEREN) else "",
        "soort": soort,
        "eigen": soort == Soort.PRIVACY and request.user.is_authenticated,
    }
    return render(request, "informatie/pagina.html", context)


def _termijnen() -> list[dict[str, Any]]:
    dagen = termijnen()
    return [{"soort": soort, "dagen": dagen[sleutel]} for sleutel, soort in SOORTEN.items()]


class TekstForm(GezienForm, forms.Form):
    """The text of one page; empty is the draft again."""

    tekst = forms.CharField(
        label="Tekst",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text="Begin een kop met ## en een punt van een lijst met -. Een link maak je zo: [woorden](https://adres). Maak het "
        "veld leeg, en het concept van CODIO komt terug.",
    )


@voor_beheerder
def wijzigen(request: Verzoek, soort: str) -> HttpResponse:
    """Write the text of one page."""
    if soort not in Soort:
        raise Http404("Deze pagina is er niet.")
    naam = str(Soort(soort).label)
    form = TekstForm(gepost(request), initial={"tekst": tekst_van(soort)})
    return formulierstap(
        request,
        form,
        lambda: zet_informatie(soort=soort, concept=concept(soort), door=request.user, **form.cleaned_data),
        gelukt=f"De pagina {naam} is bewaard.",
        naar=reverse(soort),
        context={
            "titel": f"Pagina {naam}",
            "intro": "Iedereen leest deze pagina, ook zonder account. Kijk het concept na en vul aan wat van jullie is.",
            "kruimels": kruimels((f"Pagina {naam}", "")),
        },
    )
