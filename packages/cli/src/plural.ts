/** A number with its noun: `1 origin`, `2 origins`. */
export const count = (number: number, noun: string): string => `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
