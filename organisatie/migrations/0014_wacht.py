"""What is fixed is guarded by the database itself: what is refused, and the one door (decision 0049)."""

from django.db import migrations

# The door is open while `codio.deur` says why (organisatie.wacht). Whoever opens it: what goes through leaves a line in the trail,
# written here and not by the application.
DEUR = """
CREATE FUNCTION organisatie_door_de_deur(wat text, tabel text, rij text, handeling text, meer jsonb DEFAULT '{}') RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    waarom text := coalesce(current_setting('codio.deur', true), '');
BEGIN
    IF waarom = '' THEN
        RAISE EXCEPTION '% staat vast: dat wordt niet gewijzigd en niet weggehaald (%, rij %).', wat, tabel, rij
            USING ERRCODE = 'restrict_violation',
                  HINT = 'Wat moet kunnen, gaat door organisatie.wacht.deur.';
    END IF;
    INSERT INTO organisatie_auditregel (moment, door_id, wat, soort, object_id, object_naam, details)
    VALUES (
        clock_timestamp(),
        nullif(current_setting('codio.deur_door', true), '')::bigint,
        CASE handeling WHEN 'DELETE' THEN 'vastgelegde rij weggehaald' ELSE 'vastgelegde rij gewijzigd' END,
        regexp_replace(tabel, '_', '.'),
        left(coalesce(rij, ''), 50),
        '',
        jsonb_build_object('waarom', waarom) || meer
    );
END $$;
"""
# Arguments: what it is in words, and the columns that may change all the same, with commas between them.
WACHT = """
CREATE FUNCTION organisatie_wacht() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    vrij text[] := string_to_array(coalesce(TG_ARGV[1], ''), ',');
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - vrij = to_jsonb(OLD) - vrij THEN
        RETURN NEW;
    END IF;
    PERFORM organisatie_door_de_deur(TG_ARGV[0], TG_TABLE_NAME, to_jsonb(OLD) ->> 'id', TG_OP);
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION organisatie_nooit_leeg() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'De tabel % wordt nooit in één keer geleegd: wat erin staat, staat vast.', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
"""
# What of a line has a checksum. A column that is added later is not in it: the checksums of before must hold.
INHOUD = """
CREATE FUNCTION organisatie_auditinhoud(regel organisatie_auditregel) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(jsonb_build_array(
        regel.id, extract(epoch FROM regel.moment)::text, regel.door_id, regel.wat, regel.soort, regel.object_id,
        regel.object_naam, regel.details
    )::text, 'UTF8'));
$$;
"""
# Through the door only who and what is called how may change; the line that this leaves has the checksum of what it became.
SPOOR = """
CREATE FUNCTION organisatie_wacht_spoor() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON organisatie_auditregel
    FOR EACH ROW EXECUTE FUNCTION organisatie_wacht_spoor();
CREATE TRIGGER codio_nooit_leeg BEFORE TRUNCATE ON organisatie_auditregel EXECUTE FUNCTION organisatie_nooit_leeg();
"""
WEG = """
DROP TRIGGER codio_nooit_leeg ON organisatie_auditregel;
DROP TRIGGER codio_wacht ON organisatie_auditregel;
DROP FUNCTION organisatie_wacht_spoor();
DROP FUNCTION organisatie_auditinhoud(organisatie_auditregel);
DROP FUNCTION organisatie_nooit_leeg();
DROP FUNCTION organisatie_wacht();
DROP FUNCTION organisatie_door_de_deur(text, text, text, text, jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [("organisatie", "0011_onthouden")]

    operations = [migrations.RunSQL([DEUR, WACHT, INHOUD, SPOOR], WEG)]
