#!/usr/bin/env python3
"""The arithmetic of the library against Python's own: random cases by seed, to the last digit.

    oracle.py PROGRAM [CASES] [SEED]      PROGRAM is answer_cases

Every answer is computed here from fractions and whole numbers of any size, from what the headers promise and not from
how the library does it. Prints what differs and how much was asked; exits with 1 where something differs.
"""

import random
import subprocess
import sys
from fractions import Fraction
from math import ceil, floor, isqrt

MOST = 2**63 - 1
LEAST = -(2**63)
DIGITS = {"CNY": 2, "USD": 2, "EUR": 2, "JPY": 0, "KWD": 3, "GBP": 2, "KRW": 0, "CLF": 4, "XXX": 0}
MARKET = ["EUR", "GBP", "AUD", "NZD", "USD", "CAD", "CHF", "JPY"]
MODES = ["half_even", "floor", "ceiling"]


class Overflow(Exception):
    pass


def rounded(value, mode):
    """A fraction as a whole number."""
    if mode == "floor":
        return floor(value)
    if mode == "ceiling":
        return ceil(value)
    return round(Fraction(value))  # ties to even


def fits(value, bits=64):
    if not -(2 ** (bits - 1)) <= value < 2 ** (bits - 1):
        raise Overflow()
    return value


def decimal_text(units, scale):
    sign = "-" if units < 0 else ""
    digits = str(abs(units)).rjust(scale + 1, "0")
    return sign + (digits if scale == 0 else digits[:-scale] + "." + digits[-scale:])


def to_places(value, scale, mode="half_even"):
    return decimal_text(fits(rounded(Fraction(value) * 10**scale, mode)), scale)


def significant(value, digits):
    """The text of a number rounded half-even to so many digits, without zeros at its end after the point."""
    value = Fraction(value)
    if value == 0:
        return "0"
    size = abs(value)
    power = 0  # of the leading digit
    while size >= Fraction(10) ** (power + 1):
        power += 1
    while size < Fraction(10) ** power:
        power -= 1
    scale = digits - 1 - power
    if scale > 18:
        scale = 18
    units = rounded(value * Fraction(10) ** scale, "half_even")
    if scale <= 0:
        return decimal_text(fits(units * 10**-scale), 0)
    fits(units)
    while scale > 0 and units % 10 == 0:
        units //= 10
        scale -= 1
    return decimal_text(units, scale)


def is_end(value):
    """A bound is no outermost 64-bit value, as these stand for open ends."""
    return LEAST < value < MOST


def bounds(low, high, decimals, digits):
    if low is None or high is None or low != high or digits - decimals <= 0:
        return low, high
    half = Fraction(10**digits, 10**decimals) / 2 if decimals >= 0 else Fraction(10**digits * 10**-decimals, 2)
    low, high = low - half, high + half
    if not is_end(low) or not is_end(high):
        raise Overflow()
    return int(low), int(high)


def shown(*ends):
    return "|".join("-" if end is None else str(end) for end in ends)


def edge(pick):
    """A 64-bit number: small, any, or at an edge."""
    kind = pick.randrange(6)
    if kind == 0:
        return pick.choice([0, 1, -1, 2, 5, 10, 99, 100, MOST - 1, MOST - 2, LEAST + 1, LEAST + 2, 2**62, -(2**62)])
    if kind == 1:
        return pick.randrange(-1000, 1001)
    if kind == 2:
        return pick.randrange(LEAST + 1, MOST)
    if kind == 3:
        return pick.choice([-1, 1]) * (10 ** pick.randrange(19) + pick.randrange(-2, 3))
    return pick.choice([-1, 1, 1]) * pick.randrange(1, 10 ** pick.randrange(1, 19))


def wide(pick):
    """A 128-bit number."""
    return edge(pick) * pick.choice([1, 1, abs(edge(pick)) or 1])


