// One page of the form in a context of its own. Whatever it says, asks or loads unasked is noise, and noise fails the test.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const WIDE = { viewport: { width: 1280, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

// What the scenario under way found; form.mjs gives each scenario a new one.
export const found = { faults: [], noise: [], axe: [], facts: {} };

export function check(good, what) {
  if (!good) found.faults.push(what);
}

export function same(told, expected, what) {
  check(told === expected, `${what}: ${JSON.stringify(told)} instead of ${JSON.stringify(expected)}`);
}

// Animations would be measured half-way; the picker of places to save is a window of the system, which no test can press.
export async function open(browser, folder, name, options = WIDE, script = "") {
  const context = await browser.newContext({ acceptDownloads: true, reducedMotion: "reduce", ...options });
  await context.addInitScript("delete window.showSaveFilePicker; delete Window.prototype.showSaveFilePicker;" + script);
  // Plenty for a busy machine; a scenario that hangs shall not hold up the others.
  context.setDefaultTimeout(15000);
  const url = pathToFileURL(join(folder, name)).href;
  listen(context, url);
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForSelector("#begin");
  return page;
}

function listen(context, url) {
  const own = (to) => to.split("#")[0] === url || /^(data:|blob:|about:srcdoc$)/.test(to);
  context.on("console", (message) => found.noise.push(`console: ${message.text()}`));
  context.on("weberror", (error) => found.noise.push(`error: ${error.error().stack}`));
  context.on("request", (request) => { if (!own(request.url())) found.noise.push(`request: ${request.url()}`); });
  context.on("page", (page) => page.on("websocket", (socket) => found.noise.push(`request: ${socket.url()}`)));
  context.on("page", (page) => page.on("worker", (worker) => found.noise.push(`worker: ${worker.url()}`)));
}

// `page` below is the page's own record of what it knows, which its scripts share; so are `giving` and `request`.
export const state = (tab) => tab.evaluate(() => page.state);
export const record = (tab) => tab.evaluate(async () => (await request({ do: "record", text: page.state.text })).ok);
export const screenOf = (tab) => tab.evaluate(() => document.body.dataset.screen);

// Until everything typed was taken.
export async function settle(tab) {
  await tab.evaluate(async () => {
    await engine.ready;
    await giving;
    await new Promise((later) => { setTimeout(later, 20); });
  });
}

export async function go(tab, route, ready) {
  await tab.evaluate((to) => { location.hash = to; }, route);
  await tab.waitForSelector(ready);
  await settle(tab);
}

// The file that pressing something saves.
export async function download(tab, press, path) {
  const [file] = await Promise.all([tab.waitForEvent("download"), press()]);
  await file.saveAs(path);
  return file.suggestedFilename();
}

export async function drop(tab, files) {
  await tab.evaluate((files) => {
    const data = new DataTransfer();
    for (const [name, bytes] of files) data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files.map(([name, text]) => [name, Buffer.from(text).toString("base64")]));
  await settle(tab);
}

export function fits(tab, where) {
  return tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    .then((wide) => check(wide <= 0, `${where}: ${wide} px too wide`));
}

// What axe finds, light and dark. Reports in frames are pages of their own, which look.mjs sees.
export async function look(tab, where) {
  await fits(tab, where);
  if (!(await tab.evaluate(() => "axe" in window))) await tab.evaluate(axe);
  for (const colorScheme of ["light", "dark"]) {
    await tab.emulateMedia({ colorScheme });
    const faults = await tab.evaluate(() => window.axe.run(document, {
      resultTypes: ["violations"], iframes: false, rules: { "target-size": { enabled: true } },
    }).then(({ violations }) => violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html.slice(0, 160)}`)));
    found.axe.push(...faults.map((fault) => `${where}, ${colorScheme}: ${fault}`));
  }
  found.facts.looked = [...(found.facts.looked ?? []), where];
}
