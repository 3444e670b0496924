#!/usr/bin/env python3
"""Recomputes what the program answers of real company facts, from the documents alone.

    recompute.py PROGRAM FOLDER CONCEPTS

Every quarter, half and year, of the calendar and of each company, of four measures is asked of PROGRAM over all
documents of FOLDER in one file, and found again here by the plainest means: of each period the latest report's figure
by the line's concept, and where none is stated the fewest figures that add up to it, tried one after another.

An answer agrees where it is such a sum, or one that rounding alone sets apart. Any other is counted by the flags it
carries; without one it is a failure, and so is more than 40 findings of `verify`.
"""
import collections
import csv
import datetime
import fractions
import io
import json
import os
import subprocess
import sys
import tempfile

MEASURES = ["capex-cash", "revenue", "operating-cash-flow", "depreciation"]
STEPS = ["quarter", "half", "year", "fiscal-quarter", "fiscal-half", "fiscal-year"]
REPORTS = {"10-K", "10-Q", "20-F", "40-F", "8-K", "6-K", "10-KT", "10-QT", "20-FT", "10-K405"}
REASONS = ["held_back", "mixed_definitions", "sources_disagree"]  # flags that a difference may have
LONGEST = 380  # days of a figure
MOST_FINDINGS = 40
MOST_EDGES = 6
MOST_TRIED = 4  # figures of one vintage are looked for up to so many
FARTHEST = LONGEST + 1  # days that one figure leads
MILLION = 10**6
DAY = datetime.timedelta(days=1)
Fact = collections.namedtuple("Fact", "concept first end value filing filed")  # the end is the day after the last


def day(text):
    return datetime.date.fromisoformat(text)


def read_concepts(path):
    """What each concept measures: rank, meaning, whether of the cash flow statement, whether a payment."""
    found = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["taxonomy"], row["concept"]] = row
    return found


def read_documents(folder, concepts):
    """The facts of reports, by filer, measure and currency; and to what unit a fact is stated."""
    facts, units, amounts = collections.defaultdict(dict), {}, collections.defaultdict(set)
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".json"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            document = json.load(file)
        for (taxonomy, concept), mapping in concepts.items():
            of = document.get("facts", {}).get(taxonomy, {}).get(concept, {}).get("units", {})
            for currency, rows in of.items():
                if len(currency) != 3:
                    continue
                for row in rows:
                    if "start" not in row:
                        continue
                    value = fractions.Fraction(str(row["val"]))
                    first, end = day(row["start"]), day(row["end"]) + DAY
                    filer = int(document["cik"])
                    if value:
                        unit = fractions.Fraction(1, 100)
                        while unit < 10**9 and (value / (unit * 10)).denominator == 1:
                            unit *= 10
                        units[filer, row["accn"]] = min(unit, units.get((filer, row["accn"]), unit))
                        amounts[filer, row["accn"]].add(abs(value))
                    if row["form"].split("/")[0] not in REPORTS or (end - first).days > LONGEST:
                        continue
                    if mapping["sign"] == "positive":
                        value = abs(value)
                    fact = Fact(concept, first, end, value, row["accn"], day(row["filed"]))
                    key = (fact.concept, fact.first, fact.end, fact.filing)
                    facts[filer, mapping["measure"], currency][key] = fact
    found = {series: list(of.values()) for series, of in facts.items()}
    found = {series: own for series, of in found.items() if (own := without_translations(series, of, found))}

    def unit_of(filer, fact):
        """Of its filing, but that filings that mix two scales have amounts in millions."""
        unit = units.get((filer, fact.filing), fractions.Fraction(1))
        stated = amounts[filer, fact.filing]
        whole = sum((amount / MILLION).denominator == 1 for amount in stated)
        mixed = unit < MILLION and whole >= 4 and 5 * whole >= 2 * len(stated)
        return MILLION if mixed and fact.value and (fact.value / MILLION).denominator == 1 else unit

    return found, unit_of


