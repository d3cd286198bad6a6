"""What is public, and when that changed last, in a table of its own that the database keeps (decision 0041)."""

import django.db.models.deletion
from django.db import migrations, models

# One change at a time, until its transaction ends: who comes later gets a later moment, also by a clock that was put back.
MOMENT = """
CREATE FUNCTION moresprudentie_openbaar_moment() RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
    laatste timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('moresprudentie_openbaarstand'));
    SELECT max(gewijzigd_op) INTO laatste FROM moresprudentie_openbaarstand;
    RETURN greatest(clock_timestamp(), laatste + interval '1 microsecond');
END $$;
"""
# The database calls triggers by their name: these (`_a_`) before the one of 0007. So the lock above is always taken before that
# on the counts of the databank, and two publications never wait for each other in a ring.
VERSLAG = """
CREATE FUNCTION moresprudentie_openbaar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status = 'gepubliceerd' AND NEW.zichtbaarheid = 'openbaar' THEN
        INSERT INTO moresprudentie_openbaarstand (verslag_id, openbaar, versie, gewijzigd_op)
            SELECT NEW.id, true,
                   coalesce((SELECT nummer FROM moresprudentie_verslagversie WHERE id = NEW.huidige_versie_id), 1),
                   moresprudentie_openbaar_moment()
            ON CONFLICT (verslag_id) DO UPDATE
                SET openbaar = true, versie = EXCLUDED.versie, gewijzigd_op = EXCLUDED.gewijzigd_op;
    ELSIF EXISTS (SELECT FROM moresprudentie_openbaarstand WHERE verslag_id = NEW.id
                  AND (openbaar OR OLD.zichtbaarheid <> NEW.zichtbaarheid OR OLD.slug <> NEW.slug
                       OR OLD.ingetrokken_reden <> NEW.ingetrokken_reden)) THEN
        UPDATE moresprudentie_openbaarstand SET openbaar = false, gewijzigd_op = moresprudentie_openbaar_moment()
            WHERE verslag_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER moresprudentie_a_nieuw_openbaar AFTER INSERT ON moresprudentie_verslag
    FOR EACH ROW WHEN (NEW.status = 'gepubliceerd' AND current_setting('codio.veel', true) IS DISTINCT FROM 'ja')
    EXECUTE FUNCTION moresprudentie_openbaar();
CREATE TRIGGER moresprudentie_a_openbaar AFTER UPDATE ON moresprudentie_verslag
    FOR EACH ROW WHEN (
        OLD.status IS DISTINCT FROM NEW.status OR OLD.zichtbaarheid IS DISTINCT FROM NEW.zichtbaarheid
        OR OLD.huidige_versie_id IS DISTINCT FROM NEW.huidige_versie_id OR OLD.slug IS DISTINCT FROM NEW.slug
        OR OLD.titel IS DISTINCT FROM NEW.titel OR OLD.ingetrokken_reden IS DISTINCT FROM NEW.ingetrokken_reden
    )
    EXECUTE FUNCTION moresprudentie_openbaar();
"""
# A passage that was taken out changes the content of a version without giving it another number.
VERSIE = """
CREATE FUNCTION moresprudentie_openbare_versie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM moresprudentie_openbaarstand AS o JOIN moresprudentie_verslag AS v ON v.id = o.verslag_id
               WHERE v.huidige_versie_id = NEW.id AND o.openbaar) THEN
        UPDATE moresprudentie_openbaarstand SET gewijzigd_op = moresprudentie_openbaar_moment()
            WHERE verslag_id = NEW.verslag_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER moresprudentie_a_openbare_versie AFTER UPDATE ON moresprudentie_verslagversie
    FOR EACH ROW WHEN (OLD.inhoud IS DISTINCT FROM NEW.inhoud OR OLD.reden IS DISTINCT FROM NEW.reden)
    EXECUTE FUNCTION moresprudentie_openbare_versie();
"""
# What was there already, in the order in which it came; who brings in many at once (`codio.veel`) calls it afterwards.
VULLEN = """
CREATE FUNCTION moresprudentie_vul_openbaar() RETURNS void LANGUAGE sql AS $$
    INSERT INTO moresprudentie_openbaarstand (verslag_id, openbaar, versie, gewijzigd_op)
    SELECT v.id, v.status = 'gepubliceerd' AND v.zichtbaarheid = 'openbaar', p.nummer,
           m.moment + row_number() OVER (ORDER BY p.gepubliceerd_op, v.id) * interval '1 microsecond'
    FROM (SELECT moresprudentie_openbaar_moment() AS moment) AS m
    CROSS JOIN moresprudentie_verslag AS v
    JOIN LATERAL (
        SELECT nummer, gepubliceerd_op FROM moresprudentie_verslagversie AS x
        WHERE x.verslag_id = v.id AND x.zichtbaarheid = 'openbaar' ORDER BY x.nummer DESC LIMIT 1
    ) AS p ON true
    WHERE v.status IN ('gepubliceerd', 'ingetrokken')
    ON CONFLICT (verslag_id) DO NOTHING;
$$;
SELECT moresprudentie_vul_openbaar();
"""
# These addresses are pages and files of their own from now on.
ADRESSEN = """
UPDATE moresprudentie_verslag SET slug = slug || '-' || jaar || '-' || lpad(volgnummer::text, 3, '0')
WHERE slug IN ('data', 'schema', 'wijzigingen', 'verslagen', 'catalogus');
"""
WEG = """
DROP TRIGGER moresprudentie_a_nieuw_openbaar ON moresprudentie_verslag;
DROP TRIGGER moresprudentie_a_openbaar ON moresprudentie_verslag;
DROP TRIGGER moresprudentie_a_openbare_versie ON moresprudentie_verslagversie;
DROP FUNCTION moresprudentie_openbaar();
DROP FUNCTION moresprudentie_openbare_versie();
DROP FUNCTION moresprudentie_vul_openbaar();
DROP FUNCTION moresprudentie_openbaar_moment();
"""


class Migration(migrations.Migration):
    dependencies = [("moresprudentie", "0013_suggestiekeuze")]

    operations = [
        migrations.CreateModel(
            name="Openbaarstand",
            fields=[
                (
                    "verslag",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="openbaarstand",
                        serialize=False,
                        to="moresprudentie.verslag",
                    ),
                ),
                ("openbaar", models.BooleanField(verbose_name="nu openbaar")),
                ("versie", models.PositiveSmallIntegerField(verbose_name="laatste openbare versie")),
                ("gewijzigd_op", models.DateTimeField(unique=True, verbose_name="gewijzigd op")),
            ],
            options={
                "verbose_name": "openbare stand",
                "verbose_name_plural": "openbare standen",
                "ordering": ("gewijzigd_op",),
            },
        ),
        migrations.RunSQL([MOMENT, VERSLAG, VERSIE, VULLEN], WEG),
        migrations.RunSQL(ADRESSEN, migrations.RunSQL.noop),
    ]
