"""Form fields in GOV.UK's style: the classes of an input, and what its error links to."""

from django import forms, template
from django.forms import BoundField

from upheld.office.rules.signing_in import SHORTEST_PASSWORD

register = template.Library()

CLASSES = {
    forms.Textarea: "govuk-textarea",
    forms.Select: "govuk-select",
    forms.FileInput: "govuk-file-upload",
    forms.CheckboxInput: "govuk-checkboxes__input",
}


@register.simple_tag
def input_of(field: BoundField) -> str:
    """The input alone. A class set by its widget is added to ours.

    It has no placeholder, which would be gone as soon as anything is typed: labels and hints say
    it.
    """
    widget = field.field.widget
    ours = next((name for kind, name in CLASSES.items() if isinstance(widget, kind)), "govuk-input")
    names = [ours, widget.attrs.get("class", "")]
    if field.errors:
        names.append(f"{ours}--error")
    return field.as_widget(attrs={"class": " ".join(filter(None, names)), "placeholder": False})


@register.filter
def first_input(field: BoundField) -> str:
    """The id that a link to the field points to: for a group of choices, the first one."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.id_for_label


@register.filter
def number(many: int) -> str:
    """With commas between thousands, as the public site writes numbers."""
    return f"{many:,}"


@register.simple_tag
def shortest_password() -> str:
    return str(SHORTEST_PASSWORD)


@register.filter
def is_checkbox(field: BoundField) -> bool:
    return isinstance(field.field.widget, forms.CheckboxInput)