def without_translations(series, facts, found):
    """Without what the same filing states in the currency that the filer states more in."""
    filer, measure, currency = series
    for (filer2, measure2, other), others in found.items():
        if (filer2, measure2) == (filer, measure) and other != currency and len(others) > len(facts):
            there = {(fact.concept, fact.first, fact.end, fact.filing) for fact in others}
            facts = [f for f in facts if (f.concept, f.first, f.end, f.filing) not in there]
    return facts


class Concepts:
    """How a filer states one measure in one currency: which of its concepts is the line, and which a note beside it."""

    def __init__(self, facts, meaning):
        self.meaning = meaning
        self.filings = collections.defaultdict(dict)  # by concept: filing -> the facts
        for fact in facts:
            self.filings[fact.concept].setdefault(fact.filing, []).append(fact)
        self.filed = {fact.filing: fact.filed for fact in facts}
        self.notes, self.narrower = set(), set()  # (filing, concept)
        beside, lines = set(), collections.defaultdict(set)
        for concept, filing in self.mentions():
            for other in self.filings:
                if other == concept or filing not in self.filings[other]:
                    continue
                if self.ends_with(concept, other, filing) or self.ends_with(other, concept, filing):
                    beside.add((filing, concept))
                if self.ends_with(concept, other, filing) and self.note_of(concept, other, filing) == concept:
                    self.notes.add((filing, concept))
                    pairs = self.pairs(concept, other, [filing])
                    if not pairs or any(is_more(a, b) or is_more(b, a) for a, b in pairs):
                        lines[filing, concept].add(other)
        reputed = {}
        for concept, filing in self.mentions():
            if (filing, concept) not in beside and meaning[concept]["meaning"] == "same":
                reputed[filing, concept] = self.repute(concept, filing, beside, lines)
        self.notes |= {key for key, role in reputed.items() if role == "note"}
        self.narrower = {key for key, role in reputed.items() if role == "narrower"}

    def mentions(self):
        return [(concept, filing) for concept, of in self.filings.items() for filing in of]

    def last(self, concept, filing):
        return max(fact.end for fact in self.filings[concept][filing])

    def ends_with(self, concept, other, filing):
        last = self.last(concept, filing)
        return any(fact.end == last for fact in self.filings[other][filing])

    def around(self, concept, filing):
        return {f for f in self.filings[concept] if abs((self.filed[f] - self.filed[filing]).days) <= 500}

    def stated(self, concept, filings):
        return [fact for filing in filings for fact in self.filings[concept][filing]]

    def pairs(self, a, b, filings):
        both = [f for f in filings if f in self.filings[a] and f in self.filings[b]]
        return [(x.value, y.value) for f in both for x in self.filings[a][f] for y in self.filings[b][f]
                if (x.first, x.end) == (y.first, y.end)]

    def parts_of_years(self, concept, filings):
        """In how many filings a part of a year is stated with its last quarter, and in how many without."""
        beside = to_date = 0
        for filing in filings:
            last = self.last(concept, filing)
            lengths = [(fact.end - fact.first).days for fact in self.filings[concept][filing] if fact.end == last]
            if any(120 < days <= 300 for days in lengths):
                if any(days <= 120 for days in lengths):
                    beside += 1
                else:
                    to_date += 1
        return beside, to_date

    def note_of(self, a, b, filing):
        """Which of two concepts of a filing is a note beside the other; None where nothing tells."""
        near = {concept: self.around(concept, filing) for concept in (a, b)}
        signs = [lambda note, line: 3 * len(near[note]) < len(near[line])]
        if all(self.meaning[concept]["statement"] == "cash-flow" for concept in (a, b)):
            def by_quarters(note, line):
                own, others = self.parts_of_years(note, near[note]), self.parts_of_years(line, near[line])
                few = 2 * len(near[line]) < len(near[note])
                return own[0] > own[1] and others[1] > 0 and others[0] == 0 and not few

            def outranking(note, line):
                if int(self.meaning[note]["rank"]) > int(self.meaning[line]["rank"]):
                    return False
                return near[note] < near[line] or self.is_one_purchase(note, line, near)
            signs += [by_quarters, outranking]
        signs.append(lambda note, line: self.is_part(note, line, near[note]))
        told = (note for tells in signs for note, line in ((a, b), (b, a)) if tells(note, line))
        return next(told, None)

    def is_one_purchase(self, note, line, near):
        of_line = {(fact.first, fact.end): set() for fact in self.stated(line, near[line])}
        for fact in self.stated(line, near[line]):
            of_line[fact.first, fact.end].add(fact.value)
        own = self.stated(note, near[note])
        return any(is_repeated(early, late) and
                   any(x < y for x in of_line.get((late.first, early.end), ())
                       for y in of_line.get((late.first, late.end), ()))
                   for early in own for late in own)

    def is_part(self, note, line, filings):
        rows_ = [self.meaning[concept] for concept in (note, line)]
        same = all(row["meaning"] == "same" for row in rows_)
        pairs = self.pairs(note, line, filings)
        if not pairs or any(a < 0 for a, _ in pairs):
            return False
        if (same or all(row["sign"] == "positive" for row in rows_)) and all(2 * a < b for a, b in pairs):
            return True
        smaller = all(a <= b for a, b in pairs) and any(is_more(b, a) for a, b in pairs)
        return same and smaller and all(row["statement"] == "cash-flow" for row in rows_)

    def repute(self, concept, filing, beside, lines):
        """What a concept is that a filing states alone, by the filings around it."""
        near = self.around(concept, filing)
        as_note = [f for f in near if lines[f, concept]]
        as_line = [f for f in near if (f, concept) in beside and (f, concept) not in self.notes]
        if len(as_note) <= len(as_line):
            return "line"
        own = self.filings[concept][filing]
        of_lines = {other for f in as_note for other in lines[f, concept]}
        others = [fact for other in of_lines for fact in self.stated(other, self.filings[other])]
        if {fact[1:4] for fact in own} & {fact[1:4] for fact in others}:
            return "line"
        last = self.last(concept, filing)
        if any(is_repeated(early, late) for early in self.stated(concept, as_note) for late in own if late.end == last):
            return "note"
        days = [(fact.filed - self.filed[filing]).days for fact in others]
        goes_on = any(0 < d <= 500 for d in days) and any(-500 <= d < 0 for d in days)
        return "note" if goes_on else "narrower"


