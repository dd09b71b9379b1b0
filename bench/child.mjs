// A process that measures: child.mjs MODULE ARGUMENT.
const [module, argument] = process.argv.slice(2);
const { measure } = await import(new URL(module, import.meta.url).href);
process.send(await measure(JSON.parse(argument)));
process.on("disconnect", () => process.exit(0));
