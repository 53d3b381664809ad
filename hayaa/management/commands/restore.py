from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from hayaa.backup import restoring
from hayaa.backup.manifest import Refused


class Command(BaseCommand):
    help = "Put a backup into this empty database, all of it or nothing; everybody signs in anew."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="throw away what the database and its files hold")

    def handle(self, *, file, replace, **options):
        try:
            restored = restoring.restore(file, replace=replace)
        except (Refused, OSError) as refusal:
            raise CommandError(f"Nothing was restored. {refusal}") from None
        counted = sum(part.rows for part in restored.parts)
        self.stdout.write(f"Restored: {counted} rows, {len(restored.files)} files, content {restored.content}")
