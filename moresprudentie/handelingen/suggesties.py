"""Taking over what CODIO suggests for a terugkoppeling, or setting it aside."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from formats.handelingen import vul_in
from formats.models import Antwoord, Invulling
from moresprudentie.handelingen.aanbevelingen import schrijf_aanbeveling
from moresprudentie.models import Suggestiekeuze, Terugkoppeling
from moresprudentie.suggesties import CONCLUSIE, Suggestie, suggesties
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.rechten import Recht, eis

VRAAG = "andere_conclusies"
"""The answer in which a conclusion lands."""


@transaction.atomic
def neem_suggestie_over(
    *, terugkoppeling: Terugkoppeling, sleutel: str, door: Gebruiker, gezien: str = ""
) -> None:
    """Put a suggestion under the answer to question 4, or add it as a recommendation; once.

    What stands in the answer stays, and who has it open gets to see both texts. `gezien` is the mark of what the page showed.
    Raises `ValidationError` when the report was sent, or when the figures say something else by now.
    """
    vers = _houd(terugkoppeling, door)
    suggestie = _zoek(vers, sleutel)
    if suggestie.keuze == Suggestiekeuze.Keuze.OVERGENOMEN:
        return
    if gezien and gezien != suggestie.kenmerk:
        raise ValidationError("De cijfers zijn intussen anders. Lees de suggestie opnieuw.")
    if suggestie.soort == CONCLUSIE:
        _vul_aan(vers.invulling, suggestie.tekst, door)
    else:
        schrijf_aanbeveling(
            terugkoppeling=vers, titel=suggestie.tekst[:300], toelichting=suggestie.toelichting, door=door
        )
    _onthoud(vers, sleutel, Suggestiekeuze.Keuze.OVERGENOMEN, door)


@transaction.atomic
def zet_suggestie_opzij(*, terugkoppeling: Terugkoppeling, sleutel: str, door: Gebruiker) -> None:
    """Say that a suggestion is not used; one that was taken over stays so."""
    vers = _houd(terugkoppeling, door)
    if not _zoek(vers, sleutel).keuze:
        _onthoud(vers, sleutel, Suggestiekeuze.Keuze.NIET_GEBRUIKEN, door)


@transaction.atomic
def haal_suggestie_terug(*, terugkoppeling: Terugkoppeling, sleutel: str, door: Gebruiker) -> None:
    """Offer a suggestion again that was set aside."""
    vers = _houd(terugkoppeling, door)
    opzij = Suggestiekeuze.objects.filter(
        terugkoppeling=vers, sleutel=sleutel, keuze=Suggestiekeuze.Keuze.NIET_GEBRUIKEN
    ).first()
    if opzij:
        opzij.delete()
        leg_vast(door=door, wat="suggestie teruggehaald", op=vers, suggestie=sleutel)


def _houd(terugkoppeling: Terugkoppeling, door: Gebruiker) -> Terugkoppeling:
    """Hold a terugkoppeling for who may write in it now."""
    eis(door, Recht.TERUGKOPPELING_SCHRIJVEN)
    houd = Terugkoppeling.objects.select_for_update(of=("self",)).select_related("dossier", "invulling")
    vers = houd.get(pk=terugkoppeling.pk)
    if vers.is_verzonden:
        raise ValidationError("Deze terugkoppeling is al verzonden.")
    return vers


def _zoek(terugkoppeling: Terugkoppeling, sleutel: str) -> Suggestie:
    gevonden = next((s for s in suggesties(terugkoppeling) if s.sleutel == sleutel), None)
    if gevonden is None:
        raise ValidationError("Deze suggestie volgt niet meer uit de cijfers.")
    return gevonden


def _vul_aan(invulling: Invulling, tekst: str, door: Gebruiker) -> None:
    """Put a text under the answer; nobody writes in the form while that is read."""
    Invulling.objects.select_for_update(no_key=True).get(pk=invulling.pk)
    staat_er = (
        Antwoord.objects.filter(invulling=invulling, vraag=VRAAG).values_list("tekst", flat=True).first()
    )
    vul_in(invulling=invulling, teksten={VRAAG: f"{(staat_er or '').rstrip()}\n\n{tekst}".strip()}, door=door)


def _onthoud(terugkoppeling: Terugkoppeling, sleutel: str, keuze: str, door: Gebruiker) -> None:
    Suggestiekeuze.objects.update_or_create(
        terugkoppeling=terugkoppeling, sleutel=sleutel, defaults={"keuze": keuze, "door": door}
    )
    leg_vast(
        door=door,
        wat=f"suggestie: {Suggestiekeuze.Keuze(keuze).label.lower()}",
        op=terugkoppeling,
        suggestie=sleutel,
    )
