from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand

from hayaa.roles import ROLES, STORED


class Command(BaseCommand):
    help = "Make the groups of the stored roles and list what every role may do; safe to run again."

    def handle(self, *args, **options):
        for name in STORED:
            Group.objects.get_or_create(name=name)
        if options["verbosity"] > 1:
            for role in ROLES.values():
                self.stdout.write(f"{role.code}: {role.sentence}\n  {', '.join(sorted(role.permissions()))}")
