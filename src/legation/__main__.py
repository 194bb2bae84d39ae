"""`python -m legation` is the same program."""

from legation.cli import main

main()
