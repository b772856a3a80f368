// Makes PDFs, and looks into those that somebody hands in: a WebAssembly file of its own, loaded when somebody asks for it and
// gone with the answer. A question is `[what, bytes]`; the answer `[bytes, asMade]`, or why not as a text.

import init, { Letters } from "{{paper-glue}}";

const FONTS = ["{{latin}}", "{{latin-bold}}", "{{arabic}}", "{{arabic-bold}}"];

async function bytesOf(url) {
  const answer = await fetch(url, { credentials: "omit" });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function answer([what, buffer]) {
  const [fonts] = await Promise.all([
    Promise.all(FONTS.map(bytesOf)),
    init({ module_or_path: "{{paper-wasm}}" }),
  ]);
  const letters = new Letters(...fonts);
  const bytes = new Uint8Array(buffer);
  if (what === "charter") return [letters.charter(bytes), true];
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
