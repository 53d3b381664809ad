from django.core.management.base import BaseCommand, CommandError

from committees.models import User
from hayaa.access import two_steps


class Command(BaseCommand):
    help = "Take away the second step of an account whose owner lost phone and recovery codes, and end its sessions."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *args, **options):
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"There is no account named {options['username']}.")
        two_steps.take_away(user=user)
        self.stdout.write(f"{user.username} signs in with the password alone, and sets the second step up anew.")
