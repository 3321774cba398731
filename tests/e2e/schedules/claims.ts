// The sentences that claim something about the backend, the network or the session, each with the question whether it is so.
import { answersOf, exactOf, isSaved } from './answers.js';
import type { Draft, Ledger, Status } from './ledger.js';
import type { View } from './oracle.js';

interface Claim {
  words: RegExp;
  /** Why the claim is false; nothing where it is true. `isShown` says whether the page still makes it at this look. */
  is: (view: View, match: RegExpExecArray, isShown: boolean) => string | false | undefined;
}

/** How far the minute of a page may be from the minute of the ledger: the answer comes after the work. */
const minutesApart = (clock: string, time: string) => {
  const of = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const apart = Math.abs(of(clock) - of(time.slice(11, 16)));
  return Math.min(apart, 1440 - apart);
};

const pills: Record<string, Status> = { 'To apply': 'PAYED', 'Verifying': 'CHECKING', 'Failed': 'CHECKED_FAIL' };
const newest = (ledger: Ledger): Draft | undefined => ledger.drafts.at(-1);
const isOwn = ({ tab }: View, draft: Draft | undefined) => {
  const answers = draft && exactOf(draft.application);
  return answers !== undefined && isSaved(answers, tab.sent);
};
/** Whether the status was this one at a moment that the page may know. */
const had = ({ tab, after }: View, holds: (ledger: Ledger) => boolean) => after.held(tab.freshSince, holds);
const isInReview = (ledger: Ledger) => ledger.status === 'CHECKING';
const sentHere = ({ tab, before }: View) => {
  const last = before.submissions.at(-1);
  return last !== undefined && tab.keys.has(last.key) && isInReview(before);
};

export const claims: Claim[] = [
  {
    words: /^Saved at (\d\d:\d\d)$/,
    is: ({ screen, after }, [, clock], isShown) => {
      const drafts = after.drafts.filter((draft) => minutesApart(clock!, draft.time) <= 1);
      if (drafts.length === 0) return 'the backend saved nothing at that time';
      return isShown && screen.boxes.size > 0 && !isSaved(screen.boxes, drafts.map((draft) => answersOf(draft.application))) && 'the backend never had the answers that the page shows';
    },
  },
  {
    words: /^Your answers were changed (in another tab or by someone else|after you opened this page)\./,
    is: (view) => isOwn(view, newest(view.after)) && isOwn(view, newest(view.before)) && 'this page saved the newest answers itself',
  },
  {
    words: /^This application has been submitted and cannot be changed now\.$|^This order can no longer be changed\./,
    is: (view) => !had(view, isInReview) && 'it is not in review',
  },
  {
    words: /Nothing was sent\. Your answers are still on this page\./,
    is: (view, _, isShown) => isShown && view.screen.rows.size > 0 && sentHere(view) && 'the application of this tab is in review',
  },
  // Browsers tell a network that is gone from a service that does not answer by a guess alone, so a page may take one for the other.
  { words: /^You seem to be offline\./, is: ({ tab, past }) => !past.wasOffline && !tab.wasUnanswered && 'every call was answered' },
  { words: /^You are signed out\./, is: ({ past }) => !past.wasSignedOut && 'the session never ended' },
  { words: /^We do not know yet if your application was received/, is: ({ tab }) => tab.keys.size === 0 && 'this tab has sent none' },
  {
    words: /^An earlier attempt used different answers\./,
    is: () => 'each decision has a key of its own here',
  },
  {
    words: /^You have not submitted this application yet\.$/,
    is: (view) => !had(view, (ledger) => ledger.submissions.length === 0) && 'there was an application already',
  },
  {
    words: /^The application was withdrawn\. Your answers are kept\.$/,
    is: (view) => !had(view, (ledger) => ledger.submissions.length > 0 && ledger.status === 'PAYED') && 'it was not withdrawn',
  },
  {
    words: /^You cannot withdraw now: the CA has decided or is about to\.$/,
    is: (view) => !had(view, (ledger) => ledger.status === 'CHECKED_FAIL') && 'the CA has not decided',
  },
  {
    words: /^The CA refused the (last application\.|application)$/,
    is: (view) => !had(view, (ledger) => ledger.status === 'CHECKED_FAIL') && 'the CA did not refuse it',
  },
  {
    words: /^(To apply|Verifying|Failed)\b/,
    is: (view, [, pill]) => view.screen.pill === pill && !had(view, (ledger) => ledger.status === pills[pill!]) && `it is ${view.after.status}`,
  },
  {
    words: /^(?:Photo uploaded, |.+ · )(\d+ × \d+) pixels(, .+| · Uploaded .+)$/,
    is: (view, [, size]) => !had(view, (ledger) => ledger.photo === size) && `the backend has ${view.after.photo ?? 'no photo'}`,
  },
  {
    words: /^Photo uploaded$/,
    is: (view) => !had(view, (ledger) => ledger.photo !== undefined) && 'it has none',
  },
  {
    words: /^No photo uploaded yet$/,
    is: (view) => !had(view, (ledger) => ledger.photo === undefined) && 'the backend has one',
  },
  {
    words: /The page was reloaded before the photo you chose was uploaded\./,
    is: ({ tab, before }) => tab.chosen !== undefined && before.photo === tab.chosen && 'that photo was uploaded',
  },
  {
    words: /^Submission number: (\d+)/,
    is: ({ after }, [, id]) => !after.submissions.some(({ submissionId }) => submissionId === id) && 'there is no such application',
  },
];
