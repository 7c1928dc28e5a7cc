#!/usr/bin/python3
"""change.py OFFICE N: sends a second version of N of the office's workbooks, each 20th, with one figure one larger."""
import glob
import re
import sys
import zipfile

office, count = sys.argv[1], int(sys.argv[2])
for path in sorted(glob.glob(office + "/input/submissions/**/U1-*.xlsx", recursive=True))[19::20][:count]:
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(path.replace(".xlsx", "-v2.xlsx"), "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry.filename)
            if entry.filename.endswith("sheet1.xml"):
                text = content.decode()
                last = list(re.finditer(r'<c r="D\d+"[^>]*><v>(\d+)</v>', text))[-1]
                content = (text[: last.start(1)] + str(int(last.group(1)) + 1) + text[last.end(1) :]).encode()
            new.writestr(entry.filename, content)
