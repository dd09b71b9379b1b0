import { serviceWorkerScript } from "../script/service-workers.ts";
import type { Action, Case, HeaderList, Place, Route, ServiceWorkerAction } from "./case.ts";
import { response, securePage } from "./row.ts";
import { cookies } from "./table/navigations.ts";

interface ServiceWorkerRow {
  readonly desc: string;
  readonly handler?: string;
  readonly part?: Omit<Partial<ServiceWorkerAction>, "kind" | "handler">;
  readonly page?: Place;
  /** What the response with the script has, beside its type. */
  readonly headers?: HeaderList;
  readonly type?: string;
  readonly status?: number;
  /** What the page does, once it is controlled. */
  readonly actions?: readonly Action[];
  readonly routes?: Readonly<Record<string, Route>>;
  /** The host whose cookies a visit has stored. */
  readonly cookiesOf?: string;
  readonly thirdPartyCookies?: Case["thirdPartyCookies"];
  /** Whether a visit has registered it, and not the page. */
  readonly before?: boolean;
}

/** The page's own script of a service worker. */
const ownScript = "https://a.localhost/sw";

const grants: HeaderList = [
  ["access-control-allow-origin", "https://a.localhost"],
  ["access-control-allow-credentials", "true"],
  ["access-control-allow-methods", "PUT, DELETE"],
  ["access-control-allow-headers", "x-test"],
];

/** A service worker that `https://a.localhost` registers, and requests through it: `/r` grants them unless a row says otherwise. */
export function serviceWorkerCase({ desc, handler, part, page = securePage, ...row }: ServiceWorkerRow): Case {
  const {
    headers = [],
    type = "text/javascript",
    status = 200,
    actions = [],
    routes,
    cookiesOf,
    before,
    thirdPartyCookies,
  } = row;
  const stored = cookiesOf === undefined ? undefined : cookies(cookiesOf);
  const script = { status, headers: [["content-type", type] as const, ...headers], body: serviceWorkerScript(handler) };
  const registered: ServiceWorkerAction = {
    kind: "service-worker",
    to: ownScript,
    ...(handler !== undefined && { handler }),
    ...part,
  };
  return {
    desc: `service worker: ${desc}`,
    page,
    ...stored,
    ...(before === true && { registered }),
    ...(thirdPartyCookies && { thirdPartyCookies }),
    routes: {
      ...stored?.routes,
      "/sw": { actual: script },
      "/r": { preflight: response(grants, 204), actual: response(grants) },
      ...routes,
    },
    actions: [...(before === true ? [] : [registered]), ...actions],
  };
}
