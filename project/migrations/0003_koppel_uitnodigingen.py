"""Find for who was invited already the mail that carried the invitation: it holds the personal link."""

from django.db import migrations


def koppel(apps, schema_editor):
    Bericht = apps.get_model("organisatie", "Bericht")
    Deelnemer = apps.get_model("project", "Deelnemer")
    for deelnemer in Deelnemer.objects.exclude(uitgenodigd_op=None).iterator():
        mails = Bericht.objects.filter(tekst__contains=f"/uitnodiging/{deelnemer.kenmerk}/")
        mail = mails.filter(status="verstuurd").order_by("pk").last() or mails.order_by("pk").last()
        if mail is not None:
            Deelnemer.objects.filter(pk=deelnemer.pk).update(bericht=mail)


class Migration(migrations.Migration):
    dependencies = [("organisatie", "0003_status_van_oude_post"), ("project", "0002_uitnodigingsmail")]

    operations = [migrations.RunPython(koppel, migrations.RunPython.noop)]
