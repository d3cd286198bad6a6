"""The policy once more, from the bare columns of the database: who holds which part now, so which rows of the table are theirs.

It knows nothing of `organisatie/rechten.py`. Where a row does not say for which project it asks a part, a part in any of
them counts: so it never calls forbidden what is allowed.
"""

from __future__ import annotations

from django.utils import timezone

from acties.models import Actie
from organisatie.models import Gebruiker, Rol, Roltoekenning
from project.models import Deelnemer, Project
from strategie.models import Dossier, Meelezer
from tests.toegang.conftest import Wereld
from tests.toegang.mensen import Rij

DELEN = ("organisator", "projectleider", "gespreksleider", "notulist", "regievoerder")
VAN_DOSSIER = {
    "eigenaar": "cio",
    "bestuurder": "bestuurder",
    "gemandateerde": "gemandateerde",
    "contactpersoon": "contactpersoon",
    "ambtelijk_verantwoordelijke": "meeschrijver",
    "moderator": "meeschrijver",
}
VAN_ROL = {
    Rol.CIO: {"cio"},
    Rol.BESTUURDER: {"andere bestuurder"},
    Rol.ORGANISATOR: {"andere organisator"},
    Rol.REDACTEUR: {"redacteur"},
    Rol.BEHEERDER: {"beheerder"},
}
PROJECT_VAN = {
    **dict.fromkeys(
        ("project", "slug", "actie", "bewijs", "deelnemer", "instrument", "spanning", "groep"), "project"
    ),
    **{"voorbereiding": "voorbereiding", "met concept": "met_concept", "zet": ""},
}
VAN_HET_DOSSIER = {
    *("dossier", "betrokkene", "item", "accent", "methode", "document", "stuk", "besluitstuk", "meelezer"),
    *("terugkoppeling", "aanbeveling", "jaar", "helft", "waarde"),
}
ALGEMEEN = {"kaderbestand", "eigen", "projectwaarde"}


def te_beoordelen(rij: Rij) -> bool:
    """Say whether the policy knows whose this address is: it belongs to a project, to the dossier, or to nothing."""
    bronnen = {bron for bron in rij.args.values() if not bron.startswith("=")}
    bekend = PROJECT_VAN.keys() | VAN_HET_DOSSIER | ALGEMEEN
    return (
        bronnen <= bekend
        and not rij.naam.startswith(("volwassenheid", "live-oefen"))
        and rij.soort != "account"
    )


def kolommen(wie: Gebruiker | None, rij: Rij, wereld: Wereld) -> set[str]:
    """Give the columns of the table that this person stands in now, for this address; None is who has not logged in."""
    if wie is None or not Gebruiker.objects.filter(pk=wie.pk, is_active=True).exists():
        return {"anoniem"}
    uit = {"medewerker"}
    for rol in Roltoekenning.objects.filter(gebruiker=wie).values_list("rol", flat=True):
        uit |= VAN_ROL.get(Rol(rol), set())
    projecten = _projecten(rij, wereld)
    if not any(bron in PROJECT_VAN for bron in rij.args.values()) and "andere organisator" in uit:
        uit.add("organisator")
    for project in Project.alle.filter(pk__in=projecten).values(*(f"{deel}_id" for deel in DELEN)):
        uit |= {deel for deel in DELEN if project[f"{deel}_id"] == wie.pk}
    if Deelnemer.objects.filter(project__in=projecten, gebruiker=wie).exists():
        uit.add("deelnemer")
    acties = Actie.objects.filter(project__in=projecten)
    if acties.filter(actiehouder=wie).exists() or acties.filter(monitor=wie).exists():
        uit.add("actiehouder")
    return uit | _van_dossier(wie, wereld)


def _projecten(rij: Rij, wereld: Wereld) -> set[int]:
    namen = {PROJECT_VAN[bron] for bron in rij.args.values() if bron in PROJECT_VAN} - {""}
    gekozen = namen or {"project", "voorbereiding", "met_concept"}
    return {getattr(wereld, naam).pk for naam in gekozen}


def _van_dossier(wie: Gebruiker, wereld: Wereld) -> set[str]:
    dossiers = Dossier.objects.filter(pk=wereld.dossier.pk)
    uit = {
        kolom
        for velden in dossiers.values(*(f"{deel}_id" for deel in VAN_DOSSIER))
        for deel, kolom in VAN_DOSSIER.items()
        if velden[f"{deel}_id"] == wie.pk
    }
    if dossiers.filter(meeschrijvers=wie).exists():
        uit.add("meeschrijver")
    if Meelezer.objects.filter(
        dossier__in=dossiers, gebruiker=wie, tot__gte=timezone.localdate(), ingetrokken_op=None
    ).exists():
        uit.add("meelezer")
    return uit


def ziet_project(wie: Gebruiker, project: int) -> bool:
    """Say whether somebody may know this project: who has one of the five parts in it, or takes part."""
    rij = Project.alle.filter(pk=project).values(*(f"{deel}_id" for deel in DELEN)).get()
    return wie.pk in rij.values() or Deelnemer.objects.filter(project=project, gebruiker=wie).exists()


def ziet_dossier(wie: Gebruiker, wereld: Wereld) -> bool:
    """Say whether somebody may know this dossier: the CIO office, and who has a part in it."""
    is_cio = Roltoekenning.objects.filter(gebruiker=wie, rol=Rol.CIO).exists()
    return is_cio or bool(_van_dossier(wie, wereld))
