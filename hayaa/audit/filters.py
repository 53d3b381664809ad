"""What the log is asked for: a person, a kind of record, a period."""

from datetime import datetime, time, timedelta

import django_filters
from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.utils.text import capfirst
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees.filters import ListFilter
from committees.models import User
from hayaa.audit import reading
from hayaa.core.forms import DateField


def authors(request):
    """Whoever has changed something."""
    written = LogEntry.objects.filter(actor=OuterRef("pk"))
    return User.objects.filter(Exists(written)).select_related("member").order_by("username")


class DayFilter(django_filters.DateFilter):
    field_class = DateField


class ChangeFilter(ListFilter):
    """Changes by who made them, of which kind of record, and when; both days included."""

    person = django_filters.ModelChoiceFilter(
        label=_("Person"), field_name="actor", queryset=authors, empty_label=_("Everybody")
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of record"), choices=[], field_name="content_type", empty_label=_("All kinds")
    )
    since = DayFilter(label=pgettext_lazy("period", "From"), method="from_day", localize=True)
    until = DayFilter(label=pgettext_lazy("period", "To"), method="to_day", localize=True)

    class Meta:
        model = LogEntry
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = ContentType.objects.get_for_models(*reading.readable(self.request.user))
        choices = [(kind.pk, capfirst(str(model._meta.verbose_name_plural))) for model, kind in kinds.items()]
        self.filters["kind"].extra["choices"] = choices

    def from_day(self, queryset, name, value):
        return queryset.filter(timestamp__gte=_begin(value))

    def to_day(self, queryset, name, value):
        return queryset.filter(timestamp__lt=_begin(value + timedelta(1)))


def _begin(day):
    return make_aware(datetime.combine(day, time.min))
