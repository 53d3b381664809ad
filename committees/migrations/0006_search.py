from django.db import migrations, models

from hayaa.core.arabic import ARTICLE, fold, sort_key
from hayaa.core.fields import refill

MEETINGS = {
    ('plenary', 'ordinary'): ('الاجتماع العادي للهيئة', 'Réunion ordinaire de l’instance'),
    ('plenary', 'extraordinary'): ('الاجتماع الاستثنائي للهيئة', 'Réunion extraordinaire de l’instance'),
    ('bureau', 'ordinary'): ('الاجتماع العادي لمكتب الهيئة', 'Réunion ordinaire du bureau'),
    ('bureau', 'extraordinary'): ('الاجتماع الاستثنائي لمكتب الهيئة', 'Réunion extraordinaire du bureau'),
    ('committee', 'ordinary'): ('الاجتماع العادي للجنة', 'Réunion ordinaire de la commission'),
    ('committee', 'extraordinary'): ('الاجتماع الاستثنائي للجنة', 'Réunion extraordinaire de la commission'),
}
LETTER = ('correspondent_ar', 'correspondent_fr', 'subject_ar', 'subject_fr', 'their_reference')


def named_members(apps):
    for member in apps.get_model('committees', 'Member')._base_manager.order_by('pk'):
        both = member.given_name_fr and member.family_name_fr
        member.full_name_ar = f'{member.given_name_ar} {member.family_name_ar}'
        member.full_name_fr = f'{member.given_name_fr} {member.family_name_fr}' if both else ''
        yield member


def named_meetings(apps):
    for meeting in apps.get_model('committees', 'Meeting')._base_manager.order_by('pk'):
        arabic, french = MEETINGS[meeting.kind, meeting.session]
        number = f' – {meeting.number}/{meeting.number_year}' if meeting.number else ''
        meeting.name_ar = (meeting.title_ar or arabic) + number
        meeting.name_fr = meeting.title_fr + number if meeting.title_fr else '' if meeting.title_ar else french + number
        yield meeting


def rows(apps, model):
    return apps.get_model('committees', model)._base_manager.order_by('pk')


def fill(apps, schema_editor):
    names, members = ('name_ar', 'name_fr'), list(named_members(apps))
    refill(members, 'title_text', 'full_name_ar', 'full_name_fr')
    refill(members, 'contact_text', 'phone', 'email')
    refill(members, 'notes_text', 'notes')
    refill(members, 'sort_name', 'family_name_ar', 'given_name_ar', by=sort_key)
    refill(rows(apps, 'Committee'), 'title_text', *names)
    refill(rows(apps, 'Committee'), 'search_text', *names, 'task_ar', 'task_fr')
    refill(named_meetings(apps), 'title_text', *names)
    refill(named_meetings(apps), 'search_text', *names, 'place_ar', 'place_fr')
    refill(
        rows(apps, 'AgendaItem'), 'search_text', 'title_ar', 'title_fr', 'resolution_ar', 'resolution_fr',
        rich=('discussion_ar', 'discussion_fr'),
    )
    refill(rows(apps, 'Guest'), 'search_text', *names, 'capacity_ar', 'capacity_fr')
    refill(rows(apps, 'Letter'), 'title_text', 'subject_ar', 'subject_fr', 'number', 'year')
    refill(rows(apps, 'Letter'), 'search_text', *LETTER, 'number', 'year')
    for model in ('MeetingDocument', 'LetterDocument'):
        refill(rows(apps, model), 'search_text', 'title', 'filename')


def fill_as_before(apps, schema_editor):
    """What was folded already, as it was folded then."""
    def without_article(text):
        return ARTICLE.sub('', fold(text))

    refill(rows(apps, 'Member'), 'sort_name', 'family_name_ar', 'given_name_ar', by=without_article)
    refill(rows(apps, 'Meeting'), 'search_text', 'title_ar', 'title_fr', 'place_ar', 'place_fr')
    refill(rows(apps, 'AgendaItem'), 'search_text', 'title_ar', 'title_fr')
    refill(rows(apps, 'Letter'), 'search_text', *LETTER)


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0005_calendar_feed'),
    ]

    operations = [
        migrations.AddField(
            model_name='committee',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='committee',
            name='title_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='guest',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='letter',
            name='title_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='letterdocument',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='meeting',
            name='title_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='meetingdocument',
            name='search_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='member',
            name='contact_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='member',
            name='notes_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='member',
            name='title_text',
            field=models.TextField(default='', editable=False),
        ),
        migrations.RunPython(fill, fill_as_before),
    ]
