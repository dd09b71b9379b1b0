import type { Case, HeaderList } from "../case.ts";
import { caseOf } from "../row.ts";

const name = "access-control-allow-credentials";
const origin: HeaderList = [["access-control-allow-origin", "https://a.localhost"]];

const variants: readonly { desc: string; headers: HeaderList }[] = [
  { desc: "true", headers: [[name, "true"]] },
  { desc: "True", headers: [[name, "True"]] },
  { desc: "TRUE", headers: [[name, "TRUE"]] },
  { desc: "spaces around", headers: [[name, " true "]] },
  { desc: "missing", headers: [] },
  { desc: "empty", headers: [[name, ""]] },
  { desc: "false", headers: [[name, "false"]] },
  { desc: "1", headers: [[name, "1"]] },
  {
    desc: "two lines",
    headers: [
      [name, "true"],
      [name, "true"],
    ],
  },
  { desc: "true, true", headers: [[name, "true, true"]] },
  { desc: "quoted", headers: [[name, '"true"']] },
  { desc: "with a parameter", headers: [[name, "true;a"]] },
];

const modes = ["omit", "same-origin", "include"];

export const credentials: readonly Case[] = [
  ...modes.flatMap((mode) =>
    variants.map(({ desc, headers }) =>
      caseOf({
        desc: `allow-credentials ${desc}, ${mode}`,
        fetch: { credentials: mode },
        actual: [...origin, ...headers],
      }),
    ),
  ),
  ...variants.map(({ desc, headers }) =>
    caseOf({
      desc: `allow-credentials ${desc} (preflight)`,
      fetch: { credentials: "include", headers: [["x-a", "1"]] },
      preflight: [...origin, ...headers, ["access-control-allow-headers", "x-a"]],
    }),
  ),
  caseOf({ desc: "credentials: an unknown value", fetch: { credentials: "always" } }),
  caseOf({
    desc: "credentials include, granted by the preflight only",
    fetch: { credentials: "include", method: "PUT" },
    actual: origin,
  }),
];
