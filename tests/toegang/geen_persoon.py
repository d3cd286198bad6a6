"""Handelingen for which no account is asked."""

from __future__ import annotations

GEEN_PERSOON = {
    "formats.handelingen.ruim_vensters_op": "the worker forgets old pages",
    **{
        f"live.handelingen.{naam}": "who has the address of a place or a table, or the code; tests/live"
        for naam in (
            *("binnen.kom_binnen", "binnen.kom_met_link", "binnen.meld_klaar"),
            "binnen.noteer_gezien",
            *("notities.bewaar_notitie", "notities.leg_notitie_neer", "notities.verplaats_notitie"),
            *("notities.voeg_samen", "notities.haal_los", "reflecties.lever_reflectie_in"),
            *("tafel.kies_stapel", "tafel.kies_actie_van_notitie", "tafel.bewaar_regel_aan_tafel"),
            *("tafel.haal_regel_van_tafel", "tafel.noem_woordvoerder"),
        )
    },
    "live.handelingen.oefening.ruim_oefeningen_op": "the worker throws away what was left alone",
    "live.handelingen.opruimen.ruim_notities_op": "the worker removes notes past their term",
    "live.handelingen.opruimen.sluit_vergeten_zalen": "the worker closes what nobody closed",
    **{
        f"strategie.handelingen.inbreng.{naam}": "who has the address of a place, or the code; tests/strategie/test_meedenken.py"
        for naam in ("kom_in_bijeenkomst", "meld_binnen", "breng_in", "wijzig_inbreng", "trek_inbreng_in")
    },
    **{
        f"strategie.handelingen.meelezen.{naam}": "who was asked, or has the link; tests/strategie/test_meelezen.py"
        for naam in ("meld_gelezen", "merk_op_met_link", "noteer_geopend")
    },
    **{
        f"moresprudentie.handelingen.meelezen.{naam}": "the personal link is the right; tests/moresprudentie/test_meelezen.py"
        for naam in ("meld_concept_gelezen", "merk_op_bij_concept")
    },
    "strategie.handelingen.opruimen.vergeet_deelnames": "the worker forgets who was in a meeting",
    "project.handelingen.uitnodigen.antwoord_op_uitnodiging": "the personal link is the right; tests/project/test_mensen.py",
    "acties.handelingen.meld_met_link": "the link in a mail is the right; tests/acties/test_link.py",
    **{f"organisatie.handelingen.{n}": "for oneself; tests/web" for n in ("kies_mail", "maak_agenda_adres")},
    "web.handelingen.begin_verzending": "the middleware notes a form that anybody may send",
    "web.handelingen.noteer_poging": "who types a wrong code, whoever that is; tests/live/test_codes.py",
    "web.handelingen.ruim_verzendingen_op": "the worker forgets old forms",
    "web.handelingen.vergeet_codepogingen": "the worker forgets wrong codes",
    "web.handelingen.vergeet_verzending": "the middleware takes its own note back",
    "web.handelingen.voltooi_verzending": "the middleware ends its own note",
}
"""Handelingen that nobody in particular does, and why."""
