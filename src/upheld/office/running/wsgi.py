"""The office as a WSGI application, for any server that takes one."""

from django.core.wsgi import get_wsgi_application

from upheld.office.running.start import start

start()
application = get_wsgi_application()
