"""Say of the mail that is there already what happened with it; none of it is sent all of a sudden."""

from django.db import migrations

from organisatie.models import nieuw_bericht_id

REDEN = "Deze mail ging niet weg toen hij werd gemaakt. Is hij nog nodig, probeer dan opnieuw."


def geef_status(apps, schema_editor):
    Bericht = apps.get_model("organisatie", "Bericht")
    Bericht.objects.filter(verstuurd_op__isnull=False).update(status="verstuurd", pogingen=1, fout="")
    Bericht.objects.filter(verstuurd_op__isnull=True).update(status="mislukt", fout=REDEN)
    for bericht in Bericht.objects.only("pk").iterator():
        Bericht.objects.filter(pk=bericht.pk).update(bericht_id=nieuw_bericht_id())


class Migration(migrations.Migration):
    dependencies = [("organisatie", "0002_bezorging")]

    operations = [migrations.RunPython(geef_status, migrations.RunPython.noop)]
