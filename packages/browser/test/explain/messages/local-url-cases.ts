import type { MessageCase } from "./case.ts";

/** What speaks of a server, where there is none. */
const noServer = ["Access-Control-Allow-Origin: ", "with curl", "could not connect", "isn't shared"];

const firefox = (url: string, reason: string): string =>
  `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: ${reason}).`;

type Row = readonly [desc: string, text: string, reads: MessageCase["reads"], says: readonly string[]];

const file = "file:///Users/ann/site/data.json";

/** URLs to which no server responds, in every engine's words for one that doesn't. */
export const localURLCases: readonly MessageCase[] = (
  [
    [
      "WebKit: a file",
      `XMLHttpRequest cannot load ${file} due to access control checks.`,
      ["webkit", "scheme-not-cors"],
      [file, "opened from disk", "web server"],
    ],
    [
      "WebKit: both lines of a file",
      `[Error] Origin null is not allowed by Access-Control-Allow-Origin.\n[Error] Fetch API cannot load ${file} due to access control checks.`,
      ["webkit", "scheme-not-cors"],
      [file, "web server"],
    ],
    [
      "WebKit: a blob",
      "[Error] Fetch API cannot load blob:https://shop.test/1 due to access control checks.",
      ["webkit", "scheme-not-cors"],
      ["until it is revoked", "Read the `Blob` itself"],
    ],
    [
      "WebKit: data",
      "[Error] XMLHttpRequest cannot load data:application/json,{} due to access control checks.",
      ["webkit", "scheme-not-cors"],
      ["No server responds"],
    ],
    [
      "WebKit: an app's scheme",
      "[Error] Fetch API cannot load capacitor://localhost/api/x due to access control checks.",
      ["webkit", "scheme-not-cors"],
      ["No server responds", "http or https URL"],
    ],
    [
      "Firefox: a file that wasn't loaded",
      firefox(file, "CORS request did not succeed"),
      ["firefox", "scheme-not-cors"],
      ["opened from disk", "web server"],
    ],
    [
      "Firefox: data",
      firefox("data:text/plain,x", "CORS request did not succeed"),
      ["firefox", "scheme-not-cors"],
      ["No server responds"],
    ],
    [
      "Firefox: an extension",
      firefox("moz-extension://1/x.js", "CORS request did not succeed"),
      ["firefox", "extension-file"],
      ["an extension of the browser"],
    ],
    ["Chromium: a file", `GET ${file} net::ERR_FAILED`, ["chromium", "scheme-not-cors"], ["opened from disk"]],
    [
      "Chromium: a module from the disk",
      "Access to script at 'file:///C:/site/main.js' from origin 'null' has been blocked by CORS policy: The response is invalid.",
      ["chromium", "scheme-not-cors"],
      ["opened from disk", "web server"],
    ],
    [
      "Chromium: a blob that is gone",
      "GET blob:https://shop.test/5f5 net::ERR_FILE_NOT_FOUND",
      ["chromium", "net-file"],
      ["`blob:https://shop.test/5f5` was revoked", "Read the `Blob`"],
    ],
    [
      "Chromium: an extension's file",
      "GET chrome-extension://invalid/ net::ERR_FAILED",
      ["chromium", "extension-file"],
      ["without extensions"],
    ],
    [
      "Chromium: an extension that doesn't list its file",
      "Denying load of chrome-extension://abc/x.js. Resources must be listed in the web_accessible_resources manifest key in order to be loaded by pages outside the extension.",
      ["chromium", "extension-file"],
      ["`chrome-extension://abc/x.js`"],
    ],
    [
      "Angular in an app",
      "Http failure response for file:///android_asset/www/api/x: 0 Unknown Error",
      ["browser", "scheme-not-cors"],
      ["http and https"],
    ],
    [
      "a page of the web and a file",
      "Not allowed to load local resource: file:///C:/x.png",
      ["chromium", "file-page"],
      ["a page of the web can't load", "the page's own server"],
    ],
  ] satisfies readonly Row[]
).map(([desc, text, reads, says]) => ({ desc, text, reads, says, not: noServer }));
