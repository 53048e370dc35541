"""The directory of authorities: who they are, what they were called, which one a text means."""
