"""polars reads the Parquet files, and the CSV files with the types of the schema."""

import polars as pl
from support import main, require

TYPES = {
    "text": pl.String(),
    "int": pl.Int64(),
    "date": pl.Date(),
    "money": pl.Decimal(20, 4),
    "bool": pl.Boolean(),
    "list": pl.List(pl.String()),
}


def check(folder, schema):
    tables = {}
    for name, table in schema.tables.items():
        frame = tables[name] = pl.read_parquet(folder / f"{name}.parquet")
        want = {column["name"]: TYPES[column["type"]] for column in table["columns"]}
        require(dict(frame.schema) == want, f"{name}: {frame.schema} is not {want}")
        if "key" in table:
            require(frame[table["key"]].is_unique().all(), f"{name}: {table['key']} is not unique")
        # An empty table has no cells whose types could be read.
        texts = pl.read_csv(folder / f"{name}.csv", infer_schema=False)
        require(texts.with_columns(*map(typed, table["columns"])).equals(frame), f"{name}: CSV and Parquet differ")
    for name, column, target, key in schema.pointers():
        values = tables[name][column["name"]]
        values = values.explode() if column["type"] == "list" else values
        orphans = set(values.drop_nulls()) - set(tables[target][key])
        require(not orphans, f"{name}.{column['name']}: {target} has no {orphans}")
    # Organisations by how often they are named, counted anew.
    counted = tables["organisation_mentions"].group_by("org_id").agg(pl.len().cast(pl.Int64).alias("mentions"))
    known = tables["organisations"].select("org_id", "mentions")
    require(counted.sort("org_id").equals(known.sort("org_id")), "organisations.mentions is miscounted")


def typed(column):
    name, kind = column["name"], column["type"]
    match kind:
        case "list":
            items = pl.col(name).str.split(";")
            return pl.when(pl.col(name).is_null()).then(pl.lit([], pl.List(pl.String()))).otherwise(items).alias(name)
        case "bool":
            return pl.col(name) == "true"
        case "date":
            return pl.col(name).str.to_date("%Y-%m-%d")
        case _:
            return pl.col(name).cast(TYPES[kind])


if __name__ == "__main__":
    main(check)
