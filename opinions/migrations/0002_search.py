from django.db import migrations, models

from hayaa.core.fields import refill

SECTIONS = ('summary', 'references', 'context', 'referral', 'method', 'findings', 'conclusions')
TITLE, NUMBER = ('title_ar', 'title_fr'), ('number', 'number_year')


def rows(apps, model):
    return apps.get_model('opinions', model)._base_manager.order_by('pk')


def fill(apps, schema_editor):
    refill(rows(apps, 'Opinion'), 'title_text', *TITLE, *NUMBER)
    refill(rows(apps, 'Opinion'), 'search_text', *TITLE, *NUMBER, 'referral_reference')
    refill(rows(apps, 'OpinionDocument'), 'search_text', 'title', 'filename')
    refill(rows(apps, 'OpinionText'), 'search_text', rich=[f'{name}_{x}' for name in SECTIONS for x in ('ar', 'fr')])
    refill(rows(apps, 'Theme'), 'search_text', 'name_ar', 'name_fr')


def fill_as_before(apps, schema_editor):
    """What was folded already, as it was folded then."""
    refill(rows(apps, 'Opinion'), 'search_text', *TITLE, 'referral_reference')


class Migration(migrations.Migration):

    dependencies = [
        ('opinions', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='opinion',
            name='title_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='opiniondocument',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='opiniontext',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='theme',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.RunPython(fill, fill_as_before),
    ]
