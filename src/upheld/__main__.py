"""`python -m upheld` is the same as `upheld`."""

from upheld.cli.main import main

main()
