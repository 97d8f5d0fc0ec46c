"""How long other programs take to read the tables that apdocs checks.

    python testdata/peers/sheets/read.py TABLE.csv TABLE.xlsx

Prints for each table and reader the processor seconds and the most memory, each in a process of its own. They read
cells only: no types, no checks, no records. Without pandas, openpyxl and csvkit it says so and ends with 0.
"""

import importlib.util
import subprocess
import sys

CSV = {
    "csv of Python": "import csv; n = sum(1 for _ in csv.reader(open(path, encoding='utf-8-sig', newline='')))",
    "pandas": "import pandas; n = len(pandas.read_csv(path, dtype=str)) + 1",
    "csvkit (agate)": "import agate; types = agate.TypeTester(types=[agate.Text()]); "
                      "n = len(agate.Table.from_csv(path, column_types=types, encoding='utf-8-sig').rows) + 1",
}
XLSX = {
    "openpyxl, read-only": "import openpyxl; n = sum(1 for _ in openpyxl.load_workbook(path, read_only=True).active.values)",
    "pandas": "import pandas; n = len(pandas.read_excel(path, dtype=str)) + 1",
}
MEASURE = "import resource; u = resource.getrusage(resource.RUSAGE_SELF); print(n, u.ru_utime, u.ru_maxrss // 1000)"


def main():
    missing = [name for name in ("pandas", "openpyxl", "agate") if importlib.util.find_spec(name) is None]
    if missing:
        print("not measured, for want of " + ", ".join(missing) + ": python -m pip install pandas openpyxl csvkit")
        return
    for path in sys.argv[1:]:
        for name, code in (CSV if path.endswith(".csv") else XLSX).items():
            done = subprocess.run([sys.executable, "-c", f"path = {path!r}\n{code}\n{MEASURE}"],
                                  capture_output=True, text=True, timeout=600)
            if done.returncode:
                print(f"{path}: {name} fails: {done.stderr.strip().splitlines()[-1]}")
                continue
            rows, seconds, memory = done.stdout.split()
            print(f"{path}: {name}: {rows} rows, {float(seconds):.2f} s, {memory} MB")


main()
