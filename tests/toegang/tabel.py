"""Who may open and who may change what: one row for every address (bron: METHOD 5; organisatie/rechten.py).

`lezen` are the people for whom the page opens, `schrijven` those who may send something to it, `opmerken` who may comment on it.
Who is not among the readers gets 403 or 404, anonymous the log-in page.
"""

from __future__ import annotations

from tests.toegang.beheer_adressen import BEWAKING
from tests.toegang.bijeenkomst_adressen import BIJEENKOMST
from tests.toegang.citator_adressen import CITATOR
from tests.toegang.databank_adressen import DATABANK
from tests.toegang.gegevens_adressen import GEGEVENS
from tests.toegang.inlog_adressen import INLOG
from tests.toegang.mensen import (
    ACTIE_BEHEERDERS,
    ACTIE_SCHRIJVERS,
    BESLISSERS,
    DOSSIER_BETROKKENEN,
    DOSSIER_LEZERS,
    DOSSIER_OPMERKERS,
    DOSSIER_SCHRIJVERS,
    FOLLOW_UP_SCHRIJVERS,
    HEROPENERS,
    IEDEREEN,
    NIEMAND,
    OPENBAAR,
    PROJECT_LEZERS,
    PROJECT_SCHRIJVERS,
    PROJECT_TEAM,
    WORKSHOP_BEGINNERS,
    WORKSHOP_SCHRIJVERS,
    Rij,
    formulier,
    wie,
)
from tests.toegang.openbaar import IEDEREEN_LEEST
from tests.toegang.woo import WOO_ADRESSEN

D = {"pk": "dossier"}
F = {"pk": "dossier", "nummer": "=2"}
P = {"pk": "project"}
V, C = {"pk": "voorbereiding"}, {"pk": "met concept"}
SLUG = {"slug": "slug"}
LEZERS_TK = wie(DOSSIER_BETROKKENEN, "redacteur")
A = {"pk": "terugkoppeling", "aanbeveling": "aanbeveling"}

ALGEMEEN = [
    Rij("mijn-werk", IEDEREEN),
    Rij("mensen", IEDEREEN),
    Rij("mailkeuze", IEDEREEN, IEDEREEN),
    Rij("agenda-instellen", IEDEREEN, IEDEREEN), *INLOG,
    Rij("agenda", OPENBAAR, args={"kenmerk": "agenda"}),
    *BEWAKING,
    Rij("hulp", OPENBAAR),
    Rij("hulp-pagina", OPENBAAR, args={"pagina": "=bestuurder"}),
]  # fmt: skip

WAARDENKADER = [
    Rij("waardenkader", IEDEREEN),
    Rij("waardenkader-2021", IEDEREEN),
    Rij("kader", IEDEREEN, args={"sleutel": "=2021"}),
    Rij("kader-in-gebruik", wie("beheerder"), wie("beheerder"), {"sleutel": "=2021"}),
    Rij("kader-waarde", IEDEREEN, args={"sleutel": "=2021", "slug": "=kennis"}),
    Rij("kader-uitvoer", wie("cio", "beheerder"), args={"sleutel": "=2024"}),
    Rij("kader-inlezen", wie("cio", "beheerder"), wie("cio", "beheerder")),
    Rij("kaderbestand", wie("cio", "beheerder"), wie("cio", "beheerder"), {"pk": "kaderbestand"}),
    Rij("instrumenten", IEDEREEN),
    Rij("waardenkader-document", IEDEREEN, args={"formaat": "=pdf"}),
    Rij("voorbeelden", IEDEREEN, IEDEREEN),
    Rij("hand-outs", IEDEREEN),
    Rij("hand-outs-alles", IEDEREEN),
    Rij("hand-out", IEDEREEN, args={"stuk": "=1a"}),
    Rij("waarde", IEDEREEN, args={"slug": "=privacy"}),
    Rij("eigen-waarde-toevoegen", wie("cio", "beheerder"), wie("cio", "beheerder")),
    Rij("eigen-waarde-wijzigen", wie("cio", "beheerder"), wie("cio", "beheerder"), {"slug": "eigen"}),
    Rij("waarden-van-projecten", wie("cio", "beheerder")),
    Rij("waarde-opnemen", wie("cio", "beheerder"), wie("cio", "beheerder"), {"pk": "projectwaarde"}),
    Rij("waarde-laten", wie("cio", "beheerder"), wie("cio", "beheerder"), {"pk": "projectwaarde"}),
    Rij("eigen-waarde-gebruik", wie("cio", "beheerder"), wie("cio", "beheerder"), {"slug": "eigen"}),
]

