import type { Fix } from "../../explanation.ts";
import { fixTexts } from "../../fix-texts.ts";
import type { ServerName } from "../../servers/server.ts";
import { say, type TopicText, type Values } from "../topic.ts";

/** What a server, framework or gateway logs or sends: it names itself, so the fix is in its own words. */
const ofServer = (
  about: string,
  why: (values: Values) => string,
  fix: string,
  dangers: TopicText["dangers"] = ["reflect"],
  at: Fix["at"] = "server",
): TopicText => ({ about, why, fixes: [{ at, text: fix }], dangers });

/** The same, with the lines of the server that prints it. */
const inLanguageOf = (
  server: ServerName,
  about: string,
  why: (values: Values) => string,
  fix: string,
  dangers?: TopicText["dangers"],
): TopicText => ({ ...ofServer(about, why, fix, dangers), server });

const origin = ({ origin: one }: Values): string => say(one, "the page's origin");

export const serverTexts: Readonly<
  Record<
    | "spring-wildcard"
    | "spring-invalid"
    | "dotnet-wildcard"
    | "dotnet-failed"
    | "dotnet-missing"
    | "django-csrf"
    | "django-token"
    | "django-host"
    | "django-setting"
    | "rails-origin"
    | "rails-token"
    | "rails-host"
    | "cable-origin"
    | "next-actions"
    | "next-dev"
    | "dev-host"
    | "callback-refused"
    | "csrf-token"
    | "cross-site-form"
    | "graphql-csrf"
    | "storage-cors"
    | "storage-none"
    | "storage-denied"
    | "azure-cors"
    | "gateway-message"
    | "laravel-csrf"
    | "origin-refused"
    | "starlette-refused"
    | "no-certificate"
    | "no-options"
    | "no-such-route"
    | "api-key"
    | "firewall",
    TopicText
  >
