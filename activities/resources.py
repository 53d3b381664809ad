"""The sheets of the programme: partners. Year plans are read by `activities.intake`."""

from django.utils.translation import gettext_lazy as _

from activities.models import Partner
from hayaa.core.intake.columns import Column
from hayaa.core.intake.resource import SheetResource
from hayaa.core.intake.values import Choice


class PartnerSheet(SheetResource):
    model = Partner
    title = _("Partners")
    about = _("The institutions and associations with which the body works, one a row.")
    key = ("code",)

    code = Column(required=True, example="enabel", note=_("A short Latin word of its own."))
    name_ar = Column(required=True, example=_("Belgian development agency"))
    name_fr = Column()
    kind = Column(Choice(Partner.Kind.choices), default=Partner.Kind.OTHER, example=Partner.Kind.INTERNATIONAL.label)
