import type { CompiledPolicy } from "../policy/compile.ts";
import { ownEntry, ownOrigin } from "../policy/self.ts";
import type { Change, ChangeCode } from "./change.ts";
import { acceptedSince } from "./accepted.ts";
import { anyone } from "./subject.ts";

const changeOf = (code: ChangeCode, value: string, path: Change["path"]): Change => ({
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

const ownNames = ({ model: { self } }: CompiledPolicy): readonly string[] => [
  ...new Set(self.entries.map(({ pattern }) => pattern.host.name)),
];

/** The origins that count as the server's own: what comes from them needs no grant. */
function diffSelf(from: CompiledPolicy, to: CompiledPolicy): Change[] {
  const ports = [...to.model.self.entries, ...from.model.self.entries].flatMap(({ pattern: { port } }) =>
    typeof port === "number" ? [port] : [],
  );
  const own = ownNames(to).flatMap((name) =>
    [undefined, otherPort, ...ports].flatMap((port) => {
      const origin = ownOrigin(to.self, name, port);
      if (origin === undefined || origin === ownOrigin(from.self, name, port)) return [];
      const entry = ownEntry(to.self, name, port);
      return [port === otherPort && entry?.port === "any" ? entry.text : origin];
    }),
  );
  return [...new Set(own)].map((origin) => changeOf("self", origin, to.model.self.at));
}

/** What opens for everybody, whatever the path. */
export function diffServer(from: CompiledPolicy, to: CompiledPolicy): readonly Change[] {
  const { self, hosts, tokenSchemes, identityHeaders } = to.model;
  const known = new Set([...ownNames(from), ...from.model.hosts.names]);
  const own = new Set(ownNames(to));
  const names = [...own, ...hosts.names].filter((name) => !known.has(name));
  const schemes = [...tokenSchemes].filter((scheme) => !from.model.tokenSchemes.has(scheme));
  // What no longer counts as a credential is not removed any more.
  const headers = [...from.model.identityHeaders].filter((name) => !identityHeaders.has(name));
  const allowed = acceptedSince(from.model.allow, to.model.allow);
  return [
    ...diffSelf(from, to),
    ...[...new Set(names)].map((name) => changeOf("host", name, own.has(name) ? self.at : hosts.at)),
    ...schemes.map((scheme) => changeOf("token-scheme", scheme, ["tokenSchemes"])),
    ...headers.map((name) => changeOf("identity-header", name, ["identityHeaders"])),
    ...allowed.map(({ lint, at }) => changeOf("allow", lint, at)),
  ];
}
