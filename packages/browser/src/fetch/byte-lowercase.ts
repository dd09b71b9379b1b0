/** https://infra.spec.whatwg.org/#byte-lowercase */
export const byteLowercase = (text: string): string =>
  /[A-Z]/.test(text) ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : text;
