"""A headless Chromium, told what to do over pipes: no port is opened, nothing else can talk to it."""
import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find():
    """Its path, by CAPEX_CHROMIUM or one of its usual names; nothing where there is none."""
    named = os.environ.get("CAPEX_CHROMIUM")
    return named or next((path for path in map(shutil.which, NAMES) if path), None)


def start(program):
    """One in its sandbox, which root and some containers cannot have: then without, as it opens nothing but our own pages."""
    try:
        return Browser(program, ["--no-sandbox"] if os.geteuid() == 0 else [])
    except (RuntimeError, BrokenPipeError):
        return Browser(program, ["--no-sandbox"])


class Browser:
    def __init__(self, program, more):
        self.folder = tempfile.mkdtemp()
        read, self.write_end = os.pipe()
        self.read_end, write = os.pipe()

        def pipes():  # it reads commands from 3 and answers on 4
            os.dup2(read, 203)
            os.dup2(write, 204)
            os.dup2(203, 3)
            os.dup2(204, 4)

        words = [program, "--headless=new", "--remote-debugging-pipe", f"--user-data-dir={self.folder}", "--no-first-run",
                 "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-sync",
                 "--disable-extensions", "--disable-component-update", *more]
        self.process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, preexec_fn=pipes, close_fds=False)
        os.close(read)
        os.close(write)
        self.read, self.last, self.session, self.events = b"", 0, None, []
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self.session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self(domain + ".enable")

    def message(self, patience):
        """The next that it says; nothing where it says none for so long."""
        end = time.monotonic() + patience
        while b"\0" not in self.read:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.read_end], [], [], left)[0]:
                return None
            piece = os.read(self.read_end, 1 << 16)
            if not piece:
                raise RuntimeError("the browser ended")
            self.read += piece
        text, self.read = self.read.split(b"\0", 1)
        return json.loads(text)

    def __call__(self, method, **parameters):
        self.last += 1
        command = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            command["sessionId"] = self.session
        text = json.dumps(command).encode() + b"\0"
        while text:
            text = text[os.write(self.write_end, text):]
        while True:
            said = self.message(60)
            if said is None:
                raise RuntimeError(f"{method}: no answer")
            if said.get("id") == self.last:
                if "error" in said:
                    raise RuntimeError(f"{method}: {said['error']['message']}")
                return said["result"]
            self.events.append(said)

    def open(self, path):
        self("Page.navigate", url=path.resolve().as_uri())
        while not any(one["method"] == "Page.loadEventFired" for one in self.events):
            said = self.message(60)
            if said is None:
                raise RuntimeError(f"{path} is not loaded")
            self.events.append(said)
        self.events = [one for one in self.events if one["method"] != "Page.loadEventFired"]

    def tell(self, expression):
        """What the expression is in the page."""
        said = self("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in said:
            raise RuntimeError(f"{expression}: {said['exceptionDetails']}")
        return said["result"].get("value")

    def show(self, width=1280, height=900, scheme="light", media=""):
        self("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}])

    def key(self, name, code=None, text=""):
        for kind in ("keyDown", "keyUp"):
            self("Input.dispatchKeyEvent", type=kind, key=name, code=name,
                 windowsVirtualKeyCode=code, text=text if kind == "keyDown" else "")

    def middle(self, expression):
        """Where in the window the middle of an element is, once it is scrolled into it."""
        return self.tell(f"(() => {{const one = {expression}; one.scrollIntoView({{block: 'center', inline: 'center'}});"
                         "const box = one.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2];})()")

    def point(self, expression):
        x, y = self.middle(expression)
        self("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def click(self, expression):
        x, y = self.middle(expression)
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def pdf(self):
        return base64.b64decode(self("Page.printToPDF")["data"])

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
