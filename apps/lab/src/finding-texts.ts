import type { Finding, FindingCode } from "sallyport";

const texts: Readonly<Record<FindingCode, string>> = {
  "cors-header-replaced": "The bank’s code set a header that only Sallyport may write. Sallyport replaced it.",
  "anyone-sets-cookie": "This response is shared with anyone, but it sets a cookie.",
  "anyone-private": "This response is shared with anyone, but it is marked private.",
  "get-sets-cookie": "A GET sets a cookie: does it change who is signed in?",
  "credentials-not-needed":
    "The request succeeded without credentials, although its grant allows them. For a sign-in, that is normal.",
};

/** A finding in a sentence. */
export const describeFinding = ({ code }: Finding): string => texts[code];
