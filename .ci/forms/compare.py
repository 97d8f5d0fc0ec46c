"""Says whether the records that came back are those that were filled in:

  compare.py JOBS OUT EXTRACTED PROGRAM...

For each program OUT/PROGRAM.log has how many fields it found and filled in of each job, and
EXTRACTED the lines of "apdocs extract --json" of the files OUT/JOB.PROGRAM.pdf. Complaints
are lines "FAIL <file> <program> <what>".
"""
import json
import pathlib
import sys


def leaves(value, path=""):
    if isinstance(value, dict):
        for key, member in value.items():
            yield from leaves(member, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for i, row in enumerate(value):
            yield from leaves(row, f"{path}.{i}")
    else:
        yield path, value


def main():
    jobs, out, extracted, *programs = sys.argv[1:]
    jobs = json.load(open(jobs, encoding="utf-8"))
    came = {pathlib.Path(line["file"]).name: line for line in map(json.loads, open(extracted, encoding="utf-8"))}
    equal = 0
    for program in programs:
        told = {line["name"]: line for line in map(json.loads, open(f"{out}/{program}.log", encoding="utf-8"))}
        for job in jobs:
            if job["name"] not in told:
                continue
            file, said = f"{job['name']}.{program}.pdf", told[job["name"]]
            wrong = []
            if said["found"] != job["fields"]:
                wrong.append(f"found {said['found']} of {job['fields']} fields")
            if said["filled"] != len(job["values"]):
                wrong.append(f"filled in {said['filled']} of {len(job['values'])} fields")
            back = came.get(file, {})
            if "record" not in back:
                wrong.append("no record: " + back.get("error", "not read"))
            else:
                got, want = dict(leaves(back["record"])), dict(leaves(job["record"]))
                differ = [path for path in sorted(got.keys() | want.keys()) if got.get(path) != want.get(path)]
                if differ:
                    wrong.append(f"{len(differ)} answers differ: {', '.join(differ[:4])}")
                    for path in differ[:2]:
                        wrong.append(f"{path}: {got.get(path)!r} instead of {want.get(path)!r}"[:300])
            for what in wrong:
                print("FAIL", file, program, what)
            equal += not wrong
    print(f"forms: {equal} records came back as they were filled in")


if __name__ == "__main__":
    main()
