"""What the floors below show of this one: a project and its participants the verslag, a dossier its terugkoppelingen and which
values the projects found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from html import unescape

from django.db.models import Count, F, Min
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.http import urlencode
from django.utils.text import Truncator

from formats.weergave import als_html
from moresprudentie.models import Terugkoppeling, Verslag
from moresprudentie.models.terugkoppeling import TerugkoppelingQuerySet
from moresprudentie.models.verslag import VerslagQuerySet
from moresprudentie.zoekindex import tel_opnieuw
from organisatie.models import Gebruiker
from organisatie.tekst import begin_zin, geteld
from project import eigen_pagina, voortgang
from project.models import Deelnemer, Project
from strategie import levend, ontvangen, praktijk, vondsten
from strategie.levend import Feit
from strategie.models import Bespreking, Dossier
from waardenkader import meetellen
from waardenkader.meetellen import SLEUTEL, telsleutels, telt_als
from waardenkader.models import Waarde

ZO_VER, VAAKST, NIEUWSTE, WOORDEN = 200, 5, 5, 40
"""So many verslagen are looked at beside the startnotitie; so many values and verslagen are shown, each with so many words."""
KOLOMMEN = ("slug", "titel", "samenvatting", "gepubliceerd_op", "status")

STATEN = {
    "": voortgang.OPEN,
    Verslag.Status.GEPUBLICEERD: voortgang.KLAAR,
    Verslag.Status.INGETROKKEN: voortgang.KLAAR,
}
"""How far a project is with its verslag; in every other state it is at work on it."""


def verslagonderdeel(project: Project) -> voortgang.Onderdeel:
    """Give the verslag as a part of a project that was read with `met_voortgang`."""
    stand = project.verslag_status or ""  # type: ignore[attr-defined]
    adres = project.verslag_adres  # type: ignore[attr-defined]
    return voortgang.Onderdeel(
        "Verslag",
        reverse("project-verslag", args=[project.pk]),
        STATEN.get(stand, voortgang.BEZIG),
        Verslag.Status(stand).label if stand else "Nog niet gemaakt",
        "" if stand == Verslag.Status.AANGEBODEN else "Maak het verslag",
        "Voor de deelnemers en de databank.",
        meldt_zelf=True,
        lezen=reverse("verslag", args=[adres]) if stand == Verslag.Status.GEPUBLICEERD else "",
        inhoud="Wat er is besproken en besloten",
    )


class Terugkoppelingen:
    """What `strategie.ontvangen` asks of this floor."""

    def van(self, dossier: Dossier) -> TerugkoppelingQuerySet:
        """Give the terugkoppelingen that were sent to a dossier, each with the talks that answer it."""
        return Terugkoppeling.objects.filter(dossier=dossier).verzonden().met_bespreking()

    def beantwoord(self, dossier: Dossier, sleutels: Collection[int], bespreking: Bespreking) -> None:
        """Note that a talk in the bestuur answers these."""
        for terugkoppeling in self.van(dossier).filter(pk__in=sleutels):
            terugkoppeling.besprekingen.add(bespreking)


def waarden_van_projecten() -> vondsten.Vondsten:
    """Count in how many published verslagen each value was chosen; those for the participants only count too, as in cijfers."""
    verslagen = Verslag.objects.gepubliceerd()
    keuzes = Verslag.waarden.through.objects.filter(verslag__in=verslagen.order_by().values("pk"))
    keren = keuzes.values_list("waarde__slug").annotate(keren=Count("verslag", distinct=True))
    return vondsten.Vondsten(verslagen.count(), Counter(dict(keren)))


def verslag_op_eigen_pagina(deelnemer: Deelnemer) -> eigen_pagina.Leesstuk:
    """Give the verslag for who reads it by the personal link: that it is being made, or where it is."""
    verslag = Verslag.objects.filter(project=deelnemer.project_id).exclude(slug="").first()
    if verslag is None:
        tekst = "Het verslag wordt gemaakt. Als het klaar is, lees je het hier."
        return eigen_pagina.Leesstuk("Verslag", tekst)
    if not verslag.leesbaar_voor_deelnemers:
        return eigen_pagina.Leesstuk("Verslag", f"Het verslag is ingetrokken.\n{verslag.ingetrokken_reden}")
    return eigen_pagina.Leesstuk(
        "Verslag",
        "Het verslag van de workshop is klaar.",
        adres=reverse("verslag-eigen-link", args=[deelnemer.kenmerk]),
        pdf=reverse("verslag-eigen-link-pdf", args=[deelnemer.kenmerk]),
        kort=verslag.samenvatting,
    )


def praktijk_voor(gebruiker: Gebruiker) -> praktijk.Praktijk:
    """Give what the databank knows, of what everybody in the organisation reads; the values in the last `ZO_VER` only."""
    pks = list(_voor_iedereen().order_by("-gepubliceerd_op", "-pk").values_list("pk", flat=True)[:ZO_VER])
    tellingen = (
        Verslag.waarden.through.objects.filter(verslag__in=pks)
        .values_list("waarde__slug")  # what two projects call the same, is one value
        .annotate(naam=Min("waarde__naam"), aantal=Count("verslag", distinct=True))
        .order_by(F("aantal").desc(), F("naam"))[:VAAKST]
    )
    terug = Terugkoppeling.objects.zichtbaar_voor(gebruiker).verzonden().first()
    databank = reverse("databank")
    return praktijk.Praktijk(
        aantal=len(pks),
        nieuwste=tuple(_leesbaar(v) for v in _voor_iedereen().filter(pk__in=pks[:NIEUWSTE])),
        waarden=tuple(
            praktijk.Gekozen(naam, aantal, f"{databank}?{urlencode({'waarde': slug})}")
            for slug, naam, aantal in tellingen
        ),
        laatste=praktijk.Link(str(terug), terug.get_absolute_url()) if terug else None,
        databank=databank,
    )


def verslag_om_te_citeren(sleutel: str) -> praktijk.Leesbaar | None:
    """Give one verslag that everybody in the organisation reads."""
    verslag = _voor_iedereen().filter(slug=sleutel).first()
    return _leesbaar(verslag) if verslag else None


def _voor_iedereen() -> VerslagQuerySet:
    breed = (Verslag.Zichtbaarheid.ORGANISATIE, Verslag.Zichtbaarheid.OPENBAAR)
    return Verslag.objects.gepubliceerd().filter(zichtbaarheid__in=breed).only(*KOLOMMEN)


def _leesbaar(verslag: Verslag) -> praktijk.Leesbaar:
    kort = Truncator(" ".join(unescape(strip_tags(als_html(verslag.samenvatting))).split())).words(WOORDEN)
    return praktijk.Leesbaar(verslag.slug, verslag.titel, kort, verslag.get_absolute_url())


def in_de_databank(waarden: Collection[Waarde], gebruiker: Gebruiker) -> dict[int, Feit]:
    """Give per value how many verslagen in the databank this person may read on it, and where; as the databank counts them."""
    verslagen = Verslag.objects.in_databank_voor(gebruiker).order_by().values("pk")
    genoemd = Verslag.waarden.through.objects.filter(verslag__in=verslagen)
    per_slug = dict(
        genoemd.values_list(telt_als("waarde", SLEUTEL)).annotate(aantal=Count("verslag", distinct=True))
    )
    return {
        pk: Feit(
            f"{begin_zin(geteld(per_slug[slug], 'verslag', 'verslagen'))} in de databank",
            f"{reverse('databank')}?{urlencode({'waarde': slug})}",
        )
        for pk, slug in telsleutels(waarden).items()
        if slug in per_slug
    }


def sluit_aan() -> None:
    """Put these where the floors below ask for them; once, when Django starts."""
    velden = {"verslag_status": F("verslag__status"), "verslag_adres": F("verslag__slug")}
    voortgang.VERVOLG.append(voortgang.Vervolg(velden, verslagonderdeel))
    eigen_pagina.BRONNEN.append(verslag_op_eigen_pagina)
    ontvangen.BRONNEN.append(Terugkoppelingen())
    vondsten.BRONNEN.append(waarden_van_projecten)
    praktijk.BRONNEN.append(praktijk.Bron(praktijk_voor, verslag_om_te_citeren))
    levend.BRONNEN.append(in_de_databank)
    meetellen.HOORDERS.append(tel_opnieuw)
