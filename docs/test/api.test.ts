import { describe, expect, test } from "vitest";
import { decide, definePolicy } from "sallyport";
import { guard } from "sallyport/web";
import { readPage } from "@sallyport/testing/documents";

const { text } = readPage("docs/reference/api.md");
const policy = definePolicy({ sallyport: 1, self: ["https://api.example"], resources: [] });

/** The names in the first column of the table with this heading. */
function namesUnder(heading: string, after: string): string[] {
  const section = text.slice(text.indexOf(after));
  const table = section.slice(section.search(new RegExp(`^\\| ${heading} `, "m"))).split("\n\n", 1)[0] ?? "";
  return [...table.matchAll(/^\| `(\w+)` /gm)].map(([, name = ""]) => name);
}

test("the table of a decision has each of its keys", () => {
  const decision = decide(policy, { method: "GET", target: "/", headers: { host: "api.example" } });
  expect(namesUnder("Key", "A decision is data").sort()).toEqual(Object.keys(decision).sort());
});

const complaintOf = (options: object): string => {
  try {
    guard(policy, () => new Response(), options);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};

describe("each option in the tables is one of a guard", () => {
  const options = namesUnder("Option", "## Guards");
  const tokenOptions = namesUnder("Key", "The guard's option `token`");

  test("and none is missing", () => {
    expect([options.length, tokenOptions.length]).toEqual([9, 3]);
  });

  test.each(options)("%s", (name) => {
    expect(complaintOf({ [name]: Symbol("no value") })).not.toMatch(/^There is no/);
  });

  test.each(tokenOptions)("token.%s", (name) => {
    const token = { secrets: ["a secret that only the tests of this project know"], session: () => "s" };
    expect(complaintOf({ token: { ...token, [name]: undefined } })).not.toMatch(/^There is no/);
  });
});
