"""Half-years: the rhythm of the terugkoppeling."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone


@dataclass(frozen=True, order=True)
class Halfjaar:
    """A half-year: `helft` 1 is January to June, 2 is July to December."""

    jaar: int
    helft: int

    @classmethod
    def van(cls, moment: datetime.datetime | datetime.date) -> Halfjaar:
        """Give the half-year in which a day or moment falls, by the local clock."""
        dag = timezone.localtime(moment).date() if isinstance(moment, datetime.datetime) else moment
        return cls(dag.year, 1 if dag.month <= 6 else 2)

    @property
    def vorige(self) -> Halfjaar:
        """The half-year before this one."""
        return Halfjaar(self.jaar, 1) if self.helft == 2 else Halfjaar(self.jaar - 1, 2)

    @property
    def volgende(self) -> Halfjaar:
        """The half-year after this one."""
        return Halfjaar(self.jaar, 2) if self.helft == 1 else Halfjaar(self.jaar + 1, 1)

    @property
    def begin(self) -> datetime.datetime:
        """The first moment of it."""
        dag = datetime.datetime(self.jaar, 1 if self.helft == 1 else 7, 1)
        return timezone.make_aware(dag)

    @property
    def einde(self) -> datetime.datetime:
        """The first moment after it."""
        return self.volgende.begin

    @property
    def naam(self) -> str:
        """In words: "Tweede halfjaar 2026"."""
        return f"{'Eerste' if self.helft == 1 else 'Tweede'} halfjaar {self.jaar}"

    @property
    def kort(self) -> str:
        """For under a picture: "begin 2026" or "eind 2026"."""
        return f"{'begin' if self.helft == 1 else 'eind'} {self.jaar}"

    def reeks_tot_hier(self, aantal: int) -> list[Halfjaar]:
        """Give the last `aantal` half-years up to and including this one, oldest first."""
        reeks = [self]
        while len(reeks) < aantal:
            reeks.append(reeks[-1].vorige)
        return reeks[::-1]
