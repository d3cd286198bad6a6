"""Entering the verslag of a workshop of long ago, typed over from paper, and putting right what was typed (decision 0046)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from formats.handelingen import vul_nieuwe
from moresprudentie.handelingen.verslag import begin_verslag
from moresprudentie.models import Verslag
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis, eis_een_van
from organisatie.wijziging import kenmerk
from project.handelingen.slot import vergrendel
from project.oude_workshop import OudeWorkshop, lees_oude_workshop
from project.oude_workshop.bouwstenen import maak_oud_project, zet_oude_workshop

RECHTEN = (Recht.VERSLAG_PUBLICEREN, Recht.PROJECT_MAKEN)
"""One of these is needed to enter an old verslag: of the redactie, or of who may start projects."""
INTUSSEN = (
    "Iemand anders heeft deze gegevens intussen gewijzigd. Er is niets bewaard. Open deze pagina in een nieuw tabblad, kijk "
    "wat er nu staat en neem daar over wat je hier typte."
)


class NietVanPapier(ValidationError):
    """This verslag is of a project here: its data are changed there."""


@transaction.atomic
def voer_oud_verslag_in(
    *,
    door: Gebruiker,
    oud: OudeWorkshop,
    teksten: dict[str, str],
    zichtbaarheid: str = Verslag.Zichtbaarheid.ORGANISATIE,
) -> Verslag:
    """Make a draft verslag of a workshop of long ago, and the ended project that holds its data.

    Takes what was typed: the data, the answers per question of the verslag, and who may read it later. Nobody is mailed, and
    nothing of it is followed. Raises `ValidationError` for what cannot be kept.
    """
    eis_een_van(door, RECHTEN)
    if zichtbaarheid not in Verslag.Zichtbaarheid.values:
        raise ValidationError({"zichtbaarheid": "Kies wie het verslag mag lezen."})
    project = maak_oud_project(oud=oud, door=door)
    leg_vast(door=door, wat="oud verslag van papier ingevoerd", op=project, datum=str(oud.datum))
    verslag = begin_verslag(project, door)
    getypt = {vraag: tekst for vraag, tekst in teksten.items() if tekst.strip()}
    vul_nieuwe(verslag.invulling, getypt, door)
    verslag.invulling.vergeet()
    verslag.zichtbaarheid = zichtbaarheid
    verslag.save(update_fields=["zichtbaarheid"])
    return verslag


@transaction.atomic
def wijzig_oud_verslag(*, verslag: Verslag, door: Gebruiker, oud: OudeWorkshop, gezien: str = "") -> None:
    """Put right the data of an old verslag; the text of its answers is changed in its workspace.

    `gezien` is the mark (`merk`) of what the page showed. What is published stays as it is until the next version. Raises
    `NietVanPapier`, or `ValidationError` when another changed something or for what cannot be kept.
    """
    vers = Verslag.objects.select_for_update(of=("self",)).van_projecten().get(pk=verslag.pk)
    vergrendel(vers.project)
    eis(door, vers.schrijfrecht, vers)
    if not vers.project.van_papier:
        raise NietVanPapier("Dit verslag is van een project hier. Wijzig de gegevens bij dat project.")
    was = lees_oude_workshop(vers.project)
    if gezien and gezien != merk(was):
        raise ValidationError(INTUSSEN)
    if was == oud:
        return
    zet_oude_workshop(project=vers.project, oud=oud, door=door)
    # A value beside the framework that a published version names stays until the next one.
    vers.project.eigen_waarden.filter(gekozen_in=None, verslagen=None).delete()
    if not vers.slug:
        vers.titel = vers.project.titel
        vers.save(update_fields=["titel"])
    leg_vast(door=door, wat="gegevens van oud verslag gewijzigd", op=vers.project, was=_in_woorden(was))


def merk(oud: OudeWorkshop) -> str:
    """Give a short mark of what is kept, for a page to say what it showed."""
    return kenmerk(repr(oud))


def _in_woorden(oud: OudeWorkshop) -> str:
    """Give what stood there, for the trail: so that a slip can be undone."""
    velden = {naam: str(waarde) for naam, waarde in oud.velden.items() if waarde}
    waarden = [f"{w.naam}{' (zwaarst)' if w.weegt_zwaar else ''}: {w.betekenis}" for w in oud.waarden]
    spanningen = [
        f"{oud.waarden[s.a].naam} en {oud.waarden[s.b].naam}: {s.schuurt} {s.afweging}".strip()
        for s in oud.spanningen
    ]
    acties = [f"{a.titel} ({a.wie})" for a in oud.acties]
    return "\n".join([str(oud.datum), str(velden), *waarden, *spanningen, *acties])