def is_more(more, less):
    """By over a fiftieth."""
    return more > less and (less <= 0 or 50 * (more - less) > less)


def is_repeated(early, late):
    return early.value == late.value != 0 and early.end < late.end and late.first <= early.first


class Figure:
    """What stands for a period, and when it was first and last said; likewise of what it replaced."""

    def __init__(self, fact, half):
        self.first, self.end, self.value, self.half = fact.first, fact.end, fact.value, half
        self.since = self.last_stated = fact.filed
        self.replaced = None
        self.is_outdated = False  # a longer figure that it is part of was restated since

    def overlaps(self, other):
        return self.first < other.end and other.first < self.end

    def is_of_one_vintage_with(self, other):
        """Whether this one, where it is a restatement, may be read together with the other as it stands."""
        if self.replaced is None or not self.overlaps(other) or other.last_stated >= self.since:
            return True
        return other.replaced is not None and other.since > self.replaced.last_stated


def latest(facts, unit_of, filer):
    """The figure that stands for each period: the last one, but a repetition that is no finer changes nothing."""
    stands = {}
    for fact in sorted(facts, key=lambda fact: (fact.filed, fact.filing)):
        new = Figure(fact, fractions.Fraction(unit_of(filer, fact)) / 2)
        period = (fact.first, fact.end)
        old = stands.get(period)
        if old is None:
            stands[period] = new
        elif abs(old.value - new.value) > old.half + new.half:
            new.replaced = old
            stands[period] = new
        else:
            if new.half <= old.half:
                old.last_stated = new.since
            if new.half < old.half:
                old.value, old.half = new.value, new.half
    for whole in stands.values():
        for part in stands.values() if whole.replaced else ():
            if part is not whole and whole.first <= part.first and part.end <= whole.end:
                part.is_outdated = part.is_outdated or not whole.is_of_one_vintage_with(part)
    return stands


