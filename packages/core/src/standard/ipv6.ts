const addressCharacters = /^[0-9a-f:]{2,39}$/;
const piecePattern = /^(?:0|[1-9a-f][0-9a-f]{0,3})$/;

/**
 * Whether `text`, without its brackets, is an IPv6 address as the URL standard serializes it: lower-case pieces without
 * leading zeros, the first longest run of two or more zeros compressed, no dotted IPv4 tail, no zone.
 *
 * https://url.spec.whatwg.org/#concept-ipv6-serializer
 */
export function isCanonicalIpv6(text: string): boolean {
  const pieces = expand(text);
  return pieces !== undefined && serialize(pieces) === text;
}

function expand(text: string): readonly string[] | undefined {
  if (!addressCharacters.test(text)) return undefined;
  const [left = "", right, ...more] = text.split("::");
  if (more.length > 0) return undefined;
  const head = left === "" ? [] : left.split(":");
  const tail = right === undefined || right === "" ? [] : right.split(":");
  const missing = 8 - head.length - tail.length;
  if (right === undefined ? missing !== 0 : missing < 1) return undefined;
  const pieces = [...head, ...new Array<string>(missing).fill("0"), ...tail];
  return pieces.every((piece) => piecePattern.test(piece)) ? pieces : undefined;
}

function serialize(pieces: readonly string[]): string {
  const { start, length } = longestRunOfZeros(pieces);
  if (length < 2) return pieces.join(":");
  return `${pieces.slice(0, start).join(":")}::${pieces.slice(start + length).join(":")}`;
}

function longestRunOfZeros(pieces: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  for (const [index, piece] of pieces.entries()) {
    length = piece === "0" ? length + 1 : 0;
    if (length > best.length) best = { start: index + 1 - length, length };
  }
  return best;
}