STRATEGIE = [
    Rij("strategie-geldend", IEDEREEN),
    Rij("strategie-levend", IEDEREEN, args={"pk": "geldend dossier"}),
    Rij("strategie", IEDEREEN),
    Rij("strategie-nieuw", wie("cio"), wie("cio")),
    Rij("strategie-dossier", DOSSIER_LEZERS, args=D),
    Rij("strategie-wijzigen", DOSSIER_SCHRIJVERS, DOSSIER_SCHRIJVERS, D),
    Rij("strategie-nieuwe-versie", DOSSIER_SCHRIJVERS, DOSSIER_SCHRIJVERS, D),
    Rij("strategie-verschillen", DOSSIER_LEZERS, args=D),
    Rij("strategie-mensen", DOSSIER_LEZERS, args=D),
    *[
        Rij(f"strategie-{naam}", DOSSIER_SCHRIJVERS, DOSSIER_SCHRIJVERS, {**D, **args})
        for naam, args in (
            ("rollen", {}),
            ("schrijvers", {}),
            ("betrokkene-nieuw", {}),
            ("betrokkene", {"betrokkene": "betrokkene"}),
            ("betrokkene-verwijderen", {"betrokkene": "betrokkene"}),
            ("stuk-nieuw", {}),
            ("stuk-verwijderen", {"stuk": "stuk"}),
            ("keuze", {}),
            ("noemen", {}),
            ("aantal", {}),
            ("regel-verwijderen", {"item": "item"}),
            ("accentwaarde", {"accent": "accent"}),
            ("maatregel", {}),
            ("methode-nieuw", {}),
            ("methode", {"methode": "methode"}),
            ("methode-verwijderen", {"methode": "methode"}),
            ("bespreking", {}),
        )
    ],
    Rij("strategie-eigen-waarde", wie("cio"), wie("cio"), D),
    Rij("strategie-accentwaarden", DOSSIER_LEZERS, DOSSIER_SCHRIJVERS, D),
    Rij("strategie-lange-lijst", DOSSIER_LEZERS, args={**D, "waarde": "waarde"}),
    Rij("strategie-meelezers", DOSSIER_SCHRIJVERS, args=F),
    Rij("strategie-meelezer-nieuw", DOSSIER_SCHRIJVERS, DOSSIER_SCHRIJVERS, F),
    Rij("strategie-gelezen", NIEMAND, wie("meelezer"), {**D, "nummer": "=1"}, soort="post"),
    Rij(
        "strategie-meelezer-herinneren", DOSSIER_SCHRIJVERS, DOSSIER_SCHRIJVERS, {**D, "meelezer": "meelezer"}
    ),
    Rij(
        "strategie-meelezer-intrekken", DOSSIER_SCHRIJVERS, DOSSIER_SCHRIJVERS, {**D, "meelezer": "meelezer"}
    ),
    Rij("meelezen", OPENBAAR, OPENBAAR, {"teken": "meeleeslink"}),
    Rij("meelezen-pdf", OPENBAAR, args={"teken": "meeleeslink"}),
    Rij("strategie-voorleggen", DOSSIER_SCHRIJVERS, DOSSIER_SCHRIJVERS, F),
    Rij("strategie-besluit", wie("bestuurder"), wie("bestuurder"), F),
    Rij("strategie-besluit-elders", BESLISSERS, BESLISSERS, F),
    Rij("strategie-mandaat", HEROPENERS, HEROPENERS, D),
    Rij("strategie-jaarverslag-nieuw", DOSSIER_SCHRIJVERS, DOSSIER_SCHRIJVERS, D),
    *[
        Rij(f"strategie-jaarverslag-{naam}", wie("cio"), wie("cio"), {**D, "nummer": "=1"})
        for naam in ("periode", "aanbieden")
    ],
    *formulier(
        *("strategie-jaarverslag", DOSSIER_LEZERS, DOSSIER_SCHRIJVERS, {**D, "nummer": "=1"}, "volgend_jaar"),
        opmerken=DOSSIER_OPMERKERS,
    ),
    Rij("strategie-jaarverslag-bestand", DOSSIER_LEZERS, args={**D, "nummer": "=1", "formaat": "=pdf"}),
    Rij("strategie-stuk", DOSSIER_LEZERS, args={**D, "stuk": "stuk"}),
    Rij("strategie-besluitstuk", DOSSIER_LEZERS, args={**D, "stuk": "besluitstuk"}),
    Rij("strategie-heropenen", HEROPENERS, HEROPENERS, F),
    *formulier(
        *("strategie-fase", DOSSIER_LEZERS, DOSSIER_SCHRIJVERS, F, "inventarisatie"),
        opmerken=DOSSIER_OPMERKERS,
    ),
    Rij("strategie-nota", DOSSIER_LEZERS, args={**F, "formaat": "=pdf"}),
    Rij("strategie-accentenblad", DOSSIER_LEZERS, args={**D, "papier": "=a4", "formaat": "=pdf"}),
    Rij("strategie-actieplan", DOSSIER_LEZERS, args={**D, "formaat": "=pdf"}),
    Rij("strategie-startnotitie", DOSSIER_LEZERS, args={**D, "formaat": "=pdf"}),
    Rij("strategie-rapport", DOSSIER_LEZERS, args={**D, "formaat": "=pdf"}),
    Rij("strategie-document", DOSSIER_LEZERS, args={**D, "document": "document"}),
]

