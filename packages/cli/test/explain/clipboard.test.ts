import { describe, expect, test } from "vitest";
import { run } from "../transcript.ts";

/** A policy, so that no request is sent. */
const predicted = ["--policy", "policy.yaml"];

describe("explain -: says what it took the text for", () => {
  test.each([
    {
      desc: "a message of 2016",
      input:
        "XMLHttpRequest cannot load https://api.example/me. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'https://app.example' is therefore not allowed access.",
      errors: "note: read as a message.\n",
      output: "chromium until 2017 (cors-origin-missing): XMLHttpRequest cannot load https://api.example/me.",
      status: 1,
    },
    {
      desc: "response headers",
      input: "HTTP/2 200 \nvary: Origin\naccess-control-allow-origin: https://app.example\n",
      errors: "note: read as response headers.\n",
      output: "Access-Control-Allow-Origin",
      status: 0,
    },
    {
      desc: "a HAR file",
      input: '{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[]}}',
      errors: "note: read as a HAR file.\n",
      output: "",
      status: 0,
    },
    {
      desc: "the list of a HAR file's entries",
      input: `[{"startedDateTime":"2026-11-27T09:00:00Z","request":{"method":"GET","url":"https://api.example/me","headers":[{"name":"Origin","value":"https://app.example"}]},"response":{"status":200,"headers":[],"content":{}}}]`,
      errors: "note: read as a HAR file.\n",
      output: "cors-origin-missing",
      status: 1,
    },
    {
      desc: "a message, and more than is read",
      input: `Access to fetch at 'https://api.example/' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\n${"x".repeat(70_000)}`,
      errors: "note: only the first 65,536 characters were read.",
      output: "cors-origin-missing",
      status: 1,
    },
    {
      desc: "a request's headers",
      input: "Accept: */*\nOrigin: https://app.example\n",
      errors: "the headers of a request",
      output: "",
      status: 2,
    },
    { desc: "anything else", input: "please help", errors: "or --config.", output: "", status: 2 },
  ])("$desc", async ({ input, errors, output, status }) => {
    const came = await run(["explain", "-"], { input });
    expect(came.errors).toContain(errors);
    expect(came.status).toBe(status);
    if (output !== "" && status === 1) expect(came.output).toContain(output);
  });

  test.each([
    ["a curl line", "curl 'https://api.example/me' -H 'origin: https://app.example'"],
    ["a fetch call", 'fetch("https://api.example/me", {"referrer": "https://app.example/"});'],
    [
      "a PowerShell command",
      'Invoke-WebRequest -Uri "https://api.example/me" -Headers @{\n"origin"="https://app.example"\n}',
    ],
  ])("%s", async (name, input) => {
    const { errors, output } = await run(["explain", "-", ...predicted], { input });
    expect(errors).toContain(`note: read as ${name}, a request.`);
    expect(output).toContain("https://api.example/me");
  });

  test.each([
    [
      "nginx",
      "server {\n  location / {\n    add_header Access-Control-Allow-Origin https://app.example/ always;\n  }\n}",
    ],
    ["nginx", "server {\n  location /api/ {\n    proxy_pass http://app:3000;\n  }\n}"],
    [
      "Apache",
      '<Location "/api">\n  Header always set Access-Control-Allow-Origin "https://app.example/"\n</Location>',
    ],
    ["Apache", 'Header set Access-Control-Allow-Origin "https://app.example/"'],
    ["Caddy", "api.example {\n  header /api/* Access-Control-Allow-Origin https://app.example/\n}"],
    ["S3", '[{ "AllowedOrigins": ["https://app.example/"], "AllowedMethods": ["GET"] }]'],
    [
      "S3",
      "<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example/</AllowedOrigin></CORSRule></CORSConfiguration>",
    ],
    ["Google Cloud Storage", '[{ "origin": ["https://app.example/"], "method": ["GET"], "responseHeader": [] }]'],
    ["Spring", "management.endpoints.web.cors.allowed-origins=https://app.example/"],
    ["Quarkus", "quarkus.http.cors.enabled=true\nquarkus.http.cors.origins=https://app.example/"],
    ["Spring", "spring:\n  graphql:\n    cors:\n      allowed-origins: https://app.example/"],
    ["Serverless", "service: a\nprovider:\n  httpApi:\n    cors:\n      allowedOrigins: [https://app.example/]"],
    ["a program that calls cors()", 'app.use(cors({ origin: "https://app.example/" }));'],
  ])("a configuration: %s", async (name, input) => {
    const { errors, output, status } = await run(["explain", "-", "--from", "https://shop.example"], { input });
    expect(errors).toBe(
      `note: read as a configuration: ${name}.\nnote: to see why a request fails, and what it needs, save this as FILE: sallyport explain --config FILE https://api.example/path --from https://shop.example\n`,
    );
    expect(output).toMatch(/^standard input:\d+: error: .* \[(?:origin-slash|nothing-configured)\]/);
    expect(status).toBe(1);
  });

  test.each([
    [
      "headers with a key of a configuration",
      "origin: https://app.example\nmethod: GET\naccept: */*\nhost: api.example",
    ],
    ["a response whose body is a program", "HTTP/1.1 200 OK\nContent-Type: text/javascript\n\napp.use(cors());"],
    ["YAML of something else", "name: a\nlist:\n  - b"],
  ])("no configuration: %s", async (_desc, input) => {
    const { errors } = await run(["explain", "-", "--policy", "policy.yaml", "--from", "https://app.example"], {
      input,
    });
    expect(errors).not.toContain("configuration:");
  });

  test("with a source that is named too", async () => {
    const { errors, status } = await run(["explain", "-", "--message", "x"], { input: "" });
    expect(errors).toContain("one thing at a time");
    expect(status).toBe(2);
  });
});
