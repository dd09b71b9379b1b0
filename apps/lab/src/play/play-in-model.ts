import { Browser, type BrowserOptions, type Outcome, type Page } from "@sallyport/browser";
import { isLeaving, type Action, type FetchAction, type LeavingAction, type Result } from "../world/action.ts";
import type { Run } from "../world/run.ts";
import { redeem, sendMessage, speak } from "./model-actions.ts";

/** What the model observed of an action that sends a request. */
interface Observed {
  readonly action: Action;
  readonly outcome: Outcome;
}

/** A page of the model, with what its script remembers. */
interface Tab {
  readonly page: Page;
  token: string;
}

const maxStages = 20;

/** Plays an attempt in the model of a browser. */
export async function playInModel(run: Run, options: BrowserOptions): Promise<readonly Observed[]> {
  const browser = new Browser(options);
  const observed: Observed[] = [];
  let tab: Tab | undefined;
  for (let stages = 0; !run.isDone && stages < maxStages; stages++) {
    const { stage } = run;
    if (stage === undefined) break;
    if (stage.url !== undefined) tab = { page: await browser.open(stage.url), token: "" };
    if (tab === undefined) throw new Error(`${run.attempt.name}: there is no page to go on at.`);
    const results: Result[] = [];
    let next: Page | undefined;
    for (const action of stage.actions) {
      if (isLeaving(action)) next = await leave(tab.page, action, observed);
      else results.push(await act(tab, action, observed));
    }
    if (next !== undefined) tab = { page: next, token: "" };
    await run.finish(results);
  }
  return observed;
}

async function leave(page: Page, action: LeavingAction, observed: Observed[]): Promise<Page | undefined> {
  if (action.do === "navigate") {
    const outcome = await page.navigate(action.to, { by: "link" });
    observed.push({ action, outcome });
    return outcome.newPage;
  }
  const { to, method = "post", enctype, fields = {} } = action;
  const form = { action: to === "" ? page.url : to, method, fields, ...(enctype !== undefined && { enctype }) };
  const outcome = await page.submit(form);
  if (outcome !== undefined) observed.push({ action, outcome });
  return outcome?.newPage;
}

async function act(tab: Tab, action: Exclude<Action, LeavingAction>, observed: Observed[]): Promise<Result> {
  const { page } = tab;
  if (action.do === "read cookies") {
    const { cookie } = page.document;
    return { is: cookie === "" ? "no cookies" : "cookies", text: cookie };
  }
  if (action.do === "message") return sendMessage(page, action);
  if (action.do === "redeem") {
    const { token, result } = await redeem(page, action);
    tab.token = token;
    return result;
  }
  if (action.do === "socket") {
    const { result, outcome } = await speak(page, action);
    if (outcome !== undefined) observed.push({ action, outcome });
    return result;
  }
  if (action.do === "embed") {
    const outcome = await page.embed({ as: action.as, url: action.to });
    observed.push({ action, outcome });
    return { is: outcome.event === "load" ? "loaded" : "failed" };
  }
  return request(tab, action, observed);
}

/** With the tokens that the action sends; `undefined` where the page cannot read one. */
async function headersOf(
  { page, token }: Tab,
  { headers = {}, bearer, credentials, tokenFrom }: FetchAction,
  observed: Observed[],
): Promise<Readonly<Record<string, string>> | undefined> {
  if (bearer === true) return { ...headers, authorization: `Bearer ${token}` };
  if (tokenFrom === undefined) return headers;
  const outcome = await page.attempt(tokenFrom, { ...(credentials !== undefined && { credentials }) });
  observed.push({ action: { do: "fetch", to: tokenFrom }, outcome });
  return outcome.response && { ...headers, "x-csrf-token": await outcome.response.text() };
}

async function request(tab: Tab, action: FetchAction, observed: Observed[]): Promise<Result> {
  const { to, method = "GET", body, credentials, mode, sandboxed } = action;
  const frame = sandboxed === true ? `${tab.page.origin}/lab/sandbox` : undefined;
  const opened = frame === undefined ? undefined : await tab.page.frame(frame, { sandbox: "allow-scripts" });
  const page = opened?.page ?? tab.page;
  const headers = await headersOf({ ...tab, page }, action, observed);
  if (headers === undefined) return { is: "blocked" };
  const outcome = await page.attempt(to, {
    method,
    headers,
    ...(body !== undefined && { body }),
    ...(credentials !== undefined && { credentials }),
    ...(mode !== undefined && { mode }),
  });
  const { response } = outcome;
  observed.push({ action, outcome });
  if (response === undefined) return { is: "blocked" };
  if (response.type === "opaque") return { is: "opaque" };
  return { is: `read ${response.status}`, text: (await response.clone().text()).slice(0, 300) };
}