METING_LEZERS = wie(DOSSIER_BETROKKENEN, "andere bestuurder")
IN_OPEN, IN_GESLOTEN = (
    wie("cio", "organisator", "regievoerder", "actiehouder", "redacteur"),
    wie("organisator", "redacteur", "projectleider"),
)  # who take part in the metingen of the world

VOLWASSENHEID = [
    Rij("volwassenheid", wie(METING_LEZERS, IN_OPEN, IN_GESLOTEN)),
    Rij("volwassenheid-nieuw", DOSSIER_SCHRIJVERS, DOSSIER_SCHRIJVERS),
    Rij("volwassenheid-meting", wie(METING_LEZERS, IN_OPEN), args={"pk": "meting open"}),
    Rij("volwassenheid-invullen", IN_OPEN, IN_OPEN, {"pk": "meting open"}),
    *[
        Rij(
            f"volwassenheid-{naam}", DOSSIER_SCHRIJVERS, DOSSIER_SCHRIJVERS, {"pk": f"meting {stand}", **args}
        )
        for naam, stand, args in (
            ("wijzigen", "open", {}),
            ("mensen", "open", {}),
            ("vragen", "voorbereiding", {}),
            ("stoppen", "open", {}),
            ("sluiten", "open", {}),
            ("alsnog", "gesloten", {}),
            ("thema", "gesloten", {"thema": "=bestuur"}),
            ("vaststellen", "gesloten", {}),
            ("heropenen", "vastgesteld", {}),
        )
    ],
    Rij(
        "volwassenheid-document",
        wie(METING_LEZERS, IN_GESLOTEN),
        args={"pk": "meting gesloten", "formaat": "=pdf"},
    ),
    Rij(
        "volwassenheid-bewaard",
        wie(METING_LEZERS, IN_OPEN),
        args={"pk": "meting vastgesteld", "document": "uitkomstdocument"},
    ),
]

