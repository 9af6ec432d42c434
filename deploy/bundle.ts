import { BUNDLES, type BundleName, bundle } from "./bundles.ts";

// The last step of `npm run build`, in a process of its own.
for (const name of Object.keys(BUNDLES) as BundleName[]) await bundle(name);
