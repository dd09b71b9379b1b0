/** https://fetch.spec.whatwg.org/#http-scheme */
export const hasHttpScheme = ({ protocol }: Pick<URL, "protocol">): boolean =>
  protocol === "http:" || protocol === "https:";