PROJECT = [
    Rij("projecten", IEDEREEN),
    Rij("project-nieuw", wie("organisator", "andere organisator"), wie("organisator", "andere organisator")),
    Rij("project", PROJECT_LEZERS, args=P),
    Rij("project-wijzigen", PROJECT_SCHRIJVERS, PROJECT_SCHRIJVERS, P),
    Rij("project-zet", WORKSHOP_BEGINNERS, WORKSHOP_BEGINNERS, {**P, "zet": "zet"}),
    Rij("project-uitkomst", PROJECT_TEAM, FOLLOW_UP_SCHRIJVERS, P),
    *formulier("project-geschiktheid", PROJECT_TEAM, PROJECT_SCHRIJVERS, P, "kan"),
    *formulier(
        *("project-casusbeschrijving", PROJECT_LEZERS, PROJECT_SCHRIJVERS, P, "context"),
        geschiedenis=PROJECT_TEAM,
    ),
    Rij("project-casus-document", PROJECT_LEZERS, args={**P, "formaat": "=pdf"}),
    *[
        Rij(f"project-{naam}", PROJECT_SCHRIJVERS, PROJECT_SCHRIJVERS, {**P, **args})
        for naam, args in (
            ("instrument-nieuw", {}),
            ("instrument", {"instrument": "instrument"}),
            ("instrument-verwijderen", {"instrument": "instrument"}),
            ("deelnemer", {"deelnemer": "deelnemer"}),
            ("deelnemer-verwijderen", {"deelnemer": "deelnemer"}),
            ("opnieuw-uitnodigen", {"deelnemer": "deelnemer"}),
            ("tafels", {}),
            ("verdelen", {}),
            ("uitnodigen", {}),
            ("herinneren", {}),
            ("wijziging", {}),
            ("papier", {}),
            ("plan", {}),
        )
    ],
    Rij("project-casus-delen", NIEMAND, PROJECT_SCHRIJVERS, P, soort="post"),
    Rij("project-instrumenten", PROJECT_TEAM, args=P),
    Rij("project-deelnemers", PROJECT_TEAM, PROJECT_SCHRIJVERS, P),
    *[
        Rij(f"project-{naam}", WORKSHOP_BEGINNERS, WORKSHOP_BEGINNERS, P)
        for naam in ("deelnemer-nieuw", "plakken")
    ],
    Rij("project-papier-pdf", PROJECT_SCHRIJVERS, args=P),
    Rij("project-eigen-poster", OPENBAAR, args={"kenmerk": "kenmerk na de workshop"}),
    Rij("project-eigen-poster-pdf", OPENBAAR, args={"kenmerk": "kenmerk na de workshop"}),
    Rij("project-uitnodiging", OPENBAAR, OPENBAAR, {"kenmerk": "kenmerk"}),
    Rij("project-eigen-stukken", OPENBAAR, args={"kenmerk": "kenmerk"}),
    Rij("project-eigen-afspraak", OPENBAAR, args={"kenmerk": "kenmerk"}),
    Rij("project-voorbereiding", PROJECT_TEAM, args=P),
    Rij("project-stukken", PROJECT_TEAM, args=P),
    Rij("project-afspraak", PROJECT_TEAM, args=P),
    Rij("project-draaiboek", PROJECT_TEAM, args={**P, "formaat": "=pdf"}),
    Rij("project-tijden", WORKSHOP_SCHRIJVERS, WORKSHOP_SCHRIJVERS, P),
    Rij("project-tijden-terug", WORKSHOP_SCHRIJVERS, WORKSHOP_SCHRIJVERS, P),
    Rij("project-print-aantallen", PROJECT_TEAM, args=P),
    Rij("project-print-alles", PROJECT_TEAM, args=P),
    Rij("project-print", PROJECT_TEAM, args={**P, "stuk": "=waardenkader"}),
    Rij("project-print-tafel", PROJECT_TEAM, args={**P, "groep": "groep", "stuk": "=waarden"}),
    Rij("project-poster", PROJECT_LEZERS, args=C),
    Rij("project-poster-pdf", PROJECT_LEZERS, args=C),
    Rij("project-acties", PROJECT_LEZERS, args=P),
    Rij("project-overzicht", ACTIE_BEHEERDERS, ACTIE_BEHEERDERS, C),
    Rij("project-bedanken", PROJECT_SCHRIJVERS, PROJECT_SCHRIJVERS, C),
    Rij("project-actie-nieuw", ACTIE_SCHRIJVERS, ACTIE_SCHRIJVERS, P),
    *formulier("project-follow-up", PROJECT_TEAM, FOLLOW_UP_SCHRIJVERS, P, "concreet"),
    Rij("project-gesprek", PROJECT_TEAM, args=P),
    Rij("project-gesprek-sturen", FOLLOW_UP_SCHRIJVERS, FOLLOW_UP_SCHRIJVERS, P),
    Rij("project-follow-up-plannen", FOLLOW_UP_SCHRIJVERS, FOLLOW_UP_SCHRIJVERS, P),
    Rij("project-follow-up-gehouden", NIEMAND, FOLLOW_UP_SCHRIJVERS, P, soort="post"),
]

SPANNING = {**P, "soort": "=spanning", "rij": "spanning"}

WORKSHOP = [
    Rij("project-workshop", PROJECT_TEAM, args=P),
    *formulier("project-blad", PROJECT_TEAM, WORKSHOP_SCHRIJVERS, P, "reacties"),
    Rij("project-regel-nieuw", WORKSHOP_SCHRIJVERS, WORKSHOP_SCHRIJVERS, {**P, "soort": "=spanning"}),
    Rij("project-regel", WORKSHOP_SCHRIJVERS, WORKSHOP_SCHRIJVERS, SPANNING),
    Rij("project-regel-weg", WORKSHOP_SCHRIJVERS, WORKSHOP_SCHRIJVERS, SPANNING),
    Rij("project-voorstellen", NIEMAND, ACTIE_SCHRIJVERS, P, soort="post"),
    Rij("project-stap-klaar", NIEMAND, WORKSHOP_SCHRIJVERS, {**P, "nummer": "=2"}, soort="post"),
    Rij("project-stap-1", PROJECT_TEAM, WORKSHOP_SCHRIJVERS, P),
    Rij("project-stap", PROJECT_TEAM, args={**P, "nummer": "=3"}),
]

