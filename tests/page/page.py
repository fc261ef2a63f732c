#!/usr/bin/env python3
"""Opens pages of kith plot in headless Chromium and uses them as people do: claims that hold.

usage: page.py KITH DATA-FOLDER FOLDER-FOR-SCREENSHOTS
"""
# SPDX-License-Identifier: GPL-2.0-or-later
import contextlib
import csv
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

KITH = os.path.abspath(sys.argv[1])
DATA, SHOTS = map(pathlib.Path, sys.argv[2:4])
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--window-size=1280,900"]
MANY, MOST_NODES, SLOWEST_FRAME, SLOWEST_WORK = 5000, 40000, 200, 16

# Run before the page: what its policy refuses is remembered.
WATCH = """
window.refused = [];
addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
"""
# Where a person is on the screen, by the browser's own reckoning.
PLACE = """
const people = JSON.parse(document.getElementById("kith-data").textContent).people;
const person = people.find((p) => p.n === arguments[0]);
const at = new DOMPoint(person.x, person.y).matrixTransform(
	document.querySelector("svg").getScreenCTM());
return {x: at.x, y: at.y, ties: person.ties.length};
"""
# Times of frames while the wheel turns, the hand drags or the pointer wanders over people.
FRAMES = """
const [how, done] = arguments, svg = document.querySelector("svg"), frames = [], work = [];
const people = JSON.parse(document.getElementById("kith-data").textContent).people;
const toScreen = svg.getScreenCTM(), box = svg.parentNode.getBoundingClientRect();
const middle = {clientX: box.x + box.width / 2, clientY: box.y + box.height / 2,
	bubbles: true, cancelable: true, pointerId: 1};
const send = {
	wheel: () => svg.dispatchEvent(new WheelEvent("wheel", {...middle, deltaY: -15})),
	drag: (k) => svg.dispatchEvent(new PointerEvent("pointermove",
		{...middle, clientX: middle.clientX + 4 * k, clientY: middle.clientY + 2 * k})),
	hover: (k) => {
		const person = people[k * 31 % people.length];
		const at = new DOMPoint(person.x, person.y).matrixTransform(toScreen);
		svg.dispatchEvent(new PointerEvent("pointermove",
			{...middle, clientX: at.x, clientY: k % 3 ? at.y : box.y + 2}));
	},
}[how];
svg.setPointerCapture = () => {};
if (how === "drag") {
	svg.dispatchEvent(new PointerEvent("pointerdown", middle));
}
let last = performance.now();
const frame = () => {
	const now = performance.now();
	frames.push(now - last);
	last = now;
	if (frames.length > 40) {
		svg.dispatchEvent(new PointerEvent("pointercancel", middle));
		done([frames, work]);
		return;
	}
	send(frames.length);
	work.push(performance.now() - now);
	requestAnimationFrame(frame);
};
requestAnimationFrame(frame);
"""


@contextlib.contextmanager
def chromium():
    """A browser that knows nobody and forgets everything."""
    profile = tempfile.mkdtemp()
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    for flag in FLAGS + ["--user-data-dir=" + profile]:
        options.add_argument(flag)
    browser = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
    try:
        browser.set_script_timeout(120)
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        yield browser
    finally:
        browser.quit()
        shutil.rmtree(profile, ignore_errors=True)


class Page:
    """A page of a plot, open in a browser."""

    def __init__(self, browser, folder, graph, *options):
        self.browser = browser
        self.file = folder / "web.html"
        subprocess.run([KITH, "plot", "-q", *options, "-o", self.file, graph], check=True)
        for kind in ["browser", "performance"]:
            browser.get_log(kind)
        browser.get(self.file.as_uri())
        self.wait(lambda: self.run("return document.body.dataset.ready") == "yes")

    def run(self, script, *values):
        return self.browser.execute_script(script, *values)

    def wait(self, claim):
        WebDriverWait(self.browser, 20).until(lambda _: claim())

    def settle(self):
        """Waits until what was moved has been painted anew."""
        self.wait(lambda: self.run("return !document.querySelector('svg').style.transform"))

    def place(self, name):
        self.settle()
        return self.run(PLACE, name)

    def hover(self, x, y):
        actions = ActionChains(self.browser, duration=20)
        actions.w3c_actions.pointer_action.move_to_location(round(x), round(y))
        return actions

    def press(self, *keys):
        ActionChains(self.browser).send_keys(*keys).perform()

    def heading(self):
        shown = self.browser.find_elements(By.CSS_SELECTOR, "aside:not([hidden]) h2")
        return shown[0].text if shown else None

    def shot(self, name):
        self.settle()
        self.browser.save_screenshot(str(SHOTS / name))


