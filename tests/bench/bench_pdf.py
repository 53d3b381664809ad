"""How long the action programme takes as PDF, and how much memory, beside Chromium on the same pages.

    python -m tests.bench.bench_pdf [--rounds 9] [--documents 500] [--language ar]

The two take turns in one run, each beginning cold once a round, at the same priority; figures are medians. Seconds of
processor tell more than seconds of the clock where the machine has other work. Memory is counted once where processes
share it (PSS). It makes a demonstration body and fonts of its own in a temporary folder.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import contextmanager, suppress
from io import BytesIO, StringIO
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHROMIUM = '#!/bin/sh\nexec nice -n 5 /usr/bin/chromium "$@"\n'  # as our process is
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
BIND = "127.0.0.1:8765"


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_pdf", description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--language", choices=["ar", "fr"], default="ar")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        html = html_of_programme(options.language)
        say(f"The action programme, {options.language}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        beside_chromium(html, options)
        unchanged(options)
        growth(html, options)
        meanwhile(options)


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def prepare(folder):
    """A demonstration body in a folder of its own, whatever `.env` says."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "hayaa.settings",
        "SECRET_KEY": "only-for-the-bench",
        "DEBUG": "false",
        "VAR_DIR": folder,
        "DATABASE_URL": f"sqlite:///{folder}/db/hayaa.sqlite3",
        "ALLOWED_HOSTS": "testserver,127.0.0.1",
    }
    import django
    from django.core.management import call_command

    django.setup()
    for command in ("build_fonts", "migrate", "createcachetable", "setup_roles", "load_demo"):
        call_command(command, stdout=StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)


def address(language):
    return "/programme.pdf" if language == "ar" else "/fr/programme.pdf"


def html_of_programme(language):
    """What the renderer is given for the address of the programme."""
    from django.test import Client

    from hayaa.core.pdf import process

    given = []
    render = process.Renderer.render
    process.Renderer.render = lambda self, html, language, **_: given.append(html) or b"%PDF-"
    Client().get(address(language))
    process.Renderer.render = render
    (kept,) = Path(os.environ["VAR_DIR"], "pdf").glob("*.pdf")
    kept.unlink()
    return given[0]


def changed(html, number):
    """The same pages, another document."""
    return html.replace("</body>", f"<!-- {number} --></body>")


class Ours:
    name = "WeasyPrint"

    def __init__(self, language):
        from hayaa.core.pdf.process import Renderer

        self.language, self.renderer = language, Renderer(seconds=120, documents=10_000)

    def pdf(self, html):
        before = processor_of(self.pids())
        made = self.renderer.render(html, self.language)
        self.memory, self.used = memory_of(self.pids()), processor_of(self.pids()) - before
        return made

    def pids(self):
        return [self.renderer.process.pid] if self.renderer.process else []

    def stop(self):
        self.renderer.stop()


class Theirs:
    """Chromium, with our style sheets and our fonts."""

    name = "Chromium"

    def __init__(self, playwright):
        from hayaa.core.pdf import sources

        self.style = "".join(f"<style>{path.read_text()}</style>" for path in sources.style_sheets())
        self.before = set(children(os.getpid()))
        environment = {**os.environ, "FONTCONFIG_FILE": str(sources.configuration())}
        chromium = Path(os.environ["VAR_DIR"], "chromium")
        chromium.write_text(CHROMIUM)
        chromium.chmod(0o700)
        self.browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS, env=environment)

    def pdf(self, html):
        before = processor_of(self.pids())
        page = self.browser.new_page()
        page.set_content(html.replace("</head>", f"{self.style}</head>"))
        made = page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
        # While the page is open: its process ends with it.
        self.memory, self.used = memory_of(self.pids()), processor_of(self.pids()) - before
        page.close()
        return made

    def pids(self):
        return set(children(os.getpid())) - self.before

    def stop(self):
        self.browser.close()


def children(pid):
    """The processes started by one, and by those."""
    for thread in Path(f"/proc/{pid}/task").glob("*"):
        for child in "".join(told([pid], f"task/{thread.name}/children")).split():
            yield int(child)
            yield from children(child)


def told(pids, name):
    """What the system tells of these processes under a name; one may have ended meanwhile."""
    for pid in pids:
        with suppress(FileNotFoundError, ProcessLookupError):
            yield Path(f"/proc/{pid}/{name}").read_text()


