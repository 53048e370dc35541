"""Django's settings, all of them from the configuration; nothing is set anywhere else."""

from pathlib import Path

from upheld.office.configuration import read_configuration

CONFIGURATION = read_configuration()
HERE = Path(__file__).parent
IS_SQLITE = CONFIGURATION.database["ENGINE"] == "django.db.backends.sqlite3"

SECRET_KEY = CONFIGURATION.secret
DEBUG = False
ALLOWED_HOSTS = list(CONFIGURATION.hosts)
ROOT_URLCONF = "upheld.office.web.urls"
WSGI_APPLICATION = "upheld.office.wsgi.application"
INSTALLED_APPS = [
    "upheld.office",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "upheld.office.logs.Requests",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # every page, but those named open
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
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
        # Of two who write in SQLite the second waits: it must not fail when it has read already.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            " PRAGMA foreign_keys=ON;",
        }
        if IS_SQLITE
        else {},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

AUTH_USER_MODEL = "office.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

SESSION_COOKIE_AGE = 30 * 60  # seconds without a page asked for
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
IS_BEHIND_TLS = not CONFIGURATION.is_on_this_machine
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_BEHIND_TLS
if IS_BEHIND_TLS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_REDIRECT_EXEMPT = ["^health$"]  # asked from beside the server, and it tells nothing
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in CONFIGURATION.hosts]

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # people are entered by an administrator
ACCOUNT_ADAPTER = "upheld.office.accounts.AccountAdapter"
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Upheld"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_ADAPTER = "upheld.office.accounts.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS: dict[str, object] = {}
if CONFIGURATION.openid:
    address, client, secret = CONFIGURATION.openid
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "openid",
                "name": "your organisation’s account",
                "client_id": client,
                "secret": secret,
                "settings": {"server_url": address},
            }
        ],
    }

# What is uploaded is checked before it is kept; more than this is refused as it arrives.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "upheld.office.logs.Formatter"}},
    "handlers": {"told": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["told"], "level": "WARNING"},
    "loggers": {"upheld.office": {"level": "INFO"}},
}
