import { ownOrigin, type Self } from "../policy/self.ts";
import type { Change, ChangeCode } from "./change.ts";
import { anyone } from "./subject.ts";
import type { Reading } from "./review-input.ts";

const wide = (code: ChangeCode, value: string, path: Change["path"]): Change => ({
  code,
  who: anyone,
  resource: undefined,
  methods: [],
  values: [value],
  confidential: false,
  path,
});

/** A port that no entry names. */
const otherPort = 50505;

const isAnswered = ({ entries, hosts }: Self, name: string): boolean => entries.has(name) || hosts.has(name);

/** The origins that count as the server's own: what comes from them needs no grant. */
function openedSelf({ compiled: from }: Reading, { compiled: to, self }: Reading): Change[] {
  const ports = [...to.self.entries.values(), ...from.self.entries.values()].flatMap((entries) =>
    entries.flatMap(({ port }) => (typeof port === "number" ? [port] : [])),
  );
  const own = [...to.self.entries.keys()].flatMap((name) =>
    [undefined, otherPort, ...ports].flatMap((port) => {
      const origin = ownOrigin(to.self, name, port);
      return origin === undefined || origin === ownOrigin(from.self, name, port) ? [] : [origin];
    }),
  );
  const named = own.map((origin) => origin.replace(`:${String(otherPort)}`, ":*"));
  return [...new Set(named)].map((origin) => wide("self", origin, self.at));
}

/** What opens for everybody, whatever the path. */
export function openedServer(from: Reading, to: Reading): readonly Change[] {
  const { self, tokenSchemes, identityHeaders } = to.compiled;
  const names = [...self.entries.keys(), ...self.hosts].filter((name) => !isAnswered(from.compiled.self, name));
  const schemes = [...tokenSchemes].filter((scheme) => !from.compiled.tokenSchemes.has(scheme));
  // What no longer counts as a credential is not removed any more.
  const headers = [...from.compiled.identityHeaders].filter((name) => !identityHeaders.has(name));
  return [
    ...openedSelf(from, to),
    ...[...new Set(names)].map((name) => wide("host", name, self.entries.has(name) ? to.self.at : ["hosts"])),
    ...schemes.map((scheme) => wide("token-scheme", scheme, ["tokenSchemes"])),
    ...headers.map((name) => wide("identity-header", name, ["identityHeaders"])),
  ];
}
