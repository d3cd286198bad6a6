"""Many lines of the audit trail can go through the door at once and leave one line: for the term of the trail (decision 0049)."""

from django.db import migrations

# Only changing is still looked at row by row; what is removed is seen as a whole, after the statement.
SPOOR = """
CREATE OR REPLACE FUNCTION organisatie_wacht_spoor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.moment, NEW.wat, NEW.soort, NEW.object_id)
        IS DISTINCT FROM (OLD.id, OLD.moment, OLD.wat, OLD.soort, OLD.object_id) THEN
        RAISE EXCEPTION 'Een regel van de audittrail staat vast: wanneer en wat verandert nooit (rij %).', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    PERFORM organisatie_door_de_deur(
        'Een regel van de audittrail', TG_TABLE_NAME, OLD.id::text, TG_OP,
        jsonb_build_object('inhoud', encode(organisatie_auditinhoud(NEW), 'hex'))
    );
    RETURN NEW;
END $$;
DROP TRIGGER codio_wacht ON organisatie_auditregel;
CREATE TRIGGER codio_wacht BEFORE UPDATE ON organisatie_auditregel
    FOR EACH ROW EXECUTE FUNCTION organisatie_wacht_spoor();
"""
# `codio.deur_ineens` only chooses between a line for every row and one for all: nothing goes without either. At once goes the oldest
# part and nothing else, so that its last number says what is gone. What no longer fitted its seal by then stands in the line.
WEG_UIT_SPOOR = """
CREATE FUNCTION organisatie_wacht_spoor_weg() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    waarom text := coalesce(current_setting('codio.deur', true), '');
    aantal bigint;
    eerste bigint;
    laatste bigint;
    van timestamptz;
    tot timestamptz;
    vorige bigint;
    anders jsonb;
BEGIN
    IF waarom = '' OR coalesce(current_setting('codio.deur_ineens', true), '') = '' THEN
        PERFORM organisatie_door_de_deur('Een regel van de audittrail', TG_TABLE_NAME, w.id::text, TG_OP)
        FROM (SELECT id FROM weg ORDER BY id) AS w;
        RETURN NULL;
    END IF;
    SELECT count(*), min(w.id), max(w.id), min(w.moment), max(w.moment) FROM weg AS w INTO aantal, eerste, laatste, van, tot;
    IF aantal = 0 THEN
        RETURN NULL;
    END IF;
    IF EXISTS (SELECT FROM organisatie_auditregel AS r WHERE r.id < laatste) THEN
        RAISE EXCEPTION 'Van de audittrail staat vast wat blijft: ineens gaan alleen de oudste regels weg (tot en met rij %).', laatste
            USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT coalesce(max((r.details ->> 'laatste')::bigint), 0) INTO vorige FROM (
        SELECT wat, soort, details FROM weg UNION ALL SELECT wat, soort, details FROM organisatie_auditregel
    ) AS r WHERE r.wat = 'vastgelegde rijen weggehaald' AND r.soort = 'organisatie.auditregel';
    WITH deur AS (
        SELECT DISTINCT ON (r.object_id) r.object_id::bigint AS regel, decode(r.details ->> 'inhoud', 'hex') AS inhoud
        FROM (
            SELECT id, wat, soort, object_id, details FROM weg
            UNION ALL SELECT id, wat, soort, object_id, details FROM organisatie_auditregel
        ) AS r
        WHERE r.soort = 'organisatie.auditregel' AND r.object_id ~ '^[0-9]+$'
            AND r.wat IN ('vastgelegde rij gewijzigd', 'vastgelegde rij weggehaald')
        ORDER BY r.object_id, r.id DESC
    ), nu AS (
        SELECT w.id, organisatie_auditinhoud(ROW(w.*)::organisatie_auditregel) AS inhoud FROM weg AS w
    ), fout AS (
        SELECT z.regel FROM organisatie_auditzegel AS z LEFT JOIN nu ON nu.id = z.regel LEFT JOIN deur AS d ON d.regel = z.regel
        WHERE z.regel > vorige AND z.regel <= laatste AND (
            (nu.id IS NULL AND (d.regel IS NULL OR d.inhoud IS NOT NULL))
            OR nu.inhoud NOT IN (z.inhoud, coalesce(d.inhoud, z.inhoud))
        )
        UNION SELECT nu.id FROM nu WHERE NOT EXISTS (SELECT FROM organisatie_auditzegel AS z WHERE z.regel = nu.id)
    )
    SELECT coalesce(jsonb_agg(fout.regel ORDER BY fout.regel), '[]') INTO anders FROM fout;
    INSERT INTO organisatie_auditregel (moment, door_id, wat, soort, object_id, object_naam, details)
    VALUES (
        clock_timestamp(),
        nullif(current_setting('codio.deur_door', true), '')::bigint,
        'vastgelegde rijen weggehaald', 'organisatie.auditregel', '', '',
        jsonb_build_object(
            'waarom', waarom, 'aantal', aantal, 'eerste', eerste, 'laatste', laatste, 'van', van::text, 'tot', tot::text
        ) || CASE anders WHEN '[]' THEN '{}'::jsonb ELSE jsonb_build_object('anders', anders) END
    );
    RETURN NULL;
END $$;
CREATE TRIGGER codio_wacht_weg AFTER DELETE ON organisatie_auditregel REFERENCING OLD TABLE AS weg
    FOR EACH STATEMENT EXECUTE FUNCTION organisatie_wacht_spoor_weg();
"""
TERUG = """
DROP TRIGGER codio_wacht_weg ON organisatie_auditregel;
DROP FUNCTION organisatie_wacht_spoor_weg();
CREATE OR REPLACE FUNCTION organisatie_wacht_spoor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM organisatie_door_de_deur('Een regel van de audittrail', TG_TABLE_NAME, OLD.id::text, TG_OP);
        RETURN OLD;
    END IF;
    IF NEW IS NOT DISTINCT FROM OLD THEN
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.moment, NEW.wat, NEW.soort, NEW.object_id)
        IS DISTINCT FROM (OLD.id, OLD.moment, OLD.wat, OLD.soort, OLD.object_id) THEN
        RAISE EXCEPTION 'Een regel van de audittrail staat vast: wanneer en wat verandert nooit (rij %).', OLD.id
            USING ERRCODE = 'restrict_violation';
    END IF;
    PERFORM organisatie_door_de_deur(
        'Een regel van de audittrail', TG_TABLE_NAME, OLD.id::text, TG_OP,
        jsonb_build_object('inhoud', encode(organisatie_auditinhoud(NEW), 'hex'))
    );
    RETURN NEW;
END $$;
DROP TRIGGER codio_wacht ON organisatie_auditregel;
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON organisatie_auditregel
    FOR EACH ROW EXECUTE FUNCTION organisatie_wacht_spoor();
"""


class Migration(migrations.Migration):
    dependencies = [("organisatie", "0019_bewaren_en_informatie")]

    operations = [migrations.RunSQL([SPOOR, WEG_UIT_SPOOR], TERUG)]
