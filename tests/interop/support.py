"""What the interop scripts share: the schema as `griffie schema --json` prints it, and `Broken`."""

import json
import sys
from pathlib import Path


class Broken(Exception):
    """A dataset is not what its schema says."""


def require(condition, message):
    if not condition:
        raise Broken(message)


class Schema:
    """The tables of a dataset, by name, in order."""

    def __init__(self, path):
        self.tables = {table["name"]: table for table in json.loads(Path(path).read_text())}

    def pointers(self):
        """Every column whose values, or items, are found in another column."""
        for table in self.tables.values():
            for column in table["columns"]:
                if "points_at" in column:
                    target = column["points_at"]
                    yield table["name"], column, target["table"], target["column"]

    def placed(self):
        """The tables whose rows quote a place of a text."""
        for table in self.tables.values():
            if any(column["name"] == "quote" for column in table["columns"]):
                yield table["name"]


def main(check):
    """Runs a check on the dataset and schema of the command line."""
    folder, schema, *more = sys.argv[1:]
    try:
        check(Path(folder), Schema(schema), *more)
    except Broken as broken:
        sys.exit(f"{Path(sys.argv[0]).name}: {folder}: {broken}")
