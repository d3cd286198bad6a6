"""Decisions, and what was decided on, are guarded by the database (decision 0049)."""

from django.db import migrations

ALTIJD = {
    "strategie_fasebesluit": "Een besluit over een fase",
    "strategie_besluitelders": "Een besluit van elders",
    "strategie_besluitstuk": "Het stuk bij een besluit",
    "strategie_voorlegging": "Wat is voorgelegd",
    "strategie_dossierdocument": "Een document van een vastgestelde fase",
    "strategie_metingdocument": "Een document van een vastgestelde meting",
    "strategie_jaarverslag_documenten": "Een document van een aangeboden jaarverslag",
}
MAAK = "CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON {} FOR EACH ROW EXECUTE FUNCTION organisatie_wacht('{}')"
HAAL_WEG = "DROP TRIGGER codio_wacht ON {}"

# A vastgestelde phase can only be heropend: that is a step, with a reason and a line in the trail.
FASE = """
CREATE FUNCTION strategie_wacht_fase() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.status IN ('vastgesteld', 'heropend') AND
        (NEW.id, NEW.dossier_id, NEW.nummer, NEW.invulling_id) = (OLD.id, OLD.dossier_id, OLD.nummer, OLD.invulling_id) THEN
        RETURN NEW;
    END IF;
    PERFORM organisatie_door_de_deur('Een vastgestelde fase', TG_TABLE_NAME, OLD.id::text, TG_OP);
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON strategie_fase
    FOR EACH ROW WHEN (OLD.status = 'vastgesteld') EXECUTE FUNCTION strategie_wacht_fase();
"""
# The rows that belong to a phase (strategie/hoort_bij.py). First argument: the phase; second: what it is in words.
RIJEN = """
CREATE FUNCTION strategie_wacht_rij() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (TG_OP = 'DELETE' OR NEW IS DISTINCT FROM OLD) AND EXISTS (
        SELECT FROM strategie_fase
        WHERE dossier_id = OLD.dossier_id AND nummer = TG_ARGV[0]::integer AND status = 'vastgesteld'
    ) THEN
        PERFORM organisatie_door_de_deur(TG_ARGV[1], TG_TABLE_NAME, OLD.id::text, TG_OP);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON strategie_dossierstuk
    FOR EACH ROW EXECUTE FUNCTION strategie_wacht_rij('1', 'Een stuk bij een vastgestelde startnotitie');
CREATE TRIGGER codio_wacht BEFORE UPDATE OF dossier_id, waarde_id, grond, toelichting, bron, stemmen OR DELETE
    ON strategie_langelijstitem
    FOR EACH ROW EXECUTE FUNCTION strategie_wacht_rij('2', 'De lange lijst van een vastgestelde keuze');
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON strategie_accentwaarde
    FOR EACH ROW EXECUTE FUNCTION strategie_wacht_rij('2', 'Een vastgestelde accentwaarde');
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON strategie_methode
    FOR EACH ROW EXECUTE FUNCTION strategie_wacht_rij('3', 'Een instrument van een geaccordeerd actieplan');
"""
# What stands on the dossier itself of phase 1 and 2.
DOSSIER = """
CREATE FUNCTION strategie_wacht_dossier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM strategie_fase WHERE dossier_id = OLD.id AND status = 'vastgesteld' AND (
        nummer = 1 AND (NEW.titel, NEW.aanleiding, NEW.aanleiding_toelichting, NEW.mandaat)
            IS DISTINCT FROM (OLD.titel, OLD.aanleiding, OLD.aanleiding_toelichting, OLD.mandaat)
        OR nummer = 2 AND (NEW.keuze, NEW.externen_betrokken, NEW.externen_toelichting, NEW.reden_afwijkend_aantal)
            IS DISTINCT FROM (OLD.keuze, OLD.externen_betrokken, OLD.externen_toelichting, OLD.reden_afwijkend_aantal)
    )) THEN
        PERFORM organisatie_door_de_deur('Een vastgestelde fase', TG_TABLE_NAME, OLD.id::text, TG_OP);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER codio_wacht BEFORE UPDATE OF titel, aanleiding, aanleiding_toelichting, mandaat, keuze, externen_betrokken,
    externen_toelichting, reden_afwijkend_aantal ON strategie_dossier
    FOR EACH ROW EXECUTE FUNCTION strategie_wacht_dossier();
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON strategie_jaarverslag
    FOR EACH ROW WHEN (OLD.status = 'aangeboden')
    EXECUTE FUNCTION organisatie_wacht('Een aangeboden jaarverslag', 'bespreking_id');
"""
# The texts of a form that is locked; the lock itself stays as long as its phase is vastgesteld.
FORMULIER = """
CREATE FUNCTION strategie_wacht_antwoord() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (TG_OP = 'DELETE' OR NEW IS DISTINCT FROM OLD)
        AND EXISTS (SELECT FROM strategie_fase WHERE invulling_id = OLD.invulling_id AND status = 'vastgesteld') THEN
        PERFORM organisatie_door_de_deur('De tekst van een vastgestelde fase', TG_TABLE_NAME, OLD.id::text, TG_OP);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON formats_antwoord
    FOR EACH ROW EXECUTE FUNCTION strategie_wacht_antwoord();
CREATE FUNCTION strategie_wacht_slot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM strategie_fase WHERE invulling_id = OLD.id AND status = 'vastgesteld') THEN
        PERFORM organisatie_door_de_deur('De tekst van een vastgestelde fase', TG_TABLE_NAME, OLD.id::text, TG_OP);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER codio_wacht BEFORE UPDATE OF op_slot ON formats_invulling
    FOR EACH ROW WHEN (OLD.op_slot AND NOT NEW.op_slot) EXECUTE FUNCTION strategie_wacht_slot();
"""
WEG = """
DROP TRIGGER codio_wacht ON formats_invulling;
DROP FUNCTION strategie_wacht_slot();
DROP TRIGGER codio_wacht ON formats_antwoord;
DROP FUNCTION strategie_wacht_antwoord();
DROP TRIGGER codio_wacht ON strategie_jaarverslag;
DROP TRIGGER codio_wacht ON strategie_dossier;
DROP FUNCTION strategie_wacht_dossier();
DROP TRIGGER codio_wacht ON strategie_methode;
DROP TRIGGER codio_wacht ON strategie_accentwaarde;
DROP TRIGGER codio_wacht ON strategie_langelijstitem;
DROP TRIGGER codio_wacht ON strategie_dossierstuk;
DROP FUNCTION strategie_wacht_rij();
DROP TRIGGER codio_wacht ON strategie_fase;
DROP FUNCTION strategie_wacht_fase();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("strategie", "0011_meelezers"),
        ("organisatie", "0014_wacht"),
        ("formats", "0003_vensterstand"),
    ]

    operations = [
        *[migrations.RunSQL(MAAK.format(tabel, wat), HAAL_WEG.format(tabel)) for tabel, wat in ALTIJD.items()],
        migrations.RunSQL([FASE, RIJEN, DOSSIER, FORMULIER], WEG),
    ]
