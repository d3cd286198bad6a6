"""Reading a phase along: the personal link for who has no account, what is said in mails, and how far each reader is.

The link is signed, opens one phase, and ends by itself: after the day that was agreed on, or when who asked takes it back.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime

from formats.models import Opmerking
from organisatie import meldsoorten
from organisatie.mailtekst import maak_tekst
from organisatie.meldingen import Nieuws, Ontvanger, meld
from organisatie.meldsoorten import Meldsoort
from organisatie.models import Bericht, Melding, Organisatie
from organisatie.post import verstuur, volledige_url
from organisatie.tekst import begin_zin, geteld
from strategie.models import Fase, Meelezer

ZOUT = "strategie.meelezen"
SOORT = "strategie-meelezen"


class Linkfout(Exception):
    """A link that opens nothing (any more); `reden` says what to tell who followed it, `meelezer` whose it was."""

    def __init__(self, reden: str, meelezer: Meelezer | None = None) -> None:
        super().__init__(reden)
        self.reden, self.meelezer = reden, meelezer


def maak_link(meelezer: Meelezer) -> str:
    """Give the path of the page on which somebody without an account reads along."""
    gegevens = [meelezer.pk, _adresmerk(meelezer)]
    return reverse("meelezen", args=[signing.dumps(gegevens, salt=ZOUT, compress=True)])


def _adresmerk(meelezer: Meelezer) -> str:
    """Give what stands in a link for the address it went to; nothing can be read back from it."""
    return salted_hmac(ZOUT, meelezer.email, algorithm="sha256").hexdigest()[:16]


def lees_link(teken: str) -> Meelezer:
    """Give who may read by this link now; raises `Linkfout`."""
    try:
        pk, merk = signing.loads(teken, salt=ZOUT)
    except (signing.BadSignature, ValueError, TypeError) as fout:
        raise Linkfout("onbekend") from fout
    lezers = Meelezer.objects.select_related("dossier__eigenaar", "door")
    meelezer = lezers.filter(pk=pk, gebruiker=None).first()
    if meelezer is None or merk != _adresmerk(meelezer):
        raise Linkfout("onbekend")
    if meelezer.ingetrokken_op is not None:
        raise Linkfout("ingetrokken", meelezer)
    if meelezer.tot < localdate():
        raise Linkfout("verlopen", meelezer)
    return meelezer


def stuur(meelezer: Meelezer, *, herinnering: bool = False) -> Bericht | None:
    """Ask somebody to read along, or once more: a notice for a colleague, a mail with the own link for anybody else.

    Gives the mail to who has no account: its text goes away once it was sent, because the link lets somebody in.
    """
    if meelezer.gebruiker is not None:
        _meld(meelezer, herinnering)
        return None
    gegevens = {
        "meelezer": meelezer,
        "dossier": meelezer.dossier,
        "fase": meelezer.deze_fase,
        "organisatie": Organisatie.huidige(),
        "herinnering": herinnering,
        "adres": volledige_url(maak_link(meelezer)),
    }
    begin = "Herinnering: lees" if herinnering else "Lees"
    return verstuur(
        aan=meelezer.email,
        onderwerp=f"{begin} mee: {meelezer.deze_fase.naam.lower()}, {meelezer.dossier}",
        tekst=maak_tekst("mail/meelezen.txt", gegevens),
        wis_tekst=True,
    )


def _meld(meelezer: Meelezer, herinnering: bool) -> None:
    fase, tot = meelezer.deze_fase, date_format(meelezer.tot, "l j F Y")
    eigen = f"\n\n{meelezer.toelichting}" if meelezer.toelichting else ""
    meld(
        Ontvanger(meelezer.gebruiker),
        Nieuws(
            soort=SOORT,
            sleutel=f"{meelezer.over}:{meelezer.uitgenodigd_op.isoformat()}{':herinnerd' if herinnering else ''}",
            kop=f"{'Herinnering: lees' if herinnering else 'Lees'} mee met fase {fase.nummer}: {meelezer.dossier}",
            tekst=f"{meelezer.door.naam} vraagt je om mee te lezen, voor het {meelezer.waarvoor}. Tot en met {tot} lees je het "
            f"dossier, en zet je opmerkingen bij de vragen van {fase.naam.lower()}.{eigen}",
            pad=fase.get_absolute_url(),
            knop="Lees mee",
            onderwerp=meelezer.over,
            voor=meelezer.tot,
        ),
    )


def stuur_antwoord(opmerking: Opmerking) -> None:
    """Mail somebody without an account what was answered, as long as the own link works."""
    meelezer = Meelezer.objects.lopend().filter(opmerkingen=opmerking).select_related("dossier").first()
    if meelezer is None:
        return
    gegevens = {
        "meelezer": meelezer,
        "opmerking": opmerking,
        "vraag": opmerking.invulling.spec.vraag(opmerking.vraag),
        "adres": volledige_url(maak_link(meelezer)),
    }
    verstuur(
        aan=meelezer.email,
        onderwerp=f"Antwoord op je opmerking bij {meelezer.dossier}",
        tekst=maak_tekst("mail/meelezen_antwoord.txt", gegevens),
        wis_tekst=True,
    )


@dataclass(frozen=True)
class Lezer:
    """How far one reader is; `fout` says when a mail did not arrive."""

    meelezer: Meelezer
    opmerkingen: int
    fout: str

    @property
    def stand(self) -> str:
        """How far, in words."""
        m = self.meelezer
        if m.gelezen_op:
            return f"Gelezen op {_dag(m.gelezen_op)}"
        return f"Geopend op {_dag(m.geopend_op)}" if m.geopend_op else "Nog niet geopend"

    @property
    def kan_herinnerd(self) -> bool:
        """Whether a reminder can go."""
        return not geen_herinnering(self.meelezer)


def geen_herinnering(meelezer: Meelezer) -> str:
    """Say why no reminder can go; "" when one can: one, to who did not say to have read, while remarks can be placed."""
    if not meelezer.loopt:
        return f"{meelezer} kan niet meer meelezen. Nodig opnieuw uit als dat nodig is."
    if meelezer.herinnerd_op is not None:
        return f"{meelezer} is al een keer herinnerd."
    if meelezer.gelezen_op is not None:
        return f"{meelezer} heeft het al gelezen."
    return (
        "Deze fase staat vast. Meelezen heeft dan geen zin meer." if meelezer.deze_fase.is_vastgesteld else ""
    )


def _dag(moment: datetime) -> str:
    return date_format(localtime(moment), "j F")


def lezers_van(fase: Fase) -> list[Lezer]:
    """Give who was asked for a phase, and how far each is."""
    rijen = list(Meelezer.objects.van_fase(fase).prefetch_related("opmerkingen"))
    for rij in rijen:
        rij.dossier = fase.dossier
    collegas = [rij.gebruiker_id for rij in rijen if rij.gebruiker_id]
    geschreven = Counter(
        Opmerking.objects.filter(invulling=fase.invulling_id, door__in=collegas).values_list(
            "door", flat=True
        )
    )
    meldingen = Melding.objects.filter(onderwerp__in=[rij.over for rij in rijen]).select_related("bericht")
    mails: dict[str, list[Bericht | None]] = {}
    for melding in meldingen.order_by("pk"):
        mails.setdefault(melding.onderwerp, []).append(melding.bericht)
    gevonden = []
    for rij in rijen:
        hoeveel = geschreven[rij.gebruiker_id] if rij.gebruiker_id else len(rij.opmerkingen.all())
        zijn = mails.get(rij.over, []) if rij.gebruiker_id else [rij.bericht, rij.herinnering]
        fout = next((tekst for mail in reversed(zijn) if mail and (tekst := _fout(mail))), "")
        if rij.gebruiker and not zijn:
            fout = "Krijgt geen e-mail hierover, wel een taak op Mijn werk."
        gevonden.append(Lezer(rij, hoeveel, fout))
    return gevonden


def _fout(bericht: Bericht) -> str:
    """Say when a mail did not arrive, or may not have."""
    soort = Bericht.Status
    if bericht.status in (soort.GEWEIGERD, soort.MISLUKT):
        return f"De e-mail kwam niet aan: {bericht.fout}"
    if bericht.status == soort.ONZEKER:
        return "We weten niet zeker of de e-mail is aangekomen."
    return ""


def gelukt(uitgenodigd: list[Meelezer]) -> str:
    """Say who was asked."""
    if not uitgenodigd:
        return "Zij waren al uitgenodigd. Er is niets verstuurd."
    if len(uitgenodigd) == 1:
        return f"{uitgenodigd[0]} is uitgenodigd."
    return f"{begin_zin(geteld(len(uitgenodigd), 'persoon', 'mensen'))} zijn uitgenodigd."


def _geldt_nog(melding: Melding) -> bool:
    pk = int(melding.onderwerp.removeprefix("meelezen:"))
    return melding.gebruiker is not None and (
        Meelezer.objects.nog_te_lezen(melding.gebruiker).filter(pk=pk).exists()
    )


def sluit_aan() -> None:
    """Add the notice; once, when Django starts."""
    meldsoorten.neem_op(Meldsoort(SOORT, "Je wordt gevraagd een strategie mee te lezen", geldt=_geldt_nog))
