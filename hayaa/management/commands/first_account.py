from django.core.management.base import BaseCommand, CommandError

from committees.models import Body
from hayaa.setup import first_account


class Command(BaseCommand):
    help = "Print the address at which the administrator of a new commune makes the first account; good for a day."

    def handle(self, *args, **options):
        if Body.current().is_demonstration:
            raise CommandError(
                "This database holds the demonstration; a real body begins on an empty one. Move the demonstration "
                "away (mkdir var/demonstration && mv var/db var/files var/demonstration/), or set DATABASE_URL."
            )
        if first_account.is_awaited():
            self.stdout.write(first_account.address())
