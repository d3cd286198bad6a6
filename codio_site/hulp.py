"""Hulp: the handleiding, opened at the page of one's role."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from codio_site.handleiding import Pagina, adres, paginas
from organisatie.models import Gebruiker, Rol


def eigen_paginas(gebruiker: Gebruiker | None) -> list[str]:
    """Give the names of the pages of a person's roles, in the order of the method; of an employee without any, that one."""
    if gebruiker is None:
        return []
    rollen = [rol.value for rol in Rol if rol.value in gebruiker.rollen and rol != Rol.MEDEWERKER]
    return rollen or [Rol.MEDEWERKER.value]


def hulp_voor(gebruiker: Gebruiker | None) -> str:
    """Give where Hulp leads: the page of the first role, the first page for a visitor; "" without a handleiding."""
    er_zijn = paginas()
    naam = next((naam for naam in eigen_paginas(gebruiker) if naam in er_zijn), "")
    return adres(naam) if naam in er_zijn else ""


@login_not_required
@require_safe
def hulp(request: HttpRequest, pagina: str = "") -> HttpResponse:
    """Show one page of the handleiding, the first without a name."""
    er_zijn = paginas()
    if pagina not in er_zijn:
        raise Http404("Deze bladzijde staat niet in de handleiding.")
    deze = er_zijn[pagina]
    eigen = eigen_paginas(request.user if request.user.is_authenticated else None)
    context = {
        "pagina": deze,
        "items": [_navigatiepunt(andere, deze, eigen) for andere in er_zijn.values()],
        "ook": [er_zijn[naam] for naam in eigen if naam in er_zijn and naam != pagina]
        if pagina in eigen
        else [],
        "kruimels": [("Hulp", reverse("hulp")), (deze.titel, "")] if pagina else [],
    }
    return render(request, "hulp.html", context)


def _navigatiepunt(pagina: Pagina, deze: Pagina, eigen: list[str]) -> dict[str, Any]:
    meta = "jouw rol" if pagina.naam in eigen else ""
    label = pagina.titel if pagina.naam else "Overzicht"
    return {"label": label, "url": pagina.url, "actief": pagina is deze, "meta": meta}