> = {
  "spring-wildcard": {
    ...inLanguageOf(
      "spring",
      "Spring's CORS configuration",
      () =>
        'Spring refuses `allowedOrigins("*")` together with `allowCredentials(true)`, and responds with an error (500).',
      'Name the origins with `allowedOrigins`. Use `allowedOriginPatterns` only with patterns below your own domain, not with `"*"`; or remove `allowCredentials(true)` for public data.',
    ),
    credentials: true,
  },
  "spring-invalid": inLanguageOf(
    "spring",
    "Spring's CORS check",
    (values) =>
      `Spring refused the request with 403: ${origin(values)}, its method or a header isn't in the CORS configuration of this path.`,
    "Add exactly this origin, method and header to the `CorsConfigurationSource` (or `@CrossOrigin`) of this path.",
  ),
  "dotnet-wildcard": {
    ...inLanguageOf(
      "dotnet",
      "ASP.NET Core's CORS policy",
      () => "ASP.NET Core refuses `AllowAnyOrigin` together with `AllowCredentials`.",
      "Name the origins with `WithOrigins`. Do not use `SetIsOriginAllowed(_ => true)`.",
    ),
    credentials: true,
  },
  "dotnet-failed": inLanguageOf(
    "dotnet",
    "ASP.NET Core's CORS policy",
    (values) =>
      `ASP.NET Core's policy doesn't have ${say(values.value ?? values.origin, "the page's origin, or the method or header")}, so it added no CORS headers.`,
    "Add exactly this origin to `WithOrigins`, without a slash at the end.",
  ),
  "dotnet-missing": ofServer(
    "ASP.NET Core's CORS middleware",
    () => "The endpoint has CORS metadata, and no CORS middleware, or no policy with that name, is there to apply it.",
    "Call `app.UseCors()` between `UseRouting` and the endpoints, and register the policy under the same name with `AddCors`.",
  ),
  "django-csrf": ofServer(
    "Django's CSRF protection, not CORS",
    (values) =>
      `Django refused the request with 403, because ${(values.origin ?? values.page) === undefined ? "its CSRF check failed" : `${say(values.origin ?? values.page, "")} isn't a trusted origin`}.`,
    "Add exactly this origin, with its scheme, to `CSRF_TRUSTED_ORIGINS`, and send the token in `X-CSRFToken`. Behind a proxy, set `SECURE_PROXY_SSL_HEADER`.",
    ["cors-alone"],
  ),
  "django-token": ofServer(
    "Django's CSRF protection, not CORS",
    () => "Django refused the request with 403, because it has no valid CSRF cookie or token.",
    "Include credentials, and send the value of the cookie `csrftoken` in `X-CSRFToken`. A page of another site can't read that cookie, and often has none: let it send a bearer token (`Authorization`) instead of the session.",
    ["cors-alone"],
  ),
  "django-host": ofServer(
    "Django's host check, not CORS",
    ({ host }) => `Django refused the request with 400, because ${say(host, "the host")} isn't in \`ALLOWED_HOSTS\`.`,
    "Add exactly this host to `ALLOWED_HOSTS`. Do not use `*`.",
    [],
  ),
  "django-setting": ofServer(
    "django-cors-headers' settings",
    ({ value }) =>
      `The setting has ${say(value, "an entry")} without a scheme, with a path, or in the wrong form, so Django doesn't start.`,
    'Write each origin as the browser sends it: `"https://app.example"`, with scheme and port, without a slash at the end.',
  ),
  "rails-origin": ofServer(
    "Rails' CSRF protection, not CORS",
    (values) =>
      `Rails compares the Origin header (${origin(values)}) with the URL that it sees (${say(values.url, "its own base URL")}), and they differ.`,
    "Let the proxy pass `Host` and `X-Forwarded-Proto: https` on, so that Rails knows its own URL. For another site's page, use a token instead of the session.",
    ["cors-alone"],
  ),
  "rails-token": ofServer(
    "Rails' CSRF protection, not CORS",
    () => "The request has no valid CSRF token (or its Origin differs from the server's URL).",
    "Send `X-CSRF-Token` from the page's `csrf-token` meta tag. For an API with tokens instead of cookies, inherit from `ActionController::API`.",
    ["cors-alone"],
  ),
  "rails-host": ofServer(
    "Rails' host authorization, not CORS",
    ({ host }) => `Rails refused the host ${say(host, "of the request")}.`,
    "Add exactly this host to `config.hosts`.",
    [],
  ),
  "cable-origin": ofServer(
    "a WebSocket's origin check",
    (values) =>
      `The server refused the WebSocket, because ${origin(values)} isn't an allowed origin. CORS doesn't apply to WebSockets.`,
    "Add exactly this origin to the server's list for WebSockets (Action Cable: `config.action_cable.allowed_request_origins`; Phoenix: `check_origin`; gorilla: `CheckOrigin`; Socket.IO: `cors.origin`).",
  ),
  "next-actions": ofServer(
    "Next.js' Server Actions, not CORS",
    ({ host, origin: one }) =>
      `The request's Origin (${say(one, "the page's host")}) differs from \`x-forwarded-host\` or \`host\` (${say(host, "as the server sees it")}), so Next.js stopped the action.`,
    "Let the proxy pass the public host on, or add exactly the public host to `experimental.serverActions.allowedOrigins` in next.config.",
    ["cors-alone"],
  ),
  "next-dev": ofServer(
    "Next.js' development server, not CORS",
    ({ host, origin: one }) =>
      `A page of ${say(host ?? one, "another host")} requested the development server's own files (\`/_next/*\`).`,
    "Add exactly this host to `allowedDevOrigins` in next.config. It has no effect on the built application.",
    [],
  ),
  "dev-host": ofServer(
    "the development server's host check, not CORS",
    ({ host }) =>
      `The development server doesn't know the host ${say(host, "of the request")} and refused it, as a protection against DNS rebinding.`,
    "Add exactly this host to `server.allowedHosts` (Vite) or `devServer.allowedHosts` (webpack). Do not set it to `true` or `all`.",
    [],
  ),
  "callback-refused": inLanguageOf(
    "express",
    "the server's own origin check",
    (values) =>
      `The server's callback refused ${values.origin === undefined ? "the origin" : origin(values)} by throwing an error, so the response is a 500 without CORS headers.`,
    "If the page should have access, add its exact origin to the list. Refuse without an error: `callback(null, false)`.",
  ),
  "csrf-token": ofServer(
    "the server's CSRF protection, not CORS",
    (values) =>
      `The server refused the request, because ${values.origin === undefined ? "it has no valid CSRF token" : `it came from ${origin(values)} or has no valid CSRF token`}.`,
    "Send the token that the server set for this session, in the header or field that it expects, with credentials. From another site's page, use a bearer token.",
    ["cors-alone"],
  ),
  "cross-site-form": ofServer(
    "the framework's check of cross-site requests, not CORS",
    (values) =>
      `The server refused the request as cross-site: Origin${values.origin === undefined ? "" : ` (${origin(values)})`} and the server's own URL differ.`,
    "Behind a proxy, tell the server its public URL (`ORIGIN`, `X-Forwarded-Host` and `-Proto`). For a page of another site that should have access, add exactly its origin to the framework's list.",
    ["cors-alone"],
  ),
  "graphql-csrf": ofServer(
    "Apollo Server's CSRF prevention, not CORS",
    () => "The request could have been sent without a preflight, so the server refused it with 400.",
    "Send `Content-Type: application/json`, or a header such as `Apollo-Require-Preflight: true`, and allow that header in CORS.",
    ["evade-preflight"],
  ),
  "storage-cors": inLanguageOf(
    "s3",
    "the CORS configuration of the bucket (S3, GCS)",
    ({ method, resource }) =>
      `The storage service refused ${method === undefined ? "the request" : `the ${say(method, "")} request`}: no rule of the ${resource?.toLowerCase() === "object" || resource?.toLowerCase() === "bucket" ? "bucket" : "resource"} has this origin, method and these headers.`,
    "Add a rule to the bucket with exactly this origin in `AllowedOrigins`, the method in `AllowedMethods` and the headers in `AllowedHeaders`, and only what the page reads in `ExposeHeaders`.",
    ["wildcard"],
  ),
  "storage-none": inLanguageOf(
    "s3",
    "the CORS configuration of the bucket (S3)",
    () => "CORS isn't enabled for this bucket: it has no CORS configuration.",
    "Give the bucket a CORS configuration with exactly this origin, method and headers.",
    ["wildcard"],
  ),
  "storage-denied": ofServer(
    "the storage service's access control, not CORS",
    () =>
      "The storage service refused the request itself (a missing permission, a wrong or expired signature), and its error has no CORS headers.",
    "Fix the permission or the signed URL first: sign the method and the headers that the page sends. CORS headers then come with the bucket's rule.",
    ["wildcard"],
  ),
  "azure-cors": inLanguageOf(
    "azure",
    "Azure Storage's CORS rules",
    () => "CORS isn't enabled for this service, or no rule has this origin, method and these headers.",
    "Add a CORS rule to the service (Blob, Queue, Table, File) with exactly this origin, method and headers.",
    ["wildcard"],
  ),
  "gateway-message": ofServer(
    "a response of the API gateway itself",
    ({ value }) =>
      `The gateway sent ${say(value, "an error")} before your code ran: an unknown path or method, a missing token, or a limit. Its own errors have no CORS headers.`,
    "Check the path, stage and method. Let OPTIONS pass without authorization, and add the CORS headers to the gateway's own responses (API Gateway: `DEFAULT_4XX` and `DEFAULT_5XX`).",
    ["all-allowed"],
    "proxy",
  ),
  "laravel-csrf": ofServer(
    "Laravel's CSRF protection, not CORS",
    () => "The request has no valid CSRF token, so Laravel refused it with 419.",
    "Send `X-XSRF-TOKEN` from the cookie after a GET of `/sanctum/csrf-cookie`, with credentials, and add exactly the page's host to `SANCTUM_STATEFUL_DOMAINS`.",
    ["cors-alone"],
  ),
  "origin-refused": ofServer(
    "the server's own origin check",
    (values) =>
      `The server refused ${values.origin === undefined ? "the page's origin" : origin(values)}: it isn't in its list.`,
    "If the page should have access, add exactly this origin to the server's list: scheme, host and port.",
  ),
  "no-certificate": ofServer(
    "TLS client certificates, not CORS",
    () =>
      "The server requires a TLS client certificate, and the request had none. A preflight has no credentials, so it fails there.",
    fixTexts["optional-certificate"],
    ["no-certificate"],
  ),
  "no-options": ofServer(
    "the server's router",
    ({ path }) =>
      `The server has no route for OPTIONS${path === undefined ? "" : ` at ${say(path, "")}`}, so a preflight fails there with 404 or 405.`,
    "Let the CORS middleware respond to OPTIONS before the router, or add an OPTIONS route for this path that responds with 204.",
    ["all-allowed"],
  ),
  "no-such-route": ofServer(
    "the server's router, not CORS",
    ({ path }) => `The server has no route for this method${path === undefined ? "" : ` at ${say(path, "")}`}.`,
    "Check the path and the method of the request against the routes that the server has, and the prefix that a proxy adds or removes.",
    [],
  ),
  "api-key": ofServer(
    "an API key's restrictions, not CORS",
    ({ page }) =>
      `The API refused the key: it is restricted to other pages${page === undefined ? "" : ` than ${say(page, "")}`}, or to other APIs.`,
    "Add exactly this page's origin to the key's website restrictions, and keep the restriction: every visitor can read the key.",
    [],
  ),
  "starlette-refused": inLanguageOf(
    "fastapi",
    "Starlette's CORS middleware (FastAPI)",
    () =>
      "The middleware refused the preflight with 400: the page's origin, the method or a header isn't in its lists.",
    "If the page should have access, add exactly this origin, method and header to the lists of `CORSMiddleware`.",
  ),
  firewall: ofServer(
    "a firewall or bot check before the server, not CORS",
    () => "A firewall sent the response instead of the server, and its responses have no CORS headers.",
    "Let the firewall pass OPTIONS and this path, or send the CORS headers with its responses too.",
    ["public-proxy"],
    "proxy",
  ),
};
