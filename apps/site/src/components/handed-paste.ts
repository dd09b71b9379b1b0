const key = "sallyport-paste";

/** Hands a text that was pasted on one page to the playground; it doesn't leave the browser, and isn't in the address. */
export const handPaste = (text: string): void => sessionStorage.setItem(key, text);

/** The text, once. */
export function takePaste(): string {
  const text = sessionStorage.getItem(key) ?? "";
  sessionStorage.removeItem(key);
  return text;
}
