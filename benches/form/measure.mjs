// Measures the form beside a form of SurveyJS with the same questions: bytes, time to the first question, what axe finds.
// Usage: node measure.mjs [OUT]    OUT keeps both pages and result.json (default: a new folder among the temporary files)
import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { loadavg, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { surveyPage, setupOf } from "./surveyjs.mjs";

const RUNS = Number(process.env.RUNS ?? 5);
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const MATRIX = "network-ladder"; // rows that share their options: a table at a desk, cards on a phone
const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const out = process.argv[2] ? resolve(process.argv[2]) : mkdtempSync(join(tmpdir(), "takestock-form-"));
mkdirSync(out, { recursive: true });

const ours = join(out, "takestock.html");
takestock("form", "-o", ours);
const theirs = join(out, "surveyjs.html");
writeFileSync(theirs, surveyPage(setupOf(readFileSync(ours, "utf8")).form));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const pages = { takestock: ours, surveyjs: theirs };
const result = { on: new Date().toISOString().slice(0, 10), browser: browser.version(), load: { before: loadavg()[0] } };
for (const [name, file] of Object.entries(pages)) {
  const bytes = readFileSync(file);
  result[name] = { bytes: statSync(file).size, gzip: gzipSync(bytes, { level: 9 }).length, times: {}, axe: {} };
  await timed(file, 1); // the first start of all warms the disk, for either
}
for (const slow of [1, 4]) {
  for (let run = 0; run < RUNS; run += 1) {
    for (const [name, file] of Object.entries(pages)) {
      for (const [what, ms] of Object.entries(await timed(file, slow))) ((result[name].times[`${what}, ${slow}x`] ??= []).push(ms));
    }
  }
}
for (const slow of [1, 4]) {
  for (let run = 0; run < RUNS; run += 1) (result.takestock.times[`one-page result, ${slow}x`] ??= []).push(await reported(ours, slow));
}
for (const [name, file] of Object.entries(pages)) {
  for (const width of [1280, 390]) for (const which of ["first question", "matrix"]) result[name].axe[`${which}, ${width}`] = await audited(name, file, width, which);
}
result.load.after = loadavg()[0];
await browser.close();
writeFileSync(join(out, "result.json"), `${JSON.stringify(result, null, 2)}\n`);
print();

function takestock(...args) {
  const binary = process.env.TAKESTOCK;
  const [command, first] = binary ? [binary, []] : ["cargo", ["run", "--release", "--quiet", "--"]];
  execFileSync(command, [...first, ...args], { cwd: root, stdio: ["ignore", "inherit", "pipe"] });
}

// A fresh window on a page, its processor slowed.
async function opened(file, slow, width, act, before = () => {}) {
  const context = await browser.newContext({ viewport: { width, height: 844 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => { throw error; });
  page.on("request", (request) => { if (/^https?:/.test(request.url())) throw new Error(`a request to ${request.url()}`); });
  const cdp = await context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slow });
  await page.addInitScript(before);
  await page.goto(pathToFileURL(file).href, { waitUntil: "commit" });
  try {
    return await act(page);
  } finally {
    await context.close();
  }
}

// Milliseconds since the navigation began, as the page itself sees them. Ours has a start screen first: all questions are
// chosen and its button pressed as soon as it is there.
async function timed(file, slow) {
  return opened(file, slow, 1280, async (page) => {
    await page.waitForFunction(() => window.measured?.usable, undefined, { timeout: 120000 });
    return page.evaluate(() => window.measured);
  }, () => {
    const times = {};
    const painted = (act) => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = act; channel.port2.postMessage(0); });
    const note = (what, done = () => {}) => {
      if (what in times) return;
      times[what] = null;
      painted(() => { times[what] = performance.now(); done(); });
    };
    const publish = async () => {
      if (typeof engine !== "undefined") await engine.ready; // until then answers wait
      window.measured = { ...times, usable: performance.now() };
    };
    const look = () => {
      if (!document.body) return;
      const begin = document.querySelector("body[data-screen=start] button[type=submit]");
      if (begin && !("start screen" in times)) note("start screen", () => { document.querySelector("[name=scope]")?.click(); begin.click(); });
      if (document.querySelector("body[data-screen=question] #question input, .sd-question input")) note("first question", publish);
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  });
}

// Milliseconds from asking for the result of 105 answers to its page being laid out. The first one since the page was opened.
async function reported(file, slow) {
  return opened(file, slow, 1280, async (page) => {
    await page.waitForSelector("body[data-screen=start] input[type=file]", { state: "attached" });
    await page.setInputFiles("input[type=file]", join(root, "examples/hub-and-spoke-instruments/answers.yaml"));
    await page.waitForFunction(() => document.querySelector("body[data-screen=question], body[data-screen=review]"), undefined, { timeout: 120000 });
    return page.evaluate(() => new Promise((done) => {
      const from = performance.now();
      new MutationObserver((_, observer) => {
        const frame = document.querySelector("iframe.report");
        if (!frame) return;
        observer.disconnect();
        frame.addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - from))));
      }).observe(document.body, { childList: true, subtree: true });
      location.hash = "#end";
    }));
  });
}

async function audited(name, file, width, which) {
  return opened(file, 1, width, async (page) => {
    await page.waitForFunction(() => document.querySelector("body[data-screen=start] button[type=submit], .sd-question input"));
    if (name === "takestock") {
      await page.locator("[name=scope]").first().check();
      await page.click("button[type=submit]");
      await page.waitForSelector("body[data-screen=question]");
      if (which === "matrix") await page.evaluate((id) => { location.hash = `#q/${id}`; }, MATRIX);
    } else if (which === "matrix") {
      await page.evaluate((id) => { window.survey.currentPage = window.survey.getPageByName(id); }, MATRIX);
    }
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(out, `${name}-${which.replace(" ", "-")}-${width}.png`) });
    await page.evaluate(axe);
    const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), TAGS);
    return violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.length, first: nodes[0].html.slice(0, 200) }));
  });
}

function print() {
  console.log(`${result.on}, Chromium ${result.browser}, load ${result.load.before.toFixed(1)} before, ${result.load.after.toFixed(1)} after, ${RUNS} runs\n`);
  console.log("| | takestock | SurveyJS |\n| --- | ---: | ---: |");
  const row = (what, of) => console.log(`| ${what} | ${of(result.takestock)} | ${of(result.surveyjs)} |`);
  row("bytes", (one) => one.bytes);
  row("bytes, gzip", (one) => one.gzip);
  for (const key of Object.keys(result.takestock.times)) {
    row(`${key}: median (least)`, ({ times }) => (times[key] ? `${median(times[key])} (${Math.round(Math.min(...times[key]))}) ms` : "none"));
  }
  for (const key of Object.keys(result.takestock.axe)) {
    row(`axe, ${key}`, (one) => one.axe[key].map(({ id, nodes }) => `${id} ×${nodes}`).join(", ") || 0);
  }
  console.log(`\nboth pages, pictures and every number: ${out}`);
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)]);
}
