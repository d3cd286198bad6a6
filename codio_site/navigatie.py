"""What header and footer of every page need: the organisation, the menu, the person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Exists
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject, cached_property

from codio_site.hulp import hulp_voor
from organisatie.models import Gebruiker, Organisatie, Rol
from organisatie.rechten import Recht, mag
from strategie.models import Dossier


@dataclass(frozen=True)
class Menupunt:
    """One link of the menu; `actief` is the value for aria-current, empty when elsewhere."""

    label: str
    url: str
    actief: str = ""


# Name of the url, label; in the order of the method.
HOOFDMENU = (
    ("mijn-werk", "Mijn werk"),
    ("strategie", "Strategie"),
    ("strategie-geldend", "Strategie"),
    ("projecten", "Projecten"),
    ("acties", "Acties"),
    ("databank", "Moresprudentie"),
    ("waardenkader", "Waardenkader"),
    ("admin:index", "Beheer"),
)
OPENBAAR_MENU = (("openbaar", "Openbare verslagen"),)
OPEN_DATA = (("open-data", "Open data"), ("controleren", "Document controleren"))


class Navigatie:
    """The menu for one request; nothing is read from the database before a template asks."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def gebruiker(self) -> Gebruiker | None:
        """The person who has logged in, if any."""
        gebruiker = getattr(self.request, "user", None)
        if gebruiker is None or not gebruiker.is_authenticated:
            return None
        return cast(Gebruiker, gebruiker)

    @cached_property
    def organisatie(self) -> Organisatie:
        """The organisation of this installation, read once, with whether this person reads a dossier along (`leest_dossier`)."""
        if self.gebruiker is None or mag(self.gebruiker, Recht.STRATEGIE_LIJST):
            return Organisatie.huidige()
        dossiers = Dossier.objects.zichtbaar_voor(self.gebruiker)
        gevonden = Organisatie.huidige(leest_dossier=Exists(dossiers))
        if gevonden.pk is None:
            gevonden.leest_dossier = dossiers.exists()
        return gevonden

    @cached_property
    def rollen(self) -> str:
        """The organisation-wide roles as text."""
        if self.gebruiker is None:
            return ""
        labels = [str(rol.label) for rol in Rol if rol.value in self.gebruiker.rollen]
        return ", ".join(labels) or str(Rol.MEDEWERKER.label)

    @cached_property
    def start(self) -> str:
        """Where the name of the organisation leads to."""
        return reverse("mijn-werk" if self.gebruiker else "openbaar")

    @cached_property
    def hulp(self) -> Menupunt | None:
        """The link to the handleiding, at the page of this person's role; None when it was not installed."""
        url = hulp_voor(self.gebruiker)
        return Menupunt("Hulp", url, _actief(self.request.path, url, reverse("hulp"))) if url else None

    @cached_property
    def items(self) -> list[Menupunt]:
        """The main menu, without what this person may not see."""
        if self.gebruiker is None:
            return list(self._punten(OPENBAAR_MENU))
        verborgen = {"strategie-geldend" if self._ziet_strategie(self.gebruiker) else "strategie"}
        if not mag(self.gebruiker, Recht.BEHEREN):
            verborgen.add("admin:index")
        return list(self._punten(tuple(p for p in HOOFDMENU if p[0] not in verborgen)))

    @cached_property
    def voet(self) -> list[Menupunt]:
        """The links of the footer: those that the organisation filled in are for everybody."""
        punten = [Menupunt(label, adres) for label, adres in self.organisatie.koppelingen]
        if self.gebruiker is None:
            return [*punten, *self._punten(OPEN_DATA)]
        punten += self._punten(OPENBAAR_MENU + OPEN_DATA)
        if adres := self.organisatie.redactie_email:
            punten.append(Menupunt("Contact met de redactie", f"mailto:{adres}"))
        return punten

    def _ziet_strategie(self, gebruiker: Gebruiker) -> bool:
        return mag(gebruiker, Recht.STRATEGIE_LIJST) or self.organisatie.leest_dossier  # type: ignore[attr-defined]

    def _punten(self, menu: tuple[tuple[str, str], ...]) -> Iterator[Menupunt]:
        hier = self.request.path
        for naam, label in menu:
            url = reverse(naam)
            yield Menupunt(label, url, _actief(hier, url))


def _actief(hier: str, url: str, onder: str = "") -> str:
    """Give the value for aria-current: this page itself, or one below it (or below `onder`)."""
    if hier == url:
        return "page"
    return "true" if url != "/" and hier.startswith(onder or url) else ""


def navigatie(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `organisatie` and `navigatie`, both lazy."""
    menu = Navigatie(request)
    return {"organisatie": SimpleLazyObject(lambda: menu.organisatie), "navigatie": menu}
