"""No acknowledged save is lost: when eight write at once, when the server is killed, when PostgreSQL is started anew.

    python -m tests.bench.bench_faults [--saves 10000] [--kills 100] [--restarts 20] [--only saves|kills|restarts]

An acknowledged save is an answer 302. Eight clients write all the time; afterwards each record that was acknowledged is
looked for. The control saves as one does without a version: it loses most, and shows that the bench can see it.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from tests.bench.machine import ROOT, Postgres, environment, python, say, site

CLIENTS = 8
# Each client takes the number that stands in the record, adds one and saves, until it has been acknowledged so often.
COUNTING = """
import sys, django
django.setup()
from django.db import transaction
from activities.forms.partner import PartnerForm
from activities.models import Partner
kind, acknowledged, told = sys.argv[1], 0, 0
while acknowledged < int(sys.argv[2]):
    partner = Partner.objects.get(code="counted")
    number = str(int(partner.name_ar) + 1)
    if kind == "control":
        partner.name_ar = number
        partner.save()
        acknowledged += 1
        continue
    typed = {"name_ar": number, "kind": "other", "code": "counted", "seen_version": partner.version}
    form = PartnerForm(typed, instance=partner)
    with transaction.atomic():
        if form.is_valid():
            form.save()
            acknowledged += 1
        else:
            assert form.has_error("__all__", "conflict"), form.errors
            told += 1
print(told)
"""
COUNTED = """
import django
django.setup()
from activities.models import Partner
print(Partner.objects.get(code="counted").name_ar)
Partner.objects.filter(code="counted").update(name_ar="0")
"""
KEPT = """
import django
django.setup()
from activities.models import Partner
print(" ".join(Partner.objects.values_list("code", flat=True)))
"""


def saves(name, database, folder, number):
    for kind, each in (("with a version", number // CLIENTS), ("control", number // CLIENTS // 10)):
        began = time.monotonic()
        settings = environment(database, folder)
        command = [sys.executable, "-c", COUNTING, kind, str(each)]
        clients = [
            subprocess.Popen(command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, text=True) for _ in range(CLIENTS)
        ]
        told = sum(int(client.communicate()[0]) for client in clients)
        stands = int(python(COUNTED, database, folder).split()[0])
        seconds = time.monotonic() - began
        say(f"{name}, {kind}: {each * CLIENTS} acknowledged by {CLIENTS} clients, {told} times told of another, "
            f"{each * CLIENTS - stands} lost, {seconds:.0f} s")  # fmt: skip


class Load:
    """Clients that enter partners all the time; what was answered, and what was acknowledged."""

    def __init__(self, server):
        self.server, self.answers, self.acknowledged, self.over = server, Counter(), set(), threading.Event()
        self.threads = [threading.Thread(target=self._write, args=(n,)) for n in range(CLIENTS)]

    def _write(self, client):
        number = 0
        while not self.over.is_set():
            number += 1
            code = f"c{client}-{number}"
            status = self.server.status(
                "POST", "/partners/new/", {"name_ar": f"شريك {code}", "kind": "other", "code": code}
            )
            self.answers[status] += 1
            if status == 302:
                self.acknowledged.add(code)
            else:
                time.sleep(0.02)

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *failed):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def wait_for_saves(self, number):
        """Until so many more are acknowledged: the program is at work again."""
        wanted = len(self.acknowledged) + number
        while len(self.acknowledged) < wanted:
            time.sleep(0.01)

    def report(self, name, database, folder):
        lost = self.acknowledged - set(python(KEPT, database, folder).split())
        answers = ", ".join(f"{status or 'none'}: {count}" for status, count in self.answers.most_common())
        say(f"{name}: {len(self.acknowledged)} acknowledged, {len(lost)} lost; answers {answers}")


def kills(name, database, folder, times):
    with site(database, folder) as server:
        with Load(server) as load:
            for _ in range(times):
                load.wait_for_saves(random.randint(3, 12))
                server.kill_workers()
        load.report(f"{name}, every worker killed {times} times", database, folder)


def restarts(postgres, folder, times):
    with site(postgres.url, folder) as server:
        with Load(server) as load:
            for number in range(times):
                load.wait_for_saves(random.randint(5, 20))
                postgres.stop("fast" if number % 2 else "immediate")
                time.sleep(0.3)
                postgres.start()
            load.wait_for_saves(20)
        load.report(f"PostgreSQL started anew {times} times, every other time after a crash", postgres.url, folder)


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_faults", description=__doc__.split("\n")[0])
    parser.add_argument("--saves", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--restarts", type=int, default=20)
    parser.add_argument("--only", choices=["saves", "kills", "restarts"])
    options = parser.parse_args()
    for bench in [options.only] if options.only else ["saves", "kills", "restarts"]:
        with tempfile.TemporaryDirectory() as made:
            run(bench, Path(made), options)


def run(bench, made, options):
    folder, data = made / "site", made / "postgres"
    folder.mkdir()
    data.mkdir()
    made.chmod(0o755)
    postgres = Postgres(data)
    try:
        databases = {"SQLite": f"sqlite:///{folder}/hayaa.sqlite3", "PostgreSQL": postgres.url}
        if bench == "restarts":
            restarts(postgres, folder, options.restarts)
            return
        for name, database in databases.items():
            if bench == "saves":
                with site(database, folder):
                    saves(name, database, folder, options.saves)
            else:
                kills(name, database, folder, options.kills)
    finally:
        postgres.stop()


if __name__ == "__main__":
    main()