# Whose room is open; under `deelnemen/` the address is the right, and a view that takes a form only answers 405 to reading.
PLEK, TAFEL = {"kenmerk": "plek"}, {"kenmerk": "tafel"}
LIVE = [
    Rij("live", WORKSHOP_SCHRIJVERS, WORKSHOP_SCHRIJVERS, V),
    Rij("live-open", NIEMAND, WORKSHOP_SCHRIJVERS, V, soort="post"),
    Rij("live-zet", NIEMAND, WORKSHOP_SCHRIJVERS, {**V, "wat": "=pauze"}, soort="post"),
    Rij("live-aantekening", NIEMAND, WORKSHOP_SCHRIJVERS, V, soort="post"),
    Rij("live-mensen", WORKSHOP_SCHRIJVERS, WORKSHOP_SCHRIJVERS, V),
    Rij("live-scherm", WORKSHOP_SCHRIJVERS, args=V),
    Rij("live-qr", PROJECT_LEZERS - {"projectleider", "deelnemer"}, args=V),
    Rij("deelnemen", OPENBAAR, OPENBAAR),
    Rij("deelnemen-code", OPENBAAR, OPENBAAR, {"code": "=AAAAAA"}),
    Rij("live-stand", NIEMAND),
    Rij("live-plek", OPENBAAR, args=PLEK),
    Rij("live-plek-voorbeelden", OPENBAAR, OPENBAAR, PLEK),
    Rij("live-tafel-voorbeelden", OPENBAAR, OPENBAAR, TAFEL),
    Rij("live-tafel", OPENBAAR, args=TAFEL),
    *[
        Rij(f"live-{naam}", OPENBAAR, OPENBAAR, args, soort="zaal")
        for naam, args in (
            ("plek-notitie", PLEK),
            ("plek-klaar", PLEK),
            ("plek-reflectie", PLEK),
            ("plek-bord", {**PLEK, "wat": "=kies"}),
            ("tafel-notitie", TAFEL),
            ("tafel-bord", {**TAFEL, "wat": "=kies"}),
        )
    ],
]

VAN_OEFENING = {"pk": "oefening"}  # of the gespreksleider
OEFENEN = [
    Rij("live-oefen", WORKSHOP_SCHRIJVERS, WORKSHOP_SCHRIJVERS, P),
    Rij("live-oefen-tik", NIEMAND, wie("gespreksleider"), VAN_OEFENING, soort="post"),
    Rij("live-oefen-klaar", wie("gespreksleider"), wie("gespreksleider"), VAN_OEFENING),
]

ACTIES = [
    Rij("acties", IEDEREEN),
    Rij("acties-xlsx", IEDEREEN),
    Rij("regie-overdragen", IEDEREEN, IEDEREEN),  # of one's own; who watches nothing reads that
    Rij(
        "actie",
        wie(PROJECT_LEZERS, "actiehouder"),
        wie(ACTIE_SCHRIJVERS, "actiehouder"),
        {"pk": "actie"},
    ),
    Rij("actie-wijzigen", ACTIE_SCHRIJVERS, ACTIE_SCHRIJVERS, {"pk": "actie"}),
    Rij("actie-verwijderen", ACTIE_SCHRIJVERS, ACTIE_SCHRIJVERS, {"pk": "actie"}),
    Rij("actie-bewijs", wie(PROJECT_LEZERS, "actiehouder"), None, {"pk": "bewijs"}),
    Rij("actie-gesprek", ACTIE_BEHEERDERS, ACTIE_BEHEERDERS, {"soort": "=project", "pk": "project"}),
    Rij("actie-links", ACTIE_SCHRIJVERS, ACTIE_SCHRIJVERS, {"pk": "actie"}),
    Rij("actie-vraag", NIEMAND, ACTIE_SCHRIJVERS, {"pk": "actie"}, soort="post"),
    Rij("actie-antwoord", OPENBAAR, OPENBAAR, {"teken": "link"}),
]

