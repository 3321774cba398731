// A relay between the browser and the backend. It keeps every byte that the browser sends.
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

export class Wire {
  private readonly parts: Buffer[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  /** Passes everything on to the backend at `origin`. */
  static async start(origin: string): Promise<Wire> {
    const { hostname, port } = new URL(origin);
    const keep = (part: Buffer) => wire.parts.push(part);
    const known = (socket: Socket) => {
      wire.sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => wire.sockets.delete(socket));
      return socket;
    };
    const server = createServer((browser) => {
      const backend = known(connect(Number(port), hostname));
      known(browser).on('data', keep).pipe(backend).pipe(browser);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const wire: Wire = new Wire(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
    return wire;
  }

  /** Everything that was sent so far: requests with their headers and bodies. */
  sent(): Buffer {
    return Buffer.concat(this.parts);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }
}
