"""The one settings file: everything that differs between machines comes from the environment.

Safe when silent: no DEBUG, no secret key by default, local addresses only.
`./run` writes the variables it chose to `.env` (mode 600).
"""

import zoneinfo
from pathlib import Path

from django.utils.translation import gettext_lazy as _
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

# Morocco's offset changed for good on 2026-09-20: only the pinned tzdata package knows it surely,
# so the time-zone files of the system are left out.
zoneinfo.reset_tzpath(to=())

VAR_DIR = env.path("VAR_DIR", BASE_DIR / "var")
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "")
if not SECRET_KEY:
    raise SystemExit("SECRET_KEY is not set. Start with ./run, which writes one to .env, or set it.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1"])
# Whom to tell of a fault in security, as an address with its scheme (mailto:, https:, tel:): /.well-known/security.txt
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])
HTTPS = env.bool("HTTPS", False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_ENGINE = "hayaa.sessions"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True  # our scripts take the token from the form that they send
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    # The other hosts of the commune's domain are not ours to bind.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
MESSAGE_STORAGE = "hayaa.messages.Messages"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a sheet without JavaScript sends six for each member
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

INSTALLED_APPS = [
    "hayaa",
    "activities",
    "opinions",
    "committees",
    "modeltranslation",
    "hayaa.apps.AuditConfig",
    "hayaa.apps.BackRoomConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_filters",
    "django_prose_editor",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
]

MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "hayaa.policy.BrowserPolicyMiddleware",
    "hayaa.policy.LargestRequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hayaa.journal.log_requests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hayaa.middleware.SignInRequiredMiddleware",
    "hayaa.audit.recording.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "hayaa.urls"
WSGI_APPLICATION = "hayaa.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hayaa.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "hayaa.templatetags.hayaa"],
        },
    },
]

# Database: SQLite unless DATABASE_URL says otherwise.
DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db' / 'hayaa.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers queue instead of failing: measured 0 of 400 concurrent writes lost, 327 without.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # A connection is kept, and looked at before it serves the next request: PostgreSQL may have been started anew.
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    DATABASES["default"]["OPTIONS"] = {"connect_timeout": 5, **DATABASES["default"].get("OPTIONS", {})}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # It counts wrong passwords: of Django's 300, a connection with 256 IPv6 networks would push its own out.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# People
AUTH_USER_MODEL = "committees.User"
AUTHENTICATION_BACKENDS = [
    "hayaa.roles.RoleBackend",
    "hayaa.accounts.SignInBackend",
]
AUTH_PASSWORD_VALIDATORS = [  # decision 0037
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "hayaa.access.passwords.KnownPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "hayaa.accounts.ClosedAccountAdapter"
ACCOUNT_FORMS = {
    "login": "hayaa.accounts.SignInForm",
    "reset_password": "hayaa.access.forms.ForgottenPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_USER_DISPLAY = str
# Five wrong passwords lock an account for the address they came from, twenty an address for all accounts (0030).
# A stranger fills nobody's mailbox by asking for a new password in their name.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/15m/ip,5/15m/key", "reset_password": "10/h/ip,3/h/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(HTTPS)  # behind https the web server before us says from which address
MFA_ADAPTER = "hayaa.accounts.SecondStepAdapter"
MFA_FORMS = {
    "activate_totp": "hayaa.access.forms.SetUpForm",
    "authenticate": "hayaa.access.forms.SecondStepForm",
    "reauthenticate": "hayaa.access.forms.ConfirmForm",
}
MFA_TOTP_TOLERANCE = 1  # codes of half a minute before and after: phones are not always right

# Who changed what and when (decision 0031): neither addresses of machines nor names in one language only.
AUDITLOG_DISABLE_REMOTE_ADDR = True
AUDITLOG_STORE_JSON_CHANGES = True
AUDITLOG_USE_BASE_MANAGER = True

# Languages: by address only, Arabic without prefix.
LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["hayaa.core.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Africa/Casablanca"
USE_TZ = True
MODELTRANSLATION_DEFAULT_LANGUAGE = "ar"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("ar",)

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "files"  # private: served by views that ask who may see them
FILES_QUOTA = env.int("FILES_QUOTA", 10_000)  # megabytes: of all files together
FONTS_DIR = VAR_DIR / "fonts"
STATICFILES_DIRS = [("hayaa/fonts", FONTS_DIR / "web")]
FONTS_DIR.joinpath("web").mkdir(parents=True, exist_ok=True)
VAR_DIR.joinpath("db").mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "hayaa.core.storage.KeptFiles"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# What a page may load: only our own files, never anything inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

EMAIL_BACKEND = env.str("EMAIL_BACKEND", "hayaa.no_mail.NoMailBackend")
EMAIL_HOST = env.str("EMAIL_HOST", "localhost")
EMAIL_PORT = env.int("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 20  # seconds: a page waits for it
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "hayaa@localhost")

# One line of JSON for each request and each fault, for journald: the addresses of pages without what stands in them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_tokens": {"()": "hayaa.logs.WithoutTokens"}},
    "formatters": {"json": {"()": "hayaa.journal.Json"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_tokens"], "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"hayaa.requests": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
