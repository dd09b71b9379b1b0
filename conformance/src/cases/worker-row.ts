import { workerScript } from "../script/workers.ts";
import type { Case, HeaderList, Place, Route, WorkerAction, WorkerStep } from "./case.ts";
import { granted, securePage } from "./row.ts";
import { cookies } from "./table/navigations.ts";

interface WorkerRow {
  readonly desc: string;
  readonly way?: WorkerAction["way"];
  readonly to?: string;
  readonly part?: Pick<WorkerAction, "type" | "credentials">;
  readonly page?: Place;
  /** What the response with the script has, beside its type. */
  readonly headers?: HeaderList;
  readonly type?: string;
  readonly status?: number;
  readonly steps?: readonly WorkerStep[];
  readonly routes?: Readonly<Record<string, Route>>;
  /** The host whose cookies a visit has stored. */
  readonly cookiesOf?: string;
}

/** The page's own script of a worker. */
export const ownScript = "https://a.localhost/worker";

/** A response with the script of a worker. */
const scriptRoute = (headers: HeaderList = [], type = "text/javascript", status = 200): Route => ({
  actual: { status, headers: [["content-type", type], ...headers], body: workerScript },
});

/** A worker that `https://a.localhost` starts, and what its script does: unless a row says otherwise, `/r` grants it. */
export function workerCase({ way = "dedicated", page = securePage, to = ownScript, ...row }: WorkerRow): Case {
  const { desc, part, headers, type, status, steps = [], routes, cookiesOf } = row;
  const stored = cookiesOf === undefined ? undefined : cookies(cookiesOf);
  return {
    desc: `${way} worker: ${desc}`,
    page,
    ...stored,
    routes: { ...stored?.routes, "/worker": scriptRoute(headers, type, status), "/r": granted(), ...routes },
    actions: [{ kind: "worker", way, to, ...part, steps }],
  };
}
