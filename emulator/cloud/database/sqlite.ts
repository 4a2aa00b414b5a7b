import Libsql from 'libsql';
import { DatabaseError } from './errors';

/** What may be bound to a statement: libsql 0.5 aborts the whole process on a boolean or a Date. */
export type Cell = string | number | Uint8Array | null;

export interface Statement<Row extends readonly unknown[] = readonly unknown[]> {
  all(...cells: Cell[]): Row[];
  first(...cells: Cell[]): Row | undefined;
  /** Returns the row id of the latest insert. Throws {@link UniqueViolation}. */
  run(...cells: Cell[]): number;
}

export interface Sqlite {
  prepare<Row extends readonly unknown[]>(sql: string): Statement<Row>;
  exec(sql: string): void;
  /** Runs `work` in one SQLite transaction: all of it is kept, on disk, or nothing. Not to be nested. */
  atomically<Result>(work: () => Result): Result;
  close(): void;
}

/** A PRIMARY KEY or UNIQUE constraint refused a row. */
export class UniqueViolation extends Error {}

const APPLICATION_ID = 0x78697564;
const FORMAT_VERSION = 1;
const CONSTRAINT_UNIQUE = 2067;
const CONSTRAINT_PRIMARY_KEY = 1555;

const SETTINGS = 'PRAGMA temp_store=FILE; PRAGMA cache_size=-65536; PRAGMA busy_timeout=2000';

/** Opens or creates the file, checks that it is ours and can be written. Throws `DATABASE_UNUSABLE` with path and reason. */
export function openSqlite(file: string, isLasting: boolean): Sqlite {
  const connection = translated(file, () => new Libsql(file));
  const sqlite = wrap(file, connection);
  try {
    // In a write-ahead log, NORMAL leaves the file whole whatever happens; FULL keeps the latest commits, too.
    sqlite.exec(`PRAGMA synchronous=${isLasting ? 'FULL' : 'NORMAL'}; ${SETTINGS}`);
    prepareFile(file, sqlite);
  } catch (error) {
    connection.close();
    throw error;
  }
  return sqlite;
}

function prepareFile(file: string, sqlite: Sqlite) {
  const pragma = (text: string) => sqlite.prepare<[unknown]>(`PRAGMA ${text}`).all()[0]?.[0];
  const owner = pragma('application_id');
  const tables = sqlite.prepare<[number]>('SELECT count(*) FROM sqlite_master').all()[0]?.[0] ?? 0;
  const isNew = owner === 0 && tables === 0;
  if (!isNew && owner !== APPLICATION_ID) throw unusable(file, 'the file belongs to another program');
  if (!isNew && pragma('user_version') !== FORMAT_VERSION) {
    throw unusable(
      file,
      `its format is ${String(pragma('user_version'))}, this version knows ${FORMAT_VERSION}`,
    );
  }
  const journal = pragma('journal_mode=WAL');
  if (journal !== 'wal') throw unusable(file, `no write-ahead log is possible here (${String(journal)})`);
  // One process at a time: another would not see our catalog. Only after a first read in WAL mode may close() undo this.
  sqlite.prepare('SELECT count(*) FROM sqlite_master').all();
  pragma('locking_mode=EXCLUSIVE');
  sqlite.atomically(() => {
    if (isNew) sqlite.exec(`PRAGMA application_id=${APPLICATION_ID}; PRAGMA user_version=${FORMAT_VERSION}`);
  });
}

function wrap(file: string, connection: Libsql.Database): Sqlite {
  let isOpen = true;
  const guarded = <Result>(work: () => Result): Result => {
    // A closed libsql connection answers every query with nothing.
    if (!isOpen) throw unusable(file, 'the database is closed');
    return translated(file, work);
  };
  const exec = (sql: string) => guarded(() => void connection.exec(sql));

  function prepare<Row extends readonly unknown[]>(sql: string): Statement<Row> {
    const statement = guarded(() => connection.prepare(sql));
    if (statement.reader) statement.raw();
    // One array argument: libsql takes a single Buffer for named parameters.
    const all = (...cells: Cell[]) => {
      const bound = bindable(cells);
      return guarded(() => statement.all(bound) as unknown as Row[]);
    };
    return {
      all,
      // Not get(): it leaves the statement open, and an open statement blocks DROP TABLE.
      first: (...cells) => all(...cells)[0],
      run(...cells) {
        const bound = bindable(cells);
        return guarded(() => Number(statement.run(bound).lastInsertRowid));
      },
    };
  }

  function atomically<Result>(work: () => Result): Result {
    exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      exec('COMMIT');
      return result;
    } catch (error) {
      if (connection.inTransaction) exec('ROLLBACK');
      throw error;
    }
  }

  function close() {
    if (!isOpen) return;
    try {
      // libsql keeps the file until its statements are collected, and a log keeps it locked: fold the log in, let go.
      connection.exec(
        'PRAGMA journal_mode=DELETE; PRAGMA locking_mode=NORMAL; SELECT count(*) FROM sqlite_master',
      );
    } finally {
      isOpen = false;
      connection.close();
    }
  }

  return { prepare, exec, atomically, close };
}

function bindable(cells: readonly Cell[]): Cell[] {
  return cells.map((cell: unknown) => {
    if (cell === null || cell instanceof Uint8Array) return cell;
    if (typeof cell === 'number' && Number.isFinite(cell)) return cell;
    // libsql cuts text at NUL.
    if (typeof cell === 'string' && !cell.includes('\0')) return cell;
    throw new TypeError(`cannot bind ${typeof cell} ${String(cell)}`);
  });
}

const unusable = (file: string, reason: string) =>
  new DatabaseError('DATABASE_UNUSABLE', `${file}: ${reason}`);

/** Runs a call of libsql and nothing else: whatever it throws tells of the file. */
function translated<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const { message = String(error), rawCode } = error as { message?: string; rawCode?: number };
    if (rawCode === CONSTRAINT_UNIQUE || rawCode === CONSTRAINT_PRIMARY_KEY)
      throw new UniqueViolation(message);
    throw unusable(
      file,
      message.startsWith('ConnectionFailed') ? 'the file cannot be opened or made' : message,
    );
  }
}
