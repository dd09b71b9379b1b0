import type { Case } from "./case.ts";

/**
 * The cases on names that are not potentially trustworthy over http. As they are written most of a case is https, where such
 * names don't matter, so every second one is http as a whole.
 */
export function elsewhere(cases: readonly Case[]): Case[] {
  const written = cases.filter(({ domain }) => domain === undefined);
  return written.map((described, index) => (index % 2 === 0 ? overHttp(described) : inTest(described)));
}

function inTest(described: Case): Case {
  return { ...described, desc: `${described.desc} (names below test)`, domain: "test" };
}

function overHttp(described: Case): Case {
  const plain = JSON.parse(JSON.stringify(described).replaceAll("https://", "http://")) as Case;
  return { ...plain, desc: `${described.desc} (names below test, http)`, domain: "test" };
}
