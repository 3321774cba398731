// The end of the app's module, behind the bindings: it fetches the program, checks it and starts it.
const files = SIGNET_FILES;
const signet = window.signet; // Missing where boot.js did not arrive: then index.html says that it is still loading.
const here = (name) => new URL(name, import.meta.url);

// Fetches a piece of the program. A piece that was fetched ahead is used once. Where a piece does not come, the digest makes every
// failure look the same. So a second question asks for index.html: if it names another program, the site was deployed anew.
const ahead = {};
const fetchPart = (piece) => {
  const digest = files.parts.digests[piece];
  const start = Array.from(atob(digest).slice(0, 8), (byte) => byte.charCodeAt().toString(16).padStart(2, "0"));
  const name = `signet-part-${piece.startsWith("split_") ? piece.slice(6) : "shared"}-${start.join("")}.wasm`;
  const early = ahead[piece];
  delete ahead[piece];
  return early || fetch(here(name), { integrity: `sha256-${digest}`, credentials: "same-origin" }).catch(async (error) => {
    const page = await fetch(signet.base, { cache: "no-store" });
    signet.outdated = page.ok && !(await page.text()).includes(import.meta.url.split("/").pop());
    throw error;
  });
};
const fetchAhead = (piece) => {
  ahead[piece] = fetchPart(piece);
  ahead[piece].catch(() => {});
};

if (signet) {
  signet.base = here("../").pathname;
  signet.version = files.version;
  signet.dataUrl = (name) => files.data[name] && here(files.data[name]).href;
  signet.startWorker = (name) => new Worker(signet.policy.createScriptURL(here(files.workers[name]).href));
}
if (signet && signet.supported) {
  // Older browsers compile only what has arrived in full.
  WebAssembly.instantiateStreaming ||= async (answer, imports) => WebAssembly.instantiate(await (await answer).arrayBuffer(), imports);
  for (const piece of files.parts.pages[signet.part] || []) fetchAhead(piece);
  fetch(here(files.program), { integrity: files.integrity, credentials: "same-origin" })
    .then((answer) => {
      if (!answer.ok || answer.headers.get("Content-Type") !== "application/wasm") throw new TypeError(String(answer.status));
      return __wbg_init({ module_or_path: answer });
    })
    .catch((error) => {
      if (error instanceof WebAssembly.RuntimeError) signet.failed();
      else signet.unloadable(files.program);
    });
}
