"""A framework in and out of a CSV file."""

from __future__ import annotations

from waardenkader import bestand
from waardenkader.bestand import Fout, Tabel
from waardenkader.eigen_code import EigenCode
from waardenkader.keuren import Keuring
from waardenkader.models import Kaderversie, Waarde
from waardenkader.plan import Plan, Vergelijking
from waardenkader.vast_kader import VastKader


def maak_plan(sleutel: str, naam: str, tabel: Tabel) -> Plan:
    """Give what the lines of a file would change in the version with this key; without one: in a new code of this name."""
    versie = Kaderversie.objects.filter(sleutel=sleutel).first()
    if versie is None:
        versie = Kaderversie(sleutel=sleutel, naam=naam, eigen=True)
    waarden = list(Waarde.objects.van_kader(versie).prefetch_related("opvolgers")) if versie.pk else []
    keuring = Keuring(versie, waarden)
    keuring.keur(tabel)
    plan = Plan(versie, keuring.fouten)
    if versie.naam != naam:  # made meanwhile, by somebody who chose nearly the same name
        plan.fouten.append(Fout(0, f"Er is intussen een code {versie.naam}. Kies die, of een andere naam."))
    soort: type[Vergelijking] = EigenCode if versie.eigen else VastKader
    soort(plan, keuring.regels, waarden).vergelijk()
    plan.fouten.sort(key=lambda fout: fout.regel)
    return plan


def schrijf_uit(versie: Kaderversie) -> str:
    """Give the values in use of one version as a CSV file: what reading it in again would leave as it is."""
    waarden = Waarde.objects.van_kader(versie).filter(actief=True).prefetch_related("opvolgers__nieuw")
    return bestand.schrijf(
        {
            "sleutel": waarde.slug,
            "fundament": waarde.fundament.naam,
            "principe": waarde.principe.naam,
            "waarde": waarde.naam,
            "definitie": waarde.definitie,
            "toelichting": waarde.toelichting,
            "hoort bij": ", ".join(paar.nieuw.naam for paar in waarde.opvolgers.all()),
            "bron": waarde.bron,
        }
        for waarde in waarden
    )
