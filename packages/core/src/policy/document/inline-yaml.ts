const plain = /^[A-Za-z/][A-Za-z0-9./:_-]*$/;
const keywords: ReadonlySet<string> = new Set(["true", "false", "null", "yes", "no", "on", "off", "y", "n"]);

/** A scalar; quoted unless every YAML reader takes it for the same text. */
function scalar(value: unknown): string {
  if (typeof value !== "string") return String(value);
  return plain.test(value) && !/:(?:$|\s)/.test(value) && !keywords.has(value.toLowerCase())
    ? value
    : JSON.stringify(value);
}

/** A value of a policy document in one line of YAML. */
export function inlineYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inlineYaml).join(", ")}]`;
  if (typeof value !== "object" || value === null) return scalar(value);
  const keys = Object.entries(value).map(([key, one]) => `${scalar(key)}: ${inlineYaml(one)}`);
  return `{ ${keys.join(", ")} }`;
}
