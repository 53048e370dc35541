"""A time of day as people write it, by the clock of the office."""

from datetime import time
from typing import Any

from django import forms

HELP = "For example 00:01 or 9:30, by the clock of the office."


class ClockField(forms.RegexField):
    def __init__(self, **options: Any) -> None:
        widget = {"class": "govuk-input--width-5", "autocomplete": "off"}
        super().__init__(
            r"^([01]?\d|2[0-3])[:.][0-5]\d$",
            widget=forms.TextInput(attrs=widget),
            help_text=HELP,
            error_messages={"invalid": "This is not a time. Write it like 9:30."},
            **options,
        )

    def clean(self, value: Any) -> time:
        hours, minutes = map(int, super().clean(value).replace(".", ":").split(":"))
        return time(hours, minutes)
