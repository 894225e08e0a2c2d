"""How alike two tellings of the news are: TF-IDF cosine of their words, less what all news of the desk has in common.

A word that only one telling has says nothing about likeness, and the mean of all tellings says what their likeness is by
subject alone; both are learnt only as the desk fills, so that a desk of ten briefs and one of ten thousand need one threshold.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from generator.desk.terms import Counted, Numbers

# Chosen on the development parts of basil and clusters_g5 together with subsets of 12, 30 and 100 texts of them: mean B3 F1 .923,
# against .893 without any of the three priors.
IDF_PRIOR, MEAN_PRIOR, LONE_PRIOR = 100, 60, 100
FADE = 0.003  # a day: B3 F1 of clusters_g5 .938, .916 without
UNDATED_GAP = (
    150  # days: where no date speaks for one event, words must say more (basil, undated: .976 instead of .940)
)
NO_DAY = -1
DECIMALS = 12
"""Likeness is rounded to as many: what two pairs have alike is alike to the last bit, in whatever order it was added up."""

Reals = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Unit vectors of tellings, what each shares with the mean of all, and the days.

    The vector of telling ``n`` lies at ``places[n]:places[n + 1]`` of ``terms`` and of their ``values``; ``size`` is how many
    terms there are.
    """

    places: Numbers
    terms: Numbers
    values: Reals
    shared: Reals
    mean: float
    days: Numbers
    size: int

    def __call__(self, one: int, two: int) -> float:
        """Likeness of two tellings, up to 1: below 0 for tellings less alike than any two of the desk."""
        return float(self.of(np.array([one]), np.array([two]))[0])

    def of(self, ones: Numbers, others: Numbers) -> Reals:
        """The likeness of each of the tellings ``ones`` to the one of ``others`` at its place.

        Takes as much memory as there are different ``ones``, times :attr:`size`.
        """
        rows, row = np.unique(ones, return_inverse=True)
        places, lengths = self._terms_of(rows)
        room = np.zeros(len(rows) * self.size)
        room[np.repeat(np.arange(len(rows)) * self.size, lengths) + self.terms[places]] = self.values[places]
        places, lengths = self._terms_of(others)
        products = room[np.repeat(row * self.size, lengths) + self.terms[places]] * self.values[places]
        cosines = np.bincount(np.repeat(np.arange(len(others)), lengths), products, len(others))
        left, right = self.shared[ones], self.shared[others]
        scale = np.sqrt((1 - 2 * left + self.mean) * (1 - 2 * right + self.mean))
        faded = (cosines - left - right + self.mean) / scale * np.exp(-FADE * self._gaps(ones, others))
        likenesses: Reals = np.round(faded, DECIMALS)
        return likenesses

    def _terms_of(self, tellings: Numbers) -> tuple[Numbers, Numbers]:
        """The places of all terms of ``tellings``, one telling after the other, and how many each has."""
        starts, lengths = self.places[tellings], self.places[tellings + 1] - self.places[tellings]
        ends = np.cumsum(lengths)
        return np.arange(ends[-1]) + np.repeat(starts - ends + lengths, lengths), lengths

    def _gaps(self, ones: Numbers, others: Numbers) -> Numbers:
        """Days between each of the tellings ``ones`` and the one of ``others`` at its place."""
        first, second = self.days[ones], self.days[others]
        return np.where((first == NO_DAY) | (second == NO_DAY), UNDATED_GAP, np.abs(first - second))


def likeness(tellings: Counted, days: Sequence[str | None]) -> Likeness:
    """The likeness of ``tellings`` to each other, by their positions; ``days`` are theirs."""
    total, terms, counts = len(tellings.lengths), tellings.terms, tellings.counts
    telling = np.repeat(np.arange(total), tellings.lengths)
    often = np.bincount(terms)
    rarity = np.array([0.0, *(_rarity(number, total) for number in range(1, int(often.max(initial=0)) + 1))])
    weight = np.array([0.0, *(1 + math.log(number) for number in range(1, int(counts.max(initial=0)) + 1))])
    values = weight[counts] * rarity[often[terms]]
    # Sums by bincount: added up in order, so that no processor finds other last bits than the next.
    length = np.sqrt(np.bincount(telling, values * values, total))
    values /= length[telling]
    middle = np.bincount(terms, values / (total + MEAN_PRIOR))
    return Likeness(
        places=np.concatenate(([0], np.cumsum(tellings.lengths))),
        terms=terms,
        values=values,
        shared=np.asarray(np.bincount(telling, values * middle[terms], total), np.float64),
        mean=math.fsum((middle * middle).tolist()),
        days=np.array([date.fromisoformat(day).toordinal() if day else NO_DAY for day in days], np.int64),
        size=int(terms.max(initial=-1)) + 1,
    )


def _rarity(often: int, total: int) -> float:
    """What a term weighs that ``often`` of ``total`` tellings have."""
    lone = LONE_PRIOR / (total + LONE_PRIOR)
    return math.log(1 + (total + IDF_PRIOR) / often) * (lone if often == 1 else 1)
