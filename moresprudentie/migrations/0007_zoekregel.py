"""What search reads gets a narrow table of its own (decision 0038); what is in the databank moves along."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

# The vectors stay out of the rows, so that counting reads some hundred bytes a row; they are as small as they can be already.
SMAL = """
ALTER TABLE moresprudentie_zoekregel ALTER COLUMN zoekvector SET STORAGE EXTERNAL;
ALTER TABLE moresprudentie_zoekregel ALTER COLUMN rangvector SET STORAGE EXTERNAL;
ALTER TABLE moresprudentie_zoekregel SET (toast_tuple_target = 128);
"""
VAKKEN = """
INSERT INTO moresprudentie_zoekvak (technologie, onderdeel_id, jaar, uitkomst)
SELECT DISTINCT technologie, onderdeel_id, jaar, uitkomst FROM moresprudentie_verslag WHERE status = 'gepubliceerd';
"""
REGELS = """
INSERT INTO moresprudentie_zoekregel
    (verslag_id, vak_id, zichtbaarheid, gepubliceerd_op, waarden, fundamenten, overige, woorden, zoekvector, rangvector)
SELECT v.id, k.id, v.zichtbaarheid, v.gepubliceerd_op, 0, 0, '{}',
       ARRAY(SELECT DISTINCT m[1] FROM regexp_matches(lower(v.titel || ' ' || v.zoektekst), '[[:alpha:]]{3,}', 'g') AS m),
       v.zoekvector, v.rangvector
FROM moresprudentie_verslag AS v
JOIN moresprudentie_zoekvak AS k
  ON k.technologie = v.technologie AND k.onderdeel_id IS NOT DISTINCT FROM v.onderdeel_id
 AND k.jaar = v.jaar AND k.uitkomst = v.uitkomst
WHERE v.status = 'gepubliceerd';
"""
PLEKKEN = """
INSERT INTO moresprudentie_telplek (soort, sleutel, plek)
SELECT 'waarde', slug, row_number() OVER (ORDER BY fv, pv, eigen, wv, id) - 1
FROM (
    SELECT DISTINCT ON (w.slug) w.slug, f.volgorde AS fv, p.volgorde AS pv, w.eigen, w.volgorde AS wv, w.id
    FROM waardenkader_waarde AS w
    JOIN waardenkader_kaderversie AS k ON k.id = w.versie_id
    JOIN waardenkader_principe AS p ON p.id = w.principe_id
    JOIN waardenkader_fundament AS f ON f.id = p.fundament_id
    WHERE k.actueel AND w.actief AND w.project_id IS NULL
    ORDER BY w.slug, w.id
) AS gekozen
ORDER BY fv, pv, eigen, wv, id LIMIT 62;
INSERT INTO moresprudentie_telplek (soort, sleutel, plek)
SELECT 'fundament', f.sleutel, row_number() OVER (ORDER BY f.volgorde) - 1
FROM waardenkader_fundament AS f JOIN waardenkader_kaderversie AS k ON k.id = f.versie_id
WHERE k.actueel ORDER BY f.volgorde LIMIT 62;
"""
TELLEN = """
WITH genoemd AS (
    SELECT vw.verslag_id, coalesce(b.slug, w.slug) AS sleutel, coalesce(bf.sleutel, wf.sleutel) AS fundament
    FROM moresprudentie_verslag_waarden AS vw
    JOIN waardenkader_waarde AS w ON w.id = vw.waarde_id
    JOIN waardenkader_principe AS wp ON wp.id = w.principe_id
    JOIN waardenkader_fundament AS wf ON wf.id = wp.fundament_id
    LEFT JOIN waardenkader_meetelling AS m ON m.waarde_id = w.id
    LEFT JOIN waardenkader_waarde AS b ON b.id = m.bij_id
    LEFT JOIN waardenkader_principe AS bp ON bp.id = b.principe_id
    LEFT JOIN waardenkader_fundament AS bf ON bf.id = bp.fundament_id
),
geteld AS (
    SELECT g.verslag_id,
           bit_or(CASE WHEN w.plek IS NULL THEN 0 ELSE 1::bigint << w.plek END) AS waarden,
           bit_or(CASE WHEN f.plek IS NULL THEN 0 ELSE 1::bigint << f.plek END) AS fundamenten,
           coalesce(array_agg(DISTINCT g.sleutel) FILTER (WHERE w.plek IS NULL), '{}') AS overige
    FROM genoemd AS g
    LEFT JOIN moresprudentie_telplek AS w ON w.soort = 'waarde' AND w.sleutel = g.sleutel
    LEFT JOIN moresprudentie_telplek AS f ON f.soort = 'fundament' AND f.sleutel = g.fundament
    GROUP BY g.verslag_id
)
UPDATE moresprudentie_zoekregel AS z
SET waarden = geteld.waarden, fundamenten = geteld.fundamenten, overige = geteld.overige
FROM geteld WHERE geteld.verslag_id = z.verslag_id;
"""
# What is not published is never found, and who may not read it does not find it, whatever writes to a verslag.
WACHT = """
CREATE FUNCTION moresprudentie_volg_verslag() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status = 'gepubliceerd' THEN
        UPDATE moresprudentie_zoekregel SET zichtbaarheid = NEW.zichtbaarheid WHERE verslag_id = NEW.id;
    ELSE
        DELETE FROM moresprudentie_zoekregel WHERE verslag_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER moresprudentie_volg_verslag AFTER UPDATE OF status, zichtbaarheid ON moresprudentie_verslag
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status OR OLD.zichtbaarheid IS DISTINCT FROM NEW.zichtbaarheid)
    EXECUTE FUNCTION moresprudentie_volg_verslag();
