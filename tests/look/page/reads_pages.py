"""Opens pages of the program in a headless Chromium, as their readers do: by mouse, by keyboard, without JavaScript, in the
dark, on a phone, on paper. Says what it skips where there is no Chromium.

  reads_pages.py PROGRAM
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

import browser

ROOT = pathlib.Path(__file__).resolve().parents[3]
EVIL = "<img src=x onerror=alert(1)> \"A\" & 'B' </script><script>alert(2)</script>\u202e"
SOURCES = '''source,publisher,kind,known_on,title,url
evil-1,"{0}",press,2024-08-01,"{0}",javascript:alert(3)
evil-2,Paper,press,2024-08-02,,"https://example.org/""><script>alert(4)</script>"
'''
FIGURES = '''company,measure,basis,period,amount,currency,source
evil,capex,actual,2023H1,1bn,USD,evil-1
evil,capex,actual,2024H1,2bn,USD,evil-2
'''

# All text that is shown at some time, with its colour and that of the paper beneath it; of charts all is upon their paper.
CONTRASTS = """(() => {
  const numbers = (colour) => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map((part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = (one) => {
    for (let at = one; at; at = at.parentElement) {
      if (at.localName === 'svg') return getComputedStyle(at.querySelector('.paper')).fill;
      const found = getComputedStyle(at).backgroundColor;
      if (numbers(found).length === 3) return found;
    }
    return 'rgb(255, 255, 255)';
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const poor = [];
  let seen = 0;
  for (let node; (node = walker.nextNode());) {
    const one = node.parentElement;
    if (!node.data.trim() || one.closest('script, style, title, desc')) continue;
    const ink = one.closest('svg') ? getComputedStyle(one).fill : getComputedStyle(one).color;
    const [a, b] = [light(ink), light(paper(one))].sort((x, y) => y - x);
    ++seen;
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(`${node.data.trim()}: ${ink} on ${paper(one)}`);
  }
  return [seen, poor];
})()"""

SHOWN = """(() => [...document.querySelectorAll('.tip')].filter((one) => getComputedStyle(one).display !== 'none').map((one) => {
  const box = one.getBoundingClientRect();
  return {id: one.id, words: one.textContent, inside: box.left >= 0 && box.top >= 0 && box.right <= innerWidth + 1 &&
          box.bottom <= innerHeight + 1 && box.width > 100 && box.height > 30,
          seen: one.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))};
}))()"""
PAPERS = "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector('.paper')).fill"
COLUMN = "[...document.querySelectorAll('#TABLE tbody tr')].map((row) => {const one = row.cells[PLACE].querySelector('data'); " \
         "return one ? one.value : '';})"
failures = []


def check(sentence, true, what=""):
    if not true:
        failures.append(sentence)
        print(f"FAILED: {sentence}{': ' if what != '' else ''}{what}")


def shown_by(tab):
    """The explanations that are shown, once the page is drawn."""
    tab("Page.captureScreenshot", format="jpeg", quality=1)
    return tab.tell(SHOWN)


def column(tab, section, place):
    return tab.tell(COLUMN.replace("#TABLE", f"section[aria-labelledby={section}]").replace("PLACE", str(place)))


def sorts(tab):
    heading = "document.querySelector('section[aria-labelledby=amounts] thead th:nth-child(2)')"
    before = column(tab, "amounts", 1)
    check("headings of tables are buttons", tab.tell(f"{heading}.querySelector('button') !== null"))
    tab.click(heading + ".querySelector('button')")
    largest_first = column(tab, "amounts", 1)
    there = [float(one) for one in largest_first if one]
    check("a click sorts the largest first", there == sorted(there, reverse=True) and largest_first != before, largest_first)
    check("what has no number comes last", largest_first[:len(there)] == [one for one in largest_first if one])
    check("the order is said", tab.tell(heading + ".getAttribute('aria-sort')") == "descending")
    tab.tell(heading + ".querySelector('button').focus()")
    tab.key("Enter", 13, "\r")
    smallest_first = column(tab, "amounts", 1)
    there = [float(one) for one in smallest_first if one]
    check("the keyboard sorts the smallest first", there == sorted(there), smallest_first)
    check("gaps stay last", smallest_first[len(there):] == largest_first[len(there):])
    check("the other order is said", tab.tell(heading + ".getAttribute('aria-sort')") == "ascending")
    tab.tell(heading.replace("nth-child(2)", "nth-child(1)") + ".querySelector('button').focus()")
    tab.key(" ", 32, " ")
    check("periods stand in the order of time again", column(tab, "amounts", 1) == before)
    check("one column is sorted at a time", tab.tell("document.querySelectorAll('section[aria-labelledby=amounts] [aria-sort]').length") == 1)


def explains(tab, how):
    number = "document.querySelectorAll('.numbers .n')[5]"
    wanted = tab.tell(number + ".getAttribute('aria-describedby')")
    check(f"nothing is explained unasked {how}", shown_by(tab) == [])
    tab.point(number)
    shown = shown_by(tab)
    check(f"the mouse brings the explanation {how}", [one["id"] for one in shown] == [wanted], shown)
    check(f"it is seen as a whole {how}", all(one["inside"] and one["seen"] for one in shown), shown)
    check(f"it says where the number comes from {how}", all("Source" in one["words"] for one in shown), shown)
    tab("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)
    check(f"and it goes with the mouse {how}", shown_by(tab) == [])
    # By the keyboard: from the last link above the numbers on.
    tab.tell("document.querySelector('nav li:last-child a').focus()")
    reached = []
    for _ in range(60):
        tab.key("Tab", 9)
        reached = shown_by(tab)
        if reached:
            break
    check(f"the Tab key brings it {how}", len(reached) == 1 and reached[0]["id"] == "e1", reached)
    check(f"it is seen as a whole by the keyboard {how}", all(one["inside"] and one["seen"] for one in reached), reached)
    check(f"the focus is seen {how}", tab.tell("getComputedStyle(document.activeElement).outline").endswith("solid 3px"))
    tab.point(number)
    check(f"one is shown at a time {how}", [one["id"] for one in shown_by(tab)] == [wanted])
    tab("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)
    tab.tell("document.activeElement.blur()")


def is_described(tab):
    tab("Accessibility.enable")
    found = tab("Runtime.evaluate", expression="document.querySelectorAll('.numbers data')[0]")["result"]["objectId"]
    nodes = tab("Accessibility.getPartialAXTree", objectId=found, fetchRelatives=False)["nodes"]
    words = [one.get("description", {}).get("value", "") for one in nodes]
    check("who does not see the page is told the explanation", any("Source" in one for one in words), words)
    tab("Accessibility.disable")


def keeps_contrast(tab):
    papers = []
    for scheme in ("light", "dark"):
        tab.show(scheme=scheme)
        seen, poor = tab.tell(CONTRASTS)
        check(f"{scheme} text stands out 4.5 to 1 from its paper", seen > 300 and not poor, f"{seen} seen, {poor[:5]}")
        papers.append(tab.tell(PAPERS))
    check("page and charts are light and dark", papers == ["rgb(255, 255, 255)rgb(255, 255, 255)", "rgb(22, 22, 22)rgb(22, 22, 22)"], papers)
    tab.show()


def fits_a_phone(tab):
    tab.show(width=400, height=800)
    check("a page of 400 pixels does not move sideways", tab.tell("document.documentElement.scrollWidth <= innerWidth && innerWidth === 400"),
          tab.tell("document.documentElement.scrollWidth"))
    check("its tables do", tab.tell("[...document.querySelectorAll('.scroll')].some((one) => one.scrollWidth > one.clientWidth)"))
    numbers = tab.tell("document.querySelectorAll('.numbers .n').length")
    for place in [*range(0, numbers, 7), *range(numbers - 1, -1, -7)]:
        tab.tell(f"document.querySelectorAll('.numbers .n')[{place}].focus()")
        shown = shown_by(tab)
        check("an explanation fits a phone", len(shown) == 1 and shown[0]["inside"], (place, shown))
        seen = tab.tell("(() => {const box = document.activeElement.getBoundingClientRect(); const found = document.elementFromPoint("
                        "box.x + box.width / 2, box.y + box.height / 2); return document.activeElement.parentElement.contains(found) "
                        "&& found.closest('.tip') === null;})()")
        check("neither it nor the period hides its number", seen, place)
    tab.tell("document.activeElement.blur()")
    tab.show()


def prints(tab):
    tab.show(scheme="dark")
    made = tab.pdf()
    check("it prints", made[:5] == b"%PDF-" and len(made) > 20000, len(made))
    tab.show(media="print", width=760, scheme="dark")
    check("paper is white, whatever the screen is", tab.tell(PAPERS) == "rgb(255, 255, 255)rgb(255, 255, 255)")
    check("on paper there is nothing to follow or to point at",
          tab.tell("[...document.querySelectorAll('nav, .hint, .tip')].every((one) => getComputedStyle(one).display === 'none')"))
    check("addresses of sources are written out",
          "attr(href)" in tab.tell("[...document.styleSheets].flatMap((one) => [...one.cssRules]).map((one) => one.cssText).join()") and
          "http" in tab.tell("getComputedStyle(document.querySelector('.sources a'), '::after').content"))
    check("nothing is cut off", tab.tell("[...document.querySelectorAll('.scroll')].every((one) => getComputedStyle(one).overflowX === 'visible')"))
    tab.show()


def is_quiet(tab, path):
    """Nothing that the browser complains of, and nothing that it fetched but the file."""
    for one in tab.events:
        told = one["params"]
        if one["method"] in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded", "Page.javascriptDialogOpening"):
            check("the browser complains of nothing", False, told)
        if one["method"] == "Network.requestWillBeSent":
            address = told["request"]["url"]
            check("nothing is fetched", address in (path.resolve().as_uri(), "about:blank") or address.startswith("about:"), address)
    tab.events = []


def is_harmless(tab, path):
    tab.open(path)
    check("strangers bring no element", tab.tell("document.querySelectorAll('img, iframe, object, embed, link, base, form').length") == 0)
    check("strangers bring no script", tab.tell("document.scripts.length") == 1)
    check("links lead to the web or stay on the page",
          tab.tell("[...document.links].every((one) => /^https?:$/.test(one.protocol) || one.getAttribute('href')[0] === '#')"))
    check("links to the web say nothing of the page", tab.tell("[...document.links].every((one) => one.getAttribute('href')[0] === '#' || one.rel === 'noopener noreferrer')"))
    is_quiet(tab, path)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    chromium = browser.find()
    if chromium is None:
        print("skipped: there is no Chromium (Debian: chromium-headless-shell)")
        return 77
    folder = pathlib.Path(tempfile.mkdtemp())

    def capex(*words):
        subprocess.run([program, "--db", str(folder / "test.db"), *words], check=True, cwd=folder)

    tab = None
    try:
        capex("init", "-q")
        capex("import", "csv", "-q", str(ROOT / "examples/ai-capex"))
        capex("report", "alibaba", "tencent", "baidu", "bat", "amazon", "alphabet", "microsoft", "meta", "--period", "2022H1..",
              "--by", "half", "--in", "USD", "-o", "page.html")
        capex("add", "company", "evil", "--name", EVIL, "--reporting-currency", "USD", "-q")
        quoted = EVIL.replace('"', '""')
        (folder / "sources.csv").write_text(SOURCES.format(quoted), encoding="utf-8")
        (folder / "figures.csv").write_text(FIGURES, encoding="utf-8")
        capex("import", "csv", "-q", "sources.csv", "figures.csv")
        capex("report", "evil", "--title", EVIL, "-o", "evil.html")
        page = folder / "page.html"
        tab = browser.start(chromium)
        tab.show()
        tab.open(page)
        sorts(tab)
        explains(tab, "with JavaScript")
        tab.tell("document.querySelectorAll('.numbers .n')[3].focus()")
        tab.key("Escape", 27)
        check("Escape puts an explanation away", shown_by(tab) == [])
        tab.tell("document.querySelectorAll('.numbers .n')[4].focus()")
        check("the next is shown again", len(shown_by(tab)) == 1)
        tab.tell("document.activeElement.blur()")
        is_described(tab)
        keeps_contrast(tab)
        fits_a_phone(tab)
        prints(tab)
        is_quiet(tab, page)
        tab("Emulation.setScriptExecutionDisabled", value=True)
        tab.open(page)
        check("without JavaScript no script ran", tab.tell("document.querySelectorAll('button').length") == 0)
        explains(tab, "without JavaScript")
        tab.events = [one for one in tab.events if one["method"] != "Log.entryAdded" or "script" not in str(one).lower()]
        is_quiet(tab, page)
        tab("Emulation.setScriptExecutionDisabled", value=False)
        is_harmless(tab, folder / "evil.html")
    finally:
        if tab is not None:
            tab.close()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(failures)} failures" if failures else "all is as it should be")
    return 1 if failures else 0


sys.exit(main())
