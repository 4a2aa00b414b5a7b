/** Who sees what: the contract's section of that name, for every status and every relation to a ticket. */
import {
  type Actor,
  canSee,
  maskPhone,
  photosOf,
  seesWorkerPhone,
  type Status,
  summarize,
  viewTicket,
} from '@xiuda/domain';
import { isOpenStatus, STATUS_LINES, waitsFor } from '../support/contract';
import {
  A1,
  P1,
  R1,
  R2,
  reporterActor,
  staffActor,
  stored,
  strangerActor,
  W1,
  W2,
  WAYS,
} from '../support/paper-tickets';

const PHONE = '13800011234';
const MASKED = '138****1234';
const statuses = Object.keys(STATUS_LINES) as Status[];
const always = () => true;
const never = () => false;
const whileOpen = isOpenStatus;

/** Person, statuses in which the ticket is seen, statuses in which its phone number is. */
const LINES: [string, Actor, (status: Status) => boolean, (status: Status) => boolean][] = [
  ['its reporter', reporterActor, always, always],
  ['another reporter', strangerActor, never, never],
  [
    'a preReviewer',
    staffActor(P1, 'preReviewer'),
    always,
    (status) => waitsFor('preReviewers').includes(status),
  ],
  ['its reviewer', staffActor(R1, 'reviewer'), always, whileOpen],
  ['a past reviewer', staffActor(R2, 'reviewer'), always, never],
  ['an uninvolved reviewer', staffActor({ staffNo: 'R9', name: '蔡德明' }, 'reviewer'), never, never],
  ['its worker', staffActor(W1, 'worker'), always, whileOpen],
  ['a past worker', staffActor(W2, 'worker'), always, never],
  [
    'an uninvolved worker',
    staffActor({ staffNo: 'W9', name: '吴坤' }, 'worker'),
    (status) => status === 'pooled',
    never,
  ],
  ['an admin', staffActor(A1, 'admin'), always, always],
  ['a past worker who lost the role', staffActor(W2, 'reviewer'), never, never],
  ['a past worker who is not staff any more', { openid: 'openid-of-W2', roles: [] }, never, never],
];

const base = { ...stored(WAYS.completed), past: ['reviewer:R2', 'worker:W2'] };
const links = new Map(
  photosOf(base).map((photo) => [photo, photo.replace('cloud://local.env', 'https://link')]),
);

describe.each(LINES)('%s', (_, actor, sees, seesPhone) => {
  test('sees the ticket in these statuses and no others', () => {
    expect(statuses.filter((status) => canSee({ ...base, status }, actor))).toEqual(statuses.filter(sees));
  });

  test('sees the phone number in these statuses, and a masked one otherwise', () => {
    for (const status of statuses.filter(sees)) {
      const { contactPhone } = viewTicket({ ...base, status }, actor, links);
      expect([status, contactPhone]).toEqual([status, seesPhone(status) ? PHONE : MASKED]);
    }
  });
});

test('the worker can be called by the reporter while the ticket is open, and by nobody else', () => {
  for (const status of statuses) {
    for (const [name, actor] of LINES) {
      const expected = name === 'its reporter' && isOpenStatus(status);
      expect([status, name, seesWorkerPhone({ ...base, status }, actor)]).toEqual([status, name, expected]);
    }
  }
});

test('a given worker phone is shown to the reporter only', () => {
  const open = stored(WAYS.repairing);
  expect(viewTicket(open, reporterActor, links, '13800040001').worker).toEqual({
    ...W1,
    phone: '13800040001',
  });
  expect(viewTicket(open, staffActor(R1, 'reviewer'), links, '13800040001').worker).toEqual(W1);
  expect(viewTicket(base, reporterActor, links, '13800040001').worker).toEqual(W1);
});

test('nobody is told openids, file ids, the outbox or request ids', () => {
  const rich = {
    ...base,
    outbox: [
      { to: 'reporter' as const, action: 'accept' as const, version: 7, at: new Date(), by: 'openid-of-W1' },
    ],
  };
  for (const [, actor] of LINES) {
    for (const answer of [viewTicket(rich, actor, links), summarize(rich, actor, links)]) {
      const text = JSON.stringify(answer);
      expect(text).not.toMatch(/openid|cloud:\/\/|outbox|requestId|digest|"past"/i);
    }
  }
});

test('the verified phone of the reporter is not shown beside a masked contact', () => {
  const seen = JSON.stringify(viewTicket(base, staffActor(W2, 'worker'), links));
  expect(seen).not.toContain(PHONE);
});

test('photos come as links, also those of the completion and its story', () => {
  const view = viewTicket(base, reporterActor, links);
  expect(view.photos).toEqual(['https://link/photo-1', 'https://link/photo-2', 'https://link/photo-3']);
  expect(view.completion?.photos).toEqual(['https://link/after-1']);
  expect(view.timeline.find((entry) => entry.action === 'request-completion')?.input.photos).toEqual([
    'https://link/after-1',
  ]);
});

test('the timeline stands newest first and names role and person', () => {
  const { timeline } = viewTicket(base, reporterActor, links);
  expect(timeline.map((entry) => [entry.action, entry.by.role, entry.by.name])).toEqual([
    ['confirm-completion', 'reviewer', '王建国'],
    ['request-completion', 'worker', '陈志强'],
    ['start', 'worker', '陈志强'],
    ['accept', 'worker', '陈志强'],
    ['dispatch', 'reviewer', '王建国'],
    ['pre-approve', 'preReviewer', '刘敏'],
    ['submit', 'reporter', '林晓'],
  ]);
});

test('a summary carries version and actions, because cards have buttons', () => {
  const summary = summarize(stored(WAYS.assigned), staffActor(W1, 'worker'), links);
  expect(summary.version).toBe(3);
  expect([...summary.actions].sort()).toEqual(['accept', 'reassign-worker', 'return-to-review']);
});

test.each([
  ['13800011234', '138****1234'],
  ['19912345678', '199****5678'],
])('%s is masked as %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));

test.each(['0898-66221234', '66221234', '010-12345678-123'])(
  'of the landline %s few digits stay',
  (phone) => {
    const shown = maskPhone(phone).replace(/\D/g, '');
    expect(shown.length).toBeLessThanOrEqual(4);
    expect(phone.replace(/\D/g, '').endsWith(shown)).toBe(true);
  },
);
