import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisatie', '0004_koppelingen_in_de_voet'),
    ]

    operations = [
        migrations.CreateModel(
            name='Postbestand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stand', models.CharField(choices=[('wacht', 'wordt gemaakt'), ('gereed', 'gereed'), ('mislukt', 'mislukt')], default='gereed', max_length=10, verbose_name='stand')),
                ('inhoud', models.BinaryField(default=bytes, verbose_name='inhoud')),
            ],
            options={
                'verbose_name': 'bestand bij mail',
                'verbose_name_plural': 'bestanden bij mail',
            },
        ),
        migrations.CreateModel(
            name='Bijlage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=200, verbose_name='bestandsnaam')),
                ('inhoudstype', models.CharField(max_length=100, verbose_name='soort bestand')),
                ('bericht', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bijlagen', to='organisatie.bericht')),
                ('bestand', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bijlagen', to='organisatie.postbestand')),
            ],
            options={
                'verbose_name': 'bijlage',
                'verbose_name_plural': 'bijlagen',
                'ordering': ('pk',),
            },
        ),
    ]
