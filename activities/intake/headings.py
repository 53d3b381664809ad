"""The headings of a plan with one activity a row: as the program writes them, and as others do, in either language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from hayaa.core.arabic import fold

LABELS = {
    "code": _("Code"),
    "axis": _("Axis"),
    "wording_ar": _("Activity (in Arabic)"),
    "wording_fr": _("Activity (in French)"),
    "month_from": _("From month"),
    "month_to": _("To month"),
    "starts_on": _("First day"),
    "ends_on": _("Last day"),
    "kind": _("Kind of activity"),
    "role": _("Role of the body"),
    "quantity": _("Quantity"),
    "partners": _("Partners"),
    "printed_month": _("Month where the source printed it"),
    "as_written": _("As written in the source"),
    "reason_ar": _("Reason of the change (in Arabic)"),
    "reason_fr": _("Reason of the change (in French)"),
}
ALSO = {
    "code": "رمز النشاط، الرقم الترتيبي، code de l'activité",
    "axis": "المحاور، محور، axes, axe",
    "wording_ar": (
        "النشاط، الأنشطة، عنوان النشاط، اسم النشاط، العنوان، activité، activités، intitulé، intitulé de l'activité"
    ),
    "wording_fr": "النشاط بالفرنسية، عنوان النشاط بالفرنسية، activité en français، intitulé en français",
    "month_from": "الشهر، شهر، من شهر، بداية، شهر البداية، شهر الإنجاز، mois، du mois، mois de début",
    "month_to": "إلى شهر، شهر النهاية، au mois، mois de fin",
    "starts_on": (
        "اليوم، الأيام، اليوم الأول، التاريخ، تاريخ الإنجاز، تاريخ البداية، من يوم، "
        "jour، jours، jour(s)، date، dates، date de début، premier jour"
    ),
    "ends_on": "تاريخ النهاية، إلى يوم، اليوم الأخير، date de fin، dernier jour",
    "kind": "النوع، نوع النشاط، طبيعة النشاط، type، type d'activité، nature",
    "role": "دور الهيئة، الدور، rôle، rôle de l'instance",
    "quantity": "العدد، الكمية، nombre، quantité",
    "partners": "الشريك، الشركاء، بشراكة مع، partenaire، partenaires",
    "reason_ar": "سبب التغيير، motif، motif du changement",
}


def fields_by_heading() -> dict[str, str]:
    """The field of every heading, folded."""
    known = {fold(name): field for field, names in ALSO.items() for name in names.replace(",", "،").split("،")}
    for language in ("ar", "fr"):
        with override(language):
            known |= {fold(str(label)): field for field, label in LABELS.items()}
    return known
