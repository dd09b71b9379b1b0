// What every page of the lab uses: the referee at the page's own origin, and a little DOM.

/** What the servers saw, with the requests after `seq`. */
export async function stateSince(seq) {
  const response = await fetch(`/lab/state?since=${seq}`);
  return response.json();
}

export const tellLab = (path) => fetch(`/lab/${path}`, { method: "POST" });

export const pause = (ms) => new Promise((resolve) => window.setTimeout(resolve, ms));

/** Calls back with the state now and whenever it has changed; goes on when the lab is restarted. */
export async function watch(onState) {
  let last = "";
  for (;;) {
    try {
      const state = await stateSince(0);
      document.body.classList.remove("is-offline");
      const text = JSON.stringify(state);
      if (text !== last) await onState(state);
      last = text;
    } catch {
      document.body.classList.add("is-offline");
    }
    await pause(700);
  }
}

/** Makes an element; children are texts (never markup) and elements. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

export const euros = (amount) => `€${amount.toLocaleString("en")}`;

export const titleOf = (bank) => (bank.gated ? "With Sallyport" : "Without Sallyport");

/** Scheme and last two labels: what the cookie rules look at. All of the lab's names have such a site. */
export function siteOf(origin) {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname.split(".").slice(-2).join(".")}`;
}

/** Scheme, labels, site and port of an origin: the site is what the cookie rules look at. */
export function plate(origin) {
  const { protocol, hostname, port } = new URL(origin);
  const labels = hostname.split(".");
  const site = labels.slice(-2).join(".");
  const before = labels.length > 2 ? `${labels.slice(0, -2).join(".")}.` : "";
  return [`${protocol}//${before}`, make("span", { class: "site" }, site), `:${port}`];
}

/** Fills in where the lab's pages are: links by role, and origins as plates. */
export function fillAddresses({ addresses }) {
  for (const link of document.querySelectorAll("a[data-to]")) link.href = `${addresses[link.dataset.to]}/`;
  for (const place of document.querySelectorAll("[data-plate]"))
    place.replaceChildren(...plate(addresses[place.dataset.plate]));
}

const deed = (text, by, own) =>
  make("li", { class: own ? "own" : "foreign" }, make("strong", {}, text), make("span", {}, by));

/** What has been done at a bank, the latest first. */
export function deeds(state, bank, count = 6) {
  const done = state.entries.filter(
    ({ bank: key, effect }) => key === bank.key && effect !== undefined && effect.kind !== "read",
  );
  if (done.length === 0) return make("p", { class: "quiet" }, "No changes yet.");
  const rows = done
    .slice(-count)
    .reverse()
    .map(({ effect, page }) => {
      const own = page === state.addresses.app;
      return deed(effect.text, `requested by ${own ? "the bank’s page" : (page ?? "an unknown page")}`, own);
    });
  return make("ol", { class: "deeds" }, ...rows);
}
