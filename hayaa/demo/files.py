"""Reads the data files beside this module."""

import csv
import tomllib
from pathlib import Path

HERE = Path(__file__).parent


def read_toml(name):
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def read_csv(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
