"""What the methodology says of false alarms and power, worked out apart from the code."""
