"""The documents of a project: casusbeschrijving, script of the workshop, poster."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format

from documenten import Document
from formats.weergave import in_document
from organisatie.models import Organisatie
from organisatie.tekst import begin_zin, geteld, telwoord
from project.accenten import accent_ids
from project.kader import fundamenten_van
from project.models import Posterversie, Project
from project.papier import stroken
from project.poster import (
    Poster,
    PosterActie,
    PosterActieWaarde,
    PosterChecklist,
    PosterFundament,
    PosterSpanning,
    PosterWaarde,
    lege_poster,
    poster_document,
)
from project.poster.bewaren import uit_gegevens
from project.printwerk import stapels
from project.workshop.draaiboek import maak_draaiboek, meeneemlijst
from project.workshop.tijden import stappen_van
from project.workshop.zaal import maak_zaal, zaalhoogte
from project.zaal import adres_om_mee_te_doen
from web.qr import qr


def casusbeschrijving(project: Project) -> Document:
    """Give the casusbeschrijving (bron: 000, bijlage 4); a concept while required questions are open."""
    workshop = project.workshop
    wanneer = date_format(timezone.localtime(workshop.begin), "j F Y, H:i") if workshop.begin else ""
    return Document(
        titel=project.titel,
        soort="Casusbeschrijving",
        sjabloon="documenten/casusbeschrijving.html",
        context={"secties": in_document(project.casusbeschrijving)},
        bestandsnaam=f"casusbeschrijving-{project.pk}",
        concept=bool(project.casusbeschrijving.volledigheid().open_verplicht),
        omschrijving=project.omschrijving,
        feiten=(
            ("Projectleider", project.projectleider.naam if project.projectleider else ""),
            ("Organisator", project.organisator.naam),
            ("Technologie", project.technologie),
            ("Workshop", wanneer),
        ),
    )


def draaiboek(project: Project) -> Document | None:
    """Give the script of the workshop with the room and what to print; None without a date."""
    workshop = project.workshop
    if workshop.begin is None:
        return None
    begin = timezone.localtime(workshop.begin)
    groepen = list(project.groepen.prefetch_related("groepsfundamenten__fundament", "deelnemers"))
    zaal = [
        (
            [(r.fundament.sleutel, r.fundament.naam) for r in g.groepsfundamenten.all()],
            len(g.deelnemers.all()),
        )
        for g in groepen
    ]
    aantal = project.deelnemers.komen().count()
    boek = maak_draaiboek(begin, stappen_van(workshop))
    later = workshop.opvolggesprek_op
    plaats = f" {workshop.locatie}." if workshop.locatie else ""
    meedoen = adres_om_mee_te_doen()
    return Document(
        titel=project.titel,
        soort="Draaiboek CODIO Project",
        sjabloon="documenten/draaiboek.html",
        context={
            "project": project,
            "workshop": workshop,
            "draaiboek": boek,
            "stapels": stapels(project),
            "meenemen": meeneemlijst(len(groepen), aantal),
            "groepen": groepen,
            "zaal": maak_zaal(zaal),
            "zaalhoogte": zaalhoogte(len(zaal)),
            "follow_up": timezone.localtime(later) if later else None,
            "meedoen": meedoen.split("://", 1)[-1].rstrip("/"),
            "meedoen_qr": qr(meedoen, "QR-code met het adres om mee te doen") if meedoen else "",
        },
        bestandsnaam=f"draaiboek-{project.pk}",
        datum=begin.date(),
        omschrijving=f"{date_format(begin, 'l j F Y').capitalize()}, {boek.begin} tot {boek.einde}.{plaats} "
        f"Inloop vanaf {boek.inloop}.",
    )


def uitnodigingen_op_papier(project: Project) -> Document:
    """Give a slip for each participant without an address, with the personal link to type or to scan."""
    workshop = project.workshop
    begin = timezone.localtime(workshop.begin) if workshop.begin else None
    return Document(
        titel=project.titel,
        soort="Uitnodigingen op papier",
        sjabloon="documenten/uitnodigingen.html",
        context={
            "project": project,
            "stroken": stroken(project.deelnemers.op_papier()),
            "wanneer": date_format(begin, "l j F Y, H:i") if begin else "",
            "plaats": workshop.locatie,
            "geweest": project.workshop_is_geweest,
        },
        bestandsnaam=f"uitnodigingen-{project.pk}",
        omschrijving="Eén strook per deelnemer zonder e-mailadres. Knip ze los en geef ze elk aan één persoon.",
    )


def poster(
    project: Project, leeg: bool = False, papier: str = "A1-liggend", versie: Posterversie | None = None
) -> Document:
    """Give the poster of the workshop, blank, as it was vastgelegd (`versie`), or as it stands today (bron: 000, bijlage 6)."""
    if leeg:
        kolommen = [(f.sleutel, f.naam) for f in fundamenten_van(project)]
        return lege_poster(kolommen, papier=papier)
    return poster_document(
        uit_gegevens(versie.inhoud) if versie else maak_poster(project),
        papier=papier,
        bestandsnaam=f"poster-{project.pk}-versie-{versie.nummer}" if versie else f"poster-{project.pk}",
        concept=not project.workshop_is_geweest,
        stand=posterstand(project, versie),
    )


def posterstand(project: Project, versie: Posterversie | None) -> str:
    """Say of when a poster is: "vastgelegd op 16 maart 2026", "stand van 29 november 2026"."""
    if versie:
        return f"vastgelegd op {date_format(timezone.localtime(versie.op), 'j F Y')}"
    if project.workshop_is_geweest:
        return f"stand van {date_format(timezone.localdate(), 'j F Y')}"
    return "nog niet vastgelegd"


def maak_poster(project: Project) -> Poster:
    """Give what stands on the poster as plain data."""
    begin = project.workshop.begin
    return Poster(
        titel=project.titel,
        organisatie=Organisatie.huidige().naam,
        fundamenten=_fundamenten(project),
        spanningen=tuple(
            PosterSpanning(s.letter, s.waarde_a.naam, s.waarde_b.naam, s.schuurt)
            for s in project.spanningen.select_related("waarde_a", "waarde_b")
        ),
        acties=_acties(project),
        checklist=_checklist(project),
        datum=timezone.localtime(begin).date() if begin else None,
        deelnemers=deelnemerszin(project),
    )


def _fundamenten(project: Project) -> tuple[PosterFundament, ...]:
    accenten = accent_ids(project)
    namen = {f.sleutel: f.naam for f in fundamenten_van(project)}
    kolommen: dict[str, list[PosterWaarde]] = {sleutel: [] for sleutel in namen}
    for gekozen in project.gekozen_waarden.op_poster().met_waarde():
        fundament = gekozen.waarde.fundament
        namen.setdefault(fundament.sleutel, fundament.naam)  # a value that moved to another framework since
        kolommen.setdefault(fundament.sleutel, []).append(
            PosterWaarde(
                naam=gekozen.waarde.naam,
                betekenis=gekozen.betekenis,
                reden=gekozen.reden,
                accent=gekozen.waarde_id in accenten,
                weegt_zwaar=gekozen.weegt_zwaar,
            )
        )
    return tuple(PosterFundament(s, naam, tuple(kolommen[s])) for s, naam in namen.items())


def _acties(project: Project) -> tuple[PosterActie, ...]:
    return tuple(
        PosterActie(
            titel=actie.titel,
            houder=actie.houder,
            termijn=date_format(actie.termijn, "j F Y") if actie.termijn else "",
            waarden=tuple(PosterActieWaarde(w.naam, w.fundament.sleutel) for w in actie.waarden.all()),
            ander_niveau=actie.ander_niveau,
            nummer=actie.nummer,
        )
        for actie in project.acties.zonder_voorstellen().exclude(status="vervallen").met_alles().op_nummer()
    )


def _checklist(project: Project) -> tuple[PosterChecklist, ...]:
    lijst = project.workshop.blad
    overzicht = {"ja": "Ja.", "nee": "Nee."}.get(lijst.tekst("overzicht"), "")
    antwoorden = (
        f"{overzicht} {lijst.tekst('overzicht_toelichting')}".strip(),
        lijst.tekst("verantwoordelijk"),
        lijst.tekst("monitoren"),
        lijst.tekst("vervolg"),
    )
    klaar = (lijst.tekst("overzicht") == "ja", *(bool(antwoord) for antwoord in antwoorden[1:]))
    return tuple(
        PosterChecklist(leeg.vraag, antwoord, is_klaar)
        for leeg, antwoord, is_klaar in zip(Poster("", "", ()).checklist, antwoorden, klaar, strict=True)
    )


def deelnemerszin(project: Project) -> str:
    """Say how many took part: "Twaalf deelnemers, van wie zeven van buiten"; empty for nobody."""
    mensen = list(project.deelnemers.komen())
    if any(d.aanwezig is not None for d in mensen):
        mensen = [d for d in mensen if d.aanwezig]
    van_buiten = sum(d.soort == d.Soort.EXTERN for d in mensen)
    if not mensen:
        return ""
    zin = begin_zin(geteld(len(mensen), "deelnemer", "deelnemers", tot=20))
    return f"{zin}, van wie {telwoord(van_buiten, tot=20)} van buiten" if van_buiten else zin
