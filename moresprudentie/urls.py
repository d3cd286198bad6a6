"""Addresses of this app."""

from __future__ import annotations

from django.urls import path, register_converter

from formats.urls import format_paden
from moresprudentie.views import (
    aanbevelingen,
    bibliotheek,
    cijfers,
    databank,
    delen,
    fouten,
    meelezen,
    openbaar,
    opendata,
    overheden,
    papier,
    redactie,
    suggesties,
    synoniemen,
    terugkoppeling,
    verwijzing,
    volgen,
    werkruimte,
    woo,
    woostukken,
    zoekvragen,
    zonder_project,
)


class Jaartal:
    """Four figures."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        """Give the year."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Write the year."""
        return f"{value:04d}"


class Helft:
    """The first or the second half of a year."""

    regex = "[12]"

    def to_python(self, value: str) -> int:
        """Give 1 or 2."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Write 1 or 2."""
        return str(value)


class Volgnummer:
    """The number of a verslag in its year, with three figures or more, as people quote it."""

    regex = "[0-9]{1,6}"

    def to_python(self, value: str) -> int:
        """Give the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Write the number."""
        return f"{value:03d}"


register_converter(Volgnummer, "volgnummer")
register_converter(Jaartal, "jaartal")
register_converter(Helft, "helft")

VOLGEN = "moresprudentie/andere-organisaties/"
TK = "moresprudentie/terugkoppeling/"
SYNONIEMEN = "moresprudentie/redactie/synoniemen/"
WOO = "moresprudentie/redactie/woo/"
VERSLAG = "project/<int:pk>/verslag/"
EIGEN = "uitnodiging/<slug:kenmerk>/"

