"""What becomes of recommendations: evidence, outcomes, what is due, and reminders."""
