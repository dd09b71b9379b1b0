import { describeReason } from "sallyport";
import { html, type Html } from "../world/html.ts";
import type { Entry } from "../world/journal.ts";
import type { Origins } from "../world/story.ts";

function arrived(entry: Entry, origins: Origins): Html {
  const { role, method, path, origin, preflight, cookies, status, decision } = entry;
  const page = Object.keys(origins).find((name) => origins[name] === origin);
  const from = origin === undefined ? "without an Origin" : `with the Origin of ${page ?? origin}`;
  const why = decision === undefined ? "" : describeReason(decision.reason);
  return html`<li class="${decision?.outcome === "refuse" ? "refused" : ""}">
    <strong>${preflight ? "Preflight" : method} ${path}</strong> at <em>${role}</em>,
    <span class="origin">${from}</span>: ${status === undefined ? "under way" : `status ${status}`}.
    ${cookies.length > 0 && `Cookies: ${cookies.join(", ")}.`} ${why}
  </li>`;
}

/** Browsers ask for an icon when they like to. */
const isOfTheStory = ({ path }: Entry): boolean => path !== "/favicon.ico";

/** What arrived at the servers, in order, and what the gate decided about it. */
export const arrivals = (entries: readonly Entry[], origins: Origins): Html =>
  html`<ol class="arrived">
    ${entries.filter(isOfTheStory).map((entry) => arrived(entry, origins))}
  </ol>`;
