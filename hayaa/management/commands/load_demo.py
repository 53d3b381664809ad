from django.core.management.base import BaseCommand, CommandError

from committees.models import Body
from hayaa.demo import loader

ACCOUNTS = """The demonstration body is in the database. Accounts: secretariat, chair, coordinator, member, council,
admin; password: hayaa-demo"""


class Command(BaseCommand):
    help = "Load the demonstration body (Taroudant's programme, fictional people); a second run changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="leave a database that holds anything as it is")

    def handle(self, *args, **options):
        if not (options["if_empty"] and loader.holds_anything()):
            self.load()
        if Body.current().is_demonstration:
            self.stdout.write(ACCOUNTS)

    def load(self):
        try:
            loader.load()
        except loader.NotADemonstration:
            raise CommandError(
                "This database holds records of a real body; the demonstration never mixes with them. "
                "Point DATABASE_URL to an empty database."
            ) from None
