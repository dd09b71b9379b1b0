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
      desc: "a request's headers",
      input: "Accept: */*\nOrigin: https://app.example\n",
      errors: "the headers of a request",
      output: "",
      status: 2,
    },
    { desc: "anything else", input: "please help", errors: "standard input: unknown", output: "", status: 2 },
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

  test("with a source that is named too", async () => {
    const { errors, status } = await run(["explain", "-", "--message", "x"], { input: "" });
    expect(errors).toContain("one thing at a time");
    expect(status).toBe(2);
  });
});
