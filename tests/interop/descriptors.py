"""The descriptors stand up to the validators of their standards, and to the files they describe."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import documents
import pyshacl
import rdflib
from csvw import TableGroup
from frictionless import Package
from rdflib.namespace import DCAT, SH
from support import main, require

SHAPES = Path(__file__).with_name("dcat_ap_nl.ttl")


def check_sums(folder):
    """`sha256sum -c` passes, and every file but its own is in the list."""
    run = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True, text=True)
    require(run.returncode == 0, f"sha256sum: {run.stdout}{run.stderr}")
    listed = {line.split("  ", 1)[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
    there = {path.name for path in folder.iterdir()}
    require(listed == there - {"SHA256SUMS"}, f"SHA256SUMS lists {listed ^ there}")
    mark = json.loads((folder / "griffie.json").read_text())
    require(set(mark["files"]) == there - {"griffie.json"}, f"griffie.json lists {mark['files']}")
    package = json.loads((folder / "datapackage.json").read_text())
    require(package["madeBy"]["grammars"] == mark["grammars"], "the word lists have two digests")


def check_datapackage(folder, schema):
    """`frictionless validate` passes; every table is described once a format."""
    report = Package(str(folder / "datapackage.json")).validate()
    problems = report.flatten(["name", "type", "rowNumber", "fieldName", "message"])
    require(report.valid, f"frictionless: {problems[:5]}")
    paths = sorted(path for task in report.tasks for path in [task.place])
    tables = sorted(path.name for path in folder.iterdir() if path.suffix in (".csv", ".parquet"))
    require(paths == tables, f"datapackage.json describes {paths}")
    require({path.rsplit(".")[0] for path in tables} == set(schema.tables), f"the tables are {tables}")


def check_csvw(folder):
    """`csvwvalidate` passes."""
    validator = Path(sys.executable).with_name("csvwvalidate")
    run = subprocess.run([validator, "-v", folder / "csv-metadata.json"], capture_output=True, text=True)
    require(run.returncode == 0, f"csvwvalidate: {run.stdout}{run.stderr}")
    # It has read rows: the library gives them with their types.
    events = next(table for table in TableGroup.from_file(folder / "csv-metadata.json").tables if str(table.url) == "events.csv")
    kinds = {type(row["in_note"]) for row in events}
    require(kinds == {bool}, f"in_note is read as {kinds}")


def check_dcat(folder, unsaid):
    """The catalogue entry is what DCAT-AP-NL 3.0 asks for, but for what `unsaid` names."""
    base = "https://data.example.nl/files/dcat.jsonld"
    graph = rdflib.Graph().parse(folder / "dcat.jsonld", format="json-ld", publicID=base)
    _, report, text = pyshacl.validate(graph, shacl_graph=str(SHAPES), advanced=False)
    missing = {path.fragment or str(path).rsplit("/")[-1] for path in report.objects(None, SH.resultPath)}
    require(missing == set(unsaid), f"DCAT-AP-NL: {missing}, not {unsaid}: {text}")
    sizes = {}
    for distribution in graph.subjects(rdflib.RDF.type, DCAT.Distribution):
        file = str(graph.value(distribution, DCAT.downloadURL)).rsplit("/")[-1]
        sizes[file] = graph.value(distribution, DCAT.byteSize).toPython()
    there = {path.name: path.stat().st_size for path in folder.iterdir() if path.suffix in (".csv", ".parquet")}
    require(sizes == there, f"dcat.jsonld describes {sizes}")


def check_readme(folder, unsaid):
    """The README names every file, and what the publisher has not said."""
    readme = (folder / "README.md").read_text()
    for path in folder.iterdir():
        require(path.name == "README.md" or f"`{path.name}`" in readme, f"README.md does not name {path.name}")
    said = re.search("has not said yet: (.*?)\\. ", readme)
    names = {"contact": "contactPoint"}
    named = [names.get(name, name) for name in said[1].split(", ")] if said else []
    require(sorted(named) == sorted(unsaid), f"README.md says {named} is unsaid")
    os.chdir(folder)
    documents.check_snippets(Path("README.md"))


def check(folder, schema, unsaid=""):
    unsaid = unsaid.split(",") if unsaid else []
    check_sums(folder)
    check_datapackage(folder, schema)
    if any(folder.glob("*.csv")):
        check_csvw(folder)
    else:
        require(not (folder / "csv-metadata.json").exists(), "CSV is described where there is none")
    check_dcat(folder, unsaid)
    check_readme(folder, unsaid)


if __name__ == "__main__":
    main(check)
