/** What rows are about: tags, in the order in which `npm run corpus -- --tag report` prints them. */
export const topics = {
  wildcards: "Wildcards inside the first label, and shared suffixes",
  sources: "Sources that depend on the host and on the path",
  self: "Own hosts by pattern and by source",
  address: "The server's own page at an address",
  development: "Empty groups, and insecure pages in development",
  paths: "Paths: lists, encoded slashes, signs of patterns",
  ranks: "The most specific grant wins",
  defaults: "Defaults of grants, and accepted lints",
  anonymous: "Anonymous resources",
  receive: "Form posts from other origins, and from anyone",
  yaml: "YAML: merge keys and variables",
  query: "QUERY",
  authorization: "Authorization without a scheme",
  probes: "Probes, and proxies that move the Host",
  ports: "Ports and names of Host",
  platform: "Speculative loads, storage access, and an Origin with userinfo",
  log: "The log names what is missing",
  decisions: "onDecision, once a request",
  explain: "The problem document that explain reads",
} as const;

export type Topic = keyof typeof topics;

/** What `npm run corpus -- --tag TAG` takes: a topic, or `report` for all of them. */
export type Tag = "report" | Topic;

export const tagsOf = (topic: Topic): readonly Tag[] => ["report", topic];

/** Whether rows with these tags are to run: all, or those with the tag in the environment. */
export function isWanted(tags: readonly Tag[] = []): boolean {
  const tag = process.env.SALLYPORT_CORPUS_TAG;
  return tag === undefined || (tags as readonly string[]).includes(tag);
}
