import { guard } from "../../../src/adapters/web.ts";
import { seenByWeb, verbs, type Setup, type Variant } from "../variant.ts";
import { finder } from "./node.ts";

/** How a hand-written Web handler reads the path. */
const readers: Readonly<Record<string, (request: Request) => string>> = {
  "the URL's pathname": ({ url }) => new URL(url).pathname,
  "the pathname, decoded, lower case": ({ url }) => decodeURIComponent(new URL(url).pathname).toLowerCase(),
  "the pathname without trailing slash": ({ url }) => new URL(url).pathname.replace(/(?<=.)\/+$/, ""),
  "a slice of the URL": ({ url }) => /^https?:\/\/[^/]*([^?]*)/.exec(url)?.[1] ?? "",
  "segments that are not empty": ({ url }) =>
    `/${new URL(url).pathname
      .split("/")
      .filter((segment) => segment !== "")
      .map(decodeURIComponent)
      .join("/")}`,
};

function handler({ routes, ran }: Setup, read: (request: Request) => string): (request: Request) => Response {
  const find = finder(routes);
  return (request) => {
    const route = find(() => read(request));
    const method = request.method === "HEAD" ? "GET" : request.method;
    const verb = verbs.find((one) => one.toUpperCase() === method);
    if (route === undefined || verb === undefined) return new Response(null, { status: 404 });
    ran(route, verb, seenByWeb(request));
    return new Response("ran");
  };
}

export const web: readonly Variant[] = Object.entries(readers).map(([options, read]) => ({
  router: "Web",
  options,
  build: (setup) => guard(setup.policy, handler(setup, read), setup.options),
}));
