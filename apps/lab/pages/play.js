// Plays an attempt's actions in a page of its world, and reports to the page's own server.
(() => {
  const wait = (ms) => new Promise((resolve) => window.setTimeout(resolve, ms));
  const base = new URL(document.currentScript.src).origin;
  let token = "";

  async function read(response) {
    if (response.type === "opaque") return { is: "opaque" };
    return { is: `read ${response.status}`, text: (await response.text()).slice(0, 300) };
  }

  async function request({ to, method = "GET", headers = {}, body, credentials, mode, bearer, tokenFrom }) {
    const sent = bearer ? { ...headers, authorization: `Bearer ${token}` } : { ...headers };
    try {
      if (tokenFrom !== undefined) sent["x-csrf-token"] = await (await fetch(tokenFrom, { credentials })).text();
      return await read(await fetch(to, { method, headers: sent, body, credentials, mode }));
    } catch {
      return { is: "blocked" };
    }
  }

  /** A frame without an origin does it. */
  async function sandboxed(action) {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.src = `${base}/lab/sandbox`;
    const result = new Promise((resolve) => {
      window.addEventListener("message", ({ source, data }) => {
        if (source !== frame.contentWindow) return;
        if (data === "ready") source.postMessage({ ...action, sandboxed: false }, "*");
        else resolve(data);
      });
    });
    document.body.append(frame);
    return Promise.race([result, wait(8000).then(() => ({ is: "no frame" }))]);
  }

  function embed({ as, to }) {
    if (as === "font")
      return new window.FontFace("played", `url("${to}")`).load().then(
        () => ({ is: "loaded" }),
        () => ({ is: "failed" }),
      );
    const element = document.createElement({ image: "img", script: "script", style: "link" }[as]);
    if (as === "style") element.rel = "stylesheet";
    const ended = new Promise((resolve) => {
      element.onload = () => resolve({ is: "loaded" });
      element.onerror = () => resolve({ is: "failed" });
    });
    element[as === "style" ? "href" : "src"] = to;
    document.head.append(element);
    return Promise.race([ended, wait(5000).then(() => ({ is: "failed" }))]);
  }

  function submit({ to, method = "post", enctype, fields = {} }) {
    const form = document.createElement("form");
    form.action = to === "" ? location.href : to;
    form.method = method;
    if (enctype !== undefined) form.enctype = enctype;
    for (const [name, value] of Object.entries(fields)) {
      const input = document.createElement("input");
      Object.assign(input, { type: "hidden", name, value });
      form.append(input);
    }
    document.body.append(form);
    window.HTMLFormElement.prototype.submit.call(form);
  }

  function navigate({ to }) {
    const link = document.createElement("a");
    link.href = to;
    document.body.append(link);
    link.click();
  }

  function socket({ to, send }) {
    return new Promise((resolve) => {
      const opened = new window.WebSocket(to);
      opened.onopen = () => opened.send(send);
      opened.onmessage = ({ data }) => {
        resolve({ is: "open", text: String(data) });
        opened.close();
      };
      opened.onclose = () => resolve({ is: "refused" });
      window.setTimeout(() => resolve({ is: "silent" }), 5000);
    });
  }

  function documentOf(opened) {
    try {
      return opened.document.title === undefined ? "blocked" : "read";
    } catch {
      return "blocked";
    }
  }

  async function message({ to, in: place, message: text, target }) {
    let opened = null;
    const heard = [];
    window.addEventListener("message", ({ source, data }) => source === opened && heard.push(data));
    const frame = place === "frame" && document.createElement("iframe");
    if (frame) {
      frame.src = to;
      document.body.append(frame);
      opened = frame.contentWindow;
    } else opened = window.open(to, "_blank");
    for (let waited = 0; waited < 5000 && !heard.includes("ready"); waited += 25) await wait(25);
    if (opened === null) return { is: "no window" };
    const access = documentOf(opened);
    opened.postMessage(text, target);
    await wait(150);
    const replies = heard.filter((data) => data !== "ready");
    if (!frame) opened.close();
    return { is: `document ${access}, ${replies.length > 0 ? "replied" : "no reply"}`, text: replies.join(" ") };
  }

  async function redeem({ at, client, verifier }) {
    const code = new URL(location.href).searchParams.get("code") ?? "";
    const body = new window.URLSearchParams({
      grant_type: "authorization_code",
      code,
      client_id: client,
      code_verifier: verifier,
      redirect_uri: location.origin + location.pathname,
    });
    try {
      const response = await fetch(at, { method: "POST", body });
      const received = await response.json();
      token = received.access_token ?? "";
      return { is: `read ${response.status}`, text: received.error ?? received.token_type };
    } catch {
      return { is: "blocked" };
    }
  }

  const readCookies = () => ({ is: document.cookie === "" ? "no cookies" : "cookies", text: document.cookie });

  const plays = {
    fetch: (action) => (action.sandboxed ? sandboxed(action) : request(action)),
    embed,
    submit,
    navigate,
    socket,
    message,
    redeem,
    "read cookies": readCookies,
  };

  const isLeaving = ({ do: kind }) => kind === "submit" || kind === "navigate";

  const post = async (path, value) =>
    // The address of the page may have a name and a password, with which a relative URL cannot be fetched.
    (
      await fetch(location.origin + path, {
        method: "POST",
        keepalive: true,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(value),
      })
    ).json();

  async function play() {
    if (document.readyState !== "complete") await new Promise((resolve) => window.addEventListener("load", resolve));
    await wait(20);
    for (let fresh = true; ; fresh = false) {
      const { actions } = await post("/lab/next", { url: location.href, fresh });
      if (actions === undefined) return;
      const results = [];
      for (const action of actions) {
        if (isLeaving(action)) {
          await post("/lab/report", results);
          plays[action.do](action);
          return;
        }
        results.push(await plays[action.do](action));
      }
      const { go, back } = await post("/lab/report", results);
      if (go !== undefined) location.replace(go);
      else if (back !== undefined && window.opener !== null) window.close();
      else if (back !== undefined) location.replace(back);
      if (go !== undefined || back !== undefined) return;
    }
  }

  if (window.origin === "null") {
    window.addEventListener("message", async ({ source, data }) => {
      if (source === window.parent) source.postMessage(await request(data), "*");
    });
    window.parent.postMessage("ready", "*");
  } else if (window.parent === window) void play();
})();
