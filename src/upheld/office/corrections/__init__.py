"""Putting right what was recorded: entered in error, coded wrongly, under a wrong reference."""
