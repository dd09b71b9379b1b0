import { compilePolicy, decide, type CompileOptions } from "sallyport";
import { causeTexts } from "./cause-texts.ts";
import { differenceOf } from "./origin-difference.ts";
import { asList, isRecord } from "./document-nodes.ts";
import { lowerFirst } from "../text/first-letter.ts";
import { codeSpan } from "../text/code-span.ts";

type Mapping = Readonly<Record<string, unknown>>;

const mapping = (value: unknown): Mapping => (isRecord(value) ? value : {});

/** The same groups without patterns under a shared suffix, which are mappings: strangers can have the origins. */
const withoutShared = (origins: unknown): Mapping =>
  Object.fromEntries(
    Object.entries(mapping(origins)).map(([name, group]) => [
      name,
      Array.isArray(group) ? group.filter((one) => typeof one === "string") : group,
    ]),
  );

/** What the grants of a document name: groups, and origins and patterns that are written in place. */
const namedInGrants = (document: Mapping): readonly unknown[] =>
  asList(document.resources)
    .map(mapping)
    .flatMap(({ share, receive }) => [
      ...asList(share).flatMap((grant) => asList(mapping(grant).with)),
      ...asList(mapping(receive).from),
    ]);

const withSafeOrigins = (node: unknown): Mapping => {
  const { origins, ...others } = mapping(node);
  return origins === undefined ? others : { ...others, origins: withoutShared(origins) };
};

/** The same document, with one grant: to this group, origin or pattern. */
const sharingWith = (document: Mapping, subject: unknown): Mapping => ({
  ...withSafeOrigins(document),
  ...(isRecord(document.profiles)
    ? {
        profiles: Object.fromEntries(
          Object.entries(document.profiles).map(([name, one]) => [name, withSafeOrigins(one)]),
        ),
      }
    : {}),
  resources: [{ path: "/", share: { with: [subject], methods: ["GET"] } }],
});

/**
 * Whether a policy document names an origin anywhere, in a group or in a grant: by itself, by a source, or by a pattern
 * below names that strangers cannot have.
 * @param host the Host under which the server is reached
 */
export function knowsOrigin(document: unknown, options: CompileOptions, host: string, origin: string): boolean {
  const root = mapping(document);
  const head = { method: "GET", target: "/", headers: { host, origin } };
  return [...new Set([...Object.keys(mapping(root.origins)), ...namedInGrants(root)])].some((subject) => {
    const { policy } = compilePolicy(sharingWith(root, subject), options);
    return policy !== undefined && decide(policy, head).grant !== undefined;
  });
}

/** Every text of a value, however deep. */
function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) for (const one of Object.values(value)) yield* textsIn(one);
}

/** The origin named by a document that differs from the page's in one known way, in words. */
export function nearOrigin(document: unknown, page: string): string | undefined {
  const root = mapping(document);
  for (const origin of textsIn([root.origins, namedInGrants(root)])) {
    if (!/^https?:\/\/[^/]+$/.test(origin)) continue;
    const difference = differenceOf(origin, page);
    if (difference !== undefined)
      return `The policy names ${codeSpan(origin)}: ${lowerFirst(causeTexts[`origin-${difference}`])}`;
  }
  return undefined;
}
