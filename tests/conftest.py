"""Tests see the messages that a person would see, also where they are run by CI; those about CI's messages say so."""

from __future__ import annotations

import os

from generator.children import ONE_THREAD

os.environ.pop("CI", None)
# As in the processes that read seeds: threads that wait for each other count as time, too.
os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
