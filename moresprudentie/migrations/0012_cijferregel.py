"""What the figures are counted from gets narrow rows of its own (decision 0040); what is in the databank gets them here."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

# Makes the rows of these verslagen anew (of all: NULL) from the content of the version in use; none for what is not published.
ZET = """
CREATE FUNCTION moresprudentie_zet_cijferregels(welke bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM moresprudentie_cijferregel WHERE welke IS NULL OR verslag_id = ANY (welke);
    INSERT INTO moresprudentie_telwaarde (kader, sleutel, naam, fundament)
        SELECT DISTINCT coalesce(w ->> 'kader', '2024'), coalesce(w ->> 'waarde', ''), coalesce(w ->> 'naam', ''),
               coalesce(w ->> 'fundament', '')
        FROM moresprudentie_verslag AS v
        JOIN moresprudentie_verslagversie AS i ON i.id = v.huidige_versie_id,
        LATERAL (
            SELECT jsonb_array_elements(i.inhoud -> 'waarden') AS w
            UNION ALL SELECT s -> kant FROM jsonb_array_elements(i.inhoud -> 'spanningen') AS s, unnest(ARRAY['a', 'b']) AS kant
        ) AS genoemd
        WHERE v.status = 'gepubliceerd' AND (welke IS NULL OR v.id = ANY (welke))
        ORDER BY 1, 2, 3, 4
        ON CONFLICT DO NOTHING;
    INSERT INTO moresprudentie_cijferregel
        (verslag_id, volgorde, gepubliceerd_op, dossier_id, onderdeel_id, technologie, uitkomst, gekozen, zwaar, spanningen,
         acties, wijzigingen, breder)
    SELECT v.id, v.jaar * 1000000::bigint + v.volgnummer, v.gepubliceerd_op, p.dossier_id, v.onderdeel_id, v.technologie,
           coalesce(i.inhoud #>> '{uitkomst,sleutel}', ''), waarden.gekozen, waarden.zwaar,
           ARRAY(
               SELECT least(a.id, b.id) * 2147483648::bigint + greatest(a.id, b.id)
               FROM jsonb_array_elements(i.inhoud -> 'spanningen') AS s
               JOIN moresprudentie_telwaarde AS a
                 ON a.sleutel = coalesce(s #>> '{a,waarde}', '') AND a.kader = coalesce(s #>> '{a,kader}', '2024')
                AND a.naam = coalesce(s #>> '{a,naam}', '') AND a.fundament = coalesce(s #>> '{a,fundament}', '')
               JOIN moresprudentie_telwaarde AS b
                 ON b.sleutel = coalesce(s #>> '{b,waarde}', '') AND b.kader = coalesce(s #>> '{b,kader}', '2024')
                AND b.naam = coalesce(s #>> '{b,naam}', '') AND b.fundament = coalesce(s #>> '{b,fundament}', '')
           ),
           acties.aantal, acties.wijzigingen, acties.breder
    FROM moresprudentie_verslag AS v
    JOIN moresprudentie_verslagversie AS i ON i.id = v.huidige_versie_id
    JOIN project_project AS p ON p.id = v.project_id,
    LATERAL (
        SELECT coalesce(array_agg(id ORDER BY plek), '{}') AS gekozen,
               coalesce(array_agg(id ORDER BY plek) FILTER (WHERE zwaar), '{}') AS zwaar
        FROM (
            SELECT t.id, min(w.plek) AS plek, bool_or((w.w ->> 'weegt_zwaar')::boolean) AS zwaar
            FROM jsonb_array_elements(i.inhoud -> 'waarden') WITH ORDINALITY AS w (w, plek)
            JOIN moresprudentie_telwaarde AS t
              ON t.sleutel = coalesce(w.w ->> 'waarde', '') AND t.kader = coalesce(w.w ->> 'kader', '2024')
             AND t.naam = coalesce(w.w ->> 'naam', '') AND t.fundament = coalesce(w.w ->> 'fundament', '')
            GROUP BY t.id
        ) AS per_waarde
    ) AS waarden,
    LATERAL (
        SELECT count(*) AS aantal, count(*) FILTER (WHERE (a ->> 'wijziging_organisatie')::boolean) AS wijzigingen,
               count(*) FILTER (WHERE coalesce(a ->> 'bereik', '') NOT IN ('', 'nee')) AS breder
        FROM jsonb_array_elements(i.inhoud -> 'acties') AS a
    ) AS acties
    WHERE v.status = 'gepubliceerd' AND v.gepubliceerd_op IS NOT NULL AND v.jaar IS NOT NULL
      AND (welke IS NULL OR v.id = ANY (welke));
END $$;
"""
# Whatever writes to a verslag, a version or the strategy of a project: the row says it. Who brings in many verslagen at once
# (`codio.veel`) makes their rows afterwards.
VOLG = """
CREATE FUNCTION moresprudentie_volg_cijfers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'moresprudentie_verslag' THEN
        PERFORM moresprudentie_zet_cijferregels(ARRAY[NEW.id]);
    ELSIF EXISTS (SELECT 1 FROM moresprudentie_verslag WHERE huidige_versie_id = NEW.id) THEN
        PERFORM moresprudentie_zet_cijferregels(ARRAY[NEW.verslag_id]);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER moresprudentie_volg_cijfers AFTER UPDATE ON moresprudentie_verslag
    FOR EACH ROW WHEN (
        (OLD.status, OLD.huidige_versie_id, OLD.gepubliceerd_op, OLD.onderdeel_id, OLD.technologie, OLD.jaar, OLD.volgnummer,
         OLD.project_id)
        IS DISTINCT FROM
        (NEW.status, NEW.huidige_versie_id, NEW.gepubliceerd_op, NEW.onderdeel_id, NEW.technologie, NEW.jaar, NEW.volgnummer,
         NEW.project_id)
    )
    EXECUTE FUNCTION moresprudentie_volg_cijfers();
CREATE TRIGGER moresprudentie_volg_cijfers_nieuw AFTER INSERT ON moresprudentie_verslagversie
    FOR EACH ROW WHEN (current_setting('codio.veel', true) IS DISTINCT FROM 'ja')
    EXECUTE FUNCTION moresprudentie_volg_cijfers();
CREATE TRIGGER moresprudentie_volg_cijfers_anders AFTER UPDATE OF inhoud ON moresprudentie_verslagversie
    FOR EACH ROW WHEN (OLD.inhoud IS DISTINCT FROM NEW.inhoud)
    EXECUTE FUNCTION moresprudentie_volg_cijfers();
CREATE FUNCTION moresprudentie_volg_dossier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE moresprudentie_cijferregel AS c SET dossier_id = NEW.dossier_id
        FROM moresprudentie_verslag AS v WHERE v.id = c.verslag_id AND v.project_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER moresprudentie_volg_dossier AFTER UPDATE OF dossier_id ON project_project
    FOR EACH ROW WHEN (OLD.dossier_id IS DISTINCT FROM NEW.dossier_id)
    EXECUTE FUNCTION moresprudentie_volg_dossier();
"""
VOLG_NIET = """
DROP TRIGGER moresprudentie_volg_dossier ON project_project;
DROP FUNCTION moresprudentie_volg_dossier();
DROP TRIGGER moresprudentie_volg_cijfers ON moresprudentie_verslag;
DROP TRIGGER moresprudentie_volg_cijfers_nieuw ON moresprudentie_verslagversie;
DROP TRIGGER moresprudentie_volg_cijfers_anders ON moresprudentie_verslagversie;
DROP FUNCTION moresprudentie_volg_cijfers();
DROP FUNCTION moresprudentie_zet_cijferregels(bigint[]);
"""
VUL = "SELECT moresprudentie_zet_cijferregels(NULL);"


class Migration(migrations.Migration):

    dependencies = [
        ('moresprudentie', '0011_kenmerken'),
        ('organisatie', '0008_agendafeed'),
        ('project', '0012_kader_van_lopende_projecten'),
        ('strategie', '0011_meelezers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Telwaarde',
            fields=[
                ('id', models.AutoField(primary_key=True, serialize=False)),
                ('kader', models.TextField(verbose_name='kader')),
                ('sleutel', models.TextField(verbose_name='sleutel')),
                ('naam', models.TextField(verbose_name='naam')),
                ('fundament', models.TextField(verbose_name='fundament')),
            ],
            options={
                'verbose_name': 'telwaarde',
                'verbose_name_plural': 'telwaarden',
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('sleutel', 'kader', 'naam', 'fundament'), name='telwaarde_eenmaal')],
            },
        ),
        migrations.CreateModel(
            name='Cijferregel',
            fields=[
                ('verslag', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='cijferregel', serialize=False, to='moresprudentie.verslag')),
                ('volgorde', models.BigIntegerField(verbose_name='jaar en volgnummer')),
                ('gepubliceerd_op', models.DateTimeField(verbose_name='voor het eerst gepubliceerd op')),
                ('technologie', models.CharField(blank=True, max_length=200, verbose_name='technologie')),
                ('uitkomst', models.CharField(blank=True, max_length=20, verbose_name='uitkomst')),
                ('gekozen', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None, verbose_name='gekozen waarden')),
                ('zwaar', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), default=list, size=None, verbose_name='waarden die het zwaarst wogen')),
                ('spanningen', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None, verbose_name='spanningen')),
                ('acties', models.PositiveIntegerField(default=0, verbose_name='acties')),
                ('wijzigingen', models.PositiveIntegerField(default=0, verbose_name='acties die een wijziging vragen')),
                ('breder', models.PositiveIntegerField(default=0, verbose_name='acties die breder inzetbaar zijn')),
                ('dossier', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='strategie.dossier')),
                ('onderdeel', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='organisatie.organisatieonderdeel')),
            ],
            options={
                'verbose_name': 'cijferregel',
                'verbose_name_plural': 'cijferregels',
                'ordering': ('volgorde',),
                'indexes': [models.Index(fields=['gepubliceerd_op'], name='cijferregel_datum')],
            },
        ),
        migrations.RunSQL([ZET, VOLG], VOLG_NIET),
        migrations.RunSQL(VUL, migrations.RunSQL.noop),
    ]
