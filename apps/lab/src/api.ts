import { rates, type Bank } from "./bank.ts";
import type { ApiResponse, ApiCall } from "./api-call.ts";
import { signInCookies, signOutCookies } from "./cookies.ts";
import type { Sessions } from "./sessions.ts";

type Act = (call: ApiCall, id: string) => ApiResponse;

const refusal = (status: number, error: string): ApiResponse => ({ status, body: { error } });

/**
 * The bank's API. It authenticates, and checks that what is asked for is the user's own; it knows nothing of origins. That
 * is all that many a real API does, and all of it holds against a stranger: what it cannot tell is which page made the
 * user's browser ask.
 */
export function bankApi(bank: Bank, sessions: Sessions): (call: ApiCall) => ApiResponse {
  const signedIn =
    (act: (user: string, call: ApiCall, id: string) => ApiResponse): Act =>
    (call, id) => {
      const user = sessions.userOf(call.session);
      return user === undefined ? refusal(401, "not signed in") : act(user, call, id);
    };
  const routes: readonly (readonly [method: string, path: RegExp, act: Act])[] = [
    ["GET", /^\/rates$/, () => ({ status: 200, body: rates, effect: { kind: "read", text: "The rates were read" } })],
    ["POST", /^\/login$/, (call) => signIn(bank, sessions, call)],
    ["POST", /^\/logout$/, (call) => signOut(sessions, call)],
    ["GET", /^\/session$/, signedIn((user) => ({ status: 200, body: { user, name: bank.nameOf(user) } }))],
    ["GET", /^\/accounts\/([^/]+)$/, signedIn((user, _, id) => account(bank, user, id))],
    ["POST", /^\/transfers$/, signedIn((user, call) => transfer(bank, user, call))],
    ["GET", /^\/transfers\/quick$/, signedIn((user, call) => transfer(bank, user, call))],
    ["DELETE", /^\/payees\/([^/]+)$/, signedIn((user, _, id) => deletePayee(bank, user, id))],
  ];
  return (call) => {
    for (const [method, path, act] of routes) {
      const match = method === call.method ? path.exec(call.path) : null;
      if (match !== null) return act(call, match[1] ?? "");
    }
    return refusal(404, "there is nothing here");
  };
}

function signIn(bank: Bank, sessions: Sessions, { fields }: ApiCall): ApiResponse {
  const user = bank.signIn(fields.get("user") ?? "", fields.get("password") ?? "");
  if (user === undefined) return refusal(401, "wrong name or password");
  const name = bank.nameOf(user);
  return {
    status: 200,
    body: { user, name },
    cookies: signInCookies(sessions.open(user)),
    effect: { kind: "sign-in", text: `Signed in as ${name}` },
  };
}

function signOut(sessions: Sessions, { session }: ApiCall): ApiResponse {
  sessions.close(session);
  return {
    status: 200,
    body: {},
    cookies: signOutCookies,
    effect: { kind: "sign-in", text: "Signed out" },
  };
}

function account(bank: Bank, user: string, id: string): ApiResponse {
  if (id !== user) return refusal(404, "you have no such account");
  const body = { owner: bank.nameOf(user), balance: bank.balanceOf(user), payees: bank.payeesOf(user) };
  return { status: 200, body, effect: { kind: "read", text: `${body.owner}’s account was read` } };
}

function transfer(bank: Bank, user: string, { fields }: ApiCall): ApiResponse {
  const to = fields.get("to") ?? "";
  const amount = Number(fields.get("amount"));
  const result = bank.transfer(user, to, amount);
  if (result !== "done") return refusal(422, result);
  const text = `€${amount} went from ${bank.nameOf(user)} to ${bank.nameOf(to)}`;
  return { status: 200, body: { to, amount, balance: bank.balanceOf(user) }, effect: { kind: "write", text } };
}

function deletePayee(bank: Bank, user: string, id: string): ApiResponse {
  const payee = bank.deletePayee(user, id);
  if (payee === undefined) return refusal(404, "you have no such payee");
  const text = `${bank.nameOf(user)}’s payee ${payee.name} was deleted`;
  return { status: 200, body: { deleted: id }, effect: { kind: "delete", text } };
}
