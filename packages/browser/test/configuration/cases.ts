import type { ConfigurationRequest } from "@sallyport/browser/report";

const page = "https://app.example";
const get: ConfigurationRequest = { origin: page };
const put: ConfigurationRequest = { origin: page, method: "PUT", headers: ["content-type"], credentials: true };

/** A configuration and what is wrong in it: `severity code:line`. */
export interface Case {
  readonly desc: string;
  readonly name: string;
  readonly text: string;
  readonly request?: ConfigurationRequest;
  readonly found: readonly string[];
}

const nginx = (desc: string, text: string, found: readonly string[], request?: ConfigurationRequest): Case => ({
  desc: `nginx: ${desc}`,
  name: "nginx.conf",
  text,
  found,
  ...(request === undefined ? {} : { request }),
});

const js = (desc: string, text: string, found: readonly string[], request?: ConfigurationRequest): Case => ({
  desc: `JavaScript: ${desc}`,
  name: "app.ts",
  text,
  found,
  ...(request === undefined ? {} : { request }),
});

const file = (
  desc: string,
  name: string,
  text: string,
  found: readonly string[],
  request?: ConfigurationRequest,
): Case => ({
  desc,
  name,
  text,
  found,
  ...(request === undefined ? {} : { request }),
});

export const cases: readonly Case[] = [
  nginx(
    "what explain writes has no fault",
    `location /rates {
  add_header Access-Control-Allow-Origin "https://app.example" always;
  add_header Vary "Origin" always;
}`,
    [],
    get,
  ),
  nginx("no always", "location / { add_header Access-Control-Allow-Origin https://app.example; }", [
    "warning missing-always:1",
  ]),
  nginx(
    "headers from outside are lost in a location",
    `server {
  add_header Access-Control-Allow-Origin https://app.example always;
  location /api {
    add_header X-Frame-Options DENY;
  }
}`,
    ["error inheritance-lost:4"],
  ),
  nginx(
    "headers from outside are lost in an if",
    `location / {
  add_header Access-Control-Allow-Origin https://app.example always;
  if ($request_method = 'OPTIONS') {
    add_header Access-Control-Max-Age 600 always;
    return 204;
  }
}`,
    ["error inheritance-lost:4"],
  ),
  nginx(
    "only OPTIONS",
    `location / {
  if ($request_method = OPTIONS) {
    add_header Access-Control-Allow-Origin https://app.example always;
    add_header Access-Control-Allow-Methods "PUT" always;
    add_header Access-Control-Allow-Headers "content-type" always;
    add_header Access-Control-Allow-Credentials true always;
    return 204;
  }
}`,
    ["error options-only:3"],
    put,
  ),
  nginx(
    "an if without return",
    `location / {
  add_header Access-Control-Allow-Origin https://app.example always;
  if ($request_method = OPTIONS) { set $x 1; }
}`,
    ["warning if-without-return:3"],
  ),
  nginx(
    "* with credentials",
    `location / {
  add_header Access-Control-Allow-Origin * always;
  add_header Access-Control-Allow-Credentials true always;
}`,
    ["error wildcard-credentials:2"],
  ),
  nginx(
    "a quotation mark is missing at the end of the file",
    'location / {\n  add_header Access-Control-Allow-Origin "https://app.example always;\n}',
    ["error open-quote:2"],
  ),
  nginx(
    "a quotation mark is missing, and others follow",
    `location / {
  add_header Access-Control-Allow-Origin "https://app.example always;
  add_header Vary "Origin" always;
  add_header X-Frame-Options 'DENY' always;
}`,
    ["error open-quote:2"],
  ),
  nginx(
    "a quoted text of two lines, and apostrophes in comments and words",
    `# don't
location / {
  add_header Content-Security-Policy "default-src 'self';
    img-src *" always;
  add_header Access-Control-Allow-Origin "https://app.example" always;
  add_header X-It's "a" always;
  add_header Vary "Origin" always;
}`,
    [],
  ),
  file(
    "Caddy: a quotation mark is missing",
    "Caddyfile",
    `:80 {
  header Access-Control-Allow-Origin "https://app.example
  header Vary "Origin"
}`,
    ["error open-quote:2"],
  ),
  nginx("every site", "location / { add_header Access-Control-Allow-Origin * always; }", ["danger wildcard:1"]),
  nginx(
    "reflection, without Vary",
    `location / {
  add_header Access-Control-Allow-Origin $http_origin always;
}`,
    ["danger reflection:2", "warning vary-absent:2"],
  ),
  nginx(
    "an expression that look-alikes match",
    `location / {
  if ($http_origin ~* (https?://.*example.com)) {
    add_header Access-Control-Allow-Origin $http_origin always;
    add_header Vary Origin always;
  }
}`,
    ["danger origin-expression:2"],
  ),
  nginx(
    "a map of exact names and a strict expression",
    `map $http_origin $cors {
  https://app.example $http_origin;
  ~^https://[a-z]+\\.example\\.com$ $http_origin;
}
server {
  location / {
    add_header Access-Control-Allow-Origin $cors always;
    add_header Vary Origin always;
  }
}`,
    [],
    get,
  ),
  nginx(
    "a map whose default reflects",
    `map $http_origin $cors { default $http_origin; }
server { add_header Access-Control-Allow-Origin $cors always; add_header Vary Origin always; }`,
    ["danger reflection:1"],
  ),
  nginx(
    "the application can send it too",
    `location / {
  add_header Access-Control-Allow-Origin https://app.example always;
  proxy_pass http://app;
}`,
    ["warning two-writers:3"],
  ),
  nginx(
    "the application's is hidden",
    `location / {
  proxy_hide_header Access-Control-Allow-Origin;
  add_header Access-Control-Allow-Origin https://app.example always;
  proxy_pass http://app;
}`,
    [],
  ),
  nginx(
    "set twice",
    `location / {
  add_header Access-Control-Allow-Origin https://app.example always;
  add_header Access-Control-Allow-Origin https://www.example always;
}`,
    ["error header-twice:3"],
  ),
  nginx(
    "the request needs more",
    `location / {
  add_header Access-Control-Allow-Origin https://www.example always;
  add_header Access-Control-Allow-Methods "GET, POST" always;
  add_header Access-Control-Allow-Headers "x-client" always;
}`,
    ["error origin-absent:2", "error credentials-absent:2", "error method-absent:3", "error header-absent:4"],
    put,
  ),
  nginx("nothing about CORS", "server { listen 80; }", ["error nothing-configured:1"]),
  file(
    "Apache: what explain writes has no fault",
    ".htaccess",
    `Header always set Access-Control-Allow-Origin "https://app.example"
Header always merge Vary "Origin"`,
    [],
    get,
  ),
  file(
    "Apache: no always, and a slash",
    "httpd.conf",
    `<Location "/api">
  Header set Access-Control-Allow-Origin "https://app.example/"
</Location>`,
    ["error origin-slash:2", "warning missing-always:2"],
  ),
  file(
    "Apache: an expression that look-alikes match",
    "apache.conf",
    `SetEnvIf Origin "example\\.com" ORIGIN=$0
Header always set Access-Control-Allow-Origin "%{ORIGIN}e" env=ORIGIN`,
    ["danger origin-expression:1", "warning vary-absent:2"],
  ),
  file(
    "Apache: reflection",
    "apache.conf",
    `SetEnvIf Origin "(.*)" ORIGIN=$0
Header always set Access-Control-Allow-Origin "%{ORIGIN}e"
Header always set Access-Control-Allow-Credentials "true"
Header always merge Vary Origin`,
    ["danger reflection:1"],
  ),
  file(
    "Caddy: what explain writes has no fault",
    "Caddyfile",
    `api.example {
  header * +Vary Origin
  @cors {
    header Origin https://app.example
  }
  header @cors {
    Access-Control-Allow-Origin "{header.Origin}"
    defer
  }
}`,
    [],
    get,
  ),
  file(
    "Caddy: reflection",
    "Caddyfile",
    `api.example {
  header Access-Control-Allow-Origin "{header.Origin}"
}`,
    ["danger reflection:2", "warning vary-absent:2"],
  ),
  file(
    "Caddy: every site, with credentials",
    "Caddyfile",
    `api.example {
  header {
    Access-Control-Allow-Origin *
    Access-Control-Allow-Credentials true
  }
}`,
    ["error wildcard-credentials:3"],
  ),
  file(
    "Apache: the application can send it too",
    "apache.conf",
    `<Location "/api">
  ProxyPass "http://app:3000/"
  Header always set Access-Control-Allow-Origin "https://app.example"
</Location>`,
    ["warning two-writers:2"],
  ),
  file(
    "Apache: add, to what the application sends",
    "apache.conf",
    `<Location "/api">
  ProxyPass "http://app:3000/"
  Header add Access-Control-Allow-Origin "https://app.example"
</Location>`,
    ["warning two-writers:2", "warning missing-always:3"],
  ),
  file(
    "Apache: set replaces the application's",
    "apache.conf",
    `<Location "/api">
  ProxyPass "http://app:3000/"
  Header set Access-Control-Allow-Origin "https://app.example"
</Location>`,
    ["warning missing-always:3"],
  ),
  file(
    "Apache: the application's is unset",
    "apache.conf",
    `<Location "/api">
  ProxyPass "http://app:3000/"
  Header unset Access-Control-Allow-Origin
  Header always set Access-Control-Allow-Origin "https://app.example"
</Location>`,
    [],
  ),
  file(
    "Apache: `always unset` does not see the application's",
    "apache.conf",
    `<Location "/api">
  ProxyPass "http://app:3000/"
  Header always unset Access-Control-Allow-Origin
  Header always set Access-Control-Allow-Origin "https://app.example"
</Location>`,
    ["warning two-writers:2"],
  ),
  file(
    "Apache: a proxy of the virtual host",
    "apache.conf",
    `<VirtualHost *:443>
  ProxyPass "/files" "!"
  ProxyPass "/api" "http://app:3000/"
  <Location "/api/v1">
    Header always set Access-Control-Allow-Origin "https://app.example"
  </Location>
</VirtualHost>`,
    ["warning two-writers:3"],
  ),
  file(
    "Apache: a proxy in a section of the virtual host whose header it gets",
    "apache.conf",
    `<VirtualHost *:443>
  Header always set Access-Control-Allow-Origin "https://app.example"
  <Location "/api">
    ProxyPass "http://app:3000/"
  </Location>
</VirtualHost>`,
    ["warning two-writers:4"],
  ),
  file(
    "Apache: a proxy of another path",
    "apache.conf",
    `<VirtualHost *:443>
  ProxyPass "/files" "!"
  ProxyPass "/other" "http://app:3000/"
  <Location "/api/v1">
    Header always set Access-Control-Allow-Origin "https://app.example"
  </Location>
</VirtualHost>`,
    [],
  ),
  file(
    "Apache: a rewrite that proxies",
    "apache.conf",
    `RewriteRule "^/(.*)$" "http://app:3000/$1" [P,L]
Header always set Access-Control-Allow-Origin "https://app.example"`,
    ["warning two-writers:1"],
  ),
  file(
    "Caddy: the application can send it too",
    "Caddyfile",
    `api.example {
  header Access-Control-Allow-Origin https://app.example
  reverse_proxy app:3000
}`,
    ["warning two-writers:3"],
  ),
  file(
    "Caddy: added to what the application sends",
    "Caddyfile",
    `api.example {
  header +Access-Control-Allow-Origin https://app.example
  reverse_proxy app:3000
}`,
    ["warning two-writers:3"],
  ),
  file(
    "Caddy: only if the application sends none",
    "Caddyfile",
    `api.example {
  header ?Access-Control-Allow-Origin https://app.example
  reverse_proxy app:3000
}`,
    [],
  ),
  file(
    "Caddy: deferred, so it replaces the application's",
    "Caddyfile",
    `api.example {
  header {
    Access-Control-Allow-Origin https://app.example
    defer
  }
  reverse_proxy app:3000
}`,
    [],
  ),
  file(
    "Caddy: the application's is removed",
    "Caddyfile",
    `api.example {
  header Access-Control-Allow-Origin https://app.example
  reverse_proxy app:3000 {
    header_down -Access-Control-Allow-Origin
  }
}`,
    [],
  ),
  file(
    "Caddy: a proxy in a handle, below the site's header",
    "Caddyfile",
    `api.example {
  header Access-Control-Allow-Origin https://app.example
  handle /api/* {
    reverse_proxy app:3000
  }
}`,
    ["warning two-writers:4"],
  ),
  file(
    "Caddy: a proxy of another path",
    "Caddyfile",
    `api.example {
  header /files/* Access-Control-Allow-Origin https://app.example
  reverse_proxy /api/* app:3000
}`,
    [],
  ),
  file(
    "S3: the method and the header are missing",
    "cors.json",
    `[
  {
    "AllowedOrigins": ["https://app.example"],
    "AllowedMethods": ["GET"],
    "AllowedHeaders": []
  }
]`,
    ["error header-absent:2", "error method-absent:4"],
    put,
  ),
  file(
    "S3: a slash at the end, and XML",
    "cors.xml",
    `<CORSConfiguration>
 <CORSRule>
   <AllowedOrigin>https://app.example/</AllowedOrigin>
   <AllowedMethod>GET</AllowedMethod>
 </CORSRule>
</CORSConfiguration>`,
    ["error origin-slash:3", "error origin-absent:3"],
    get,
  ),
  file(
    "Azure: XML with lists",
    "cors.xml",
    `<Cors><CorsRule>
<AllowedOrigins>app.example,https://www.example</AllowedOrigins>
<AllowedMethods>GET,PUT</AllowedMethods>
</CorsRule></Cors>`,
    ["error origin-scheme:2"],
  ),
  file(
    "GCS: no scheme",
    "cors.json",
    `[{"origin": ["app.example"], "method": ["GET"], "responseHeader": ["x-client"]}]`,
    ["error origin-scheme:1"],
  ),
  file(
    "Azure: JSON",
    "cors.json",
    `{ "cors": { "corsRules": [
  { "allowedOrigins": ["*"], "allowedMethods": ["GET"], "allowedHeaders": [], "exposedHeaders": [], "maxAgeInSeconds": 0 }
] } }`,
    ["danger wildcard:2"],
  ),
  file(
    "Spring: properties",
    "application.properties",
    `# actuator
management.endpoints.web.cors.allowed-origins=*
management.endpoints.web.cors.allowed-methods=GET,POST
management.endpoints.web.cors.allow-credentials=true`,
    ["error wildcard-credentials:2", "error header-absent:2", "error method-absent:3"],
    put,
  ),
  file(
    "Spring: YAML of a gateway",
    "application.yaml",
    `spring:
  cloud:
    gateway:
      globalcors:
        cors-configurations:
          "[/**]":
            allowedOriginPatterns: "https://*.example"
            allowedMethods: [GET]
            allowCredentials: true`,
    ["danger origin-wildcard:7"],
  ),
  file(
    "an application's own property is mentioned, and not judged",
    "application.properties",
    "app.cors.allowed-origins=https://app.example/,*\napp.cors.allow-credentials=true",
    ["warning property-unknown:1"],
    get,
  ),
  file(
    "a property of no framework has no effect",
    "application.properties",
    "spring.mvc.cors.allowed-origins=https://app.example",
    ["error nothing-configured:1", "warning property-ignored:1"],
    get,
  ),
  file(
    "Spring: the actuator's properties are for the actuator",
    "application.properties",
    "management.endpoints.web.cors.allowed-origins=https://app.example",
    ["error path-absent:1"],
    { ...get, url: "https://api.example/orders" },
  ),
  file(
    "Spring: the actuator, where it was moved to",
    "application.properties",
    "management.endpoints.web.base-path=/ops\nmanagement.endpoints.web.cors.allowed-origins=https://app.example",
    [],
    { ...get, url: "https://api.example/ops/health" },
  ),
  file(
    "Spring compares the method of a simple request, too",
    "application.properties",
    "spring.graphql.cors.allowed-origins=https://app.example",
    ["error method-absent:1"],
    { ...get, url: "https://api.example/graphql", method: "POST" },
  ),
  file(
    "Spring: items one by one, a continued line, an escape",
    "application.properties",
    `spring.graphql.cors.allowed-origins[0]=https\\://a.example
spring.graphql.cors.allowed-origins[1]=https://app.example/
spring.graphql.cors.allowed-methods=GET, \\
  POST`,
    ["error origin-absent:1", "error origin-slash:2"],
    { ...get, url: "https://api.example/graphql", method: "POST" },
  ),
  file(
    "Spring: a profile's own document is another rule",
    "application.properties",
    `spring.graphql.cors.allowed-origins=*
#---
spring.graphql.cors.allow-credentials=true`,
    ["danger wildcard:1"],
  ),
  file(
    "Spring: a pattern for everyone, with credentials, is reflection",
    "application.yml",
    `spring:
  cloud:
    gateway:
      server:
        webflux:
          globalcors:
            corsConfigurations:
              '[/**]':
                allowedOriginPatterns: "*"
                allowCredentials: true`,
    ["danger reflection:9"],
  ),
  file(
    "Spring Cloud Gateway: a rule for other paths",
    "application.yml",
    `spring.cloud.gateway.globalcors.cors-configurations:
  "[/public/**]":
    allowed-origins: "*"
  "[/api/**]":
    allowed-origins: https://b.example`,
    ["error origin-absent:5", "danger wildcard:3"],
    { ...get, url: "https://api.example/api/me" },
  ),
  file(
    "a placeholder may be any origin",
    "application.properties",
    "spring.graphql.cors.allowed-origins=${ORIGINS:https://b.example}",
    ["warning origin-unknown:1"],
    { ...get, url: "https://api.example/graphql" },
  ),
  file(
    "Quarkus: an expression is compared with the whole origin",
    "application.properties",
    `quarkus.http.cors.enabled=true
quarkus.http.cors.origins=/https://.*example.com/`,
    ["error origin-absent:2", "danger origin-expression:2"],
    { ...put, credentials: false },
  ),
  file(
    "Micronaut: every origin by default",
    "application.properties",
    `micronaut.server.cors.enabled=true
micronaut.server.cors.configurations.web.allowed-methods=GET`,
    ["danger wildcard:2"],
  ),
  file(
    "S3: another rule is for this request",
    "cors.json",
    `[
  { "AllowedOrigins": ["https://b.example"], "AllowedMethods": ["GET"] },
  { "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["x-amz-*", "content-type"] }
]`,
    [],
    put,
  ),
  file(
    "S3 compares the method of a GET, too",
    "cors.json",
    `[{ "AllowedOrigins": ["https://app.example"], "AllowedMethods": ["PUT"] }]`,
    ["error method-absent:1"],
    get,
  ),
  file(
    "S3: every origin gets no credentials",
    "cors.json",
    `[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]`,
    ["error wildcard-credentials:1", "danger wildcard:1"],
    { ...get, credentials: true },
  ),
  nginx(
    "`*` is a method's name to a request with credentials",
    `location / {
  add_header Access-Control-Allow-Origin https://app.example always;
  add_header Access-Control-Allow-Methods * always;
  add_header Access-Control-Allow-Headers content-type always;
}`,
    ["error credentials-absent:2", "error method-absent:3"],
    put,
  ),
  nginx(
    "a location of another path is not why this request fails",
    `server {
  location /files/ { add_header Access-Control-Allow-Origin https://b.example/ always; }
  location /api/ { add_header Access-Control-Allow-Origin https://app.example always; }
}`,
    [],
    { ...get, url: "https://api.example/api/me" },
  ),
  file(
    "Serverless: an HTTP API",
    "serverless.yml",
    `service: orders
provider:
  name: aws
  httpApi:
    cors:
      allowedOrigins:
        - https://app.example/
      allowedMethods: [GET]`,
    ["error origin-slash:7"],
  ),
  file(
    "Serverless: a REST API with the default",
    "serverless.yml",
    `service: orders
functions:
  list:
    events:
      - http:
          path: orders
          cors: true`,
    ["danger wildcard:7"],
  ),
  file(
    "Serverless: an event's own method and the usual headers are allowed",
    "serverless.yml",
    `service: orders
functions:
  save:
    events:
      - http:
          path: orders
          method: put
          cors:
            origin: https://app.example
            allowCredentials: true`,
    [],
    put,
  ),
  file(
    "Serverless: another method is not",
    "serverless.yml",
    `service: orders
functions:
  save:
    events:
      - http:
          path: orders
          method: put
          cors:
            origin: https://app.example
            allowCredentials: true`,
    ["error method-absent:8"],
    { ...put, method: "DELETE" },
  ),
  file(
    "Serverless: no CORS",
    "serverless.yml",
    `service: orders
functions:
  save:
    events:
      - http:
          path: orders
          method: put
          cors: false`,
    ["error nothing-configured:1"],
  ),
  js("cors() alone", `import cors from "cors";\napp.use(cors());`, ["danger wildcard:2"]),
  js("a list", `app.use(cors({ origin: ["https://app.example"], credentials: true }));`, [], {
    ...put,
    method: "PATCH",
  }),
  js(
    "a list in one text, and a slash",
    `app.use(cors({
  origin: ["https://a.example, https://b.example", "https://c.example/"],
}));`,
    ["error origin-list:2", "error origin-slash:2"],
  ),
  js("reflection", "app.use(cors({ origin: true, credentials: true }))", ["danger reflection:1"]),
  js(
    "an expression that look-alikes match",
    `app.use(cors({
  origin: /example\\.com$/,
}));`,
    ["danger origin-expression:2"],
  ),
  js("a strict expression", "app.use(cors({ origin: /^https:\\/\\/[a-z]+\\.example\\.com$/ }))", []),
  js(
    "a callback that throws",
    `const corsOptions = {
  origin: function (origin, callback) {
    if (whitelist.indexOf(origin) !== -1) callback(null, true);
    else callback(new Error("Not allowed by CORS"));
  },
};
app.use(cors(corsOptions));`,
    ["warning callback-throws:2"],
  ),
  js(
    "a callback that looks the origin up in a list",
    `const allowed = ["http://localhost:3000"];
app.use(cors({
  origin(origin, callback) { callback(null, false); },
}));
app.use(cors({
  origin: function (origin, callback) {
    if (!origin || allowed.includes(origin)) callback(null, true);
    else callback(null, false);
  },
}));`,
    ["error origin-absent:1", "warning origin-unknown:3"],
    { origin: page },
  ),
  js(
    "two steps of a lookup, and one that isn't all",
    `const allowed = ["https://app.example"];
app.use(cors({ origin: (origin, callback) => {
  if (!origin) return callback(null, true);
  if (allowed.indexOf(origin) === -1) return callback(null, false);
  return callback(null, true);
} }));
app.use(cors({ origin: (origin, done) => done(null, allowed.includes(origin) || isLocal(origin)) }));`,
    ["warning origin-unknown:7"],
    { origin: page },
  ),
  js(
    "a constant list",
    `const origins = ["https://old.example"];\napp.use(cors({ origin: origins }));`,
    ["error origin-absent:1"],
    { origin: page },
  ),
  js(
    "a constant list that grows",
    `const origins = ["https://old.example"];
origins.push(process.env.ORIGIN);
app.use(cors({ origin: origins }));`,
    ["warning origin-unknown:3"],
    { origin: page },
  ),
  js(
    "a loose comparison",
    'app.use(cors({ origin: (origin, callback) => callback(null, origin.endsWith("example.com")) }))',
    ["danger loose-comparison:1"],
  ),
  js("a callback that admits everyone", "app.use(cors({ origin: (origin, callback) => callback(null, true) }))", [
    "danger reflection:1",
  ]),
  js(
    "Fastify's default methods",
    `import cors from "@fastify/cors";
await app.register(cors, { origin: ["https://app.example"], credentials: true });`,
    ["error method-absent:2"],
    put,
  ),
  js("Koa reflects by default", `import cors from "@koa/cors";\napp.use(cors({ credentials: true }));`, [
    "danger reflection:2",
  ]),
  js(
    "Nest",
    `const app = await NestFactory.create(AppModule);
app.enableCors({ origin: "*", credentials: true });`,
    ["error wildcard-credentials:2"],
  ),
  js(
    "the headers are a list",
    'app.use(cors({ origin: "https://app.example", allowedHeaders: ["x-client"], credentials: true }))',
    ["error header-absent:1"],
    put,
  ),
  js("null and http", 'app.use(cors({ origin: ["null", "http://app.example"], credentials: true }))', [
    "danger origin-null:1",
    "danger origin-http:1",
  ]),
];
