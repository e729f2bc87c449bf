// Opens every page of a folder in headless Chromium and writes down what is wrong with it, as JSON.
// Usage: node look.mjs FOLDER RESULT.json
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./launch.mjs";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [folder, result] = process.argv.slice(2);

const browser = await launch();

const pages = readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
const found = {};
for (const name of pages) {
  found[name] = await look(pathToFileURL(resolve(join(folder, name))).href);
}
await browser.close();
writeFileSync(result, JSON.stringify(found, null, 2));

async function look(url) {
  const problems = [];
  const facts = {};
  for (const scheme of ["light", "dark"]) {
    await onPage(url, { viewport: { width: 1280, height: 900 }, colorScheme: scheme }, problems, async (page) => {
      problems.push(...(await accessibility(page, scheme)));
    });
  }
  for (const width of [390, 768, 1280]) {
    await onPage(url, { viewport: { width, height: 844 } }, problems, async (page) => {
      problems.push(...(await layout(page, width)));
    });
  }
  // As wide as A4 between its margins, so that heights are those on paper.
  await onPage(url, { viewport: { width: 665, height: 1123 } }, problems, async (page) => {
    facts.deadLinks = await deadLinks(page);
    facts.scripts = await page.evaluate(() => document.querySelectorAll("script").length);
    facts.hacked = await page.evaluate(() => window.hacked ?? null);
    await page.emulateMedia({ media: "print" });
    facts.cut = await cutInPrint(page);
    facts.pages = {};
    for (const format of ["A4", "Letter"]) {
      facts.pages[format] = countPages(await page.pdf({ format, printBackground: true, preferCSSPageSize: false }));
    }
  });
  return { problems: [...new Set(problems)], ...facts };
}

// A page in a window of its own; whatever it says, asks or loads is a problem.
async function onPage(url, options, problems, act) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { problems.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    const to = request.url();
    if (to !== url && !to.startsWith("data:")) problems.push(`request: ${to}`);
  });
  await page.goto(url, { waitUntil: "load" });
  await act(page);
  await context.close();
}

async function accessibility(page, scheme) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, help, nodes }) => `axe ${scheme} ${id}: ${help}: ${nodes[0].html.slice(0, 160)}`);
}

async function layout(page, width) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return wide > 0 ? [`layout: ${wide} px too wide at ${width}`] : [];
}

function deadLinks(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => decodeURIComponent(link.getAttribute("href").slice(1)))
      .filter((id) => id !== "" && !document.getElementById(id)));
}

// A chart or card may only be cut when the style forgets to forbid it, or when it is taller than a page.
function cutInPrint(page) {
  return page.evaluate(() => {
    const tallest = 247 * 96 / 25.4; // A4 and Letter less 25 mm margins
    return [...document.querySelectorAll("figure, svg")]
      .map((node) => node.closest("figure") ?? node)
      .filter((node) => getComputedStyle(node).display !== "none" && node.getClientRects().length > 0)
      .filter((node) => {
        const whole = (at) => at !== null && (getComputedStyle(at).breakInside.startsWith("avoid") || whole(at.parentElement));
        return !whole(node) || node.getBoundingClientRect().height > tallest;
      })
      .map((node) => node.outerHTML.slice(0, 160));
  });
}

function countPages(pdf) {
  return (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
}
