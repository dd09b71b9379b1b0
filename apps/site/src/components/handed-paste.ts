const key = "sallyport-paste";

/** Where the browser keeps no storage for the page, it throws. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}

/** Hands a text that was pasted on one page to the playground; it doesn't leave the browser, and isn't in the address. */
export const handPaste = (text: string): void => attempt(() => sessionStorage.setItem(key, text));

/** The text, once. */
export const takePaste = (): string =>
  attempt(() => {
    const text = sessionStorage.getItem(key) ?? "";
    sessionStorage.removeItem(key);
    return text;
  }) ?? "";
