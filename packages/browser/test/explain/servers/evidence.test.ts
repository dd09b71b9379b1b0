import fc from "fast-check";
import { expect, test } from "vitest";
import { explainMessage } from "@sallyport/browser/explain";
import { evidenceIn, noEvidence, type SeenResponse } from "../../../src/explain/servers/evidence.ts";
import { withHost } from "../../../src/explain/servers/host-evidence.ts";

type Row = readonly [
  desc: string,
  response: Partial<SeenResponse>,
  server: string | undefined,
  evidence: readonly string[],
];

const rows: readonly Row[] = [
  ["nothing", {}, undefined, []],
  ["nginx", { headers: [["Server", "nginx/1.22.1"]] }, "nginx", ["server: nginx/1.22.1"]],
  ["openresty is nginx", { headers: [["server", "openresty"]] }, "nginx", ["server: openresty"]],
  ["Apache", { headers: [["Server", "Apache/2.4.57 (Debian)"]] }, "apache", ["server: Apache/2.4.57 (Debian)"]],
  ["Tomcat's connector isn't Apache", { headers: [["Server", "Apache-Coyote/1.1"]] }, undefined, []],
  ["Caddy", { headers: [["Server", "Caddy"]] }, "caddy", ["server: Caddy"]],
  [
    "the application before the proxy",
    {
      headers: [
        ["server", "nginx"],
        ["x-powered-by", "Express"],
      ],
    },
    "express",
    ["x-powered-by: Express"],
  ],
  [
    "the proxy's own error before the application",
    { status: 413, headers: [["x-powered-by", "Express"]], body: "<hr><center>nginx/1.18.0</center>" },
    "nginx",
    ["the body: nginx's error page"],
  ],
  ["a body that isn't an error's shows nothing", { status: 200, body: "<center>nginx" }, undefined, []],
  ["Next", { headers: [["X-Powered-By", "Next.js"]] }, "next", ["x-powered-by: Next.js"]],
  [
    "a cookie without its value",
    { headers: [["set-cookie", "JSESSIONID=secret; Path=/"]] },
    "spring",
    ["set-cookie: JSESSIONID"],
  ],
  ["Django", { headers: [["set-cookie", "csrftoken=secret"]] }, "django", ["set-cookie: csrftoken"]],
  ["Laravel", { headers: [["set-cookie", "XSRF-TOKEN=secret"]] }, "laravel", ["set-cookie: XSRF-TOKEN"]],
  ["Rails", { headers: [["X-Runtime", "0.012"]] }, "rails", ["x-runtime: 0.012"]],
  ["Flask", { headers: [["server", "Werkzeug/3.0.1 Python/3.11"]] }, "flask", ["server: Werkzeug/3.0.1 Python/3.11"]],
  ["FastAPI", { headers: [["server", "uvicorn"]] }, "fastapi", ["server: uvicorn"]],
  [".NET", { headers: [["Server", "Kestrel"]] }, "dotnet", ["server: Kestrel"]],
  ["S3", { headers: [["server", "AmazonS3"]] }, "s3", ["server: AmazonS3"]],
  [
    "S3 behind CloudFront",
    {
      headers: [
        ["via", "1.1 abc.cloudfront.net (CloudFront)"],
        ["server", "AmazonS3"],
      ],
    },
    "s3",
    ["server: AmazonS3"],
  ],
  [
    "CloudFront",
    { headers: [["via", "1.1 a.cloudfront.net (CloudFront)"]] },
    "cloudfront",
    ["via: 1.1 a.cloudfront.net (CloudFront)"],
  ],
  [
    "API Gateway",
    { headers: [["x-amzn-ErrorType", "ForbiddenException"]] },
    "api-gateway",
    ["x-amzn-errortype: ForbiddenException"],
  ],
  ["GCS", { headers: [["server", "UploadServer"]] }, "gcs", ["server: UploadServer"]],
  ["Azure", { headers: [["Server", "Windows-Azure-Blob/1.0"]] }, "azure", ["server: Windows-Azure-Blob/1.0"]],
  ["Cloudflare", { headers: [["cf-mitigated", "challenge"]] }, "cloudflare", ["cf-mitigated: challenge"]],
  [
    "Nest's 404",
    { status: 404, body: '{"message":"Cannot GET /x","error":"Not Found"}' },
    "nest",
    ["the body: Nest's error document"],
  ],
  ["Express's 404", { status: 404, body: "<pre>Cannot GET /x</pre>" }, "express", ["the body: Express's error page"]],
  ["Go's 404", { status: 404, body: "404 page not found\n" }, "go", ["the body: Go's error text"]],
  ["an unknown server", { headers: [["server", "gunicorn"]] }, undefined, []],
];

