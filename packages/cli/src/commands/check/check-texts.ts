import { openBreadths, openWeights, type Openness } from "sallyport/review";
import { count } from "../../plural.ts";

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

/** How many lints of each code the policy accepts. */
function describeAccepted(codes: readonly string[]): string {
  const each = [...new Set(codes)].map((code) => `${code} (${String(codes.filter((one) => one === code).length)})`);
  return `The policy accepts ${count(codes.length, "lint")}: ${each.join(", ")}.`;
}

/** What a point is, from the weights themselves. */
const pointsText = (): string =>
  `Points per method: ${String(openWeights.read)} to read, ${String(openWeights.change)} to change, ${String(openWeights["change-credentials"])} to change with credentials; times at least ${String(openBreadths.label)} for a pattern, ${String(openBreadths.anyone)} for anyone, 2 for confidential data.`;

/** The texts of `check`. */
export const checkTexts = {
  summary: "find problems in a policy, and show what it opens",
  description:
    "Reports every problem of a policy with its line and column. If there are none, prints who can do what with each resource, the lints, and how much is open. Exits with 1 if there is a problem, a warning or a danger, but not for notes.",
  allow: "don't report these lints",
  allowDefault: "none",
  sarif: "print SARIF 2.1.0, for code hosts",
  problems: (number: number): string => `${count(number, "problem")}.`,
  nothingShared: "Nothing is shared with any other origin.",
  accepted: (codes: readonly string[]): string => describeAccepted(codes),
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
