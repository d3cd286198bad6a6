"""Writes on the organisation and its people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisatie.agendafeed import nieuw_kenmerk
from organisatie.audit import leg_vast
from organisatie.bewaren import SOORTEN as BEWAARSOORTEN
from organisatie.bewaren import termijnen
from organisatie.meldingen import wil
from organisatie.meldsoorten import SOORTEN
from organisatie.models import (
    Agendafeed,
    Bericht,
    Bewaartermijn,
    Gebruiker,
    Informatiepagina,
    Mailkeuze,
    Melding,
    Organisatie,
    Organisatieonderdeel,
    Rol,
    Roltoekenning,
)
from organisatie.post import probeer_opnieuw
from organisatie.rechten import Recht, eis
from organisatie.wijziging import Gezien, wat_verandert


@transaction.atomic
def richt_organisatie_in(
    *,
    naam: str,
    soort: str,
    onderdelen: Iterable[str] = (),
    koppelingen: Mapping[str, str] | None = None,
    identificatie: str | None = None,
    door: Gebruiker | None = None,
) -> Organisatie:
    """Name the organisation of this installation, its departments and the links of the footer; can be repeated.

    Takes those links by field (`Organisatie.KOPPELINGEN`), and its TOOI address or OIN; what is not named stays as it is.
    Raises ValidationError for a link or an identifier that is none.
    """
    eis(door, Recht.BEHEREN)
    organisatie = Organisatie.huidige()
    organisatie.naam, organisatie.soort = naam, soort
    for veld, adres in (koppelingen or {}).items():
        setattr(organisatie, veld, adres)
    if identificatie is not None:
        organisatie.identificatie = identificatie
    organisatie.full_clean()
    organisatie.save()
    for onderdeel in onderdelen:
        Organisatieonderdeel.objects.get_or_create(naam=onderdeel)
    leg_vast(door=door, wat="organisatie ingericht", op=organisatie)
    return organisatie


@transaction.atomic
def maak_gebruiker(
    *,
    gebruikersnaam: str,
    wachtwoord: str,
    voornaam: str = "",
    achternaam: str = "",
    email: str = "",
    functie: str = "",
    onderdeel: Organisatieonderdeel | None = None,
    rollen: Iterable[str] = (),
    door: Gebruiker | None = None,
) -> Gebruiker:
    """Make an account with its organisation-wide roles."""
    eis(door, Recht.BEHEREN)
    gebruiker = Gebruiker.objects.create_user(
        gebruikersnaam,
        email,
        wachtwoord,
        first_name=voornaam,
        last_name=achternaam,
        functie=functie,
        onderdeel=onderdeel,
    )
    Roltoekenning.objects.bulk_create([Roltoekenning(gebruiker=gebruiker, rol=Rol(rol)) for rol in rollen])
    leg_vast(door=door, wat="account gemaakt", op=gebruiker, rollen=list(rollen))
    return gebruiker


@transaction.atomic
def probeer_mail_opnieuw(*, bericht: Bericht, door: Gebruiker) -> None:
    """Try any mail again that did not arrive; raises `ValidationError` as `organisatie.post.probeer_opnieuw`."""
    eis(door, Recht.BEHEREN)
    probeer_opnieuw(bericht=bericht, door=door)


@transaction.atomic
def kies_mail(*, gebruiker: Gebruiker, ritme: str, niet: Iterable[str]) -> Mailkeuze:
    """Choose how often one gets mail, and which kinds not; a duty cannot be refused. What waits and is not wanted falls away."""
    keuze, _ = Mailkeuze.objects.update_or_create(
        gebruiker=gebruiker,
        defaults={"ritme": ritme, "niet": sorted(s for s in niet if not SOORTEN[s].plicht)},
    )
    ongewenst = [soort for soort in SOORTEN if not wil(keuze, soort)]
    Melding.objects.wachtend().filter(gebruiker=gebruiker, soort__in=ongewenst).update(
        vervallen_op=timezone.now()
    )
    return keuze


@transaction.atomic
def maak_agenda_adres(*, gebruiker: Gebruiker) -> Agendafeed:
    """Give somebody a new address for the own agenda; an earlier one opens nothing any more."""
    feed, _ = Agendafeed.objects.update_or_create(
        gebruiker=gebruiker, defaults={"kenmerk": nieuw_kenmerk(), "gemaakt_op": timezone.now()}
    )
    leg_vast(door=gebruiker, wat="agenda-adres gemaakt", op=feed)
    return feed


@transaction.atomic
def zet_bewaartermijnen(*, dagen: Mapping[str, int], door: Gebruiker, gezien: Gezien | None = None) -> None:
    """Choose how long kinds of data are kept, in days by the key of the kind.

    A term that is what the kind says itself is not stored: it follows a later version of CODIO. Raises ValidationError
    outside the bounds, `IntussenGewijzigd` when another changed the same term.
    """
    eis(door, Recht.BEHEREN)
    organisatie = Organisatie.objects.select_for_update().order_by("pk").first()
    anders = wat_verandert(
        termijnen(),
        dagen,
        gezien=gezien,
        door=door,
        wat="bewaartermijnen gewijzigd",
        op=organisatie or door,
    )
    for sleutel, aantal in anders.items():
        soort = BEWAARSOORTEN[sleutel]
        if soort.veld or not soort.minste <= aantal <= soort.meeste:
            raise ValidationError({sleutel: f"Kies van {soort.minste} tot en met {soort.meeste} dagen."})
        if aantal == soort.dagen:
            Bewaartermijn.objects.filter(soort=sleutel).delete()
        else:
            Bewaartermijn.objects.update_or_create(soort=sleutel, defaults={"dagen": aantal})


@transaction.atomic
def zet_informatie(
    *, soort: str, tekst: str, door: Gebruiker, concept: str = "", gezien: Gezien | None = None
) -> None:
    """Write the text of a public page; empty, or the `concept` as it is, lets the draft stand there again.

    Raises `IntussenGewijzigd` when another wrote it meanwhile.
    """
    eis(door, Recht.BEHEREN)
    pagina, _ = Informatiepagina.objects.select_for_update().get_or_create(soort=soort)
    nu = {"tekst": pagina.tekst or concept}
    nieuw = {"tekst": tekst.strip() or concept}
    schrijven = wat_verandert(
        nu, nieuw, gezien=gezien, door=door, wat="informatiepagina gewijzigd", op=pagina
    )
    if schrijven:
        pagina.tekst = "" if schrijven["tekst"] == concept else schrijven["tekst"]
        pagina.save()
