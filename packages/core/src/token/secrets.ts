/** Shorter ones can be guessed. */
export const shortestSecret = 32;

/** Whether a value is a list of texts that are long enough for secrets, with at least one in it. */
export const areSecrets = (value: unknown): value is readonly string[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one) => typeof one === "string" && one.length >= shortestSecret);
