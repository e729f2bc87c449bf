// Clicks every heading of the first sortable table of a page and writes down the order it makes, as JSON.
// Usage: node sort.mjs PAGE.html
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./launch.mjs";

const browser = await launch();
const page = await browser.newPage();
await page.goto(pathToFileURL(resolve(process.argv[2])).href);
const table = page.locator("table.sortable").first();
const column = (place) => table.evaluate(
  (node, place) => [...node.tBodies[0].rows].map((row) => row.cells[place].dataset.key), place,
);
const orders = [];
for (let place = 0; place < (await table.locator("thead th").count()); place += 1) {
  const button = table.locator("thead th").nth(place).getByRole("button");
  const clicks = [];
  for (let click = 0; click < 2; click += 1) {
    await button.press("Enter");
    clicks.push(await column(place));
  }
  orders.push({ number: await table.locator("thead th").nth(place).evaluate((node) => "number" in node.dataset), clicks });
}
await browser.close();
console.log(JSON.stringify(orders));
