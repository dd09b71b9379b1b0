import { describe, expect, test } from "vitest";
import { checkOptions } from "../../src/test-environment/options.ts";

const intro = "The options of Sallyport's test environment have problems:";

describe("options of a test environment: incorrect usage", () => {
  test.each<[desc: string, options: unknown, problems: readonly string[]]>([
    ["no object", "firefox", ['The value is "firefox". Pass an object.']],
    ["null", null, ["The value is null. Pass an object."]],
    [
      "an engine that isn't one",
      { engine: "chrome" },
      [
        '"chrome" is not an engine. The engines are standard, chromium, firefox and webkit; chromium and firefox also with a version, such as chromium@147.',
      ],
    ],
    [
      "the name of a member of objects",
      { engine: "toString" },
      [
        '"toString" is not an engine. The engines are standard, chromium, firefox and webkit; chromium and firefox also with a version, such as chromium@147.',
      ],
    ],
    [
      "an unknown name",
      { browser: "firefox" },
      [
        'There is no option "browser". The options are engine, url, dom, domOptions, thirdPartyCookies, referrerPolicy and network.',
      ],
    ],
    [
      "no page's URL",
      { url: "file:///x" },
      ['url is "file:///x". Pass a URL with http: or https:, such as "https://app.example/".'],
    ],
    ["a path", { url: "/x" }, ['url is "/x". Pass a URL with http: or https:, such as "https://app.example/".']],
    [
      "all at once",
      { engine: 1, dom: "linkedom", thirdPartyCookies: "no", referrerPolicy: "never", domOptions: [], network: 5 },
      [
        "A value of type number is not an engine. The engines are standard, chromium, firefox and webkit; chromium and firefox also with a version, such as chromium@147.",
        'dom is "linkedom". Use one of "jsdom" and "happy-dom".',
        "domOptions is a list. Pass an object.",
        'thirdPartyCookies is "no". Use one of "allow", "block", "partition" and "block-storing".',
        'referrerPolicy is "never". Use one of "", "no-referrer", "no-referrer-when-downgrade", "same-origin", "origin", "strict-origin", "origin-when-cross-origin", "strict-origin-when-cross-origin" and "unsafe-url".',
        "network is 5. Pass an object.",
      ],
    ],
    [
      "the network's own",
      { dom: "x", network: { hosts: { "api.example": "localhost" }, maxBodyBytes: 0 } },
      [
        'dom is "x". Use one of "jsdom" and "happy-dom".',
        'network: hosts: "api.example" leads to "localhost". Pass an IP address, with or without a port, such as "127.0.0.1:8443".',
        "network: maxBodyBytes is 0. Pass a whole number from 1 to 9007199254740991.",
      ],
    ],
  ])("%s", (_desc, options, problems) => {
    expect(() => checkOptions(options)).toThrow([intro, ...problems.map((one) => `- ${one}`)].join("\n"));
  });
});

test("the defaults", () => {
  expect(checkOptions({ engine: undefined })).toEqual({
    engine: "chromium",
    url: "http://localhost:3000/",
    dom: "jsdom",
    domOptions: {},
    referrerPolicy: "",
    network: {},
  });
  expect(checkOptions({ engine: "webkit", thirdPartyCookies: "block" })).toMatchObject({
    engine: "webkit",
    thirdPartyCookies: "block",
  });
});
