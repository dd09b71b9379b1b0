import { origins } from "../policy.mjs";

/** The one policy, as far as the peers' options can say it. */
export const peerOptions = (n) => ({
  origin: origins(n),
  methods: ["GET", "POST"],
  allowedHeaders: ["content-type"],
  credentials: true,
});
