/**
 * The domain of a case's hosts. A URL below `localhost` is potentially trustworthy with http too, one below `test` only with
 * https: https://www.w3.org/TR/secure-contexts/#is-origin-trustworthy
 */
export type Domain = "localhost" | "test";
