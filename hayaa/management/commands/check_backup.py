from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hayaa.backup.archive import opened
from hayaa.backup.manifest import Refused


class Command(BaseCommand):
    help = "Read a backup from its beginning to its end, and say whether every part of it is what was written."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        try:
            with opened(file) as archive:
                archive.check()
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        about = archive.manifest
        counted = sum(part.rows for part in about.parts)
        self.stdout.write(
            f"Whole: made {about.made_at} from {about.database} by version {about.program}; "
            f"{counted} rows, {len(about.files)} files, {len(about.lost)} lost before; content {about.content}"
        )
