/** What is different where a page is of an extension or an app, by its URL's scheme. Not measured: the vendors' documents. */
const notes: Readonly<Record<string, string>> = {
  "chrome-extension":
    "Chrome: a page of an extension isn't subject to CORS for the hosts in its `host_permissions`. A content script is: its requests have the origin of the page that it runs in.",
  "moz-extension":
    "Firefox: the host of an extension's origin is another one in each installation, so that no server can list it. Name the server in the extension's `host_permissions`.",
  "safari-web-extension":
    "Safari: the host of an extension's origin changes, so that no server can list it. Name the server in the extension's `host_permissions`.",
  capacitor:
    "Capacitor on iOS sends `capacitor://localhost`, on Android `https://localhost`. Its plugin CapacitorHttp sends requests without CORS.",
  ionic: "The older web view of Ionic sends `ionic://localhost`.",
  tauri:
    "Tauri sends `tauri://localhost` on macOS and Linux, and `http://tauri.localhost` on Windows and Android. Its HTTP plugin sends requests without CORS.",
  "react-native":
    "React Native isn't a browser: its `fetch` sends no Origin, and CORS doesn't apply to it. What follows is for its web view, where HTML of the app has the origin `null` unless `baseUrl` names another.",
  file: "A page from a file has the origin `null`, which any sandboxed page has too: don't allow it. An Electron app can serve its pages under a custom scheme, or make the request in its main process.",
};

const otherApp =
  "The origin is the app's scheme and host, as its browser sends it where the app has registered the scheme as a standard one (Electron: `protocol.registerSchemesAsPrivileged`).";

/** What to know of a page that isn't a server's. */
export function pageNotes(page: string): readonly string[] {
  if (page === "null" || !URL.canParse(page)) return [];
  const scheme = new URL(page).protocol.slice(0, -1);
  if (/^https?$/.test(scheme)) return [];
  return [Object.hasOwn(notes, scheme) ? (notes[scheme] ?? otherApp) : otherApp];
}
