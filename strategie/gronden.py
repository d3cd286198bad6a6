"""The four grounds on which a value comes on the long list, each with its question (bron: 000, 2.3, selectie)."""

from __future__ import annotations

from dataclasses import dataclass

from strategie.models import LangelijstItem


@dataclass(frozen=True)
class Grond:
    """One ground: its key, its name, the name where there is little room, and what to ask oneself."""

    sleutel: str
    naam: str
    kort: str
    vraag: str


def _grond(sleutel: LangelijstItem.Grond, kort: str, vraag: str) -> Grond:
    return Grond(sleutel.value, sleutel.label, kort, vraag)


GRONDEN = (
    _grond(
        LangelijstItem.Grond.DOCUMENTEN,
        "Strategische documenten",
        "Welke waarden vragen extra nadruk, gezien de prioriteiten in het college- of bestuursakkoord?",
    ),
    _grond(
        LangelijstItem.Grond.PRAKTIJK,
        "Problemen in de praktijk",
        "Welke waarden hebben meer borging nodig, gezien wat er in de praktijk gebeurt? En welke waarden worden te "
        "weinig geborgd door bestaande procedures, bijvoorbeeld die voor privacy of innovatie?",
    ),
    _grond(
        LangelijstItem.Grond.SAMENLEVING,
        "Gevoelig in samenleving",
        "Welke waarden moeten extra worden geborgd, gezien recente ervaringen en wat mensen in de samenleving willen "
        "of gevoelig vinden?",
    ),
    _grond(
        LangelijstItem.Grond.OVERIG,
        "Overige redenen",
        "Is er nog een andere reden om een waarde nadruk te geven? Schrijf dan ook die reden op.",
    ),
)
