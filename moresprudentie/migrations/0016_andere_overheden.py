"""What is shared with other governments: keys, and what changed for who holds one, kept by the database (decision 0042)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# As for what is public (decision 0041): one change at a time, until its transaction ends. The database calls triggers by their name:
# these (`_b_`) after those of what is public and before that of 0007, so that locks are always taken in the same order.
GEDEELD = """
CREATE FUNCTION moresprudentie_gedeeld_moment() RETURNS timestamptz LANGUAGE plpgsql AS $$
DECLARE
    laatste timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('moresprudentie_deelstand'));
    SELECT max(gewijzigd_op) INTO laatste FROM moresprudentie_deelstand;
    RETURN greatest(clock_timestamp(), laatste + interval '1 microsecond');
END $$;
CREATE FUNCTION moresprudentie_gedeeld() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status = 'gepubliceerd' AND NEW.zichtbaarheid IN ('overheden', 'openbaar') AND NEW.bron_id IS NULL THEN
        INSERT INTO moresprudentie_deelstand (verslag_id, gedeeld, versie, gewijzigd_op)
            SELECT NEW.id, true,
                   coalesce((SELECT nummer FROM moresprudentie_verslagversie WHERE id = NEW.huidige_versie_id), 1),
                   moresprudentie_gedeeld_moment()
            ON CONFLICT (verslag_id) DO UPDATE
                SET gedeeld = true, versie = EXCLUDED.versie, gewijzigd_op = EXCLUDED.gewijzigd_op;
    ELSIF EXISTS (SELECT FROM moresprudentie_deelstand WHERE verslag_id = NEW.id) THEN
        UPDATE moresprudentie_deelstand SET gedeeld = false, gewijzigd_op = moresprudentie_gedeeld_moment()
            WHERE verslag_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER moresprudentie_b_nieuw_gedeeld AFTER INSERT ON moresprudentie_verslag
    FOR EACH ROW WHEN (NEW.status = 'gepubliceerd' AND current_setting('codio.veel', true) IS DISTINCT FROM 'ja')
    EXECUTE FUNCTION moresprudentie_gedeeld();
CREATE TRIGGER moresprudentie_b_gedeeld AFTER UPDATE ON moresprudentie_verslag
    FOR EACH ROW WHEN (
        OLD.status IS DISTINCT FROM NEW.status OR OLD.zichtbaarheid IS DISTINCT FROM NEW.zichtbaarheid
        OR OLD.huidige_versie_id IS DISTINCT FROM NEW.huidige_versie_id OR OLD.slug IS DISTINCT FROM NEW.slug
        OR OLD.titel IS DISTINCT FROM NEW.titel OR OLD.ingetrokken_reden IS DISTINCT FROM NEW.ingetrokken_reden
    )
    EXECUTE FUNCTION moresprudentie_gedeeld();
"""
# A passage that was taken out changes the content of a version without giving it another number.
VERSIE = """
CREATE FUNCTION moresprudentie_gedeelde_versie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM moresprudentie_deelstand AS d JOIN moresprudentie_verslag AS v ON v.id = d.verslag_id
               WHERE v.huidige_versie_id = NEW.id AND d.gedeeld) THEN
        UPDATE moresprudentie_deelstand SET gewijzigd_op = moresprudentie_gedeeld_moment() WHERE verslag_id = NEW.verslag_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER moresprudentie_b_gedeelde_versie AFTER UPDATE ON moresprudentie_verslagversie
    FOR EACH ROW WHEN (OLD.inhoud IS DISTINCT FROM NEW.inhoud OR OLD.reden IS DISTINCT FROM NEW.reden)
    EXECUTE FUNCTION moresprudentie_gedeelde_versie();
"""
# What was there already, in the order in which it came; who brings in many at once (`codio.veel`) calls it afterwards.
VULLEN = """
CREATE FUNCTION moresprudentie_vul_gedeeld() RETURNS void LANGUAGE sql AS $$
    INSERT INTO moresprudentie_deelstand (verslag_id, gedeeld, versie, gewijzigd_op)
    SELECT v.id, true, p.nummer,
           m.moment + row_number() OVER (ORDER BY p.gepubliceerd_op, v.id) * interval '1 microsecond'
    FROM (SELECT moresprudentie_gedeeld_moment() AS moment) AS m
    CROSS JOIN moresprudentie_verslag AS v
    JOIN moresprudentie_verslagversie AS p ON p.id = v.huidige_versie_id
    WHERE v.status = 'gepubliceerd' AND v.zichtbaarheid IN ('overheden', 'openbaar') AND v.bron_id IS NULL
    ON CONFLICT (verslag_id) DO NOTHING;
