"""Grown trees as the data files that :mod:`generator.reading.trees` reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import lightgbm

FOLDER = Path(__file__).parents[1] / "generator" / "reading" / "data"


def flat(booster: lightgbm.Booster) -> dict[str, Any]:
    """The nodes of all trees one after another; a leaf leads to itself."""
    data: dict[str, Any] = {key: [] for key in ("roots", "sign", "bound", "left", "right", "value")}
    depth = 0

    def add(node: dict[str, Any], level: int) -> int:
        nonlocal depth
        depth = max(depth, level)
        at = len(data["sign"])
        data["sign"].append(node.get("split_feature", 0))
        data["bound"].append(float(f"{node.get('threshold', 0.0):.6g}"))
        data["value"].append(0.0 if "split_feature" in node else round(node["leaf_value"], 4))
        data["left"].append(at)
        data["right"].append(at)
        if "split_feature" in node:
            data["left"][at] = add(node["left_child"], level + 1)
            data["right"][at] = add(node["right_child"], level + 1)
        return at

    for tree in booster.dump_model()["tree_info"]:
        data["roots"].append(add(tree["tree_structure"], 0))
    return {**data, "depth": depth}


def write(grown: dict[str, Any], name: str) -> None:
    """Write ``grown`` into the package as ``name``, a key a line."""
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in grown.items())
    (FOLDER / name).write_text("{\n" + lines + "\n}\n", encoding="utf-8")
