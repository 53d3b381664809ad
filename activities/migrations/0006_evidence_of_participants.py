import committees.models.body
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0005_living_plan'),
        ('committees', '0004_living_plan'),
        ('opinions', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='evidence',
            name='activities_evidence_is_there',
        ),
        migrations.AlterField(
            model_name='evidence',
            name='added_at',
            field=models.DateTimeField(default=committees.models.body.Body.now, editable=False, verbose_name='added at'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('source', 'file'), models.Q(('file', ''), _negated=True)), models.Q(('file', ''), ('source', 'link'), models.Q(('address', ''), _negated=True)), models.Q(('file', ''), ('source', 'record'), models.Q(('meeting__isnull', True), ('opinion__isnull', True), _connector='OR')), models.Q(('file', ''), ('source__in', ['paper', 'waived']), models.Q(('note_ar__isnull', True), ('note_ar', ''), _connector='OR', _negated=True)), _connector='OR'), name='activities_evidence_is_there', violation_error_message='Give the file, the address, the record, or say in Arabic where it is.'),
        ),
    ]
