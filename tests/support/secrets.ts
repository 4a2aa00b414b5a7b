/** What an answer gives away, looked for in every corner of it. */
import { isOpenStatus, waitsFor } from './contract';
import { PEOPLE, type Person, type PersonName, person, UNBOUND } from './people';

type Status = Parameters<typeof isOpenStatus>[0];
type Found = Readonly<Record<string, unknown>>;

/** Fields that are for the store only. */
const STORED_ONLY: readonly string[] = [
  ...['openid', '_openid', 'outbox', 'outboxDueAt', 'past', 'inputDigest', 'requestId', 'areaIds'],
  ...['boundBy', 'bindFailures', 'active', 'fileID', 'fileId'],
];

const OPENIDS = Object.values<Person>(PEOPLE).map(({ openid }) => openid);
const PHONES = [...Object.values<Person>(PEOPLE), UNBOUND].flatMap(({ phone }) => phone ?? []);

const isObject = (value: unknown): value is Found => typeof value === 'object' && value !== null;
/** Admins look after the numbers of the staff. */
const isRosterRow = (value: Found): boolean => 'isBound' in value && 'staffNo' in value;
const isTicket = (value: Found): boolean => 'contactPhone' in value && 'status' in value;

/** Contract, "Who sees what": whose number is given in full on this ticket as it stands. */
function mayCallReporter(ticket: Found, who: PersonName, isOwn: boolean): boolean {
  const status = ticket.status as Status;
  const { staffNo, roles } = person(who);
  const isOne = (role: string) => isObject(ticket[role]) && ticket[role].staffNo === staffNo;
  if (isOwn || who === 'admin') return true;
  if (
    who !== 'inactive' &&
    (roles as readonly string[]).includes('preReviewer') &&
    waitsFor('preReviewers').includes(status)
  )
    return true;
  return isOpenStatus(status) && staffNo !== undefined && (isOne('reviewer') || isOne('worker'));
}

export interface Inspection {
  /** `where: what`, of everything that should not be there. */
  readonly leaks: readonly string[];
  /** Tickets whose number was given in full, and masked. */
  readonly whole: number;
  readonly masked: number;
}

/** @param isOwn did this person report the tickets of this answer? */
export function inspect(answer: unknown, who: PersonName, isOwn: boolean): Inspection {
  const leaks: string[] = [];
  const seen = { whole: 0, masked: 0 };
  const own = person(who).phone;

  function inspectTicket(ticket: Found, where: string): Found {
    const { contactPhone, worker, ...rest } = ticket;
    const isWhole = PHONES.includes(String(contactPhone));
    seen[isWhole ? 'whole' : 'masked'] += 1;
    if (isWhole !== mayCallReporter(ticket, who, isOwn))
      leaks.push(`${where}.contactPhone: ${String(contactPhone)}`);
    if (!isWhole && !/^\d{3}\*{4}\d{4}$/.test(String(contactPhone)))
      leaks.push(`${where}.contactPhone is not masked`);
    const mayCallWorker = isOwn && isOpenStatus(ticket.status as Status);
    if (!isObject(worker) || !mayCallWorker) return { ...rest, worker };
    const { phone: _, ...others } = worker;
    return { ...rest, worker: others };
  }

  function inspectRow({ phone, ...row }: Found): Found {
    return who === 'admin' ? row : { ...row, phone };
  }

  function opened(value: Found, where: string): Found {
    if (isTicket(value)) return inspectTicket(value, where);
    return isRosterRow(value) ? inspectRow(value) : value;
  }

  function inspectText(text: string, where: string): void {
    if (/cloud:\/\/|openid-/.test(text) || OPENIDS.some((openid) => text.includes(openid)))
      leaks.push(`${where}: ${text}`);
    if (PHONES.some((phone) => text.includes(phone) && phone !== own)) leaks.push(`${where}: ${text}`);
  }

  function walk(value: unknown, where: string): void {
    if (typeof value === 'string') inspectText(value, where);
    if (!isObject(value)) return;
    for (const [key, inner] of Object.entries(opened(value, where))) {
      if (STORED_ONLY.includes(key)) leaks.push(`${where}.${key}`);
      walk(inner, `${where}.${key}`);
    }
  }

  walk(answer, 'answer');
  return { leaks, ...seen };
}
