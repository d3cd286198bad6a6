"""What searching in Dutch needs from PostgreSQL. Keep this file when `0002_initial` is made again.

`codio_dutch` is the `dutch` configuration of PostgreSQL with the accents taken off first, so that
"coördinatie" and "coordinatie" are one word. Both extensions are trusted: the owner of the
database may create them.
"""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

MAKEN = """
CREATE TEXT SEARCH CONFIGURATION codio_dutch (COPY = dutch);
ALTER TEXT SEARCH CONFIGURATION codio_dutch
    ALTER MAPPING FOR asciihword, asciiword, hword, hword_asciipart, hword_part, word
    WITH unaccent, dutch_stem;
"""
WEG = "DROP TEXT SEARCH CONFIGURATION codio_dutch;"


class Migration(migrations.Migration):
    dependencies = []
    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        migrations.RunSQL(MAKEN, WEG),
    ]
