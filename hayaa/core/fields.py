"""Model fields of our own."""

from django.db import models

from hayaa.core.arabic import fold


class FoldedField(models.TextField):
    """Text derived from other fields of the row and folded, filled at every save (decision 0003).

    `sources` are attribute names; `by` is the folding, `arabic.fold` or `arabic.sort_key`.
    """

    def __init__(self, *sources, by=fold, **kwargs):
        self.sources, self.by = sources, by
        super().__init__(**{"editable": False, "default": "", **kwargs})

    def deconstruct(self):
        name, _path, _args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", [], kwargs

    def pre_save(self, model_instance, add):
        values = (getattr(model_instance, source) for source in self.sources)
        folded = self.by(" ".join(str(value) for value in values if value))
        setattr(model_instance, self.attname, folded)
        return folded
