import { paint as painted, truncate, wantsColour, type Style } from "@sallyport/browser/text";
import { sanitizeText } from "sallyport/standard";
import type { BranchEvent } from "./branch.ts";
import type { Entry } from "./journal.ts";
import { hosts, roles, type Addresses } from "./roles.ts";
import { describeFinding } from "./finding-texts.ts";

type Paint = (style: Style, text: string) => string;

export function painter(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint {
  const colour = wantsColour(env, stream.isTTY === true);
  return (style, text) => (colour ? painted(style, text) : text);
}

const introductions: Readonly<Record<keyof typeof hosts, string>> = {
  start: "Start here",
  app: "The bank’s page",
  api: "  its API, with Sallyport",
  open: "  its API, without it",
  evil: "Attacker on another site",
  promo: "Attacker on the bank’s site",
};

/** The first lines in the terminal: the address of each page and server. */
export function introduce(addresses: Addresses, gate: boolean, paint: Paint): string {
  const rows = roles.flatMap((role) => {
    const address = addresses[role];
    if (address === undefined) return [];
    const link = hosts[role].page === undefined ? paint("dim", address) : paint("cyan", `${address}/`);
    const who = role === "api" && !gate ? introductions.open : introductions[role];
    return [`  ${who.padEnd(28)}${link}`];
  });
  const how = gate
    ? "The bank runs twice: with Sallyport (apps/lab/policy.yaml), and without it."
    : "The bank runs without Sallyport. Watch the money disappear.";
  const legend =
    "Each line is a request that reached the bank: the result, the request, the page that sent it, and why.";
  const title = paint("bold", "Sallyport: a bank, its customer, and two pages that want her money");
  return [
    "",
    `  ${title}`,
    "",
    ...rows,
    "",
    `  ${how}`,
    `  ${paint("dim", `${legend} Press Ctrl-C to stop.`)}`,
    "",
  ].join("\n");
}

interface Outcome {
  readonly mark: string;
  readonly word: string;
  readonly style: Style;
}

const outcomes = {
  pass: { mark: "✓", word: "passed", style: "green" },
  unread: { mark: "○", word: "unread", style: "yellow" },
  answer: { mark: "✓", word: "allowed", style: "green" },
  refuse: { mark: "✗", word: "refused", style: "cyan" },
  harm: { mark: "!", word: "no guard", style: "red" },
  ungated: { mark: "·", word: "no guard", style: "dim" },
} as const satisfies Record<string, Outcome>;

/** A request can hold anything: one line of it, and not too much. */
const shown = (text: string): string => sanitizeText(truncate(text, 60));

function row({ mark, word, style }: Outcome, entry: Entry, words: string, paint: Paint): string {
  const asked = `${shown(entry.method).padEnd(7)} ${shown(entry.path)}`;
  const page = entry.page === undefined ? "no page" : shown(entry.page.replace(/^http:\/\//, ""));
  const from = entry.page !== undefined && entry.pageBy === "referer" ? `${page} (its Referer)` : page;
  return `  ${paint(style, `${mark} ${word.padEnd(8)}`)} ${asked.padEnd(26)} from ${from.padEnd(26)} ${words}`;
}

const isOwner = ({ page }: Entry): boolean => page?.startsWith(`http://${hosts.app.host}:`) === true;

/** One line for each decision; a finding about the response is on the next line. */
export function lineOf(event: BranchEvent, paint: Paint): string {
  const { entry } = event;
  if (event.kind === "finding") return paint("dim", `           └ ${describeFinding(event.finding)}`);
  if (event.kind === "decision") {
    const { outcome, reason } = event.decision;
    const isUnread = outcome === "pass" && (reason === "not-shared" || reason === "source-failed");
    const outcomeShown = isUnread ? outcomes.unread : outcomes[outcome];
    return row(outcomeShown, entry, entry.verdict?.words ?? "", paint);
  }
  const status = String(entry.status ?? 0);
  const harmful = entry.effect !== undefined && entry.path !== "/rates" && !isOwner(entry);
  const words = entry.preflight
    ? `Preflight: ${status}.`
    : (entry.effect?.text ?? `The bank responded with ${status}.`);
  return row(harmful ? outcomes.harm : outcomes.ungated, entry, words, paint);
}
