import net from "node:net";

/**
 * Whether somebody already answers on this port of this machine, or nobody but another could listen there.
 * Both address families are asked: browsers try ::1 first, and would find the other program.
 */
export async function isPortTaken(port: number): Promise<boolean> {
  for (const host of ["127.0.0.1", "::1"]) if (await answers(port, host)) return true;
  for (const host of ["127.0.0.1", "::1", "0.0.0.0"]) if (await refusesListener(port, host)) return true;
  return false;
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host, timeout: 1000 });
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}

function refusesListener(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    // EADDRNOTAVAIL and EAFNOSUPPORT: a machine without IPv6, which is no obstacle
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(/EADDRINUSE|EACCES/.test(error.code ?? "")),
    );
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(false)));
  });
}
