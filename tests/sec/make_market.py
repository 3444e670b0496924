"""Makes up the market as the SEC hands it out: companyfacts.zip, submissions.zip, company_tickers.json.

    make_market.py FOLDER [--filers N]   the archives of N filers (20000), and of a tenth as many people
    make_market.py FOLDER --next         one filing more, in archives that were made before

The same on every machine, and in the real shape: documents named for their CIK, filings that repeat the year before, year-to-date
cash flows, concepts that feed nothing, instants, shares, names that differ by their legal form alone, former names, filers without
a ticker, submissions of several documents. A document has some 100 kB where the SEC's have ten times that on average: what is left
out is more of what feeds no measure.
"""
import argparse
import json
import os
import random
import zipfile

FIRST = ("Northern Southern Eastern Western United General National American Pacific Atlantic Global First Advanced Applied "
         "Allied Central Continental Royal Summit Pioneer Liberty Heritage Frontier Beacon Granite Evergreen Sterling Vanguard "
         "Crystal Silver Golden Blue Red Green Bright Clear Deep High Long New Old Prime Pure Rapid Smart Solid True Vital").split()
SECOND = ("Power Energy Water Steel Semiconductor Software Data Networks Systems Devices Materials Chemical Foods Brands Retail "
          "Airlines Rail Motors Marine Aerospace Pharma Therapeutics Medical Health Insurance Capital Bank Trust Realty Media "
          "Wireless Cable Mining Gold Oil Gas Solar Wind Robotics Logistics Packaging Paper Textile Apparel Education Gaming Homes "
          "Optics Photonics Storage").split()
FORMS = ("Inc", "INC.", "Corp", "CORP /DE/", "Ltd", "Holdings, Inc.", "Co", "N.V.", "plc", "LLC")
INDUSTRIES = (("3674", "Semiconductors & Related Devices"), ("7372", "Services-Prepackaged Software"),
              ("4911", "Electric Services"), ("2834", "Pharmaceutical Preparations"), ("1311", "Crude Petroleum & Natural Gas"),
              ("6798", "Real Estate Investment Trusts"), ("5961", "Retail-Catalog & Mail-Order Houses"),
              ("3711", "Motor Vehicles & Passenger Car Bodies"), ("4813", "Telephone Communications"), ("", ""))
FLOWS = ("PaymentsToAcquirePropertyPlantAndEquipment", "NetCashProvidedByUsedInOperatingActivities")
OF_QUARTERS = ("Revenues", "CostOfRevenue", "IncomeTaxExpenseBenefit")
INSTANTS = ("Assets", "StockholdersEquity")
LAST_YEAR = 2025


def cik_of(number):
    return 1000000 + 37 * number


def filer(number):
    """What is made up of a filer, but for its facts."""
    rng = random.Random(number)
    name = f"{rng.choice(FIRST)} {rng.choice(SECOND)} {rng.choice(SECOND)} {rng.choice(FORMS)}"
    ticker = ""
    if number % 2:
        left, letters = number // 2, ""
        for _ in range(4):
            left, letter = divmod(left, 26)
            letters = chr(65 + letter) + letters
        ticker = letters
    industry = rng.choice(INDUSTRIES)
    return {
        "cik": cik_of(number), "name": name, "ticker": ticker, "industry": industry, "from": rng.randint(2009, 2023),
        "scale": rng.choice((1000, 100000, 1000000)), "month": rng.choice((12, 12, 12, 12, 6, 9, 3)),
        "former": [f"{rng.choice(FIRST)} {rng.choice(SECOND)} {rng.choice(FORMS)}"] if rng.random() < 0.2 else [],
        "exchange": rng.choice(("Nasdaq", "NYSE", "OTC")) if ticker else "",
    }


def quarters_of(of, more):
    """(fiscal year, quarter) of each of its filings."""
    return [(year, quarter) for year in range(of["from"], LAST_YEAR) for quarter in (1, 2, 3, 4)] + \
           [(LAST_YEAR, quarter + 1) for quarter in range(more)]


DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_after(year, month, by):
    at = year * 12 + month - 1 + by
    return at // 12, at % 12 + 1


def last_day(year, month):
    day = 29 if month == 2 and year % 4 == 0 else DAYS[month]
    return f"{year}-{month:02}-{day:02}"


def facts_of(of, more=0):
    """Its company facts, as text."""
    lists = {}

    def add(concept, unit, text):
        lists.setdefault((concept, unit), []).append(text)

    cik = of["cik"]
    for year, quarter in quarters_of(of, more):
        filed_year, filed_month = month_after(year, of["month"], 3 * quarter - 12 + 1)
        form = "10-K" if quarter == 4 else "10-Q"
        rest = (f'"accn":"{cik:010}-{filed_year % 100:02}-{filed_month:06}","fy":{year},"fp":"{"FY" if quarter == 4 else f"Q{quarter}"}",'
                f'"form":"{form}","filed":"{filed_year}-{filed_month:02}-28"')
        for back in (0, 1):
            end_year, end_month = month_after(year - back, of["month"], 3 * quarter - 12)
            end = last_day(end_year, end_month)
            begun_year, begun_month = month_after(year - back, of["month"], -11)
            begin = f"{begun_year}-{begun_month:02}-01"
            quarter_year, quarter_month = month_after(end_year, end_month, -2)
            in_quarter = f"{quarter_year}-{quarter_month:02}-01"
            base = (cik * 7919 + (year - back) * 104729) % 90000 + 10000
            for place, concept in enumerate(FLOWS):
                add(concept, "USD", f'{{"start":"{begin}","end":"{end}","val":{base * quarter * (place + 1) * of["scale"]},{rest}}}')
            for place, concept in enumerate(OF_QUARTERS):
                start = begin if quarter == 4 else in_quarter
                value = base * (8 - place) * (4 if quarter == 4 else 1) * of["scale"]
                add(concept, "USD", f'{{"start":"{start}","end":"{end}","val":{value},{rest},"frame":"CY{end_year}"}}')
            add("EarningsPerShareBasic", "USD/shares",
                f'{{"start":"{in_quarter}","end":"{end}","val":{base % 900 / 100},{rest}}}')
            for place, concept in enumerate(INSTANTS):
                add(concept, "USD", f'{{"end":"{end}","val":{base * (20 - place) * of["scale"]},{rest}}}')
    concepts = ",".join(
        f'"{concept}":{{"label":"{concept}","description":"What the filer states as {concept}, in a sentence of the taxonomy.",'
        f'"units":{{"{unit}":[{",".join(facts)}]}}}}' for (concept, unit), facts in lists.items())
    return f'{{"cik":{cik},"entityName":{json.dumps(of["name"])},"facts":{{"us-gaap":{{{concepts}}}}}}}'


def submissions_of(of, more=0):
    """Its submissions document, as text; the rows of its filings are all of one sort."""
    count = len(quarters_of(of, more))
    day = DAYS[of["month"]]
    return json.dumps({
        "cik": f"{of['cik']:010}", "entityType": "operating", "sic": of["industry"][0], "sicDescription": of["industry"][1],
        "name": of["name"], "tickers": [of["ticker"]] if of["ticker"] else [],
        "exchanges": [of["exchange"]] if of["exchange"] else [], "ein": "000000000", "fiscalYearEnd": f"{of['month']:02}{day:02}",
        "stateOfIncorporation": "DE", "formerNames": [{"name": name, "from": "2001-01-01T00:00:00.000Z"} for name in of["former"]],
        "filings": {"recent": {"accessionNumber": [f"{of['cik']:010}-{n % 100:02}-{n:06}" for n in range(count * 6)],
                               "form": ["4", "8-K", "10-Q"] * (count * 2)}, "files": []}})


