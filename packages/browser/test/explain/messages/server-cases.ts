import { casesOf, type MessageCase } from "./case.ts";

const origin = "https://app.shop.test";

/** What servers, frameworks and gateways log or send. */
export const serverCases: readonly MessageCase[] = casesOf("server", [
  [
    'java.lang.IllegalArgumentException: When allowCredentials is true, allowedOrigins cannot contain the special value "*" since that cannot be set on the "Access-Control-Allow-Origin" response header. To allow credentials to a set of origins, list them explicitly or consider using "allowedOriginPatterns" instead.\n\tat org.springframework.web.cors.CorsConfiguration.validateAllowCredentials(CorsConfiguration.java:475)',
    "spring-wildcard",
  ],
  ["Invalid CORS request", "spring-invalid"],
  [`DEBUG o.s.web.cors.DefaultCorsProcessor : Reject: '${origin}' origin is not allowed`, "spring-invalid", { origin }],
  ["Reject: HTTP 'PATCH' is not allowed", "spring-invalid", { method: "PATCH" }],
  [
    "System.InvalidOperationException: The CORS protocol does not allow specifying a wildcard (any) origin and credentials at the same time. Configure the CORS policy by listing individual origins if credentials needs to be supported.",
    "dotnet-wildcard",
  ],
  [
    `info: Microsoft.AspNetCore.Cors.Infrastructure.CorsService[5]\n      CORS policy execution failed.\n      Request origin ${origin} does not have permission to access the resource.`,
    "dotnet-failed",
    { origin },
  ],
  [
    "info: Microsoft.AspNetCore.Cors.Infrastructure.CorsMiddleware[0]\n      No CORS policy found for the specified request.",
    "dotnet-missing",
  ],
  [
    "System.InvalidOperationException: Endpoint Api.Controllers.X (Api) contains CORS metadata, but a middleware was not found that supports CORS.",
    "dotnet-missing",
  ],
  [
    `Forbidden (Origin checking failed - ${origin} does not match any trusted origins.): /login/`,
    "django-csrf",
    { origin },
  ],
  [
    `<p>Reason given for failure:</p><pre>Origin checking failed - ${origin} does not match any trusted origins.</pre>`,
    "django-csrf",
    { origin },
  ],
  ["Forbidden (403) CSRF verification failed. Request aborted.", "django-csrf"],
  [
    `{"detail":"CSRF Failed: Origin checking failed - ${origin} does not match any trusted origins."}`,
    "django-csrf",
    { origin },
  ],
  ['{"detail":"CSRF Failed: CSRF token missing."}', "django-token"],
  [
    "Invalid HTTP_HOST header: 'api.shop.test'. You may need to add 'api.shop.test' to ALLOWED_HOSTS.",
    "django-host",
    { host: "api.shop.test" },
  ],
  [
    "?: (corsheaders.E013) Origin 'app.shop.test' in CORS_ALLOWED_ORIGINS is missing scheme or netloc",
    "django-setting",
    { value: "app.shop.test" },
  ],
  [
    `HTTP Origin header (${origin}) didn't match request.base_url (http://app.shop.test)`,
    "rails-origin",
    { origin, url: "http://app.shop.test" },
  ],
  ["ActionController::InvalidAuthenticityToken (Can't verify CSRF token authenticity.):", "rails-token"],
  ["Blocked hosts: api.shop.test:3000", "rails-host", { host: "api.shop.test:3000" }],
  [`Request origin not allowed: ${origin}`, "cable-origin", { origin }],
  [
    `[error] Could not check origin for Phoenix.Socket transport.\n\nOrigin of the request: ${origin}\n`,
    "cable-origin",
    { origin },
  ],
  ["upgrade: websocket: request origin not allowed by Upgrader.CheckOrigin", "cable-origin"],
  [
    "`x-forwarded-host` header with value `internal:3000` does not match `origin` header with value `app.shop.test` from a forwarded Server Actions request. Aborting the action.",
    "next-actions",
    { host: "internal:3000", origin: "app.shop.test" },
  ],
  ["Error: Invalid Server Actions request.", "next-actions"],
  [
    'Cross origin request detected from 10.0.0.8 to /_next/* resource. In a future major version of Next.js, you will need to explicitly configure "allowedDevOrigins" in next.config to allow this.',
    "next-dev",
    { host: "10.0.0.8" },
  ],
  ["⚠ Blocked cross-origin request from dev.shop.test to /_next/webpack-hmr.", "next-dev", { host: "dev.shop.test" }],
  [
    'Blocked request. This host ("dev.shop.test") is not allowed.\nTo allow this host, add "dev.shop.test" to `server.allowedHosts` in vite.config.js.',
    "dev-host",
    { host: "dev.shop.test" },
  ],
  ["Invalid Host header", "dev-host"],
  [
    "Error: Not allowed by CORS\n    at origin (/app/server.js:14:16)\n    at /app/node_modules/cors/lib/index.js:219:13",
    "callback-refused",
  ],
  [`Error: Origin ${origin} not allowed by CORS`, "callback-refused", { origin }],
  ["Error: The CORS policy for this site does not allow access from the specified Origin.", "callback-refused"],
  ["Disallowed CORS origin", "starlette-refused"],
  ["Disallowed CORS method, headers", "starlette-refused"],
  [
    "Blocking Cross Origin API request for /api/contents.  Origin: https://nb.shop.test, Host: 127.0.0.1:8888",
    "origin-refused",
    { origin: "https://nb.shop.test", host: "127.0.0.1:8888" },
  ],
  ["ForbiddenError: invalid csrf token\n    at csrf (/app/node_modules/csurf/index.js:112:19)", "csrf-token"],
  ["400 Bad Request: The CSRF token is missing.", "csrf-token"],
  ["Invalid CSRF token found for http://api.shop.test/orders", "csrf-token", { url: "http://api.shop.test/orders" }],
  ["Forbidden - origin invalid", "csrf-token"],
  ['The required antiforgery cookie ".AspNetCore.Antiforgery.x" is not present.', "csrf-token"],
  ["HTTP ERROR 403 No valid crumb was included in the request", "csrf-token"],
  ["Illuminate\\Session\\TokenMismatchException: CSRF token mismatch.", "laravel-csrf"],
  ["419 | Page Expired", "laravel-csrf"],
  ["Cross-site POST form submissions are forbidden", "cross-site-form"],
  ["cross-origin request detected from Sec-Fetch-Site header", "cross-site-form"],
  [
    "This operation has been blocked as a potential Cross-Site Request Forgery (CSRF). Please either specify a 'content-type' header",
    "graphql-csrf",
  ],
  [
    "<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.</Message><Method>PUT</Method><ResourceType>BUCKET</ResourceType><RequestId>1</RequestId></Error>",
    "storage-cors",
    { method: "PUT", resource: "BUCKET" },
  ],
  [
    "<Error><Code>AccessForbidden</Code><Message>CORSResponse: CORS is not enabled for this bucket.</Message><Method>GET</Method><ResourceType>OBJECT</ResourceType></Error>",
    "storage-none",
    { method: "GET" },
  ],
  [
    '<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>1</RequestId></Error>',
    "storage-denied",
  ],
  [
    "<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>",
    "storage-denied",
  ],
  [
    "An error occurred (NoSuchCORSConfiguration) when calling the GetBucketCors operation: The CORS configuration does not exist",
    "storage-none",
  ],
  [
    "<Error><Code>CorsPreflightFailure</Code><Message>CORS not enabled or no matching rule found for this request.</Message></Error>",
    "azure-cors",
  ],
  ['{"message":"Missing Authentication Token"}', "gateway-message"],
  ['{"message": "Forbidden"}', "gateway-message"],
  ['{"message":"no Route matched with those values"}', "gateway-message"],
  ["RBAC: access denied", "gateway-message"],
  ["error code: 1020", "firewall"],
  ["<title>Attention Required! | Cloudflare</title>", "firewall"],
]);

