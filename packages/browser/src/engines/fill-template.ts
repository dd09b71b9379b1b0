/** Puts values in their places; what stands in a value is not looked at again. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);

/** A Content-Type without its parameters, as consoles print it. */
export const essenceOf = (type = ""): string => type.replace(/;.*/s, "").trim().toLowerCase();
