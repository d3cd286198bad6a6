"""The yearly report: begin it, choose its period, offer it to the bestuur (bron: 000, 2.5, vraag 2 en 3)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from documenten.bouwstenen import bewaar
from documenten.formaten import Formaat
from formats.bouwstenen import nieuwe_invulling, zet_op_slot
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.overgang import OngeldigeOvergang
from organisatie.rechten import Recht
from organisatie.rij import vergrendeld
from organisatie.tekst import aantal
from organisatie.wijziging import Gezien, pas_aan
from strategie.formats import JAARVERSLAG
from strategie.handelingen.slot import houd
from strategie.jaarberichten import meld_jaarverslag
from strategie.jaarstuk import jaarverslag_document
from strategie.models import Dossier, Fase, Jaarverslag
from strategie.periode import eerste_dag, kan_beginnen, laatste_einde, vastgesteld_op
from strategie.regels import open_opmerkingen
from strategie.voortgang import bereken

GEEN_BESTUURDER = "Kies eerst bij Mensen wie de bestuurder is: die krijgt het jaarverslag."


@transaction.atomic
def begin_jaarverslag(
    *, dossier: Dossier, door: Gebruiker, van: date | None = None, tot: date | None = None
) -> Jaarverslag:
    """Start the report on the period after the previous one, up to today unless other days are given.

    Raises `OngeldigeOvergang` before phase 4 is vastgesteld, while another is being written, or when the previous one
    ends today; `ValidationError` for a wrong period.
    """
    vers = houd(dossier, door)
    if reden := kan_beginnen(vers):
        raise OngeldigeOvergang(reden)
    vorige = vers.jaarverslagen.order_by("nummer").last()
    jaarverslag = Jaarverslag(
        dossier=vers,
        nummer=vorige.nummer + 1 if vorige else 1,
        van=van or eerste_dag(vers),
        tot=tot or timezone.localdate(),
        begonnen_door=door,
    )
    _keur_periode(jaarverslag)
    jaarverslag.invulling = nieuwe_invulling(format=JAARVERSLAG, door=door)
    jaarverslag.save()
    leg_vast(
        door=door, wat="jaarverslag begonnen", op=vers, nummer=jaarverslag.nummer, periode=jaarverslag.periode
    )
    return jaarverslag


@transaction.atomic
def wijzig_periode(
    *, jaarverslag: Jaarverslag, van: date, tot: date, door: Gebruiker, gezien: Gezien | None = None
) -> Jaarverslag:
    """Let a report that is being written be about another period; by the owner.

    Raises `OngeldigeOvergang` when it was aangeboden, `ValidationError` for a wrong period.
    """
    vers = _vers(jaarverslag, door)
    pas_aan(
        vers,
        {"van": van, "tot": tot},
        door=door,
        wat="periode van het jaarverslag gewijzigd",
        gezien=gezien,
        op=vers.dossier,
        nummer=vers.nummer,
        keur=_keur_periode,
    )
    return vers


@transaction.atomic
def bied_jaarverslag_aan(*, jaarverslag: Jaarverslag, door: Gebruiker) -> Jaarverslag:
    """Offer the report to the bestuurder, by the owner: text and figures are fixed, the document is kept.

    Raises `OngeldigeOvergang` when that was done before, or `ValidationError` with what is still missing.
    """
    vers = _vers(jaarverslag, door)
    _keur_periode(vers)
    zet_op_slot(invulling=vers.invulling, door=door)  # first: what is read from here on is what stays
    _eis_compleet(vers)
    vers.cijfers = bereken(vers.dossier, vers.van, vers.tot)
    vers.status = Jaarverslag.Status.AANGEBODEN
    vers.aangeboden_op, vers.aangeboden_door = timezone.now(), door
    vers.aangeboden_aan = vers.dossier.bestuurder.naam if vers.dossier.bestuurder else ""
    vers.save()
    document = jaarverslag_document(vers)
    vers.documenten.set(bewaar(document, soort="jaarverslag", formaten=Formaat.values, door=door))
    leg_vast(
        door=door,
        wat="jaarverslag aangeboden",
        op=vers.dossier,
        nummer=vers.nummer,
        periode=vers.periode,
        aan=vers.aangeboden_aan,
    )
    meld_jaarverslag(vers)
    return vers


def _vers(jaarverslag: Jaarverslag, door: Gebruiker) -> Jaarverslag:
    """Hold the dossier and the report for its owner; raises `OngeldigeOvergang` when it was aangeboden."""
    dossier = houd(jaarverslag.dossier, door, Recht.JAARVERSLAG_AANBIEDEN)
    vers = vergrendeld(jaarverslag)
    vers.dossier = dossier
    if vers.is_aangeboden:
        op = date_format(timezone.localtime(vers.aangeboden_op), "j F Y")
        raise OngeldigeOvergang(f"Dit jaarverslag is op {op} aangeboden. De tekst en de cijfers staan vast.")
    return vers


def _keur_periode(jaarverslag: Jaarverslag) -> None:
    dossier, fouten = jaarverslag.dossier, {}
    eerder = laatste_einde(dossier, behalve=jaarverslag)
    begin = eerste_dag(dossier, behalve=jaarverslag)
    if jaarverslag.tot > timezone.localdate():
        fouten["tot"] = "Deze dag ligt in de toekomst. Een jaarverslag gaat over wat is geweest."
    elif jaarverslag.tot < jaarverslag.van:
        fouten["tot"] = "Deze dag ligt voor de eerste dag van de periode."
    if eerder is not None and jaarverslag.van <= eerder:
        fouten["van"] = (
            f"Het vorige jaarverslag gaat tot en met {date_format(eerder, 'j F Y')}. Kies {date_format(begin, 'j F Y')} of later."
        )
    elif eerder is None and jaarverslag.van < (plan := vastgesteld_op(dossier, Fase.Nummer.ACTIEPLAN)):
        fouten["van"] = (
            f"Toen was er nog geen actieplan: dat is geaccordeerd op {date_format(plan, 'j F Y')}."
        )
    if fouten:
        raise ValidationError(fouten)


def _eis_compleet(jaarverslag: Jaarverslag) -> None:
    if jaarverslag.dossier.bestuurder is None:
        raise ValidationError(GEEN_BESTUURDER)
    jaarverslag.invulling.vergeet()
    if gemist := jaarverslag.invulling.volledigheid().open_verplicht:
        raise ValidationError(f"Beantwoord eerst nog: {'; '.join(vraag.label for vraag in gemist)}")
    if wacht := open_opmerkingen(jaarverslag).count():
        opmerkingen = aantal(wacht, "opmerking", "opmerkingen", voluit=True)
        raise ValidationError(
            f"Beantwoord eerst {opmerkingen} van lezers. Dat kan na het aanbieden niet meer."
        )
