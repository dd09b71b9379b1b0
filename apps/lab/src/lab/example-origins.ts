import type { OriginText } from "sallyport";
import type { Origins, Story } from "../world/story.ts";

/** The name by which a page of the lab writes a role’s origin: the world’s own has a port and a long name. */
export function exampleOrigin({ roles }: Story, role: string): OriginText {
  const host = roles[role]?.host.replace("-{id}.localhost", ".example") ?? role;
  return `https://${host}.example`;
}

/** The longest first, since one can begin another. */
const pairs = (story: Story, origins: Origins): readonly (readonly [example: string, real: string])[] =>
  Object.entries(origins)
    .map(([role, origin]) => [exampleOrigin(story, role), origin] as const)
    .sort(([one], [other]) => other.length - one.length);

export const toReal = (text: string, story: Story, origins: Origins): string =>
  pairs(story, origins).reduce((result, [example, real]) => result.replaceAll(example, real), text);

export const toExample = (text: string, story: Story, origins: Origins): string =>
  pairs(story, origins).reduce((result, [example, real]) => result.replaceAll(real, example), text);
