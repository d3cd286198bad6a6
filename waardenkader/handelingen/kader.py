"""Writes on a version of the framework as a whole."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis
from organisatie.rij import vergrendeld
from waardenkader.bestand import als_tekst, lees
from waardenkader.inlezen import maak_plan
from waardenkader.laden import Laadverslag, Lader
from waardenkader.meetellen import werk_meetellingen_bij
from waardenkader.models import Kaderbestand, Kaderversie, Waarde
from waardenkader.plan import TEKST, Plan


class KaderNietIngelezen(ValidationError):
    """A file with a framework that cannot be read in as it is; nothing was changed."""


@transaction.atomic
def laad_kader(*, door: Gebruiker | None = None) -> Laadverslag:
    """Load the framework from the data files and say what was done.

    Can be run again at any time: texts that the organisation changed stay as they are.
    """
    eis(door, Recht.BEHEREN)
    verslag = Lader().alles()
    werk_meetellingen_bij()
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
def lever_kaderbestand_aan(
    *, inhoud: bytes, bestandsnaam: str, sleutel: str, naam: str, door: Gebruiker | None
) -> Kaderbestand:
    """Keep a CSV file until somebody says yes to what it would change; nothing changes yet.

    Takes the file, and the key and name of the version that it is for (a key that is not there is that of a new code). The
    same file that the same person brought before and that still waits, is that one. Raises `Onleesbaar`.
    """
    eis(door, Recht.WAARDENKADER_INLEZEN)
    tekst = als_tekst(inhoud)
    wachtend = Kaderbestand.objects.wachtend().filter(door=door)
    zelfde = wachtend.filter(sleutel=sleutel, naam=naam, tekst=tekst).first()
    if zelfde:
        return zelfde
    wachtend.delete()
    bestand = Kaderbestand.objects.create(
        sleutel=sleutel, naam=naam, bestandsnaam=bestandsnaam[:200], tekst=tekst, door=door
    )
    leg_vast(door=door, wat="bestand met een waardenkader aangeleverd", op=bestand)
    return bestand


@transaction.atomic
def lees_kader_in(*, bestand: Kaderbestand, door: Gebruiker | None, gezien: str = "") -> Plan:
    """Change the framework as a file says, all or nothing; gives what was changed.

    `gezien` is the mark (`Plan.kenmerk`) of what the page showed. A file that changes nothing leaves nothing. Raises
    `KaderNietIngelezen` when a line is wrong, or when it would change something else than what was shown.
    """
    eis(door, Recht.WAARDENKADER_INLEZEN)
    vast = vergrendeld(bestand)
    # Whoever adds a value, changes one, or reads in a file, waits for this or is waited for.
    list(Kaderversie.objects.select_for_update().order_by("pk"))
    list(Waarde.objects.select_for_update(of=("self",)).filter(versie__sleutel=vast.sleutel).order_by("pk"))
    plan = maak_plan(vast.sleutel, vast.naam, lees(vast.tekst))
    if plan.fouten:
        raise KaderNietIngelezen([str(fout) for fout in plan.fouten])
    if vast.ingelezen_op or not plan.wijzigingen:
        return plan
    if gezien and gezien != plan.kenmerk:
        raise KaderNietIngelezen(
            "Het waardenkader is intussen veranderd. Er is niets ingelezen. Hieronder staat wat er nu zou veranderen."
        )
    plan.schrijf()
    werk_meetellingen_bij()
    _leg_plan_vast(plan, vast, door)
    vast.ingelezen_op, vast.gebeurd = timezone.now(), plan.samenvatting()[:300]
    vast.save(update_fields=["ingelezen_op", "gebeurd"])
    return plan


@transaction.atomic
def neem_kader_in_gebruik(*, versie: Kaderversie, door: Gebruiker | None) -> Kaderversie:
    """Let new projects and strategies work with this version; what was begun keeps its own.

    What is in use already stays as it is. Raises `KaderNietIngelezen` when it has no values.
    """
    eis(door, Recht.BEHEREN)
    versies = {v.pk: v for v in Kaderversie.objects.select_for_update().order_by("pk")}
    vers = versies[versie.pk]
    if vers.actueel:
        return vers
    if not Waarde.objects.in_kader(vers.pk).exists():
        raise KaderNietIngelezen(f"{vers} heeft nog geen waarden.")
    was = next((v for v in versies.values() if v.actueel), None)
    if was:
        was.actueel = False
        was.save(update_fields=["actueel"])
    vers.actueel = True
    vers.save(update_fields=["actueel"])
    werk_meetellingen_bij()
    leg_vast(door=door, wat="waardenkader in gebruik genomen", op=vers, was=str(was or ""))
    return vers


def _leg_plan_vast(plan: Plan, bestand: Kaderbestand, door: Gebruiker | None) -> None:
    """Leave a line for the whole, and one per value whose text changed: there a second writer finds who was first."""
    op_naam = {waarde.naam: waarde for waarde in plan.waarden}
    per_waarde: dict[str, dict[str, list[str]]] = {}
    for wijziging in plan.wijzigingen:
        if wijziging.soort == TEKST:
            per_waarde.setdefault(wijziging.wat, {})[wijziging.veld] = [wijziging.was, wijziging.wordt]
    for naam, wijzigingen in per_waarde.items():
        waarde = op_naam.get(wijzigingen.get("naam", ["", naam])[1])
        leg_vast(door=door, wat="tekst ingelezen", op=waarde, rij="", wijzigingen=wijzigingen)
    overig = [
        {"wat": w.wat, "veld": w.veld, "was": w.was, "wordt": w.wordt}
        for w in plan.wijzigingen
        if w.soort != TEKST
    ]
    leg_vast(
        door=door,
        wat="waardenkader ingelezen",
        op=plan.versie,
        bestand=bestand.bestandsnaam,
        samen=plan.samenvatting(),
        verder=overig,
    )
