"""Every write to the framework."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis
from organisatie.rij import vergrendeld, volgende_plaats
from organisatie.wijziging import Gezien, pas_aan
from waardenkader.laden import Laadverslag, Lader
from waardenkader.models import Principe, Waarde

# Addresses of other pages of the framework.
GERESERVEERD = frozenset({"eigen", "2021", "uit-workshops", "hand-outs"})
NAAM_MAX = 100


class OngeldigeWaarde(ValidationError):
    """A value that the framework cannot take."""


@transaction.atomic
def laad_kader(*, door: Gebruiker | None = None) -> Laadverslag:
    """Load the framework from the data files and say what was done.

    Can be run again at any time: texts that the organisation changed stay as they are.
    """
    eis(door, Recht.BEHEREN)
    verslag = Lader().alles()
    if verslag.nieuw or verslag.bijgewerkt:
        leg_vast(
            door=door,
            wat="waardenkader geladen",
            nieuw=len(verslag.nieuw),
            bijgewerkt=len(verslag.bijgewerkt),
            behouden=verslag.behouden,
        )
    return verslag


@transaction.atomic
def voeg_eigen_waarde_toe(
    *, principe: Principe, naam: str, definitie: str, door: Gebruiker, toelichting: str = ""
) -> Waarde:
    """Add a value of the organisation itself under a principe of the version in use.

    Raises `PermissionDenied`; `OngeldigeWaarde` (per field) when the name is empty or taken, the definition is missing, or
    the principe belongs to an older version. bron: 000, bijlage 2, "Andere waarde, namelijk…".
    """
    eis(door, Recht.EIGEN_WAARDE_TOEVOEGEN)
    _eis_geldend(principe)
    teksten = _teksten(naam, definitie, toelichting)
    waarde = Waarde(principe=principe, volgorde=volgende_plaats(principe.waarden), eigen=True, **teksten)
    keur(waarde)
    waarde.slug = _vrije_slug(waarde.naam)
    waarde.save()
    leg_vast(door=door, wat="eigen waarde toegevoegd", op=waarde, principe=principe.naam)
    return waarde


@transaction.atomic
def wijzig_eigen_waarde(
    *,
    waarde: Waarde,
    naam: str,
    definitie: str,
    door: Gebruiker,
    toelichting: str = "",
    gezien: Gezien | None = None,
) -> Waarde:
    """Change the texts of an own value; its address stays. Raises `OngeldigeWaarde` or `IntussenGewijzigd`."""
    eis(door, Recht.EIGEN_WAARDE_TOEVOEGEN)
    _eis_eigen(waarde)
    vers = vergrendeld(waarde)
    velden = _teksten(naam, definitie, toelichting)
    pas_aan(vers, velden, door=door, wat="eigen waarde gewijzigd", gezien=gezien, keur=keur)
    return vers


@transaction.atomic
def zet_eigen_waarde_in_gebruik(*, waarde: Waarde, actief: bool, door: Gebruiker) -> Waarde:
    """Take an own value out of use or back into use; what was written with it, keeps it.

    Raises `OngeldigeWaarde` for a value of the method: those are always in use.
    """
    eis(door, Recht.EIGEN_WAARDE_TOEVOEGEN)
    _eis_eigen(waarde)
    vers = vergrendeld(waarde)
    wat = f"eigen waarde {'weer' if actief else 'niet meer'} in gebruik"
    pas_aan(vers, {"actief": actief}, door=door, wat=wat)
    return vers


@transaction.atomic
def neem_op_in_kader(
    *, waarde: Waarde, principe: Principe, naam: str, definitie: str, door: Gebruiker, toelichting: str = ""
) -> Waarde:
    """Take a value that a group named in a workshop up in the framework of the organisation.

    From then on everybody can choose it; where it was chosen, it is the same value. Raises `PermissionDenied`;
    `OngeldigeWaarde` when it was taken up already, or for a field as with `voeg_eigen_waarde_toe`.
    """
    eis(door, Recht.EIGEN_WAARDE_TOEVOEGEN)
    vers = _van_project(waarde)
    _eis_geldend(principe)
    for veld, tekst in _teksten(naam, definitie, toelichting).items():
        setattr(vers, veld, tekst)
    vers.principe, vers.principe_voorlopig, vers.gelaten_op = principe, False, None
    vers.volgorde = volgende_plaats(principe.waarden)
    project, vers.project = vers.project_id, None
    keur(vers)
    vers.slug = _vrije_slug(vers.naam)
    vers.save()
    leg_vast(door=door, wat="waarde uit workshop opgenomen", op=vers, principe=principe.naam, project=project)
    return vers


@transaction.atomic
def laat_bij_project(*, waarde: Waarde, door: Gebruiker) -> Waarde:
    """Note that the CIO office looked at a value out of a workshop and leaves it with its project.

    It stays on the poster and in the verslag, and can be taken up later. Raises `OngeldigeWaarde` when it was taken up.
    """
    eis(door, Recht.EIGEN_WAARDE_TOEVOEGEN)
    vers = _van_project(waarde)
    if vers.gelaten_op is None:
        vers.gelaten_op = timezone.now()
        vers.save(update_fields=["gelaten_op"])
        leg_vast(door=door, wat="waarde bij project gelaten", op=vers, project=vers.project_id)
    return vers


def _van_project(waarde: Waarde) -> Waarde:
    vers = vergrendeld(waarde)
    if vers.project_id is None:
        raise OngeldigeWaarde(f"{vers.naam} staat al in het waardenkader.")
    return vers


def _eis_geldend(principe: Principe) -> None:
    if not principe.fundament.versie.actueel:
        raise OngeldigeWaarde({"principe": "Kies een principe van het waardenkader dat nu geldt."})


def _eis_eigen(waarde: Waarde) -> None:
    if not waarde.eigen or waarde.project_id:
        raise OngeldigeWaarde(f"{waarde.naam} hoort bij het CODIO Waardenkader en is geen eigen waarde.")


def _teksten(naam: str, definitie: str, toelichting: str) -> dict[str, str]:
    return {
        "naam": " ".join(naam.split()),
        "definitie": definitie.strip(),
        "toelichting": toelichting.strip(),
    }


def keur(waarde: Waarde) -> None:
    """Check the texts of an own value; raises `OngeldigeWaarde` with a message per field.

    A value of a project may be without a definition: what it means there stands with the choice of it.
    """
    fouten = {}
    if not slugify(waarde.naam):
        fouten["naam"] = "Geef de waarde een naam."
    elif len(waarde.naam) > NAAM_MAX:
        fouten["naam"] = f"Deze naam is te lang. Gebruik hooguit {NAAM_MAX} tekens."
    if not waarde.definitie and waarde.project_id is None:
        fouten["definitie"] = "Schrijf op wat deze waarde betekent."
    if fouten:
        raise OngeldigeWaarde(fouten)
    try:
        waarde.clean()
    except ValidationError as fout:
        raise OngeldigeWaarde(fout.message_dict) from fout


def _vrije_slug(naam: str) -> str:
    """Give an address from the name that no other value and no page of the framework has."""
    bezet = {*Waarde.objects.te_bekijken().values_list("slug", flat=True), *GERESERVEERD}
    basis = slugify(naam)[:90]
    slug, nummer = basis, 2
    while slug in bezet:
        slug, nummer = f"{basis}-{nummer}", nummer + 1
    return slug
