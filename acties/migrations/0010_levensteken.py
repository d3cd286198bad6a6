"""Keep the last report of each action at hand, whoever writes, changes or removes one."""

import django.db.models.deletion
from django.db import migrations, models

# Two reports at once: each sees only its own, the later one stays.
FUNCTIE = """
CREATE FUNCTION acties_levensteken_van(welke bigint) RETURNS void LANGUAGE sql AS $$
    INSERT INTO acties_levensteken (actie_id, voortgang_id, op)
    SELECT actie_id, id, op FROM acties_voortgang WHERE actie_id = welke ORDER BY op DESC, id DESC LIMIT 1
    ON CONFLICT (actie_id) DO UPDATE SET voortgang_id = EXCLUDED.voortgang_id, op = EXCLUDED.op
    WHERE (acties_levensteken.op, acties_levensteken.voortgang_id) < (EXCLUDED.op, EXCLUDED.voortgang_id);
$$;

CREATE FUNCTION acties_houd_levensteken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM acties_levensteken WHERE actie_id = OLD.actie_id;
        PERFORM acties_levensteken_van(OLD.actie_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM acties_levensteken_van(NEW.actie_id);
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER acties_levensteken AFTER INSERT OR DELETE OR UPDATE OF actie_id, op ON acties_voortgang
    FOR EACH ROW EXECUTE FUNCTION acties_houd_levensteken();

INSERT INTO acties_levensteken (actie_id, voortgang_id, op)
SELECT DISTINCT ON (actie_id) actie_id, id, op FROM acties_voortgang ORDER BY actie_id, op DESC, id DESC;
"""
TERUG = """
DROP TRIGGER acties_levensteken ON acties_voortgang;
DROP FUNCTION acties_houd_levensteken();
DROP FUNCTION acties_levensteken_van(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("acties", "0009_gesprekken")]

    operations = [
        migrations.CreateModel(
            name="Levensteken",
            fields=[
                (
                    "actie",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="levensteken",
                        serialize=False,
                        to="acties.actie",
                    ),
                ),
                ("op", models.DateTimeField(editable=False, verbose_name="op")),
                (
                    "voortgang",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="acties.voortgang",
                    ),
                ),
            ],
            options={
                "verbose_name": "laatste teken van leven",
                "verbose_name_plural": "laatste tekens van leven",
            },
        ),
        migrations.RunSQL(FUNCTIE, TERUG),
    ]
