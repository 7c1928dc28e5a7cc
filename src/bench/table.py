#!/usr/bin/python3
"""table.py TIMES: medians of the lines "work cpu wall kilobytes" as a table, with ratios to the work "script"."""
import statistics
import sys

times = {}
for line in open(sys.argv[1], encoding="utf-8"):
    work, *numbers = line.rstrip("\n").split("\t")
    times.setdefault(work, []).append([float(number) for number in numbers])
medians = {work: [statistics.median(column) for column in zip(*rows)] for work, rows in times.items()}
script = medians["script"]
print("| Work | runs | CPU s | wall s | MB | CPU, of the script's | wall, of the script's |")
print("|---|---|---|---|---|---|---|")
for work, (cpu, wall, size) in medians.items():
    print("| %s | %d | %.2f | %.2f | %.0f | %.2f | %.2f |"
          % (work, len(times[work]), cpu, wall, size / 1024, cpu / script[0], wall / script[1]))
