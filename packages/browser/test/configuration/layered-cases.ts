import type { FaultyFile } from "./fix-cases.ts";

const file = (desc: string, name: string, text: string): FaultyFile => ({ desc, name, text });

/** Configurations in which something else than CORS, or a condition, stands around the lines that change. */
export const layeredFiles: readonly FaultyFile[] = [
  file(
    "nginx: a map with an expression",
    "nginx.conf",
    `map $http_origin $cors {
  default "";
  ~^https?://(.*\\.)?site\\.example(:\\d+)?$ $http_origin;
}
server {
  location / {
    add_header 'Access-Control-Allow-Origin' $cors;
    proxy_pass http://app:3000;
  }
}`,
  ),
  file(
    "nginx: a condition for each method",
    "nginx.conf",
    `location /api/ {
  if ($request_method = 'OPTIONS') {
    add_header 'Access-Control-Allow-Origin' 'https://old.example';
    add_header 'Access-Control-Allow-Methods' 'GET, POST, OPTIONS';
    add_header 'Content-Length' 0;
    return 204;
  }
  if ($request_method ~* "(GET|POST)") {
    add_header 'Access-Control-Allow-Origin' 'https://old.example' always;
  }
  proxy_pass http://app:3000;
}`,
  ),
  file(
    "nginx: a variable that says for whom, and whether it is a preflight",
    "nginx.conf",
    `server {
  location /api/ {
    if ($http_origin = "https://admin.example") {
      set $cors "1";
    }
    if ($request_method = OPTIONS) {
      set $cors "\${cors}o";
    }
    if ($cors = "1") {
      add_header Access-Control-Allow-Origin "$http_origin" always;
      add_header Access-Control-Allow-Methods "GET" always;
    }
    if ($cors = "1o") {
      add_header Access-Control-Allow-Origin "$http_origin" always;
      add_header Access-Control-Allow-Methods "GET, POST" always;
      return 204;
    }
    proxy_pass http://app:3000;
  }
}`,
  ),
  file(
    "nginx: headers of the whole server",
    "nginx.conf",
    `server {
  add_header Access-Control-Allow-Origin "https://old.example" always;
  add_header Strict-Transport-Security "max-age=63072000" always;
  location ~ \\.json$ {
    add_header Cache-Control public;
  }
  location /api/ {
    proxy_pass http://app:3000;
  }
}`,
  ),
  file(
    "nginx: other headers from outside",
    "nginx.conf",
    `server {
  add_header Strict-Transport-Security "max-age=63072000; includeSubDomains" always;
  add_header X-Content-Type-Options nosniff;
  location /api/ {
    proxy_pass http://app:3000;
  }
}`,
  ),
  file(
    "nginx: all in one line",
    "nginx.conf",
    `server { listen 80; location /api { add_header Access-Control-Allow-Origin https://old.example; add_header X-A b; proxy_pass http://app:3000; } }`,
  ),
  file(
    "nginx: headers-more",
    "nginx.conf",
    `server {
  location /api/ {
    more_set_headers 'Access-Control-Allow-Origin: $http_origin' 'Access-Control-Allow-Credentials: true';
    proxy_pass http://app:3000;
  }
}`,
  ),
  file(
    "nginx: two servers, as nginx -T prints them",
    "nginx.conf",
    `http {
  include /etc/nginx/conf.d/*.conf;
}
server {
  server_name www.example;
  location / {
    add_header Access-Control-Allow-Origin https://old.example always;
  }
}
server {
  server_name api.example;
  location / {
    proxy_pass http://app:3000;
  }
}`,
  ),
  file(
    "Apache: a condition on the origin",
    "apache.conf",
    `<VirtualHost *:443>
  ServerName api.example
  <If "%{HTTP:Origin} =~ m#^https://(admin|ops)\\.example$#">
    Header always set Access-Control-Allow-Origin "expr=%{HTTP:Origin}"
    Header always set Access-Control-Allow-Methods "GET"
  </If>
</VirtualHost>`,
  ),
  file(
    "an htaccess file with a condition on the origin",
    ".htaccess",
    `<If "req('Origin') == 'https://old.example'">
Header always set Access-Control-Allow-Origin "https://old.example"
</If>`,
  ),
  file(
    "Apache: fonts, continued lines, and two hosts",
    "apache.conf",
    `<VirtualHost *:443>
  ServerName www.example
  Header set Access-Control-Allow-Origin "https://old.example"
</VirtualHost>
<VirtualHost *:443>
  ServerName api.example:443
  <FilesMatch "\\.(ttf|woff2)$">
    Header set Access-Control-Allow-Origin "*"
  </FilesMatch>
  <IfModule mod_headers.c>
    Header set Access-Control-Allow-Origin \\
      "https://old.example"
    Header set X-Frame-Options DENY
  </IfModule>
</VirtualHost>`,
  ),
  file(
    "Caddy: a snippet with an argument",
    "Caddyfile",
    `(cors) {
  @preflight{args[0]} {
    method OPTIONS
    header Origin {args[0]}
  }
  @cors{args[0]} header Origin {args[0]}
  handle @preflight{args[0]} {
    header {
      Access-Control-Allow-Origin "{args[0]}"
      Access-Control-Allow-Methods "GET, POST"
      defer
    }
    respond "" 204
  }
  handle @cors{args[0]} {
    header Access-Control-Allow-Origin "{args[0]}"
  }
}
api.example {
  import cors https://old.example
  reverse_proxy app:3000
}`,
  ),
  file(
    "Caddy: a path that is stripped",
    "Caddyfile",
    `api.example {
  handle_path /api/* {
    header Access-Control-Allow-Origin *
    reverse_proxy app:3000
  }
}`,
  ),
  file(
    "Caddy: a placeholder without quotation marks",
    "Caddyfile",
    `api.example {
  @app header_regexp Origin ^https://.*\\.example\\.com$
  header @app Access-Control-Allow-Origin {header.Origin}
  header -Server
  reverse_proxy app:3000
}`,
  ),
  file(
    "S3: in a template of CloudFormation",
    "template.yaml",
    `Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      CorsConfiguration:
        CorsRules:
          - AllowedOrigins: ["https://old.example"]
            AllowedMethods: [GET]
            ExposedHeaders: [ETag]`,
  ),
  file(
    "Quarkus: a profile, and names in lower case",
    "application.properties",
    `quarkus.http.cors=true
quarkus.http.cors.origins=https://old.example
quarkus.http.cors.methods=get,put
%dev.quarkus.http.cors.origins=/.*/`,
  ),
  file("Quarkus: only the switch", "application.properties", `quarkus.http.cors.enabled=true`),
  file(
    "Serverless: events with other paths",
    "serverless.yml",
    `service: orders
functions:
  hello:
    events:
      - http:
          path: hello
          method: get
          cors: true
      - http:
          path: api/{id}
          method: put
          cors:
            origin: '*'`,
  ),
  file(
    "Express: options with a type, and others that stay",
    "app.ts",
    `import cors, { type CorsOptions } from "cors";
const options: CorsOptions = {
  ...base,
  origin: (origin, callback) => callback(null, list.includes(origin)),
  methods: ["GET"],
  optionsSuccessStatus: 200,
};
app.use("/api", cors(options)); // before the routes
app.get("/public", cors(), show);`,
  ),
  file(
    "Express: all in one line",
    "app.js",
    `app.use(cors({ origin: /old\\.example$/, methods: "GET" })); app.listen(3000);`,
  ),
  file("Fastify: no options", "app.mjs", `import cors from "@fastify/cors";\nawait app.register(cors)`),
];
