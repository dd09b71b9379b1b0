import type { RequestListener, ServerResponse } from "node:http";
import { definePolicy } from "sallyport";
import { guard } from "sallyport/node";
import { listen, type Listening } from "./ports.ts";

/** The page that the specimens are for. Nothing listens there: the model only needs the name. */
export const specimenPage = "http://shop.localhost:3000";

const specimenNames = ["correct", "wildcard", "bare-error", "redirect"] as const;

type SpecimenName = (typeof specimenNames)[number];

/** A server that shows one thing, and the line that explains it. */
export interface Specimen {
  readonly name: SpecimenName;
  readonly origin: string;
  /** What it is, in a few words. */
  readonly shows: string;
  /** What to type after `npx sallyport`. */
  readonly line: string;
}

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};

/** Shares one order with the shop's page, with cookies, and a header that needs a preflight. */
function correct(): RequestListener {
  const policy = definePolicy({
    sallyport: 1,
    self: ["http://correct.localhost:*"],
    origins: { shop: [specimenPage] },
    resources: [
      { path: "/orders/:id", share: { with: ["shop"], methods: ["GET"], headers: ["x-client"], credentials: true } },
    ],
  });
  return guard(policy, (_request, response) => json(response, 200, { order: 1 }));
}

/** What many tutorials recommend. Browsers accept no wildcard for a request with cookies. */
const wildcard: RequestListener = (_request, response) => {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-allow-credentials", "true");
  json(response, 200, { order: 1 });
};

/** The headers are written where an order is found; the error is made further out, without them. */
const bareError: RequestListener = (request, response) => {
  if (request.url === "/orders/1") response.setHeader("access-control-allow-origin", specimenPage);
  if (request.url === "/orders/1") json(response, 200, { order: 1 });
  else json(response, 404, { error: "no such order" });
};

/** A router that wants a slash at the end, in front of CORS that would be right. */
const redirect: RequestListener = (request, response) => {
  response.setHeader("access-control-allow-origin", specimenPage);
  response.setHeader("access-control-allow-methods", "PUT");
  response.setHeader("access-control-allow-headers", "content-type");
  if (request.url?.endsWith("/") !== true) response.writeHead(308, { location: `${request.url ?? ""}/` }).end();
  else if (request.method === "OPTIONS") response.writeHead(204).end();
  else json(response, 200, { order: 1 });
};

interface Kind {
  readonly listener: () => RequestListener;
  readonly shows: string;
  readonly path: string;
  readonly options: string;
}

const kinds: Readonly<Record<SpecimenName, Kind>> = {
  correct: {
    listener: correct,
    shows: "shares one resource with one page, by a policy",
    path: "/orders/1",
    options: "--credentials -H 'x-client: web'",
  },
  wildcard: {
    listener: () => wildcard,
    shows: "responds with * to a request with credentials",
    path: "/orders/1",
    options: "--credentials",
  },
  "bare-error": {
    listener: () => bareError,
    shows: "has no CORS headers on its errors",
    path: "/orders/2",
    options: "",
  },
  redirect: {
    listener: () => redirect,
    shows: "redirects the preflight to a trailing slash",
    path: "/orders/1",
    options: "-X PUT -H 'content-type: application/json' --data '{}'",
  },
};

export interface Specimens {
  readonly all: readonly Specimen[];
  close(): Promise<void>;
}

/**
 * Starts four small servers to explain.
 * @param port the first port; each further server takes the next. 0: free ones
 */
export async function startSpecimens(port: number): Promise<Specimens> {
  const opened: Listening[] = [];
  const all: Specimen[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((server) => server.close()));
  };
  try {
    for (const [index, name] of specimenNames.entries()) {
      const { listener, shows, path, options } = kinds[name];
      const server = await listen({ listener: listener() }, port === 0 ? 0 : port + index);
      opened.push(server);
      const origin = `http://${name}.localhost:${server.port}`;
      all.push({ name, origin, shows, line: `explain ${origin}${path} --from ${specimenPage} ${options}`.trimEnd() });
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { all, close };
}

/** What stands in the terminal: what is where, and what to type. */
export function introduceSpecimens(specimens: readonly Specimen[]): string {
  const rows = specimens.flatMap(({ name, shows, line }) => [`  ${name}: ${shows}`, `    npx sallyport ${line}`, ""]);
  return [
    "",
    "  Four servers to explain. Run one of these commands in another terminal:",
    "",
    ...rows,
    "  Press Ctrl-C to stop.",
    "",
  ].join("\n");
}
