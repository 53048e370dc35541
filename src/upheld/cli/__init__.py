"""The command: `upheld build`, `upheld verify` and all others, each in words for who runs it."""
