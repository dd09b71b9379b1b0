import { Branch } from "./branch.js";
import { fillAddresses, stateSince, watch } from "/shared/lab.js";

const first = await stateSince(0);
fillAddresses(first);
const branches = first.banks.map((bank) => new Branch(bank));
document.querySelector("#branches").append(...branches.map(({ element }) => element));

const form = document.querySelector("#sign-in");
const note = document.querySelector("#sign-in-note");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const fields = { user: form.user.value, password: form.password.value };
  note.textContent = "Signing in …";
  note.dataset.state = "signing-in";
  const results = await Promise.all(branches.map((branch) => branch.signIn(fields)));
  note.textContent = results.every(Boolean)
    ? "You are signed in. Now open an attacker’s page in another tab."
    : "You are not signed in at every bank: see below.";
  note.dataset.state = "done";
});

document.querySelector("#sign-out").addEventListener("click", async () => {
  await Promise.all(branches.map((branch) => branch.signOut()));
  note.textContent = "Signed out.";
});

void watch((state) => Promise.all(branches.map((branch) => branch.follow(state))));
