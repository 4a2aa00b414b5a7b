/** Exports as tests make and read them. */
import type { ExportLink, ExportView } from '@xiuda/domain';
import readWorkbook from 'read-excel-file/node';
import type { Wire } from './cloud';
import { type Fields, freshRequestId, type World } from './world';

export type SeenExport = Wire<ExportView>;

export const startExport = (world: World, wish: Fields): Promise<SeenExport> =>
  world.data<ExportView>('admin', 'admin-export', { op: 'start', requestId: freshRequestId(), ...wish });

export const carryOn = (world: World, id: string): Promise<SeenExport> =>
  world.data<ExportView>('admin', 'admin-export', { op: 'continue', id });

/** Carries an export on until it is done. @returns how many calls that took */
export async function finish(world: World, id: string): Promise<number> {
  for (let calls = 1; calls <= 200; calls++) if ((await carryOn(world, id)).isDone) return calls;
  throw new Error('an export does not end');
}

export const linkTo = (world: World, id: string): Promise<Wire<ExportLink>> =>
  world.data<ExportLink>('admin', 'admin-export', { op: 'link', id });

export type Rows = readonly (readonly unknown[])[];

export async function rowsIn(file: Buffer): Promise<Rows> {
  const [sheet] = await readWorkbook(file);
  return sheet?.data ?? [];
}

/** The file of a finished export. */
export async function fileOf(world: World, id: string): Promise<Buffer> {
  const { url } = await linkTo(world, id);
  return Buffer.from(await (await fetch(url)).arrayBuffer());
}

/** The rows of a finished export, headings first. */
export const opened = async (world: World, id: string): Promise<Rows> => rowsIn(await fileOf(world, id));

/** From the first call to the opened file. */
export async function exported(world: World, wish: Fields): Promise<Rows> {
  const { id } = await startExport(world, wish);
  await finish(world, id);
  return opened(world, id);
}
