import { exceptSignIn, pathExpression } from "./path-spellings.ts";
import type { Server, ServerChange } from "./server.ts";
import { lines, quoted } from "./write.ts";

function share(change: ServerChange): string {
  const { origins, methods, headers, expose, credentials } = change;
  return lines([
    'INSTALLED_APPS = [*INSTALLED_APPS, "corsheaders"]',
    'MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]',
    `CORS_URLS_REGEX = r"${pathExpression(change)}"`,
    `CORS_ALLOWED_ORIGINS = [${quoted(origins)}]`,
    `CORS_ALLOW_METHODS = [${quoted(methods)}]`,
    `CORS_ALLOW_HEADERS = [${quoted(headers)}]`,
    expose.length > 0 && `CORS_EXPOSE_HEADERS = [${quoted(expose)}]`,
    credentials && "CORS_ALLOW_CREDENTIALS = True",
  ]);
}

/** The last middleware runs before the view, whose `login_required` would redirect. */
const unauthorized = (change: ServerChange): string =>
  lines([
    "# middleware.py of an app",
    "import re",
    "from django.http import HttpResponse",
    "def unauthorized(get_response):",
    "    def middleware(request):",
    `        if re.match(r"${pathExpression(change)}", request.path) and not request.user.is_authenticated:`,
    "            return HttpResponse(status=401)",
    "        return get_response(request)",
    "    return middleware",
    "",
    "# at the end of settings.py",
    'MIDDLEWARE = [*MIDDLEWARE, "app.middleware.unauthorized"]',
    change.unauthorized === "cross-origin" && share(change),
  ]);

export const django: Server = {
  title: "Django",
  where: () => "at the end of `settings.py`, with the package `django-cors-headers`",
  snippet: share,
  unauthorized: {
    where: (change) =>
      `in a middleware after \`AuthenticationMiddleware\`; write your app's name for \`app\`${exceptSignIn(change)}`,
    snippet: unauthorized,
    page: "https://docs.djangoproject.com/en/stable/topics/http/middleware/",
    tried: "Django 5.2",
  },
  byLine: true,
  page: "https://github.com/adamchainz/django-cors-headers",
};
