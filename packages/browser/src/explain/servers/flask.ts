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

const share = (change: ServerChange): string =>
  lines([
    "from flask_cors import CORS",
    "CORS(app, resources={",
    `    r"${pathExpression(change)}": {`,
    indent(options(change), "        "),
    "    },",
    "})",
  ]);

/** Flask-CORS adds its headers to the 401 as to every response. */
const unauthorized = (change: ServerChange): string =>
  lines([
    "import re",
    "from flask import abort, redirect, request, url_for",
    "@login_manager.unauthorized_handler",
    "def unauthorized():",
    `    if re.match(r"${pathExpression(change)}", request.path):`,
    "        abort(401)",
    "    return redirect(url_for(login_manager.login_view, next=request.url))",
    change.unauthorized === "cross-origin" && share(change),
  ]);

export const flask: Server = {
  title: "Flask",
  where: (change) =>
    `after \`app = Flask(…)\`, with the package \`flask-cors\`${change.preflight ? "; a `before_request` that checks the session must let OPTIONS pass" : ""}`,
  snippet: share,
  unauthorized: {
    where: () => "after `login_manager = LoginManager(app)` of Flask-Login",
    snippet: unauthorized,
    page: "https://flask-login.readthedocs.io/en/latest/#customizing-the-login-process",
    tried: "Flask 3.1 and Flask-Login 0.6",
  },
  byLine: true,
  page: "https://corydolphin.com/flask-cors/",
};
