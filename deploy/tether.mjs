// Loaded first into every process the launcher starts: when the launcher is gone, even by kill -9, so are they,
// together with whatever they have started themselves.
if (process.channel && process.env.MINQING_TETHERED) {
  delete process.env.MINQING_TETHERED; // what they start inherits this file too, but talks to them, not to us
  process.once("disconnect", () => {
    try {
      process.kill(-process.pid, "SIGKILL"); // its own group, of which it is the leader
    } catch {
      process.exit(1);
    }
  });
  process.channel.unref();
}
