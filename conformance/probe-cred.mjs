import { LiveEngine } from "./dist/live-engine.js";
import { observeModel } from "./dist/model-run.js";
import { differences } from "./dist/compare.js";
import { storageAccess } from "./dist/cases/table/storage-access.js";
import { partitionKeys } from "./dist/cases/table/partition-keys.js";
import { thirdParty } from "./dist/cases/table/third-party.js";
const [, , name, only] = process.argv;
const cases = [...storageAccess, ...partitionKeys, ...thirdParty].filter(({ desc }) => desc.includes(only));
const e = await LiveEngine.start(name);
try {
  const o = await e.observe(cases);
  let same = 0;
  for (const [i, c] of cases.entries()) {
    const m = await observeModel(c, name);
    const d = differences(o[i], m);
    if (d.length === 0) { same++; continue; }
    console.log("DIFF", c.desc, "\n  ", JSON.stringify(d).slice(0, 900), "\n   E", JSON.stringify(o[i].results).slice(0, 300), o[i].failure ?? "", "\n     ", o[i].requests.map((r) => `${r.method} ${r.url} ${r.storageAccess ?? "-"} ${r.cookie ?? "-"} o=${r.origin ?? "-"} ${r.cacheControl ?? ""}`).join(" | "), "\n   M", JSON.stringify(m.results).slice(0, 300), "\n     ", m.requests.map((r) => `${r.method} ${r.url} ${r.storageAccess ?? "-"} ${r.cookie ?? "-"} o=${r.origin ?? "-"} ${r.cacheControl ?? ""}`).join(" | "));
  }
  console.log(name, only, "same", same, "of", cases.length);
} finally { await e.close(); }
