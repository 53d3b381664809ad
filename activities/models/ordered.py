"""Records that stand one after the other in a list of their own."""

from django.db import models
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hayaa.core.models import Versioned


class Ordered(Versioned):
    """A record with a place among its neighbours: those that share its `placed_within` fields."""

    placed_within = ()

    position = models.PositiveSmallIntegerField(_("order"), default=1, editable=False)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    @property
    def neighbours(self):
        """All records of its list, itself included, in order."""
        shared = {name: getattr(self, name) for name in self.placed_within}
        return type(self)._base_manager.filter(**shared).order_by("position", "pk")

    def place_last(self):
        """Take the last place of its list; the caller saves."""
        last = self.neighbours.exclude(pk=self.pk).aggregate(last=Max("position"))["last"]
        self.position = (last or 0) + 1

    def move(self, by):
        """Change places with the neighbour `by` places further (−1: the one before); at the end nothing moves.

        The list is numbered anew from 1. Call it inside a transaction: the rows are locked.
        """
        row = list(self.neighbours.select_for_update())
        here = row.index(self)
        there = here + by
        if 0 <= there < len(row):
            row[here], row[there] = row[there], row[here]
        for position, record in enumerate(row, start=1):
            if record.position != position:
                record.position = position
                record.save(update_fields=["position", "updated_at"])
