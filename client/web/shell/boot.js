// Loads the app and starts the page. If that fails, now or later, says so calmly in the person's
// language: the app itself cannot speak any more at that point.

const WORDS = {{words}};
const PROGRAMS = {{programs}};
const RIGHT_TO_LEFT = ["ar"];

// The one on the page; before the app has run: the one that was chosen on this device, else the
// browser's first that the app speaks.
function language() {
  const running = document.documentElement.dataset.ready !== undefined;
  const wished = [running ? document.documentElement.lang : kept(), ...navigator.languages];
  for (const tag of wished) {
    const short = tag.slice(0, 2).toLowerCase();
    if (short in WORDS) return short;
  }
  return "fr";
}

function kept() {
  try {
    return localStorage.getItem("tdu-language") ?? "";
  } catch {
    // A browser that keeps nothing.
    return "";
  }
}

// Two programs are made of the same screens. "light" has those of the people who are accompanied: a
// telephone fetches no more than it needs. Links for them begin with /i/; a device that is theirs
// notes it. Everybody else, and whoever is not known yet, gets "app", which has all screens.
function wanted() {
  const [first, ...rest] = location.pathname.split("/").filter(Boolean);
  // A whole link alone, as the app reads it: elsewhere the small program could call for the other one for ever.
  if (first === "i" && rest.length === 1) return "light";
  if (["s", "setup", "verify"].includes(first)) return "app";
  try {
    return localStorage.getItem("tdu-program") === "light" ? "light" : "app";
  } catch {
    return "app";
  }
}

const NAME = wanted();
const PROGRAM = PROGRAMS[NAME];

async function program() {
  // Fetched side by side: neither says where the other lies.
  const [loaded, compiled] = [import(PROGRAM.glue), fetch(PROGRAM.wasm, { credentials: "omit" })];
  const { default: init, ...entries } = await loaded;
  await init({ module_or_path: compiled });
  return entries;
}

// The program's texts in one language.
async function texts(lang) {
  const url = PROGRAM.texts[lang];
  const answer = await fetch(url, { credentials: "omit" });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.text();
}

// Where the app itself finds the rest of its files.
function tell() {
  const put = (name, url) => {
    document.querySelector(`meta[name="${name}"]`).content = url;
  };
  put("tdu-worker", PROGRAM.worker);
  for (const [lang, url] of Object.entries(PROGRAM.texts)) put(`tdu-texts-${lang}`, url);
}

function apologise(title, body) {
  const lang = language();
  const words = WORDS[lang];
  const box = document.createElement("main");
  box.className = "boot";
  box.lang = lang;
  box.dir = RIGHT_TO_LEFT.includes(lang) ? "rtl" : "ltr";
  const heading = document.createElement("h1");
  heading.textContent = words[title];
  const text = document.createElement("p");
  text.textContent = words[body];
  const again = document.createElement("button");
  again.type = "button";
  again.className = "boot-again";
  again.textContent = words["again"];
  again.addEventListener("click", () => location.reload());
  box.append(heading, text, again);
  // What was on screen may be private and no longer answers: it goes.
  document.body.replaceChildren(box);
  heading.tabIndex = -1;
  heading.focus();
}

// A trap stops the app for good; every other error is the app's own business.
function watchForTraps() {
  const seen = (error) => {
    if (error instanceof WebAssembly.RuntimeError) apologise("stopped-title", "stopped-body");
  };
  addEventListener("error", (event) => seen(event.error));
  addEventListener("unhandledrejection", (event) => seen(event.reason));
}

async function start() {
  try {
    tell();
    const lang = language();
    const [glue, words] = await Promise.all([program(), texts(lang)]);
    watchForTraps();
    glue.start_page(lang, words);
    document.getElementById("boot")?.remove();
    document.documentElement.dataset.ready = "";
  } catch (error) {
    console.error(error);
    apologise("failed-title", "failed-body");
  }
}

await start();

if ("serviceWorker" in navigator) {
  // Without it the app works as long as there is a network.
  navigator.serviceWorker.register(`/sw.js?program=${NAME}`).catch((error) => console.warn(error));
}
