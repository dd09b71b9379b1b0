/** A URL that can be shown: a password is nobody's to read. */
export function withoutUserinfo(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  url.username = url.password = "";
  return url.href;
}
