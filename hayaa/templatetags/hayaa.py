"""Tags and filters of every template (built in: no `load` needed)."""

from django import template

register = template.Library()
