import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Authority",
            fields=[
                ("slug", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200)),
                ("peer_group", models.CharField(blank=True, default="", max_length=200)),
                ("region", models.CharField(blank=True, default="", max_length=200)),
                ("first_day", models.DateField(blank=True, null=True)),
                ("last_day", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "authorities",
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="FailedSignIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True)),
                ("account", models.CharField(db_index=True, max_length=64)),
                ("network", models.CharField(db_index=True, max_length=45)),
                ("stage", models.CharField(max_length=20)),
                ("is_known_browser", models.BooleanField()),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="GivenTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("name", models.CharField(max_length=200, unique=True)),
                ("columns", models.JSONField(default=list)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonalValue",
            fields=[
                ("seal", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("salt", models.CharField(max_length=64)),
                ("value", models.TextField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Shared",
            fields=[
                ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("value", models.TextField()),
                ("expires", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Sign",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("is_active", models.BooleanField(default=True)),
                ("sessions_ended", models.PositiveIntegerField(default=0)),
                ("link_on", models.DateTimeField(blank=True, null=True)),
                ("own_factor_on", models.DateTimeField(blank=True, null=True)),
                (
                    "link_agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "link_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="person_name_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email", ""), _negated=True),
                        name="person_email_is_filled",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"),
                        name="person_email_once_in_any_case",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnnualReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("year", models.CharField(max_length=200)),
                ("frozen_at", models.DateTimeField(blank=True, null=True)),
                ("built_at", models.DateTimeField(blank=True, null=True)),
                ("edition", models.CharField(blank=True, default="", max_length=200)),
                ("edition_hash", models.CharField(blank=True, default="", max_length=200)),
                ("last_day_of_queries", models.DateField(blank=True, null=True)),
                ("queries_closed_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("letters_sent", models.PositiveIntegerField(default=0)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("not_published_because", models.TextField(blank=True, default="")),
                ("compared_at", models.DateTimeField(blank=True, null=True)),
                ("differs", models.JSONField(blank=True, default=list)),
                ("rehearsed_at", models.DateTimeField(blank=True, null=True)),
                ("rehearsal_seconds", models.PositiveIntegerField(default=0)),
                (
                    "built_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "queries_closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-year",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("year", ""), _negated=True),
                        name="annualreview_year_is_filled",
                    ),
                    models.UniqueConstraint(fields=("year",), name="annualreview_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("in_error", models.BooleanField(db_default=False, default=False, editable=False)),
                ("reference", models.CharField(max_length=200)),
                ("received_on", models.DateField(blank=True, null=True)),
                ("category", models.CharField(blank=True, default="", max_length=200)),
                ("subcategory", models.CharField(blank=True, default="", max_length=200)),
                ("complainant", models.CharField(blank=True, default="", max_length=200)),
                (
                    "restricted",
                    models.BooleanField(db_default=False, default=False, editable=False),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="office.authority",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opened",
                        to="office.case",
                    ),
                ),
            ],
            options={
                "ordering": ("reference", "authority"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("restricted", True)),
                        fields=["restricted"],
                        name="case_is_restricted",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        name="case_reference_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("category", ""), ("received_on__isnull", True)),
                            models.Q(
                                ("received_on__isnull", False),
                                models.Q(("category", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="case_received_with_its_category",
                    ),
                    models.UniqueConstraint(fields=("reference", "authority"), name="case_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("what", models.CharField(max_length=200)),
                ("about", models.CharField(max_length=200)),
                ("record", models.PositiveBigIntegerField()),
                ("became", models.CharField(max_length=200)),
                ("answered_at", models.DateTimeField()),
                ("reason", models.TextField(blank=True, default="")),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="office.case",
                    ),
                ),
            ],
            options={
                "ordering": ("-answered_at", "-pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("read_at", None)),
                        fields=["asked_by"],
                        name="answer_is_unread",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "became__in",
                                [
                                    "confirmed",
                                    "turned down",
                                    "withdrawn",
                                    "not confirmed in time",
                                    "overtaken by something else",
                                ],
                            )
                        ),
                        name="answer_became_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("became__in", ["turned down"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="answer_turned_down_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Compliance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("in_error", models.BooleanField(db_default=False, default=False, editable=False)),
                ("sequence", models.PositiveIntegerField(default=1)),
                ("recorded_on", models.DateField()),
                ("outcome", models.CharField(max_length=200)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="compliance",
                        to="office.case",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recorded",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "compliance",
                "ordering": ("case", "sequence"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sequence__gte", 1)), name="compliance_sequence_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", ""), _negated=True),
                        name="compliance_outcome_is_filled",
                    ),
                    models.UniqueConstraint(fields=("case", "sequence"), name="compliance_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("role", models.CharField(max_length=200)),
                ("title", models.CharField(blank=True, default="", max_length=200)),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(max_length=254)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("language", models.CharField(blank=True, default="", max_length=200)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="office.authority",
                    ),
                ),
            ],
            options={
                "ordering": ("authority", "role", "name"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("role", ""), _negated=True),
                        name="contact_role_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="contact_name_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email", ""), _negated=True),
                        name="contact_email_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_from__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="contact_valid_to_not_before_valid_from",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("language__in", ["English", "Welsh", "Irish", "Scottish Gaelic", ""])
                        ),
                        name="contact_language_is_known",
                    ),
                    models.UniqueConstraint(
                        fields=("authority", "role", "name"), name="contact_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("act", models.CharField(max_length=200)),
                ("about", models.CharField(max_length=200)),
                ("record", models.PositiveBigIntegerField()),
                ("changes", models.JSONField(default=dict)),
                ("reason", models.TextField()),
                ("asked_on", models.DateField()),
                ("standing", models.CharField(default="proposed", max_length=200)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="office.case",
                    ),
                ),
            ],
            options={
                "ordering": ("case", "number"),
                "indexes": [
                    models.Index(
                        fields=["standing", "asked_on"], name="office_corr_standin_f80a51_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "act__in",
                                [
                                    "enter in error",
                                    "undo entered in error",
                                    "correct a decision",
                                    "change a reference or an authority",
                                ],
                            )
                        ),
                        name="correction_act_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "about__in",
                                [
                                    "case",
                                    "recommendation",
                                    "evidence",
                                    "outcome",
                                    "compliance",
                                    "decision",
                                    "furtherfinding",
                                ],
                            )
                        ),
                        name="correction_about_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("standing__in", ["proposed", "done", "turned down", "withdrawn"])
                        ),
                        name="correction_standing_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="correction_number_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="correction_reason_is_filled",
                    ),
                    models.UniqueConstraint(fields=("case", "number"), name="correction_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("standing", "proposed")),
                        fields=("about", "record"),
                        name="correction_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("sequence", models.PositiveIntegerField(default=1)),
                ("state", models.CharField(default="draft", max_length=200)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, default="", max_length=200)),
                ("category", models.CharField(max_length=200)),
                ("subcategory", models.CharField(blank=True, default="", max_length=200)),
                ("remedied_by_authority", models.BooleanField(blank=True, null=True)),
                ("issue", models.CharField(blank=True, default="", max_length=200)),
                ("fault_from", models.DateField(blank=True, null=True)),
                ("fault_to", models.DateField(blank=True, null=True)),
                ("fault", models.CharField(blank=True, default="", max_length=200)),
                ("earlier_case", models.CharField(blank=True, default="", max_length=200)),
                ("entered_on", models.DateField(blank=True, null=True)),
                ("statement_kind", models.CharField(blank=True, default="", max_length=200)),
                ("summary", models.TextField(blank=True, default="")),
                ("statement", models.TextField(blank=True, default="")),
                ("statement_version", models.PositiveIntegerField(default=0)),
                ("publish_on", models.DateField(blank=True, null=True)),
                ("published_on", models.DateField(blank=True, null=True)),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                ("withheld_reason", models.CharField(blank=True, default="", max_length=200)),
                ("reason", models.TextField(blank=True, default="")),
                ("proposed_action", models.CharField(blank=True, default="", max_length=200)),
                ("proposed_reason", models.TextField(blank=True, default="")),
                (
                    "proposed_withheld_reason",
                    models.CharField(blank=True, default="", max_length=200),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="office.case",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("case", "sequence"),
                "indexes": [
                    models.Index(
                        fields=["state", "decided_on"], name="office_deci_state_5d00a5_idx"
                    ),
                    models.Index(
                        condition=models.Q(("proposed_action", ""), _negated=True),
                        fields=["proposed_by"],
                        name="decision_is_proposed",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "draft",
                                    "decided",
                                    "being reviewed",
                                    "decided again",
                                    "to be published",
                                    "published",
                                    "withheld",
                                    "hidden",
                                    "taken down",
                                    "past its time",
                                ],
                            )
                        ),
                        name="decision_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("category", ""), _negated=True),
                        name="decision_category_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("statement_kind__in", ["statement", "report", ""])),
                        name="decision_statement_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sequence__gte", 1)), name="decision_sequence_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("publish_on__isnull", True),
                            ("decided_on__isnull", True),
                            ("publish_on__gte", models.F("decided_on")),
                            _connector="OR",
                        ),
                        name="decision_publish_on_not_before_decided_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_on__isnull", True),
                            ("decided_on__isnull", True),
                            ("published_on__gte", models.F("decided_on")),
                            _connector="OR",
                        ),
                        name="decision_published_on_not_before_decided_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fault_to__isnull", True),
                            ("fault_from__isnull", True),
                            ("fault_to__gte", models.F("fault_from")),
                            _connector="OR",
                        ),
                        name="decision_fault_to_not_before_fault_from",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_on__isnull", True),
                            ("fault_from__isnull", True),
                            ("decided_on__gte", models.F("fault_from")),
                            _connector="OR",
                        ),
                        name="decision_decided_on_not_before_fault_from",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_on__isnull", True),
                            ("fault_to__isnull", True),
                            ("decided_on__gte", models.F("fault_to")),
                            _connector="OR",
                        ),
                        name="decision_decided_on_not_before_fault_to",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("decided_on__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="decision_made_has_day_and_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withheld_reason", ""),
                            models.Q(
                                ("state__in", ["to be published", "published"]), _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="decision_withheld_is_not_public",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withheld_reason", ""), _negated=True),
                            models.Q(
                                ("state__in", ["withheld", "hidden", "taken down"]), _negated=True
                            ),
                            _connector="OR",
                        ),
                        name="decision_withheld_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", False),
                            models.Q(("state", "hidden"), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_hidden_has_its_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("proposed_action", ""), ("proposed_by__isnull", True)),
                            models.Q(
                                models.Q(("proposed_action", ""), _negated=True),
                                ("proposed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="decision_proposed_by_somebody",
                    ),
                    models.UniqueConstraint(fields=("case", "sequence"), name="decision_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cleared",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("finding", models.CharField(max_length=64)),
                ("finding_kind", models.CharField(blank=True, default="", max_length=200)),
                ("why", models.CharField(blank=True, default="", max_length=200)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cleared",
                        to="office.decision",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("decision", "finding"), name="cleared_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=200)),
                ("fields", models.TextField()),
                ("kept_at", models.DateTimeField(db_index=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "address"), name="draft_once_for_each_form"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EarlyAccess",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("name", models.TextField()),
                ("post", models.CharField(max_length=200)),
                ("organisation", models.CharField(max_length=200)),
                ("is_named", models.BooleanField(default=False)),
                ("what", models.CharField(max_length=200)),
                ("authorities", models.TextField(blank=True, default="")),
                ("access_from", models.DateTimeField()),
                ("access_until", models.DateTimeField()),
                ("reason", models.TextField()),
                ("granted_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="early_access",
                        to="office.annualreview",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("review", "number"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what__in", ["letters", "tables"])),
                        name="earlyaccess_what_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("authorities", ""), ("what", "tables")),
                            models.Q(
                                ("what", "letters"), models.Q(("authorities", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="earlyaccess_names_authorities_of_letters",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="earlyaccess_name_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("post", ""), _negated=True),
                        name="earlyaccess_post_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("organisation", ""), _negated=True),
                        name="earlyaccess_organisation_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="earlyaccess_reason_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="earlyaccess_number_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("access_until__isnull", True),
                            ("access_from__isnull", True),
                            ("access_until__gte", models.F("access_from")),
                            _connector="OR",
                        ),
                        name="earlyaccess_access_until_not_before_access_from",
                    ),
                    models.UniqueConstraint(fields=("review", "number"), name="earlyaccess_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enquiry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("sent_on", models.DateField()),
                ("due_on", models.DateField()),
                ("received_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enquiries",
                        to="office.case",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "enquiries",
                "ordering": ("case", "sent_on"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True),
                            ("sent_on__isnull", True),
                            ("due_on__gte", models.F("sent_on")),
                            _connector="OR",
                        ),
                        name="enquiry_due_on_not_before_sent_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received_on__isnull", True),
                            ("sent_on__isnull", True),
                            ("received_on__gte", models.F("sent_on")),
                            _connector="OR",
                        ),
                        name="enquiry_received_on_not_before_sent_on",
                    ),
                    models.UniqueConstraint(fields=("case", "sent_on"), name="enquiry_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("at", models.CharField(max_length=40)),
                ("who", models.CharField(max_length=200)),
                ("action", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=200)),
                ("record", models.CharField(max_length=500)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name_plural": "entries",
                "ordering": ("number",),
                "indexes": [
                    models.Index(fields=["kind", "record"], name="office_entr_kind_0e6cfe_idx"),
                    models.Index(fields=["who", "number"], name="office_entr_who_282238_idx"),
                    models.Index(fields=["at"], name="office_entr_at_a533a5_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("targets", models.JSONField()),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("erased", models.JSONField(blank=True, default=list)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erasures",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erasures_confirmed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_at",),
            },
        ),
        migrations.CreateModel(
            name="FurtherFinding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("outcome", models.CharField(max_length=200)),
                ("category", models.CharField(max_length=200)),
                ("subcategory", models.CharField(blank=True, default="", max_length=200)),
                ("remedied_by_authority", models.BooleanField(blank=True, null=True)),
                ("issue", models.CharField(blank=True, default="", max_length=200)),
                ("fault_from", models.DateField(blank=True, null=True)),
                ("fault_to", models.DateField(blank=True, null=True)),
                ("fault", models.CharField(blank=True, default="", max_length=200)),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="further",
                        to="office.decision",
                    ),
                ),
            ],
            options={
                "ordering": ("decision", "number"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome", ""), _negated=True),
                        name="finding_outcome_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("category", ""), _negated=True),
                        name="finding_category_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 2)), name="finding_number_from_2"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fault_to__isnull", True),
                            ("fault_from__isnull", True),
                            ("fault_to__gte", models.F("fault_from")),
                            _connector="OR",
                        ),
                        name="finding_fault_to_not_before_fault_from",
                    ),
                    models.UniqueConstraint(fields=("decision", "number"), name="finding_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Held",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("role", models.CharField(max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="held",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "caseworker",
                                    "compliance officer",
                                    "publishing manager",
                                    "director",
                                    "statistician",
                                    "responsible statistician",
                                    "signatory",
                                    "auditor",
                                    "administrator",
                                ],
                            )
                        ),
                        name="held_role_is_known",
                    ),
                    models.UniqueConstraint(fields=("person", "role"), name="held_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("output", models.CharField(max_length=200)),
                ("year", models.CharField(blank=True, default="", max_length=200)),
                ("asked_at", models.DateTimeField()),
                ("stage", models.CharField(default="waiting", max_length=200)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("holder", models.CharField(blank=True, default="", max_length=200)),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
                ("heard_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("step", models.CharField(blank=True, default="", max_length=200)),
                ("done", models.PositiveIntegerField(default=0)),
                ("of", models.PositiveIntegerField(default=0)),
                ("says", models.TextField(blank=True, default="")),
                ("file", models.CharField(blank=True, default="", max_length=200)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jobs",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="office.authority",
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "output__in",
                                [
                                    "extract",
                                    "register",
                                    "draft letter",
                                    "frozen cases",
                                    "candidate",
                                ],
                            )
                        ),
                        name="job_output_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["waiting", "running", "done", "failed"])),
                        name="job_stage_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("stage__in", ["waiting", "running"]), ("authority__isnull", True)
                        ),
                        fields=("output", "year"),
                        name="job_asked_for_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stage__in", ["waiting", "running"])),
                        fields=("output", "year", "authority"),
                        name="job_about_an_authority_asked_for_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("send", models.BooleanField(blank=True, null=True)),
                ("paragraph", models.TextField(blank=True, default="")),
                ("approved_by", models.CharField(blank=True, default="", max_length=200)),
                ("source", models.TextField(blank=True, default="")),
                ("turned_down", models.BooleanField(db_default=False, default=False)),
                ("checked_by", models.CharField(blank=True, default="", max_length=200)),
                (
                    "authority",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter",
                        to="office.authority",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("authority",),
            },
        ),
        migrations.CreateModel(
            name="MovedHour",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("move", models.CharField(max_length=200)),
                ("hour", models.DateTimeField()),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moved_hours",
                        to="office.annualreview",
                    ),
                ),
            ],
            options={
                "ordering": ("review", "number"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("move__in", ["postponed", "the embargo is broken"])),
                        name="movedhour_move_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="movedhour_reason_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="movedhour_number_from_1"
                    ),
                    models.UniqueConstraint(fields=("review", "number"), name="movedhour_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="NamedReader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named",
                        to="office.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("case", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("case", "person"), name="namedreader_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("written_on", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="office.case",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("case", "number"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="note_number_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="note_text_is_filled"
                    ),
                    models.UniqueConstraint(fields=("case", "number"), name="note_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PassedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("table", models.CharField(max_length=200)),
                ("place", models.PositiveIntegerField()),
                ("cells", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ("table", "place"),
                "constraints": [
                    models.UniqueConstraint(fields=("table", "place"), name="passed_row_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("change", models.CharField(max_length=200)),
                ("roles", models.CharField(blank=True, default="", max_length=200)),
                ("proposed_on", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("proposed_on",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("change__in", ["give roles", "reset sign-in", "switch on"])
                        ),
                        name="proposal_change_is_known",
                    ),
                    models.UniqueConstraint(fields=("person", "change"), name="proposal_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Query",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("received_on", models.DateField()),
                ("ground", models.CharField(max_length=200)),
                ("should_be", models.CharField(blank=True, default="", max_length=200)),
                ("says", models.TextField()),
                ("evidence", models.TextField(blank=True, default="")),
                ("answer", models.TextField(blank=True, default="")),
                ("effect", models.CharField(blank=True, default="", max_length=200)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="office.authority",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="queries",
                        to="office.case",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="queries",
                        to="office.annualreview",
                    ),
                ),
            ],
            options={
                "ordering": ("review", "number"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ground__in",
                                [
                                    "about another body",
                                    "outcome recorded wrongly",
                                    "decided in another year",
                                    "counted twice",
                                    "service recorded wrongly",
                                    "remedy before our decision not recorded",
                                    "compliance recorded wrongly",
                                    "name or addressee wrong",
                                ],
                            )
                        ),
                        name="query_ground_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "effect__in",
                                ["nothing", "changed before publication", "a correction", ""],
                            )
                        ),
                        name="query_effect_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("says", ""), _negated=True), name="query_says_is_filled"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="query_number_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True),
                            ("received_on__isnull", True),
                            ("answered_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="query_answered_on_not_before_received_on",
                    ),
                    models.UniqueConstraint(fields=("review", "number"), name="query_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("what", models.CharField(max_length=20)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="readings",
                        to="office.case",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-on", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "person", "on", "what"), name="reading_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("in_error", models.BooleanField(db_default=False, default=False, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("recommendation_kind", models.CharField(max_length=200)),
                ("remedy", models.CharField(max_length=200)),
                ("agreed_on", models.DateField()),
                ("due_on", models.DateField()),
                ("text", models.TextField()),
                ("as_agreed", models.TextField(blank=True, default="")),
                ("extended_to", models.DateField(blank=True, null=True)),
                ("status", models.CharField(blank=True, default="", max_length=200)),
                ("completed_on", models.DateField(blank=True, null=True)),
                ("recorded_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="office.case",
                    ),
                ),
            ],
            options={
                "ordering": ("case", "number"),
                "indexes": [models.Index(fields=["due_on"], name="office_reco_due_on_509543_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="recommendation_number_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recommendation_kind__in", ["personal remedy", "service improvement"])
                        ),
                        name="recommendation_recommendation_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("remedy", ""), _negated=True),
                        name="recommendation_remedy_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="recommendation_text_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True),
                            ("agreed_on__isnull", True),
                            ("due_on__gte", models.F("agreed_on")),
                            _connector="OR",
                        ),
                        name="recommendation_due_on_not_before_agreed_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("completed_on__isnull", True),
                            ("agreed_on__isnull", True),
                            ("completed_on__gte", models.F("agreed_on")),
                            _connector="OR",
                        ),
                        name="recommendation_completed_on_not_before_agreed_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recorded_on__isnull", True),
                            ("completed_on__isnull", True),
                            ("recorded_on__gte", models.F("completed_on")),
                            _connector="OR",
                        ),
                        name="recommendation_recorded_on_not_before_completed_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recorded_on__isnull", True),
                            ("agreed_on__isnull", True),
                            ("recorded_on__gte", models.F("agreed_on")),
                            _connector="OR",
                        ),
                        name="recommendation_recorded_on_not_before_agreed_on",
                    ),
                    models.UniqueConstraint(fields=("case", "number"), name="recommendation_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("in_error", models.BooleanField(db_default=False, default=False, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("outcome", models.CharField(max_length=200)),
                ("completed_on", models.DateField(blank=True, null=True)),
                ("recorded_on", models.DateField()),
                ("note", models.TextField(blank=True, default="")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="office.recommendation",
                    ),
                ),
            ],
            options={
                "ordering": ("recommendation", "number"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="outcome_number_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", ""), _negated=True),
                        name="outcome_outcome_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recorded_on__isnull", True),
                            ("completed_on__isnull", True),
                            ("recorded_on__gte", models.F("completed_on")),
                            _connector="OR",
                        ),
                        name="outcome_recorded_on_not_before_completed_on",
                    ),
                    models.UniqueConstraint(
                        fields=("recommendation", "number"), name="outcome_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("granted_on", models.DateField()),
                ("until", models.DateField()),
                ("reason", models.TextField()),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="office.recommendation",
                    ),
                ),
            ],
            options={
                "ordering": ("recommendation", "number"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="extension_number_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="extension_reason_is_filled",
                    ),
                    models.UniqueConstraint(
                        fields=("recommendation", "number"), name="extension_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("in_error", models.BooleanField(db_default=False, default=False, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=200)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("received_on", models.DateField()),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("result", models.CharField(blank=True, default="", max_length=200)),
                ("note", models.TextField(blank=True, default="")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="office.case",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checked",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="office.recommendation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ("case", "number"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="evidence_number_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "result__in",
                                [
                                    "shows that it was done",
                                    "shows that part of it was done",
                                    "does not show that it was done",
                                    "",
                                ],
                            )
                        ),
                        name="evidence_result_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_on__isnull", True),
                            ("received_on__isnull", True),
                            ("checked_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="evidence_checked_on_not_before_received_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_on__isnull", True), ("result", "")),
                            models.Q(
                                ("checked_on__isnull", False),
                                models.Q(("result", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="evidence_checked_has_a_result",
                    ),
                    models.UniqueConstraint(fields=("case", "number"), name="evidence_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("published_on", models.DateField()),
                ("title", models.CharField(max_length=200)),
                ("file", models.CharField(blank=True, default="", max_length=200)),
                ("considered_on", models.DateField(blank=True, null=True)),
                ("satisfied_on", models.DateField(blank=True, null=True)),
                ("respond_by", models.DateField(blank=True, null=True)),
                ("extended_to", models.DateField(blank=True, null=True)),
                ("further_report_on", models.DateField(blank=True, null=True)),
                ("state", models.CharField(default="published", max_length=200)),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                ("why_taken_down", models.TextField(blank=True, default="")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report",
                        to="office.case",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_down_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("published_on", "case"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="report_title_is_filled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["published", "hidden", "taken down"])),
                        name="report_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hidden_at__isnull", False),
                            models.Q(("state", "hidden"), _negated=True),
                            _connector="OR",
                        ),
                        name="report_hidden_has_its_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("respond_by__isnull", True),
                            ("published_on__isnull", True),
                            ("respond_by__gte", models.F("published_on")),
                            _connector="OR",
                        ),
                        name="report_respond_by_not_before_published_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("extended_to__isnull", True),
                            ("respond_by__isnull", True),
                            ("extended_to__gte", models.F("respond_by")),
                            _connector="OR",
                        ),
                        name="report_extended_to_not_before_respond_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("further_report_on__isnull", True),
                            ("published_on__isnull", True),
                            ("further_report_on__gte", models.F("published_on")),
                            _connector="OR",
                        ),
                        name="report_further_report_on_not_before_published_on",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Restriction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("reason", models.TextField()),
                ("restricted_on", models.DateTimeField()),
                ("lift_reason", models.TextField(blank=True, default="")),
                ("lifted_on", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="restrictions",
                        to="office.case",
                    ),
                ),
                (
                    "lift_asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "restricted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("case", "number"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="restriction_number_from_1"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="restriction_reason_is_filled",
                    ),
                    models.UniqueConstraint(fields=("case", "number"), name="restriction_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_on__isnull", True)),
                        fields=("case",),
                        name="restriction_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("edition_hash", models.CharField(max_length=200)),
                ("role", models.CharField(max_length=200)),
                ("signed_at", models.DateTimeField()),
                ("over_queries", models.TextField(blank=True, default="")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="office.annualreview",
                    ),
                ),
            ],
            options={
                "ordering": ("review", "signed_at"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role__in", ["responsible statistician", "signatory of the letters"])
                        ),
                        name="signature_role_is_known",
                    ),
                    models.UniqueConstraint(fields=("edition_hash", "role"), name="signature_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SigningKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("public", models.CharField(max_length=200)),
                ("encrypted", models.TextField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("-made_at",),
                "constraints": [
                    models.UniqueConstraint(fields=("public",), name="signingkey_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("number", models.PositiveIntegerField()),
                ("summary", models.TextField(blank=True, default="")),
                ("text", models.TextField(blank=True, default="")),
                ("written_on", models.DateTimeField()),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="office.decision",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("decision", "number"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="statement_number_from_1"
                    ),
                    models.UniqueConstraint(fields=("decision", "number"), name="statement_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Unconfirmed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("seals", models.JSONField(blank=True, default=dict, editable=False)),
                ("roles", models.CharField(blank=True, default="", max_length=200)),
                ("was_reset", models.BooleanField(default=False)),
                ("why", models.CharField(max_length=200)),
                ("made_on", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unconfirmed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "change without a second person",
                "ordering": ("-made_on",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True),
                        name="unconfirmed_why_is_filled",
                    )
                ],
            },
        ),
    ]
