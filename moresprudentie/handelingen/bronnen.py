"""What the beheerder does with the organisations that we follow."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from moresprudentie.models import Bron, Bronfout, Verslag
from moresprudentie.ophalen import Ophaalfout, plek_van
from moresprudentie.taken import haal_bron
from moresprudentie.uitwisseling.bewaren import haal_uit_databank, vrije_slug
from moresprudentie.uitwisseling.vorm import Vormfout
from moresprudentie.volgen import PAD, Groet, is_bezet, wie_is_daar
from moresprudentie.zoekstand import bewaar_tellingen
from organisatie.audit import leg_vast
from organisatie.models import Gebruiker
from organisatie.post import volledige_url
from organisatie.rechten import Recht, eis
from organisatie.rij import vergrendeld
from organisatie.wachtrij import zet_in_wachtrij
from organisatie.wijziging import Gezien, kenmerk, pas_aan

ANDERE_SLEUTEL = (
    "Iemand anders heeft hier intussen een andere sleutel opgeslagen. Geldt die van jou? Open deze pagina dan opnieuw en vul hem "
    "nog eens in."
)
NIET_MEER_GEVOLGD = "We volgen de organisatie die dit verslag maakte niet meer."


def _adres(adres: str) -> str:
    """Give the address of an installation as it is kept: https in front, nothing behind it."""
    kaal = adres.strip()
    if "://" not in kaal:
        kaal = f"https://{kaal}"
    kaal = kaal.partition("?")[0].partition("#")[0].removesuffix(PAD).rstrip("/").removesuffix("/openbaar")
    try:
        plek = plek_van(kaal)
    except Ophaalfout as fout:
        raise ValidationError({"adres": str(fout)}) from fout
    if plek.huis == _huis_van_onszelf():
        raise ValidationError({"adres": "Dit is het adres van jullie eigen CODIO."})
    return kaal


def _huis_van_onszelf() -> tuple[str, str, int] | None:
    """Give where this installation is; None when nobody can go there."""
    try:
        return plek_van(volledige_url("/")).huis
    except Ophaalfout:
        return None


def _wie(adres: str, sleutel: str) -> Groet:
    try:
        return wie_is_daar(adres, sleutel)
    except (Ophaalfout, Vormfout) as fout:
        raise ValidationError({"adres": f"Hier is geen CODIO te vinden. {fout}"}) from fout


def begin_volgen(*, adres: str, door: Gebruiker | None, sleutel: str = "", naam: str = "") -> Bron:
    """Follow an installation at its address: ask who is there, note it, and let the worker fetch.

    Takes the key that they gave, when they did, and how to call them here (else as they call themselves). Whoever was followed
    before, or came from a file, is taken up again. Raises `ValidationError`.
    """
    eis(door, Recht.BEHEREN)
    kaal = _adres(adres)
    if Bron.objects.filter(adres=kaal, gestopt_op=None).exists():
        raise ValidationError({"adres": "Dit adres volgen jullie al."})
    groet = _wie(kaal, sleutel.strip())  # outside the transaction: it may take a while
    with transaction.atomic():
        bron = _plaats_voor(kaal, groet, naam.strip())
        bron.adres, bron.sleutel, bron.aan, bron.gestopt_op = kaal, sleutel.strip(), True, None
        bron.kenmerk, bron.tot, bron.volledig_op, bron.storing = groet.kenmerk, None, None, ""
        bron.save()
        leg_vast(door=door, wat="organisatie gevolgd", op=bron, adres=kaal)
        _zet_klaar(bron)
    return bron


def _plaats_voor(adres: str, groet: Groet, naam: str) -> Bron:
    """Give the source that this is already, stopped or from a file, else a new one."""
    eerder = Bron.objects.filter(adres=adres).first()
    if eerder is None and groet.kenmerk:
        niet_gevolgd = Q(adres="") | Q(gestopt_op__isnull=False)
        eerder = Bron.objects.filter(niet_gevolgd, kenmerk=groet.kenmerk).first()
    if groet.kenmerk and is_bezet(groet.kenmerk, eerder):
        raise ValidationError(
            {"adres": f"{groet.naam} is hier al: dit adres heeft hetzelfde kenmerk ({groet.kenmerk})."}
        )
    heet = naam or (eerder.naam if eerder else groet.naam)
    if Bron.objects.filter(naam=heet).first() not in (None, eerder):
        raise ValidationError(
            {"naam": f"Er is hier al een organisatie die {heet} heet. Geef deze een andere naam."}
        )
    if eerder is None:
        return Bron(naam=heet, slug=vrije_slug(heet))
    eerder.naam = heet
    return eerder


@transaction.atomic
def wijzig_bron(
    *, bron: Bron, naam: str, sleutel: str, door: Gebruiker | None, gezien: Gezien | None = None
) -> Bron:
    """Call a source otherwise here, or note another key of theirs; an empty key leaves the one that is kept.

    Raises `ValidationError`, also when another changed the same meanwhile. A key comes in no audit line and on no page.
    """
    eis(door, Recht.BEHEREN)
    vers = vergrendeld(bron)
    nieuw = sleutel.strip()
    if nieuw and nieuw != vers.sleutel:
        if gezien and gezien.get("sleutel", "") != kenmerk(vers.sleutel):
            raise ValidationError({"sleutel": ANDERE_SLEUTEL})
        Bron.objects.filter(pk=vers.pk).update(sleutel=nieuw)
        vers.sleutel = nieuw
        leg_vast(door=door, wat="sleutel van gevolgde organisatie gewijzigd", op=vers)
    pas_aan(
        vers,
        {"naam": naam.strip()},
        door=door,
        wat="gevolgde organisatie gewijzigd",
        gezien=gezien,
        keur=_eigen_naam,
    )
    return vers


def _eigen_naam(bron: Bron) -> None:
    if Bron.objects.filter(naam=bron.naam).exclude(pk=bron.pk).exists():
        raise ValidationError({"naam": "Zo heet hier al een andere organisatie."})


@transaction.atomic
def zet_ophalen(*, bron: Bron, aan: bool, door: Gebruiker | None) -> None:
    """Let fetching from a source go on, or wait; what is here stays. Raises `ValidationError` for who is followed no longer."""
    eis(door, Recht.BEHEREN)
    bron = Bron.objects.select_for_update().get(pk=bron.pk)
    if bron.gestopt_op is not None:
        raise ValidationError(f"Jullie volgen {bron.naam} niet meer. Volg haar opnieuw om weer op te halen.")
    Bron.objects.filter(pk=bron.pk).update(aan=aan)
    leg_vast(door=door, wat="ophalen aangezet" if aan else "ophalen uitgezet", op=bron)
    if aan:
        _zet_klaar(bron)


@transaction.atomic
def haal_nu_op(*, bron: Bron, door: Gebruiker | None, alles: bool = False) -> None:
    """Let the worker fetch from a source now; with `alles` all of it again."""
    eis(door, Recht.BEHEREN)
    if not bron.aan or not bron.adres:
        raise ValidationError("Het ophalen staat uit. Zet het eerst aan.")
    leg_vast(door=door, wat="nu ophalen gevraagd", op=bron)
    _zet_klaar(bron, alles=alles)


def _zet_klaar(bron: Bron, *, alles: bool = False) -> None:
    zet_in_wachtrij(haal_bron, nummer=bron.pk, alles=alles)


@transaction.atomic
def stop_volgen(*, bron: Bron, door: Gebruiker | None) -> int:
    """Follow a source no longer: its verslagen go out of the databank, and what they said is gone from here.

    Their pages say why. Whoever follows it again later gets them back. Gives how many went.
    """
    eis(door, Recht.BEHEREN)
    bron = Bron.objects.select_for_update().get(pk=bron.pk)
    nu = timezone.now()
    verslagen = Verslag.objects.filter(bron=bron).gepubliceerd()
    weg = sum(haal_uit_databank(verslag, reden=NIET_MEER_GEVOLGD, op=nu) for verslag in verslagen)
    Bronfout.objects.filter(bron=bron).delete()
    Bron.objects.filter(pk=bron.pk).update(aan=False, gestopt_op=nu, sleutel="", storing="", begonnen_op=None)
    bewaar_tellingen()
    leg_vast(door=door, wat="niet meer gevolgd", op=bron, verslagen=weg)
    return weg
