/** What a mount has taken off the front of a path. */
interface Mount {
  readonly outer: string;
  readonly inner: string;
  /** The whole paths that `inner` can be. */
  readonly wholes: readonly string[];
  /** What can stand before every other path inside. */
  readonly bases: readonly string[];
}

/** A mount that was entered before its requests were watched. */
interface OutsideMount {
  /** The whole path. */
  readonly sent: string;
  /** What is left of it. */
  readonly path: string;
  /** The innermost mount's. */
  readonly prefix: string;
}

const join = (base: string, path: string): string =>
  base.endsWith("/") && path.startsWith("/") ? base + path.slice(1) : base + path;

/** What stands before `path` in a whole path. */
const baseIn = (whole: string, path: string): string =>
  whole.endsWith(path) ? whole.slice(0, whole.length - path.length) : whole;

const mountOf = (outer: string, prefix: string, wholes: readonly string[]): Mount => ({
  outer,
  inner: outer.slice(prefix.length) || "/",
  wholes,
  bases: wholes.map((whole) => join(baseIn(whole, outer), prefix)),
});

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
  #expected: string | undefined;

  /** @param outside where mounts have taken off the front of the path that nobody has watched */
  constructor(outside?: OutsideMount) {
    // Nobody asks before the first mount is entered.
    this.#expected = outside?.path;
    if (outside === undefined) return;
    const { sent, path, prefix } = outside;
    if (sent === path) {
      if (sent.startsWith(prefix)) this.#left.push(mountOf(sent, prefix, [sent]));
      return;
    }
    const outer = path === "/" && !sent.endsWith("/") ? prefix : join(prefix, path);
    const wholes = [...new Set(sent.endsWith(outer) ? [sent, outer] : [outer, path])];
    this.#mounts.push({ ...mountOf(outer, prefix, wholes), inner: path });
  }

  /** Whether a path stands for itself alone. */
  get isWhole(): boolean {
    return this.#mounts.length === 0 && this.#left.length === 0;
  }

  /** A mount is entered. */
  enter(prefix: string, outer: string): void {
    if (!outer.startsWith(prefix)) return;
    const mount = mountOf(outer, prefix, this.wholes(outer));
    this.#mounts.push(mount);
    this.#expected = mount.inner;
  }

  /** A path is written. A mount writes the outer one for what stands behind it, and its own once more after that. */
  write(path: unknown): void {
    const mount = this.#mounts.at(-1);
    if (mount?.outer === path) this.#left.push(...this.#mounts.splice(-1));
    if (mount?.outer === path || mount?.inner === path) this.#expected = path as string;
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
