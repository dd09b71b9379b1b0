/** A curl command line that cannot be read as one request. */
export class CurlError extends Error {
  override readonly name = "CurlError";
}
