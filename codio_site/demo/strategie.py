"""The strategy of the province: from startnotitie to implementation, with two people deciding."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from acties.handelingen import meld_voortgang
from codio_site.demo import klok, verhaal
from codio_site.demo.verhaal import persoon, waarde, waarden
from documenten import Document
from formats.handelingen import handel_opmerking_af, vul_in
from strategie.handelingen import accenten, bijeenkomst, elders, fasen, inbreng, meelezen, overnemen, plan
from strategie.handelingen import dossier as dossiers
from strategie.meelezen import maak_link
from strategie.models import Bijeenkomst, Dossier, Fase


def speel(begin: date) -> Dossier:
    """Play all four phases; `begin` is the day on which the CIO office starts."""
    gegevens = verhaal.lees("strategie.toml")
    cio = persoon("cio")
    with klok.op(klok.om(begin, 9)):
        dossier = dossiers.maak_dossier(
            door=cio,
            titel=f"{gegevens['titel']} {begin.year + 1}–{begin.year + 4}",
            eigenaar=cio,
            bestuurder=persoon("bestuurder"),
            ambtelijk_verantwoordelijke=persoon("regievoerder"),
            moderator=persoon("gespreksleider"),
            contactpersoon=cio,
            meeschrijvers=[persoon("organisator")],
            aanleiding=Dossier.Aanleiding.RAADSVRAAG,
            aanleiding_toelichting=gegevens["aanleiding_toelichting"],
            mandaat=gegevens["mandaat"],
        )
        for mens in gegevens["betrokkenen"]:
            dossiers.voeg_betrokkene_toe(dossier=dossier, door=cio, **mens)
    for nummer, na_dagen in ((1, 35), (2, 90), (3, 140), (4, 160)):
        _speel_fase(dossier, nummer, begin + timedelta(days=na_dagen), gegevens)
    return dossier


def _speel_fase(dossier: Dossier, nummer: int, dag: date, gegevens: dict[str, Any]) -> None:
    cio, bestuurder = persoon("cio"), persoon("bestuurder")
    dag = klok.werkdag(dag)
    fase = dossier.fasen.get(nummer=nummer)
    if nummer == 1:
        _laat_meelezen(dossier, gegevens, dag)
    with klok.op(klok.om(dag, 10)):
        vul_in(invulling=fase.invulling, teksten=gegevens[f"fase{nummer}"], door=cio)
        if nummer == 2:
            _houd_bijeenkomst(dossier, gegevens, dag)
            _kies_accentwaarden(dossier, gegevens)
        if nummer == 3:
            _maak_plan(dossier, dag, gegevens)
    with klok.op(klok.om(dag, 15)):
        fasen.leg_voor(fase=dossier.fasen.get(nummer=nummer), door=cio)
    besluitdag = klok.werkdag(dag + timedelta(days=5))
    with klok.op(klok.om(besluitdag, 11)):
        vers = dossier.fasen.get(nummer=nummer)
        if nummer == gegevens["besluit_elders"]["fase"]:
            _besluit_elders(vers, gegevens["besluit_elders"], besluitdag)
        else:
            fasen.stel_vast(fase=vers, door=bestuurder, gezien=fasen.Lezing.ZONDER_PAGINA)
    dossier.refresh_from_db()


def _besluit_elders(fase: Fase, gegevens: dict[str, Any], dag: date) -> None:
    """Gedeputeerde Staten decided in their own meeting; the bestuurder records it with the paper."""
    nummer = f"GS {dag.year}-{gegevens['nummer']}"
    stuk = Document(
        titel=gegevens["titel"],
        sjabloon="documenten/basis.html",
        bestandsnaam="besluit",
        context={},
        omschrijving=f"Besluit {nummer} van {gegevens['orgaan']}.",
        datum=dag,
    )
    elders.leg_besluit_vast(
        fase=fase,
        besluit=fasen.Stap.VASTGESTELD,
        orgaan=gegevens["orgaan"],
        datum=dag,
        nummer=nummer,
        bestand=SimpleUploadedFile("besluit.pdf", stuk.als_pdf(), "application/pdf"),
        opmerking=gegevens["opmerking"],
        door=persoon("bestuurder"),
        gezien=fasen.Lezing.ZONDER_PAGINA,
    )


def _laat_meelezen(dossier: Dossier, gegevens: dict[str, Any], dag: date) -> None:
    """Two weeks before the decision a colleague and somebody from outside read the startnotitie along; one remarks."""
    cio, fase = persoon("cio"), dossier.fasen.get(nummer=1)
    mee, gevraagd = gegevens["meelezen"], klok.werkdag(dag - timedelta(days=14))
    with klok.op(klok.om(gevraagd, 9)):
        vul_in(invulling=fase.invulling, teksten=gegevens["fase1"], door=cio)
        lezers = meelezen.nodig_meelezers_uit(
            dossier=dossier,
            fase=1,
            genodigden=[
                meelezen.Genodigde("informatieproces", gebruiker=persoon(mee["collega"])),
                meelezen.Genodigde("informatieproces", naam=mee["naam"], email=mee["email"]),
            ],
            tot=dag - timedelta(days=3),
            toelichting=mee["toelichting"],
            door=cio,
        )
    with klok.op(klok.om(klok.werkdag(gevraagd + timedelta(days=4)), 14)):
        for lezer in lezers:
            meelezen.noteer_geopend(meelezer=lezer)
        teken = maak_link(lezers[1]).rstrip("/").rpartition("/")[2]
        opmerking = meelezen.merk_op_met_link(teken=teken, vraag="kaders", tekst=mee["opmerking"])
        meelezen.meld_gelezen(meelezer=lezers[1])
    with klok.op(klok.om(klok.werkdag(gevraagd + timedelta(days=5)), 9)):
        handel_opmerking_af(opmerking=opmerking, door=cio, antwoord=mee["antwoord"])


def _houd_bijeenkomst(dossier: Dossier, gegevens: dict[str, Any], dag: date) -> None:
    """Let twenty-five people name values, in silence first; two weeks before the choice."""
    cio, gehouden = persoon("cio"), klok.werkdag(dag - timedelta(days=14))
    with klok.op(klok.om(gehouden - timedelta(days=10), 9)):
        deze = bijeenkomst.open_bijeenkomst(
            dossier=dossier, datum=gehouden, waar="13.00 uur, Statenzaal", stemmen=5, door=cio
        )
        for account in ("organisator", "regievoerder", "actiehouder"):
            bijeenkomst.nodig_uit_voor_bijeenkomst(bijeenkomst=deze, gebruiker=persoon(account), door=cio)
    with klok.op(klok.om(gehouden, 13)):
        _noem_waarden(deze, gegevens)
        bijeenkomst.zet_bijeenkomst(bijeenkomst=deze, zet="lijst-openen", door=cio)
    with klok.op(klok.om(gehouden, 15)):
        bijeenkomst.zet_bijeenkomst(bijeenkomst=deze, zet="sluiten", door=cio)
        overnemen.neem_over(bijeenkomst=deze, door=cio)


def _noem_waarden(deze: Bijeenkomst, gegevens: dict[str, Any]) -> None:
    mensen = list(deze.deelnamen.all())
    mensen += [inbreng.kom_in_bijeenkomst(bijeenkomst=deze) for _ in range(25 - len(mensen))]
    redenen = {(r["waarde"], r["grond"]): r["reden"] for r in gegevens["redenen"]}
    genoemd = [
        (naam, grond)
        for naam, gronden in gegevens["bijeenkomst"].items()
        for grond, aantal in gronden.items()
        for _ in range(aantal)
    ]
    for nummer, (naam, grond) in enumerate(genoemd):
        inbreng.breng_in(
            deelname=mensen[nummer % len(mensen)],
            id=uuid4(),
            waarde=waarde(naam),
            eigen_waarde="",
            grond=grond,
            reden=redenen.pop((naam, grond), ""),
            stemmen=1,
        )


def _kies_accentwaarden(dossier: Dossier, gegevens: dict[str, Any]) -> None:
    cio = persoon("cio")
    accenten.leg_keuze_vast(
        dossier=dossier,
        keuze=Dossier.Keuze.SPECIFIEK,
        externen_betrokken=Dossier.Externen.JA,
        externen_toelichting=gegevens["externen_toelichting"],
        door=cio,
    )
    _maak_lange_lijst(dossier, gegevens)
    for accent in gegevens["accentwaarden"]:
        velden = {naam: accent[naam] for naam in ("onderbouwing", "lading", "soort")}
        accenten.kies_accentwaarde(dossier=dossier, waarde=waarde(accent["waarde"]), door=cio, **velden)


def _maak_lange_lijst(dossier: Dossier, gegevens: dict[str, Any]) -> None:
    cio = persoon("cio")
    for item in gegevens["lange_lijst"]:
        accenten.zet_op_lange_lijst(
            dossier=dossier,
            waarde=waarde(item["waarde"]),
            grond=item["grond"],
            toelichting=item["toelichting"],
            door=cio,
        )


def _maak_plan(dossier: Dossier, dag: date, gegevens: dict[str, Any]) -> None:
    cio = persoon("cio")
    for methode in gegevens["methoden"]:
        plan.voeg_methode_toe(
            dossier=dossier, door=cio, **{**methode, "waarden": waarden(methode["waarden"])}
        )
    for maatregel in gegevens["maatregelen"]:
        plan.voeg_maatregel_toe(
            dossier=dossier,
            door=cio,
            titel=maatregel["titel"],
            soort=maatregel["soort"],
            waarden=waarden(maatregel["waarden"]),
            actiehouder=persoon(maatregel["houder"]),
            begint_op=dag + timedelta(days=30 * maatregel["begint_maanden"])
            if "begint_maanden" in maatregel
            else None,
            termijn=dag + timedelta(days=30 * maatregel["termijn_maanden"]),
        )


def meld_maatregelen(dossier: Dossier, vandaag: date) -> None:
    """Let the holders of the measures report, some time later."""
    for maatregel in verhaal.lees("strategie.toml")["maatregelen"]:
        if "voortgang" not in maatregel:
            continue
        actie = dossier.maatregelen.get(titel=maatregel["titel"])
        dag = klok.werkdag(vandaag + timedelta(days=maatregel.get("gemeld_dag", -12)))
        if "voor_termijn_dagen" in maatregel and actie.termijn:
            dag = klok.werkdag(actie.termijn - timedelta(days=maatregel["voor_termijn_dagen"]))
        with klok.op(klok.om(dag, 13)):
            meld_voortgang(
                actie=actie,
                door=persoon(maatregel["houder"]),
                status=maatregel["status"],
                tekst=maatregel["voortgang"],
                knelpunt=maatregel.get("knelpunt", ""),
                nodig=maatregel.get("nodig", ""),
            )
