import type { Call, Handle, Reply } from "../world/call.ts";
import type { Cast } from "../world/story.ts";
import { Books } from "./bank-books.ts";
import { crossSite, Sessions } from "./sessions.ts";

const refusal = (status: number, error: string): Reply => ({ status, body: { error } });

/**
 * The bank's API. It authenticates, and checks that what is asked for is the user's own; it knows nothing of origins. That
 * is all that many a real API does. What it cannot tell is which page made the user's browser send the request.
 */
export function bankCast(): Cast & { readonly books: Books } {
  const books = new Books();
  const sessions = new Sessions();
  const seen = { reads: 0, payees: books.payeesOf("ada").size };
  const act = (call: Call, user: string): Reply | undefined => {
    const { method, path, fields } = call;
    if (method === "GET" && path === `/accounts/${user}`) {
      seen.reads++;
      return { body: { owner: user, balance: books.balanceOf(user) } };
    }
    if (method === "POST" && path === "/transfers") {
      const done = books.transfer(user, fields.get("to") ?? "", Number(fields.get("amount")));
      return done ? { body: { balance: books.balanceOf(user) } } : refusal(422, "no such transfer");
    }
    if (method === "DELETE" && path.startsWith("/payees/"))
      return books.deletePayee(user, path.slice(8)) ? { body: {} } : refusal(404, "no such payee");
    return undefined;
  };
  const handle: Handle = (call) => {
    if (call.path === "/rates") return { body: { CHF: 0.94 } };
    // The second cookie is the one that browsers keep which block third-party cookies, or Secure ones over http.
    const user = sessions.of(call) ?? sessions.of(call, "session-lax");
    return user === undefined ? refusal(401, "nobody is signed in here") : act(call, user);
  };
  const state = (): ReturnType<Cast["state"]> => ({
    balance: books.balanceOf("ada"),
    stolen: books.balanceOf("mallory"),
    payees: books.payeesOf("ada").size,
    reads: seen.reads,
  });
  const signIn = (user: string): readonly string[] => {
    if (!books.has(user)) return [];
    const id = sessions.open(user);
    return [crossSite("session", id), `session-lax=${id}; Path=/; HttpOnly; SameSite=Lax`];
  };
  return { books, servers: { api: { handle } }, state, signIn };
}
