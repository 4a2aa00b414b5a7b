/** The book of function calls: who called what, and what it cost. Every nested request is attributed by its call's token. */
import { randomUUID } from 'node:crypto';
import { chainLength, preciseNow, type Span } from './chain';
import type { RequestTrace } from './functions/messages';

const KEPT = 500;

/** One request of a function to the cloud. */
export interface CallRequest {
  readonly seqId: string;
  readonly action: string;
  readonly collection?: string;
  readonly bytesIn: number;
  bytesOut: number;
  examined: number;
  returned: number;
  code?: string;
  span: Span;
}

export interface CallOrigin {
  readonly openid?: string;
  readonly source: string;
  /** The function rules do not bind it. */
  readonly isUnbound?: boolean;
  /** Milliseconds that the clock of this call is ahead of the real one. */
  readonly clockOffset: number;
  /** 0 for a call from outside, 1 for a call by such a function, and so on. */
  readonly depth: number;
  readonly parentId?: string;
}

export interface Call extends CallOrigin {
  readonly id: string;
  /** Travels as `wxCloudApiToken`. */
  readonly token: string;
  readonly name: string;
  readonly startedAt: number;
  readonly bytesIn: number;
  bytesOut: number;
  ms: number | undefined;
  outcome: string;
  readonly requests: CallRequest[];
}

/** What `GET /emulator/calls` shows of a call. Bytes of JSON: event in, result out; and those of its requests. */
export interface CallSummary {
  readonly id: string;
  readonly parentId?: string;
  readonly name: string;
  readonly openid?: string;
  readonly source: string;
  readonly startedAt: number;
  readonly ms?: number;
  /** `running`, `ok` or the error code. */
  readonly outcome: string;
  /** Database requests in all. */
  readonly roundTrips: number;
  /** The longest chain of database requests that each started after the one before was answered. */
  readonly sequentialRoundTrips: number;
  /** Documents that the database looked at, or keys where these said everything. */
  readonly examined: number;
  /** Those of them that were asked for. */
  readonly returned: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  readonly requestBytesIn: number;
  readonly requestBytesOut: number;
  readonly requests: readonly {
    action: string;
    collection?: string;
    examined: number;
    returned: number;
    code?: string;
    /** When it was sent, ms after the call began. */
    at: number;
    ms?: number;
  }[];
}

export interface CallBook {
  begin(name: string, bytesIn: number, origin: CallOrigin): Call;
  byToken(token: string | undefined): Call | undefined;
  end(call: Call, outcome: string, bytesOut: number, trace: readonly RequestTrace[]): void;
  /** Oldest first. */
  latest(): CallSummary[];
  clear(): void;
}

export function createCallBook(): CallBook {
  const calls = new Map<string, Call>();
  return {
    begin(name, bytesIn, origin) {
      const id = randomUUID();
      const startedAt = preciseNow();
      const call: Call = {
        ...origin,
        id,
        token: randomUUID(),
        name,
        startedAt,
        bytesIn,
        bytesOut: 0,
        ms: undefined,
        outcome: 'running',
        requests: [],
      };
      calls.set(call.token, call);
      if (calls.size > KEPT) dropOldest(calls);
      return call;
    },
    byToken: (token) => (token === undefined ? undefined : calls.get(token)),
    end(call, outcome, bytesOut, trace) {
      Object.assign(call, { outcome, bytesOut, ms: preciseNow() - call.startedAt });
      adoptTrace(call, trace);
    },
    latest: () => [...calls.values()].map(summary),
    clear() {
      for (const [token, call] of calls) if (call.ms !== undefined) calls.delete(token);
    },
  };
}

function dropOldest(calls: Map<string, Call>): void {
  for (const [token, call] of calls) {
    if (call.ms === undefined) continue;
    calls.delete(token);
    return;
  }
}

/** The function's own view of a request replaces the server's: only the function knows what it had seen when it sent the next one. */
function adoptTrace(call: Call, trace: readonly RequestTrace[]): void {
  const seen = new Map(trace.map((entry) => [entry.seqId, entry]));
  for (const request of call.requests) {
    const entry = seen.get(request.seqId);
    if (entry) request.span = entry;
  }
}

function summary(call: Call): CallSummary {
  const { id, parentId, name, openid, source, outcome, ms, bytesIn, bytesOut, requests } = call;
  const database = requests.filter(({ action }) => action.startsWith('database.'));
  return {
    id,
    ...(parentId === undefined ? {} : { parentId }),
    name,
    ...(openid === undefined ? {} : { openid }),
    source,
    startedAt: Math.round(call.startedAt),
    ...(ms === undefined ? {} : { ms: round(ms) }),
    outcome,
    roundTrips: database.length,
    sequentialRoundTrips: chainLength(database.map(({ span }) => span)),
    examined: sum(requests, 'examined'),
    returned: sum(requests, 'returned'),
    bytesIn,
    bytesOut,
    requestBytesIn: sum(requests, 'bytesIn'),
    requestBytesOut: sum(requests, 'bytesOut'),
    requests: requests.map((request) => requestSummary(request, call.startedAt)),
  };
}

function requestSummary(
  { action, collection, examined, returned, code, span }: CallRequest,
  startedAt: number,
): CallSummary['requests'][number] {
  return {
    action,
    ...(collection === undefined ? {} : { collection }),
    examined,
    returned,
    ...(code === undefined ? {} : { code }),
    at: round(span.start - startedAt),
    ...(span.end === undefined ? {} : { ms: round(span.end - span.start) }),
  };
}

const round = (ms: number): number => Math.round(ms * 100) / 100;

function sum(
  requests: readonly CallRequest[],
  key: 'examined' | 'returned' | 'bytesIn' | 'bytesOut',
): number {
  return requests.reduce((total, request) => total + request[key], 0);
}
