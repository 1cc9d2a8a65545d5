"""What a report does in a real browser: `browser.py REPORT CHROMIUM CHROMEDRIVER`."""

import csv
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

PAGE, CHROMIUM, DRIVER = sys.argv[1:]
URL = Path(PAGE).resolve().as_uri()
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage",
]
LETTER = "7a4e16727aade0bb"
LONG_LETTER = "ffa071d56f709d40"
ANSWERS = "387cdeb30bdfeff8"


@contextmanager
def browser(width=1400, height=900, scheme="light"):
    """A browser with an empty profile; at its end nothing may have been said on the console."""
    with tempfile.TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for flag in [*FLAGS, f"--user-data-dir={profile}"]:
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        options.set_capability("unhandledPromptBehavior", "ignore")
        driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        try:
            size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            media = [{"name": "prefers-color-scheme", "value": scheme}]
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})
            yield driver
            said = driver.get_log("browser")
            assert not said, said
            assert driver.execute_script("return performance.getEntriesByType('resource').length") == 0
        finally:
            driver.quit()


def show(driver, fragment=""):
    driver.get("about:blank")
    driver.get(URL + fragment)


def find(driver, selector):
    return driver.find_element(By.CSS_SELECTOR, selector)


def texts(driver, selector):
    return [element.text for element in driver.find_elements(By.CSS_SELECTOR, selector)]


def focused(driver):
    return driver.switch_to.active_element


def until(driver, what):
    return WebDriverWait(driver, 10).until(what)


def choose_date(driver, selector, value):
    script = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', {bubbles: true}))"
    driver.execute_script(script, find(driver, selector), value)


def overview(driver):
    show(driver)
    assert find(driver, "#overview").is_displayed() and not find(driver, "#deadlines").is_displayed()
    assert find(driver, "h1").text == "Brieven & <b>"
    assert driver.find_elements(By.CSS_SELECTOR, ".chart svg rect.past")
    today = driver.execute_script("return today = new Date(), [today.getFullYear(), today.getMonth() + 1, today.getDate()]")
    assert find(driver, "#ahead-from").get_attribute("value") == "{}-{:02}-{:02}".format(*today)
    choose_date(driver, "#ahead-from", "2025-10-03")
    assert find(driver, "#ahead .lede a").text == "7 deadlines", find(driver, "#ahead").text
    assert texts(driver, "#ahead div:first-child th")[:2] == ["2025 Q4", "2026 Q1"]
    choose_date(driver, "#ahead-from", "2024-08-31")
    said = find(driver, "#ahead .lede a").text
    find(driver, "#ahead .lede a").click()
    until(driver, lambda d: find(d, "#found").text == f"{said} of 14")
    show(driver)
    choose_date(driver, "#ahead-from", "2199-01-01")
    assert "None of 14 deadlines" in find(driver, "#ahead").text
    find(driver, "#ahead-last").click()
    find(driver, "#ahead div:first-child th a").click()
    until(driver, lambda d: find(d, "#deadlines").is_displayed())
    assert texts(driver, "#deadline-rows .due") == ["2025 Q4"]


def filters_and_sorts(driver):
    show(driver, "#view=deadlines")
    rows = lambda: driver.find_elements(By.CSS_SELECTOR, "#deadline-rows tr")
    assert len(rows()) == 14 and find(driver, "#found").text == "14 deadlines"
    due = texts(driver, "#deadline-rows .due")
    assert due[0].startswith("1 May – 31 Aug 2017") and due[-1] == "by 31 Dec 2027", due

    find(driver, "th.latest button").send_keys(Keys.ENTER)
    assert find(driver, "th.latest").get_attribute("aria-sort") == "descending"
    assert texts(driver, "#deadline-rows .due") != due and len(rows()) == 14
    assert focused(driver).get_attribute("data-column") == "latest"
    find(driver, "th.kind button").click()
    assert find(driver, "th.latest").get_attribute("aria-sort") == "none"
    kinds = texts(driver, "#deadline-rows td.kind")
    assert kinds == sorted(kinds) and len(set(kinds)) > 3, kinds

    Select(find(driver, "[name=kind]")).select_by_visible_text("commitment")
    assert set(texts(driver, "#deadline-rows td.kind")) == {"commitment"} and len(rows()) == 3
    find(driver, "[name=q]").send_keys("zomer VERZONDEN")
    assert len(rows()) == 1 and find(driver, "#found").text == "1 deadline of 14"
    assert "q=zomer+VERZONDEN" in driver.current_url and "kind=commitment" in driver.current_url
    driver.refresh()
    assert len(rows()) == 1 and find(driver, "[name=q]").get_attribute("value") == "zomer VERZONDEN"
    find(driver, "#filters [type=reset]").click()
    until(driver, lambda d: len(rows()) == 14)

    choose_date(driver, "[name=from]", "2026-01-01")
    choose_date(driver, "[name=to]", "2026-05-31")
    assert texts(driver, "#deadline-rows .due") == ["1 Feb 2026", "1 Feb 2026", "1 Mar – 31 May 2026"]
    find(driver, "[name=q]").send_keys("niets van dit al")
    assert not rows() and not find(driver, "#download").is_enabled()


