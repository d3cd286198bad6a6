"""What the redacteur did with what CODIO suggested is remembered (decision 0040)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('moresprudentie', '0012_cijferregel'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Suggestiekeuze',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.CharField(max_length=300, verbose_name='sleutel')),
                ('keuze', models.CharField(choices=[('overgenomen', 'Overgenomen'), ('niet', 'Niet gebruiken')], max_length=12, verbose_name='keuze')),
                ('op', models.DateTimeField(auto_now=True, verbose_name='op')),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('terugkoppeling', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suggesties', to='moresprudentie.terugkoppeling')),
            ],
            options={
                'verbose_name': 'keuze over een suggestie',
                'verbose_name_plural': 'keuzes over suggesties',
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('terugkoppeling', 'sleutel'), name='suggestie_eenmaal_gekozen')],
            },
        ),
    ]
