import { describe, expect, it } from "vitest";
import { parseOrigin } from "../../src/standard/origin.ts";
import { isPotentiallyTrustworthyOrigin } from "../../src/standard/trustworthy.ts";

const ORIGINS = [
  { desc: "https", text: "https://a.example", expected: true },
  { desc: "wss", text: "wss://a.example", expected: true },
  { desc: "http", text: "http://a.example", expected: false },
  { desc: "ws", text: "ws://a.example", expected: false },
  { desc: "http on localhost", text: "http://localhost:3000", expected: true },
  { desc: "http below localhost", text: "http://app.localhost", expected: true },
  { desc: "ws on 127.0.0.1", text: "ws://127.0.0.1:3000", expected: true },
  { desc: "http on [::1]", text: "http://[::1]", expected: true },
  { desc: "http on a private address", text: "http://192.168.0.1", expected: false },
  { desc: "http on a name that starts like localhost", text: "http://localhost.example", expected: false },
  { desc: "an app's scheme", text: "capacitor://localhost", expected: false },
];

describe("isPotentiallyTrustworthyOrigin", () => {
  it.each(ORIGINS)("$desc", ({ text, expected }) => {
    const origin = parseOrigin(text);
    expect(origin && isPotentiallyTrustworthyOrigin(origin)).toBe(expected);
  });
});
