/** https://wicg.github.io/local-network-access/#ip-address-space */
export const addressSpaces = ["public", "local", "loopback"] as const;

export type AddressSpace = (typeof addressSpaces)[number];

/** https://wicg.github.io/local-network-access/#ip-address-space-less-public */
export const isLessPublic = (one: AddressSpace, other: AddressSpace): boolean =>
  addressSpaces.indexOf(one) > addressSpaces.indexOf(other);

/** Blocks as the address's bits begin; the first that fits counts. https://wicg.github.io/local-network-access/#non-public-ip-address-blocks */
const blocks: Readonly<Record<"ipv4" | "ipv6", readonly (readonly [block: string, space: AddressSpace])[]>> = {
  ipv4: [
    ["127.0.0.0/8", "loopback"],
    ["10.0.0.0/8", "local"],
    ["100.64.0.0/10", "local"],
    ["172.16.0.0/12", "local"],
    ["192.168.0.0/16", "local"],
    ["198.18.0.0/15", "loopback"],
    ["169.254.0.0/16", "local"],
    ["0.0.0.0/32", "loopback"],
    ["0.0.0.0/8", "local"],
  ],
  ipv6: [
    ["::1/128", "loopback"],
    ["fc00::/7", "local"],
    ["fe80::/10", "local"],
    ["fec0::/10", "local"],
    ["::/128", "loopback"],
    ["2001:db8::/32", "local"],
    ["3fff::/20", "local"],
  ],
};

const binary = (number: number, width: number): string => number.toString(2).padStart(width, "0");

const bitsOfIpv4 = (text: string): string =>
  text
    .split(".")
    .map((part) => binary(Number(part), 8))
    .join("");

function bitsOfIpv6(text: string): string {
  const [start = [], end = []] = text.split("::").map((half) => half.split(":").filter((one) => one !== ""));
  const groups = [...start, ...Array.from({ length: 8 - start.length - end.length }, () => "0"), ...end];
  return groups.map((group) => binary(Number.parseInt(group, 16), 16)).join("");
}

type Compiled = readonly (readonly [bits: string, space: AddressSpace])[];

const compile = (rows: (typeof blocks)["ipv4"], bitsOf: (text: string) => string): Compiled =>
  rows.map(([block, space]) => {
    const [address = "", length] = block.split("/");
    return [bitsOf(address).slice(0, Number(length)), space];
  });

const compiled = { ipv4: compile(blocks.ipv4, bitsOfIpv4), ipv6: compile(blocks.ipv6, bitsOfIpv6) };

const mapped = "0".repeat(80) + "1".repeat(16);

/**
 * https://wicg.github.io/local-network-access/#determine-the-ip-address-space
 *
 * @param address as the URL standard serializes it, without brackets
 */
export function spaceOfAddress(address: string): AddressSpace {
  const isIpv6 = address.includes(":");
  const bits = isIpv6 ? bitsOfIpv6(address) : bitsOfIpv4(address);
  const embedded = isIpv6 && bits.startsWith(mapped) ? bits.slice(mapped.length) : undefined;
  const rows = isIpv6 && embedded === undefined ? compiled.ipv6 : compiled.ipv4;
  return rows.find(([start]) => (embedded ?? bits).startsWith(start))?.[1] ?? "public";
}
