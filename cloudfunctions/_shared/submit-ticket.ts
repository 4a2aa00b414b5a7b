/** The step that makes a ticket. Its id comes from the openid and the requestId: sent twice, it happens once. */
import { randomInt } from 'node:crypto';
import {
  type Account,
  AppError,
  applyStep,
  INPUTS,
  messagesOf,
  parse,
  type ResolvedInput,
  type StaffRow,
  statusAfter,
  type Ticket,
  type TimelineEntry,
  ticketNumber,
} from '@xiuda/domain';
import { actorFrom } from './actor';
import { startContentCheck } from './ask-content-check';
import { askNotify } from './ask-notify';
import { inputDigest, submissionId } from './digest';
import { dropCopies, loadPhotos, noteUsed, storeCopies } from './photos';
import { loadReported } from './reported';
import { respond } from './respond';
import { seenBy } from './seen';
import { checkPhotoCount, loadStepSettings } from './step-settings';
import { assertStays, findAccount, staffByOpenid } from './store/people';
import { findTicket, insertTicket } from './store/tickets';
import { isRepeat, type StepAnswer } from './ticket-action';

type Submission = ReturnType<typeof parseSubmission>;

const parseSubmission = (event: unknown) => parse(INPUTS.submit, event);

const STALE = '这次提交已经失效，请刷新后再试';

/** Numbers are drawn at random within a day; this many draws fail together about never. */
const DRAWS = 8;

const drawNumber = (at: Date): string => ticketNumber(at, randomInt(1_000_000));

/** The number to call. */
function phoneOf(input: Submission, account: Account | undefined): string {
  const contactPhone = input.contactPhone ?? account?.phone;
  if (contactPhone === undefined) throw new AppError('PHONE_REQUIRED');
  return contactPhone;
}

interface Reporter {
  readonly openid: string;
  readonly account: Account | undefined;
  readonly row: StaffRow | undefined;
}

function entryOf(
  input: Submission,
  { openid, account, row }: Reporter,
  chosen: ResolvedInput,
): TimelineEntry {
  const at = new Date();
  const name = row?.active ? row.name : input.contactName;
  const { address, contactName, description } = input;
  const reporter = { openid, name, ...(account?.phone !== undefined && { phone: account.phone }) };
  const resolved: ResolvedInput = {
    ...{ number: drawNumber(at), reporter, ...chosen, address, contactName, description },
  };
  return {
    requestId: input.requestId,
    inputDigest: inputDigest(input),
    action: 'submit',
    from: null,
    to: statusAfter('submit', undefined),
    by: { role: 'reporter', openid, name, ...(row?.active && { staffNo: row._id }) },
    at,
    input: resolved,
  };
}

/** Stores a new ticket under a number that nobody has; answers what is stored under its id. */
async function store(ticketId: string, first: TimelineEntry): Promise<{ ticket: Ticket; made: boolean }> {
  let entry = first;
  for (let draw = 1; draw <= DRAWS; draw++) {
    const ticket = applyStep(undefined, entry, ticketId);
    const messages = messagesOf(undefined, ticket, entry);
    if (await insertTicket(ticket, { entry, messages })) {
      return { ticket: { ...ticket, outbox: messages }, made: true };
    }
    const stored = await findTicket(ticketId);
    if (stored) return { ticket: stored, made: false };
    entry = { ...entry, input: { ...entry.input, number: drawNumber(entry.at) } };
  }
  throw new Error('no free ticket number');
}

/** Makes the `main` of `ticket-submit`. */
export const submitTicket = () =>
  respond(async (event, openid): Promise<StepAnswer> => {
    const input = parseSubmission(event);
    const ticketId = submissionId(openid, input.requestId);
    const settings = loadStepSettings(input);
    const [account, row, reported, before, judgePhotos, content] = await Promise.all([
      findAccount(openid),
      staffByOpenid(openid),
      loadReported(input),
      findTicket(ticketId),
      loadPhotos(openid, input.photos ?? []),
      startContentCheck(input, openid, settings),
    ]);
    const seen = async (ticket: Ticket): Promise<StepAnswer> => ({
      ticket: await seenBy(actorFrom(openid, row), ticket),
    });
    const repeated = async (ticket: Ticket): Promise<StepAnswer> => {
      // The id is taken, but not by this person: whose it was has removed the account since.
      if (!isRepeat(ticket, 'submit', input, openid))
        throw new AppError('INVALID_INPUT', { requestId: STALE });
      return { ...(await seen(ticket)), repeated: true };
    };
    if (before) return repeated(before);
    assertStays(account);
    const place = { ...reported(), contactPhone: phoneOf(input, account) };
    checkPhotoCount(input.photos?.length ?? 0, await settings);
    const given = judgePhotos();
    const remarks = await content.judge();
    const photos = await storeCopies(given);
    const entry = { ...entryOf(input, { openid, account, row }, { ...place, photos }), ...remarks };
    const [{ ticket, made }] = await Promise.all([store(ticketId, entry), noteUsed(given)]);
    if (!made) {
      await dropCopies(photos, ticket);
      return repeated(ticket);
    }
    const [answer] = await Promise.all([
      seen(ticket),
      askNotify(ticketId),
      content.askForPhotos(ticketId, photos),
    ]);
    return answer;
  });
