"""A Chromium with a screen of its own, whose PDF viewer is worked with mouse and keyboard.

Mouse and keys go in through the DevTools protocol, each waited for; the dialog in which a file is
saved belongs to no page, so its keys go in through the X server (xdotool).
"""
import asyncio
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

import aiohttp

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--password-store=basic", "--remote-debugging-port=0",
         "--window-position=0,0", "--window-size=1100,1400", "--disable-smooth-scrolling", "--lang=en-GB"]
CODES = {"Tab": 9, "Enter": 13, " ": 32, "ArrowDown": 40}  # Windows' virtual key codes, which the protocol uses
VIEWER = "document.querySelector('pdf-viewer')"
SAVE = VIEWER + ".shadowRoot.querySelector('viewer-toolbar').shadowRoot.querySelector('#downloads').shadowRoot"


async def until(what, question, seconds=60):
    """Asks until the answer is true, and returns it."""
    end = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < end:
        answer = await question()
        if answer:
            return answer
        await asyncio.sleep(0.05)
    raise SystemExit(f"chromium: waited {seconds} s for {what}")


class Browser:
    async def __aenter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        self.profile = pathlib.Path(self.folder.name) / "profile"
        self.number, self.waiting, self.task = 0, {}, None
        reader, writer = os.pipe()
        self.screen = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1200x1500x24", "-nolisten",
                                        "tcp"], pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as told:
            self.environment = {**os.environ, "DISPLAY": ":" + told.readline().strip(), "HOME": self.folder.name,
                                "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        self.program = subprocess.Popen(
            ["chromium", *FLAGS, f"--user-data-dir={self.profile}", "about:blank"], env=self.environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        await self.connect()
        return self

    async def connect(self):
        port = self.profile / "DevToolsActivePort"

        async def listening():
            return port.exists() and len(port.read_text().split()) == 2

        await until("Chromium to start", listening)
        number, path = port.read_text().split()
        self.client = aiohttp.ClientSession()
        self.socket = await self.client.ws_connect(f"http://127.0.0.1:{number}{path}", max_msg_size=0)
        self.task = asyncio.create_task(self.listen())
        self.page = await self.attach(lambda target: target["type"] == "page")

    async def __aexit__(self, *_):
        if self.task:
            await self.socket.close()
            await self.task
            await self.client.close()
        for process in (self.program, self.screen):
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
        self.folder.cleanup()

    async def listen(self):
        async for message in self.socket:
            said = json.loads(message.data)
            if said.get("id") in self.waiting:
                self.waiting.pop(said["id"]).set_result(said)

    async def call(self, method, session=None, **parameters):
        self.number += 1
        answer = self.waiting[self.number] = asyncio.get_running_loop().create_future()
        to = {"sessionId": session} if session else {}
        await self.socket.send_json({"id": self.number, "method": method, "params": parameters, **to})
        said = await asyncio.wait_for(answer, 120)
        if "error" in said:
            raise SystemExit(f"chromium: {method}: {said['error']['message']}")
        return said["result"]

    async def attach(self, wanted):
        """The session of the first target that is wanted, or None."""
        for target in (await self.call("Target.getTargets"))["targetInfos"]:
            if wanted(target):
                named = await self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
                return named["sessionId"]

    async def ask(self, expression, session=None):
        """What an expression is in the viewer's own page, or in that of a session."""
        said = await self.call("Runtime.evaluate", session or self.viewer, expression=expression, returnByValue=True,
                               awaitPromise=True)
        if "exceptionDetails" in said:
            raise SystemExit("chromium: " + said["exceptionDetails"]["exception"]["description"])
        return said["result"].get("value")

    async def open(self, file):
        url = pathlib.Path(file).resolve().as_uri()
        await self.call("Page.navigate", self.page, url=url)

        async def shown():
            self.viewer = await self.attach(lambda target: target["url"].startswith("chrome-extension://"))
            return self.viewer and await self.ask(
                f"!!{VIEWER} && {VIEWER}.originalUrl == {json.dumps(url)} && {VIEWER}.loadState_ == 'success'")

        async def drawn():
            self.plugin = await self.attach(lambda target: target["type"] == "iframe" and target["url"] == url)
            return self.plugin

        await until(f"the viewer to show {file}", shown)
        await until(f"the viewer to draw {file}", drawn)
        await self.settle()

    async def settle(self):
        """Waits until the viewer has done what it was given and has told the browser which field has the focus:
        keys that come earlier are lost."""
        for session in (self.plugin, self.viewer, self.plugin):
            await self.ask("new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)))", session)

    async def click(self, x, y):
        where = {"x": x, "y": y}
        await self.call("Input.dispatchMouseEvent", self.page, type="mouseMoved", **where)
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", self.page, type=kind, button="left", clickCount=1, **where)

    async def key(self, name):
        about = {"key": name, "code": "Space" if name == " " else name, "windowsVirtualKeyCode": CODES[name]}
        text = {"Enter": "\r", " ": " "}.get(name)
        await self.call("Input.dispatchKeyEvent", self.page, type="rawKeyDown", **about)
        if text:
            await self.call("Input.dispatchKeyEvent", self.page, type="char", text=text, **about)
        await self.call("Input.dispatchKeyEvent", self.page, type="keyUp", **about)

    async def type(self, text):
        """Types a text letter by letter; a long line goes in at once, as from an input method."""
        for number, line in enumerate(text.split("\n")):
            if number:
                await self.key("Enter")
            if len(line) > 200:
                await self.call("Input.insertText", self.page, text=line)
                continue
            for letter in line:
                await self.call("Input.dispatchKeyEvent", self.page, type="char", text=letter)

    async def point(self, page, x, y):
        """Scrolls until a place of a page, in pixels of the viewer from its top left corner, is in the middle."""
        for _ in range(200):
            left, top, zoom, height = await self.ask(
                f"(v => {{ const r = v.viewport.getPageScreenRect({page}),"
                " e = v.shadowRoot.querySelector('#plugin').getBoundingClientRect();"
                " return [e.x + r.x, e.y + r.y, v.viewport.getZoom(), e.bottom]; })(" + VIEWER + ")")
            at = left + x * zoom, top + y * zoom
            if 64 < at[1] < height - 40:
                return at
            before = top
            await self.call("Input.dispatchMouseEvent", self.page, type="mouseWheel", x=700, y=700, deltaX=0,
                            deltaY=at[1] - 600)

            async def moved():
                return before != await self.ask(
                    f"{VIEWER}.viewport.getPageScreenRect({page}).y +"
                    f" {VIEWER}.shadowRoot.querySelector('#plugin').getBoundingClientRect().y")

            await until("the page to move", moved)
            await self.settle()
        raise SystemExit("chromium: a field is not reached by scrolling")

    async def press(self, button):
        """Clicks on a button of the viewer as soon as it stands still."""
        last = None

        async def still():
            nonlocal last
            before, last = last, await self.ask(
                f"(r => [r.x + r.width / 2, r.y + r.height / 2, r.width])"
                f"({SAVE}.querySelector('{button}').getBoundingClientRect())")
            await asyncio.sleep(0.2)
            return last[2] and last == before

        await until(f"the button {button}", still)
        await self.click(*last[:2])

    def xdotool(self, *command):
        return subprocess.run(["xdotool", *command], env=self.environment, capture_output=True, text=True).stdout

    async def save(self, file):
        """Saves the form "with your changes", through the dialog of the system and under the name that it
        offers, and moves it to a file."""
        await self.press("#save")

        async def offered():
            return await self.ask(f"{SAVE}.querySelector('#menu').open")

        await until("the menu to save with changes", offered)
        await self.press("#save-edited")

        async def dialog():
            return self.xdotool("search", "--onlyvisible", "--name", "^Save File$").split()

        await until("the dialog to save", dialog)

        async def saved():
            for window in await dialog():  # one that has just opened may lose keys
                self.xdotool("windowfocus", "--sync", window, "key", "alt+s")
                await asyncio.sleep(2)
            for found in pathlib.Path(self.folder.name).glob("[!.]*.pdf"):
                if found.read_bytes()[-1024:].rstrip().endswith(b"%%EOF"):
                    return found

        shutil.move(await until(f"{file} to be saved", saved), file)
