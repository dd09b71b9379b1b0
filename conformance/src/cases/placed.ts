import type {
  Action,
  ScriptedResponse,
  Case,
  FetchAction,
  FrameAction,
  HeaderList,
  LeavingAction,
  Place,
  Route,
  ServiceWorkerAction,
  WorkerAction,
} from "./case.ts";
import { isolationOf, jarHosts } from "./isolation.ts";
import { Names, type Ports } from "./names.ts";

/** A case with the ports and names that it runs under. */
export interface Placed extends Case {
  readonly id: string;
  readonly written: Case;
  readonly names: Names;
  readonly visits: readonly string[];
  /** URLs by site, which afterwards show the cookies that were stored: the first to a visit, the others to its page. */
  readonly jars: readonly (readonly string[])[];
}

export function place(described: Case, id: string, ports: Ports): Placed {
  const names = new Names(id, ports, isolationOf(described), described.domain);
  return {
    ...described,
    id,
    written: described,
    names,
    page: placePage(described.page, names),
    visits: (described.visits ?? []).map((url) => names.url(url)),
    ...(described.registered && { registered: placeServiceWorker(described.registered, names) }),
    routes: Object.fromEntries(
      Object.entries(described.routes).map(([path, route]) => [path, placeRoute(route, names)]),
    ),
    actions: described.actions.map((action) => placeAction(action, names)),
    jars: jarHosts(described).map((hosts) => hosts.map((host) => names.url(`https://${host}/jar`))),
  };
}

/** The page that cases share unless their hosts are all their own. */
export function sharedPage({ page, domain }: Case, id: string, ports: Ports): Placed {
  const described = { desc: "the page of several cases", page, routes: {}, actions: [] };
  return place({ ...described, ...(domain !== undefined && { domain }) }, id, ports);
}

/** The page that registers a service worker before the case. */
export const jarOf = ({ to }: ServiceWorkerAction): string => new URL("/jar", to).href;

/** What the page of a jar asks of the others of its site. */
export function jarActions(urls: readonly string[]): FetchAction[] {
  return urls.map((to) => ({ kind: "fetch", to, mode: "no-cors", credentials: "include" }));
}

function placePage({ url, headers = [], within, ...page }: Place, names: Names): Place {
  return {
    ...page,
    url: names.url(url),
    headers: placeHeaders(headers, names),
    ...(within !== undefined && { within: names.url(within) }),
  };
}

function placeRoute({ preflight, actual, later, unchanged, unauthorized }: Route, names: Names): Route {
  return {
    ...(preflight && { preflight: placeResponse(preflight, names) }),
    actual: placeResponse(actual, names),
    ...(later && { later: later.map((one) => placeResponse(one, names)) }),
    ...(unchanged && { unchanged: placeResponse(unchanged, names) }),
    ...(unauthorized && { unauthorized: placeResponse(unauthorized, names) }),
  };
}

function placeResponse(response: ScriptedResponse, names: Names): ScriptedResponse {
  return { ...response, headers: placeHeaders(response.headers, names) };
}

function placeHeaders(headers: HeaderList, names: Names): HeaderList {
  return headers.map(([name, value]) => [
    name,
    name.toLowerCase() === "location" ? names.url(value) : names.origins(value),
  ]);
}

function placeAction(action: Action, names: Names): Action {
  if (action.kind === "cookie") return { ...action, set: names.origins(action.set) };
  if (action.kind === "beacon" || action.kind === "source" || action.kind === "embed")
    return { ...action, to: names.url(action.to) };
  if (action.kind === "window")
    return {
      ...action,
      to: names.url(action.to),
      ...(action.targets && { targets: action.targets.map((target) => target && names.origins(target)) }),
    };
  if (action.kind === "frame") return placeFrame(action, names);
  if (action.kind === "worker") return placeWorker(action, names);
  if (action.kind === "service-worker") return placeServiceWorker(action, names);
  if (action.kind === "navigate" || action.kind === "submit") return placeLeaving(action, names);
  return {
    ...action,
    to: names.url(action.to),
    ...(action.headers && { headers: placeHeaders(action.headers, names) }),
    ...(action.kind === "fetch" && action.referrer && { referrer: names.url(action.referrer) }),
  };
}

const placeFrame = (action: FrameAction, names: Names): FrameAction => ({
  ...action,
  to: names.url(action.to),
  steps: action.steps.map((step) => ("to" in step ? { ...step, to: names.url(step.to) } : step)),
});

const placeWorker = (action: WorkerAction, names: Names): WorkerAction => ({
  ...action,
  to: names.url(action.to),
  ...(action.steps && {
    steps: action.steps.map((step) => ({
      ...step,
      to: names.url(step.to),
      ...(step.kind === "fetch" && step.headers && { headers: placeHeaders(step.headers, names) }),
    })),
  }),
});

const placeServiceWorker = ({ scope, ...action }: ServiceWorkerAction, names: Names): ServiceWorkerAction => ({
  ...action,
  to: names.url(action.to),
  ...(scope !== undefined && { scope: names.url(scope) }),
});

function placeLeaving(action: LeavingAction, names: Names): LeavingAction {
  const placed = { ...action, to: names.url(action.to) };
  if (placed.kind !== "submit" || placed.submitter?.formAction === undefined) return placed;
  const { submitter } = placed;
  return { ...placed, submitter: { ...submitter, formAction: names.url(placed.submitter.formAction) } };
}
