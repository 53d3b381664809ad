"""What the factories share."""

from django.db.models import Max


def latest(model, make):
    """The newest record, or one made now."""
    return model.objects.order_by("-pk").first() or make()


def following(records, name="position"):
    """The number after the greatest one."""
    return (records.aggregate(Max(name))[f"{name}__max"] or 0) + 1


def made(model, values, **defaults):
    """A saved record; each default is a value, or a function called only when the test gave none."""
    missing = {name: default for name, default in defaults.items() if name not in values}
    filled = {name: default() if callable(default) else default for name, default in missing.items()}
    return model.objects.create(**{**filled, **values})
