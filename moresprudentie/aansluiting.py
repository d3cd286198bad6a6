"""What the floors below show of this one: a project and its participants the verslag, a dossier its terugkoppelingen and which
values the projects found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from django.db.models import Count, F
from django.urls import reverse

from moresprudentie.models import Terugkoppeling, Verslag
from moresprudentie.models.terugkoppeling import TerugkoppelingQuerySet
from project import eigen_pagina, voortgang
from project.models import Deelnemer, Project
from strategie import ontvangen, praktijk
from strategie.models import Bespreking, Dossier

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


def waarden_van_projecten() -> praktijk.Vondsten:
    """Count in how many published verslagen each value was chosen; those for the participants only count too, as in cijfers."""
    verslagen = Verslag.objects.gepubliceerd()
    keuzes = Verslag.waarden.through.objects.filter(verslag__in=verslagen.order_by().values("pk"))
    keren = keuzes.values_list("waarde__slug").annotate(keren=Count("verslag", distinct=True))
    return praktijk.Vondsten(verslagen.count(), Counter(dict(keren)))


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


def sluit_aan() -> None:
    """Put these where the floors below ask for them; once, when Django starts."""
    velden = {"verslag_status": F("verslag__status"), "verslag_adres": F("verslag__slug")}
    voortgang.VERVOLG.append(voortgang.Vervolg(velden, verslagonderdeel))
    eigen_pagina.BRONNEN.append(verslag_op_eigen_pagina)
    ontvangen.BRONNEN.append(Terugkoppelingen())
    praktijk.BRONNEN.append(waarden_van_projecten)