def make(folder, filers):
    os.makedirs(folder, exist_ok=True)
    tickers = {}
    pack = {"compression": zipfile.ZIP_DEFLATED, "compresslevel": 1}
    with zipfile.ZipFile(f"{folder}/companyfacts.zip", "w", **pack) as facts, \
            zipfile.ZipFile(f"{folder}/submissions.zip", "w", **pack) as submissions:
        for number in range(filers):
            of = filer(number)
            facts.writestr(f"CIK{of['cik']:010}.json", facts_of(of))
            submissions.writestr(f"CIK{of['cik']:010}.json", submissions_of(of))
            if number % 50 == 0:
                submissions.writestr(f"CIK{of['cik']:010}-submissions-001.json", '{"accessionNumber":[],"form":[]}')
            if of["ticker"]:
                tickers[str(len(tickers))] = {"cik_str": of["cik"], "ticker": of["ticker"], "title": of["name"]}
            if number % 10 == 0:
                person = {"cik": cik_of(number) + 1, "entityName": f"Doe John {number}", "facts": {}}
                facts.writestr(f"CIK{person['cik']:010}.json", json.dumps(person))
                submissions.writestr(f"CIK{person['cik']:010}.json",
                                     json.dumps({"cik": person["cik"], "name": person["entityName"], "sic": "", "filings": {}}))
    with open(f"{folder}/company_tickers.json", "w", encoding="utf-8") as file:
        json.dump(tickers, file)


def add_filing(folder):
    """Of the second filer. Its documents before stay in the archives as bytes that no directory names."""
    of = filer(1)
    name = f"CIK{of['cik']:010}.json"
    for archive, text in (("companyfacts", facts_of(of, 1)), ("submissions", submissions_of(of, 1))):
        with zipfile.ZipFile(f"{folder}/{archive}.zip", "a", zipfile.ZIP_DEFLATED) as file:
            file.filelist.remove(file.NameToInfo.pop(name))
            file.writestr(name, text)


def add_data_set(folder, year, filers):
    """YEARq.zip, in the shape of the SEC's quarterly data sets, of what was filed in a year: two measures in two segments."""
    mapped = ("PaymentsToAcquirePropertyPlantAndEquipment", "Revenues")
    submissions, numbers = ["adsh\tcik\tname\tsic\tform\tperiod\tfiled"], [
        "adsh\ttag\tversion\tddate\tqtrs\tuom\tsegments\tcoreg\tvalue\tfootnote"]
    for number in range(filers):
        of = filer(number)
        filed = {}
        for concept, content in json.loads(facts_of(of))["facts"]["us-gaap"].items():
            for fact in content["units"].get("USD", ()):
                if fact["filed"].startswith(str(year)):
                    filed[fact["accn"]] = fact
                    end = fact["end"].replace("-", "")
                    months = 0
                    if "start" in fact:
                        months = (int(end[:4]) - int(fact["start"][:4])) * 12 + int(end[4:6]) - int(fact["start"][5:7]) + 1
                    north = fact["val"] * 2 // 5
                    for segment, value in (("", fact["val"]), ("North", north), ("SouthAndSea", fact["val"] - north)):
                        if segment and concept not in mapped:
                            continue
                        numbers.append("\t".join((
                            fact["accn"], concept, f"us-gaap/{year}", end, str(months // 3), "USD",
                            f"BusinessSegments={segment};" if segment else "", "", f"{value}.0000", "")))
        for accession, fact in filed.items():
            submissions.append("\t".join((accession, str(of["cik"]), of["name"].upper(), of["industry"][0], fact["form"], "",
                                          fact["filed"].replace("-", ""))))
    rows = numbers[1:]
    random.Random(year).shuffle(rows)
    with zipfile.ZipFile(f"{folder}/{year}q.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sub.txt", "\n".join(submissions) + "\n")
        archive.writestr("num.txt", "\n".join(numbers[:1] + rows) + "\n")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder")
    arguments.add_argument("--filers", type=int, default=20000)
    arguments.add_argument("--next", action="store_true")
    asked = arguments.parse_args()
    if asked.next:
        add_filing(asked.folder)
    else:
        make(asked.folder, asked.filers)
