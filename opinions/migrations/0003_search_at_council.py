from django.db import migrations, models

from hayaa.core.fields import refill

FOLDED = {
    'deposit': ('receipt_number',),
    'councilevent': (
        'session_ar', 'session_fr', 'standing_committee_ar', 'standing_committee_fr', 'deliberation_number',
        'text_ar', 'text_fr',
    ),
    'followup': ('finding_ar', 'finding_fr'),
}  # fmt: skip


def fill(apps, schema_editor):
    for model, sources in FOLDED.items():
        refill(apps.get_model('opinions', model)._base_manager.order_by('pk'), 'search_text', *sources)


class Migration(migrations.Migration):

    dependencies = [
        ('opinions', '0002_search'),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name=model,
                name='search_text',
                field=models.TextField(default='', editable=False),
            )
            for model in FOLDED
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
