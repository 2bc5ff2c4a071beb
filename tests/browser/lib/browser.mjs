// Starts Chromium, or Firefox with JUNHENG_BROWSER=firefox, with an empty profile and as silent as it
// can be made. JUNHENG_BROWSER_PATH names another program. Never downloads a browser.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import puppeteer from "puppeteer-core";

const NAMES = {
  chrome: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
  firefox: ["firefox-esr", "firefox"],
};

export const browserName = process.env.JUNHENG_BROWSER === "firefox" ? "firefox" : "chrome";

/** Starts the browser with everything it fetches going through the port `proxy`. */
export function launch(proxy) {
  const common = { browser: browserName, executablePath: program(), headless: true };
  return puppeteer.launch(
    browserName === "firefox"
      ? { ...common, extraPrefsFirefox: silentFirefox(proxy) }
      : { ...common, args: silentChromium(proxy) },
  );
}

function silentChromium(proxy) {
  return [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Or Chromium asks its maker about every form it sees, and for the time.
    "--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying",
    "--lang=zh-CN",
    `--proxy-server=http://127.0.0.1:${proxy}`,
    // By default nothing of this machine goes through a proxy.
    "--proxy-bypass-list=<-loopback>",
  ];
}

function silentFirefox(proxy) {
  return {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": proxy,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": proxy,
    "network.proxy.no_proxies_on": "",
    "network.proxy.allow_hijacking_localhost": true,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    "browser.safebrowsing.downloads.remote.enabled": false,
    "app.normandy.enabled": false,
    "intl.accept_languages": "zh-CN",
  };
}

function program() {
  if (process.env.JUNHENG_BROWSER_PATH) return process.env.JUNHENG_BROWSER_PATH;
  for (const name of NAMES[browserName]) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not in this folder.
      }
    }
  }
  throw new Error(`None of ${NAMES[browserName].join(", ")} is installed.`);
}
