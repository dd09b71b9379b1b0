import type { Outcome, Page } from "@sallyport/browser";
import type { Action, Result } from "../world/action.ts";

type Of<Kind extends Action["do"]> = Extract<Action, { readonly do: Kind }>;

const tasks = async (count: number): Promise<void> => {
  for (let task = 0; task < count; task++) await new Promise((resolve) => setTimeout(resolve, 0));
};

/** What `listen.js` does in an engine. */
function listen(page: Page): void {
  const only = new URL(page.url).searchParams.get("only");
  page.window.addEventListener("message", ({ data, origin, source }) => {
    const reply = `secret, to ${String(data)}`;
    if (only === null || origin === only)
      (source as unknown as Window).postMessage(reply, origin === "null" ? "*" : origin);
  });
}

interface Window {
  postMessage(message: string, target: string): void;
}

export async function sendMessage(page: Page, { to, in: place, message, target }: Of<"message">): Promise<Result> {
  const opened = place === "frame" ? await page.frame(to) : await page.openWindow(to, { userActivated: true });
  const { window } = opened;
  if (window === null) return { is: "no window" };
  const heard: string[] = [];
  page.window.addEventListener("message", ({ source, data }) => {
    if ((source as unknown) === window) heard.push(String(data));
  });
  if (opened.navigation?.failure === undefined) listen(opened.page);
  let access = "blocked";
  try {
    access = typeof window.document === "object" ? "read" : "blocked";
  } catch {
    // As it must be, for a page of another origin.
  }
  window.postMessage(message, target);
  await tasks(4);
  opened.close();
  return { is: `document ${access}, ${heard.length > 0 ? "replied" : "no reply"}`, text: heard.join(" ") };
}

export async function speak(
  page: Page,
  { to, send }: Of<"socket">,
): Promise<{ readonly result: Result; readonly outcome: Outcome | undefined }> {
  const socket = new page.globals.WebSocket(to);
  const result = await new Promise<Result>((resolve) => {
    socket.addEventListener("open", () => socket.send(send));
    socket.addEventListener("message", (event) => {
      resolve({ is: "open", text: String((event as unknown as { readonly data: unknown }).data) });
      socket.close();
    });
    socket.addEventListener("close", () => resolve({ is: "refused" }));
  });
  return { result, outcome: socket.outcome };
}

export async function redeem(
  page: Page,
  { at, client, verifier }: Of<"redeem">,
): Promise<{ readonly token: string; readonly result: Result }> {
  const { origin, pathname, searchParams } = new URL(page.url);
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    code: searchParams.get("code") ?? "",
    client_id: client,
    code_verifier: verifier,
    redirect_uri: origin + pathname,
  });
  const { response } = await page.attempt(at, { method: "POST", body });
  if (response === undefined) return { token: "", result: { is: "blocked" } };
  const received = (await response.json()) as { access_token?: string; token_type?: string; error?: string };
  const text = received.error ?? received.token_type;
  return {
    token: received.access_token ?? "",
    result: { is: `read ${response.status}`, ...(text !== undefined && { text }) },
  };
}
