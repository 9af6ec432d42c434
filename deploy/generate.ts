import { plainContext } from "./context.ts";
import { generateClient } from "./steps.ts";

// The database client alone, for those who run neither the service nor a build: the tests.
await generateClient(plainContext());
