#!/usr/bin/env python3
"""Compiles grammars/organisations.csv from an export of the TOOI registers.

usage: compile_tooi.py EXPORT.csv > grammars/organisations.csv

EXPORT.csv has the columns tooi_uri, kind, name, preferred_name, short_name, abbreviation,
alternative_names, valid_from and valid_until, one row a name and period, as published under
https://identifier.overheid.nl/tooi/. Standard library only; the same export gives the same bytes.

What is left out: names of classes of bodies (`Gerechtsdeurwaarders`, `Keuringsinstanties …`), which
name no organisation, and the two-letter codes of the provinces, which no text uses.
"""
import csv
import re
import sys

CLASSES = re.compile(
    r"^(Aangemelde|Aangewezen|Bedrijfstakpensioenfondsen|Bevoegde autoriteiten|Certificerende|"
    r"Erkenninghouders|Gecertificeerde instellingen|Gerechtsdeurwaarders|Grondkamers|"
    r"Havenbeheerders|Inrichtingen|Instellingen|Keuringsartsen|Keuringsinst|Klassenbureaus|"
    r"Medisch-ethische|Notarissen|Regionale Loodsen|Registratiecommissies|Rijkshavenmeesters|"
    r"Topteams|Uitvoerders|Verklarende|Waarborginstellingen|Zorgkantoren|"
    r"Examen|Exameninstellingen|Onderzoeksgerechtigden|Particuliere|Tuchtcolleges|Trustkantoren|"
    r"Verzekeraars|Pensioenfondsen|Zorgverzekeraars|Ziekenfondsen)"
)


def clean(text):
    return re.sub(r"\s+", " ", text).strip().replace("’", "'").replace("‘", "'")


def main():
    rows = []
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            row = {key: clean(value) for key, value in row.items()}
            code = row["tooi_uri"].rsplit("/", 1)[1]
            kind, short = row["kind"], row["short_name"]
            plain = kind in ("gemeente", "provincie", "ministerie", "waterschap", "caribisch_openbaar_lichaam")
            if kind == "waterschap" and re.match(r"(Hoogheemraadschap|Wetterskip)", short):
                name = short
            elif plain:
                name = row["name"]
            else:
                name = short if len(row["name"].split()[0]) and row["name"][0].islower() else row["name"]
            if CLASSES.match(short):
                continue
            others = [row["preferred_name"], short] + row["alternative_names"].split(";")
            abbreviation = row["abbreviation"]
            if kind == "provincie":
                abbreviation = ""
            elif abbreviation.count(" ") and not abbreviation.isupper():
                others.append(abbreviation)
                abbreviation = ""
            lead = row["name"][: len(row["name"]) - len(short)] if row["name"].endswith(short) else ""
            forms = []
            for other in others:
                other = other.strip()
                if lead and lead[0].islower() and other.startswith(lead) and not plain:
                    other = other[len(lead):]
                if other and other not in forms and other not in (name, abbreviation):
                    forms.append(other)
            rows.append([code, kind, name, abbreviation, ";".join(forms), row["valid_from"], row["valid_until"], "TOOI"])
    rows.sort(key=lambda r: (r[0], r[5]))
    print("# Compiled by tools/compile_tooi.py from the TOOI registers; do not edit, add to organisations_extra.csv.")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow("id,kind,name,abbreviation,forms,valid_from,valid_until,source".split(","))
    writer.writerows(rows)


main()
