let handed = "";

/** Hands a text that was pasted on one page to the playground; it isn't in the address, and the browser stores it nowhere. */
export function handPaste(text: string): void {
  handed = text;
}

/** The text, once. */
export function takePaste(): string {
  const text = handed;
  handed = "";
  return text;
}
