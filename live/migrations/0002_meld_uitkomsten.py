"""Tell the screens of a session that goes on when its results change, whoever writes them: the sheet, a table, a command."""

from django.db import migrations

# Table, and how to find its project from a row.
VAN_PROJECT = (
    "project_gekozenwaarde",
    "project_spanning",
    "project_afspraak",
    "project_reflectie",
    "project_accentreflectie",
    "project_actieverband",
    "project_deelnemer",
    "acties_actie",
)

FUNCTIE = """
CREATE FUNCTION live_meld_project(welk bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    sessie bigint;
BEGIN
    IF welk IS NULL THEN
        RETURN;
    END IF;
    SELECT id INTO sessie FROM live_sessie WHERE project_id = welk AND gesloten_op IS NULL;
    IF sessie IS NULL THEN
        RETURN;
    END IF;
    PERFORM pg_notify('codio_live', sessie || ':leiding'), pg_notify('codio_live', sessie || ':scherm');
    PERFORM pg_notify('codio_live', sessie || ':tafel-' || groep_id) FROM live_tafel WHERE sessie_id = sessie;
END;
$$;

CREATE FUNCTION live_meld_rij() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM live_meld_project(OLD.project_id);
    ELSE
        PERFORM live_meld_project(NEW.project_id);
    END IF;
    RETURN NULL;
END;
$$;

CREATE FUNCTION live_meld_keuze() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM live_meld_project((SELECT project_id FROM project_gekozenwaarde WHERE id = OLD.gekozen_id));
    ELSE
        PERFORM live_meld_project((SELECT project_id FROM project_gekozenwaarde WHERE id = NEW.gekozen_id));
    END IF;
    RETURN NULL;
END;
$$;

CREATE FUNCTION live_meld_antwoord() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM live_meld_project((SELECT project_id FROM project_workshop WHERE blad_id = NEW.invulling_id));
    RETURN NULL;
END;
$$;

CREATE TRIGGER live_meld AFTER INSERT OR UPDATE ON formats_antwoord
    FOR EACH ROW EXECUTE FUNCTION live_meld_antwoord();

CREATE TRIGGER live_meld AFTER INSERT OR UPDATE OR DELETE ON project_groepskeuze
    FOR EACH ROW EXECUTE FUNCTION live_meld_keuze();
"""
TERUG = """
DROP TRIGGER live_meld ON project_groepskeuze;
DROP TRIGGER live_meld ON formats_antwoord;
DROP FUNCTION live_meld_antwoord();
DROP FUNCTION live_meld_keuze();
DROP FUNCTION live_meld_rij();
DROP FUNCTION live_meld_project(bigint);
"""
MAAK = "CREATE TRIGGER live_meld AFTER INSERT OR UPDATE OR DELETE ON {} FOR EACH ROW EXECUTE FUNCTION live_meld_rij()"


class Migration(migrations.Migration):
    dependencies = [
        ("live", "0001_initial"),
        ("project", "0008_deelnemers_en_hun_link"),
        ("acties", "0006_voorstel_regels"),
        ("formats", "0003_vensterstand"),
    ]

    operations = [
        migrations.RunSQL(FUNCTIE, TERUG),
        *[
            migrations.RunSQL(MAAK.format(tabel), f"DROP TRIGGER live_meld ON {tabel}") for tabel in VAN_PROJECT
        ],
    ]
