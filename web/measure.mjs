// What the built engine needs in Node: `node web/measure.mjs [ANSWERS]`, in milliseconds.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const here = (path) => new URL(path, import.meta.url);
const answers = process.argv[2] ?? here("../examples/hub-and-spoke-instruments/answers.yaml");
const text = readFileSync(answers, "utf8");
const packed = readFileSync(here("engine.wasm.gz"));
const unpacked = timed("inflate", () => gunzipSync(packed));
const module = timed("compile", () => new WebAssembly.Module(unpacked));
const engine = new WebAssembly.Instance(module, {}).exports;

timed("open", () => ask({ do: "open", builtin: "social-strategy" }));
const state = timed("read", () => ask({ do: "read", name: "answers.yaml", text }));
const item = Object.keys(state.items).find((id) => state.items[id].asked);
timed("first answer", () => ask({ do: "answer", text, item, given: "unknown" }));
timed("next answer", () => ask({ do: "answer", text, item, given: "unknown" }));
timed("first report", () => ask({ do: "report", text }));
for (let again = 0; again < 8; again += 1) ask({ do: "report", text });
timed("tenth report", () => ask({ do: "report", text }));
console.log(`${packed.length} bytes, ${unpacked.length} inflated, ${engine.memory.buffer.byteLength} of memory`);

function timed(what, act) {
  const start = performance.now();
  const result = act();
  console.log(`${what.padEnd(14)}${(performance.now() - start).toFixed(0).padStart(5)}`);
  return result;
}

function ask(request) {
  const bytes = new TextEncoder().encode(JSON.stringify(request));
  const at = engine.alloc(bytes.length) >>> 0;
  new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
  const response = JSON.parse(taken(engine.respond(at, bytes.length)));
  if (!("ok" in response)) throw new Error(response.refused ?? response.problems);
  return response.ok;
}

function taken(packed) {
  const place = BigInt.asUintN(64, packed);
  const [at, length] = [Number(place >> 32n), Number(place & 0xffffffffn)];
  const response = new TextDecoder().decode(new Uint8Array(engine.memory.buffer, at, length));
  engine.release(at, length);
  return response;
}
