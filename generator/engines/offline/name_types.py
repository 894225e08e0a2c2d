"""The kinds of names, while they are being told apart."""

from __future__ import annotations

from typing import Literal

NameKind = Literal["person", "organisation", "media", "group", "country", "demonym", "place", "other"]