def saves(driver):
    show(driver, "#view=deadlines&firmness=intended")
    with tempfile.TemporaryDirectory() as folder:
        driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": folder})
        find(driver, "#download").click()
        saved = Path(folder, "deadlines.csv")
        until(driver, lambda _: saved.exists() and saved.stat().st_size)
        with saved.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    assert len(rows) == len(driver.find_elements(By.CSS_SELECTOR, "#deadline-rows tr")) == 3
    assert {row["firmness"] for row in rows} == {"intended"}
    assert rows[-1]["latest"] == "2026-02-01" and rows[-1]["doc_id"] == LONG_LETTER


def leads_from_a_deadline_to_its_place(driver):
    show(driver, "#view=deadlines&q=traject+verwacht")
    find(driver, "#deadline-rows a").send_keys(Keys.ENTER)
    until(driver, lambda d: find(d, "#papers").is_displayed())
    assert focused(driver).text == "einde van dit jaar"
    driver.back()
    until(driver, lambda d: find(d, "#deadlines").is_displayed())
    assert len(driver.find_elements(By.CSS_SELECTOR, "#deadline-rows tr")) == 1


def opens_a_paper_at_a_fact(driver):
    show(driver, f"#doc={LETTER}&fact={LETTER}-d12004")
    mark = focused(driver)
    assert mark.tag_name == "mark" and mark.text == "einde van dit jaar", mark.text
    box = mark.rect
    top = box["y"] - driver.execute_script("return scrollY")
    assert 0 < top < 900, top
    card = find(driver, "#card")
    assert "by 31 Dec 2024" in card.text and "uw Kamer" in card.text and "time.relative" in card.text
    assert find(driver, f"#paper-links [data-doc='{LETTER}']").get_attribute("aria-current") == "true"
    assert find(driver, "#text").get_attribute("lang") == "nl"
    # An organisation is marked because the address asks for it.
    show(driver, f"#doc={ANSWERS}&fact={ANSWERS}-n164")
    assert focused(driver).text == "politie" and find(driver, "#kinds [value=n]").is_selected()
    show(driver, f"#doc={ANSWERS}&fact={ANSWERS}-q0")
    assert focused(driver).text.startswith("Vraag (107)") or "status van de taskforce" in focused(driver).text
    # What is not there is no trouble.
    show(driver, f"#doc={ANSWERS}&fact=nothing&at=x")
    assert find(driver, "#paper-title").text.startswith("Totaallijst")
    show(driver, "#doc=nothing")
    assert find(driver, "#overview").is_displayed()


