import type { Header } from "../../fetch/header-list.ts";
import type { ServerName } from "./server.ts";

/** A response, as far as it shows who sent it. */
export interface SeenResponse {
  readonly status: number | undefined;
  readonly headers: readonly Header[];
  /** The body's beginning. */
  readonly body?: string;
}

/** What a response shows of how it came about. */
export type Sign = "gateway" | "cache" | "authentication";

/** Which server sent a response, what it shows beside that, and by what: `server: nginx/1.22.1`. */
export interface ServerEvidence {
  readonly server: ServerName | undefined;
  readonly evidence: readonly string[];
  readonly signs: readonly Sign[];
}

export const noEvidence: ServerEvidence = { server: undefined, evidence: [], signs: [] };

/** How sure: this response is its own, the application is one, or it stands somewhere on the way. */
type Strength = "own" | "application" | "way";

interface HeaderRule {
  readonly server: ServerName;
  readonly name: string;
  readonly value: RegExp;
  readonly strength: Strength;
}

const rule = (strength: Strength, server: ServerName, name: string, value: RegExp): HeaderRule => ({
  server,
  name,
  value,
  strength,
});

/** No expression here repeats one within another: each is linear in the value. */
const headerRules: readonly HeaderRule[] = [
  rule("own", "api-gateway", "x-amzn-errortype", /./),
  rule("own", "api-gateway", "apigw-requestid", /./),
  rule("own", "api-gateway", "x-amz-apigw-id", /./),
  rule("own", "s3", "server", /^AmazonS3/i),
  rule("own", "s3", "x-amz-bucket-region", /./),
  rule("own", "gcs", "server", /^UploadServer/i),
  rule("own", "gcs", "x-guploader-uploadid", /./),
  rule("own", "azure", "server", /^Windows-Azure-Blob/i),
  rule("own", "cloudflare", "cf-mitigated", /./),
  rule("own", "cloudfront", "server", /^CloudFront/i),
  rule("application", "next", "x-powered-by", /^Next\.js/i),
  rule("application", "next", "x-nextjs-cache", /./),
  rule("application", "express", "x-powered-by", /^Express/i),
  rule("application", "dotnet", "x-powered-by", /^ASP\.NET/i),
  rule("application", "dotnet", "server", /^Kestrel/i),
  rule("application", "django", "server", /^WSGIServer/i),
  rule("application", "django", "set-cookie", /^csrftoken=/),
  rule("application", "flask", "server", /^Werkzeug/i),
  rule("application", "fastapi", "server", /^(?:uvicorn|hypercorn)/i),
  rule("application", "rails", "x-runtime", /^[0-9.]+$/),
  rule("application", "rails", "server", /^(?:Puma|Phusion Passenger)/i),
  rule("application", "laravel", "set-cookie", /^(?:laravel_session|XSRF-TOKEN)=/),
  rule("application", "spring", "set-cookie", /^JSESSIONID=/),
  rule("application", "firebase", "function-execution-id", /./),
  rule("way", "nginx", "server", /^(?:nginx|openresty)/i),
  rule("way", "apache", "server", /^Apache(?!-Coyote)/i),
  rule("way", "caddy", "server", /^Caddy/i),
  rule("way", "cloudfront", "via", /cloudfront\.net/i),
  rule("way", "cloudflare", "server", /^cloudflare/i),
];

/** How an error of a server begins or ends. */
const bodyRules: readonly (readonly [server: ServerName, text: string, name: string])[] = [
  ["nginx", "<center>nginx", "nginx's error page"],
  ["nginx", "<center>openresty", "openresty's error page"],
  ["apache", "<address>Apache", "Apache's error page"],
  ["apache", "//IETF//DTD HTML 2.0//EN", "Apache's error page"],
  ["s3", "<HostId>", "S3's error document"],
  ["express", "<pre>Cannot ", "Express's error page"],
  ["nest", '"message":"Cannot ', "Nest's error document"],
  ["fastify", '"message":"Route ', "Fastify's error document"],
  ["fastapi", '{"detail":', "FastAPI's error document"],
  ["spring", '{"timestamp":', "Spring Boot's error document"],
  ["spring", "Invalid CORS request", "Spring's CORS filter"],
  ["spring", "Whitelabel Error Page", "Spring Boot's error page"],
  ["flask", "<!doctype html>\n<html lang=en>\n<title>", "Werkzeug's error page"],
  ["go", "404 page not found", "Go's error text"],
  ["api-gateway", '{"message":"Missing Authentication Token"}', "API Gateway's error document"],
  ["cloudflare", "Attention Required! | Cloudflare", "Cloudflare's page"],
];

const maxBody = 2048;
const maxValue = 200;
const maxShown = 60;
const maxHeaders = 200;

const gatewayNames: ReadonlySet<string> = new Set(["x-amzn-errortype", "cf-mitigated", "x-amz-apigw-id"]);

/** What a header shows, whoever sent it. */
function signOf(name: string, value: string): Sign | undefined {
  if (name === "www-authenticate" || name === "proxy-authenticate") return "authentication";
  if (gatewayNames.has(name) || (name === "server" && /^awselb/i.test(value))) return "gateway";
  if (
    (name === "age" && /^[0-9]*[1-9]/.test(value)) ||
    (/^(?:x-cache|cf-cache-status)$/.test(name) && /\bhit\b/i.test(value))
  )
    return "cache";
  return undefined;
}

interface Found {
  readonly server: ServerName;
  readonly strength: Strength;
  readonly text: string;
}

const inHeader = ([name, value]: Header): readonly Found[] =>
  headerRules
    .filter((one) => one.name === name && one.value.test(value))
    .map(({ server, strength }) => ({
      server,
      strength,
      // The value of a cookie is a secret.
      text: name === "set-cookie" ? `set-cookie: ${value.split("=")[0] ?? ""}` : `${name}: ${value.slice(0, maxShown)}`,
    }));

const inBody = (body: string): readonly Found[] =>
  bodyRules
    .filter(([, text]) => body.includes(text))
    .map(([server, , name]) => ({ server, strength: "own", text: `the body: ${name}` }));

const strengths: readonly Strength[] = ["own", "application", "way"];

/** Which server a response shows. A hostile server can send anything: it is a guess for an advice, and nothing more. */
export function evidenceIn({ status = 0, headers, body = "" }: SeenResponse): ServerEvidence {
  const seen = headers
    .slice(0, maxHeaders)
    .map(([name, value]): Header => [name.toLowerCase(), value.trim().slice(0, maxValue)]);
  const found = [...inBody(status >= 400 ? body.slice(0, maxBody) : ""), ...seen.flatMap(inHeader)];
  const [first] = strengths.flatMap((strength) => found.filter((one) => one.strength === strength));
  const signs = seen.flatMap(([name, value]) => signOf(name, value) ?? []);
  return {
    server: first?.server,
    evidence: [...new Set(found.filter(({ server }) => server === first?.server).map(({ text }) => text))],
    signs: [...new Set(signs)],
  };
}
