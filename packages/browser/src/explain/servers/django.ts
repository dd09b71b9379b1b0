import { pathExpression } from "./path-spellings.ts";
import type { Server } from "./server.ts";
import { lines, quoted } from "./write.ts";

export const django: Server = {
  title: "Django",
  where: () => "at the end of `settings.py`, with the package `django-cors-headers`",
  snippet: (change) => {
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
  },
  byLine: true,
  page: "https://github.com/adamchainz/django-cors-headers",
};
