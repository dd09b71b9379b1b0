import type { Finding, FindingCode } from "sallyport";

const texts: Readonly<Record<FindingCode, string>> = {
  "cors-header-replaced": "The bank’s code set a header that only the gate may write. The gate replaced it.",
  "anyone-sets-cookie": "This response is shared with anyone, and it sets a cookie.",
  "anyone-private": "This response is shared with anyone, and it is marked private.",
  "get-sets-cookie": "A GET sets a cookie: does it change who is signed in?",
  "credentials-not-needed":
    "The request succeeded without credentials, and its grant allows them. For a sign-in that is normal.",
};

/** A finding in a sentence. */
export const describeFinding = ({ code }: Finding): string => texts[code];
