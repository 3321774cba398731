// Runs OpenSSL and its like, which make and read keys and CSRs as other people do. Each test has its own folder for them.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Is the program there? */
export const has = (program: string, ...args: string[]) => spawnSync(program, args, { stdio: 'ignore' }).error === undefined;

export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'signet-csr-'));

  /** Runs a program; what it printed. */
  run(program: string, ...args: string[]): string {
    return execFileSync(program, args, { cwd: this.path, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  }

  openssl(...args: string[]): string {
    return this.run('openssl', ...args);
  }

  bytes(name: string): Buffer {
    return readFileSync(join(this.path, name));
  }

  text(name: string): string {
    return this.bytes(name).toString();
  }

  write(name: string, content: string | Buffer): void {
    writeFileSync(join(this.path, name), content);
  }

  /** A CSR for the names, the first of them its common name; `subject` is what else its subject says. */
  csr(names: string[], subject = ''): string {
    this.openssl('req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'own.key', '-out', 'own.csr',
      '-utf8', '-subj', `${subject}/CN=${names[0]}`, '-addext', `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`);
    return this.text('own.csr');
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
