// The backend's ledger of one order, and what held at each of its moments.
import type { Wire } from './answers.js';

export type Entry = { orderId: string; time: string } & (
  | { kind: 'draft'; etag: string; application: Wire }
  | { kind: 'submission'; submissionId: string; key: string; etag: string; application: Wire }
  | { kind: 'photo'; documentType: string; upload: { width: number; height: number; sha256: string } }
  | { kind: 'photoRemoved'; documentType: string }
  | { kind: 'withdrawal' }
  | { kind: 'decision'; outcome: string }
);

export type Draft = Extract<Entry, { kind: 'draft' }>;
export type Submission = Extract<Entry, { kind: 'submission' }>;
export type Status = 'PAYED' | 'CHECKING' | 'CHECKED_FAIL';

export class Ledger {
  constructor(readonly entries: Entry[]) {}

  get length(): number {
    return this.entries.length;
  }

  /** The ledger as it was after so many entries. */
  first(count: number): Ledger {
    return new Ledger(this.entries.slice(0, count));
  }

  get drafts(): Draft[] {
    return this.entries.filter((entry) => entry.kind === 'draft');
  }

  get submissions(): Submission[] {
    return this.entries.filter((entry) => entry.kind === 'submission');
  }

  get status(): Status {
    const last = this.entries.findLast((entry) => entry.kind === 'submission' || entry.kind === 'withdrawal' || entry.kind === 'decision');
    if (last?.kind === 'submission') return 'CHECKING';
    return last?.kind === 'decision' ? 'CHECKED_FAIL' : 'PAYED';
  }

  /** The size of the photo that the backend has, as pages write it. */
  get photo(): string | undefined {
    const last = this.entries.findLast((entry) => entry.kind === 'photo' || entry.kind === 'photoRemoved');
    return last?.kind === 'photo' ? `${last.upload.width} × ${last.upload.height}` : undefined;
  }

  /** Whether something held at one of the moments from `since` entries until now. A page may be as old as its last answer. */
  held(since: number, holds: (ledger: Ledger) => boolean): boolean {
    for (let count = this.length; count >= Math.min(since, this.length); count -= 1) if (holds(this.first(count))) return true;
    return false;
  }
}
