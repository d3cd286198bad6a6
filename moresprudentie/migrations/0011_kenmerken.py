"""What weighed heaviest and what was in tension is kept beside what search reads, for similar cases."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

BESTAANDE = """
UPDATE moresprudentie_zoekregel AS z SET kenmerken = coalesce(k.kenmerken, '{}')
FROM (
    SELECT v.id, (
        SELECT array_agg(DISTINCT kenmerk ORDER BY kenmerk) FROM (
            SELECT 'zwaar ' || (w ->> 'waarde') AS kenmerk
            FROM jsonb_array_elements(n.inhoud -> 'waarden') AS w WHERE (w ->> 'weegt_zwaar')::boolean
            UNION ALL
            SELECT 'spanning ' || least(s #>> '{a,waarde}' COLLATE "C", s #>> '{b,waarde}' COLLATE "C")
                   || ' ' || greatest(s #>> '{a,waarde}' COLLATE "C", s #>> '{b,waarde}' COLLATE "C")
            FROM jsonb_array_elements(n.inhoud -> 'spanningen') AS s
        ) AS alle
    ) AS kenmerken
    FROM moresprudentie_verslag AS v JOIN moresprudentie_verslagversie AS n ON n.id = v.huidige_versie_id
) AS k
WHERE k.id = z.verslag_id;
"""


class Migration(migrations.Migration):
    dependencies = [("moresprudentie", "0010_synoniemgroep")]

    operations = [
        migrations.AddField(
            model_name="zoekregel",
            name="kenmerken",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=210), default=list, size=None, verbose_name="kenmerken"
            ),
        ),
        migrations.RunSQL(BESTAANDE, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="zoekregel",
            index=django.contrib.postgres.indexes.GinIndex(fields=["kenmerken"], name="zoekregel_kenmerken"),
        ),
    ]
