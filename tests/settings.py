"""The settings under test: an environment of their own, whatever `.env` says, and quicker or plainer parts."""

import os

os.environ |= {"DEBUG": "false", "HTTPS": "false", "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1"}
os.environ |= {"SECURITY_CONTACT": "mailto:security@hayaa.example"}
os.environ.setdefault("SECRET_KEY", "only-for-the-tests")

from hayaa.settings import *  # noqa: F403
from hayaa.settings import STATIC_ROOT

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns when it is missing
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True  # or each client of a test would read the folder of static files at its beginning
