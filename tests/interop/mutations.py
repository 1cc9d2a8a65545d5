"""The checks find what they are there for: broken copies of a dataset do not pass them."""

import csv
import hashlib
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path

import descriptors
import duckdb
import duckdb_reads
import pandas_reads
import polars_reads
import pyarrow as pa
import pyarrow.parquet as pq
import sqlite_reads
from support import Broken, main


def cells(name, change):
    """A change of the rows of a CSV file, a list of dictionaries."""

    def apply(folder):
        path = folder / f"{name}.csv"
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        change(rows)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        reseal(folder, path)

    return apply


def column(name, column, change):
    """A change of a column of a Parquet file."""

    def apply(folder):
        path = folder / f"{name}.parquet"
        table = pq.read_table(path)
        at = table.schema.get_field_index(column)
        changed = change(table[column])
        field = table.schema.field(at).with_type(changed.type)
        pq.write_table(table.set_column(at, field, changed), path)
        reseal(folder, path)

    return apply


def first(change):
    """A change of the first value of a column."""
    return lambda values: pa.array([change(values[0].as_py()), *values[1:].to_pylist()], values.type)


def copied(name):
    """A second row that is the first once more."""

    def apply(folder):
        path = folder / f"{name}.parquet"
        table = pq.read_table(path)
        pq.write_table(pa.concat_tables([table.slice(0, 1), table]), path)

    return apply


def reseal(folder, path):
    """Makes sizes and digests right again, so that they are not what a check stumbles over."""
    digest, size = hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_size
    package = json.loads((folder / "datapackage.json").read_text())
    for resource in package["resources"]:
        if resource["path"] == path.name:
            resource |= {"hash": f"sha256:{digest}", "bytes": size}
    (folder / "datapackage.json").write_text(json.dumps(package))


def set_first(key, value):
    return lambda rows: rows[0].__setitem__(key, value)


def twice(key):
    return lambda rows: rows[1].__setitem__(key, rows[0][key])


def append(folder):
    with open(folder / "README.md", "a", encoding="utf-8") as file:
        file.write(" ")


CSV = {
    "a key twice": cells("events", twice("event_id")),
    "an organisation that is not there": cells("organisation_mentions", set_first("org_id", "x-nobody")),
    "a date that is none": cells("documents", set_first("reference_earliest", "3 oktober")),
    "a kind no list has": cells("events", set_first("kind", "feest")),
    "a sum that is none": cells("amounts", set_first("value_low", "veel")),
    "a truth value that is none": cells("events", set_first("in_note", "misschien")),
    "no value where one must be": cells("deadlines", set_first("cue", "")),
}

PARQUET = {
    "sums as floating point": column("amounts", "value_low", lambda values: values.cast(pa.float64())),
    "dates as text": column("events", "earliest", lambda values: values.cast(pa.string())),
    "lists as text": column("events", "organisation_ids", lambda values: pa.array([";".join(item) for item in values.to_pylist()])),
    "an organisation that is not there": column("organisation_mentions", "org_id", first(lambda _: "x-nobody")),
    "a row twice": copied("events"),
    "a quote with another letter": column("events", "quote", first(lambda quote: "#" + quote[1:])),
    "another sum than the CSV file": column("amounts", "value_high", first(lambda value: value + 1)),
}


def check(folder, schema, from_csv, from_parquet, sqlite):
    def loading(copy, script):
        """A loading script, for a copy of the dataset it was made for."""
        text = Path(script).read_text(encoding="utf-8")
        there = re.search(r"""["']([^"']*)/documents\.(?:csv|parquet)["']""", text)[1]
        moved = copy.with_name(Path(script).name)
        moved.write_text(text.replace(there, str(copy)), encoding="utf-8")
        return moved

    def duckdb_loads(copy):
        duckdb_reads.check_loaded(copy, schema, loading(copy, from_csv), loading(copy, from_parquet))

    on_csv = {
        "frictionless": lambda copy: descriptors.check_datapackage(copy, schema),
        "csvwvalidate": descriptors.check_csvw,
        "DuckDB from CSV": duckdb_loads,
        "SQLite": lambda copy: sqlite_reads.check(copy, schema, loading(copy, sqlite)),
    }
    on_parquet = {
        "DuckDB": lambda copy: duckdb_reads.check_parquet(copy, schema),
        "pandas": lambda copy: pandas_reads.check(copy, schema),
        "polars": lambda copy: polars_reads.check(copy, schema),
    }
    with tempfile.TemporaryDirectory() as room:
        copy = Path(room) / "data"
        shutil.copytree(folder, copy)
        cells("events", lambda rows: None)(copy)
        column("events", "quote", lambda values: values)(copy)
        for name, passes in (on_csv | on_parquet).items():
            if said := fails(passes, copy):
                raise Broken(f"{name} fails on a copy that was not broken: {said}")
    missed = []
    for changes, checks in ((CSV, on_csv), (PARQUET, on_parquet), ({"a blank": append}, {"sha256sum": descriptors.check_sums})):
        for what, change in changes.items():
            found = {}
            for name, check in checks.items():
                with tempfile.TemporaryDirectory() as room:
                    copy = Path(room) / "data"
                    shutil.copytree(folder, copy)
                    change(copy)
                    found[name] = fails(check, copy)
            print(f"{what}: {', '.join(name for name, said in found.items() if said) or 'nobody'}")
            missed += [(what, name) for name, said in found.items() if not said and (what, name) not in BLIND]
    if missed:
        raise Broken(f"not found: {missed}")


# What a tool cannot see, for want of the notion or of the other side.
BLIND = {
    ("another sum than the CSV file", "DuckDB"),
    ("a quote with another letter", "polars"),
}


def fails(check, copy):
    try:
        check(copy)
    except (Broken, duckdb.Error) as error:
        return str(error)
    return ""


if __name__ == "__main__":
    main(check)
