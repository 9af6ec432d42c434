import { inject } from "vitest";
import { testDatabase } from "./database.ts";

// Vitest's setup file of the "database" project: runs before each test file and before any module reads its
// environment. Each file has its own copy, named after the worker, so that files neither see nor wait for each other.
process.env.DATABASE_URL = await testDatabase(
  inject("serverUrl"),
  `minqing_test_${process.env.VITEST_POOL_ID ?? "1"}`,
);
process.env.AUTH_SECRET = "a secret of the tests, 32 bytes or more";
process.env.PUBLIC_URL = "http://localhost:3000";