/** A message that names its server has the fix in that server's language, for what it says of the request. */
export const languageCases: readonly MessageCase[] = [
  {
    desc: "Spring, with the origin",
    text: "DEBUG o.s.w.c.DefaultCorsProcessor : Reject: 'http://localhost:3000' origin is not allowed",
    reads: ["server", "spring-invalid"],
    values: { origin: "http://localhost:3000" },
    says: ["`http://localhost:3000`", 'setAllowedOrigins(List.of(\\"http://localhost:3000\\"))'],
  },
  {
    desc: "Spring's wildcard, with credentials and a stand-in",
    text: 'java.lang.IllegalArgumentException: When allowCredentials is true, allowedOrigins cannot contain the special value "*" since that cannot be set',
    reads: ["server", "spring-wildcard"],
    says: ["setAllowCredentials(true)", "https://app.example"],
  },
  {
    desc: ".NET: the second line has the origin",
    text: "info: Microsoft.AspNetCore.Cors.Infrastructure.CorsService[5]\n      CORS policy execution failed.\ninfo: Microsoft.AspNetCore.Cors.Infrastructure.CorsService[6]\n      Request origin http://localhost:4200 does not have permission to access the resource.",
    reads: ["server", "dotnet-failed"],
    values: { origin: "http://localhost:4200" },
    says: ['.WithOrigins(\\"http://localhost:4200\\")'],
  },
  {
    desc: "S3, with the method",
    text: "<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.</Message><Method>PUT</Method><ResourceType>OBJECT</ResourceType></Error>",
    reads: ["server", "storage-cors"],
    values: { method: "PUT" },
    says: ['AllowedMethods\\": [\\"PUT\\"]'],
    not: ['AllowedOrigins\\": [\\"*'],
  },
  {
    desc: "Express' package",
    text: "Error: Not allowed by CORS\n    at origin (/app/server.js:22:16)",
    reads: ["server", "callback-refused"],
    says: ["cors({", "https://app.example"],
  },
  {
    desc: "FastAPI's middleware",
    text: "Disallowed CORS origin",
    reads: ["server", "starlette-refused"],
    says: ["CORSMiddleware", "allow_origins="],
  },
];

/** What a router sends, and bodies of errors that are objects. */
export const bodyCases: readonly MessageCase[] = casesOf("server", [
  ["Cannot OPTIONS /api/users", "no-options", { path: "/api/users" }],
  [
    '{"statusCode":404,"message":"Cannot OPTIONS /api/users","error":"Not Found"}',
    "no-options",
    { path: "/api/users" },
  ],
  ['{"message":"Route OPTIONS:/api not found","error":"Not Found","statusCode":404}', "no-options", { path: "/api" }],
  ['{"detail":"Method \\"OPTIONS\\" not allowed."}', "no-options"],
  ["<pre>Cannot POST /api/users</pre>", "no-such-route", { path: "/api/users" }],
  [
    '{"error":{"code":403,"message":"Requests from referer https://app.test/ are blocked."}}',
    "api-key",
    { page: "https://app.test/" },
  ],
  ['{"message":"Forbidden"}', "gateway-message"],
]);
