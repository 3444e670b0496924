"""Growth in dollars by pandas: reads the plain files, then grows, and says how long each took.

usage: pandas_growth.py FIGURES.csv RATES.csv AS_OF_DAY [ROWS]

Prints the seconds of reading and those of growing. With ROWS it also writes the rows there, as company and half (int32)
and factor (float64). The figures are read in the order of company, half and day of publication, so that neighbouring
rows are compared and nothing is sorted or joined; a currency is a category, so that a rate is found by two numbers.
"""

import sys
import time

import numpy
import pandas


def average_dollars(rates, currencies, halves):
    """Dollars for one unit: a row a currency, a column a half."""
    per_euro = rates.pivot(index="day", columns="currency", values="rate")
    per_euro["EUR"] = 1.0
    per_dollar = per_euro.div(per_euro["USD"], axis=0)
    half = 2 * per_dollar.index.year + (per_dollar.index.month > 6)
    mean = 1 / per_dollar.groupby(half).mean()
    # The euro and the pound are quoted in dollars, the others per dollar: the mean is taken as they are quoted.
    in_dollars = 1 / per_dollar[["EUR", "GBP"]]
    mean[["EUR", "GBP"]] = in_dollars.groupby(half).mean()
    return mean.reindex(index=halves, columns=currencies).to_numpy().T


def grow(figures, rates, as_of):
    known = figures["known_on"].to_numpy() <= as_of
    company, half, amount = (figures[name].to_numpy()[known] for name in ("company", "half", "amount"))
    currency = figures["currency"].cat.codes.to_numpy()[known]
    # The first and the last known of each company and half: an amount that was restated without its base is as first
    # stated, a base as last.
    changes = (company[1:] != company[:-1]) | (half[1:] != half[:-1])
    first, last = numpy.append(True, changes), numpy.append(changes, True)
    as_first = amount[first]
    company, half, amount, currency = company[last], half[last], amount[last], currency[last]

    halves = range(half.min(), half.max() + 1)
    dollars = average_dollars(rates, figures["currency"].cat.categories, halves)
    rate = dollars[currency, half - halves[0]]
    converted, as_first = amount * rate, as_first * rate
    has_base = (company[2:] == company[:-2]) & (half[2:] - 2 == half[:-2])
    factor = (as_first[2:] / converted[:-2])[has_base]
    return company[2:][has_base], half[2:][has_base], factor


def main():
    figures_file, rates_file, as_of = sys.argv[1], sys.argv[2], int(sys.argv[3])
    begin = time.perf_counter()
    types = {"company": "int32", "half": "int32", "known_on": "int32", "currency": "category", "amount": "int64"}
    figures = pandas.read_csv(figures_file, dtype=types)
    rates = pandas.read_csv(rates_file, parse_dates=["day"])
    read = time.perf_counter()
    company, half, factor = grow(figures, rates, as_of)
    (factor - 1).sum()
    grown = time.perf_counter()
    print(read - begin, grown - read)

    if len(sys.argv) > 4:
        rows = numpy.empty(len(factor), dtype=[("company", "i4"), ("half", "i4"), ("factor", "f8")])
        rows["company"], rows["half"], rows["factor"] = company, half, factor
        rows.tofile(sys.argv[4])


main()
