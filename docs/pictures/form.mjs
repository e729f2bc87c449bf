// Makes the pictures of docs/form.md, in this folder. One command, after `npm ci` in tests/browser:
//
//     node docs/pictures/form.mjs
//
// TAKESTOCK=path names a binary instead of `cargo run --release`; CHROMIUM=path the browser.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "../../tests/browser/launch.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const folder = mkdtempSync(join(tmpdir(), "takestock-pictures-"));
const form = join(folder, "survey.html");
const binary = process.env.TAKESTOCK;
const [command, first] = binary ? [binary, []] : ["cargo", ["run", "--release", "--quiet", "--"]];
const invitation = ["--organisation", "Kestrel Homes", "--date", "2026-12-01", "--due", "2026-12-04", "--to", "answers@kestrel.example"];
execFileSync(command, [...first, "form", "-o", form, ...invitation], { cwd: root, stdio: ["ignore", "inherit", "pipe"] });

const desk = { viewport: { width: 1000, height: 760 }, locale: "en-GB" };
const phone = { viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true, locale: "en-GB" };
const browser = await launch();

await picture("start", desk);
await picture("question", desk, async (page) => {
  await begin(page);
  await show(page, "q/accounts-run");
  await page.keyboard.press("3");
  await page.getByText("1 of 43 answered").waitFor();
});
await picture("matrix-phone", phone, async (page) => {
  await begin(page);
  await show(page, "q/network-ladder");
  await page.locator("input[type=radio]").nth(2).tap();
  await page.locator("#question").evaluate((question) => question.scrollIntoView());
});
await picture("end", desk, async (page) => {
  await page.setInputFiles("input[type=file]", join(root, "examples/workshop-housing/answers/r1.yaml"));
  await page.locator("body[data-screen=question], body[data-screen=review]").waitFor();
  await show(page, "end");
  await page.frameLocator("iframe.report").locator("h1").waitFor();
});
await picture("decide", { ...desk, viewport: { width: 1120, height: 600 } }, async (page) => {
  await workshop(page);
  await show(page, "workshop/decide");
  // A third answer to the first topic, else the centre: the model is named, and its scores move.
  for (const [topic, option] of [[0, 2], [1, 1], [2, 1], [3, 2]]) {
    await page.locator("fieldset.topic").nth(topic).locator("input").nth(option).click();
    await page.waitForTimeout(500);
  }
  await page.locator("#scores tr.moved").first().waitFor();
  await page.locator("fieldset.topic").nth(3).evaluate((topic) => window.scrollTo(0, topic.offsetTop));
  await page.mouse.move(0, 0);
});
await picture("agenda-dark", { ...desk, colorScheme: "dark" }, async (page) => {
  await workshop(page);
  await show(page, "workshop/agenda");
});

await browser.close();
rmSync(folder, { recursive: true });

// A window on the form, what is done there, and its picture.
async function picture(name, window, act = () => {}) {
  const context = await browser.newContext(window);
  const page = await context.newPage();
  await page.goto(pathToFileURL(form).href);
  await page.locator("body[data-screen=start]").waitFor();
  await act(page);
  await page.waitForTimeout(1000); // what moves comes to rest
  const path = join(here, `${name}.png`);
  await page.screenshot({ path });
  await context.close();
  console.log(`${name}.png ${Math.round(statSync(path).size / 1000)} kB`);
}

async function begin(page) {
  if (await page.locator("[name=scope]").count() > 0) await page.locator("[name=scope]").first().check();
  await page.locator("button[type=submit]").click();
  await page.locator("body[data-screen=question]").waitFor();
}

async function show(page, route) {
  await page.evaluate((to) => { location.hash = `#${to}`; }, route);
  await page.waitForTimeout(300);
}

async function workshop(page) {
  await show(page, "workshop");
  const answers = join(root, "examples/workshop-housing/answers");
  await page.setInputFiles("input[type=file]", readdirSync(answers).sort().filter((name) => name.endsWith(".yaml")).map((name) => join(answers, name)));
  await page.locator("nav.views").waitFor();
}
