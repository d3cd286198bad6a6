"""What the method advises on the participants of a workshop: how many, and how different. Advice, never a limit."""

from __future__ import annotations

from collections.abc import Iterable

from organisatie.tekst import aantal, begin_zin, geteld
from project.models import Deelnemer
from project.models.mensen import DEELNEMERS_ADVIES


def adviezen(mensen: Iterable[Deelnemer]) -> list[str]:
    """Give in sentences what differs from the advice, among those who come or may come; empty when all is well.

    Takes all participants; pages show the same sentences, wherever the participants are prepared.
    """
    komen = [wie for wie in mensen if wie.uitnodiging != Deelnemer.Uitnodiging.KOMT_NIET]
    if not komen:
        return []
    zinnen = (_over_aantal(komen), _over_perspectief(komen), _over_buiten(komen))
    return [zin for zin in zinnen if zin]


def _over_aantal(komen: list[Deelnemer]) -> str:
    if len(komen) in DEELNEMERS_ADVIES:
        return ""
    zin = f"Er {'komt' if len(komen) == 1 else 'komen'} nu {geteld(len(komen), 'deelnemer', 'deelnemers', tot=20)}."
    advies = f"Het liefst zijn er {DEELNEMERS_ADVIES.start} tot {DEELNEMERS_ADVIES.stop - 1}."
    if len(komen) < DEELNEMERS_ADVIES.start:
        daarom = "Blijven het er minder? Laat dan één groep meer dan één fundament bespreken."
    else:
        daarom = "Met meer mensen wordt het gesprek aan tafel lastiger."
    return f"{zin} {advies} {daarom}"


def _over_perspectief(komen: list[Deelnemer]) -> str:
    bekend = {" ".join(wie.perspectief.lower().split()) for wie in komen} - {""}
    zonder = sum(not wie.perspectief.strip() for wie in komen)
    if zonder:
        return f"Van {aantal(zonder, 'deelnemer', 'deelnemers')} ontbreekt het perspectief."
    if len(bekend) == 1 and len(komen) > 1:
        [perspectief] = bekend
        return f"Iedereen heeft hetzelfde perspectief: {perspectief}. Zoek ook mensen die anders naar de casus kijken."
    return ""


def _over_buiten(komen: list[Deelnemer]) -> str:
    if any(wie.soort == Deelnemer.Soort.EXTERN for wie in komen):
        return ""
    return "Er komt niemand van buiten. Past het bij de casus, nodig dan ook een inwoner, bedrijf of kennisinstelling uit."


def antwoorden(mensen: Iterable[Deelnemer]) -> list[str]:
    """Say how the invitations were answered: "Zeven komen", "Eén komt misschien"; only what occurs."""
    standen = [wie.uitnodiging for wie in mensen]
    soort = Deelnemer.Uitnodiging
    woorden = (
        (soort.KOMT, "komt", "komen"),
        (soort.MISSCHIEN, "komt misschien", "komen misschien"),
        (soort.VERSTUURD, "gaf nog geen antwoord", "gaven nog geen antwoord"),
        (soort.KOMT_NIET, "komt niet", "komen niet"),
        (soort.NIET, "is nog niet uitgenodigd", "zijn nog niet uitgenodigd"),
    )
    return [
        begin_zin(geteld(n, een, meer, tot=20)) for stand, een, meer in woorden if (n := standen.count(stand))
    ]
