// The end of the app's module, after the bindings: fetches the program, checks what came and starts it.
const files = SIGNET_FILES;
const signet = window.signet; // Missing when boot.js did not arrive: then the page itself says that it is still loading.
const here = (name) => new URL(name, import.meta.url);
if (signet) {
  signet.base = here("../").pathname;
  signet.version = files.version;
  signet.dataUrl = (name) => files.data[name] && here(files.data[name]).href;
  signet.startWorker = (name) => new Worker(signet.policy.createScriptURL(here(files.workers[name]).href));
}
if (signet && signet.supported) {
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
