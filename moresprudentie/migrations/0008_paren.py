"""Phrases are found by pairs of neighbouring words, which the vectors keep as words of their own (`moresprudentie.zinnen`)."""

from __future__ import annotations

from django.db import migrations

# "recht op privacy" gives 'recht 2 privacy': two words, and how far apart they are. A word longer than the space that a word
# may take in a vector (2 kB) makes no pair. A vector holds 1 MB at most: what finds no place in it is found by its words only.
MET_PAREN = """
CREATE FUNCTION moresprudentie_met_paren(vector tsvector) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE paren text[];
BEGIN
    SELECT array_agg(eerste || ' ' || (plaats - vorige) || ' ' || woord) INTO paren FROM (
        SELECT lexeme AS woord, plaats, lag(lexeme) OVER naast AS eerste, lag(plaats) OVER naast AS vorige
        FROM unnest(vector), unnest(positions) AS plaats
        WINDOW naast AS (ORDER BY plaats)
    ) AS op_rij
    WHERE plaats - vorige BETWEEN 1 AND 5 AND octet_length(eerste) + octet_length(woord) < 2000;
    RETURN vector || array_to_tsvector(coalesce(paren, '{}'));
EXCEPTION WHEN program_limit_exceeded THEN
    RETURN vector;
END $$;
"""
BESTAANDE = """
UPDATE moresprudentie_zoekregel
SET zoekvector = moresprudentie_met_paren(zoekvector), rangvector = moresprudentie_met_paren(rangvector);
"""


class Migration(migrations.Migration):
    dependencies = [("moresprudentie", "0007_zoekregel")]

    operations = [
        migrations.RunSQL(MET_PAREN, "DROP FUNCTION moresprudentie_met_paren(tsvector);"),
        migrations.RunSQL(BESTAANDE, migrations.RunSQL.noop),
    ]
