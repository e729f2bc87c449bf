// Answers, breaks and attacks the pages of `takestock form` in one headless Chromium; writes down what is wrong, as JSON.
// Usage: node form.mjs FOLDER RESULT.json [SCENARIO …]
import { writeFileSync } from "node:fs";
import { launch } from "./launch.mjs";
import * as scenarios from "./form/scenarios.mjs";
import { found } from "./form/page.mjs";

const [folder, result, ...wanted] = process.argv.slice(2);
const browser = await launch();
const all = {};

// A page that went away while it was asked something never answers.
function tooLong(most = 90000) {
  return new Promise((_, failed) => { setTimeout(() => failed(new Error(`not done after ${most / 1000} s`)), most).unref(); });
}

function afresh() {
  Object.assign(found, { faults: [], noise: [], axe: [], facts: {} });
}

async function closeAll() {
  for (const context of browser.contexts()) await Promise.race([context.close(), tooLong(5000)]).catch(() => {});
}

// A machine that others use may be too late once; what is late twice is a fault.
async function perform(act) {
  try {
    await Promise.race([act(browser, folder), tooLong()]);
  } catch (error) {
    if (!/Timeout|not done after/.test(error.message)) throw error;
    await closeAll();
    afresh();
    await Promise.race([act(browser, folder), tooLong()]);
  }
}

for (const [name, act] of Object.entries(scenarios)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  afresh();
  const began = Date.now();
  // What a scenario cannot even do is a fault of its own, and the others go on.
  await perform(act).catch((error) => found.faults.push(error.stack));
  await closeAll();
  all[name] = { ...found, seconds: (Date.now() - began) / 1000 };
}
await Promise.race([browser.close(), tooLong(5000)]).catch(() => {});
writeFileSync(result, JSON.stringify(all, null, 2));
process.exit();
