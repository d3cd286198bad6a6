"""A chain of checksums over the audit trail, laid by the worker (decision 0050)."""

from django.db import migrations, models

# A line gets its place in the chain when it is sealed, not when it is written: writers do not wait for each other. What is looked
# through for lines without a seal is what is newer than the last hundred thousand.
VERZEGEL = """
CREATE FUNCTION organisatie_verzegel(hoeveel integer, moment timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    nummer bigint;
    vorige bytea;
    vanaf bigint;
    gedaan integer := 0;
    een record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('organisatie_auditzegel'));
    SELECT volgnummer, zegel INTO nummer, vorige FROM organisatie_auditzegel ORDER BY volgnummer DESC LIMIT 1;
    SELECT coalesce(max(regel), 0) - 100000 INTO vanaf FROM organisatie_auditzegel;
    FOR een IN
        SELECT r.id, organisatie_auditinhoud(r) AS inhoud FROM organisatie_auditregel AS r
        WHERE r.id > vanaf AND NOT EXISTS (SELECT FROM organisatie_auditzegel AS z WHERE z.regel = r.id)
        ORDER BY r.id LIMIT hoeveel
    LOOP
        nummer := coalesce(nummer, 0) + 1;
        vorige := organisatie_zegel(vorige, een.inhoud, moment);
        INSERT INTO organisatie_auditzegel (volgnummer, regel, inhoud, zegel, op)
        VALUES (nummer, een.id, een.inhoud, vorige, moment);
        gedaan := gedaan + 1;
    END LOOP;
    RETURN gedaan;
END $$;
"""
ZEGEL = """
CREATE FUNCTION organisatie_zegel(vorige bytea, inhoud bytea, op timestamptz) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(coalesce(vorige, ''::bytea) || inhoud || convert_to(extract(epoch FROM op)::text, 'UTF8'));
$$;
"""
NOOIT = """
CREATE FUNCTION organisatie_wacht_zegel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Een zegel van de audittrail staat vast (nummer %).', OLD.volgnummer USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER codio_wacht BEFORE UPDATE OR DELETE ON organisatie_auditzegel
    FOR EACH ROW EXECUTE FUNCTION organisatie_wacht_zegel();
CREATE TRIGGER codio_nooit_leeg BEFORE TRUNCATE ON organisatie_auditzegel EXECUTE FUNCTION organisatie_nooit_leeg();
"""
WEG = """
DROP TRIGGER codio_nooit_leeg ON organisatie_auditzegel;
DROP TRIGGER codio_wacht ON organisatie_auditzegel;
DROP FUNCTION organisatie_wacht_zegel();
DROP FUNCTION organisatie_verzegel(integer, timestamptz);
DROP FUNCTION organisatie_zegel(bytea, bytea, timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = [("organisatie", "0014_wacht")]

    operations = [
        migrations.CreateModel(
            name="Auditzegel",
            fields=[
                ("volgnummer", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="volgnummer")),
                ("regel", models.BigIntegerField(unique=True, verbose_name="nummer van de regel")),
                ("inhoud", models.BinaryField(verbose_name="controlegetal van de regel")),
                ("zegel", models.BinaryField(verbose_name="zegel")),
                ("op", models.DateTimeField(verbose_name="verzegeld op")),
            ],
            options={
                "verbose_name": "zegel van de audittrail",
                "verbose_name_plural": "zegels van de audittrail",
                "ordering": ("volgnummer",),
            },
        ),
        migrations.RunSQL([ZEGEL, VERZEGEL, NOOIT], WEG),
    ]
