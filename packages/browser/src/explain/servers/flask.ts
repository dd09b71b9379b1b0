import { pathExpression } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { indent, lines, quoted } from "./write.ts";

const options = ({ origins, methods, headers, expose, credentials }: ServerChange): string =>
  lines([
    `"origins": [${quoted(origins)}],`,
    `"methods": [${quoted(methods)}],`,
    `"allow_headers": [${quoted(headers)}],`,
    expose.length > 0 && `"expose_headers": [${quoted(expose)}],`,
    credentials && '"supports_credentials": True,',
    '"vary_header": True,',
    '"always_send": False,',
  ]);

export const flask: Server = {
  title: "Flask",
  where: (change) =>
    `after \`app = Flask(…)\`, with the package \`flask-cors\`${change.preflight ? "; a `before_request` that checks the session must let OPTIONS pass" : ""}`,
  snippet: (change) =>
    lines([
      "from flask_cors import CORS",
      "CORS(app, resources={",
      `    r"${pathExpression(change)}": {`,
      indent(options(change), "        "),
      "    },",
      "})",
    ]),
  byLine: true,
  page: "https://corydolphin.com/flask-cors/",
};