def is_near(a, b, most=2):
    return abs(a["x"] - b["x"]) <= most and abs(a["y"] - b["y"]) <= most


def nothing_is_fetched_and_nothing_refused(page):
    assert page.run("return refused") == [], page.run("return refused")
    said = [entry["message"] for entry in page.browser.get_log("browser")]
    assert said == [], said
    events = [json.loads(entry["message"])["message"]
              for entry in page.browser.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events
             if event["method"] == "Network.requestWillBeSent"]
    assert asked == [page.file.as_uri()], asked


def the_policy_refuses_what_was_not_there(page):
    page.browser.execute_async_script("""
        const done = arguments[0], script = document.createElement("script");
        script.textContent = "window.ran = true";
        const image = new Image();
        image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
        document.body.append(script);
        document.body.setAttribute("style", "color: red");
        fetch("http://127.0.0.1:9/").catch(() => setTimeout(done, 100));""")
    refused = page.run("return refused")
    for what in ["script-src-elem", "img-src", "style-src-attr", "connect-src"]:
        assert what in refused, (what, refused)
    assert page.run("return window.ran") is None


def hovering_lights_a_persons_ties(page):
    at = page.place("Jun Watanabe")
    page.hover(at["x"], at["y"]).perform()
    lit = page.run("return document.querySelectorAll('#lit line').length")
    assert lit == at["ties"] > 3, (lit, at)
    named = page.run("return [...document.querySelectorAll('#lit text')].map((t) => t.textContent)")
    assert "Jun Watanabe" in named and len(named) == at["ties"] + 1, named
    assert page.run("return getComputedStyle(document.querySelector('svg')).opacity") == "0.16"
    page.shot("hover.png")
    page.hover(4, at["y"]).perform()
    page.wait(lambda: page.run("return document.getElementById('lit').childElementCount") == 0)


def a_click_shows_the_persons_row(page):
    with open(DATA / "community.csv", newline="", encoding="utf-8") as table:
        row = next(row for row in csv.DictReader(table)
                   if row["source"] == "Jun Watanabe" and not row["target"])
    at = page.place("Jun Watanabe")
    page.hover(at["x"], at["y"]).click().perform()
    assert page.heading() == "Jun Watanabe"
    shown = [item.text for item in page.browser.find_elements(By.CSS_SELECTOR, "aside dd")]
    for column, cell in row.items():
        assert not cell or column == "source" or cell in shown, (column, cell, shown)
    contacts = page.browser.find_elements(By.CSS_SELECTOR, "aside li")
    assert len(contacts) == at["ties"]
    assert "Jun Watanabe" in page.browser.find_element(By.ID, "said").text
    page.shot("row.png")
    page.press(Keys.ESCAPE)
    assert page.heading() is None


def a_drag_moves_the_picture_with_the_hand(page):
    before = page.place("Jun Watanabe")
    drag = page.hover(300, 300)
    drag.w3c_actions.pointer_action.pointer_down()
    drag.w3c_actions.pointer_action.move_to_location(340, 320)
    drag.w3c_actions.pointer_action.move_to_location(420, 350)
    drag.w3c_actions.pointer_action.release()
    drag.perform()
    after = page.place("Jun Watanabe")
    assert is_near(after, {"x": before["x"] + 120, "y": before["y"] + 50}), (before, after)
    assert page.heading() is None


def the_wheel_zooms_about_the_pointer(page):
    held, other = page.place("Jun Watanabe"), page.place("Amara Okafor")
    origin = ScrollOrigin.from_viewport(round(held["x"]), round(held["y"]))
    ActionChains(page.browser).scroll_from_origin(origin, 0, -300).perform()
    assert is_near(page.place("Jun Watanabe"), held), "the wheel moves what is under the pointer"
    by = (page.place("Amara Okafor")["x"] - held["x"]) / (other["x"] - held["x"])
    assert by > 1.5, by


def the_keyboard_does_it_all(page):
    page.run("document.activeElement.blur()")
    page.press("0")
    whole = page.run("return document.querySelector('svg').getAttribute('viewBox')")
    before = page.place("Jun Watanabe")
    page.press(Keys.ARROW_RIGHT)
    assert page.place("Jun Watanabe")["x"] < before["x"] - 20
    page.press("+")
    page.press("-")
    page.press("0")
    page.settle()
    assert page.run("return document.querySelector('svg').getAttribute('viewBox')") == whole
    met = []
    for _ in range(5):
        page.press(Keys.TAB)
        met.append(page.run("const a = document.activeElement; return a.id || a.tagName"))
    assert met == ["search", "in", "out", "all", "svg"], met
    page.browser.find_element(By.ID, "in").send_keys(Keys.ENTER)
    page.settle()
    assert page.run("return document.querySelector('svg').getAttribute('viewBox')") != whole


