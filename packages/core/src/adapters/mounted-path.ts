/** What a mount has taken off the front of a path. */
interface Mount {
  readonly outer: string;
  readonly inner: string;
  /** The whole paths that `inner` can be. */
  readonly wholes: readonly string[];
  /** What can stand before every other path inside. */
  readonly bases: readonly string[];
}

const join = (base: string, path: string): string =>
  base.endsWith("/") && path.startsWith("/") ? base + path.slice(1) : base + path;

/** What stands before `path` in a whole path. */
const baseIn = (whole: string, path: string): string =>
  whole.endsWith(path) ? whole.slice(0, whole.length - path.length) : whole;

const wholesIn = (mount: Mount | undefined, path: string): readonly string[] => {
  if (mount === undefined) return [path];
  return mount.inner === path ? mount.wholes : mount.bases.map((base) => join(base, path));
};

/**
 * The whole paths that the path of a Koa request can stand for. koa-mount takes a prefix off and puts it back, through
 * the same setter by which an application rewrites a path. Where the two cannot be told apart, both count.
 */
export class MountedPath {
  readonly #mounts: Mount[] = [];
  /** Mounts that have handed the request on, and may still be running. */
  readonly #left: Mount[] = [];
  /** What the sender or a mount has written: no rewriting. */
  #expected: string;

  /**
   * @param sent the whole path
   * @param path what mounts outside of the guard have left of it
   * @param prefix the innermost one's prefix
   */
  constructor(sent: string, path: string, prefix: unknown) {
    this.#expected = path;
    if (typeof prefix !== "string" || sent === path) return;
    const outer = path === "/" && !sent.endsWith("/") ? prefix : join(prefix, path);
    if (sent.endsWith(outer)) {
      const base = baseIn(sent, outer);
      if (base !== "") this.#mounts.push({ outer: sent, inner: outer, wholes: [sent], bases: [base] });
      this.#mounts.push({ outer, inner: path, wholes: [sent], bases: [join(base, prefix)] });
    } else this.#mounts.push({ outer: sent, inner: path, wholes: [join(prefix, path), path], bases: [prefix, ""] });
  }

  /** Whether a path stands for itself alone. */
  get isWhole(): boolean {
    return this.#mounts.length === 0 && this.#left.length === 0;
  }

  /** A mount is entered. */
  enter(prefix: string, outer: string): void {
    if (!outer.startsWith(prefix)) return;
    const inner = outer.slice(prefix.length) || "/";
    const wholes = this.wholes(outer);
    const bases = wholes.map((whole) => join(baseIn(whole, outer), prefix));
    this.#mounts.push({ outer, inner, wholes, bases });
    this.#expected = inner;
  }

  /**
   * A path is written. A mount writes the outer one for what stands behind it, and its own once more when that has run.
   * @returns whether it is what a mount had inside that has handed the request on
   */
  write(path: unknown): boolean {
    const mount = this.#mounts.at(-1);
    if (mount?.outer === path) this.#left.push(...this.#mounts.splice(-1));
    if (mount?.outer === path || mount?.inner === path) this.#expected = path as string;
    return mount?.inner !== path && this.#left.some(({ inner }) => inner === path);
  }

  /** Whether a mount may have set its own path again, and somebody outside may have rewritten to it as well. */
  isRepeated(path: string): boolean {
    return path !== this.#expected && this.#left.some(({ inner }) => inner === path);
  }

  /** The whole paths that a path can stand for now. */
  wholes(path: string): readonly string[] {
    const inside = wholesIn(this.#mounts.at(-1), path);
    if (path === this.#expected || this.#left.length === 0) return inside;
    return [...new Set([...inside, ...this.#left.flatMap((mount) => wholesIn(mount, path))])];
  }
}
