"""A meting of how far the organisation is: who take part, what they answer, and what they come to."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documenten", "0004_postbestand"),
        ("organisatie", "0008_agendafeed"),
        ("strategie", "0002_controlegetal"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Meting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("titel", models.CharField(max_length=200, verbose_name="titel")),
                ("toelichting", models.TextField(blank=True, verbose_name="toelichting voor wie meedoet")),
                ("sluit_op", models.DateField(verbose_name="invullen tot en met")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("voorbereiding", "In voorbereiding"),
                            ("open", "Wordt ingevuld"),
                            ("gesloten", "Wordt besproken"),
                            ("vastgesteld", "Vastgesteld"),
                            ("gestopt", "Gestopt"),
                        ],
                        default="voorbereiding",
                        max_length=13,
                        verbose_name="status",
                    ),
                ),
                (
                    "status_op",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="status sinds"),
                ),
                ("geopend_op", models.DateTimeField(blank=True, null=True, verbose_name="begonnen op")),
                (
                    "gesloten_op",
                    models.DateTimeField(blank=True, null=True, verbose_name="het laatst gesloten op"),
                ),
                (
                    "gemaakt_op",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="gemaakt op"),
                ),
                (
                    "eigenaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="metingen_als_eigenaar",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="eigenaar",
                    ),
                ),
                (
                    "onderdeel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="metingen",
                        to="organisatie.organisatieonderdeel",
                        verbose_name="onderdeel",
                    ),
                ),
            ],
            options={
                "verbose_name": "volwassenheidsmeting",
                "verbose_name_plural": "volwassenheidsmetingen",
                "ordering": ("-gemaakt_op", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Invuller",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ingevuld_op", models.DateTimeField(blank=True, null=True, verbose_name="ingevuld op")),
                (
                    "gebruiker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="metingen_als_invuller",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="collega",
                    ),
                ),
                (
                    "meting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invullers",
                        to="strategie.meting",
                    ),
                ),
            ],
            options={
                "verbose_name": "invuller",
                "verbose_name_plural": "invullers",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Metingdocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meting_document",
                        to="documenten.bewaardocument",
                    ),
                ),
                (
                    "meting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documenten",
                        to="strategie.meting",
                    ),
                ),
            ],
            options={
                "verbose_name": "bewaard document van een meting",
                "verbose_name_plural": "bewaarde documenten van metingen",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Metingstap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stap",
                    models.CharField(
                        choices=[
                            ("geopend", "Collega’s gevraagd"),
                            ("gesloten", "Invullen gesloten"),
                            ("heropend", "Invullen weer open"),
                            ("vastgesteld", "Uitkomst vastgesteld"),
                            ("uitkomst_heropend", "Uitkomst weer open"),
                            ("gestopt", "Gestopt"),
                        ],
                        max_length=20,
                        verbose_name="stap",
                    ),
                ),
                ("reden", models.TextField(blank=True, verbose_name="reden")),
                ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="metingstappen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stappen",
                        to="strategie.meting",
                    ),
                ),
            ],
            options={
                "verbose_name": "stap van een meting",
                "verbose_name_plural": "stappen van metingen",
                "ordering": ("-op", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Oordeel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "thema",
                    models.CharField(
                        choices=[
                            ("bestuur", "Organisatorisch bestuur en intern toezicht"),
                            ("kennis", "Vaardigheden en kennis"),
                            ("risico", "Risicoprocessen voor gegevensbeheer"),
                            ("inkoop", "Financiering en inkoop"),
                            ("betrokkenheid", "Betrokkenheid van belanghebbenden en personeel"),
                            ("recht", "Juridische status en naleving"),
                        ],
                        max_length=20,
                        verbose_name="thema",
                    ),
                ),
                ("niveau", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="niveau")),
                ("weet_niet", models.BooleanField(default=False, verbose_name="weet ik niet")),
                (
                    "opmerking",
                    models.TextField(blank=True, max_length=1000, verbose_name="voorbeeld of opmerking"),
                ),
                (
                    "invuller",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="oordelen",
                        to="strategie.invuller",
                    ),
                ),
                (
                    "meting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="oordelen",
                        to="strategie.meting",
                    ),
                ),
            ],
            options={
                "verbose_name": "oordeel",
                "verbose_name_plural": "oordelen",
            },
        ),
        migrations.CreateModel(
            name="Themauitkomst",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "thema",
                    models.CharField(
                        choices=[
                            ("bestuur", "Organisatorisch bestuur en intern toezicht"),
                            ("kennis", "Vaardigheden en kennis"),
                            ("risico", "Risicoprocessen voor gegevensbeheer"),
                            ("inkoop", "Financiering en inkoop"),
                            ("betrokkenheid", "Betrokkenheid van belanghebbenden en personeel"),
                            ("recht", "Juridische status en naleving"),
                        ],
                        max_length=20,
                        verbose_name="thema",
                    ),
                ),
                ("niveau", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="niveau")),
                ("reden", models.TextField(blank=True, verbose_name="reden")),
                (
                    "meting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uitkomsten",
                        to="strategie.meting",
                    ),
                ),
            ],
            options={
                "verbose_name": "uitkomst",
                "verbose_name_plural": "uitkomsten",
            },
        ),
        migrations.AddConstraint(
            model_name="invuller",
            constraint=models.UniqueConstraint(
                fields=("meting", "gebruiker"), name="invuller_eenmaal_per_meting"
            ),
        ),
        migrations.AddConstraint(
            model_name="oordeel",
            constraint=models.UniqueConstraint(
                fields=("invuller", "thema"), name="oordeel_eenmaal_per_thema"
            ),
        ),
        migrations.AddConstraint(
            model_name="oordeel",
            constraint=models.CheckConstraint(
                condition=models.Q(("niveau", None), ("niveau__range", (1, 5)), _connector="OR"),
                name="oordeel_niveau_een_tot_vijf",
            ),
        ),
        migrations.AddConstraint(
            model_name="oordeel",
            constraint=models.CheckConstraint(
                condition=models.Q(("niveau", None), ("weet_niet", False), _connector="OR"),
                name="oordeel_niveau_of_weet_niet",
            ),
        ),
        migrations.AddConstraint(
            model_name="themauitkomst",
            constraint=models.UniqueConstraint(fields=("meting", "thema"), name="uitkomst_eenmaal_per_thema"),
        ),
        migrations.AddConstraint(
            model_name="themauitkomst",
            constraint=models.CheckConstraint(
                condition=models.Q(("niveau", None), ("niveau__range", (1, 5)), _connector="OR"),
                name="uitkomst_niveau_een_tot_vijf",
            ),
        ),
    ]
