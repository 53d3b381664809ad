"""The files of the project, by kind, for the tests that read them."""

from django.conf import settings

ROOT = settings.BASE_DIR
PACKAGES = ("hayaa", "activities", "opinions", "committees")


def _below(*folders, pattern):
    return sorted(path for folder in folders for path in (ROOT / folder).rglob(pattern))


MODULES = [path for path in _below(*PACKAGES, pattern="*.py") if "migrations" not in path.parts]
TESTS = _below("tests", pattern="*.py")
TEMPLATES = _below("templates", pattern="*.html")
STYLES = _below("hayaa/static", pattern="*.css")


def name(path):
    return str(path.relative_to(ROOT))
