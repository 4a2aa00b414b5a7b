/** What is deployed, read from the folders: every function, and every op of the functions that have ops. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(__dirname, '../../cloudfunctions');

export const FUNCTION_NAMES: readonly string[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
  .map((entry) => entry.name);

const sourceOf = (name: string) => readFileSync(path.join(FOLDER, name, 'index.ts'), 'utf8');

/** What makes a function's `main`, and of what. */
function mainOf(name: string): { kind: string; made: string } {
  const [, kind = '', made = ''] =
    /main = (?:probed\(\s*)?(resource|adminResource|ticketAction|submitTicket|internal)(?:For)?(?:<\w+>)?\(([^)]*)/.exec(
      sourceOf(name),
    ) ?? [];
  if (!kind) throw new Error(`cloudfunctions/${name}: nothing known makes its main`);
  return { kind, made };
}

/** Functions that let no client in, by what they are made with. */
export const MADE_INTERNAL = FUNCTION_NAMES.filter((name) => mainOf(name).kind === 'internal');

/** `resource({ list, get })` names its ops; a function of any other kind is one call. */
function callsOf(name: string): string[] {
  const { kind, made } = mainOf(name);
  if (kind === 'internal') return [];
  if (!/resource$/i.test(kind)) return [name];
  const ops = [...made.matchAll(/(\w+)\s*(?:,|:[^,]*,?|\}|$)/g)].map(([, op]) => op ?? '');
  if (!ops.length) throw new Error(`cloudfunctions/${name}: no ops found`);
  return ops.map((op) => `${name} · ${op}`);
}

/** `tickets · list`, `ticket-accept`: everything that clients may call. */
export const CLIENT_CALLS: readonly string[] = FUNCTION_NAMES.flatMap(callsOf);

/** Which of these a title is about: `account · bindPhone as the first call` is `account · bindPhone`. */
export const callIn = (title: string): string => /^[\w-]+( · \w+)?/.exec(title)?.[0] ?? title;

/** Collections that the functions' sources name. */
export function collectionsUsed(): ReadonlySet<string> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const sources = files.map((file) => readFileSync(path.join(FOLDER, file), 'utf8')).join('\n');
  return new Set([...sources.matchAll(/collection\('([^']+)'\)/g)].map(([, name]) => name ?? ''));
}
