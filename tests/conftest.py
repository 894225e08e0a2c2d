"""Tests see the messages that a person would see, also where they are run by CI; those about CI's messages say so."""

from __future__ import annotations

import os

os.environ.pop("CI", None)
