// Answers the short version in Firefox by keyboard alone and saves answers, record and report: for a look by hand, as
// `tests/run` installs no Firefox. Speaks WebDriver BiDi, which Firefox has itself.
// Usage: node --experimental-websocket firefox.mjs PAGE.html FOLDER, with FIREFOX=… for another than /usr/bin/firefox-esr
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [page, folder] = process.argv.slice(2).map((path) => resolve(path));
mkdirSync(folder, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), "takestock-firefox-"));
const prefs = { "browser.download.dir": folder, "browser.download.folderList": 2, "browser.download.alwaysOpenPanel": false, "browser.aboutwelcome.enabled": false, "datareporting.policy.dataSubmissionEnabled": false };
writeFileSync(join(profile, "user.js"), Object.entries(prefs).map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});\n`).join(""));
const firefox = spawn(process.env.FIREFOX ?? "/usr/bin/firefox-esr", ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]);
const address = await new Promise((found, failed) => {
  let said = "";
  firefox.stderr.on("data", (text) => {
    said += text;
    const [, url] = said.match(/WebDriver BiDi listening on (ws:\S+)/) ?? [];
    if (url) found(url);
  });
  firefox.on("exit", () => failed(new Error(said)));
  setTimeout(() => failed(new Error(`no BiDi after 60 s: ${said}`)), 60000).unref();
});

const socket = new WebSocket(`${address}/session`);
await new Promise((open, failed) => { socket.onopen = open; socket.onerror = () => failed(new Error("no socket")); });
const waiting = new Map();
const events = [];
socket.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  if (message.type === "event") events.push(message);
  else waiting.get(message.id)?.(message);
};
let last = 0;
async function send(method, params = {}) {
  const id = (last += 1);
  const answer = new Promise((answered) => { waiting.set(id, answered); });
  socket.send(JSON.stringify({ id, method, params }));
  const { type, result, message } = await answer;
  if (type === "error") throw new Error(`${method}: ${message}`);
  return result;
}

try {
  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
  // The first window never gets the keyboard, so Enter presses no button there.
  const { context } = await send("browsingContext.create", { type: "window" });
  const url = pathToFileURL(page).href;
  await send("browsingContext.navigate", { context, url, wait: "complete" });
  await send("browsingContext.activate", { context });
  const ask = async (expression) => {
    const { result, exceptionDetails } = await send("script.evaluate", { expression, target: { context }, awaitPromise: true });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`);
    return result.value;
  };
  const wait = async (expression) => {
    for (let tries = 0; tries < 300; tries += 1) {
      if (await ask(expression)) return;
      await new Promise((later) => { setTimeout(later, 50); });
    }
    throw new Error(`never: ${expression}`);
  };
  const keys = (...values) => send("input.performActions", { context, actions: [{ type: "key", id: "keys", actions: values.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }] });
  const [TAB, ENTER, DOWN] = ["\uE004", "\uE007", "\uE015"];
  const tabTo = async (selector) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await ask(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
      await keys(TAB);
    }
    throw new Error(`no way to ${selector} by the tab key`);
  };
  const settled = () => ask("(async () => { await engine.ready; await giving; return true; })()");

  await wait("document.querySelector('#begin') !== null");
  await tabTo("[name=scope]");
  await keys(DOWN);
  await tabTo("[name=role]");
  await keys(..."Head of Sales");
  await keys(ENTER);
  await wait("document.querySelector('#next') !== null");
  let screens = 0;
  for (; await ask("document.body.dataset.screen") === "question"; screens += 1) {
    const at = await ask("page.at");
    const fields = JSON.parse(await ask(`JSON.stringify([...document.querySelectorAll("#main .field[data-item]:not([hidden])")].map((field) => [field.classList[1], ...[...field.querySelectorAll("[data-key]")].map((one) => one.dataset.key)]))`));
    if (screens === 7) {
      await send("browsingContext.reload", { context, wait: "complete" });
      await wait("document.querySelector('.kept .primary') !== null");
      await tabTo(".kept .primary");
      await keys(ENTER);
      await wait(`page.at === ${JSON.stringify(at)}`);
    }
    for (const [row, [kind, ...options]] of fields.entries()) {
      await keys(...(kind === "number" ? ["1", "2"] : [options[(screens + row) % options.length]]));
      await settled();
    }
    await keys(ENTER);
    await wait(`page.at !== ${JSON.stringify(at)}`);
  }
  await tabTo("main .primary");
  await keys(ENTER);
  await wait("document.querySelector('iframe') !== null");
  writeFileSync(join(folder, "record.json"), await ask("request({ do: 'record', text: page.state.text }).then((answer) => answer.ok)"));
  await tabTo("main .hand-on .primary");
  await keys(ENTER);
  await wait("document.querySelector('[data-key=saved]') !== null");
  await send("browsingContext.activate", { context });
  await tabTo("main .result button:nth-child(3)");
  await keys(ENTER);
  for (let tries = 0; tries < 100 && !existsSync(join(folder, "report-head-of-sales.html")); tries += 1) await new Promise((later) => { setTimeout(later, 100); });
  const noise = events.map(({ method, params }) => (method === "log.entryAdded" ? `console: ${params.text}` : `request: ${params.request.url}`))
    .filter((one) => !one.startsWith(`request: ${url}`) && !/^request: (data:|blob:|about:)/.test(one));
  console.log({ screens, lasts: await ask("store.lasts"), saved: readdirSync(folder), noise });
} finally {
  firefox.kill();
}