test.each(rows)("%s", (_desc, response, server, evidence) => {
  const found = evidenceIn({ status: 200, headers: [], ...response });
  expect([found.server, found.evidence]).toEqual([server, evidence]);
});

const signs: readonly (readonly [name: string, value: string, signs: readonly string[]])[] = [
  ["www-authenticate", "Basic", ["authentication"]],
  ["age", "120", ["cache"]],
  ["age", "0", []],
  ["x-cache", "Hit from cloudfront", ["cache"]],
  ["x-cache", "Miss from cloudfront", []],
  ["cf-cache-status", "HIT", ["cache"]],
  ["x-amzn-errortype", "x", ["gateway"]],
  ["server", "awselb/2.0", ["gateway"]],
];

test.each(signs)("%s: %s", (name, value, expected) => {
  expect(evidenceIn({ status: 200, headers: [[name, value]] }).signs).toEqual(expected);
});

test("a long value and a long body are read up to their limits", () => {
  const long = "a".repeat(1_000_000);
  const { evidence } = evidenceIn({ status: 500, headers: [["server", `nginx${long}`]], body: `${long}<HostId>` });
  expect(evidence).toEqual([`server: nginx${"a".repeat(55)}`]);
});

test("whatever a response holds, evidence is of it", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), fc.string(), fc.nat(), (headers, body, status) => {
      const { evidence, server } = evidenceIn({ headers, body, status });
      expect(server === undefined).toBe(evidence.length === 0);
    }),
  );
});

test.each<readonly [url: string, server: string | undefined]>([
  ["https://pictures.s3.amazonaws.com/a.json", "s3"],
  ["https://s3.eu-west-1.amazonaws.com/pictures/a.json", "s3"],
  ["https://pictures.s3.dualstack.us-east-1.amazonaws.com/a.json", "s3"],
  ["https://s3-us-west-2.amazonaws.com/pictures/a.json", "s3"],
  ["https://firebasestorage.googleapis.com/v0/b/a/o/b", "gcs"],
  ["https://storage.googleapis.com/pictures/a.json", "gcs"],
  ["https://account.blob.core.windows.net/pictures/a.json", "azure"],
  ["https://a1b2.execute-api.us-east-1.amazonaws.com/prod/orders", "api-gateway"],
  ["https://d111.cloudfront.net/a.json", "cloudfront"],
  ["https://shop.web.app/a.json", "firebase"],
  ["https://shop.a.run.app/orders", undefined],
  ["https://shop.vercel.app/orders", undefined],
  ["https://us-central1-shop.cloudfunctions.net/orders", undefined],
  ["https://shop.azurewebsites.net/orders", undefined],
  ["https://pictures.s3-website-us-east-1.amazonaws.com/a.json", undefined],
  ["https://s3.amazonaws.com.evil.example/a.json", undefined],
  ["https://mys3.amazonaws.com/a.json", undefined],
  ["not a URL", undefined],
])("the host of %s", (url, server) => {
  expect(withHost(noEvidence, url).server).toBe(server);
  const [reading] = explainMessage(
    `Access to fetch at '${url}' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
  );
  expect(reading?.fixes[0]?.server?.server).toBe(server);
});

test("what a response shows goes before the host", () => {
  const shown = evidenceIn({ status: 200, headers: [["server", "nginx"]] });
  expect(withHost(shown, "https://pictures.s3.amazonaws.com/a.json")).toEqual(shown);
});

test.each<readonly [desc: string, log: string, server: string | undefined]>([
  ["nothing but the words", "Error: Not allowed by CORS", "express"],
  [
    "Nest's logger",
    "[Nest] 42  - 11/27/2026, 9:01:02 AM   ERROR [ExceptionsHandler] Not allowed by CORS\nError: Not allowed by CORS",
    "nest",
  ],
  [
    "Fastify in the stack",
    "Error: Not allowed by CORS\n    at /app/node_modules/@fastify/cors/index.js:71:5",
    "fastify",
  ],
  ["Express in the stack", "Error: Not allowed by CORS\n    at /app/node_modules/express/lib/router.js:1:1", "express"],
])("a server's log: %s", (_desc, log, server) => {
  expect(explainMessage(log)[0]?.fixes[0]?.server?.server).toBe(server);
});
