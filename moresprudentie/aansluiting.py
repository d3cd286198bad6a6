"""What the floors below show of this one: a project and its participants the verslag, a dossier its terugkoppelingen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from urllib.parse import urlencode

from django.db.models import Count, F
from django.urls import reverse

from moresprudentie.models import Terugkoppeling, Verslag
from moresprudentie.models.terugkoppeling import TerugkoppelingQuerySet
from organisatie.models import Gebruiker
from organisatie.tekst import begin_zin, geteld
from project import eigen_pagina, voortgang
from project.models import Deelnemer, Project
from strategie import levend, ontvangen
from strategie.levend import Feit
from strategie.models import Bespreking, Dossier
from waardenkader.models import Waarde

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


def in_de_databank(waarden: Iterable[Waarde], gebruiker: Gebruiker) -> dict[int, Feit]:
    """Give per value how many verslagen in the databank this person may read on it, and where."""
    per_slug = {waarde.slug: waarde.pk for waarde in waarden}
    verslagen = Verslag.objects.in_databank_voor(gebruiker).order_by().values("pk")
    rijen = (
        Verslag.waarden.through.objects.filter(verslag__in=verslagen, waarde__slug__in=list(per_slug))
        .values_list("waarde__slug")
        .annotate(aantal=Count("verslag", distinct=True))
    )
    return {
        per_slug[slug]: Feit(
            f"{begin_zin(geteld(hoeveel, 'verslag', 'verslagen'))} in de databank",
            f"{reverse('databank')}?{urlencode({'waarde': slug})}",
        )
        for slug, hoeveel in rijen
    }


def sluit_aan() -> None:
    """Put these where the floors below ask for them; once, when Django starts."""
    velden = {"verslag_status": F("verslag__status"), "verslag_adres": F("verslag__slug")}
    voortgang.VERVOLG.append(voortgang.Vervolg(velden, verslagonderdeel))
    eigen_pagina.BRONNEN.append(verslag_op_eigen_pagina)
    ontvangen.BRONNEN.append(Terugkoppelingen())
    levend.BRONNEN.append(in_de_databank)
