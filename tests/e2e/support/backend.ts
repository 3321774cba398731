// Starts the reference backend for one worker of the tests, with a database file of its own on a free port, and calls its /dev controls.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '..', '..', '..');

/** How the next matching calls go wrong: see "Trying things out" in tests/backend/README.md. */
export interface Fault {
  method?: string;
  /** A glob over the path, as in `/api/v1/orders{orderId}/submission`. */
  path: string;
  times: number;
  delayMs?: number;
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Bytes after which the answer is cut off. */
  truncateAfter?: number;
  /** Milliseconds that the answer pauses half-way through its body. */
  pauseMs?: number;
  /** The connection is reset before the work is done, or after it, so that the answer is lost. */
  reset?: 'before' | 'after';
  /** Between the work and the answer. */
  delayAfterMs?: number;
}

/** A decision of the CA's reviewer. */
export interface Decision {
  outcome: 'ISSUED' | 'APPROVED' | 'CHECKED_FAIL';
  auditNote?: string;
  auditType?: string;
  /** JSON Pointers into the application. */
  fields?: string[];
}

export class Backend {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(): Promise<Backend> {
    const program = process.env.SIGNET_BACKEND ?? join(root, 'target', 'debug', 'signet-backend');
    const dist = process.env.SIGNET_DIST ?? join(root, 'dist');
    for (const [path, how] of [[program, 'cargo build -p signet-backend'], [join(dist, 'index.html'), 'cargo xtask build']] as const) {
      if (!existsSync(path)) throw new Error(`${path} is missing: ${how}`);
    }
    const folder = mkdtempSync(join(tmpdir(), 'signet-e2e-'));
    const args = ['--dist', dist, '--database', join(folder, 'signet.sqlite'), '--port', '0', '--dev'];
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((found, failed) => {
      child.once('error', failed);
      child.once('exit', (code) => failed(new Error(`the backend ended with ${code} before it listened`)));
      createInterface({ input: child.stdout! }).on('line', (line) => {
        const address = /^listening (http:\S+?)\/?$/.exec(line)?.[1];
        if (address) found(address);
      });
    });
    return new Backend(url, child, folder);
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.process.once('exit', done));
    this.process.kill();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Seeds afresh and ends all faults. */
  async reset(): Promise<void> {
    await this.call('DELETE', '/dev/faults');
    await this.call('POST', '/dev/reset');
  }

  /** Moves the CA's clock on. */
  async advance(seconds: number): Promise<void> {
    await this.call('POST', '/dev/clock', { advanceSeconds: seconds });
  }

  async decide(orderId: string, decision: Decision): Promise<void> {
    await this.call('POST', `/dev/orders/${orderId}/decision`, { auditNote: '', auditType: '', fields: [], ...decision });
  }

  async fault(fault: Fault): Promise<void> {
    await this.call('POST', '/dev/faults', fault);
  }

  async endFaults(): Promise<void> {
    await this.call('DELETE', '/dev/faults');
  }

  async signOut(): Promise<void> {
    await this.call('POST', '/dev/sign-out');
  }

  /** Lets the next call for a session begin one again. */
  async signIn(): Promise<void> {
    await this.call('POST', '/dev/sign-in');
  }

  /** The calls that arrived, and the submissions counted by order. */
  async log(): Promise<any> {
    return (await this.call('GET', '/dev/log')).json();
  }

  /** Everything that was accepted, in order: drafts, applications with their keys, photos, withdrawals and decisions. */
  async ledger(): Promise<any> {
    return (await this.call('GET', '/dev/ledger')).json();
  }

  /** The CA's e-mails. */
  async mailbox(): Promise<any> {
    return (await this.call('GET', '/dev/mailbox.json')).json();
  }

  private async call(method: string, path: string, body?: unknown): Promise<Response> {
    const headers = body === undefined ? undefined : { 'Content-Type': 'application/json' };
    const answer = await fetch(this.url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  }
}
