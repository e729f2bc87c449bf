// How long the first question and the reports take, at normal and at four times slowed speed, as JSON. Not a test: what
// else the machine does decides.
// Usage: node times.mjs PAGE.html ANSWERS.yaml [RUNS]; the reports are those of the answers.
import { readFileSync, statSync } from "node:fs";
import { loadavg } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./launch.mjs";

const page = resolve(process.argv[2]);
const answers = readFileSync(process.argv[3], "utf8");
const runs = Number(process.argv[4] ?? 3);

// Inside the page, from its navigation: Begin is pressed as soon as it stands there.
const watch = () => {
  const at = (window.at = {});
  new MutationObserver(() => {
    const begin = document.querySelector("#begin");
    if (begin && !at.start) {
      at.start = performance.now();
      setTimeout(() => document.querySelector("button[type=submit]").click());
    }
    if (document.querySelector("#next")) at.question ??= performance.now();
    if (document.querySelector("iframe")) at.shown = performance.now();
  }).observe(document, { childList: true, subtree: true });
};

async function once(browser, rate) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const tab = await context.newPage();
  await (await context.newCDPSession(tab)).send("Emulation.setCPUThrottlingRate", { rate });
  await tab.addInitScript(watch);
  await tab.goto(pathToFileURL(page).href);
  await tab.waitForSelector("#next");
  const engine = await tab.evaluate(() => loadEngine().then(() => performance.now()));
  await tab.evaluate(async (text) => adopt(await readAnswers("answers.yaml", text)), answers);
  const report = async (press, title) => {
    const began = await tab.evaluate(press);
    await tab.waitForSelector(`iframe[title="${title}"]`, { timeout: 60000 });
    return (await tab.evaluate(() => window.at.shown)) - began;
  };
  const onePage = await report(() => { location.hash = "end"; return performance.now(); }, "One page");
  const full = await report(() => { document.querySelectorAll(".result button")[1].click(); return performance.now(); }, "Full report");
  const { start, question } = await tab.evaluate(() => window.at);
  await context.close();
  return { start, question, engine, onePage, full };
}

const browser = await launch();
await once(browser, 1);
const told = { bytes: statSync(page).size, load: loadavg(), rates: {} };
for (const rate of [1, 4]) {
  const all = [];
  for (let run = 0; run < runs; run += 1) all.push(await once(browser, rate));
  const sorted = (key) => all.map((one) => Math.round(one[key])).sort((one, other) => one - other);
  const least = (key) => ({ least: sorted(key)[0], median: sorted(key)[Math.floor(runs / 2)] });
  told.rates[rate] = Object.fromEntries(Object.keys(all[0]).map((key) => [key, least(key)]));
}
await browser.close();
console.log(JSON.stringify({ ...told, loadAfter: loadavg() }, null, 1));