"""
# The words that can be proposed, counted along with what can be found. One at a time, so that two publications never wait for
# each other's words; who brings in many verslagen at once (`codio.veel`) counts the words afterwards.
WOORDEN = """
CREATE FUNCTION moresprudentie_tel_woorden() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('moresprudentie_zoekwoord'));
    IF TG_OP <> 'INSERT' THEN
        UPDATE moresprudentie_zoekwoord SET aantal = aantal - 1
            WHERE woord = ANY (OLD.woorden) AND zichtbaarheid = OLD.zichtbaarheid AND aantal > 0;
        DELETE FROM moresprudentie_zoekwoord
            WHERE woord = ANY (OLD.woorden) AND zichtbaarheid = OLD.zichtbaarheid AND aantal = 0;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO moresprudentie_zoekwoord (woord, kaal, zichtbaarheid, aantal)
            SELECT w, unaccent(w), NEW.zichtbaarheid, 1 FROM unnest(NEW.woorden) AS w
            ON CONFLICT (woord, zichtbaarheid) DO UPDATE SET aantal = moresprudentie_zoekwoord.aantal + 1;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER moresprudentie_nieuwe_woorden AFTER INSERT ON moresprudentie_zoekregel
    FOR EACH ROW WHEN (current_setting('codio.veel', true) IS DISTINCT FROM 'ja')
    EXECUTE FUNCTION moresprudentie_tel_woorden();
CREATE TRIGGER moresprudentie_andere_woorden AFTER UPDATE OF woorden, zichtbaarheid ON moresprudentie_zoekregel
    FOR EACH ROW WHEN (OLD.woorden IS DISTINCT FROM NEW.woorden OR OLD.zichtbaarheid IS DISTINCT FROM NEW.zichtbaarheid)
    EXECUTE FUNCTION moresprudentie_tel_woorden();
CREATE TRIGGER moresprudentie_woorden_weg AFTER DELETE ON moresprudentie_zoekregel
    FOR EACH ROW EXECUTE FUNCTION moresprudentie_tel_woorden();
