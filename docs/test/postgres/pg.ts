import { EventEmitter } from "node:events";
import type { PGlite } from "@electric-sql/pglite";

/** What the guide's program imports as `pg`, over PostgreSQL in this process. */
export interface Driver {
  readonly Pool: new () => EventEmitter & { query(text: string, values: unknown[]): Promise<unknown> };
  readonly Client: new () => EventEmitter;
}

export interface Database {
  readonly driver: Driver;
  /** Breaks the connection of each client, as a restart of the server does. */
  breakConnections(): Promise<void>;
  /** How often a client has listened. */
  listened(): number;
}

export function databaseOver(db: PGlite): Database {
  const open = new Set<Client>();
  let listened = 0;

  class Pool extends EventEmitter {
    query(text: string, values: unknown[]): Promise<unknown> {
      return db.query(text, values);
    }
  }

  class Client extends EventEmitter {
    #unsubscribe: (() => void) | undefined;

    connect(): Promise<void> {
      open.add(this);
      this.#unsubscribe = db.onNotification((channel, payload) => this.emit("notification", { channel, payload }));
      return Promise.resolve();
    }

    async query(text: string): Promise<unknown> {
      const result = await db.exec(text);
      listened++;
      return result;
    }

    async end(): Promise<void> {
      if (!open.delete(this)) return;
      this.#unsubscribe?.();
      await db.exec("unlisten *");
      this.emit("end");
    }
  }

  return {
    driver: { Pool, Client },
    listened: () => listened,
    breakConnections: async () => {
      for (const client of open) {
        client.emit("error", new Error("Connection terminated unexpectedly"));
        await client.end();
      }
    },
  };
}