def memory_of(pids):
    """MB of these processes together."""
    lines = [line for rollup in told(pids, "smaps_rollup") for line in rollup.splitlines() if line.startswith("Pss:")]
    return sum(int(line.split()[1]) for line in lines) / 1024


def processor_of(pids):
    """Seconds of processor that these processes have used together."""
    fields = [stat.rpartition(")")[2].split() for stat in told(pids, "stat")]
    return sum(int(field[11]) + int(field[12]) for field in fields) / os.sysconf("SC_CLK_TCK")


@contextmanager
def clock(into):
    began = time.perf_counter()
    yield
    into.append(time.perf_counter() - began)


def pages_of(pdf):
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)


def beside_chromium(html, options):
    from playwright.sync_api import sync_playwright

    kinds = (lambda _playwright: Ours(options.language), Theirs)
    cold, warm, work, memory, pages = ({name: [] for name in (Ours.name, Theirs.name)} for _ in range(5))
    with sync_playwright() as playwright:
        for number in range(options.rounds):
            for kind in kinds:
                with clock(began := []):
                    one = kind(playwright)
                    pages[one.name] = pages_of(one.pdf(changed(html, f"cold {number}")))
                cold[one.name] += began
                for again in range(3):
                    with clock(warm[one.name]):
                        one.pdf(changed(html, f"warm {number} {again}"))
                    work[one.name].append(one.used)
                memory[one.name].append(one.memory)
                one.stop()
    for name, sheets in pages.items():
        first, again, used, held = (statistics.median(figures[name]) for figures in (cold, warm, work, memory))
        seconds = (
            f"cold {first:.2f} s  warm {again:.2f} s, {used:.2f} s of processor ({1000 * used / sheets:.0f} ms a page)"
        )
        say(f"{name:10}  {sheets} pages  {seconds}  {held:.0f} MB")


def unchanged(options):
    """From the request to the last byte, the document being kept already."""
    from django.test import Client

    from hayaa.core.pdf import process

    client, times, url = Client(), [], address(options.language)
    client.get(url)
    before = time.process_time()
    for _ in range(4 * options.rounds):
        with clock(times):
            client.get(url)
    used = (time.process_time() - before) / len(times)
    process.renderer().stop()
    typical = 1000 * statistics.median(times)
    say(f"unchanged   {typical:.0f} ms from the request to the document, {1000 * used:.0f} ms of processor")


def growth(html, options):
    """The memory of one process over many documents (in use it is replaced long before)."""
    ours = Ours(options.language)
    for number in range(options.documents):
        ours.pdf(html[: html.index("<main>")] + f"<main><h1>{number}</h1><p>{'كلمة ' * 300}</p></main></body></html>")
        if number == 19:
            begun = ours.memory
    say(f"growth      {ours.memory - begun:.1f} MB over {options.documents} documents, from {begun:.0f} MB")
    ours.stop()


def meanwhile(options):
    """How long pages take while documents are made: two workers, four threads each, as `./run` starts them."""
    command = [sys.executable, "-m", "gunicorn", "hayaa.wsgi", "--bind", BIND, "--workers", "2", "--threads", "4"]
    command += ["--worker-class", "gthread", "--no-control-socket", "--log-level", "error"]
    with subprocess.Popen(command, cwd=ROOT) as server:
        wait_for(f"http://{BIND}/healthz")
        alone = [timed("/") for _ in range(41)][1:]
        stop = threading.Event()
        askers = [threading.Thread(target=ask_for_documents, args=(options.language, stop)) for _ in range(4)]
        for asker in askers:
            asker.start()
        time.sleep(2)
        beside = [timed("/") for _ in range(40)]
        stop.set()
        for asker in askers:
            asker.join()
        server.terminate()
    say(f"home page   p95 {p95(alone):.0f} ms alone, {p95(beside):.0f} ms while four ask for documents all the time")


def ask_for_documents(language, stop):
    while not stop.is_set():
        for kept in Path(os.environ["VAR_DIR"], "pdf").glob("*.pdf"):
            kept.unlink(missing_ok=True)
        get(address(language))


def get(path):
    try:
        with urllib.request.urlopen(f"http://{BIND}{path}", timeout=60) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        error.close()
        time.sleep(0.2)  # sent away: busy


def timed(path):
    with clock(times := []):
        get(path)
    return 1000 * times[0]


def p95(times):
    return statistics.quantiles(times, n=20)[-1]


def wait_for(url):
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.2)


if __name__ == "__main__":
    main()
