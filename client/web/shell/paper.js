// Makes PDFs and spreadsheets, and looks into PDFs that somebody hands in: a WebAssembly file of its own, loaded when somebody asks
// for it and gone with the answer. A question is `[what, bytes]`; the answer begins with bytes, or with yes or no, or is why not as a text.

import init, { Letters, examine, ods, stamp } from "{{paper-glue}}";

const FONTS = ["{{latin}}", "{{latin-bold}}", "{{arabic}}", "{{arabic-bold}}"];

// How long a file may take, in milliseconds: whoever waits is told, instead of waiting for ever on a line that hangs.
const PATIENCE = 60_000;

function load(url) {
  return fetch(url, { credentials: "omit", signal: AbortSignal.timeout(PATIENCE) });
}

async function bytesOf(url) {
  const answer = await load(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function answer([what, buffer]) {
  // A spreadsheet is written with the letters of whoever opens it; to look at a time stamp, none is drawn.
  const needed = ["ods", "examine", "stamp"].includes(what) ? [] : FONTS;
  const [fonts] = await Promise.all([
    Promise.all(needed.map(bytesOf)),
    init({ module_or_path: load("{{paper-wasm}}") }),
  ]);
  const bytes = new Uint8Array(buffer);
  if (what === "ods") return [ods(bytes), true];
  if (what === "stamp") return [stamp(bytes)];
  if (what === "examine") {
    const found = examine(bytes);
    return found === undefined ? [] : [found];
  }
  const letters = new Letters(...fonts);
  if (what === "charter") return [letters.charter(bytes), true];
  if (what === "blank") return [letters.blank(bytes), true];
  if (what === "pages") return [letters.pages(bytes), true];
  const found = letters.inside(bytes);
  return found === undefined ? [] : [found.proof, found.as_made];
}

self.addEventListener("message", async ({ data }) => {
  try {
    postMessage(await answer(data));
  } catch (error) {
    postMessage(String(error));
  }
});
