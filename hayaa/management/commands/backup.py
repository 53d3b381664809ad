from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from hayaa.backup import keeping, making
from hayaa.backup.manifest import Refused


class Command(BaseCommand):
    help = """Write database and files to one archive, while the program runs. It restores into SQLite or PostgreSQL,
    whichever it was made from (decision 0032)."""

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="a new file; or a folder, in which it is named by its time")
        parser.add_argument(
            "--keep",
            type=int,
            metavar="DAYS",
            help="delete older backups of the folder: the newest of each of the last DAYS days stay, of each of the "
            f"last {keeping.WEEKS} weeks and of each of the last {keeping.MONTHS} months",
        )

    def handle(self, *, file, keep, **options):
        folder = file if file.is_dir() else None
        if keep is not None and (folder is None or keep < 1):
            raise CommandError("--keep needs a folder that is there, and at least 1 day.")
        path = folder / keeping.name_at(timezone.now()) if folder else file
        try:
            made = making.make(path)
        except (Refused, OSError) as refusal:
            raise CommandError(f"No backup was made. {refusal}") from None
        for name in made.lost:
            self.stderr.write(f"A file that a record names is missing, and so from the backup: {name}")
        counted = sum(part.rows for part in made.parts)
        self.stdout.write(f"{path}: {counted} rows, {len(made.files)} files, content {made.content}")
        for old in keeping.sweep(folder, days=keep) if keep else []:
            self.stdout.write(f"deleted {old}")
