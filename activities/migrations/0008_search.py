from django.db import migrations, models

import hayaa.core.fields
from hayaa.core.arabic import sort_key
from hayaa.core.fields import refill

REPORTS = {
    'year': ('التقرير السنوي لسنة {}', 'Rapport annuel {}'),
    'first_half': ('تقرير النصف الأول من سنة {}', 'Rapport du premier semestre {}'),
    'second_half': ('تقرير النصف الثاني من سنة {}', 'Rapport du second semestre {}'),
}
NAMES, TITLES, TEXTS, LABELS = (
    [f'{name}_{language}' for language in ('ar', 'fr')] for name in ('name', 'title', 'text', 'label')
)


def rows(apps, model):
    return apps.get_model('activities', model)._base_manager.order_by('pk')


def named_versions(apps):
    for version in rows(apps, 'PlanVersion').select_related('year_plan'):
        version.name_ar = f'الصيغة {version.number} من برنامج سنة {version.year_plan.year}'
        version.name_fr = f'Version {version.number} du plan annuel {version.year_plan.year}'
        yield version


def named_reports(apps):
    for report in rows(apps, 'AnnualReport'):
        report.name_ar, report.name_fr = (name.format(report.year) for name in REPORTS[report.part])
        yield report


def fill(apps, schema_editor):
    refill(rows(apps, 'Programme'), 'title_text', *TITLES)
    refill(rows(apps, 'Programme'), 'search_text', *TITLES, 'general_objective_ar', 'general_objective_fr')
    refill(rows(apps, 'ProgrammePart'), 'title_text', 'heading_ar', 'heading_fr')
    refill(rows(apps, 'ProgrammePart'), 'search_text', 'heading_ar', 'heading_fr', rich=('body_ar', 'body_fr'))
    for model in ('Statement', 'ExpectedResult', 'MeansOfVerification', 'Indicator'):
        refill(rows(apps, model), 'search_text', *TEXTS)
    short = [*TITLES, 'short_title_ar', 'short_title_fr']
    refill(rows(apps, 'Axis'), 'title_text', *short)
    refill(rows(apps, 'Axis'), 'search_text', *short, 'objective_ar', 'objective_fr')
    refill(named_versions(apps), 'title_text', *NAMES, *LABELS)
    refill(
        named_versions(apps), 'search_text', *NAMES, *LABELS, 'reason_ar', 'reason_fr', 'abandoned_because_ar',
        'abandoned_because_fr',
    )
    refill(rows(apps, 'PlanLine'), 'search_text', 'wording_ar', 'wording_fr')
    refill(rows(apps, 'Activity'), 'title_text', *TITLES, 'code')
    refill(
        rows(apps, 'Activity'), 'search_text', *TITLES, 'code', 'outcome_ar', 'outcome_fr', 'state_reason_ar',
        'state_reason_fr',
    )
    refill(rows(apps, 'Partner'), 'sort_name', 'name_ar', by=sort_key)
    refill(rows(apps, 'Evidence'), 'search_text', 'note_ar', 'note_fr', 'filename', 'address')
    refill(rows(apps, 'Representation'), 'search_text', *NAMES)
    texts = [f'{name}_{language}' for name in ('summary', 'difficulties', 'lessons') for language in ('ar', 'fr')]
    refill(named_reports(apps), 'title_text', *NAMES)
    refill(named_reports(apps), 'search_text', *NAMES, *texts)


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0007_done_in_part'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='partner',
            options={'ordering': [hayaa.core.fields.Alphabetical('sort_name'), 'pk'], 'verbose_name': 'partner', 'verbose_name_plural': 'partners'},
        ),
        migrations.AddField(
            model_name='activity',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='activity',
            name='title_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='annualreport',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='annualreport',
            name='title_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='axis',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='axis',
            name='title_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='evidence',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='expectedresult',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='indicator',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='meansofverification',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='partner',
            name='sort_name',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='planline',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='planversion',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='planversion',
            name='title_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='programme',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='programme',
            name='title_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='programmepart',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='programmepart',
            name='title_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='representation',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='statement',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
