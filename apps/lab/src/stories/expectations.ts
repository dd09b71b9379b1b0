import type { Expectations, Expected } from "../world/story.ts";

/** Where the caller's origin is named, or every origin is. */
export const whereShared = (expected: Expected): Pick<Expectations, "reflect" | "allowlist" | "sallyport"> => ({
  reflect: expected,
  allowlist: expected,
  sallyport: expected,
});
