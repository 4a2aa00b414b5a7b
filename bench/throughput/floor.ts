/** The floor of a transition: a function that reads a ticket and changes it where it is still the same, by the SDK and by nothing else. */
import { copyFile, cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const BUILT = path.join(ROOT, 'dist/cloudfunctions');
const FOLDER = path.join(ROOT, 'dist/bench-functions');

export const FLOOR = 'bench-floor';

/** It writes as much as a step: fields that stand in indexes, and an entry of the timeline. */
const CODE = `'use strict';
const cloud = require('./wx-server-sdk.js');
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const database = cloud.database();
const command = database.command;
exports.main = async ({ ticketId, version, status, entry }) => {
  const tickets = database.collection('tickets');
  const { data: ticket } = await tickets.doc(ticketId).get();
  const at = new Date();
  const data = {
    status: command.set(status), version: command.set(version + 1),
    since: command.set(at), stageSince: command.set(at), updatedAt: command.set(at),
    timeline: command.push([{ ...entry, at }]),
  };
  const { stats } = await tickets.where({ _id: ticketId, version }).update({ data });
  return { ok: stats.updated === 1, data: ticket.number };
};
`;

/** The functions as they are deployed, and the floor beside them. @returns their folder */
export async function functionsWithFloor(): Promise<string> {
  await cp(BUILT, FOLDER, { recursive: true, force: true });
  const own = path.join(FOLDER, FLOOR);
  await mkdir(own, { recursive: true });
  await Promise.all([
    writeFile(path.join(own, 'index.js'), CODE),
    writeFile(path.join(own, 'config.json'), JSON.stringify({ timeout: 20, memorySize: 256 })),
    copyFile(path.join(ROOT, 'dist/wx-server-sdk.js'), path.join(own, 'wx-server-sdk.js')),
  ]);
  return FOLDER;
}
