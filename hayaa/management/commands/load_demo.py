from django.core.management.base import BaseCommand, CommandError

from hayaa.demo import loader


class Command(BaseCommand):
    help = "Load the demonstration body (Taroudant's programme, fictional people); a second run changes nothing."

    def handle(self, *args, **options):
        try:
            loader.load()
        except loader.NotADemonstration:
            raise CommandError(
                "This database holds the records of a real body; the demonstration never mixes with them. "
                "Point DATABASE_URL to an empty database."
            ) from None
        self.stdout.write("The demonstration body is in the database.")
