import type { PolicyDocument } from "../src/index.ts";

/** A policy that shares GET of /a with one origin, without credentials. */
export const sharingWith = (origin: `https://${string}`): PolicyDocument => ({
  sallyport: 1,
  self: ["https://api.example"],
  resources: [{ path: "/a", share: { with: [origin], methods: ["GET"] } }],
});
