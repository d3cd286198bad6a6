"""A format with one question of each kind, and an owner of its own, so that the engine is tested by itself."""

from __future__ import annotations

from django.http import Http404

from formats.models import Invulling
from formats.spec import Format, Onderdeel, Soort, Vraag, registreer
from formats.views.basis import FormatView
from organisatie.models import Gebruiker

PROEF = registreer(
    Format(
        "proef-van-de-tests",
        "Proefnotitie",
        (
            Onderdeel(
                "vraagstuk",
                "1. Vraagstuk",
                (
                    Vraag(
                        "probleem",
                        "Tegen welke problemen loopt de organisatie nu aan?",
                        "Schrijf voor iemand die er niet bij was.",
                        verplicht=True,
                    ),
                    Vraag("naam", "Hoe heet het vraagstuk?", soort=Soort.KORT),
                ),
            ),
            Onderdeel(
                "reikwijdte",
                "2. Reikwijdte",
                (
                    Vraag(
                        "technologie",
                        "Over welke technologie gaat het?",
                        soort=Soort.KEUZE,
                        keuzes=(("alles", "Alle digitale technologie"), ("ai", "Alleen algoritmen en AI")),
                        verplicht=True,
                    ),
                    Vraag(
                        "delen",
                        "Voor welke delen geldt het?",
                        soort=Soort.MEERKEUZE,
                        keuzes=(("beleid", "Beleid"), ("dienst", "Dienstverlening"), ("lab", "Laboratorium")),
                    ),
                    Vraag("datum", "Wanneer begint het?", soort=Soort.DATUM),
                    Vraag("raad", "Weet de raad ervan?", soort=Soort.JA_NEE),
                ),
            ),
        ),
        houder="van_de_tests",
    )
)


class Proefhouder:
    """Stands for the owner of the form: staff may write."""

    def mag_invullen(self, gebruiker: Gebruiker, invulling: Invulling) -> bool:
        """Say whether this person is staff."""
        return gebruiker.is_staff

    mag_opmerken = mag_afhandelen = mag_invullen


Invulling.van_de_tests = property(lambda invulling: Proefhouder())


class ProefPagina(FormatView):
    """A page without an owner of its own: a superuser sees nothing, everybody else reads."""

    houder = Proefhouder()

    def get_invulling(self) -> Invulling:
        """Fetch the form; hidden for a superuser, to try the 404."""
        invulling = Invulling.objects.filter(pk=self.kwargs["pk"]).first()
        if invulling is None or self.request.user.is_superuser:
            raise Http404
        return invulling
