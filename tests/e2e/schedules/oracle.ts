// The oracle: compares every claim of a page with the ledger of the backend, and every answer with where it has to be.
import { type Name } from './answers.js';
import { claims } from './claims.js';
import type { Ledger } from './ledger.js';
import type { Screen } from './screen.js';
import type { Tab } from './tab.js';

/** What is known at one look at a tab. */
export interface View {
  tab: Tab;
  screen: Screen;
  /** The ledger before the page could say what it says. */
  before: Ledger;
  /** The ledger after the look. */
  after: Ledger;
  /** What the network and the session have gone through. */
  past: { wasOffline: boolean; wasSignedOut: boolean };
}

/** Every false claim on a page, and every answer that is missing from it. */
export function judge(view: View): string[] {
  const { screen, tab } = view;
  const found = screen.stopped ? ['the program has stopped'] : [];
  const shown = new Set(screen.lines);
  for (const line of new Set([...screen.lines, ...screen.said])) {
    for (const { words, is } of claims) {
      const match = words.exec(line);
      const why = match && is(view, match, shown.has(line));
      if (why) found.push(`“${line}” is false: ${why}`);
    }
  }
  // Elsewhere the answers are in the memory of the page, and the form or the check page shows them again.
  for (const [name, text] of tab.typed) {
    for (const [place, answers] of [['box', screen.boxes], ['row', screen.rows]] as const) {
      const there = answers.get(name);
      if (there !== undefined && there !== text) found.push(`the answer “${text}” to ${name} is lost: its ${place} has “${there}”`);
    }
  }
  return found.map((problem) => `${tab.name}: ${problem}`);
}

/** Takes answers that the backend has got from what a tab still owes. No two edits have the same text. */
export function settleTyped(typed: Map<Name, string>, drafts: Map<Name, string>[]): void {
  for (const [name, text] of typed) if (drafts.some((answers) => answers.get(name) === text)) typed.delete(name);
}

/**
 * Follows the ledger from draft to draft: an answer may change to a text that somebody typed, and back to an older one only where the
 * applicant chose so. `allowed` says whether somebody did for this draft.
 */
export function judgeDrafts(drafts: Map<Name, string>[], wasTyped: (name: Name, text: string) => boolean, allowed: (draft: Map<Name, string>) => boolean): string[] {
  const found: string[] = [];
  drafts.forEach((draft, index) => {
    const last = drafts[index - 1];
    for (const [name, text] of draft) {
      if (!last || last.get(name) === text) continue;
      if (!wasTyped(name, text)) found.push(`draft ${index + 1} has “${text}” for ${name}, which nobody typed, in place of “${last.get(name)}”`);
      else if (drafts.slice(0, index).some((older) => older.get(name) === text) && !allowed(draft)) {
        found.push(`draft ${index + 1} takes ${name} back to “${text}” and loses “${last.get(name)}”, unseen`);
      }
    }
  });
  return found;
}

/** One application for each decision: never two under one key, two in review, or one that nobody asked for. */
export function judgeSubmissions(ledger: Ledger, tabs: Tab[]): string[] {
  const found: string[] = [];
  const { submissions } = ledger;
  if (new Set(submissions.map(({ key }) => key)).size < submissions.length) found.push('two applications came from one decision');
  const unknown = submissions.filter(({ key }) => !tabs.some((tab) => tab.keys.has(key)));
  for (const { submissionId } of unknown) found.push(`application ${submissionId} was sent by no tab`);
  for (const tab of tabs) {
    const accepted = submissions.filter(({ key }) => tab.keys.has(key)).length;
    if (accepted > tab.presses) found.push(`${tab.name}: ${accepted} applications were accepted for ${tab.presses} presses`);
  }
  let inReview = false;
  for (const entry of ledger.entries) {
    if (entry.kind === 'submission') {
      if (inReview) found.push(`application ${entry.submissionId} was accepted while another was in review`);
      inReview = true;
    } else if (entry.kind === 'withdrawal' || entry.kind === 'decision') {
      inReview = false;
    }
  }
  return found;
}
