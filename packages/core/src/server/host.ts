import { ownOrigin } from "../policy/self.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { parseAuthority } from "../standard/host.ts";
import type { ReasonCode } from "./reason.ts";
import type { RequestFields } from "./request.ts";

/** What the Host check found: a reason to refuse, or this server's own origin under that name, if it has one. */
export type HostCheck =
  | { readonly refused: ReasonCode; readonly own?: undefined }
  | { readonly refused?: undefined; readonly own: string | undefined };

/** Whom DNS rebinding cannot make another: an address is typed, not looked up, and `localhost` stays on the machine. */
const cannotBeRebound = (name: string, kind: string): boolean => kind !== "domain" || name === "localhost";

function checkAuthority(policy: CompiledPolicy, text: string): HostCheck {
  const authority = parseAuthority(text);
  if (authority === undefined) return { refused: "host-invalid" };
  const { kind, name } = authority.host;
  if (policy.self.entries.has(name)) return { own: ownOrigin(policy.self, name, authority.port) };
  if (policy.self.hosts.has(name) || cannotBeRebound(name, kind)) return { own: undefined };
  return { refused: "host-unknown" };
}

/**
 * Checks the name under which the request came (RFC 9112, section 3.2; against DNS rebinding).
 * @param authority of the absolute form, which overrides the Host field
 * @param trusted whether the name stands in the header that the option `hostHeader` names
 */
export function checkHost(
  policy: CompiledPolicy,
  fields: RequestFields,
  authority: string | undefined,
  trusted: boolean,
): HostCheck {
  if (fields.hosts > 1) return { refused: "host-duplicate" };
  if (trusted) {
    // A proxy that overwrites the header sends one name; nothing, or a list, came from somebody else.
    const name = fields.forwardedHost;
    return name === undefined || name.includes(",") ? { refused: "host-unknown" } : checkAuthority(policy, name);
  }
  const text = authority ?? fields.authority ?? fields.host;
  if (text === undefined) return { refused: "host-missing" };
  return policy.self.usual.get(text) ?? checkAuthority(policy, text);
}
