#!/usr/bin/python3
"""same.py OFFICE SCRIPT: compares the values of the script with the units' own figures in figures.csv; ends with 1 if any differ.
What the script calls 0 because a register is empty and the cell is blank is unknown to the program, and counted apart."""
import csv
import glob
import sys

office, script = sys.argv[1:]
(path,) = glob.glob(office + "/output/*-Q*/figures.csv")
with open(path, encoding="utf-8", newline="") as file:
    ours = {(row["unit"], row["element"]): row["own"] or row["value"]
            for row in csv.DictReader(file) if not row["category"] and row["view"] == "as-reported"}
compared = different = unknown = 0
with open(script + "/figures.csv", encoding="utf-8", newline="") as file:
    for _, unit, code, value in csv.reader(file):
        if (unit, code) in ours and value and "TYLE" not in code and not code.endswith(".BQ"):
            compared += 1
            if not ours[unit, code] and float(value) == 0:
                unknown += 1
            elif not ours[unit, code] or float(value) != float(ours[unit, code]):
                different += 1
print("%d values compared, %d differ, %d zeros are unknown" % (compared, different, unknown))
sys.exit(different > 0 or not compared)
