// A page that replies to messages: to everyone, or to the origin that its address names.
const only = new URL(location.href).searchParams.get("only");
window.addEventListener("message", ({ data, origin, source }) => {
  if (only === null || origin === only) source.postMessage(`secret, to ${data}`, origin === "null" ? "*" : origin);
});
(window.opener ?? window.parent).postMessage("ready", "*");
