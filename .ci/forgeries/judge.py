"""Builds forged and good files and compares our verdict, pyHanko's and pdfsig's.

    judge.py APDOCS RECORDS FOLDER

FOLDER gets forged/, good/ and trust.pem. Complaints are lines
"FAIL <file> <judge> <what>"; the tables go to the standard output as well.
"""

import collections
import concurrent.futures
import importlib
import pathlib
import sys

from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

import bases
import good
import identities
import registry
import verdicts

for module in ("annotated", "entries", "excused", "later", "messages", "redrawn", "sections", "shadows", "unseen",
               "values", "producers"):
    importlib.import_module(module)  # each adds its files

Verdict = collections.namedtuple("Verdict", "name kind forged code hanko pdfsig shows")
apdocs, records, folder = sys.argv[1], *(pathlib.Path(one).resolve() for one in sys.argv[2:])
trust = folder / "trust.pem"


def build():
    """Writes every file, and yields (is it forged, name, bytes of its base or None)."""
    made = folder / "made"
    for one in ("made", "forged", "good"):
        (folder / one).mkdir(parents=True, exist_ok=True)
    ours = bases.Ours(apdocs, made, records)
    own = [certificate(made / f"{party}.p12") for party in ("school", "parent")]
    trust.write_bytes(identities.pem(identities.root) + b"".join(one.public_bytes(Encoding.PEM) for one in own))
    for name, data in good.build(ours):
        (folder / "good" / f"{name}.pdf").write_bytes(data)
        yield False, name, None
    for name, data, base in registry.build(bases.all_bases(ours)):
        (folder / "forged" / f"{name}.pdf").write_bytes(data)
        yield True, name, base


def certificate(path):
    return pkcs12.load_key_and_certificates(path.read_bytes(), b"")[1]


def judge(job):
    """Asks everybody about one file."""
    forged, name, base = job
    path = folder / ("forged" if forged else "good") / f"{name}.pdf"
    data = path.read_bytes()
    strict = not forged or "-trust" in name  # the mildest way to ask about a forgery, the strictest about a good file
    code, _ = verdicts.ours(apdocs, path, *(("--trust", trust) if strict else ()))
    roots = [x509.Certificate.load(certificate(folder / "made" / f"{one}.p12").public_bytes(Encoding.DER))
             for one in ("school", "parent")]
    shows = base is not None and verdicts.picture(data) != verdicts.picture(base)
    kind = name.split("-")[0].split(".")[0]
    return Verdict(name, kind, forged, code, verdicts.hanko(data, roots), verdicts.pdfsig(path), shows)


def table(found, forged):
    """One line for each kind of file: how many of them each judge accepts."""
    print(f"{'forged' if forged else 'good':24} {'files':>6} {'shown':>6} {'apdocs':>7} {'pyhanko':>8} {'pdfsig':>7}")
    rows = collections.defaultdict(list)
    for one in found:
        if one.forged == forged:
            rows[one.kind].append(one)
    for kind, group in [*rows.items(), ("all", [one for one in found if one.forged == forged])]:
        accepted = [sum(bool(value) for value in column) for column in zip(
            *((one.shows, one.code == 0, one.hanko, one.pdfsig) for one in group))]
        print(f"{kind:24} {len(group):6} {accepted[0]:6} {accepted[1]:7} {accepted[2]:8} {accepted[3]:7}")
    print()


def differences(found):
    """The files of which pyHanko and we think differently, the same forgery of several bases in one line."""
    words = {True: "accepts", False: "refuses"}
    lines = collections.defaultdict(list)
    for one in found:
        if (one.code == 0) != one.hanko:
            name, _, base = one.name.partition(".")
            lines[f"differ: {'forged' if one.forged else 'good'} {name}: apdocs {words[one.code == 0]}, "
                  f"pyhanko {words[one.hanko]}, pdfsig {words[one.pdfsig]}"].append(base)
    for line, names in lines.items():
        print(line + (f" ({', '.join(names)})" if any(names) else ""))
    print(f"{sum(map(len, lines.values()))} of {len(found)} files are judged otherwise by pyhanko than by us")
    print()


def main():
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        found = list(pool.map(judge, build(), chunksize=8))
    table(found, True)
    table(found, False)
    differences(found)
    unreadable = [one for one in found if one.forged and one.code == 3]
    print(f"{len(unreadable)} of {sum(one.forged for one in found)} forged files cannot be read at all (exit 3)")
    for one in found:
        if one.forged and one.code not in (3, 4):
            print("FAIL", one.name, "apdocs", "accepts a forgery" if one.code == 0 else f"exit {one.code}")
        if one.name in good.STRICTER:
            print("stricter:", one.name + ":", good.STRICTER[one.name])
            if one.code != 4:
                print("FAIL", one.name, "apdocs", f"exit {one.code}, but is said to be refused on purpose")
        elif not one.forged and one.code != 0:
            print("FAIL", one.name, "apdocs", f"refuses a good file, exit {one.code}")


if __name__ == "__main__":
    main()
