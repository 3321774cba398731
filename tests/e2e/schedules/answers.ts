// The answers of an application that the schedules change: where each is on the form and on the wire, and texts that tell edits apart.

/** An answer, by the id of its control. */
export type Name = keyof typeof fields;

/** An application as it travels, or as the ledger has it. */
export type Wire = Record<string, any>;

interface Field {
  label: string;
  of: (wire: Wire) => string;
  /** A sound answer that no other number gives. */
  text: (number: number) => string;
}

const digits = (number: number) => String(number).padStart(4, '0');

export const fields = {
  'company-name': { label: 'Company name', of: (wire) => wire.company?.name ?? '', text: (n) => `Harbour Tea ${n} Limited` },
  'company-phone': { label: 'Company phone', of: (wire) => wire.company?.phone ?? '', text: (n) => `+86 21 5555 ${digits(n)}` },
  'company-city': { label: 'City', of: (wire) => wire.company?.city ?? '', text: (n) => `Shanghai ${n}` },
  'company-address': { label: 'Address', of: (wire) => wire.company?.address ?? '', text: (n) => `${n} Example Road` },
  'company-postCode': { label: 'Postal code', of: (wire) => wire.company?.postCode ?? '', text: (n) => `20${digits(n)}` },
  'applicant-name': { label: 'Applicant\'s name', of: (wire) => wire.applicant?.name ?? '', text: (n) => `Lin Wei ${n}` },
  'applicant-phone': { label: 'Applicant\'s phone', of: (wire) => wire.applicant?.phone ?? '', text: (n) => `+86 138 0013 ${digits(n)}` },
  'applicant-email': { label: 'Applicant\'s email', of: (wire) => wire.applicant?.email ?? '', text: (n) => `lin${n}@harbour-tea.com` },
  'applicant-department': { label: 'Applicant\'s department (optional)', of: (wire) => wire.applicant?.department ?? '', text: (n) => `Department ${n}` },
  'domains': { label: 'Domains to bind', of: (wire) => (wire.domains ?? []).join(' '), text: (n) => `www.harbour-tea.com\napi${n}.harbour-tea.com` },
} satisfies Record<string, Field>;

export const names = Object.keys(fields) as Name[];

/** One form of an answer, whether it is as typed or as the rules write it: phones without blanks, names on one line. */
export function plain(name: Name, text: string): string {
  if (name.endsWith('phone')) return text.replaceAll(/[\s()-]/g, '');
  return text.trim().split(/[\s,]+/).join(' ');
}

/** The answers of an application. */
export const answersOf = (wire: Wire): Map<Name, string> => new Map(names.map((name) => [name, plain(name, fields[name].of(wire))]));

/** The answers of an application as they travel: two ways to write a phone number are two drafts. */
export const exactOf = (wire: Wire): Map<Name, string> => new Map(names.map((name) => [name, fields[name].of(wire)]));

/** Whether one of the drafts has all of these answers. */
export const isSaved = (answers: Map<Name, string>, drafts: Map<Name, string>[]) =>
  drafts.some((draft) => [...answers].every(([name, text]) => (draft.get(name) ?? '') === text));
