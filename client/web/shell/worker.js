// The worker: same WebAssembly as the page, other entry point. Messages that arrive while it loads
// are kept and handed over once it listens.

import init, { start_worker } from "{{glue}}";

const early = [];
const keep = (event) => early.push(event);
self.addEventListener("message", keep);

try {
  await init({ module_or_path: "{{wasm}}" });
  self.removeEventListener("message", keep);
  start_worker("{{policies}}");
  for (const { data, ports } of early.splice(0)) {
    self.dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
  }
} catch (error) {
  // Thrown outside of this module, it reaches the page as an `error` event of the worker.
  setTimeout(() => {
    throw error;
  });
}
