"""A kept document and the page that it was made from are guarded by the database (decision 0049)."""

from django.db import migrations

# As long as the file is being made, that is what changes; when it is there only which mail it goes with.
DOCUMENT = """
CREATE FUNCTION documenten_wacht() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.stand = 'gereed' AND OLD.stand <> 'gereed' AND encode(sha256(NEW.inhoud), 'hex') <> NEW.sha256 THEN
            RAISE EXCEPTION 'Het bestand van bewaard document % heeft een ander controlegetal dan erbij staat.', OLD.id
                USING ERRCODE = 'check_violation';
        END IF;
        IF (NEW.id, NEW.soort, NEW.titel, NEW.bestandsnaam, NEW.formaat, NEW.bron_id, NEW.gemaakt_op, NEW.gemaakt_door_id)
            IS NOT DISTINCT FROM
            (OLD.id, OLD.soort, OLD.titel, OLD.bestandsnaam, OLD.formaat, OLD.bron_id, OLD.gemaakt_op, OLD.gemaakt_door_id)
            AND (OLD.stand <> 'gereed' OR (
                (NEW.stand, NEW.reden, NEW.sha256) = (OLD.stand, OLD.reden, OLD.sha256) AND NEW.inhoud = OLD.inhoud
            )) THEN
            RETURN NEW;
        END IF;
    END IF;
    PERFORM organisatie_door_de_deur('Een bewaard document', TG_TABLE_NAME, OLD.id::text, TG_OP);
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON documenten_bewaardocument
    FOR EACH ROW EXECUTE FUNCTION documenten_wacht();
CREATE TRIGGER codio_nooit_leeg BEFORE TRUNCATE ON documenten_bewaardocument EXECUTE FUNCTION organisatie_nooit_leeg();
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON documenten_bron
    FOR EACH ROW EXECUTE FUNCTION organisatie_wacht('De tekst van een bewaard document');
CREATE TRIGGER codio_nooit_leeg BEFORE TRUNCATE ON documenten_bron EXECUTE FUNCTION organisatie_nooit_leeg();
"""
WEG = """
DROP TRIGGER codio_nooit_leeg ON documenten_bron;
DROP TRIGGER codio_wacht ON documenten_bron;
DROP TRIGGER codio_nooit_leeg ON documenten_bewaardocument;
DROP TRIGGER codio_wacht ON documenten_bewaardocument;
DROP FUNCTION documenten_wacht();
"""


class Migration(migrations.Migration):
    dependencies = [("documenten", "0004_postbestand"), ("organisatie", "0014_wacht")]

    operations = [migrations.RunSQL(DOCUMENT, WEG)]
