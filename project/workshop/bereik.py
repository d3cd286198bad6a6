"""What the lines of one sheet can be about: values, places, people, actions; read once for a whole page."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from acties.models import Actie
from organisatie.models import Gebruiker
from project.accenten import per_waarde
from project.models import ROLLEN, Gekozenwaarde, Groep, Project
from waardenkader.models import Hulpvraag, Principe, Waarde

LIJKT = 0.8
"""From this likeness on a name is probably a slip of the keyboard."""
KORTSTE = 3
"""Letters that are enough to recognise a value or a person by the beginning of the name."""


def vlak(tekst: str) -> str:
    """Give a name as two people may type it: without accents, capitals and double spaces."""
    zonder = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode()
    return " ".join(zonder.lower().replace("-", " ").split())


class Bereik:
    """What can be chosen on the sheet of this project."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @cached_property
    def waarden(self) -> list[Waarde]:
        """The values of the framework that the project works with, and of the project itself, in order."""
        return list(Waarde.objects.in_kader(self.project.kader_id, self.project.pk))

    @cached_property
    def principes(self) -> list[Principe]:
        """The principes of that framework with their fundament."""
        return list(Principe.objects.in_kader(self.project.kader_id))

    @cached_property
    def groepen(self) -> list[Groep]:
        """The tables, with their fundamenten."""
        return list(self.project.groepen.prefetch_related("groepsfundamenten__fundament"))

    @cached_property
    def gekozen(self) -> list[Gekozenwaarde]:
        """Everything that tables named, in the order of the poster."""
        return list(self.project.gekozen_waarden.met_waarde())

    @cached_property
    def op_poster(self) -> list[Gekozenwaarde]:
        """What stands on the poster."""
        return [gekozen for gekozen in self.gekozen if gekozen.samen_met_id is None]

    @cached_property
    def accenten(self) -> dict[int, Any]:
        """The accentwaarden of the strategy by the id of their value; with the bestuurlijke lading of each."""
        dossier = self.project.dossier
        return {a.waarde_id: a for a in dossier.vastgestelde_accentwaarden()} if dossier else {}

    @cached_property
    def hulpvragen(self) -> dict[int, list[Hulpvraag]]:
        """The questions that help to apply a value, by its id."""
        return Hulpvraag.objects.per_waarde()

    @cached_property
    def sterren(self) -> dict[int, Any]:
        """The same by the id of every value that gets a star: also those that go with an accentwaarde of another framework."""
        return per_waarde(self.project, self.accenten)

    @cached_property
    def acties(self) -> list[Actie]:
        """The actions and proposals, in the order in which they are numbered."""
        return list(self.project.acties.exclude(status="vervallen").met_alles().op_nummer())

    @cached_property
    def afspraken(self) -> list[Actie]:
        """The actions that are no proposal (any more): their place in the list is their number."""
        return [actie for actie in self.acties if not actie.is_voorstel]

    @cached_property
    def namen(self) -> list[str]:
        """The names of the people on the project, for suggestions."""
        team = [mens.naam for _, mens in self.project.mensen() if mens]
        return sorted({*team, *self.project.deelnemers.values_list("naam", flat=True)})

    @cached_property
    def _accounts(self) -> list[Gebruiker]:
        van_team = [mens for rol, _ in ROLLEN if (mens := getattr(self.project, rol))]
        deelnemers = self.project.deelnemers.exclude(gebruiker=None).select_related("gebruiker")
        return list({m.pk: m for m in [*van_team, *(d.gebruiker for d in deelnemers)] if m}.values())

    def vind_waarde(self, naam: str) -> Waarde | None:
        """Give the value with this name, however it is typed; None when there is none."""
        gezocht = vlak(naam)
        return next((w for w in self.waarden if vlak(w.naam) == gezocht), None)

    def lijkt_op(self, naam: str) -> Waarde | None:
        """Give the value that was probably meant by a name that is not one."""
        namen = {vlak(w.naam): w for w in self.waarden}
        gezocht = vlak(naam)
        begin = [w for n, w in namen.items() if len(gezocht) >= KORTSTE and n.startswith(gezocht)]
        if len(begin) == 1:
            return begin[0]
        dichtbij = get_close_matches(gezocht, namen, n=1, cutoff=LIJKT)
        return namen[dichtbij[0]] if dichtbij else None

    def vind_gekozen(self, naam: str) -> Gekozenwaarde | None:
        """Give the value on the poster with this name, or with the only name that begins so."""
        gezocht = vlak(naam)
        for gekozen in self.gekozen:
            if vlak(gekozen.waarde.naam) == gezocht:
                return gekozen.samen_met or gekozen
        begin = [g for g in self.op_poster if gezocht and vlak(g.waarde.naam).startswith(gezocht)]
        return begin[0] if len(begin) == 1 else None

    def vind_account(self, naam: str) -> Gebruiker | None:
        """Give the colleague with this name: of the project, else the only one in the organisation; None when there is none."""
        gezocht = vlak(naam)
        hier = [mens for mens in self._accounts if vlak(mens.naam) == gezocht]
        if len(hier) == 1:
            return hier[0]
        gevonden = [m for m in Gebruiker.objects.actief().gezocht(naam)[:5] if vlak(m.naam) == gezocht]
        return gevonden[0] if len(gevonden) == 1 else None