$$;
SELECT moresprudentie_vul_gedeeld();
"""
WEG = """
DROP TRIGGER moresprudentie_b_nieuw_gedeeld ON moresprudentie_verslag;
DROP TRIGGER moresprudentie_b_gedeeld ON moresprudentie_verslag;
DROP TRIGGER moresprudentie_b_gedeelde_versie ON moresprudentie_verslagversie;
DROP FUNCTION moresprudentie_gedeeld();
DROP FUNCTION moresprudentie_gedeelde_versie();
DROP FUNCTION moresprudentie_vul_gedeeld();
DROP FUNCTION moresprudentie_gedeeld_moment();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("moresprudentie", "0015_andere_organisaties"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Deelstand",
            fields=[
                (
                    "verslag",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="deelstand",
                        serialize=False,
                        to="moresprudentie.verslag",
                    ),
                ),
                ("gedeeld", models.BooleanField(verbose_name="nu gedeeld")),
                ("versie", models.PositiveSmallIntegerField(verbose_name="laatste gedeelde versie")),
                ("gewijzigd_op", models.DateTimeField(unique=True, verbose_name="gewijzigd op")),
            ],
            options={
                "verbose_name": "stand van delen",
                "verbose_name_plural": "standen van delen",
                "ordering": ("gewijzigd_op",),
            },
        ),
        migrations.AlterField(
            model_name="verslag",
            name="zichtbaarheid",
            field=models.CharField(
                choices=[
                    ("deelnemers", "De mensen van het project"),
                    ("organisatie", "Iedereen in de organisatie"),
                    ("overheden", "Iedereen in de organisatie, en andere overheden"),
                    ("openbaar", "Iedereen, ook buiten de organisatie"),
                ],
                default="organisatie",
                max_length=20,
                verbose_name="te lezen door",
            ),
        ),
        migrations.AlterField(
            model_name="verslagversie",
            name="zichtbaarheid",
            field=models.CharField(
                choices=[
                    ("deelnemers", "De mensen van het project"),
                    ("organisatie", "Iedereen in de organisatie"),
                    ("overheden", "Iedereen in de organisatie, en andere overheden"),
                    ("openbaar", "Iedereen, ook buiten de organisatie"),
                ],
                max_length=20,
                verbose_name="te lezen door",
            ),
        ),
        migrations.AlterField(
            model_name="zoekregel",
            name="zichtbaarheid",
            field=models.CharField(
                choices=[
                    ("deelnemers", "De mensen van het project"),
                    ("organisatie", "Iedereen in de organisatie"),
                    ("overheden", "Iedereen in de organisatie, en andere overheden"),
                    ("openbaar", "Iedereen, ook buiten de organisatie"),
                ],
                max_length=20,
                verbose_name="te lezen door",
            ),
        ),
        migrations.AlterField(
            model_name="zoekwoord",
            name="zichtbaarheid",
            field=models.CharField(
                choices=[
                    ("deelnemers", "De mensen van het project"),
                    ("organisatie", "Iedereen in de organisatie"),
                    ("overheden", "Iedereen in de organisatie, en andere overheden"),
                    ("openbaar", "Iedereen, ook buiten de organisatie"),
                ],
                max_length=20,
                verbose_name="te lezen door",
            ),
        ),
        migrations.CreateModel(
            name="Toegangssleutel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("naam", models.CharField(max_length=200, verbose_name="voor wie")),
                ("begin", models.CharField(max_length=12, verbose_name="begint met")),
                ("hash", models.CharField(max_length=64, unique=True, verbose_name="hash")),
                ("gemaakt_op", models.DateTimeField(auto_now_add=True, verbose_name="gemaakt op")),
                ("gebruikt_op", models.DateTimeField(blank=True, null=True, verbose_name="laatst gebruikt op")),
                ("ingetrokken_op", models.DateTimeField(blank=True, null=True, verbose_name="ingetrokken op")),
                (
                    "gemaakt_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "sleutel voor een andere overheid",
                "verbose_name_plural": "sleutels voor andere overheden",
                "ordering": ("ingetrokken_op", "naam", "pk"),
            },
        ),
        migrations.RunSQL([GEDEELD, VERSIE, VULLEN], WEG),
    ]
