// One bank on the owner's page. The figures come from its API, as they do for any app; only the list of what happened is
// the lab's.
import { accountView, notKept, signedOutView, unreadable } from "./views.js";
import { deeds, euros, make, stateSince, titleOf } from "/shared/lab.js";

export class Branch {
  #bank;
  #user;
  #signedInAs;
  #foreign = false;
  #before = "";
  #state = make("div", { class: "state", "aria-live": "polite" });
  #note = make("p", { class: "note", role: "status" });
  #deeds = make("div", {});

  constructor(bank) {
    this.#bank = bank;
    this.element = make(
      "article",
      { class: "column branch", "data-bank": bank.key },
      make("h3", { class: bank.gated ? "gated" : "ungated" }, titleOf(bank)),
      this.#state,
      this.#note,
      make("h4", {}, "Changes"),
      this.#deeds,
    );
  }

  /** An API call with the cookie; `failed` where this page cannot read the response. */
  async #call(method, path, json) {
    const body =
      json === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(json) };
    try {
      const response = await fetch(`${this.#bank.api}${path}`, { method, credentials: "include", ...body });
      return { status: response.status, body: await response.json() };
    } catch (error) {
      return { failed: String(error) };
    }
  }

  async signIn(fields) {
    const { status, failed } = await this.#call("POST", "/login", fields);
    if (failed !== undefined) return this.#show("unreadable", unreadable(this.#bank));
    if (status !== 200) {
      this.#note.textContent = "The name or the password is wrong.";
      return false;
    }
    this.#signedInAs = fields.user;
    this.#note.textContent = "";
    await this.#catchUp();
    return this.#user !== undefined;
  }

  async signOut() {
    this.#signedInAs = undefined;
    await this.#call("POST", "/logout");
    await this.#catchUp();
  }

  /** Asks the bank whose session the cookie is, if one is sent. */
  async #recognise() {
    const { status, body, failed } = await this.#call("GET", "/session");
    this.#user = status === 200 ? body.user : undefined;
    if (failed !== undefined) this.#show("unreadable", unreadable(this.#bank));
    else if (this.#user !== undefined) await this.#read();
    else if (this.#signedInAs !== undefined && this.#bank.session === "not-kept") this.#show("not-kept", notKept());
    else this.#show("signed-out", signedOutView());
  }

  async #read() {
    const { status, body, failed } = await this.#call("GET", `/accounts/${this.#user}`);
    if (failed !== undefined) return this.#show("unreadable", unreadable(this.#bank));
    if (status !== 200) return this.#show("signed-out", signedOutView());
    const rates = await this.#rates();
    const stranger = this.#user === "mallory" && this.#foreign;
    const act = { transfer: (fields) => this.#transfer(fields), remove: (payee) => this.#remove(payee) };
    this.#show("signed-in", accountView(body, { rates, stranger, act }));
  }

  async #rates() {
    try {
      return await (await fetch(`${this.#bank.api}/rates`)).json();
    } catch {
      return undefined;
    }
  }

  async #transfer(fields) {
    const { status, body, failed } = await this.#call("POST", "/transfers", fields);
    this.#note.textContent =
      status === 200 ? `Sent ${euros(body.amount)}.` : `Not sent: ${failed ?? body.error ?? body.detail}.`;
    await this.#catchUp();
  }

  async #remove(payee) {
    const { status, body, failed } = await this.#call("DELETE", `/payees/${payee.id}`);
    this.#note.textContent =
      status === 200 ? `${payee.name} was deleted.` : `Not deleted: ${failed ?? body.error ?? body.detail}.`;
    await this.#catchUp();
  }

  #show(state, view) {
    this.element.dataset.state = state;
    this.#state.replaceChildren(...view);
    return false;
  }

  async #catchUp() {
    await this.follow(await stateSince(0));
  }

  /** Reads again what has changed, whoever changed it. */
  async follow(state) {
    this.#bank = state.banks.find(({ key }) => key === this.#bank.key);
    this.#deeds.replaceChildren(deeds(state, this.#bank, 8));
    const signIns = state.entries.filter(({ bank, effect }) => bank === this.#bank.key && effect?.kind === "sign-in");
    const { balance, stolen, payees, cors } = this.#bank;
    const now = JSON.stringify([balance, stolen, payees, cors, signIns.at(-1)?.seq]);
    if (this.#before === now) return;
    this.#before = now;
    this.#foreign = signIns.length > 0 && signIns.at(-1).page !== state.addresses.app;
    await this.#recognise();
  }
}