def marks_what_the_table_quotes(driver):
    """Every mark of every paper holds the words between its fact's places."""
    show(driver, "#view=papers")
    for doc in [link.get_attribute("data-doc") for link in driver.find_elements(By.CSS_SELECTOR, "#paper-links a")]:
        driver.execute_script("location.hash = `doc=${arguments[0]}`", doc)
        until(driver, lambda d: find(d, f"[data-doc='{doc}']").get_attribute("aria-current"))
        for box in driver.find_elements(By.CSS_SELECTOR, "#kinds input:not(:checked)"):
            box.click()
        wrong = driver.execute_script("""
            const index = [...document.querySelectorAll("#paper-links a")].findIndex((a) => a.dataset.doc === arguments[0]);
            const data = JSON.parse(document.getElementById(`p${index}`).textContent);
            const text = Array.from(data.text);
            const squeeze = (words) => words.replace(/\\s+/gu, "");
            const marks = [...document.querySelectorAll("#text mark")];
            const shown = new Map();
            for (const { mark, textContent } of marks)
              for (const fact of mark.facts) shown.set(fact.id, (shown.get(fact.id) || "") + textContent);
            return data.facts.filter(([letter]) => letter !== "q").map(([letter, start, end]) =>
              [`${arguments[0]}-${letter}${start}`, text.slice(start, end).join("")])
              .filter(([id, quote]) => squeeze(shown.get(id) || "") !== squeeze(quote));
        """, doc)
        assert not wrong, wrong[:3]


def works_by_keyboard(driver):
    show(driver)
    focused(driver).send_keys(Keys.TAB)
    assert focused(driver).get_attribute("class") == "skip"
    focused(driver).send_keys(Keys.ENTER)
    assert focused(driver).get_attribute("id") == "main"
    find(driver, "#tab-overview").send_keys(Keys.ARROW_RIGHT)
    assert focused(driver).get_attribute("id") == "tab-deadlines" and find(driver, "#deadlines").is_displayed()
    focused(driver).send_keys(Keys.END)
    assert focused(driver).get_attribute("aria-selected") == "true" and find(driver, "#papers").is_displayed()

    show(driver, f"#doc={LETTER}")
    # The pointer rests where no mark is.
    ActionChains(driver).move_to_element(find(driver, "#paper-title")).perform()
    first = find(driver, "#text mark")
    driver.execute_script("arguments[0].focus()", first)
    tip = find(driver, "#tip")
    assert tip.is_displayed() and first.get_attribute("aria-describedby") == "tip"
    assert "Rule motion.members" in tip.text and "Motion of Sneller, Mutluer" in tip.text, tip.text
    focused(driver).send_keys(Keys.ESCAPE)
    assert not tip.is_displayed() and focused(driver) == first
    focused(driver).send_keys(Keys.ARROW_RIGHT)
    second = focused(driver)
    assert second != first and second.tag_name == "mark"
    second.send_keys(Keys.ENTER)
    assert focused(driver).tag_name == "h4" and find(driver, "#card").is_displayed()
    assert "fact=" in driver.current_url
    focused(driver).send_keys(Keys.ESCAPE)
    assert focused(driver) == second and not find(driver, "#card").is_displayed()


def chooses_kinds(driver):
    show(driver, f"#doc={LETTER}")
    count = lambda letter: len(driver.find_elements(By.CSS_SELECTOR, f"#text mark.k-{letter}"))
    assert count("d") == 4 and count("n") == 0 and count("r") > 5
    find(driver, "#kinds [value=d]").click()
    # Where a deadline stood the event of the same place comes to light.
    assert count("d") == 0 and driver.find_elements(By.CSS_SELECTOR, "#text mark.k-e")
    find(driver, "#kinds [value=n]").send_keys(Keys.SPACE)
    assert count("n") > 20
    find(driver, "#paper-search").send_keys("BRIEF veiligheid justitie 2016")
    assert find(driver, "#papers-found").text.startswith("1 paper of ")


