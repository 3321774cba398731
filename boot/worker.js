// The end of a worker's script, behind the bindings: it fetches the program, and keeps questions until the program can answer.
const files = SIGNET_FILES;
const here = (name) => new URL(name, self.location.href);
self.signet = { dataUrl: (name) => files.data[name] && here(files.data[name]).href };
const early = [];
self.onmessage = (event) => early.push(event);
fetch(here(files.program), { integrity: files.integrity, credentials: "same-origin" })
  .then((answer) => {
    if (!answer.ok || answer.headers.get("Content-Type") !== "application/wasm") throw new TypeError(String(answer.status));
    return wasm_bindgen({ module_or_path: answer });
  })
  .then(
    () => {
      self.postMessage([0, "ready"]);
      for (const event of early) self.onmessage(event);
    },
    () => self.postMessage([0, "unloadable"]),
  );
