/** What the rows of an import say: cells by their headings, and each as a person of the roster. */
import {
  AppError,
  listCell,
  PERSON,
  type PersonFields,
  type PersonInput,
  parse,
  ROLES,
  STAFF_ROLES,
  type StaffRole,
  type StaffRow,
} from '@xiuda/domain';
import { type Area, areaWords } from './areas';
import { asFields } from './person';

export const COLUMNS = ['学工号', '姓名', '手机号', '角色', '负责区域', '工种'] as const;
type Column = (typeof COLUMNS)[number];

export const MOST_ROWS = 5000;
/** A row whose number begins so is there to be copied from. */
export const EXAMPLE = '示例';
/** An empty cell leaves what stands; these take it away. */
const NOTHING = ['-', '—', '无'];

export interface ImportRow {
  /** As the spreadsheet counts. */
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

const refused = (sentence: string) => new AppError('INVALID_INPUT', { file: sentence });

const plain = (heading: string): string => heading.replace(/[\s*＊（(].*$/u, '');

function headings(rows: readonly (readonly string[])[]): { at: number; columns: Map<Column, number> } {
  const at = rows.findIndex((row) => row.some((cell) => plain(cell) === '学工号'));
  const found = (rows[at] ?? []).map(plain);
  const columns = new Map(
    COLUMNS.flatMap((column) => (found.includes(column) ? [[column, found.indexOf(column)]] : [])),
  );
  if (at < 0 || !columns.has('姓名')) throw refused('没有找到“学工号”和“姓名”两列，请用模板填写');
  return { at, columns };
}

/**
 * The rows that name somebody; blank ones and the example are left out.
 * @throws AppError INVALID_INPUT `file` where there is no heading, no row or too many
 */
export function rowsOf(table: readonly (readonly string[])[]): ImportRow[] {
  const { at, columns } = headings(table);
  const rows = table.slice(at + 1).flatMap((row, index): ImportRow[] => {
    const cell = (column: Column) => row[columns.get(column) ?? -1] ?? '';
    const cells = Object.fromEntries(COLUMNS.map((column) => [column, cell(column)])) as Record<
      Column,
      string
    >;
    const isBlank = COLUMNS.every((column) => !cells[column]);
    return isBlank || cells.学工号.startsWith(EXAMPLE) ? [] : [{ line: at + index + 2, cells }];
  });
  if (!rows.length) throw refused('表里没有人员，请从标题的下一行开始填写');
  if (rows.length > MOST_ROWS) throw refused(`一次最多导入 ${MOST_ROWS} 行，这里有 ${rows.length} 行`);
  return rows;
}

const listed = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[、，,；;\n]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

const ROLE_WORDS = STAFF_ROLES.map((role) => ROLES[role].label).join('、');

function roleOf(word: string): StaffRole {
  const role = STAFF_ROLES.find((id) => id === word || ROLES[id].label === word);
  if (!role) throw new AppError('INVALID_INPUT', { roles: `没有“${word}”这种角色，可以写：${ROLE_WORDS}` });
  return role;
}

/** Finds the place that somebody has written: by its path, or by the end of it where no other ends so. */
export function areaFinder(areas: readonly Area[]): (word: string) => string {
  const byEnd = new Map<string, string[]>();
  for (const { id, path } of areas)
    path.forEach((_, from) => {
      const end = path.slice(from).join('/');
      byEnd.set(end, [...(byEnd.get(end) ?? []), id]);
    });
  const whole = new Map(areas.map((area) => [areaWords(area), area.id]));
  return (word) => {
    const path = word.split(/\s*[/／>]\s*/).join('/');
    const [found, other] = whole.has(path) ? [whole.get(path)] : (byEnd.get(path) ?? []);
    if (found === undefined) throw new AppError('INVALID_INPUT', { areas: `没有找到区域“${word}”` });
    if (other !== undefined)
      throw new AppError('INVALID_INPUT', { areas: `不止一处叫“${word}”，请写完整，如 校区/楼栋/房号` });
    return found;
  };
}

const isNothing = (cell: string): boolean => NOTHING.includes(cell);

type Draft = { -readonly [K in keyof PersonFields]: PersonFields[K] };
type Problems = Record<string, string>;

/** What a cell says, or what is wrong with it, beside what is wrong with others. */
function heard<T>(problems: Problems, field: string, read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems[field] = String(error.details?.[field] ?? error.message);
    return otherwise;
  }
}

/** How the import finds a place, and how the export writes it. */
export interface Naming {
  readonly areaOf: (word: string) => string;
  readonly areaName: (id: string) => string;
}

/** Every cell that says something else than an export of what stands, on top of that: names may hold what parts a list. */
function drafted(
  cells: ImportRow['cells'],
  before: PersonFields | undefined,
  { areaOf, areaName }: Naming,
): { draft: Draft; problems: Problems } {
  const draft: Draft = { ...(before ?? { name: '', roles: [], areas: [], trades: [], active: true }) };
  const problems: Problems = {};
  const { 姓名: name, 手机号: phone, 角色: roles, 负责区域: areas, 工种: trades } = cells;
  if (name) draft.name = name;
  if (isNothing(phone)) delete draft.phone;
  else if (phone) draft.phone = phone;
  if (roles) {
    const words = listed(roles.replace(/[/／\s]+/g, '、'));
    draft.roles = heard(problems, 'roles', () => words.map(roleOf), draft.roles);
  }
  if (areas && areas !== listCell(draft.areas?.map(areaName))) {
    const words = isNothing(areas) ? [] : listed(areas);
    draft.areas = heard(problems, 'areas', () => [...new Set(words.map(areaOf))], []);
  }
  if (trades && trades !== listCell(draft.trades)) draft.trades = isNothing(trades) ? [] : listed(trades);
  return { draft, problems };
}

/** @throws AppError INVALID_INPUT, field → sentence; everything that is wrong */
export function personIn({ cells }: ImportRow, row: StaffRow | undefined, naming: Naming): PersonInput {
  const { draft, problems } = drafted(cells, row && asFields(row), naming);
  try {
    const parsed = parse(PERSON, { staffNo: cells.学工号, ...draft });
    if (!Object.keys(problems).length) return parsed;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError('INVALID_INPUT', { ...error.details, ...problems });
  }
  throw new AppError('INVALID_INPUT', problems);
}
