import type { Facts } from "./attempt-facts.ts";
import type { CauseName } from "./cause-texts.ts";
import { connectionCause } from "./evidence/connection.ts";
import type { Fix } from "./explanation.ts";

type ConnectionFix = (facts: Facts) => Pick<Fix, "at"> | undefined;

const fixOf =
  (place: Fix["at"], cause: CauseName): ConnectionFix =>
  ({ value }) =>
    connectionCause(value) === cause ? { at: place } : undefined;

/** What to do about a failed connection whose words say why. */
export const connectionFixes: Readonly<
  Record<"start-server" | "right-name" | "trusted-certificate" | "no-drop" | "go-online", ConnectionFix>
> = {
  "start-server": fixOf("server", "nobody-listens"),
  "right-name": fixOf("page", "unknown-host"),
  "trusted-certificate": fixOf("server", "tls"),
  "no-drop": fixOf("server", "dropped"),
  "go-online": fixOf("browser", "offline"),
};