"""
STAND = """
CREATE FUNCTION moresprudentie_andere_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO moresprudentie_zoekstand (kring, nummer, aantal, per)
        SELECT kring, 1, 0, '{}' FROM unnest(ARRAY['alles', 'openbaar', 'organisatie']) AS kring
        ON CONFLICT (kring) DO UPDATE SET nummer = moresprudentie_zoekstand.nummer + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER moresprudentie_andere_stand AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON moresprudentie_zoekregel
    FOR EACH STATEMENT EXECUTE FUNCTION moresprudentie_andere_stand();
"""
GEEN_STAND = """
DROP TRIGGER moresprudentie_andere_stand ON moresprudentie_zoekregel;
DROP FUNCTION moresprudentie_andere_stand();
"""
GEEN_WOORDEN = """
DROP TRIGGER moresprudentie_nieuwe_woorden ON moresprudentie_zoekregel;
DROP TRIGGER moresprudentie_andere_woorden ON moresprudentie_zoekregel;
DROP TRIGGER moresprudentie_woorden_weg ON moresprudentie_zoekregel;
DROP FUNCTION moresprudentie_tel_woorden();
"""
NIET_MEER_WACHTEN = """
DROP TRIGGER moresprudentie_volg_verslag ON moresprudentie_verslag;
DROP FUNCTION moresprudentie_volg_verslag();
"""
# To go back: the words return to the verslagen, and are made anew at the next publication of each.
TERUG = """
UPDATE moresprudentie_verslag AS v SET zoekvector = z.zoekvector, rangvector = z.rangvector
FROM moresprudentie_zoekregel AS z WHERE z.verslag_id = v.id;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("moresprudentie", "0006_aanbeveling"),
        ("organisatie", "0008_agendafeed"),
        ("waardenkader", "0004_tel_2021_mee"),
    ]

    operations = [
        migrations.CreateModel(
            name="Telplek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "soort",
                    models.CharField(
                        choices=[("waarde", "Waarde"), ("fundament", "Fundament")], max_length=10, verbose_name="soort"
                    ),
                ),
                ("sleutel", models.CharField(max_length=100, verbose_name="sleutel")),
                ("plek", models.PositiveSmallIntegerField(verbose_name="plek")),
            ],
            options={
                "verbose_name": "telplek",
                "verbose_name_plural": "telplekken",
                "ordering": ("soort", "plek"),
                "constraints": [
                    models.UniqueConstraint(fields=("soort", "sleutel"), name="telplek_sleutel"),
                    models.UniqueConstraint(fields=("soort", "plek"), name="telplek_plek"),
                    models.CheckConstraint(condition=models.Q(("plek__lt", 62)), name="telplek_past_in_getal"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Zoekvak",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("technologie", models.CharField(blank=True, max_length=200, verbose_name="technologie")),
                ("jaar", models.PositiveSmallIntegerField(verbose_name="jaar")),
                ("uitkomst", models.CharField(blank=True, max_length=20, verbose_name="uitkomst")),
                (
                    "onderdeel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organisatie.organisatieonderdeel",
                    ),
                ),
            ],
            options={
                "verbose_name": "zoekvak",
                "verbose_name_plural": "zoekvakken",
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["jaar", "technologie"], name="zoekvak_jaar_technologie")],
            },
        ),
        migrations.CreateModel(
            name="Zoekregel",
            fields=[
                (
                    "verslag",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="zoekregel",
                        serialize=False,
                        to="moresprudentie.verslag",
                    ),
                ),
                (
                    "zichtbaarheid",
                    models.CharField(
                        choices=[
                            ("deelnemers", "De mensen van het project"),
                            ("organisatie", "Iedereen in de organisatie"),
                            ("openbaar", "Iedereen, ook buiten de organisatie"),
                        ],
                        max_length=20,
                        verbose_name="te lezen door",
                    ),
                ),
                ("gepubliceerd_op", models.DateTimeField(verbose_name="voor het eerst gepubliceerd op")),
                ("waarden", models.BigIntegerField(default=0, verbose_name="waarden")),
                ("fundamenten", models.BigIntegerField(default=0, verbose_name="fundamenten")),
                (
                    "overige",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        default=list,
                        size=None,
                        verbose_name="overige waarden",
                    ),
                ),
                (
                    "woorden",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None, verbose_name="woorden"
                    ),
                ),
                ("zoekvector", django.contrib.postgres.search.SearchVectorField(editable=False, null=True)),
                ("rangvector", django.contrib.postgres.search.SearchVectorField(editable=False, null=True)),
                (
                    "vak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regels",
                        to="moresprudentie.zoekvak",
                    ),
                ),
            ],
            options={
                "verbose_name": "zoekregel",
                "verbose_name_plural": "zoekregels",
                "ordering": ("-gepubliceerd_op", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Zoekwoord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("woord", models.TextField(verbose_name="woord")),
                ("kaal", models.TextField(verbose_name="zonder accenten")),
                (
                    "zichtbaarheid",
                    models.CharField(
                        choices=[
                            ("deelnemers", "De mensen van het project"),
                            ("organisatie", "Iedereen in de organisatie"),
                            ("openbaar", "Iedereen, ook buiten de organisatie"),
                        ],
                        max_length=20,
                        verbose_name="te lezen door",
                    ),
                ),
                ("aantal", models.PositiveIntegerField(verbose_name="in hoeveel verslagen")),
            ],
            options={
                "verbose_name": "zoekwoord",
                "verbose_name_plural": "zoekwoorden",
                "ordering": ("woord",),
                "constraints": [
                    models.UniqueConstraint(fields=("woord", "zichtbaarheid"), name="zoekwoord_eenmaal")
                ],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["kaal"], name="zoekwoord_gelijkend", opclasses=("gin_trgm_ops",)
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Zoekstand",
            fields=[
                (
                    "kring",
                    models.CharField(
                        choices=[
                            ("openbaar", "Wie geen account heeft"),
                            ("organisatie", "Wie een account heeft"),
                            ("alles", "De redactie"),
                        ],
                        max_length=12,
                        primary_key=True,
                        serialize=False,
                        verbose_name="kring",
                    ),
                ),
                ("nummer", models.BigIntegerField(default=0, verbose_name="nummer")),
                ("geteld_bij", models.BigIntegerField(null=True, verbose_name="geteld bij nummer")),
                ("aantal", models.PositiveIntegerField(default=0, verbose_name="aantal verslagen")),
                ("per", models.JSONField(default=dict, verbose_name="aantal per filter")),
            ],
            options={
                "verbose_name": "zoekstand",
                "verbose_name_plural": "zoekstanden",
                "ordering": ("kring",),
            },
        ),
        migrations.RunSQL(SMAL, migrations.RunSQL.noop),
        migrations.RunSQL([WACHT, WOORDEN, STAND], [GEEN_STAND, GEEN_WOORDEN, NIET_MEER_WACHTEN]),
        migrations.RunSQL([VAKKEN, REGELS, PLEKKEN, TELLEN], TERUG),
        migrations.AddIndex(
            model_name="zoekregel",
            index=django.contrib.postgres.indexes.GinIndex(fields=["zoekvector"], name="zoekregel_zoekvector"),
        ),
        migrations.AddIndex(
            model_name="zoekregel",
            index=django.contrib.postgres.indexes.GinIndex(fields=["rangvector"], name="zoekregel_rangvector"),
        ),
        migrations.AddIndex(
            model_name="zoekregel",
            index=models.Index(fields=["-gepubliceerd_op", "-verslag"], name="zoekregel_datum"),
        ),
        migrations.AddIndex(
            model_name="zoekregel",
            index=models.Index(
                condition=models.Q(("overige", []), _negated=True), fields=["verslag"], name="zoekregel_met_overige"
            ),
        ),
        migrations.RemoveIndex(model_name="verslag", name="verslag_zoekvector"),
        migrations.RemoveField(model_name="verslag", name="rangvector"),
        migrations.RemoveField(model_name="verslag", name="zoekvector"),
    ]
