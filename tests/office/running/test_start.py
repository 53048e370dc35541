"""Starting the office again, as each command does in a process that has started it, does nothing more."""

import logging

from upheld.office.running.start import start


def test_the_log_goes_on_where_it_is():
    """What is standard error for a moment is closed a moment later, and takes no more lines."""
    before = [*logging.root.handlers]
    start()
    assert logging.root.handlers == before