def without_longer(facts):
    """Without what the filing also states, the same amount, for a longer period that ends on that day."""
    same = collections.defaultdict(list)
    for fact in facts:
        same[fact.filing, fact.concept, fact.end, fact.value].append(fact.first)
    return [f for f in facts if f.value == 0 or min(same[f.filing, f.concept, f.end, f.value]) == f.first]


class Series:
    """One measure of one filer in one currency: the figures of each definition, its own first."""

    def __init__(self, facts, unit_of, filer, meaning):
        concepts = Concepts(facts, meaning)
        chosen = {}
        for fact in sorted(facts, key=lambda fact: int(meaning[fact.concept]["rank"])):
            if (fact.filing, fact.concept) not in concepts.notes:
                chosen.setdefault((fact.filing, fact.first, fact.end), []).append(fact)

        def definition(fact, of):
            own = meaning[fact.concept]
            beside = [f for f in of if meaning[f.concept]["sign"] == "positive" and is_more(f.value, fact.value)]
            may_be_part = own["sign"] == "positive" and beside
            is_narrower = (fact.filing, fact.concept) in concepts.narrower or may_be_part
            return "narrower" if own["meaning"] == "same" and is_narrower else own["meaning"]

        definition_of = {of[0]: definition(of[0], of) for of in chosen.values()}
        definitions = collections.defaultdict(list)
        for fact in without_longer(list(definition_of)):
            definitions[definition_of[fact]].append(fact)
        order = sorted(definitions, key=lambda name: (name != "same", -len(definitions[name])))
        self.graphs = [self.graph(latest(definitions[name], unit_of, filer)) for name in order]
        everything = {}
        for name in reversed(order):
            everything.update(latest(definitions[name], unit_of, filer))
        self.graphs.append(self.graph(everything))

    @staticmethod
    def graph(stands):
        edges = collections.defaultdict(list)
        for figure in stands.values():
            edges[figure.first].append((figure.end, 1, figure))
            edges[figure.end].append((figure.first, -1, figure))
        return edges

    def sums(self, first, end):
        """What the figures that tile the period add up to, by the first definition that has any, and how far off.

        The fewest figures of one vintage; where no few are, the fewest.
        """
        for edges in self.graphs:
            if end not in edges or first not in edges:
                continue
            fewest = []
            for most in range(1, MOST_EDGES + 1):
                paths = list(self.paths(edges, first, end, most, (first,)))
                if not paths:
                    continue
                fewest = fewest or paths
                clean = [path for path in paths if is_of_one_vintage(path)]
                if clean or most >= MOST_TRIED:
                    return {added(path) for path in clean or fewest}
            if fewest:
                return {added(path) for path in fewest}
        return set()

    def paths(self, edges, node, end, most, seen):
        """Every way from the node to the end of exactly so many figures."""
        if most == 1:
            yield from ([(sign, figure)] for onto, sign, figure in edges[node] if onto == end)
            return
        for onto, sign, figure in edges[node]:
            near = abs((onto - end).days) <= FARTHEST * most
            if onto != end and onto not in seen and near:
                for path in self.paths(edges, onto, end, most - 1, (*seen, onto)):
                    yield [(sign, figure), *path]


def is_of_one_vintage(path):
    if len(path) > 1 and any(figure.is_outdated for _, figure in path):
        return False
    return all(a.is_of_one_vintage_with(b) for _, a in path for _, b in path)


def added(path):
    return sum(sign * figure.value for sign, figure in path), sum(figure.half for _, figure in path)


