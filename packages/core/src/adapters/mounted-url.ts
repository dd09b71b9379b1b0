/** What Express routes by, and what its mounted routers have taken off the front of `url`. Connect has no `baseUrl`. */
interface RoutedRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly baseUrl?: string | undefined;
}

/** The scheme and authority of a target in absolute form, and what follows. */
function split(url: string): readonly [string, string] {
  if (url.startsWith("/")) return ["", url];
  const absolute = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? "";
  return [absolute, url.slice(absolute.length)];
}

/** A router adds a slash to a rest that begins with none, and takes off its first character again. */
const tailsOf = (rest: string): readonly string[] => (rest.startsWith("/") ? [rest, rest.slice(1)] : [rest]);

/** What a base and the rest of a path can have been before they were taken apart. */
const forms = (base: string, rest: string): readonly string[] =>
  base === "" ? [rest] : tailsOf(rest).map((tail) => base + tail);

/** The base that belongs to another rest of the same path. */
function rebase(base: string, rest: string, other: string): readonly string[] {
  for (const whole of forms(base, rest))
    for (const tail of tailsOf(other)) if (whole.endsWith(tail)) return [whole.slice(0, whole.length - tail.length)];
  return [];
}

const lastSegment = (base: string): string => base.replace(/\/$/, "").replace(/^.*\//, "");

/** Whether a router can have written this `baseUrl` for a base. It leaves out a slash at the end, and goes on from what it found. */
const isWritten = (baseUrl: string, base: string): boolean =>
  base === "" || baseUrl === "" || lastSegment(baseUrl) === lastSegment(base);

/** The base after `from` became `to`, where one of them begins with the other. */
function follow(base: string, from: string, to: string): readonly string[] {
  if (to.startsWith(from)) return [base + to.slice(from.length)];
  const gone = from.startsWith(to) ? from.slice(to.length) : undefined;
  return gone !== undefined && base.endsWith(gone) ? [base.slice(0, base.length - gone.length)] : [];
}

const maxBases = 16;

/** What a layer is entered with. */
export interface RoutedUrl {
  readonly method: string | undefined;
  readonly url: string;
  readonly baseUrl: string;
  /** What stands before the path in what was sent, as far as routers have moved it: one, unless that cannot be told. */
  readonly bases: readonly string[];
}

/**
 * The whole targets that the URL of an Express request can stand for. A mounted router moves the front of `url` to
 * `baseUrl`, and back when it is left; no router reads `baseUrl`. So what a layer changes is the application's, and what
 * changes between two layers is a router's, unless it is no such move: then what stood before counts as well.
 */
export class MountedUrl {
  #at: RoutedUrl;

  /** @param sent the whole target */
  constructor({ method, url = "", baseUrl = "" }: RoutedRequest, sent: string) {
    this.#at = { method, url, baseUrl, bases: [baseUrl] };
    if (baseUrl !== "" && !this.isFor(sent)) this.#at = { ...this.#at, bases: [baseUrl, ""] };
  }

  /** What the layer that is being run has been entered with. */
  get entered(): RoutedUrl {
    return this.#at;
  }

  /** What may be routed. */
  get targets(): readonly string[] {
    const { url, bases } = this.#at;
    const [absolute, rest] = split(url);
    return bases.map((base) => absolute + base + rest);
  }

  /** Whether there are too many readings to judge each. */
  get isLost(): boolean {
    return this.#at.bases.length > maxBases;
  }

  /** Whether this is a target, as sent, of which routers have moved the front. */
  isFor(target: string): boolean {
    const { url, bases } = this.#at;
    const [absolute, rest] = split(url);
    return bases.every((base) => forms(base, rest).some((form) => absolute + form === target));
  }

  /**
   * A layer is entered.
   * @param isMount whether a router can have taken a path off for it: not for a route
   * @returns whether what it routes by is another target, or can be
   */
  enter({ method, url = "", baseUrl = "" }: RoutedRequest, isMount: boolean): boolean {
    const before = this.#at;
    if (url === before.url) {
      if (method === before.method && baseUrl === before.baseUrl) return false;
      this.#at = { ...before, method, baseUrl };
      return method !== before.method;
    }
    const { bases, isSame } = this.#move(url, baseUrl, isMount);
    this.#at = { method, url, baseUrl, bases };
    return !isSame || method !== before.method;
  }

  /**
   * A layer hands on, and so does all that it has run: routers have put back what they moved.
   * @param entered what it was entered with
   * @returns whether it has made it another target
   */
  leave({ method, url = "" }: RoutedRequest, entered: RoutedUrl): boolean {
    if (method === entered.method && url === entered.url) {
      this.#at = entered;
      return false;
    }
    this.#at = { ...entered, method, url };
    return true;
  }

  /** An application that may be the outermost is entered again: the path may be whole. */
  enterAgain(request: RoutedRequest): boolean {
    const changed = this.enter(request, true);
    const { bases } = this.#at;
    if (bases.includes("")) return changed;
    this.#at = { ...this.#at, bases: [...bases, ""] };
    return true;
  }

  /** The bases behind another `url`, and whether the whole is the same. */
  #move(
    url: string,
    baseUrl: string,
    isMount: boolean,
  ): { readonly bases: readonly string[]; readonly isSame: boolean } {
    const { bases: before, ...at } = this.#at;
    // A router writes both; what loads a parameter can write the URL alone.
    if (baseUrl === at.baseUrl) return { bases: before, isSame: false };
    const [[absolute, rest], [newAbsolute, newRest]] = [split(at.url), split(url)];
    const moved = before.flatMap((base) => rebase(base, rest, newRest));
    const isMove = (base: string): boolean =>
      isWritten(baseUrl, base) && (isMount || before.some((outer) => outer.startsWith(base)));
    if (absolute === newAbsolute && moved.some(isMove)) {
      // What a router takes off again may be no slash any more.
      const isSame = before.every((base) => tailsOf(newRest).some((tail) => (base + rest).endsWith(tail)));
      return { bases: [...new Set(moved)], isSame };
    }
    if (before.length > maxBases) return { bases: before, isSame: false };
    const followed = before.flatMap((base) => follow(base, at.baseUrl, baseUrl));
    return { bases: [...new Set([...before, ...moved, ...followed])], isSame: false };
  }
}