def search_finds_people_as_names_are_typed(page):
    search = page.browser.find_element(By.ID, "search")
    search.send_keys("tomasz wojcik", Keys.ENTER)
    page.wait(lambda: page.heading() == "Tomasz Wójcik")
    box = page.run("const b = document.getElementById('stage').getBoundingClientRect();"
                   "return {x: b.x + b.width / 2, y: b.y + b.height / 2}")
    assert is_near(page.place("Tomasz Wójcik"), box, 12), "who is found stands in the middle"
    contact = page.browser.find_element(By.CSS_SELECTOR, "aside li button")
    name = contact.text
    contact.send_keys(Keys.ENTER)
    assert page.heading() == name
    search.clear()
    search.send_keys("Nobody Atall", Keys.ENTER)
    page.wait(lambda: "nobody" in page.browser.find_element(By.ID, "said").text)
    assert page.heading() is None


def screen_readers_are_told(page):
    nodes = page.browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    told = {(node["role"]["value"], node.get("name", {}).get("value")) for node in nodes
            if not node.get("ignored") and "role" in node}
    title = page.run("return document.title")
    assert any(role == "image" and name.startswith(title) for role, name in told), told
    for wanted in [("combobox", "Find a person"), ("button", "Zoom in"), ("button", "Show all"),
                   ("graphics-symbol", "Jun Watanabe")]:
        assert wanted in told, wanted
    assert any(role == "status" for role, _ in told), told


def luminance(colour):
    parts = [int(part) / 255 for part in colour[colour.index("(") + 1:-1].split(",")[:3]]
    light = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def words_stand_out_from_their_ground(page):
    ground, ink = page.run("const s = getComputedStyle(document.body);"
                           "return [s.backgroundColor, s.color]")
    light = sorted([luminance(ground), luminance(ink)])
    assert (light[1] + 0.05) / (light[0] + 0.05) >= 7, (ground, ink)
    picture = page.run("return getComputedStyle(document.querySelector('svg > rect')).fill")
    assert picture == ground, (picture, ground)


def many_people_move_smoothly(page):
    nodes = page.run("return document.querySelectorAll('*').length")
    print(f"{MANY} people: {nodes} nodes")
    assert nodes <= MOST_NODES
    for how in ["wheel", "drag", "hover"]:
        page.settle()
        frames, work = map(statistics.median, page.browser.execute_async_script(FRAMES, how))
        print(f"{how}: {frames:.0f} ms a frame, {work:.1f} ms of them the page's")
        assert frames <= SLOWEST_FRAME and work <= SLOWEST_WORK, how
        page.shot(f"many-{how}.png")


def write_many(file):
    """Circles of 50 who all know ten of their own, and a few who know somebody farther away."""
    with open(file, "w", encoding="utf-8") as out:
        out.write("source,target\n")
        for i in range(MANY):
            first = i - i % 50
            out.writelines(f"p{i},p{first + (i + step) % 50}\n" for step in range(1, 11))
            if i % 5 == 0:
                out.write(f"p{i},p{i * 7919 % MANY}\n")


def main():
    SHOTS.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = pathlib.Path(name)
        page = Page(browser, folder, DATA / "community.csv")
        for claim in [nothing_is_fetched_and_nothing_refused, screen_readers_are_told,
                      words_stand_out_from_their_ground, hovering_lights_a_persons_ties,
                      a_click_shows_the_persons_row, a_drag_moves_the_picture_with_the_hand,
                      the_wheel_zooms_about_the_pointer, the_keyboard_does_it_all,
                      search_finds_people_as_names_are_typed,
                      the_policy_refuses_what_was_not_there]:
            claim(page)
            print("holds:", claim.__name__)
        page = Page(browser, folder, DATA / "community.csv", "--theme", "dark")
        for claim in [nothing_is_fetched_and_nothing_refused, words_stand_out_from_their_ground]:
            claim(page)
        page.shot("dark.png")
        write_many(folder / "many.csv")
        many_people_move_smoothly(Page(browser, folder, folder / "many.csv"))
    print(f"{time.monotonic() - began:.0f} s")


main()
