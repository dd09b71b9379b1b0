/** One expression whose promise yields JSON text in every engine, so that the three agree on what a value and an error are. */
export function expressionOf(body: string): string {
  return `(async () => {
  try {
    const value = await (async () => {
${body}
    })();
    return JSON.stringify({ value });
  } catch (error) {
    return JSON.stringify({ error: String(error) });
  }
})()`;
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller of evaluate names the type
export function valueOf<T>(answer: unknown): T {
  if (typeof answer !== "string") throw new Error(`the page answered ${JSON.stringify(answer)}, not JSON text`);
  const { value, error } = JSON.parse(answer) as { value: T; error?: string };
  if (error !== undefined) throw new Error(error);
  return value;
}
