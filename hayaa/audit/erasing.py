"""The one writer that changes the log: values that were erased from a record are erased there, too (decision 0036)."""

from auditlog.models import LogEntry
from django.contrib.admin.models import LogEntry as BackRoomEntry
from django.contrib.contenttypes.models import ContentType

from hayaa.audit.recording import said_of, withhold


def forget(record, names):
    """Who changed these fields and when stays, what stood there goes; the record is named as it is now."""
    kind, said = ContentType.objects.get_for_model(record), said_of(record)
    del said["page"]
    for entry in LogEntry.objects.filter(content_type=kind, object_id=record.pk):
        changes = entry.changes or {}
        entry.changes = {name: _withheld(pair) if name in names else pair for name, pair in changes.items()}
        entry.object_repr, entry.additional_data = str(record), said
        entry.save(update_fields=["changes", "object_repr", "additional_data"])
    for entry in BackRoomEntry.objects.filter(content_type=kind, object_id=str(record.pk)):
        entry.object_repr = str(record)[:200]
        entry.save(update_fields=["object_repr"])


def _withheld(pair):
    return [withhold(str(value or "")) for value in pair]
