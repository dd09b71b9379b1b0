type Stored = Readonly<Record<string, unknown>>;

/** Where an authorization server keeps what it issues: in memory, for one world. */
export function memoryAdapter(): new (kind: string) => object {
  const all = new Map<string, Stored>();
  const sessions = new Map<string, string>();
  return class {
    readonly #kind: string;

    constructor(kind: string) {
      this.#kind = kind;
    }

    #key(id: string): string {
      return `${this.#kind}:${id}`;
    }

    upsert(id: string, payload: Stored): Promise<void> {
      all.set(this.#key(id), payload);
      if (typeof payload.uid === "string") sessions.set(payload.uid, id);
      return Promise.resolve();
    }

    find(id: string): Promise<Stored | undefined> {
      return Promise.resolve(all.get(this.#key(id)));
    }

    findByUid(uid: string): Promise<Stored | undefined> {
      return this.find(sessions.get(uid) ?? "");
    }

    findByUserCode(): Promise<undefined> {
      return Promise.resolve(undefined);
    }

    async consume(id: string): Promise<void> {
      const found = await this.find(id);
      if (found !== undefined) all.set(this.#key(id), { ...found, consumed: Math.floor(Date.now() / 1000) });
    }

    destroy(id: string): Promise<void> {
      all.delete(this.#key(id));
      return Promise.resolve();
    }

    revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, { grantId: of }] of all) if (of === grantId) all.delete(key);
      return Promise.resolve();
    }
  };
}
