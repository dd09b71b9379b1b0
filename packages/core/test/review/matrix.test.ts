import { describe, expect, test } from "vitest";
import { PolicyError } from "../../src/index.ts";
import { matrix } from "../../src/review/index.ts";
import { bank, withResources } from "./documents.ts";

const lines = (document: unknown, profile?: string): string[] =>
  matrix(document, { profile }).map(
    ({ who, resource, method, allows, confidential }) =>
      `${who.kind} ${who.name} | ${method} ${resource}${confidential ? " (confidential)" : ""} | ${allows.join(" ")}`,
  );

describe("matrix", () => {
  test("R9: what each origin may do with each resource by each method; anyone and sources have rows of their own", () => {
    expect(lines(bank)).toEqual([
      "anyone anyone | GET /rates/** | read",
      "origin https://app.bank.example | GET /accounts/:id (confidential) | read credentials",
      "origin https://app.bank.example | PUT /accounts/:id (confidential) | read change credentials",
      "origin https://*.preview.bank.example | GET /accounts/:id (confidential) | read credentials",
      "origin https://*.preview.bank.example | PUT /accounts/:id (confidential) | read change credentials",
      "source partners | GET /accounts/:id (confidential) | read",
      "origin https://app.bank.example | WebSocket /feed | socket credentials",
      "origin https://idp.example | POST /callback | receive",
      "null null | POST /callback | receive",
      "origin https://app.bank.example | GET /legacy | read change credentials",
    ]);
  });

  test("a profile's groups take the place of the document's", () => {
    expect(lines(bank, "development")).toContain("origin http://localhost:* | WebSocket /feed | socket credentials");
    expect(lines(bank, "development").join()).not.toContain("https://app.bank.example");
  });

  test.each([
    { desc: "nothing is shared by default", resources: [{ path: "/a" }], cells: [] },
    {
      desc: "HEAD alone",
      resources: [{ path: "/a", share: { with: ["app"], methods: ["HEAD"] } }],
      cells: ["origin https://app.bank.example | HEAD /a | read"],
    },
    {
      desc: "the same origin in share and in receive is one cell",
      resources: [
        {
          path: "/a",
          share: { with: ["app"], methods: ["POST"] },
          receive: { from: ["app"], methods: ["POST"] },
        },
      ],
      cells: ["origin https://app.bank.example | POST /a | read change receive"],
    },
  ] as const)("$desc", ({ resources, cells }) => {
    expect(lines(withResources(...resources))).toEqual(cells);
  });

  test("each cell says where the document grants it", () => {
    expect(matrix(bank).map(({ path }) => path.join("."))).toContain("resources.1.share.1");
    expect(matrix(bank).map(({ path }) => path.join("."))).toContain("resources.3.receive");
  });

  test.each([
    { desc: "a document with problems", document: { sallyport: 1 } },
    { desc: "no document", document: undefined },
    { desc: "a text", document: "policy.yaml" },
  ])("$desc throws PolicyError", ({ document }) => {
    expect(() => matrix(document)).toThrow(PolicyError);
  });
});
