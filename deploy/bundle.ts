import { bundleEnhancements } from "./enhancements.ts";

// The last step of `npm run build`, in a process of its own.
await bundleEnhancements();
