import { isLoopbackHost, parseHost, type Host } from "sallyport/standard";
import { URL } from "../platform.ts";
import { isLessPublic, spaceOfAddress, type AddressSpace } from "./address-space.ts";
import { NetworkFailure } from "./network-failure.ts";

type Addresses = string | readonly string[] | undefined;

/**
 * The addresses of a name: a function, or a table by name. What isn't known to it is public, unless it ends in `.local`. A
 * name with a dot at its end has the same addresses as without.
 */
export type Resolve = ((host: string) => Addresses | Promise<Addresses>) | Readonly<Record<string, Addresses>>;

const isAddress = ({ kind }: Host): boolean => kind === "ipv4" || kind === "ipv6";

/** An address as the URL standard serializes it, without brackets. */
function toAddress(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const bracketed = value.includes(":") && !value.startsWith("[") ? `[${value}]` : value;
  if (!/^[0-9a-f:.[\]]+$/i.test(bracketed) || !URL.canParse(`http://${bracketed}/`)) return undefined;
  const host = parseHost(new URL(`http://${bracketed}/`).hostname);
  return host !== undefined && isAddress(host) ? host.name.replace(/^\[|\]$/g, "") : undefined;
}

/** @throws NetworkFailure where it is no address, as for a name that isn't found */
function spaceOfAnswer(host: string, answer: readonly unknown[]): AddressSpace {
  if (answer.length === 0) throw new NetworkFailure("unreachable", `${host} has no address.`, { connected: false });
  let closest: AddressSpace = "public";
  for (const one of answer) {
    const address = toAddress(one);
    if (address === undefined)
      throw new NetworkFailure("unreachable", `${host} resolves to what isn't an IP address.`, { connected: false });
    const space = spaceOfAddress(address);
    if (isLessPublic(space, closest)) closest = space;
  }
  return closest;
}

async function ask(resolve: Resolve, host: string): Promise<unknown> {
  if (typeof resolve !== "function") return Object.hasOwn(resolve, host) ? resolve[host] : undefined;
  try {
    return await resolve(host);
  } catch {
    throw new NetworkFailure("unreachable", `${host} could not be resolved.`, { connected: false });
  }
}

/**
 * The address space of a host. Addresses and `localhost` are not resolved; of several addresses the least public counts,
 * since the server of a name chooses their order.
 *
 * @throws NetworkFailure for a name without an address
 */
export async function addressSpaceOf(host: Host, resolve: Resolve | undefined): Promise<AddressSpace> {
  if (isAddress(host)) return spaceOfAddress(host.name.replace(/^\[|\]$/g, ""));
  if (isLoopbackHost(host)) return "loopback";
  const name = host.name.replace(/\.$/, "");
  const answer = resolve === undefined ? undefined : await ask(resolve, name);
  if (answer === undefined) return name.endsWith(".local") ? "local" : "public";
  return spaceOfAnswer(name, Array.isArray(answer) ? answer : [answer]);
}
