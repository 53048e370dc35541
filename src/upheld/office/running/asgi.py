"""The office as our own server runs it: bodies are received whole before a thread takes them."""

from upheld.office.running.wsgi import application as with_threads  # starts Django

from django.conf import settings  # isort: skip
from django.utils.module_loading import import_string  # isort: skip

from upheld.office.running.request_bodies import ReceivingBodies  # isort: skip
from upheld.office.running.serving import THREADS  # isort: skip

application = ReceivingBodies(
    with_threads, threads=THREADS, refusal=import_string(settings.BODY_REFUSED_VIEW)
)
