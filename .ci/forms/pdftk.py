"""Fills in forms with pdftk, from XFDF: pdftk.py JOBS OUT

It gets the names of fields and what to fill in, and prints for each job how many fields it
found and how many it filled in.
"""
import json
import subprocess
import sys
from xml.sax.saxutils import escape, quoteattr


def nested(values):
    tree = {}
    for name, value in values.items():
        at = tree
        *groups, last = name.split(".")
        for part in groups:
            at = at.setdefault(part, {})
        at[last] = value
    return tree


def xfdf(tree):
    for part, value in tree.items():
        yield f"<field name={quoteattr(part)}>"
        if isinstance(value, dict):
            yield from xfdf(value)
        else:
            yield f"<value>{escape(value)}</value>"
        yield "</field>"


def main():
    jobs, out = sys.argv[1:3]
    for job in json.load(open(jobs, encoding="utf-8")):
        dump = subprocess.run(["pdftk", job["form"], "dump_data_fields_utf8"], check=True, capture_output=True,
                              text=True).stdout
        names, options = set(), {}
        for block in dump.split("---"):
            lines = [line.partition(": ")[::2] for line in block.splitlines()]
            about = dict(lines)
            if about.get("FieldType") in ("Text", "Button", "Choice"):  # a group has no type
                names.add(about["FieldName"])
                options[about["FieldName"]] = [value for key, value in lines if key == "FieldStateOption"]
        values = {}
        for field, value in job["values"].items():
            if field in names:
                values[field] = next((o for o in options.get(field, []) if o.lower() == value), value)
        data = '<?xml version="1.0" encoding="UTF-8"?><xfdf xmlns="http://ns.adobe.com/xfdf/"><fields>' + \
            "".join(xfdf(nested(values))) + "</fields></xfdf>"
        subprocess.run(["pdftk", job["form"], "fill_form", "-", "output", f"{out}/{job['name']}.pdftk.pdf"],
                       input=data.encode(), check=True, timeout=120)
        print(json.dumps({"name": job["name"], "found": len(names), "filled": len(values)}), flush=True)


if __name__ == "__main__":
    main()
