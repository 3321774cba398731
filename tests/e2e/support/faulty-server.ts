// A server between the browser and the backend that spoils single files, as a CDN in the middle of a deployment does.
import { type IncomingHttpHeaders, type Server, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A fault in the delivery of a file. */
export type Spoil = 'missing' | 'deployed' | 'page instead' | 'wrong type' | 'wrong content' | 'cut off' | 'held';

export class FaultyServer {
  /** The number of requests for each path. */
  readonly asked = new Map<string, number>();
  private isWhole = false;
  private held: (() => void)[] | null = [];

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  /** Serves what the backend at `origin` serves; paths that match are spoilt. */
  static async start(origin: string, path: RegExp, spoil: Spoil): Promise<FaultyServer> {
    const asked = (name: string) => faulty.asked.set(name, (faulty.asked.get(name) ?? 0) + 1);
    const server = createServer((incoming, outgoing) => {
      const name = incoming.url ?? '/';
      asked(name);
      const spoilt = !faulty.isWhole && path.test(name);
      if (spoilt && spoil === 'cut off') {
        outgoing.destroy();
        return;
      }
      if (spoilt && (spoil === 'missing' || spoil === 'deployed')) {
        outgoing.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end('Not found');
        return;
      }
      // After a deployment the newest page names another program.
      if (spoil === 'deployed' && !faulty.isWhole && name === '/') {
        outgoing.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-cache' }).end('<script type="module" src="/assets/signet-newer.js"></script>');
        return;
      }
      // The host stays the backend's own, as behind any reverse proxy that is set up so.
      const headers: IncomingHttpHeaders = { ...incoming.headers, host: new URL(origin).host };
      if (spoilt) delete headers['accept-encoding'];
      const pass = () => {
        const target = new URL(spoilt && spoil === 'page instead' ? '/' : name, origin);
        const passed = request(target, { method: incoming.method, headers }, (answer) => {
          const type = spoilt && spoil === 'wrong type' ? { 'content-type': 'text/plain' } : {};
          outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...type });
          if (spoilt && spoil === 'wrong content') {
            answer.on('data', (part: Buffer) => outgoing.write(part.map((byte) => byte ^ 1))).on('end', () => outgoing.end());
          } else {
            answer.pipe(outgoing);
          }
        });
        passed.on('error', () => outgoing.destroy());
        incoming.pipe(passed);
      };
      if (spoilt && spoil === 'held' && faulty.held) faulty.held.push(pass);
      else pass();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const faulty: FaultyServer = new FaultyServer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
    return faulty;
  }

  /** From now on everything is delivered, and what was held back too. */
  mend(): void {
    this.isWhole = true;
    const held = this.held ?? [];
    this.held = null;
    for (const pass of held) pass();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
