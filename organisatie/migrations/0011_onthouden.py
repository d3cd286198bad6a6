"""The table of what is remembered for a while (`CACHES`), as `createcachetable` makes it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("organisatie", "0010_inloggen")]

    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE codio_onthouden (
                cache_key varchar(255) NOT NULL PRIMARY KEY,
                value text NOT NULL,
                expires timestamp with time zone NOT NULL
            );
            CREATE INDEX codio_onthouden_expires ON codio_onthouden (expires);
            """,
            "DROP TABLE codio_onthouden;",
        )
    ]
