/**
 * `npm run record-calls`: keeps what the mini program of this version calls, and what it relies on in each answer, for the versions
 * to come. Everything is called in several worlds; what differs between them is of no use to others.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { version } from '../../package.json';
import { run } from '../../scripts/run';
import buildAll from '../support/build';
import { world } from '../support/world';
import { type Call, CALLS, type KeptCall } from './calls';
import { kept } from './event';
import { shapeOf, together } from './shape';

async function called(wanted: readonly Call[]): Promise<KeptCall[]> {
  const w = await world({ allowsDirectDispatch: true });
  const calls: KeptCall[] = [];
  try {
    for (const { title, name, fresh } of wanted) {
      const { openid, event } = await fresh(w);
      const answer = await w.cloud.invoke<unknown>(name, event, openid);
      const told = answer.ok ? answer.data : (answer.error.details ?? {});
      const refused = answer.ok ? {} : { refused: answer.error.code };
      calls.push({ title, name, event, ...refused, answer: shapeOf(told) });
    }
  } finally {
    await w.cloud.stop();
  }
  return calls;
}

/** Two recordings of the same calls, as they are kept. */
const keptCalls = (calls: readonly KeptCall[], others: readonly KeptCall[]): KeptCall[] =>
  calls.map((call, at) => {
    const other = others[at];
    if (!other || other.refused !== call.refused)
      throw new Error(`${call.title} is not answered the same twice`);
    const event = kept(call.event, [other.event]) as KeptCall['event'];
    return { ...call, event, answer: together(call.answer, other.answer, 'both') };
  });

/** A call in which nothing can be left out is there twice: the first one stays. */
function titlesOfDifferent(calls: readonly KeptCall[]): ReadonlySet<string> {
  const key = ({ title, ...call }: KeptCall): string => JSON.stringify(call);
  return new Set(new Map([...calls].reverse().map((call) => [key(call), call.title])).values());
}

run(async () => {
  await buildAll();
  const all = await called(CALLS);
  // What is left out leaves nothing behind for the calls after it either: those that stay are called anew.
  const different = titlesOfDifferent(keptCalls(all, await called(CALLS)));
  const wanted = CALLS.filter((call) => different.has(call.title));
  const calls = keptCalls(await called(wanted), await called(wanted));
  const lines = calls.map((call) => JSON.stringify(call));
  const file = path.join(__dirname, `calls-${version}.jsonl`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  console.log(`${lines.length} calls of version ${version}: ${path.relative(process.cwd(), file)}`);
});
