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

/** Whether routers write this base when they make one rest of a path the other: they leave out a slash at its end. */
const isRouters = (base: string, rest: string, newRest: string, newBase: string): boolean =>
  [base, `${base}/`].some((from) => rebase(from, rest, newRest).some((to) => to === newBase || to === `${newBase}/`));

/** The base after `from` became `to`, where one of them begins with the other. */
function follow(base: string, from: string, to: string): readonly string[] {
  if (to.startsWith(from)) return [base + to.slice(from.length)];
  const gone = from.startsWith(to) ? from.slice(to.length) : undefined;
  return gone !== undefined && base.endsWith(gone) ? [base.slice(0, base.length - gone.length)] : [];
}

const noBase: readonly string[] = [""];

const maxBases = 16;

/**
 * The whole targets that the URL of an Express request can stand for. A mounted router moves the front of `url` to
 * `baseUrl` and back. An application can write both, and routers go by `url` alone: where a change is no such move, what
 * stood before counts as well.
 */
export class MountedUrl {
  #method: string | undefined;
  #url: string;
  #baseUrl: string;
  /** What can stand before the path. */
  #bases: readonly string[];

  /** @param sent the whole target */
  constructor({ method, url = "", baseUrl = "" }: RoutedRequest, sent: string) {
    this.#method = method;
    this.#url = url;
    this.#baseUrl = baseUrl;
    this.#bases = baseUrl === "" ? noBase : [baseUrl];
    if (baseUrl !== "" && !this.isFor(sent)) this.#bases = [baseUrl, ""];
  }

  /** What may be routed. */
  get targets(): readonly string[] {
    const [absolute, rest] = split(this.#url);
    return this.#bases.map((base) => absolute + base + rest);
  }

  /** Whether it has been rewritten more often than can be followed. Each reading is judged, so there must be few. */
  get isLost(): boolean {
    return this.#bases.length > maxBases;
  }

  /** Whether this is a target, as sent, of which routers have moved the front. */
  isFor(target: string): boolean {
    if (this.#bases === noBase) return this.#url === target;
    const [absolute, rest] = split(this.#url);
    return this.#bases.every((base) => forms(base, rest).some((form) => absolute + form === target));
  }

  /**
   * Reads what the routers read now.
   * @returns whether it is another target, or can be
   */
  update({ method, url = "", baseUrl = "" }: RoutedRequest): boolean {
    if (url === this.#url && baseUrl === this.#baseUrl && method === this.#method) return false;
    // Routers never write `baseUrl` alone.
    const moved = url === this.#url || (baseUrl !== this.#baseUrl && this.#move(url, baseUrl));
    const same = moved && method === this.#method;
    this.#method = method;
    this.#url = url;
    this.#baseUrl = baseUrl;
    return !same;
  }

  /** @returns whether a router has moved the front of the path, and the whole is the same */
  #move(url: string, baseUrl: string): boolean {
    const [[absolute, rest], [newAbsolute, newRest]] = [split(this.#url), split(url)];
    const rebased = this.#bases.flatMap((base) => rebase(base, rest, newRest));
    const isMove = absolute === newAbsolute && rebased.length > 0 && isRouters(this.#baseUrl, rest, newRest, baseUrl);
    // What a router takes off again may be no slash any more.
    const isSame = this.#bases.every((base) => tailsOf(newRest).some((tail) => (base + rest).endsWith(tail)));
    const followed = isMove ? [] : this.#bases.flatMap((base) => follow(base, this.#baseUrl, baseUrl));
    this.#bases = [...new Set(isMove ? rebased : [...this.#bases, ...rebased, ...followed])];
    return isMove && isSame;
  }
}
