// Makes the pictures of README.md and docs/report.md, in this folder. One command, after `npm ci` in tests/browser:
//
//     node docs/pictures/report.mjs
//
// TAKESTOCK=path names a binary instead of `cargo run --release`; CHROMIUM=path the browser. Documents and slides are drawn by
// LibreOffice (`soffice`) and Poppler (`pdftoppm`).
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "../../tests/browser/launch.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const folder = mkdtempSync(join(tmpdir(), "takestock-pictures-"));
const binary = process.env.TAKESTOCK;
const [command, first] = binary ? [binary, []] : ["cargo", ["run", "--release", "--quiet", "--"]];
const answers = "examples/hub-and-spoke-instruments/answers.yaml";

report("full", "html");
report("annex", "html");
report("board", "docx,pptx");

const browser = await launch();
await chapter("page-one", "full.html", "#overview", 900);
await chapter("what-to-do", "full.html", "#roadmap", 760);
await chapter("annex", "annex.html", "#answers", 640);
await browser.close();

drawn("document", "board.docx", 1);
drawn("slide", "board.pptx", 7);
rmSync(folder, { recursive: true });

// A look of the example, under the look's name.
function report(look, formats) {
  for (const format of formats.split(",")) {
    const out = join(folder, `${look}.${format}`);
    execFileSync(command, [...first, "report", answers, "-o", out, "--look", look], { cwd: root, stdio: ["ignore", "inherit", "pipe"] });
  }
}

// The window from a chapter on.
async function chapter(name, file, anchor, height) {
  const page = await browser.newPage({ viewport: { width: 1000, height }, locale: "en-GB" });
  await page.goto(pathToFileURL(join(folder, file)).href);
  if (name !== "page-one") await page.locator(anchor).evaluate((chapter) => chapter.scrollIntoView());
  await page.screenshot({ path: join(here, `${name}.png`) });
  await page.close();
  told(name);
}

// A page of a document as LibreOffice draws it.
function drawn(name, file, number) {
  execFileSync("soffice", ["--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, file)], { stdio: "pipe" });
  const pdf = join(folder, file.replace(/\.\w+$/, ".pdf"));
  execFileSync("pdftoppm", ["-r", "72", "-f", String(number), "-l", String(number), "-png", pdf, join(folder, name)]);
  const page = readdirSync(folder).find((one) => one.startsWith(`${name}-`) && one.endsWith(".png"));
  copyFileSync(join(folder, page), join(here, `${name}.png`));
  told(name);
}

function told(name) {
  console.log(`${name}.png ${Math.round(statSync(join(here, `${name}.png`)).size / 1000)} kB`);
}
