import { openBreadths, openWeights, type Openness } from "sallyport/review";
import { count } from "../../count.ts";

function describeOpenness({ figure, origins, parts }: Openness): string {
  const { exact, patterns, sources, anyone } = origins;
  const named = [
    count(exact, "origin"),
    count(patterns, "pattern"),
    count(sources, "source"),
    ...(anyone ? ["anyone"] : []),
  ].join(", ");
  const [first] = parts;
  const largest =
    first === undefined
      ? ""
      : `\nLargest part: ${count(first.points, "point")} for ${first.method ?? "embedding"} ${first.resource} by ${first.who.name}.`;
  return `Open: ${count(figure, "point")} (${named}).${largest}`;
}

/** What a point is, from the weights themselves. */
const pointsText = (): string =>
  `What an origin can do with a resource counts in points, for each method: ${String(openWeights.read)} to read it, ${String(openWeights.change)} to change it, ${String(openWeights["change-credentials"])} to change it with credentials. A pattern counts as at least ${String(openBreadths.label)} origins, and anyone as ${String(openBreadths.anyone)}. Confidential data counts twice. A lower number means a narrower policy.`;

/** Everything that `check` says. */
export const checkTexts = {
  summary: "find problems in a policy, and show what it opens",
  description:
    "Reports every problem of a policy with its line and column. If there are none, prints a table of who can do what with which resource, the lints, and how much is open. Exits with 1 if there is a problem, a warning or a danger; notes do not count.",
  allow: "leave out these lints",
  allowDefault: "none",
  sarif: "print SARIF 2.1.0, for code hosts",
  problems: (number: number): string => `${count(number, "problem")}.`,
  nothingShared: "Nothing is shared with any other origin.",
  why: (code: string): string => `sallyport why ${code}`,
  lintPages: "sallyport why CODE prints the page of a code.",
  openness: (open: Openness): string => describeOpenness(open),
  points: (): string => pointsText(),
  examples: `
Examples:
  $ sallyport check policy.yaml
  $ sallyport check policy.yaml --profile development
  $ sallyport check policy.yaml --allow change-origin-only
  $ sallyport check policy.yaml --sarif > policy.sarif
  $ git show HEAD:policy.yaml | sallyport check -`,
} as const;
