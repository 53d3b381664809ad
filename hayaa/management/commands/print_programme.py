from pathlib import Path

from django.contrib.auth.models import AnonymousUser
from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string
from django.utils.translation import override

from activities import printing
from activities.models import Programme
from hayaa.core.pdf import render


class Command(BaseCommand):
    help = "Print the action programme as everybody may read it: no name that the body does not publish."

    def add_arguments(self, parser):
        parser.add_argument("--lang", choices=["ar", "fr"], default="ar")
        parser.add_argument("--out", type=Path, required=True, help="the PDF file to write")

    def handle(self, *args, lang, out, **options):
        programme = Programme.objects.current()
        if programme is None:
            raise CommandError("There is no programme yet.")
        with override(lang):
            context = printing.programme(programme, user=AnonymousUser())
            page = render_to_string("activities/print/programme.html", context)
        out.write_bytes(render(page, language=lang))
