"""What people are told of actions by mail, and when: assigned, handed over, near its term, past it, silent, stuck.

Each has a key, so that it is told once (`organisatie.meldingen`). What was told of the term holds for that term, and what was
asked of a silent action for that silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from acties.agenda import van_actie
from acties.link import maak_link
from acties.models import EIGENAREN, Actie, Eigenaar, Status, Voortgang, eigenaren
from acties.overzicht import Regel, regels
from organisatie import meldsoorten
from organisatie.meldingen import Nieuws, Ontvanger, laat_vervallen, mailkeuze, meld
from organisatie.meldsoorten import Meldsoort
from organisatie.models import Gebruiker, Mailkeuze, Melding, Organisatie
from organisatie.post import Bestand, volledige_url
from organisatie.tekst import aantal
from organisatie.werkdagen import eerste_van_de_maand, werkdag_vanaf

MEESTE_IN_MAIL = 20
"""Actions that an overview names; the rest stands on the board."""


def onderwerp(actie: Actie) -> str:
    """Give by which name notices know an action."""
    return f"actie:{actie.pk}"


def ontvanger(actie: Actie) -> Ontvanger:
    """Give who holds an action, to tell."""
    return Ontvanger(actie.actiehouder, actie.actiehouder_naam, actie.actiehouder_adres)


def _dag(dag: date) -> str:
    return date_format(dag, "j F Y")


# At once, with what somebody did.


def toegewezen(acties: Sequence[Actie], eigenaar: Eigenaar, door: Gebruiker) -> None:
    """Tell the holder of these actions that they are theirs: one mail with all of it."""
    een = acties[0]
    regels_ = [_regel_bij_toewijzing(actie) for actie in acties] if len(acties) > 1 else _termijn(een)
    vraag = f"Heb je een vraag? Stel haar aan {door.naam}{f': {door.email}' if door.email else ''}."
    begin = f"Bij {eigenaar} is afgesproken wat er gebeurt en wie wat doet."
    meld(
        ontvanger(een),
        Nieuws(
            soort="toegewezen",
            sleutel=f"toegewezen:{uuid4()}",  # once: who is told, is noted with the action
            kop=f"Actie voor jou: {een.titel}"
            if len(acties) == 1
            else f"{len(acties)} acties voor jou: {eigenaar}",
            tekst="\n\n".join([begin, *regels_, vraag]),
            pad=maak_link(een)
            if len(acties) == 1 or een.actiehouder is None
            else f"{reverse('acties')}?wie=ik",
            knop="Bekijk de actie en meld hoe het gaat" if len(acties) == 1 else "Bekijk je acties",
            onderwerp=onderwerp(een) if len(acties) == 1 else "",
            voor=een.termijn if len(acties) == 1 else None,
        ),
        bestanden=_voor_de_agenda(een) if len(acties) == 1 else (),
    )


def _voor_de_agenda(actie: Actie) -> list[Bestand]:
    """Give the term of an action as a file, for who gets mail at once; who waits for a bundle has the feed."""
    punt, houder = van_actie(actie), actie.actiehouder
    meteen = houder is None or mailkeuze(houder).ritme == Mailkeuze.Ritme.METEEN
    return [punt.als_bestand()] if punt and meteen else []


def _termijn(actie: Actie) -> list[str]:
    return [f"Termijn: {_dag(actie.termijn)}"] if actie.termijn else []


def _regel_bij_toewijzing(actie: Actie) -> str:
    termijn = f"\n  Termijn: {_dag(actie.termijn)}" if actie.termijn else ""
    return f"- {actie.titel}{termijn}\n  Meld hoe het gaat: {volledige_url(maak_link(actie))}"


def overgedragen(actie: Actie, door: Gebruiker) -> None:
    """Tell who was told last that it was theirs that an action went to somebody else, or to nobody.

    What still was to be told of it falls away.
    """
    laat_vervallen(onderwerp(actie))
    if actie.gemeld_aan == door:
        return
    nieuwe = (
        f"De actie ligt nu bij {actie.houder}." if actie.houder else "De actie heeft nu geen actiehouder."
    )
    meld(
        Ontvanger(actie.gemeld_aan, "", actie.gemeld_adres),
        Nieuws(
            soort="overgedragen",
            sleutel=f"overgedragen:{uuid4()}",
            kop=f"Niet meer jouw actie: {actie.titel}",
            tekst=f"{nieuwe} {door.naam} heeft dat aangepast. Je hoeft er niets meer voor te doen. "
            f"Het was een actie bij {actie.eigenaar}.",
            pad=actie.get_absolute_url(),
            knop="Bekijk de actie",
        ),
    )


def na_voortgang(actie: Actie, voortgang: Voortgang, was: str) -> None:
    """After a report: what was to be reminded of falls away, and who watches is told of a new bottleneck."""
    laat_vervallen(onderwerp(actie))
    regie = _wie_volgt(actie)
    if voortgang.status != Status.KNELT or was == Status.KNELT or regie is None or regie == voortgang.door:
        return
    nodig = f"\n\nNodig: {voortgang.nodig}" if voortgang.nodig else ""
    meld(
        Ontvanger(regie),
        Nieuws(
            soort="knelpunt",
            sleutel=f"knelpunt:{voortgang.pk}",
            kop=f"Loopt vast: {actie.titel}",
            tekst=f"Dit is een actie bij {actie.eigenaar}. {voortgang.wie} schrijft:\n\n{voortgang.knelpunt}{nodig}",
            pad=actie.get_absolute_url(),
            knop="Bekijk de actie",
        ),
    )


def _wie_volgt(actie: Actie) -> Gebruiker | None:
    """Give who watches an action: its monitor, else who watches all of them there; not who can no longer log in."""
    return actie.monitor if actie.monitor and actie.monitor.is_active else actie.eigenaar.regie


# On a working day, by the clock.


def ronde(dag: date) -> None:
    """Tell every holder what is near, late or silent, and on the first working day of a month who watches how all stands."""
    acties = Actie.objects.geldend().lopend()
    stand = {r.actie.pk: r for r in regels(acties)}
    lopend = [a for a in acties.select_related("actiehouder", "project", "dossier") if a.pk in stand]
    organisatie = Organisatie.huidige()
    voor, stil_na = timedelta(days=organisatie.herinner_dagen), organisatie.stil_na
    sinds = _gekregen(lopend, dag - max(voor, stil_na))
    nieuws = [
        (actie, wat)
        for actie in lopend
        if (wat := _te_zeggen(actie, stand[actie.pk], dag, sinds[actie.pk], voor, stil_na))
    ]
    gezegd = set(
        Melding.objects.filter(sleutel__in=[n.sleutel for _, n in nieuws]).values_list("sleutel", flat=True)
    )
    for actie, wat in nieuws:
        if wat.sleutel not in gezegd:
            meld(ontvanger(actie), wat)
    if dag == eerste_van_de_maand(dag):
        _overzichten(lopend, stand, dag)


def _gekregen(acties: Iterable[Actie], vanaf: date) -> dict[int, date]:
    """Give per action since when its holder has it: the day it was agreed, or since then (seen from `vanaf` on) handed over."""
    sinds = {actie.pk: _afgesproken(actie) for actie in acties}
    houders = {onderwerp(actie): (actie.pk, actie.houdersleutel) for actie in acties}
    for melding in Melding.objects.filter(soort="toegewezen", gemaakt_op__date__gte=vanaf):
        pk, houder = houders.get(melding.onderwerp, (0, ""))
        if houder == _aan_wie(melding):
            sinds[pk] = max(sinds[pk], timezone.localtime(melding.gemaakt_op).date())
    return sinds


def _te_zeggen(
    actie: Actie, regel: Regel, dag: date, sinds: date, voor: timedelta, stil_na: timedelta
) -> Nieuws | None:
    """Give the one thing that counts now for the holder: past its term, near it, or else how it goes; None when nothing does.

    Who has it only `sinds` a few days, was told of its term then, and gets the time to begin.
    """
    termijn = actie.termijn
    if not actie.houdersleutel:
        return None
    if termijn and termijn < dag:
        if sinds >= termijn and dag < sinds + voor:
            return None
        return _vraag(
            actie,
            "voorbij",
            termijn,
            f"De termijn is voorbij: {actie.titel}",
            f"De termijn was {_dag(termijn)}.",
        )
    if termijn and werkdag_vanaf(termijn - voor) <= dag and sinds < termijn - voor:
        over = (termijn - dag).days
        wanneer = "vandaag" if not over else "morgen" if over == 1 else f"over {over} dagen"
        return _vraag(
            actie,
            "nadert",
            termijn,
            f"De termijn is {wanneer}: {actie.titel}",
            f"De termijn is {_dag(termijn)}.",
        )
    if "stil" in regel.signalen and dag > sinds + stil_na:
        woorden = f"We hoorden {aantal(regel.dagen, 'dag', 'dagen')} niets van deze actie."
        return _vraag(
            actie, "stil", dag - timedelta(days=regel.dagen), f"Hoe gaat het met: {actie.titel}", woorden
        )
    return None


def _afgesproken(actie: Actie) -> date:
    """Give the day on which it was agreed: the mail of that day named the term."""
    return timezone.localtime(actie.afgesproken_op).date() if actie.afgesproken_op else date.max


def _vraag(actie: Actie, soort: str, waarvan: date, kop: str, tekst: str) -> Nieuws:
    """Give a mail that asks for a report; told once for this holder and this day that it is about."""
    return Nieuws(
        soort=soort,
        sleutel=f"{soort}:{actie.pk}:{actie.houdersleutel}:{waarvan}",
        kop=kop,
        tekst=f"{tekst} Dit is een actie bij {actie.eigenaar}.",
        pad=maak_link(actie),
        knop="Meld hoe het gaat",
        onderwerp=onderwerp(actie),
        voor=actie.termijn,
    )


def _overzichten(lopend: Iterable[Actie], stand: dict[int, Regel], dag: date) -> None:
    """Give everybody who watches actions an overview of those."""
    per_regie: dict[Gebruiker, list[tuple[Actie, Regel]]] = {}
    for actie in lopend:
        if regie := actie.eigenaar.regie:
            per_regie.setdefault(regie, []).append((actie, stand[actie.pk]))
    for regie, van_hen in per_regie.items():
        _overzicht(regie, van_hen, dag)


def _overzicht(regie: Gebruiker, acties: Iterable[tuple[Actie, Regel]], dag: date) -> None:
    """Give who watches actions an overview of a month: how many, and those that ask for attention."""
    acties = list(acties)
    aandacht = [(actie, regel) for actie, regel in acties if regel.signalen]
    telling = f"Je volgt {aantal(len(acties), 'lopende actie', 'lopende acties')}. "
    if aandacht:
        telling += f"{len(aandacht)} daarvan {'vraagt' if len(aandacht) == 1 else 'vragen'} aandacht:"
    else:
        telling += "Er is niets te laat of stil, en niemand loopt vast."
    rij = [
        f"- {a.titel} ({a.eigenaar}, {a.houder or 'nog geen actiehouder'}): {r.sein.lower()}"
        for a, r in aandacht[:MEESTE_IN_MAIL]
    ]
    if len(aandacht) > MEESTE_IN_MAIL:
        rij.append(f"- en nog {len(aandacht) - MEESTE_IN_MAIL}")
    meld(
        Ontvanger(regie),
        Nieuws(
            soort="maandoverzicht",
            sleutel=f"maandoverzicht:{regie.pk}:{dag:%Y-%m}",
            kop=f"Zo staan je acties ervoor: {date_format(dag, 'F Y')}",
            tekst="\n\n".join([telling, "\n".join(rij)]) if rij else telling,
            pad=reverse("acties"),
            knop="Bekijk het overzicht",
        ),
    )


# Asked by hand, on the board.


def vraag_om_bericht(actie: Actie, door: Gebruiker) -> bool:
    """Ask the holder now how an action goes; once a day, whoever presses how often. Says whether a mail was made."""
    vandaag = timezone.localdate()
    laat = f" De termijn was {_dag(actie.termijn)}." if actie.termijn and actie.is_laat_op(vandaag) else ""
    kop = f"{door.naam} vraagt hoe het gaat met: {actie.titel}"
    return meld(
        ontvanger(actie), _vraag(actie, "gevraagd", vandaag, kop, f"Laat weten hoe het ervoor staat.{laat}")
    )


def _aan_wie(melding: Melding) -> str:
    """Give to whom a notice is, as `Actie.houdersleutel`."""
    return f"g{melding.gebruiker_id}" if melding.gebruiker_id else f"a{melding.adres.lower()}"


def geldt_nog(melding: Melding) -> bool:
    """Say whether what was to be told of an action still holds: it runs, and is still of who would be told."""
    if not melding.onderwerp:
        return True
    actie = Actie.objects.lopend().filter(pk=int(melding.onderwerp.removeprefix("actie:"))).first()
    return actie is not None and actie.houdersleutel == _aan_wie(melding)


def loopt_nog_vast(melding: Melding) -> bool:
    """Say whether the action of this notice is stuck still, and watched by who would be told of it."""
    voortgang = Voortgang.objects.filter(pk=int(melding.sleutel.removeprefix("knelpunt:"))).first()
    if voortgang is None or voortgang.actie.status != Status.KNELT:
        return False
    regie = _wie_volgt(voortgang.actie)
    return regie is not None and regie.pk == melding.gebruiker_id


def volgt_nog(melding: Melding) -> bool:
    """Say whether who would get this overview still watches actions that run."""
    lopend = Actie.objects.geldend().lopend()
    for veld in EIGENAREN:
        mijn = eigenaren(veld).met_regie(melding.gebruiker).filter(volgt=True)
        if lopend.filter(**{f"{veld}__in": mijn.values("pk")}).exists():
            return True
    return False


def sluit_aan() -> None:
    """Add the notices and the round of this floor; once, when Django starts."""
    meldsoorten.neem_op(
        Meldsoort("toegewezen", "Een actie is voor jou", plicht=True, geldt=geldt_nog),
        Meldsoort("overgedragen", "Een actie is niet meer van jou", plicht=True),
        Meldsoort("nadert", "De termijn van je actie nadert", geldt=geldt_nog),
        Meldsoort("voorbij", "De termijn van je actie is voorbij", plicht=True, geldt=geldt_nog),
        Meldsoort("stil", "Hoe gaat het met je actie?", geldt=geldt_nog),
        Meldsoort("gevraagd", "Iemand vraagt hoe het gaat", plicht=True, geldt=geldt_nog),
        Meldsoort("knelpunt", "Een actie die je volgt loopt vast", geldt=loopt_nog_vast),
        Meldsoort("maandoverzicht", "Maandoverzicht van je acties", geldt=volgt_nog),
    )
    meldsoorten.RONDES.append(ronde)
