// npm runs this in the folder of a package that it has packed.
import { unbundle } from "./bundle.mjs";

unbundle(process.cwd());
