"""The addresses of the project pages."""

from __future__ import annotations

from django.urls import path

from formats.urls import format_paden
from project.views import (
    aanwezig,
    bedanken,
    draaiboek,
    eigen_link,
    groepen,
    herinneren,
    implementatie,
    mensen,
    overzicht,
    plakken,
    stukken,
    uitnodigen,
    voorbereiding,
)
from project.workshop import blad
from project.workshop import views as workshop

P = "project/<int:pk>/"
W = f"{P}workshop/"
EIGEN = "uitnodiging/<slug:kenmerk>/"

urlpatterns = [
    path("project/", overzicht.projecten, name="projecten"),
    path("project/nieuw/", overzicht.nieuw, name="project-nieuw"),
    path(P, overzicht.project, name="project"),
    path(f"{P}wijzigen/", overzicht.wijzigen, name="project-wijzigen"),
    path(f"{P}naar/<slug:zet>/", overzicht.zet, name="project-zet"),
    path(f"{P}uitkomst/", overzicht.uitkomst, name="project-uitkomst"),
    *format_paden(f"{P}geschiktheid/", voorbereiding.GeschiktheidView, naam="project-geschiktheid"),
    path(f"{P}instrumenten/", voorbereiding.instrumenten, name="project-instrumenten"),
    path(f"{P}instrumenten/nieuw/", voorbereiding.instrument, name="project-instrument-nieuw"),
    path(f"{P}instrumenten/<int:instrument>/", voorbereiding.instrument, name="project-instrument"),
    path(
        f"{P}instrumenten/<int:instrument>/verwijderen/",
        voorbereiding.instrument_verwijderen,
        name="project-instrument-verwijderen",
    ),
    *format_paden(f"{P}casusbeschrijving/", voorbereiding.CasusView, naam="project-casusbeschrijving"),
    path(f"{P}archief.zip", stukken.archief, name="project-archief"),
    path(f"{P}casusbeschrijving.<str:formaat>", voorbereiding.casus_document, name="project-casus-document"),
    path(f"{P}casusbeschrijving/delen/", voorbereiding.casus_delen, name="project-casus-delen"),
    path(f"{P}deelnemers/", mensen.deelnemers, name="project-deelnemers"),
    path(f"{P}deelnemers/nieuw/", mensen.toevoegen, name="project-deelnemer-nieuw"),
    path(f"{P}deelnemers/plakken/", plakken.plakken, name="project-plakken"),
    path(f"{P}deelnemers/<int:deelnemer>/", mensen.wijzigen, name="project-deelnemer"),
    path(
        f"{P}deelnemers/<int:deelnemer>/verwijderen/",
        mensen.verwijderen,
        name="project-deelnemer-verwijderen",
    ),
    path(
        f"{P}deelnemers/<int:deelnemer>/opnieuw-uitnodigen/",
        uitnodigen.opnieuw_uitnodigen,
        name="project-opnieuw-uitnodigen",
    ),
    path(f"{P}deelnemers/verdelen/", groepen.voorstel, name="project-verdelen"),
    path(f"{P}deelnemers/tafels/", groepen.tafels, name="project-tafels"),
    path(f"{P}deelnemers/uitnodigen/", uitnodigen.uitnodigen, name="project-uitnodigen"),
    path(f"{P}deelnemers/herinneren/", herinneren.herinneren, name="project-herinneren"),
    path(f"{P}deelnemers/wijziging/", herinneren.wijziging, name="project-wijziging"),
    path(f"{P}deelnemers/papier/", uitnodigen.op_papier, name="project-papier"),
    path(f"{P}deelnemers/papier.pdf", uitnodigen.op_papier_pdf, name="project-papier-pdf"),
    path(EIGEN, eigen_link.uitnodiging, name="project-uitnodiging"),
    path(f"{EIGEN}stukken.pdf", eigen_link.stukken, name="project-eigen-stukken"),
    path(f"{EIGEN}workshop.ics", eigen_link.afspraak, name="project-eigen-afspraak"),
    path(f"{EIGEN}poster/", eigen_link.poster, name="project-eigen-poster"),
    path(f"{EIGEN}poster.pdf", eigen_link.poster_pdf, name="project-eigen-poster-pdf"),
    path(f"{P}voorbereiding/", draaiboek.voorbereiding, name="project-voorbereiding"),
    path(f"{P}voorbereiding/stukken.pdf", stukken.stukken, name="project-stukken"),
    path(f"{P}voorbereiding/workshop.ics", stukken.afspraak, name="project-afspraak"),
    path(f"{P}voorbereiding/plannen/", voorbereiding.plan, name="project-plan"),
    path(f"{P}voorbereiding/tijden/", draaiboek.tijden, name="project-tijden"),
    path(f"{P}voorbereiding/tijden/methode/", draaiboek.tijden_terug, name="project-tijden-terug"),
    path(f"{P}draaiboek.<str:formaat>", draaiboek.draaiboek, name="project-draaiboek"),
    path(f"{P}print/", draaiboek.aantallen, name="project-print-aantallen"),
    path(f"{P}print/alles.pdf", draaiboek.alles, name="project-print-alles"),
    path(f"{P}print/<slug:stuk>.pdf", draaiboek.stuk, name="project-print"),
    path(f"{P}print/tafel-<int:groep>/<slug:stuk>.pdf", draaiboek.stuk, name="project-print-tafel"),
    path(W, workshop.workshop, name="project-workshop"),
    path(f"{W}stap-1/", aanwezig.stap_1, name="project-stap-1"),
    path(f"{W}stap-<int:nummer>/", blad.oude_stap, name="project-stap"),
    *format_paden(f"{W}blad/", blad.BladView, naam="project-blad"),
    path(f"{W}regel/<slug:soort>/", blad.regel, name="project-regel-nieuw"),
    path(f"{W}regel/<slug:soort>/<int:rij>/", blad.regel, name="project-regel"),
    path(f"{W}regel/<slug:soort>/<int:rij>/weg/", blad.regel_weg, name="project-regel-weg"),
    path(f"{W}voorstellen/", blad.voorstel, name="project-voorstellen"),
    path(f"{W}klaar/<int:nummer>/", workshop.stap_klaar, name="project-stap-klaar"),
    path(f"{P}poster/", implementatie.poster, name="project-poster"),
    path(f"{P}poster.pdf", implementatie.poster_pdf, name="project-poster-pdf"),
    path(f"{P}bedanken/", bedanken.bedanken, name="project-bedanken"),
    path(f"{P}acties/", implementatie.acties, name="project-acties"),
    path(f"{P}acties/overzicht/", uitnodigen.overzicht, name="project-overzicht"),
    path(f"{P}acties/nieuw/", implementatie.actie_nieuw, name="project-actie-nieuw"),
    *format_paden(f"{P}follow-up/", implementatie.FollowUpView, naam="project-follow-up"),
    path(f"{P}follow-up/plannen/", implementatie.follow_up_plannen, name="project-follow-up-plannen"),
    path(f"{P}follow-up/afspraak.ics", stukken.gesprek, name="project-gesprek"),
    path(f"{P}follow-up/afspraak/", herinneren.gesprek, name="project-gesprek-sturen"),
    path(f"{P}follow-up/gehouden/", implementatie.follow_up_gehouden, name="project-follow-up-gehouden"),
]
