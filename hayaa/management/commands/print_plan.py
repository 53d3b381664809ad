from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string
from django.utils.translation import override

from activities import printing
from activities.models import PlanVersion
from hayaa.core.pdf import render


class Command(BaseCommand):
    help = "Print the plan of a year on one sheet: the version in force, or another by its number."

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--lang", choices=["ar", "fr"], default="ar")
        parser.add_argument("--out", type=Path, required=True, help="the PDF file to write")
        parser.add_argument("--plan-version", type=int, help="number of the version; without it, the one in force")

    def handle(self, *args, year, lang, out, plan_version, **options):
        versions = PlanVersion.objects.filter(year_plan__year=year)
        chosen = versions.filter(number=plan_version) if plan_version else versions.in_force()
        version = chosen.select_related("year_plan__programme").first()
        if version is None:
            raise CommandError(f"There is no such version of the plan of {year}.")
        with override(lang):
            page = render_to_string(printing.PLAN_SHEET, printing.plan(version))
        out.write_bytes(render(page, language=lang))
