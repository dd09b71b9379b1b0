import { describe, expect, test } from "vitest";
import { fill } from "../../src/engines/fill-template.ts";
import { errorBodyReading } from "../../src/explain/evidence/error-body.ts";
import { explainMessage } from "../../src/explain/message/explain-message.ts";
import { serverLines } from "../../src/explain/message/server-messages.ts";

const values = {
  origin: "https://app.example",
  page: "https://app.example/page",
  url: "https://api.example/me",
  method: "PUT",
  header: "x-requested-with",
  status: "403",
  value: "thing",
};

const bodies = serverLines.map(({ text }) => fill(text, values));

/** What a status says too, which a body's words are not taken for. */
const saidByStatus = new Set<string | undefined>(["no-options", "no-such-route"]);

describe("the body of an error", () => {
  test.each(bodies)("%s: is read as the same message pasted by itself is", (body) => {
    const pasted = explainMessage(body).find(
      ({ engine, topic }) => engine === "server" && topic !== undefined && !saidByStatus.has(topic),
    );
    expect(errorBodyReading(body)).toEqual(pasted);
  });

  test.each([
    ["JSON", (text: string) => JSON.stringify({ error: text })],
    ["HTML", (text: string) => `<!doctype html><title>403</title><pre>${text}</pre>`],
    ["a long page", (text: string) => `<p>${text}</p>${"x".repeat(100_000)}`],
  ])("is found in %s", (_desc, wrap) => {
    const body = "CSRF verification failed. Request aborted";
    expect(errorBodyReading(wrap(body))?.topic).toBe(errorBodyReading(body)?.topic);
    expect(errorBodyReading(body)?.topic).toBe("django-csrf");
  });

  test.each([
    "",
    "Forbidden",
    "Access to fetch at 'https://api.example/' from origin 'https://app.example' has been blocked by CORS policy",
    "TypeError: Failed to fetch",
  ])("%j says nothing of a server", (body) => {
    expect(errorBodyReading(body)).toBeUndefined();
  });
});
