"""The kinds of lines on the sheet: where each is found, with which form, and which handeling saves it.

Every line is saved by itself (`project.workshop.blad`), on paper and in the live workshop by the same handelingen.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from acties.handelingen import maak_actie, verwijder_actie, wijzig_actie
from organisatie.models import Gebruiker
from project.models import Actieverband, Afspraak, Groep, Groepskeuze, Reflectie
from project.workshop import handelingen
from project.workshop.bereik import Bereik
from project.workshop.regelforms import (
    AccentForm,
    Accentregel,
    ActieForm,
    AfspraakForm,
    KeuzeForm,
    PosterwaardeForm,
    ReflectieForm,
    Regelform,
    SpanningForm,
    VerbandForm,
    VoorstelForm,
)


class Regelsoort(ABC):
    """One kind of line: `naam` says in words what it is, `stap` at which step it stands. Its lines come from another step."""

    sleutel: ClassVar[str]
    naam: ClassVar[str]
    stap: ClassVar[int]
    form: ClassVar[type[Regelform]]
    nieuw: ClassVar[bool] = False
    """Whether lines can be added and taken away (`Aanvulbaar`)."""
    in_leeskop: ClassVar[tuple[str, ...]] = ()
    """The fields that say what a line is about, for who reads it."""

    @abstractmethod
    def rijen(self, bereik: Bereik, groep: Groep | None = None) -> Any:
        """Give the lines of this kind (at one table), in order."""

    def vind(self, bereik: Bereik, pk: int, groep: Groep | None) -> Any:
        """Give one line by its id; None when it is not there (any more)."""
        return next((rij for rij in self.rijen(bereik, groep) if rij.pk == pk), None)

    @abstractmethod
    def wijzig(self, bereik: Bereik, form: Any, door: Gebruiker | None) -> Any:
        """Save a change; gives the line, which may be another row now."""


class Aanvulbaar(Regelsoort):
    """A kind of which lines are added and taken away."""

    nieuw = True

    @abstractmethod
    def maak(self, bereik: Bereik, form: Any, groep: Groep | None, door: Gebruiker | None) -> Any:
        """Save a new line; gives it."""

    @abstractmethod
    def haal_weg(self, rij: Any, door: Gebruiker | None) -> None:
        """Take a line away."""


class Keuze(Aanvulbaar):
    """A value that a table named."""

    sleutel, naam, stap, form = "waarde", "waarde", 2, KeuzeForm
    in_leeskop = ("waarde", "principe")

    def rijen(self, bereik: Bereik, groep: Groep | None = None) -> Any:
        """Give the choices of a table in the order in which they were made."""
        alle = Groepskeuze.objects.filter(gekozen__project=bereik.project).order_by("pk")
        return alle.filter(groep=groep).select_related("gekozen__waarde__principe__fundament", "groep")

    def vind(self, bereik: Bereik, pk: int, groep: Groep | None) -> Any:
        """Give a choice, at whichever table."""
        alle = Groepskeuze.objects.filter(gekozen__project=bereik.project, pk=pk)
        return alle.select_related(
            "gekozen__waarde__principe__fundament", "gekozen__project", "groep"
        ).first()

    def maak(self, bereik: Bereik, form: KeuzeForm, groep: Groep | None, door: Gebruiker | None) -> Any:
        """Choose the value that was found, or name another one."""
        waar = {"project": bereik.project, "groep": groep, "reden": form.cleaned_data["reden"], "door": door}
        if form.gevonden:
            gekozen = handelingen.kies_waarde(waarde=form.gevonden, **waar)
        else:
            naam, principe = form.cleaned_data["waarde"], form.cleaned_data["principe"]
            gekozen = handelingen.noem_andere_waarde(naam=naam, principe=principe, **waar)
        return gekozen.groepskeuzes.filter(groep=groep).latest("pk")

    def wijzig(self, bereik: Bereik, form: KeuzeForm, door: Gebruiker | None) -> Any:
        """Change value, place or reason."""
        velden = form.cleaned_data
        return handelingen.wijzig_groepskeuze(
            keuze=form.rij,
            door=door,
            waarde=form.gevonden,
            naam=velden["waarde"],
            principe=velden["principe"],
            reden=velden["reden"],
            gezien=velden["gezien"],
        )

    def haal_weg(self, rij: Groepskeuze, door: Gebruiker | None) -> None:
        """Take the value off the sheet of the table."""
        handelingen.verwijder_groepskeuze(keuze=rij, door=door)


class Accent(Regelsoort):
    """What was said of an accentwaarde at a table; without a table what everybody said together, in step 3."""

    sleutel, naam, stap, form = "accentwaarde", "accentwaarde", 2, AccentForm

    def rijen(self, bereik: Bereik, groep: Groep | None = None) -> Any:
        """Give a line per accentwaarde of the strategy."""
        gezegd = {r.waarde_id: r for r in bereik.project.accentreflecties.filter(groep=groep)}
        return [Accentregel(a, groep, gezegd.get(pk)) for pk, a in bereik.accenten.items()]

    def wijzig(self, bereik: Bereik, form: AccentForm, door: Gebruiker | None) -> Any:
        """Record whether it plays a part and why; what is left open was not discussed."""
        rol, regel = form.cleaned_data["rol"], form.rij
        if rol:
            handelingen.reflecteer_op_accenten(
                project=bereik.project,
                groep=regel.groep,
                door=door,
                reflecties={regel.accent.waarde: (rol == "ja", form.cleaned_data["waarom"])},
                gezien=form.gezien(),
            )
        elif regel.reflectie:
            handelingen.wis_reflectie(reflectie=regel.reflectie, door=door)
        return regel


class Posterwaarde(Regelsoort):
    """What the plenary made of a value."""

    sleutel, naam, stap, form = "poster", "waarde op de poster", 3, PosterwaardeForm

    def rijen(self, bereik: Bereik, groep: Groep | None = None) -> Any:
        """Give the values in order of importance."""
        return sorted(bereik.gekozen, key=lambda gekozen: (gekozen.volgorde, gekozen.pk))

    def wijzig(self, bereik: Bereik, form: PosterwaardeForm, door: Gebruiker | None) -> Any:
        """Change meaning, weight, order, or with what it is taken together."""
        return handelingen.wijzig_gekozen_waarde(gekozen=form.rij, door=door, **form.cleaned_data)


class Spanning(Aanvulbaar):
    """A tension between two values."""

    sleutel, naam, stap, form = "spanning", "spanning", 3, SpanningForm
    in_leeskop = ("waarde_a", "waarde_b")

    def rijen(self, bereik: Bereik, groep: Groep | None = None) -> Any:
        """Give the tensions in the order of their letters."""
        return bereik.project.spanningen.select_related(
            "waarde_a__principe__fundament", "waarde_b__principe__fundament"
        )

    def maak(self, bereik: Bereik, form: SpanningForm, groep: Groep | None, door: Gebruiker | None) -> Any:
        """Record a tension."""
        return handelingen.leg_spanning_vast(project=bereik.project, door=door, **form.cleaned_data)

    def wijzig(self, bereik: Bereik, form: SpanningForm, door: Gebruiker | None) -> Any:
        """Change a tension."""
        return handelingen.wijzig_spanning(spanning=form.rij, door=door, **form.cleaned_data)

    def haal_weg(self, rij: Any, door: Gebruiker | None) -> None:
        """Remove a tension."""
        handelingen.verwijder_spanning(spanning=rij, door=door)


class Voorstel(Aanvulbaar):
    """An action that a table proposes."""

    sleutel, naam, stap, form = "voorstel", "voorstel voor een actie", 4, VoorstelForm
    in_leeskop = ("titel",)
    is_voorstel = True

    def rijen(self, bereik: Bereik, groep: Groep | None = None) -> Any:
        """Give the proposals of a table."""
        return [a for a in bereik.acties if a.is_voorstel and a.groep_id == (groep.pk if groep else None)]

    def vind(self, bereik: Bereik, pk: int, groep: Groep | None) -> Any:
        """Give a proposal, at whichever table."""
        return next((a for a in bereik.acties if a.pk == pk and a.is_voorstel is self.is_voorstel), None)

    def maak(self, bereik: Bereik, form: VoorstelForm, groep: Groep | None, door: Gebruiker | None) -> Any:
        """Note a proposal, or an action of everybody together."""
        velden = form.als_actie()
        return maak_actie(
            project=bereik.project, door=door, groep=groep, is_voorstel=self.is_voorstel, **velden
        )

    def wijzig(self, bereik: Bereik, form: VoorstelForm, door: Gebruiker | None) -> Any:
        """Change what it is, who does it, for which values."""
        return wijzig_actie(actie=form.rij, door=door, **form.als_actie())

    def haal_weg(self, rij: Any, door: Gebruiker | None) -> None:
        """Remove it."""
        verwijder_actie(actie=rij, door=door)


class Planactie(Voorstel):
    """An action of the plan that everybody agrees on."""

    sleutel, naam, stap, form = "actie", "actie", 5, ActieForm
    is_voorstel = False

    def rijen(self, bereik: Bereik, groep: Groep | None = None) -> Any:
        """Give the actions in the order of their numbers."""
        return bereik.afspraken


class Los(Aanvulbaar):
    """A line that is nothing but its own fields."""

    model: ClassVar[Any]

    def rijen(self, bereik: Bereik, groep: Groep | None = None) -> Any:
        """Give the lines in the order in which they were written."""
        return self.model.objects.filter(project=bereik.project)

    def maak(self, bereik: Bereik, form: Regelform, groep: Groep | None, door: Gebruiker | None) -> Any:
        """Save a new line."""
        regel = self.model(project=bereik.project, **form.cleaned_data)
        return handelingen.voeg_regel_toe(regel=regel, door=door)

    def wijzig(self, bereik: Bereik, form: Regelform, door: Gebruiker | None) -> Any:
        """Change a line."""
        return handelingen.wijzig_regel(regel=form.rij, door=door, **form.cleaned_data)

    def haal_weg(self, rij: Any, door: Gebruiker | None) -> None:
        """Take a line away."""
        handelingen.verwijder_regel(regel=rij, door=door)


class Verband(Los):
    """How two actions relate."""

    sleutel, naam, stap, form, model = "verband", "verband tussen acties", 5, VerbandForm, Actieverband
    in_leeskop = ("actie_a", "actie_b")

    def rijen(self, bereik: Bereik, groep: Groep | None = None) -> Any:
        """Fetch both actions along."""
        return super().rijen(bereik).select_related("actie_a", "actie_b")


class Vervolgafspraak(Los):
    """What was agreed on how it goes on."""

    sleutel, naam, stap, form, model = "afspraak", "afspraak", 6, AfspraakForm, Afspraak
    in_leeskop = ("tekst",)


class Reflectieregel(Los):
    """One answer at the end."""

    sleutel, naam, stap, form, model = "reflectie", "reflectie", 7, ReflectieForm, Reflectie


SOORTEN: dict[str, Regelsoort] = {
    soort.sleutel: soort()
    for soort in (
        Keuze,
        Accent,
        Posterwaarde,
        Spanning,
        Voorstel,
        Planactie,
        Verband,
        Vervolgafspraak,
        Reflectieregel,
    )
}
