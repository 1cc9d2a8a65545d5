"""SQLite loads the CSV files into the tables of `griffie schema --sql sqlite`.

What that prints is for SQLite's own shell, which loads them where this machine has it. Python's
module loads them everywhere: it knows all but the shell's one command, which is done for it here.
"""

import csv
import shlex
import shutil
import sqlite3
import subprocess
import tempfile
from pathlib import Path

from support import Broken, main, require


def check(folder, schema, script):
    with tempfile.TemporaryDirectory() as room:
        for load in [by_module, by_shell] if shutil.which("sqlite3") else [by_module]:
            file = Path(room) / f"{load.__name__}.sqlite"
            load(script, file)
            check_loaded(sqlite3.connect(file), schema)


def by_module(script, file):
    db = sqlite3.connect(file, isolation_level=None)
    statement = ""
    with open(script, encoding="utf-8") as lines:
        for line in lines:
            if not statement.strip() and line.startswith(".import "):
                import_csv(db, *shlex.split(line)[-2:])
                continue
            statement += line
            if sqlite3.complete_statement(statement):
                try:
                    db.execute(statement)
                except sqlite3.Error as error:
                    raise Broken(f"SQLite says {error}: {statement}") from error
                statement = ""
    require(not statement.strip(), f"a statement has no end: {statement}")
    db.close()


def import_csv(db, path, table):
    """What `.import --csv --schema temp PATH TABLE` does."""
    csv.field_size_limit(1 << 30)
    with open(path, encoding="utf-8", newline="") as cells:
        head, *rows = csv.reader(cells)
    columns = ", ".join(f'"{name}" TEXT' for name in head)
    db.execute(f'CREATE TABLE temp."{table}" ({columns})')
    places = ", ".join("?" for _ in head)
    try:
        db.executemany(f'INSERT INTO temp."{table}" VALUES ({places})', rows)
    except sqlite3.Error as error:
        raise Broken(f"{path}: {error}") from error


def by_shell(script, file):
    with open(script, encoding="utf-8") as sql:
        shell = subprocess.run(["sqlite3", "-bail", file], stdin=sql, capture_output=True, text=True)
    if shell.returncode != 0 or shell.stderr:
        raise Broken(f"sqlite3 says {shell.stderr}")


def check_loaded(db, schema):
    only = lambda query: db.execute(query).fetchone()[0]
    require(db.execute("PRAGMA foreign_key_check").fetchall() == [], "a foreign key points nowhere")
    require(only("PRAGMA integrity_check") == "ok", "the database is not whole")
    for name, column, target, key in schema.pointers():
        view = f'"{name}_{column["name"]}"' if column["type"] == "list" else f'"{name}"'
        item = "item" if column["type"] == "list" else f'"{column["name"]}"'
        orphans = only(f'SELECT count(*) FROM {view} WHERE {item} NOT IN (SELECT "{key}" FROM "{target}")')
        require(orphans == 0, f"{name}.{column['name']} has ids that {target} has not")
    for name in schema.placed():
        wrong = only(f"""SELECT count(*) FROM "{name}" LEFT JOIN texts USING (doc_id)
            WHERE quote IS NOT substr(text, char_start + 1, char_end - char_start)""")
        require(wrong == 0, f"{name}: a quote is not the text at its place")
    require(only("SELECT typeof(sum(value_low)) FROM amounts") in ("integer", "real"), "sums are no numbers")
    require(only("SELECT count(*) FROM deadlines WHERE latest < '9999'") > 0, "no deadline has a last day")
    require(only("SELECT count(*) FROM events WHERE in_note NOT IN (0, 1)") == 0, "in_note is no truth value")


if __name__ == "__main__":
    main(check)
