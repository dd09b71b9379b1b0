/**
 * The seconds of a Max-Age attribute: digits, with a hyphen before them where the cookie is to be deleted.
 *
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-the-max-age-attribute
 */
export const parseMaxAge = (text: string): number | undefined => (/^-?[0-9]+$/.test(text) ? Number(text) : undefined);
