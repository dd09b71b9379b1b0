import { isLeaving, type Action } from "./action.ts";
import { html, type Html } from "./html.ts";

/** Where an attempt stands: a page to open, or to go on at. */
export interface PageStage {
  /** The page to open; `undefined`: the one that the last navigation shows. */
  readonly url: string | undefined;
  readonly actions: readonly Action[];
  /** Nothing on the page will report. */
  readonly isVisit: boolean;
}

/** What a person clicks where no script runs. */
function control(action: Action): Html | undefined {
  if (action.do === "embed" && action.as === "image")
    return html`<img src="${action.to}" alt="An image of another origin" />`;
  if (action.do === "navigate") return html`<a class="button" href="${action.to}">Go on</a>`;
  if (action.do !== "submit") return html`<p>What this page does next needs JavaScript.</p>`;
  const { to, method = "post", fields = {} } = action;
  return html`<form action="${to}" method="${method}">
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button>Claim your prize</button>
  </form>`;
}

/** The stage for a browser without scripts, which then sees what the servers say. */
export function withoutScript(stage: PageStage | undefined): Html {
  if (stage === undefined) return html``;
  const leaves = stage.actions.some(isLeaving);
  return html`<noscript>
    ${stage.actions.map(control)}
    ${!leaves && html`<form action="/lab/next-page" method="post"><button>Go on</button></form>`}
  </noscript>`;
}
