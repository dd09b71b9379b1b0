/** What the short form says must stand in what was given, or be marked as invented. */

const address = /\b(?:https?|wss?):\/\/[^\s"'`<>()[\]{},;|…]+/gi;

function hostOf(text: string): string | undefined {
  const url = text.replace(/[.:!?]+$/, "");
  // Once it is compiled, `URL.canParse` of Node 20 refuses letters such as ü.
  try {
    return new URL(url).hostname.replace(/\.$/, "");
  } catch {
    return undefined;
  }
}

/** All hosts that a text may mean, however it is written: in quotes, without a scheme, joined by a shell. */
function hostsIn(text: string): ReadonlySet<string> {
  const all = `${text}\n${text.replace(/\t/g, "")}\n${text.replace(/[\\^`'"“”‘’]/g, "")}`;
  const found = [...all.matchAll(address)].map(([one]) => one);
  const words = all.split(/[\s"'`<>()[\]{},;|\\^/?#@“”‘’]+/);
  const parts = words.flatMap((one) => [one, ...one.split(/[&:]/)]).map((one) => `http://${one}`);
  return new Set([...found, ...parts].flatMap((one) => hostOf(one) ?? []));
}

/** Statuses as the texts have them. */
const statuses = /\bstatus (?:code )?`?([1-5][0-9]{2})\b|log\.entries\[\d+\]: ([1-5][0-9]{2})\b/g;

/** What an output says of hosts and statuses that aren't in the input. */
export function inventions(output: string, input: string): readonly string[] {
  const given = hostsIn(input);
  const hosts = [...output.matchAll(address)].flatMap(([text]) => {
    const url = text.replace(/[.:!?]+$/, "");
    const host = hostOf(url);
    // Nobody takes an example's attacker for a host of their own.
    const isMarked =
      output.includes(`\`${url}\` stands for`) ||
      output.includes(`${text}…`) ||
      /(?:^|\.)evil[a-z]*\.example$/.test(host ?? "");
    return host === undefined || given.has(host) || input.includes(host) || isMarked ? [] : [url];
  });
  const numbers = [...output.matchAll(statuses)].flatMap(([, one, other]) => {
    const status = one ?? other ?? "";
    return input.includes(status) ? [] : [`status ${status}`];
  });
  return [...new Set([...hosts, ...numbers])];
}