VERSLAG_SCHRIJVERS = wie("organisator", "notulist", "redacteur")
VERSLAG_LEZERS = wie(PROJECT_TEAM, "redacteur")

MORESPRUDENTIE = [
    Rij("databank", IEDEREEN),
    Rij("verslag", IEDEREEN, args=SLUG),
    Rij("verslag-bestand", IEDEREEN, args={**SLUG, "formaat": "=pdf"}),
    Rij("verslag-versie", VERSLAG_LEZERS, args={**SLUG, "nummer": "=1"}),
    *IEDEREEN_LEEST,
    Rij("redactie", wie("redacteur")),
    *formulier(
        *("project-verslag", VERSLAG_LEZERS, VERSLAG_SCHRIJVERS, C, "samenvatting"), opmerken=VERSLAG_LEZERS
    ),
    Rij("project-verslag-maken", PROJECT_TEAM - {"projectleider"}, wie("organisator", "notulist"), V),
    Rij("project-verslag-verversen", NIEMAND, VERSLAG_SCHRIJVERS, C, soort="post"),
    Rij("project-verslag-aanbieden", wie("organisator"), wie("organisator"), C),
    Rij("project-verslag-opmerking", VERSLAG_LEZERS, VERSLAG_LEZERS, C),
    Rij("project-verslag-voorbeeld", VERSLAG_LEZERS, args=C),
    Rij("project-verslag-concept", VERSLAG_LEZERS, args={**C, "formaat": "=pdf"}),
    Rij("project-verslag-publiceren", wie("redacteur"), wie("redacteur"), C),
    Rij("project-verslag-delen", wie("organisator", "redacteur"), wie("organisator", "redacteur"), P),
    Rij("verslag-eigen-link", OPENBAAR, args={"kenmerk": "kenmerk"}),
    Rij("verslag-eigen-link-pdf", OPENBAAR, args={"kenmerk": "kenmerk"}),
    Rij("project-verslag-teruggeven", wie("redacteur"), wie("redacteur"), C),
    Rij("project-verslag-weghalen", wie("redacteur"), wie("redacteur"), C),
    Rij("project-verslag-intrekken", wie("redacteur"), wie("redacteur"), C),
    *(Rij(naam, LEZERS_TK) for naam in ("terugkoppelingen", "cijfers", "cijfers-verslagen")),
    Rij("cijfers-bestand", LEZERS_TK, args={"formaat": "=xlsx"}),
    Rij("terugkoppeling-suggestie", NIEMAND, wie("redacteur"), {"pk": "terugkoppeling"}, soort="post"),
    Rij("terugkoppeling-nieuw", wie("redacteur"), wie("redacteur")),
    Rij("terugkoppeling", LEZERS_TK, args={"jaar": "jaar", "helft": "helft"}),
    Rij("terugkoppeling-bestand", LEZERS_TK, args={"jaar": "jaar", "helft": "helft", "formaat": "=pdf"}),
    *formulier(
        "terugkoppeling-schrijven",
        wie("redacteur"),
        wie("redacteur"),
        {"pk": "terugkoppeling"},
        "aanbevelingen",
    ),
    Rij("terugkoppeling-verzenden", wie("redacteur"), wie("redacteur"), {"pk": "terugkoppeling"}),
    Rij("aanbeveling-nieuw", wie("redacteur"), wie("redacteur"), {"pk": "terugkoppeling"}),
    Rij("aanbevelingen-geen", NIEMAND, wie("redacteur"), {"pk": "terugkoppeling"}, soort="post"),
    Rij("aanbeveling", wie("redacteur"), wie("redacteur"), A),
    Rij("aanbeveling-verplaatsen", NIEMAND, wie("redacteur"), A, soort="post"),
    Rij("aanbeveling-verwijderen", wie("redacteur"), wie("redacteur"), A),
    Rij("aanbeveling-beantwoorden", HEROPENERS, HEROPENERS, {"pk": "aanbeveling"}),
    *DATABANK,
]

TABEL = [
    *ALGEMEEN,
    *GEGEVENS,
    *WAARDENKADER,
    *STRATEGIE,
    *BIJEENKOMST,
    *VOLWASSENHEID,
    *PROJECT,
    *WORKSHOP,
    *LIVE,
    *OEFENEN,
    *ACTIES,
    *MORESPRUDENTIE,
    *CITATOR,
    *WOO_ADRESSEN,
]
