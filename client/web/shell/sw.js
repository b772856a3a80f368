// Keeps the app's own files so that it opens without a network. It never sees what people write:
// nothing under /api is touched, and nothing but the files of this version is ever kept.

const VERSION = "{{version}}";
const CACHE = `app-${VERSION}`;
const FILES = {{files}};
// The files of each program: the device's own is kept, the other one once it is asked for.
const PROGRAMS = {{programs}};
const OWN = PROGRAMS[new URL(location).searchParams.get("program")] ?? PROGRAMS.app;
// Kept once somebody needed them: they are no small download, and not everybody wants a PDF.
const LATER = {{later}};
const KNOWN = new Set([...FILES, ...LATER, ...Object.values(PROGRAMS).flat()]);
const NETWORK_PATIENCE_MS = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...FILES, ...OWN])));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname === "/api" || url.pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") {
    event.respondWith(page(request));
  } else if (KNOWN.has(url.pathname)) {
    event.respondWith(file(request));
  }
});

// The newest page wins while there is a network; the kept one opens otherwise.
async function page(request) {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(NETWORK_PATIENCE_MS) });
  } catch {
    const cache = await caches.open(CACHE);
    return (await cache.match("/")) ?? Response.error();
  }
}

async function file(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
