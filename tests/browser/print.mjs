// Prints every page of a folder to a PDF of the same name, once on each paper.
// Usage: node print.mjs FOLDER
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./launch.mjs";

const folder = process.argv[2];
const browser = await launch();
for (const name of readdirSync(folder).filter((name) => name.endsWith(".html")).sort()) {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(resolve(join(folder, name))).href, { waitUntil: "load" });
  for (const format of ["A4", "Letter"]) {
    await page.pdf({ path: join(folder, name.replace(/html$/, `${format}.pdf`)), format, printBackground: true });
  }
  await page.close();
}
await browser.close();
