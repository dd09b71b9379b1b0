interface Runtime {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** NODE_ENV of the process; `undefined` where it is unset or empty, or the runtime has none. */
export function nodeEnv(): string | undefined {
  const value = (globalThis as Runtime).process?.env?.NODE_ENV;
  return value === "" ? undefined : value;
}
