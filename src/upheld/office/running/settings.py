"""Django's settings, all of them from the configuration. Nothing is set anywhere else."""

from pathlib import Path

from upheld.office.configuration import own_office, read_configuration
from upheld.office.rules.signing_in import LINK_WORKS, SHORTEST_PASSWORD

CONFIGURATION = read_configuration()
HERE = Path(__file__).parent.parent  # the office
IS_SQLITE = CONFIGURATION.database["ENGINE"] == "django.db.backends.sqlite3"

SECRET_KEY = CONFIGURATION.secret
DEBUG = False
ALLOWED_HOSTS = list(CONFIGURATION.hosts)
ROOT_URLCONF = "upheld.office.web.urls"
WSGI_APPLICATION = "upheld.office.running.wsgi.application"
INSTALLED_APPS = [
    "upheld.office",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "upheld.office.running.logs.Requests",
    "upheld.office.web.middleware.headers",
    "upheld.office.web.middleware.only_asked",
    "django.middleware.security.SecurityMiddleware",
    "upheld.office.web.session_seen.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "upheld.office.web.middleware.SignedIn",  # every page, but those named open
    "upheld.office.web.middleware.SecondFactor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "upheld.office.web.middleware.known_browsers",
    "upheld.office.web.middleware.in_words",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["upheld.office.templatetags.form_fields"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "upheld.office.web.context.of_every_page",
            ],
        },
    }
]

DATABASES = {
    "default": {
        **CONFIGURATION.database,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # What is erased is overwritten, and does not stay in free pages (secure_delete).
        # Of two who write in SQLite the second waits: it must not fail when it has read already.
        # An import is the longest write, of seconds, or of many on a machine that is busy.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 60,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            " PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
        }
        if IS_SQLITE
        else {},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en-gb"
TIME_ZONE = own_office().time_zone.key  # in which pages show what a clock told
USE_TZ = True
USE_I18N = False

# Shared by all processes: limits of sign-in, and codes that have been used.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "office_shared",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "office.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": SHORTEST_PASSWORD},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": "upheld.office.people.passwords.RepeatedPasswordValidator"},
    {"NAME": "upheld.office.people.passwords.OwnNameValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

PASSWORD_RESET_TIMEOUT = int(LINK_WORKS.total_seconds())

SESSION_IDLE = 30 * 60  # seconds without a page asked for
SESSION_NOTED_EVERY = 60  # seconds: reading pages writes nothing more often
SESSION_COOKIE_AGE = SESSION_IDLE + SESSION_NOTED_EVERY
LONGEST_SESSION = 12 * 3600  # seconds, however busy
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "upheld.office.web.errors.stale_form"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
# To no other site. "no-referrer" would also take the origin from our own forms, which CSRF needs.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
KNOWN_BROWSER_COOKIE_NAME = "known"
IS_BEHIND_TLS = not CONFIGURATION.is_on_this_machine
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_BEHIND_TLS
if IS_BEHIND_TLS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    KNOWN_BROWSER_COOKIE_NAME = "__Host-known"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # the one with TLS tells whose address a request comes from
    SECURE_REDIRECT_EXEMPT = ["^health$"]  # asked from beside the server, and it tells nothing
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in CONFIGURATION.hosts]

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # people are entered by an administrator
ACCOUNT_ADAPTER = "upheld.office.people.accounts.AccountAdapter"
# upheld.office.people.attempts counts failures: allauth's own counts would shut people out.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_REAUTHENTICATION_METHODS = ["password", "mfa"]
MFA_ADAPTER = "upheld.office.people.accounts.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "upheld.office.people.factor_forms.CodeForm",
    "reauthenticate": "upheld.office.people.factor_forms.CodeAgainForm",
    "authenticate_webauthn": "upheld.office.people.factor_forms.KeyForm",
    "reauthenticate_webauthn": "upheld.office.people.factor_forms.KeyAgainForm",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Upheld"
MFA_TOTP_TOLERANCE = 1  # a code of half a minute ago still counts: people type slowly
# Browsers take http://localhost for safe, so that you can try a key on your own machine.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = CONFIGURATION.is_on_this_machine
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # an address that the provider has verified
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_ADAPTER = "upheld.office.people.accounts.SocialAccountAdapter"


def openid_apps(openid: tuple[str, str, str]) -> dict[str, object]:
    """What allauth must know about a provider: its address, the client's id and its secret."""
    address, client, secret = openid
    app = {
        "provider_id": "openid",
        "name": "your organisation’s account",
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": address},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


SOCIALACCOUNT_PROVIDERS = openid_apps(CONFIGURATION.openid) if CONFIGURATION.openid else {}

# What is uploaded is checked before it is kept. A body that is too large or too slow is refused as
# it arrives (running.request_bodies); this is for what is in no file.
BODY_REFUSED_VIEW = "upheld.office.web.middleware.refused_body"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "upheld.office.running.logs.Formatter"}},
    "handlers": {"told": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["told"], "level": "WARNING"},
    "loggers": {"upheld.office": {"level": "INFO"}},
}
