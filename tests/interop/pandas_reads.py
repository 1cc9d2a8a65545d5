"""pandas with pyarrow reads the Parquet files; the CSV files hold the same."""

import datetime
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from support import main, require

ARROW = {
    "text": pa.string(),
    "int": pa.int64(),
    "date": pa.date32(),
    "money": pa.decimal128(20, 4),
    "bool": pa.bool_(),
    "list": pa.list_(pa.field("item", pa.string(), nullable=False)),
}


def check_arrow(folder, schema):
    """The Arrow types, nullability and descriptions are those of the schema."""
    for name, table in schema.tables.items():
        arrow = pq.read_schema(folder / f"{name}.parquet")
        for column in table["columns"]:
            field = arrow.field(column["name"])
            context = f"{name}.{field.name}"
            require(field.type.equals(ARROW[column["type"]]), f"{context} is {field.type}")
            require(field.nullable == column["nullable"], f"{context}: nullable is {field.nullable}")
            about = field.metadata[b"description"].decode()
            require(about == column["description"], f"{context} is described as {about!r}")


def cell(value, kind):
    """A value as the CSV file writes it."""
    match kind:
        case "list":
            return ";".join(value)
        case _ if value is None or value is pd.NA:
            return ""
        case "bool":
            return "true" if value else "false"
        case "money":
            whole, _, decimals = f"{value:.4f}".partition(".")
            return f"{whole}.{decimals[:2]}{decimals[2:].rstrip('0')}"
        case _:
            return str(value)


def check_csv(folder, schema):
    """The CSV files hold the rows of the Parquet files, in their order."""
    for name, table in schema.tables.items():
        parquet = pq.read_table(folder / f"{name}.parquet").to_pydict()
        csv = pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)
        require(list(csv.columns) == list(parquet), f"{name}: the columns are {list(csv.columns)}")
        for column in table["columns"]:
            written = [cell(value, column["type"]) for value in parquet[column["name"]]]
            require(written == list(csv[column["name"]]), f"{name}.{column['name']}: CSV and Parquet differ")


def check(folder, schema):
    check_arrow(folder, schema)
    check_csv(folder, schema)
    frame = lambda name: pd.read_parquet(folder / f"{name}.parquet", dtype_backend="pyarrow")
    texts = dict(zip(*(frame("texts")[column] for column in ("doc_id", "text"))))
    for name in schema.placed():
        for row in frame(name).itertuples():
            quote = texts[row.doc_id][row.char_start : row.char_end]
            require(row.quote == quote, f"{name}: {row.quote!r} is not {quote!r}")
    # Promises falling due, by quarter: dates are dates.
    deadlines = frame("deadlines").dropna(subset=["latest"])
    days = deadlines["latest"]
    require(all(type(day) is datetime.date for day in days), "latest is no date")
    quarters = pd.to_datetime(days).dt.to_period("Q").value_counts()
    require(quarters.sum() == len(deadlines) > 0, f"deadlines by quarter: {quarters}")
    # Sums by kind of recurrence: money is exact.
    sums = frame("amounts").groupby("in_table")["value_high"].sum()
    require(all(isinstance(value, Decimal) for value in sums), f"sums are {sums.dtype}")


if __name__ == "__main__":
    main(check)
