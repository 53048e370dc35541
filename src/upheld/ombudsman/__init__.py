"""What makes Upheld an ombudsman's own: a folder of settings, words, templates and policies."""
