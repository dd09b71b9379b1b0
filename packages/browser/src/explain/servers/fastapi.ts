import { pathText } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { indent, lines, quoted } from "./write.ts";

const share = ({ origins, methods, headers, expose, credentials }: ServerChange): string =>
  lines([
    "from fastapi.middleware.cors import CORSMiddleware",
    "app.add_middleware(",
    indent(
      lines([
        "CORSMiddleware,",
        `allow_origins=[${quoted(origins)}],`,
        `allow_methods=[${quoted(methods)}],`,
        headers.length > 0 && `allow_headers=[${quoted(headers)}],`,
        expose.length > 0 && `expose_headers=[${quoted(expose)}],`,
        credentials && "allow_credentials=True,",
      ]),
      "    ",
    ),
    ")",
  ]);

const unauthorized = (change: ServerChange): string =>
  lines([
    "from starlette.authentication import requires",
    '@requires("authenticated", status_code=401)',
    change.unauthorized === "cross-origin" && lines(["", "# after every other add_middleware", share(change)]),
  ]);

export const fastapi: Server = {
  title: "FastAPI",
  where: () => "after every other `add_middleware`, so that it is outermost",
  snippet: share,
  unauthorized: {
    where: (change) =>
      `on the route of ${pathText(change)}, in the place of \`requires(…, redirect=…)\`; its function has a parameter \`request\``,
    snippet: unauthorized,
    page: "https://www.starlette.io/authentication/",
    tried: "FastAPI 0.165 with Starlette 1.10",
  },
  byLine: true,
  page: "https://fastapi.tiangolo.com/tutorial/cors/",
};
