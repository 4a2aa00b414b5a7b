/** One run: what the model knows, what the real cloud answers, and the story of both as sentences. */
import type { Answer } from '../support/cloud';
import type { World } from '../support/world';
import { AT_FIRST, type CastName, member, type OnDuty } from './cast';
import type { Fields, State, Wish } from './state';

/** What all runs came across, so that a test that went astray and only saw refusals does not pass. */
export interface Tally {
  runs: number;
  /** Calls of functions. */
  steps: number;
  reads: number;
  /** Groups of calls on one ticket at the same time, and those among them where somebody came too late. */
  crowds: number;
  lost: number;
  /** `accept done`, `accept repeated`, `accept CONFLICT`, … → how often. */
  readonly seen: Map<string, number>;
}

export interface Room {
  readonly world: World;
  readonly tally: Tally;
  state: State;
  /** Added to the real time, in milliseconds; grows only. */
  offset: number;
  /** What happened so far, one sentence each. */
  readonly said: string[];
  /** Every wish sent so far, granted or not. */
  readonly sent: Wish[];
  requests: number;
  /** Messages stay in the outbox. */
  readonly holdsMessages: boolean;
  /** Who was on the staff until when, in milliseconds; the last one holds still. */
  readonly rosters: { readonly onDuty: OnDuty; until: number }[];
}

export function newRoom(
  world: World,
  tally: Tally,
  files: State['files'],
  { offset, holdsMessages }: Pick<Room, 'offset' | 'holdsMessages'>,
): Room {
  const state = { tickets: [], onDuty: AT_FIRST, files };
  const rosters = [{ onDuty: AT_FIRST, until: Number.POSITIVE_INFINITY }];
  return { world, tally, state, offset, holdsMessages, rosters, said: [], sent: [], requests: 0 };
}

export const clock = (room: Room): number => Date.now() + room.offset;

/** From now on these are on the staff. */
export function changeRoster(room: Room, onDuty: OnDuty): void {
  const last = room.rosters.at(-1);
  if (last) last.until = clock(room);
  room.rosters.push({ onDuty, until: Number.POSITIVE_INFINITY });
  room.state = { ...room.state, onDuty };
}

/** 8 to 64 characters, nobody else's. */
export const requestIn = (room: Room): string => `request-${room.tally.runs}-${++room.requests}`;

export function ask<T>(room: Room, who: CastName, name: string, event: Fields): Promise<Answer<T>> {
  room.tally.steps++;
  return room.world.cloud.invoke<T>(name, event, member(who).openid, clock(room));
}

/** The run as it went, and what is wrong about it. */
export function astray(room: Room, wrong: readonly string[]): Error {
  const story = room.said.map((sentence, n) => `  ${n + 1}. ${sentence}`);
  return new Error(
    ['What happened:', ...story, 'What is wrong:', ...wrong.map((line) => `  ${line}`)].join('\n'),
  );
}
