"""What makes Upheld some ombudsman's own: its folder of settings, words, templates and policies."""
