"use strict";
// The engine: takestock itself as WebAssembly, packed in this very file. It is spoken to in JSON and never leaves the page.

const engine = { module: null, exports: null, ready: null };

// What was packed into the page: gzip, as base64.
function unpack(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

// What it says of the questionnaire is the answer. Whoever asks before it is ready waits, and may be the first to ask: the
// questionnaire is on the screen a moment before the engine is loaded.
function loadEngine() {
  engine.ready ??= inflateEngine();
  return engine.ready;
}

async function inflateEngine() {
  await wholePage();
  const bytes = await inflate(document.getElementById("engine").textContent.trim()).arrayBuffer();
  engine.module = await WebAssembly.compile(bytes);
  return startEngine();
}

// The script stands before the engine in the file, to draw while that is still being read.
function wholePage() {
  if (document.readyState !== "loading") return undefined;
  return new Promise((read) => { document.addEventListener("DOMContentLoaded", read, { once: true }); });
}

function inflate(base64) {
  const stream = new Blob([unpack(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream);
}

// The questionnaire, too, may be packed: its texts take a fifth of the room then.
async function unpackSetup() {
  if (page.setup.packed) Object.assign(page.setup, await inflate(page.setup.packed).json());
}

async function startEngine() {
  const instance = await WebAssembly.instantiate(engine.module, unusedImports(engine.module));
  engine.exports = instance.exports;
  const { builtin, pack, theme } = page.setup;
  return exchange({ do: "open", builtin, pack, theme });
}

// A drawing library asks for a browser it never uses; whoever calls it after all hears about it.
function unusedImports(module) {
  const imports = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    if (kind === "function") imports[from][name] = () => { throw new Error(`the engine called ${name}`); };
  }
  return imports;
}

function exchange(asked) {
  const { alloc, respond, release, memory } = engine.exports;
  const bytes = new TextEncoder().encode(JSON.stringify(asked));
  const at = alloc(bytes.length) >>> 0;
  new Uint8Array(memory.buffer, at, bytes.length).set(bytes);
  const place = placeOf(respond(at, bytes.length));
  const text = textAt(place);
  release(place.start, place.length);
  return JSON.parse(text);
}

function placeOf(packed) {
  const place = BigInt.asUintN(64, packed);
  return { start: Number(place >> 32n), length: Number(place & 0xffffffffn) };
}

function textAt({ start, length }) {
  return new TextDecoder().decode(new Uint8Array(engine.exports.memory.buffer, start, length));
}

// Always one of {ok}, {refused} or {problems}. An engine that fell over is started afresh: answers live in the page, not in it.
async function request(asked) {
  await loadEngine();
  try {
    return exchange(asked);
  } catch (error) {
    const why = lastWords() || error.message;
    await startEngine();
    return { problems: `${word("engineFailed")}\n${why}` };
  }
}

// What the engine said as it fell over, where it still can.
function lastWords() {
  try {
    return textAt(placeOf(engine.exports.failure()));
  } catch {
    return "";
  }
}

// Like request, but lets the page draw "please wait" first: reports take a while on a small phone.
async function requestSlowly(asked) {
  announce(word("working"));
  await new Promise((drawn) => { setTimeout(drawn, 30); });
  return request(asked);
}
