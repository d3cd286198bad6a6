"""What the floors below show of this one: a project and its participants the verslag, a dossier its terugkoppelingen, what
these said in a period, and which values the projects found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from html import unescape

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Min
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.utils.timezone import localtime

from formats.weergave import als_html
from moresprudentie.grafiek import beeld
from moresprudentie.models import Aanbeveling, Conceptlezer, Terugkoppeling, Verslag, Zoekregel
from moresprudentie.models.aanbeveling import AanbevelingQuerySet
from moresprudentie.models.terugkoppeling import TerugkoppelingQuerySet
from moresprudentie.models.verslag import VerslagQuerySet
from moresprudentie.zoekindex import tel_opnieuw
from moresprudentie.zoekstand import bewaar_tellingen
from organisatie.models import Gebruiker
from organisatie.tekst import begin_zin, geteld
from project import eigen_pagina, voortgang
from project.models import Deelnemer, Project
from strategie import levend, ontvangen, praktijk, uit_projecten, vondsten
from strategie.levend import Feit
from strategie.models import Bespreking, Dossier
from strategie.uit_projecten import Lering, Telling, keten
from strategie.voortgang import na
from waardenkader import meetellen
from waardenkader.meetellen import SLEUTEL, telsleutels, telt_als
from waardenkader.models import Waarde

ZO_VER, VAAKST, NIEUWSTE, WOORDEN = 200, 5, 5, 40
"""So many verslagen are looked at beside the startnotitie; so many values and verslagen are shown, each with so many words."""
KOLOMMEN = ("slug", "titel", "samenvatting", "gepubliceerd_op", "status", "bron__naam")

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

    def over_te_nemen(self, dossier: Dossier) -> AanbevelingQuerySet:
        """Give what was taken over and landed nowhere yet, of this version and of those before it."""
        overgenomen = Aanbeveling.objects.verzonden().filter(antwoord=Aanbeveling.Antwoord.OVERNEMEN)
        nergens = overgenomen.filter(
            landt_in=None, maatregel=None, terugkoppeling__dossier__in=keten(dossier)
        )
        return nergens.select_related("terugkoppeling")

    def geland_in(self, dossier: Dossier) -> AanbevelingQuerySet:
        """Give the recommendations that landed in this version."""
        return Aanbeveling.objects.filter(landt_in=dossier).select_related("terugkoppeling")

    def land(self, dossier: Dossier, sleutels: Collection[int]) -> None:
        """Note that these landed in this version."""
        self.over_te_nemen(dossier).filter(pk__in=sleutels).update(landt_in=dossier)


def waarden_van_projecten() -> vondsten.Vondsten:
    """Count in how many published verslagen each value was chosen; those for the participants only count too, as in cijfers."""
    verslagen = Verslag.objects.gepubliceerd().van_projecten()
    keuzes = Verslag.waarden.through.objects.filter(verslag__in=verslagen.order_by().values("pk"))
    keren = keuzes.values_list("waarde__slug").annotate(keren=Count("verslag", distinct=True))
    return vondsten.Vondsten(verslagen.count(), Counter(dict(keren)))


def verslag_op_eigen_pagina(deelnemer: Deelnemer) -> eigen_pagina.Leesstuk:
    """Give the verslag for who reads it by the personal link: that it is being made, or where it is."""
    verslag = Verslag.objects.filter(project=deelnemer.project_id).exclude(slug="").first()
    if verslag is None:
        tekst = "Het verslag wordt gemaakt. Als het klaar is, lees je het hier."
        lezer = Conceptlezer.objects.lopend().filter(deelnemer=deelnemer).first()
        if lezer is None:
            return eigen_pagina.Leesstuk("Verslag", tekst)
        return eigen_pagina.Leesstuk(
            "Verslag",
            f"Het verslag wordt geschreven. Je kunt meelezen tot en met {date_format(lezer.tot, 'j F Y')}.",
            adres=reverse("verslag-eigen-concept", args=[deelnemer.kenmerk]),
        )
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
    rij = _voor_iedereen().order_by("-gepubliceerd_op", "-pk")
    nieuwste = list(rij.annotate(laatste=ArraySubquery(rij.values("pk")[:ZO_VER]))[:NIEUWSTE])
    pks = nieuwste[0].laatste if nieuwste else []
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
        nieuwste=tuple(map(_leesbaar, nieuwste)),
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
    breed = Verslag.Zichtbaarheid.voor_collegas()
    return (
        Verslag.objects.gepubliceerd()
        .filter(zichtbaarheid__in=breed)
        .select_related("bron")
        .only(*KOLOMMEN, "bron")
    )


def _leesbaar(verslag: Verslag) -> praktijk.Leesbaar:
    kort = Truncator(" ".join(unescape(strip_tags(als_html(verslag.samenvatting))).split())).words(WOORDEN)
    titel = f"{verslag.titel} ({verslag.van})" if verslag.van else verslag.titel
    return praktijk.Leesbaar(verslag.slug, titel, kort, verslag.get_absolute_url())


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


def verslagen_in_periode(dossier: Dossier, van: date, tot: date) -> Iterator[Telling]:
    """Give how many verslagen of projects under a strategy were published in a period."""
    van_projecten = Verslag.objects.gepubliceerd().filter(project__dossier__in=keten(dossier))
    begin = na(van - timedelta(days=1))
    aantal = van_projecten.filter(gepubliceerd_op__gte=begin, gepubliceerd_op__lt=na(tot)).count()
    yield Telling("Verslagen gepubliceerd", aantal, plek=1)


def leringen(dossier: Dossier, van: date, tot: date) -> Iterator[Lering]:
    """Give what the terugkoppelingen said that a strategy received in a period: each question with its answer in short."""
    begin, einde = na(van - timedelta(days=1)), na(tot)
    verzonden = Terugkoppeling.objects.filter(
        dossier=dossier, verzonden_op__gte=begin, verzonden_op__lt=einde
    )
    for terugkoppeling in verzonden.verzonden().select_related("invulling").prefetch_related("aanbevelingen"):
        cijfers = beeld(terugkoppeling.cijfers)
        inleiding = terugkoppeling.invulling.antwoorden().get("aanbevelingen", "")
        rijen = [f"- {rij.titel} ({rij.stand})" for rij in terugkoppeling.aanbevelingen.all()]
        aanbevelingen = "\n\n".join(filter(None, (inleiding, "\n".join(rijen))))
        punten = (
            ("Wijken de waarden af van de accentwaarden?", f"{cijfers.kort_1}."),
            ("Moet er iets in de organisatie veranderen?", f"{cijfers.kort_2}."),
            ("Stoppen projecten vaak?", f"{cijfers.kort_3}."),
            ("Aanbevelingen", aanbevelingen),
        )
        yield Lering(
            str(terugkoppeling),
            localtime(terugkoppeling.verzonden_op).date(),
            terugkoppeling.get_absolute_url(),
            tuple(punt for punt in punten if punt[1]),
        )


def waarden_tellen_anders() -> None:
    """Count all that can be found by the framework in use now."""
    tel_opnieuw()
    if Zoekregel.objects.exists():
        bewaar_tellingen()


def sluit_aan() -> None:
    """Put these where the floors below ask for them; once, when Django starts."""
    velden = {"verslag_status": F("verslag__status"), "verslag_adres": F("verslag__slug")}
    voortgang.VERVOLG.append(voortgang.Vervolg(velden, verslagonderdeel))
    eigen_pagina.BRONNEN.append(verslag_op_eigen_pagina)
    ontvangen.BRONNEN.append(Terugkoppelingen())
    vondsten.BRONNEN.append(waarden_van_projecten)
    praktijk.BRONNEN.append(praktijk.Bron(praktijk_voor, verslag_om_te_citeren))
    levend.BRONNEN.append(in_de_databank)
    uit_projecten.TELLERS.append(verslagen_in_periode)
    uit_projecten.LERINGEN.append(leringen)
    meetellen.HOORDERS.append(waarden_tellen_anders)
