"""DuckDB reads the Parquet files, and the CSV files into the tables of `griffie schema --sql`."""

from decimal import Decimal

import duckdb
from support import main, require

TYPES = {
    "text": "VARCHAR",
    "int": "BIGINT",
    "date": "DATE",
    "money": "DECIMAL(20,4)",
    "bool": "BOOLEAN",
    "list": "VARCHAR[]",
}


def check_parquet(folder, schema):
    """Types, keys, what points where, and quotes, over the files themselves."""
    db = duckdb.connect()
    for name, table in schema.tables.items():
        file = f"'{folder}/{name}.parquet'"
        described = db.execute(f"DESCRIBE FROM {file}").fetchall()
        want = [(column["name"], TYPES[column["type"]]) for column in table["columns"]]
        require([row[:2] for row in described] == want, f"{name}: {described} is not {want}")
        db.execute(f'CREATE VIEW "{name}" AS FROM {file}')
        for column in table["columns"]:
            if not column["nullable"]:
                nulls = f'SELECT count(*) FROM "{name}" WHERE "{column["name"]}" IS NULL'
                require(only(db, nulls) == 0, f"{name}.{column['name']} is null somewhere")
        keys = table.get("unique", []) + ([[table["key"]]] if "key" in table else [])
        for key in keys:
            columns = ", ".join(f'"{column}"' for column in key)
            twice = f'SELECT count(*) FROM (SELECT {columns} FROM "{name}" GROUP BY ALL HAVING count(*) > 1)'
            require(only(db, twice) == 0, f"{name}: {key} names more than one row")
    for name, column, target, key in schema.pointers():
        value = f'unnest("{column["name"]}")' if column["type"] == "list" else f'"{column["name"]}"'
        orphans = f'SELECT count(*) FROM (SELECT {value} AS id FROM "{name}") WHERE id NOT IN (SELECT "{key}" FROM "{target}")'
        require(only(db, orphans) == 0, f"{name}.{column['name']} has ids that {target} has not")
    for name in schema.placed():
        wrong = f"""SELECT count(*) FROM "{name}" LEFT JOIN texts USING (doc_id)
            WHERE quote IS DISTINCT FROM substr(text, char_start + 1, char_end - char_start)"""
        require(only(db, wrong) == 0, f"{name}: a quote is not the text at its place")


def check_loaded(folder, schema, from_csv, from_parquet):
    """Both ways of loading are taken, with every key and check in force, and give the same rows."""
    csv, parquet = loaded(from_csv), loaded(from_parquet)
    for name in schema.tables:
        rows = f'FROM "{name}" ORDER BY ALL'
        require(
            csv.execute(rows).fetchall() == parquet.execute(rows).fetchall(),
            f"{name}: CSV and Parquet hold other rows",
        )
    comments = "SELECT count(*) FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"
    require(only(csv, comments) == 0, "a column has no comment")
    try:
        csv.execute("INSERT INTO organisation_mentions SELECT * REPLACE ('x' AS org_id) FROM organisation_mentions LIMIT 1")
    except duckdb.ConstraintException:
        pass
    else:
        require(False, "the tables take a mention twice, of an organisation that is not there")


def loaded(script):
    db = duckdb.connect()
    with open(script, encoding="utf-8") as sql:
        db.execute(sql.read())
    return db


def check(folder, schema, *scripts):
    check_parquet(folder, schema)
    if scripts:
        check_loaded(folder, schema, *scripts)
    db = duckdb.connect()
    total = only(db, f"SELECT sum(value_low) FROM '{folder}/amounts.parquet' WHERE currency = 'EUR'")
    require(isinstance(total, Decimal) and total > 0, f"the sum of all sums is {total!r}")


def only(db, query):
    return db.execute(query).fetchone()[0]


if __name__ == "__main__":
    main(check)
