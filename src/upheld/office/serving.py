"""The office as a WSGI application, and the server that runs it."""

from django.core.wsgi import get_wsgi_application

from upheld.office.start import start

start()
application = get_wsgi_application()
