"""What was published or sent is guarded by the database (decision 0049)."""

from django.db import migrations

# What another organisation shares is a copy of theirs: they say what it holds, and when it has to go.
VERSIE = """
CREATE FUNCTION moresprudentie_wacht_versie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (TG_OP = 'DELETE' OR NEW IS DISTINCT FROM OLD)
        AND NOT EXISTS (SELECT FROM moresprudentie_verslag WHERE id = OLD.verslag_id AND bron_id IS NOT NULL) THEN
        PERFORM organisatie_door_de_deur('Een gepubliceerde versie', TG_TABLE_NAME, OLD.id::text, TG_OP);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON moresprudentie_verslagversie
    FOR EACH ROW EXECUTE FUNCTION moresprudentie_wacht_versie();
CREATE TRIGGER codio_nooit_leeg BEFORE TRUNCATE ON moresprudentie_verslagversie
    EXECUTE FUNCTION organisatie_nooit_leeg();
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON moresprudentie_verslagversie_documenten
    FOR EACH ROW EXECUTE FUNCTION organisatie_wacht('Een document van een gepubliceerde versie');
"""
TERUGKOPPELING = """
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON moresprudentie_terugkoppeling
    FOR EACH ROW WHEN (OLD.status = 'verzonden')
    EXECUTE FUNCTION organisatie_wacht('Een verzonden terugkoppeling', 'geen_aanbevelingen');
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON moresprudentie_terugkoppeling_documenten
    FOR EACH ROW EXECUTE FUNCTION organisatie_wacht('Een document van een verzonden terugkoppeling');
"""
WEG = """
DROP TRIGGER codio_wacht ON moresprudentie_terugkoppeling_documenten;
DROP TRIGGER codio_wacht ON moresprudentie_terugkoppeling;
DROP TRIGGER codio_wacht ON moresprudentie_verslagversie_documenten;
DROP TRIGGER codio_nooit_leeg ON moresprudentie_verslagversie;
DROP TRIGGER codio_wacht ON moresprudentie_verslagversie;
DROP FUNCTION moresprudentie_wacht_versie();
"""


class Migration(migrations.Migration):
    dependencies = [("moresprudentie", "0021_verwanten"), ("organisatie", "0014_wacht")]

    operations = [migrations.RunSQL([VERSIE, TERUGKOPPELING], WEG)]
