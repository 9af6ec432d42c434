-- The desk finds a unit's own task by its running clock: one that ended when the issue moved on is owed no more.
DROP INDEX "co_tasks_open";
