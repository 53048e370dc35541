"""What an edition is compared with: the one before, figures published elsewhere, a picked group."""