def sets_facts_that_nest_and_cross(driver):
    show(driver, f"#doc={LONG_LETTER}&fact={LONG_LETTER}-n45976")
    assert focused(driver).text == "WVSV" and focused(driver).find_element(By.XPATH, "..").tag_name == "mark"
    # No rule reads facts that cross, so the data is made to hold some before the paper is opened.
    show(driver)
    places = [["e", 4, 30], ["r", 20, 45], ["m", 20, 25], ["n", 28, 60], ["a", 45, 50], ["d", 4, 30]]
    shown = driver.execute_script("""
        const papers = JSON.parse(document.getElementById("data").textContent).papers;
        const element = document.getElementById(`p${papers.findIndex(([id]) => id === arguments[0])}`);
        const data = JSON.parse(element.textContent);
        data.text = "😀 " + "abcdefghi ".repeat(7);
        data.pieces = [["p", 0, 40, 0], ["f", 40, 48, 0], ["p", 48, 71, 1]];
        data.notes = [[19, 21]];
        data.facts = arguments[1].map(([letter, start, end]) => [letter, start, end, 0, 0, 0, []]);
        const other = document.createElement("div");
        Object.assign(other, { id: element.id, textContent: JSON.stringify(data), hidden: true });
        element.replaceWith(other);
        location.hash = `doc=${arguments[0]}&fact=${arguments[0]}-n28`;
        return data.text;
    """, LONG_LETTER, places)
    until(driver, lambda d: d.find_elements(By.CSS_SELECTOR, "#text mark"))
    squeeze = lambda words: "".join(words.split())
    assert squeeze(find(driver, "#text").text) == squeeze(shown)
    marked = driver.execute_script("""
        const words = {};
        for (const { mark, textContent } of document.querySelectorAll("#text mark"))
          for (const { letter } of mark.facts) words[letter] = (words[letter] || "") + textContent;
        return words;
    """)
    assert {kind: squeeze(words) for kind, words in marked.items()} == {
        kind: squeeze(shown[start:end]) for kind, start, end in places
    }, marked
    assert len(driver.find_elements(By.CSS_SELECTOR, "#text mark[tabindex]")) == 5
    assert "".join(sign.get_attribute("textContent") for sign in driver.find_elements(By.CSS_SELECTOR, "#text sup")) == shown[19:21]
    assert focused(driver).tag_name == "mark" and "k-n" in focused(driver).get_attribute("class")


def a_hostile_paper_is_text(driver):
    show(driver, "#view=deadlines&q=onmouseover")
    link = find(driver, "#deadline-rows a")
    assert 'onmouseover="alert(5)' in link.text
    link.click()
    until(driver, lambda d: find(d, "#papers").is_displayed())
    text = find(driver, "#text").text
    for words in ["<script>alert(1)</script>", "</script><script>alert(3)</script>", "{{ 7*7 }} {% raw %}",
                  "]]>", "<!-- -->", "&lt; &#60;", "javascript:alert(7)"]:
        assert words in text, (words, text)
    assert not driver.find_elements(By.CSS_SELECTOR, "main script, main img, main b b, #text b, #text svg, [onmouseover]")
    for mark in driver.find_elements(By.CSS_SELECTOR, "#text mark"):
        driver.execute_script("arguments[0].focus()", mark)
        mark.send_keys(Keys.ENTER)
        for anchor in driver.find_elements(By.CSS_SELECTOR, "#card a"):
            assert anchor.get_attribute("href").startswith(("https://", "http://", URL + "#")), anchor.get_attribute("href")
    show(driver, "#doc=%3Cscript%3Ealert(9)%3C/script%3E&fact=%22%3E%3Cimg%20src%3Dx%3E")
    show(driver, "#view=deadlines&q=%3Cimg%20src=x%20onerror=alert(10)%3E&owner=%22%3E")
    assert not driver.find_elements(By.CSS_SELECTOR, "img")


def follows_the_theme(driver):
    ground = lambda: driver.execute_script("return getComputedStyle(document.body).backgroundColor")
    show(driver)
    dark = ground()
    assert find(driver, "#theme").text == "Light"
    find(driver, "#theme").click()
    light = ground()
    assert light != dark and find(driver, "#theme").text == "Dark"
    driver.refresh()
    assert ground() == light


def fits(driver):
    """Nothing is wider than the window."""
    for fragment in ["", "#view=deadlines", f"#doc={LONG_LETTER}", f"#doc={LETTER}&fact={LETTER}-d12004"]:
        show(driver, fragment)
        widths = driver.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
        assert widths[0] <= widths[1], (fragment, widths)


WIDE = [overview, filters_and_sorts, saves, leads_from_a_deadline_to_its_place, opens_a_paper_at_a_fact,
        marks_what_the_table_quotes, works_by_keyboard, chooses_kinds, sets_facts_that_nest_and_cross,
        a_hostile_paper_is_text, fits]

with browser() as wide:
    for check in WIDE:
        began = time.monotonic()
        check(wide)
        print(f"{check.__name__}: {time.monotonic() - began:.1f} s")
with browser(380, 800, "dark") as narrow:
    fits(narrow)
    follows_the_theme(narrow)
