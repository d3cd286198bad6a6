"""What people are told of verslagen and terugkoppelingen by mail: a verslag waits for the redactie, a half-year is over."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from formats.models import Opmerking
from moresprudentie.models import Aanbeveling, Conceptlezer, Terugkoppeling, Verslag
from moresprudentie.periode import Halfjaar
from organisatie import meldsoorten
from organisatie.meldingen import Nieuws, Ontvanger, laat_vervallen, meld
from organisatie.meldsoorten import Meldsoort
from organisatie.models import Gebruiker, Melding, Rol
from organisatie.rechten import Recht, mag
from strategie.models import Dossier

EERSTE_MAANDEN = (1, 7)
"""In these a half-year is over; on their first working day, or on the next one when nothing ran then."""


def over_verslag(verslag: Verslag) -> str:
    """Give by which name notices know a verslag."""
    return f"verslag:{verslag.pk}"


def over_terugkoppeling(dossier: Dossier, halfjaar: Halfjaar) -> str:
    """Give by which name notices know the terugkoppeling of a half-year, also when nobody began on it."""
    return f"terugkoppeling:{dossier.pk}:{halfjaar.jaar}-{halfjaar.helft}"


def wacht_op_redactie(verslag: Verslag, toelichting: str = "") -> None:
    """Tell every redacteur that an offered verslag waits; once for each time that it is offered."""
    assert verslag.aangeboden_op is not None
    wie, moment = verslag.aangeboden_door, int(verslag.aangeboden_op.timestamp() * 1000)
    tekst = f"{wie.naam} biedt het verslag van ‘{verslag.project}’ aan. " if wie else ""
    for redacteur in Gebruiker.objects.met_rol(Rol.REDACTEUR):
        meld(
            Ontvanger(redacteur),
            Nieuws(
                soort="verslag-wacht",
                sleutel=f"verslag-wacht:{verslag.pk}:{moment}:{redacteur.pk}",
                kop=f"Een verslag wacht op de redactie: {verslag.project}",
                tekst="\n\n".join(
                    filter(None, [f"{tekst}Lees het na en publiceer het, of geef het terug.", toelichting])
                ),
                pad=reverse("project-verslag", args=[verslag.project_id]),
                knop="Lees het verslag",
                onderwerp=over_verslag(verslag),
            ),
        )


def meld_opmerking(lezer: Conceptlezer, opmerking: Opmerking) -> None:
    """Tell the organisator that a participant remarked something about the draft of the verslag."""
    verslag = lezer.verslag
    vraag = opmerking.invulling.spec.vraag(opmerking.vraag).label
    meld(
        Ontvanger(verslag.project.organisator),
        Nieuws(
            soort="verslag-meelezer",
            sleutel=f"verslag-meelezer:{opmerking.pk}",
            kop=f"{opmerking.wie} merkt iets op bij het verslag: {verslag.project}",
            tekst=f"Bij ‘{vraag}’:\n\n{opmerking.tekst}",
            pad=f"{reverse('project-verslag', args=[verslag.project_id])}#vraag-{opmerking.vraag}",
            knop="Lees en antwoord",
            onderwerp=over_verslag(verslag),
        ),
    )


def meld_antwoord(aanbeveling: Aanbeveling) -> None:
    """Tell the redacteur who wrote a recommendation what the strategy does with it; not who answered oneself."""
    wie, schrijver = aanbeveling.beantwoord_door, aanbeveling.geschreven_door
    if wie is None or aanbeveling.beantwoord_op is None or wie == schrijver:
        return
    over = f"aanbeveling:{aanbeveling.pk}"
    laat_vervallen(over)  # what was answered before and not mailed yet
    meld(
        Ontvanger(schrijver),
        Nieuws(
            soort="aanbeveling-antwoord",
            sleutel=f"{over}:{int(aanbeveling.beantwoord_op.timestamp() * 1000)}",
            kop=f"{aanbeveling.stand}: {aanbeveling}",
            tekst="\n\n".join(
                filter(
                    None,
                    [
                        f"{wie.naam} beantwoordde je aanbeveling uit de {str(aanbeveling.terugkoppeling).lower()}.",
                        aanbeveling.reden,
                    ],
                )
            ),
            pad=aanbeveling.get_absolute_url(),
            knop="Bekijk het antwoord",
            onderwerp=over,
        ),
    )


def ronde(dag: date) -> None:
    """Tell who became redacteur what waits already, and who writes the terugkoppeling that a half-year is over."""
    for verslag in Verslag.objects.te_publiceren().select_related("project", "aangeboden_door"):
        wacht_op_redactie(verslag)
    if dag.month in EERSTE_MAANDEN:
        _schrijf_terugkoppeling(dag)


def _schrijf_terugkoppeling(dag: date) -> None:
    """Ask for the terugkoppeling over the half-year that ended, to every strategy that held then, unless it was sent."""
    nu = Halfjaar.van(dag)
    vorige = nu.vorige
    verzonden = Terugkoppeling.objects.verzonden().filter(jaar=vorige.jaar, helft=vorige.helft)
    gold_toen = Dossier.objects.vastgesteld().filter(accenten_vastgesteld_op__lt=nu.begin)
    for dossier in gold_toen.exclude(pk__in=verzonden.order_by().values("dossier")):
        concept = dossier.terugkoppelingen.filter(jaar=vorige.jaar, helft=vorige.helft).first()
        wat = "Schrijf verder aan" if concept else "Schrijf"
        for schrijver in Gebruiker.objects.met_rol(Rol.REDACTEUR):
            meld(
                Ontvanger(schrijver),
                Nieuws(
                    soort="terugkoppeling",
                    sleutel=f"{over_terugkoppeling(dossier, vorige)}:{schrijver.pk}",
                    kop=f"{wat} de terugkoppeling over het {vorige.naam.lower()}",
                    tekst=_waarom(dossier, vorige),
                    pad=reverse("terugkoppeling-schrijven", args=[concept.pk])
                    if concept
                    else reverse("terugkoppeling-nieuw"),
                    knop="Schrijf de terugkoppeling",
                    onderwerp=over_terugkoppeling(dossier, vorige),
                ),
            )


def _waarom(dossier: Dossier, halfjaar: Halfjaar) -> str:
    aan = f" {dossier.contactpersoon.naam} ontvangt haar." if dossier.contactpersoon else ""
    return f"Het {halfjaar.naam.lower()} is voorbij. Vertel bij ‘{dossier}’ wat de projecten leerden.{aan}"


def geldt_nog(melding: Melding) -> bool:
    """Say whether somebody still may do what is asked; what was done meanwhile was taken back then."""
    recht = Recht.VERSLAG_PUBLICEREN if melding.soort == "verslag-wacht" else Recht.TERUGKOPPELING_SCHRIJVEN
    return melding.gebruiker is not None and mag(melding.gebruiker, recht)


def sluit_aan() -> None:
    """Add the notices and the round of this floor; once, when Django starts."""
    meldsoorten.neem_op(
        Meldsoort("verslag-wacht", "Een verslag wacht op de redactie", plicht=True, geldt=geldt_nog),
        Meldsoort("terugkoppeling", "Een halfjaar is voorbij: schrijf de terugkoppeling", geldt=geldt_nog),
        Meldsoort("verslag-meelezer", "Een deelnemer merkt iets op bij een concept-verslag"),
        Meldsoort("aanbeveling-antwoord", "Een strategie beantwoordt je aanbeveling"),
    )
    meldsoorten.RONDES.append(ronde)