def run(program, *arguments, codes=(0,)):
    done = subprocess.run([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode not in codes:
        sys.exit(f"capex {' '.join(arguments)[:200]} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def rows(text):
    return csv.DictReader(io.StringIO(text))


def calendar_periods(first_year, last_year):
    for year in range(first_year, last_year + 1):
        for months in (3, 6, 12):
            for month in range(1, 13, months):
                past = year * 12 + month - 1 + months
                yield datetime.date(year, month, 1), datetime.date(past // 12, past % 12 + 1, 1)


def main():
    program, folder, concepts_file = sys.argv[1:]
    concepts = read_concepts(concepts_file)
    meaning = {concept: row for (_, concept), row in concepts.items()}
    facts, unit_of = read_documents(folder, concepts)
    series = {of: Series(rows_, unit_of, of[0], meaning) for of, rows_ in facts.items() if of[1] in MEASURES}

    counts, unexplained, answered = collections.Counter(), [], set()
    with tempfile.TemporaryDirectory() as place:
        file = os.path.join(place, "all.db")
        documents = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".json"))
        run(program, "--db", file, "init", "-q")
        run(program, "--db", file, "import", "sec", "-q", "--all", *documents)
        filers = {row["company"]: int(row["cik"])
                  for row in rows(run(program, "--db", file, "list", "companies", "--format", "csv", "-q"))}
        for step in [*STEPS, None]:
            by = ["--by", step] if step else []
            for row in rows(run(program, "--db", file, "export", "observations", "-q", *by)):
                if row["measure"] not in MEASURES or row["status"] not in ("stated", "derived"):
                    continue
                key = (filers[row["company"]], row["measure"], row["currency"])
                first, end = day(row["first_day"]), day(row["last_day"]) + DAY
                if (*key, first, end) in answered:
                    continue
                answered.add((*key, first, end))
                amount = fractions.Fraction(row["amount"])
                own = (fractions.Fraction(row["high"]) - fractions.Fraction(row["low"])) / 2
                sums = series[key].sums(first, end) if key in series else set()
                if any(value == amount for value, _ in sums):
                    reason = "agree"
                elif any(abs(value - amount) <= half + own for value, half in sums):
                    reason = "agree within rounding"
                else:
                    reason = " ".join(flag for flag in row["flags"].split() if flag in REASONS) or "unexplained"
                counts[row["measure"], reason] += 1
                if reason == "unexplained":
                    there = " or ".join(str(float(value)) for value, _ in sorted(sums)[:3]) or "nothing"
                    unexplained.append(f"{row['company']} {row['measure']} {first}..{end - DAY}: {row['amount']} "
                                       f"({row['derivation']}), recomputed {there}")
        findings = run(program, "--db", file, "verify", "--format", "csv", "-q", codes=(0, 3)).splitlines()[1:]

    names = {filer: company for company, filer in filers.items()}
    for key, one in series.items():
        nodes = [node for edges in one.graphs for node in edges]
        stated = {(figure.first, figure.end) for edges in one.graphs for of in edges.values() for _, _, figure in of}
        wanted = set(calendar_periods(min(nodes).year, max(nodes).year)) if nodes else set()
        for first, end in sorted(wanted | stated):
            if (*key, first, end) in answered or not one.sums(first, end):
                continue
            counts[key[1], "not answered"] += 1
            unexplained.append(f"{names.get(key[0], key[0])} {key[1]} {first}..{end - DAY}: no answer, recomputed "
                               f"{float(min(one.sums(first, end))[0])}")

    reasons = sorted({reason for _, reason in counts}, key=lambda reason: (not reason.startswith("agree"), reason))
    for reason in reasons:
        each = ", ".join(f"{measure} {counts[measure, reason]}" for measure in MEASURES if counts[measure, reason])
        print(f"{sum(counts[measure, reason] for measure in MEASURES):7}  {reason}: {each}")
    print(f"{len(findings):7}  findings of verify")
    for line in unexplained:
        print("unexplained:", line)
    if len(findings) > MOST_FINDINGS:
        print(*findings, sep="\n")
    return 1 if unexplained or len(findings) > MOST_FINDINGS or not answered else 0


if __name__ == "__main__":
    sys.exit(main())
