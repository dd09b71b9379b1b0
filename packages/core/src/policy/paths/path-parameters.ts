import type { Address } from "../model.ts";
import type { Segment } from "./path-pattern.ts";
import { foldSegment, percentDecode, readPath, type PathReading, type PathSegment } from "./path-readings.ts";
import { PathTree } from "./path-tree.ts";

const maxBytes = 255;

const encoder = new TextEncoder();

/** Whether every router, proxy and file system takes a decoded value for one segment, and for the same one. */
const isPlainValue = (value: string): boolean =>
  // eslint-disable-next-line no-restricted-syntax -- what makes a value of a path unusable; nothing is replaced
  !/^\.{0,2}$/.test(value) && !/[/\\;%?#\p{Cc}]/u.test(value) && encoder.encode(value).length <= maxBytes;

/** All that one parameter of a pattern may stand for in one reading of a path, as the laxest routers match them. */
class ParameterWalk {
  readonly values = new Set<string>();
  readonly #pattern: Address;
  readonly #reading: PathReading;
  readonly #name: string;
  readonly #visited = new Map<string, boolean>();

  constructor(pattern: Address, reading: PathReading, name: string) {
    this.#pattern = pattern;
    this.#reading = reading;
    this.#name = name;
    this.#matches(0, 0);
  }

  /** Whether the pattern from a segment on may match the reading from another one on. */
  #matches(at: number, index: number): boolean {
    const key = `${String(at)} ${String(index)}`;
    const known = this.#visited.get(key) ?? this.#match(at, index);
    this.#visited.set(key, known);
    return known;
  }

  #match(at: number, index: number): boolean {
    const segment = this.#pattern.segments[at];
    const part = this.#reading[index];
    if (segment?.kind === "rest") return true;
    // Some drop an empty segment. A slash at the end counts for some only.
    const dropped = part?.folded === "" && this.#matches(at, index + 1);
    if (segment === undefined) return part === undefined || dropped;
    const slash = segment.kind === "literal" && segment.text === "" && this.#matches(at + 1, index);
    return (part !== undefined && this.#take(segment, part, at, index)) || dropped || slash;
  }

  #take(segment: Segment, part: PathSegment, at: number, index: number): boolean {
    if (segment.kind === "literal" && foldSegment(segment.text) !== part.folded) return false;
    const matches = this.#matches(at + 1, index + 1);
    if (matches && segment.kind === "parameter" && segment.name === this.#name)
      this.values.add(percentDecode(part.text));
    return matches;
  }
}

/** What the parameters in the paths of one resource stand for. */
export class PathParameters {
  readonly #tree = new PathTree<Address>();

  /** @param addresses the paths of the resource */
  constructor(addresses: readonly Address[]) {
    for (const address of addresses) this.#tree.add(address, address);
  }

  /**
   * The value of a parameter, decoded once.
   * @param path a path of the resource, as sent
   * @returns `undefined` unless it is the same however the path is read, and a plain text of at most 255 bytes
   */
  valueOf(name: string, path: string): string | undefined {
    const readings = readPath(path);
    const exact = this.#tree.find(path);
    if (exact === undefined || readings === undefined || readings.rewritten) return undefined;
    const values = new Set<string>();
    const found = [...this.#tree.findAll(readings), exact].filter((one) => one !== undefined);
    for (const address of found)
      for (const reading of readings.readings)
        for (const value of new ParameterWalk(address, reading, name).values) values.add(value);
    const [value] = values;
    return value !== undefined && values.size === 1 && isPlainValue(value) ? value : undefined;
  }
}

export const parametersOf = (addresses: ConstructorParameters<typeof PathParameters>[0]): PathParameters =>
  new PathParameters(addresses);