urlpatterns = [
    path("moresprudentie/", databank.databank, name="databank"),
    path("moresprudentie/redactie/", redactie.redactie, name="redactie"),
    path("moresprudentie/oud-verslag/", papier.invoeren, name="oud-verslag"),
    path(WOO, woo.woo, name="woo"),
    path(f"{WOO}set/<int:pk>/", woo.wooset, name="wooset"),
    path(f"{WOO}set/<int:pk>/wijzigen/", woo.wijzigen, name="wooset-wijzigen"),
    path(f"{WOO}set/<int:pk>/verwijderen/", woo.verwijderen, name="wooset-verwijderen"),
    path(f"{WOO}set/<int:pk>/voorstellen/", woo.voorstellen, name="wooset-voorstellen"),
    path(f"{WOO}set/<int:pk>/afronden/", woo.afronden, name="wooset-afronden"),
    path(f"{WOO}set/<int:pk>/inventarislijst.pdf", woo.inventarislijst, name="wooset-inventaris"),
    path(f"{WOO}set/<int:pk>/set.zip", woo.ophalen, name="wooset-bestand"),
    path(f"{WOO}stuk/<int:pk>/", woostukken.woostuk, name="woostuk"),
    path(f"{WOO}stuk/<int:pk>/nagekeken/", woostukken.nagekeken, name="woostuk-nagekeken"),
    path(f"{WOO}stuk/<int:pk>/achterhouden/", woostukken.achterhouden, name="woostuk-achterhouden"),
    path(f"{WOO}stuk/<int:pk>/openbaar/", woostukken.toch_openbaar, name="woostuk-openbaar"),
    path(f"{WOO}stuk/<int:pk>/voorbeeld.pdf", woostukken.voorbeeld, name="woostuk-voorbeeld"),
    path(f"{WOO}passage/<int:pk>/", woostukken.passage, name="woopassage"),
    path(f"{WOO}passage/<int:pk>/ongedaan/", woostukken.ongedaan, name="woopassage-ongedaan"),
    path("project/<int:pk>/woo/", woo.woosets, name="woosets"),
    path("project/<int:pk>/woo/nieuw/", woo.nieuw, name="wooset-nieuw"),
    path(VOLGEN, volgen.bronnen, name="bronnen"),
    path(f"{VOLGEN}nieuw/", volgen.nieuw, name="bron-nieuw"),
    path(f"{VOLGEN}sleutel/", overheden.sleutel_nieuw, name="sleutel-nieuw"),
    path(f"{VOLGEN}sleutel/<int:pk>/", overheden.sleutel, name="sleutel"),
    path(f"{VOLGEN}sleutel/<int:pk>/intrekken/", overheden.sleutel_intrekken, name="sleutel-intrekken"),
    path(f"{VOLGEN}<int:pk>/", volgen.bron, name="bron"),
    path(f"{VOLGEN}<int:pk>/wijzigen/", volgen.wijzigen, name="bron-wijzigen"),
    path(f"{VOLGEN}<int:pk>/ophalen/", volgen.ophalen, name="bron-ophalen"),
    path(f"{VOLGEN}<int:pk>/aan/", volgen.aan, name="bron-aan"),
    path(f"{VOLGEN}<int:pk>/stoppen/", volgen.stoppen, name="bron-stoppen"),
    path(SYNONIEMEN, synoniemen.synoniemen, name="synoniemen"),
    path(f"{SYNONIEMEN}toevoegen/", synoniemen.toevoegen, name="synoniemen-toevoegen"),
    path(f"{SYNONIEMEN}<int:pk>/", synoniemen.wijzigen, name="synoniemen-wijzigen"),
    path(f"{SYNONIEMEN}<int:pk>/verwijderen/", synoniemen.verwijderen, name="synoniemen-verwijderen"),
    path(TK, terugkoppeling.terugkoppelingen, name="terugkoppelingen"),
    path(f"{TK}cijfers/", cijfers.cijfers, name="cijfers"),
    path(f"{TK}cijfers/verslagen/", cijfers.cijfers_verslagen, name="cijfers-verslagen"),
    path(f"{TK}cijfers.<str:formaat>", cijfers.cijfers_bestand, name="cijfers-bestand"),
    path(f"{TK}<int:pk>/suggestie/", suggesties.suggestie, name="terugkoppeling-suggestie"),
    path(f"{TK}nieuw/", terugkoppeling.terugkoppeling_nieuw, name="terugkoppeling-nieuw"),
    path(f"{TK}<jaartal:jaar>-<helft:helft>/", terugkoppeling.terugkoppeling, name="terugkoppeling"),
    path(
        f"{TK}<jaartal:jaar>-<helft:helft>.<str:formaat>",
        terugkoppeling.terugkoppeling_bestand,
        name="terugkoppeling-bestand",
    ),
    *format_paden(
        f"{TK}<int:pk>/schrijven/", terugkoppeling.TerugkoppelingSchrijven, naam="terugkoppeling-schrijven"
    ),
    path(
        f"{TK}<int:pk>/verzenden/", terugkoppeling.terugkoppeling_verzenden, name="terugkoppeling-verzenden"
    ),
    path(f"{TK}<int:pk>/aanbeveling/", aanbevelingen.aanbeveling_nieuw, name="aanbeveling-nieuw"),
    path(f"{TK}<int:pk>/geen-aanbevelingen/", aanbevelingen.geen, name="aanbevelingen-geen"),
    path(f"{TK}<int:pk>/aanbeveling/<int:aanbeveling>/", aanbevelingen.wijzigen, name="aanbeveling"),
    path(
        f"{TK}<int:pk>/aanbeveling/<int:aanbeveling>/verplaatsen/",
        aanbevelingen.verplaatsen,
        name="aanbeveling-verplaatsen",
    ),
    path(
        f"{TK}<int:pk>/aanbeveling/<int:aanbeveling>/verwijderen/",
        aanbevelingen.verwijderen,
        name="aanbeveling-verwijderen",
    ),
    path(f"{TK}aanbeveling/<int:pk>/", aanbevelingen.beantwoorden, name="aanbeveling-beantwoorden"),
    path("moresprudentie/acties/", bibliotheek.bibliotheek, name="bibliotheek"),
    path(
        "moresprudentie/acties/<slug:slug>/<int:nummer>/overnemen/",
        bibliotheek.overnemen,
        name="actie-overnemen",
    ),
    path("moresprudentie/zoekvragen/", zoekvragen.zoekvragen, name="zoekvragen"),
    path("moresprudentie/zoekvragen/bewaren/", zoekvragen.bewaren, name="zoekvraag-bewaren"),
    path("moresprudentie/zoekvragen/<int:pk>/", zoekvragen.wijzigen, name="zoekvraag"),
    path("moresprudentie/zoekvragen/<int:pk>/adres/", zoekvragen.adres, name="zoekvraag-adres"),
    path(
        "moresprudentie/zoekvragen/<int:pk>/verwijderen/",
        zoekvragen.verwijderen,
        name="zoekvraag-verwijderen",
    ),
    path("zoekvraag/<slug:sleutel>.atom", zoekvragen.feed, name="zoekvraag-feed"),
    path("moresprudentie/redactie/fout/<int:pk>/", fouten.beantwoorden, name="fout"),
    path("moresprudentie/<slug:slug>/fout/", fouten.melden, name="fout-melden"),
    path("moresprudentie/<slug:slug>/", databank.verslag, name="verslag"),
    path(
        "moresprudentie/<slug:slug>/intrekken/",
        zonder_project.intrekken,
        name="verslag-zonder-project-intrekken",
    ),
    path("moresprudentie/<slug:slug>.<str:formaat>", databank.verslag_bestand, name="verslag-bestand"),
    path("moresprudentie/<slug:slug>/versie/<int:nummer>/", databank.verslagversie, name="verslag-versie"),
    path("codio/<jaartal:jaar>-<volgnummer:volgnummer>/", verwijzing.verwijzing, name="verwijzing"),
    path(
        "codio/<jaartal:jaar>-<volgnummer:volgnummer>/versie/<int:versie>/",
        verwijzing.verwijzing,
        name="verwijzing-versie",
    ),
    path("openbaar/", openbaar.openbaar, name="openbaar"),
    # None of these can be the address of a verslag: `moresprudentie.nummering.BEZET`.
    path("openbaar/feed/", openbaar.feed, name="openbaar-feed"),
    path("openbaar/data/", opendata.open_data, name="open-data"),
    path("openbaar/wijzigingen.json", opendata.wijzigingenlijst, name="openbaar-wijzigingen"),
    path("openbaar/verslagen.csv", opendata.lijst_csv, name="openbaar-csv"),
    path("openbaar/verslagen.xlsx", opendata.lijst_xlsx, name="openbaar-xlsx"),
    path("openbaar/catalogus.jsonld", opendata.dcat, name="openbaar-catalogus"),
    path("openbaar/schema/<slug:naam>.json", opendata.schemabestand, name="openbaar-schema"),
    path("robots.txt", opendata.robots, name="robots"),
    path("sitemap.xml", opendata.sitemap, name="sitemap"),
    path("sitemap-<int:deel>.xml", opendata.sitemapdeel, name="sitemap-deel"),
    path("openbaar/<slug:slug>/", openbaar.openbaar_verslag, name="openbaar-verslag"),
    path("openbaar/<slug:slug>.<str:formaat>", openbaar.openbaar_verslagbestand, name="openbaar-bestand"),
    path(f"{VERSLAG}van-papier/", papier.wijzigen, name="verslag-van-papier"),
    path(f"{VERSLAG}maken/", werkruimte.verslag_maken, name="project-verslag-maken"),
    path(f"{VERSLAG}verversen/", werkruimte.verslag_verversen, name="project-verslag-verversen"),
    path(f"{VERSLAG}aanbieden/", werkruimte.verslag_aanbieden, name="project-verslag-aanbieden"),
    path(f"{VERSLAG}opmerking/", werkruimte.verslag_opmerking, name="project-verslag-opmerking"),
    path(f"{VERSLAG}voorbeeld/", werkruimte.verslag_voorbeeld, name="project-verslag-voorbeeld"),
    path(f"{VERSLAG}concept.<str:formaat>", werkruimte.verslag_concept, name="project-verslag-concept"),
    path(f"{VERSLAG}publiceren/", redactie.verslag_publiceren, name="project-verslag-publiceren"),
    path(f"{VERSLAG}delen/", delen.verslag_delen, name="project-verslag-delen"),
    path(f"{VERSLAG}meelezen/", meelezen.verslag_meelezen, name="project-verslag-meelezen"),
    path(
        f"{VERSLAG}meelezen/stoppen/",
        meelezen.verslag_meelezen_stoppen,
        name="project-verslag-meelezen-stoppen",
    ),
    path(f"{VERSLAG}teruggeven/", redactie.verslag_teruggeven, name="project-verslag-teruggeven"),
    path(f"{VERSLAG}weghalen/", redactie.verslag_weghalen, name="project-verslag-weghalen"),
    path(f"{VERSLAG}nakijken/", fouten.nakijken, name="project-verslag-nakijken"),
    path(f"{VERSLAG}intrekken/", redactie.verslag_intrekken, name="project-verslag-intrekken"),
    path(f"{EIGEN}verslag/", delen.verslag_eigen_link, name="verslag-eigen-link"),
    path(f"{EIGEN}verslag-concept/", meelezen.verslag_eigen_concept, name="verslag-eigen-concept"),
    path(f"{EIGEN}verslag.pdf", delen.verslag_eigen_link_pdf, name="verslag-eigen-link-pdf"),
    *format_paden(VERSLAG, werkruimte.VerslagWerkruimte, naam="project-verslag"),
]
