"""The list of forgeries, which the modules beside this one add to."""

kinds = []  # (name, function, names of bases); a function without bases makes its own

MINE = ("ours", "ours-certified", "ours-closed")
FORMS = ("form", "form-streams", "form-p2")
LEVELS = ("form", "form-p1", "form-p2", "form-p3")
FEW = ("ours", "form")


def forgery(*bases):
    """Marks a function from a signed file to a forged one, or to several by name."""
    def mark(function):
        kinds.append((function.__name__, function, bases))
        return function
    return mark


def build(bases):
    """Yields the name and bytes of every forgery, and the base it came from or None.

    A function yields (variant, bytes) or, if it made the base itself, (variant, bytes, base).
    """
    for name, function, wanted in kinds:
        for base in wanted or (None,):
            made = function(bases[base]) if base else function()
            end = f".{base}" if base else ""
            for variant, data, *own in made:
                yield f"{name}-{variant}{end}", data, own[0] if own else base and bases[base]
