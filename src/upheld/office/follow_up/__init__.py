"""Following up recommendations: evidence, outcomes, what is due, and reminders."""