class Cases:
    """Each method makes a case and its answer."""

    def __init__(self, pick):
        self.pick = pick

    def amount(self):
        pick = self.pick
        code = pick.choice(list(DIGITS)[:-1])
        digits = DIGITS[code]
        units = {"": 0, "k": 3, "m": 6, "bn": 9, "tn": 12, " million": 6, " billion": 9, "万": 4, "亿": 8}
        unit = pick.choice(list(units))
        whole = str(pick.randrange(10 ** pick.randrange(1, 15)))
        places = pick.randrange(0, 8) if unit else pick.choice([0, digits])
        if unit == "" and places == 3 and digits < 3:
            places = 2
        fraction = "".join(pick.choice("0123456789") for _ in range(places))
        grouped = pick.random() < 0.3 and len(whole) > 3 and unit != "万" and unit != "亿"
        number = (f"{int(whole):,}" if grouped else whole) + ("." + fraction if places else "")
        if places == 3 and unit == "":  # a point before three digits may part thousands
            pass
        negative = pick.random() < 0.2
        text = ("-" if negative else "") + number + unit
        power = units[unit] - places
        value = Fraction(int(whole + fraction)) * Fraction(10) ** (power + digits)
        question = f"amount|{text}|{code}"
        if value.denominator != 1:
            return question, "error parse"
        minor = -int(value) if negative else int(value)
        decimals = -power
        if len((whole + fraction).lstrip("0")) > 18:
            return question, None  # more digits than a number that is written may have
        try:
            if not is_end(minor):
                raise Overflow()
            low, high = bounds(minor, minor, decimals, digits)
        except Overflow:
            return question, "error overflow"
        return question, shown(minor, minor, decimals, low, high)

    def stated(self):
        pick = self.pick
        low, high = edge(pick), edge(pick)
        kind = pick.randrange(4)
        if kind < 2:
            high = low
        elif low > high:
            low, high = high, low
        if kind == 3:
            low, high = pick.choice([(low, None), (None, high)])
        decimals, digits = pick.randrange(-20, 12), pick.randrange(0, 5)
        question = f"stated|{shown(low, high)}|{decimals}|{digits}"
        try:
            if any(end is not None and not is_end(end) for end in (low, high)):
                raise Overflow()
            return question, shown(low, high, decimals, *bounds(low, high, decimals, digits))
        except Overflow:
            return question, "error overflow"

    def point(self):
        pick = self.pick
        low, high = sorted((edge(pick), edge(pick)))
        return f"point|{low}|{high}|0|0", str(rounded(Fraction(low + high, 2), "half_even"))

    def interval(self):
        pick = self.pick
        low, high = sorted((edge(pick), edge(pick)))
        return pick.choice([low, None]) if pick.random() < 0.3 else low, high

    def sums(self):
        (a, b), (c, d) = self.interval(), self.interval()
        add = self.pick.random() < 0.5
        question = f"{'add' if add else 'subtract'}|{shown(a, b, c, d)}"
        try:
            if add:
                ends = [None if None in (a, c) else a + c, None if None in (b, d) else b + d]
            else:
                ends = [None if None in (a, d) else a - d, None if None in (b, c) else b - c]
            for end in ends:
                if end is not None and not is_end(end):
                    raise Overflow()
            return question, shown(*ends)
        except Overflow:
            return question, "error overflow"

    def divide(self):
        a, b, mode = wide(self.pick), wide(self.pick) or 3, self.pick.choice(MODES)
        return f"divide|{a}|{b}|{mode}", str(rounded(Fraction(a, b), mode))

    def multiply_divide(self):
        pick = self.pick
        a, b, c, mode = wide(pick), wide(pick), wide(pick) or 7, pick.choice(MODES)
        question = f"multiply divide|{a}|{b}|{c}|{mode}"
        try:
            return question, str(fits(rounded(Fraction(a * b, c), mode), 128))
        except Overflow:
            return question, "error overflow"

    def quotient(self):
        pick = self.pick
        a, b, digits = abs(edge(pick)), abs(edge(pick)) or 1, pick.randrange(1, 19)
        question = f"quotient|{a}|{b}|{digits}"
        try:
            return question, significant(Fraction(a, b), digits)
        except Overflow:
            return question, "error overflow"

    def number(self, most=18):
        pick = self.pick
        scale = pick.randrange(0, most + 1)
        return decimal_text(pick.choice([1, 1, -1]) * pick.randrange(10 ** pick.randrange(1, 19)), scale)

    def rescale(self):
        text, scale, mode = self.number(), self.pick.randrange(0, 19), self.pick.choice(MODES)
        try:
            answer = to_places(Fraction(text), scale, mode)
        except Overflow:
            answer = "error overflow"
        if len(text.replace("-", "").replace(".", "").lstrip("0")) > 18:
            return None
        return f"rescale|{text}|{scale}|{mode}", answer

    def compare(self):
        a, b = self.number(), self.number()
        if self.pick.random() < 0.3:
            b = a + "0" if "." in a and len(a.split(".")[1]) < 18 else a
        for text in (a, b):
            if len(text.replace("-", "").replace(".", "").lstrip("0")) > 18:
                return None
        x, y = Fraction(a), Fraction(b)
        return f"compare|{a}|{b}", "<" if x < y else ">" if x > y else "="

    def ratios(self):
        pick = self.pick
        a, b, c, d = edge(pick), abs(edge(pick)) or 1, edge(pick), abs(edge(pick)) or 1
        what, scale, mode = pick.choice("+-*/"), pick.randrange(0, 12), pick.choice(MODES)
        x, y = Fraction(a, b), Fraction(c, d)
        question = f"ratios|{what}|{a}/{b}|{c}/{d}|{scale}|{mode}"
        if what == "/" and y == 0:
            return question, "error usage"
        exact = {"+": x + y, "-": x - y, "*": x * y, "/": x / y if y else 0}[what]
        try:
            return question, to_places(exact, scale, mode)
        except Overflow:
            return question, "error overflow"

    def rate(self):
        pick = self.pick
        scale = pick.randrange(0, 13)
        return decimal_text(pick.randrange(1, 10 ** pick.randrange(1, 15)), scale)

    def convert(self):
        pick = self.pick
        a, b = pick.sample([code for code in DIGITS if code != "XXX"], 2)
        source, target = pick.choice([(a, b), (b, a)])
        minor, rate, mode = edge(pick), self.rate(), pick.choice(MODES)
        question = f"convert|{minor}|{source}|{target}|{a}|{b}|{rate}|{mode}"
        factor = Fraction(rate) if source == a else 1 / Fraction(rate)
        exact = Fraction(minor) * factor * Fraction(10) ** (DIGITS[target] - DIGITS[source])
        try:
            return question, str(fits(rounded(exact, mode)))
        except Overflow:
            return question, "error overflow"

    def average(self):
        pick = self.pick
        base, quote = pick.sample([code for code in DIGITS if code != "XXX"], 2)
        first = pick.randrange(15000, 20000)
        length = pick.choice([1, 2, 5, 8, 30, 91, 181])
        most_age = pick.choice([0, 3, 7])
        days = sorted(day for day in range(first - 10, first + length + 3) if pick.random() < pick.choice([0.7, 0.95, 1]))
        center = pick.randrange(1, 10**9)
        scale = pick.randrange(0, 9)
        rates = {day: decimal_text(center + pick.randrange(0, center // 10 + 1), scale) for day in days}
        question = (f"average|{base}|{quote}|{first}|{first + length}|{most_age}|"
                    + ",".join(f"{day}:{rate}" for day, rate in rates.items()))
        rank = {code: (MARKET.index(code), "") if code in MARKET else (len(MARKET), code) for code in (base, quote)}
        turned = rank[base] > rank[quote]
        in_order = {}
        for day, rate in rates.items():
            in_order[day] = Fraction(significant(1 / Fraction(rate), 12)) if turned else Fraction(rate)
        inside = [day for day in in_order if first <= day < first + length]
        if not inside:
            before = [day for day in in_order if day < first + length]
            if not before:
                return question, "unknown"
            if first + length - 1 - before[-1] > most_age:
                return question, "stale"
            text = decimal_text(int(Fraction(rates[before[-1]]) * 10**scale), scale)
            return question, (significant(1 / Fraction(rates[before[-1]]), 12) if turned else text) + "|1"
        run = longest = 0
        for day in range(first, first + length):
            run = 0 if day in in_order else run + 1
            longest = max(longest, run)
        if longest > most_age:
            return question, "stale"
        return question, significant(sum(in_order[day] for day in inside) / len(inside), 12) + f"|{len(inside)}"

    def some_amount(self):
        """low, high, decimals, digits, as a statement has them."""
        pick = self.pick
        value = edge(pick) if pick.random() < 0.4 else pick.randrange(-(10**6), 10**14)
        kind = pick.randrange(8)
        low = high = value
        if kind == 0:
            low, high = sorted((value, edge(pick)))
        elif kind == 1:
            low, high = value, None
        elif kind == 2:
            low, high = None, value
        return low, high, pick.randrange(-12, 4), 2

    def grown(self, amount, base):
        """Status, factor, low and high; the last three as fractions or nothing."""
        def said(low, high, decimals, digits):
            try:
                ends = bounds(low, high, decimals, digits)
            except Overflow:
                return "overflow", None, (None, None)
            if low is None or high is None:
                return "limit", None, ends
            if low != high:
                return "range", Fraction(rounded(Fraction(low + high, 2), "half_even")), ends
            return "stated", Fraction(low), ends

        status, point, (low, high) = said(*amount)
        base_status, base_point, (base_low, base_high) = said(*base)
        if status == "overflow" or base_status == "overflow":
            return "overflow", None, None, None
        most = base_point if base_point is not None else base_high
        if most is not None and most <= 0:
            return "zero_base" if most == 0 else "negative_base", None, None, None
        over = lambda end, by: Fraction(end, by) if end is not None and by is not None and by > 0 else None
        least = over(low, base_low if low is not None and low < 0 else base_high)
        largest = over(high, base_high if high is not None and high < 0 else base_low)
        if "limit" in (status, base_status):
            return "limit", None, least, largest
        word = "derived" if "range" in (status, base_status) else "stated"
        return word, point / base_point, least, largest

    def growth_text(self, status, factor, low, high):
        text = lambda value, mode: "-" if value is None else to_places(value, 9, mode)
        return f"{status}|{text(factor, 'half_even')}|{text(low, 'floor')}|{text(high, 'ceiling')}"

    def growth(self):
        amount, base = self.some_amount(), self.some_amount()
        fields = ",".join(shown(*amount).split("|")), ",".join(shown(*base).split("|"))
        question = f"growth|{fields[0]}|{fields[1]}"
        try:
            return question, self.growth_text(*self.grown(amount, base))
        except Overflow:
            return question, "error overflow"

    def compounded(self):
        pick = self.pick
        value = lambda: (lambda v: (v, v, pick.randrange(-6, 3), 2))(pick.randrange(1, 10**12))
        amount, base, months = value(), value(), pick.choice([6, 12, 18, 24, 36, 48, 60])
        fields = ",".join(map(str, amount)), ",".join(map(str, base))
        question = f"compounded|{fields[0]}|{fields[1]}|{months}"
        status, factor, low, high = self.grown(amount, base)

        def rooted(value, mode):
            if value is None or value < 0:
                return None
            power, degree = Fraction(12, months).numerator, Fraction(12, months).denominator
            least, most = 0, 1
            target = value**power * Fraction(10**9) ** degree  # n billionths: n^degree against it
            while most**degree <= target:
                most *= 2
            while most - least > 1:
                middle = (least + most) // 2
                if middle**degree <= target:
                    least = middle
                else:
                    most = middle
            exact = least**degree == target
            if not exact and mode == "ceiling":
                least += 1
            if not exact and mode == "half_even":
                twice = Fraction(2 * least + 1, 2) ** degree
                if twice < target or (twice == target and least % 2):
                    least += 1
            return Fraction(fits(least), 10**9)

        try:
            return question, self.growth_text(status, rooted(factor, "half_even"), rooted(low, "floor"),
                                              rooted(high, "ceiling"))
        except Overflow:
            return question, "error overflow"

    def apportion(self):
        pick = self.pick
        scale = pick.randrange(0, 7)
        parts = [Fraction(pick.randrange(-(10**9), 10**9), pick.randrange(1, 10**9)) for _ in range(pick.randrange(1, 6))]
        whole = rounded(sum(parts) * 10**scale, "half_even")
        question = f"apportion|{decimal_text(whole, scale)}|" + ",".join(f"{p.numerator}/{p.denominator}" for p in parts)
        units = [floor(part * 10**scale) for part in parts]
        rest = [part * 10**scale - floor(part * 10**scale) for part in parts]
        for at in sorted(range(len(parts)), key=lambda i: -rest[i])[: whole - sum(units)]:
            units[at] += 1
        return question, "".join(decimal_text(unit, scale) + "|" for unit in units)

    def difference(self):
        pick = self.pick
        a, b = (Fraction(pick.randrange(-(10**12), 10**12), pick.randrange(1, 10**9)) for _ in range(2))
        places = pick.randrange(0, 7)
        units = [rounded(value * 10**places, "half_even") for value in (a, b)]
        return (f"difference|{a.numerator}/{a.denominator}|{b.numerator}/{b.denominator}|{places}",
                decimal_text(units[0] - units[1], places))

    def units(self):
        code = self.pick.choice(list(DIGITS))
        minor, digits = edge(self.pick), DIGITS[code]
        text = decimal_text(minor, digits)
        return f"units|{minor}|{code}", text.rstrip("0").rstrip(".") if digits else text

    def tiling(self):
        """The answer is a set of paths: the least width, then the fewest tiles, then the latest known."""
        pick = self.pick
        days = sorted(pick.sample(range(19000, 19400), pick.randrange(2, 7)))
        tiles = []
        for _ in range(pick.randrange(1, 9)):
            begin, end = sorted(pick.sample(days, 2))
            tiles.append((begin, end, pick.choice([0, 0, 1, 5, 10, 100]), 19500 + pick.randrange(5)))
        begin, end = sorted(pick.sample(days, 2))
        question = f"tiling|{begin}|{end}|" + ",".join(":".join(map(str, tile)) for tile in tiles)
        best = None

        def walk(at, seen, path, width, known):
            nonlocal best
            if at == end:
                cost = (width, len(path), -known)
                if best is None or cost < best[0]:
                    best = (cost, {path})
                elif cost == best[0]:
                    best[1].add(path)
                return
            for i, (first, last, wide_by, day) in enumerate(tiles):
                for here, there, sign in ((first, last, "+"), (last, first, "-")):
                    if here == at and there not in seen:
                        walk(there, seen | {there}, path + (f"{sign}{i}",), width + wide_by, max(known, day))

        walk(begin, {begin}, (), 0, 0)
        if best is None:
            return question, "none"
        return question, {"".join(step + "|" for step in path) for path in best[1]}


def ask(program, questions):
    done = subprocess.run([program], input="\n".join(questions) + "\n", capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"oracle: {program} ended with {done.returncode}: {done.stderr}")
    return done.stdout.split("\n")[:-1]


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    pick = random.Random(seed)
    cases = Cases(pick)
    kinds = [cases.amount, cases.stated, cases.point, cases.sums, cases.divide, cases.multiply_divide, cases.quotient,
             cases.rescale, cases.compare, cases.ratios, cases.convert, cases.average, cases.growth, cases.compounded,
             cases.apportion, cases.difference, cases.units, cases.tiling]
    known = []
    while len(known) < count:
        case = kinds[len(known) % len(kinds)]()
        if case is not None and case[1] is not None:
            known.append(case)
    answers = ask(program, [question for question, _ in known])
    if len(answers) != len(known):
        sys.exit(f"oracle: {len(known)} questions, {len(answers)} answers")
    wrong = 0
    for (question, right), answer in zip(known, answers):
        if answer == right or (isinstance(right, set) and answer in right):
            continue
        wrong += 1
        if wrong <= 40:
            print(f"oracle: {question}: {answer}, not {right}")
    print(f"oracle cases: {len(known)} tried, {wrong} wrong")
    sys.exit(1 if wrong else 0)


main()
