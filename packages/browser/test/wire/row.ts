/** A head with such fields. */
export const head = (...fields: readonly string[]): string => ["HTTP/1.1 200 OK", ...fields, "", ""].join("\r\n");

/** What each engine sees of the bytes of a response. */
export interface Row {
  readonly desc: string;
  readonly bytes: string;
  readonly url?: string;
  /** `200 "OK"` is left out before the fields. */
  readonly standard: string;
  readonly chromium: string;
  readonly firefox: string;
  readonly webkit: string;
}

export const all = (text: string): Pick<Row, "standard" | "chromium" | "firefox" | "webkit"> => ({
  standard: text,
  chromium: text,
  firefox: text,
  webkit: text,
});
export const shipped = (text: string): ReturnType<typeof all> => ({ ...all(text), standard: "malformed" });
