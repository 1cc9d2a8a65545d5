"""The pages of the project say what is so: every query and snippet in them runs.

`docs/queries.md` shows the answer of `data/` under every query. With GRIFFIE_UPDATE_DOCS set the
answers are written, else compared.
"""

import os
import re
import sys
from pathlib import Path

import duckdb

QUERY = re.compile(r"```sql\n(.*?)```\n(?:\n(\|.*?\n)(?=\n|\Z))?", re.DOTALL)


def answered(page):
    """The page with the answer of every query under it."""
    asked = 0

    def answer(match):
        nonlocal asked
        asked += 1
        return f"```sql\n{match[1]}```\n\n{table(match[1])}"

    page = QUERY.sub(answer, page)
    return page, asked


def table(query):
    result = duckdb.sql(query)
    rows = result.fetchall()
    if not rows:
        sys.exit(f"data/ has no answer to\n{query}")
    cells = [result.columns, ["---"] * len(result.columns), *([cell(value) for value in row] for row in rows)]
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


def cell(value):
    match value:
        case None:
            return ""
        case list():
            return ", ".join(map(str, value))
        case _:
            return " ".join(str(value).split()).replace("|", "\\|")


def check_queries(path):
    page = path.read_text(encoding="utf-8")
    fresh, asked = answered(page)
    if asked < 10:
        sys.exit(f"{path} asks {asked} questions")
    if "GRIFFIE_UPDATE_DOCS" in os.environ:
        path.write_text(fresh, encoding="utf-8")
    elif fresh != page:
        old, new = page.splitlines(), fresh.splitlines()
        first = next(at for at in range(len(new)) if old[at : at + 1] != new[at : at + 1])
        sys.exit(
            f"{path}, line {first + 1}: data/ now answers\n  {new[first]}\nRead what changed, then: "
            "GRIFFIE_UPDATE_DOCS=1 cargo test --test interop ok_pages"
        )


def check_snippets(path):
    """Runs the SQL and Python blocks of a page from the folder that it is about."""
    blocks = re.findall(r"```(sql|python)\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)
    if {language for language, _ in blocks} != {"sql", "python"}:
        sys.exit(f"{path} has no SQL, or no Python")
    for language, code in blocks:
        if language == "python":
            exec(compile(code, path, "exec"), {})
        else:
            rows = duckdb.sql(code).fetchall()
            if not rows or (rows[0][0] is not True and "AS same" in code):
                sys.exit(f"{path}: {rows} is the answer to\n{code}")


if __name__ == "__main__":
    root = Path(sys.argv[1])
    os.chdir(root)
    check_queries(root / "docs/queries.md")
    check_snippets(root / "README.md")
    os.chdir(root / "data")
    check_snippets(root / "data/README.md")
