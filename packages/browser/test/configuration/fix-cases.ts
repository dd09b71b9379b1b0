/** A configuration with a fault, in one of the languages that are read. */
export interface FaultyFile {
  readonly desc: string;
  readonly name: string;
  readonly text: string;
}

const file = (desc: string, name: string, text: string): FaultyFile => ({ desc, name, text });

export const faultyFiles: readonly FaultyFile[] = [
  file(
    "nginx: two places, one with a block for OPTIONS",
    "nginx.conf",
    `server {
  listen 443 ssl;
  server_name api.example;
  add_header X-Frame-Options DENY always;
  location /api/ {
    add_header Access-Control-Allow-Origin https://old.example always;
    add_header Access-Control-Allow-Methods "GET, POST" always;
    if ($request_method = OPTIONS) {
      add_header Access-Control-Allow-Origin https://old.example always;
      add_header Access-Control-Allow-Methods "GET, POST" always;
      add_header Access-Control-Max-Age 600 always;
      return 204;
    }
    proxy_pass http://app:3000;
  }
  location /public/ {
    add_header Access-Control-Allow-Origin * always;
  }
}`,
  ),
  file(
    "nginx: a map of its own",
    "nginx.conf",
    `map $http_origin $cors {
  default "";
  "https://a.example" $http_origin;
  "https://b.example" $http_origin;
}
server {
  location /api {
    add_header Access-Control-Allow-Origin $cors always;
    add_header Vary Origin always;
  }
}`,
  ),
  file(
    "nginx: nothing yet",
    "nginx.conf",
    `server {
  location / {
    try_files $uri /index.html;
  }
  location /api/ {
    proxy_pass http://app:3000;
  }
}`,
  ),
  file(
    "nginx: headers in a condition",
    "nginx.conf",
    `server {
  location /api {
    set $cors "";
    if ($http_origin ~* (https://.*\\.example\\.com)) {
      set $cors "true";
    }
    if ($cors = "true") {
      add_header 'Access-Control-Allow-Origin' "$http_origin";
      add_header 'Access-Control-Allow-Credentials' 'true';
    }
    if ($request_method = 'OPTIONS') {
      add_header 'Content-Type' 'text/plain';
      return 204;
    }
    proxy_pass http://up;
  }
}`,
  ),
  file(
    "an .htaccess",
    ".htaccess",
    `RewriteEngine On
RewriteRule ^api/(.*)$ index.php [L]
<IfModule mod_headers.c>
Header set Access-Control-Allow-Origin "https://app.example/"
Header set Access-Control-Allow-Methods "GET, POST"
</IfModule>`,
  ),
  file(
    "Apache: a location",
    "apache.conf",
    `<VirtualHost *:443>
  ServerName api.example
  ProxyPass /api http://app:3000/
  <Location "/api">
    Header set Access-Control-Allow-Origin "*"
    Header set Access-Control-Allow-Credentials "true"
  </Location>
</VirtualHost>`,
  ),
  file(
    "Caddy: a block with another header",
    "Caddyfile",
    `api.example {
  header /api/* {
    Access-Control-Allow-Origin https://old.example
    X-Frame-Options DENY
  }
  reverse_proxy app:3000
}`,
  ),
  file(
    "S3: a rule with a slash",
    "cors.json",
    `[
  {
    "AllowedOrigins": ["https://a.example"],
    "AllowedMethods": ["GET", "HEAD"],
    "AllowedHeaders": [],
    "ExposeHeaders": ["ETag"]
  },
  {
    "AllowedOrigins": ["https://app.example/"],
    "AllowedMethods": ["PUT"]
  }
]`,
  ),
  file(
    "S3: as the command line has it",
    "cors.json",
    `{ "CORSRules": [ { "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET"], "MaxAgeSeconds": 3000 } ] }`,
  ),
  file(
    "GCS: a rule of this origin",
    "cors.json",
    `[
  {"origin": ["https://app.example"], "method": ["GET"], "responseHeader": ["Content-Type"], "maxAgeSeconds": 3600}
]`,
  ),
  file(
    "Azure: in a template",
    "azure.json",
    `{
  "properties": {
    "cors": {
      "corsRules": [
        { "allowedOrigins": ["https://a.example"], "allowedMethods": ["GET"], "allowedHeaders": ["*"], "exposedHeaders": [], "maxAgeInSeconds": 200 }
      ]
    }
  }
}`,
  ),
  file(
    "S3: XML",
    "cors.xml",
    `<CORSConfiguration>
 <CORSRule>
   <AllowedOrigin>https://a.example</AllowedOrigin>
   <AllowedMethod>GET</AllowedMethod>
 </CORSRule>
</CORSConfiguration>`,
  ),
  file(
    "Spring Cloud Gateway: YAML",
    "application.yml",
    `spring:
  cloud:
    gateway:
      globalcors:
        cors-configurations:
          '[/**]':
            allowedOrigins: "https://old.example"
            allowedMethods:
              - GET
              - POST
            allowCredentials: true`,
  ),
  file(
    "Spring: the actuator alone",
    "application.properties",
    `app.cors.allowed-origins=https://app.example/
management.endpoints.web.cors.allowed-origins=https://ops.example
management.endpoints.web.cors.allowed-methods=GET`,
  ),
  file(
    "Quarkus: not enabled",
    "application.properties",
    `quarkus.http.cors.origins=https://old.example
quarkus.http.cors.methods=GET,POST`,
  ),
  file(
    "Micronaut: YAML",
    "application.yml",
    `micronaut:
  server:
    cors:
      enabled: true
      configurations:
        web:
          allowed-origins:
            - https://old.example
          allowed-methods: [GET]`,
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
        - https://old.example
      allowedMethods: [GET]
functions:
  save:
    events:
      - httpApi: 'PUT /orders'`,
  ),
  file(
    "Serverless: cors: true of a REST API",
    "serverless.yml",
    `service: orders
functions:
  save:
    events:
      - http:
          path: orders
          method: put
          cors: true`,
  ),
  file(
    "Express",
    "app.js",
    `const cors = require("cors");
const express = require("express");
const app = express();
app.use(cors({
  origin: ["https://old.example"],
  methods: "GET,POST",
}));`,
  ),
  file(
    "Serverless: nothing yet, an HTTP API",
    "serverless.yml",
    `service: a
provider:
  name: aws
functions:
  f:
    events:
      - httpApi:
          path: /api/me
          method: put`,
  ),
  file(
    "Apache: a directory with a sign-in",
    "httpd.conf",
    `<VirtualHost *:443>
  ServerName api.example
  <Directory "/srv/www">
    AuthType Basic
    Require valid-user
    Header always set X-Frame-Options DENY
    Header always set Access-Control-Allow-Origin https://old.example
  </Directory>
  <Directory "/srv/private">
    Require valid-user
  </Directory>
</VirtualHost>`,
  ),
  file(
    "Apache: a location with two origins",
    "httpd.conf",
    `<VirtualHost *:443>
  <Location "/api">
    Header always add Access-Control-Allow-Origin "https://old.example"
    Header always add Access-Control-Allow-Origin "https://app.example"
  </Location>
</VirtualHost>`,
  ),
  file(
    "Express: a route, and its preflight apart",
    "app.ts",
    `import cors from "cors";
app.options("/api/me", cors());
app.put("/api/me", cors({ origin: "https://app.example/" }), (request, response) => response.json({}));
app.get("/api/me", cors({ origin: "https://old.example" }), (request, response) => response.json({}));`,
  ),
];
