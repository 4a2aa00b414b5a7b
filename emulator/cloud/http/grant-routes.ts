/**
 * What the consent sheet of the phone tells WeChat, for the person of the header `X-WX-OPENID`:
 * `POST /emulator/grants {templateIds}` counts one each, `GET /emulator/grants` answers what is left. Both answer
 * `{grants: {<template id>: <deliveries>}}`. WeChat shows nobody these numbers: only the phone and tests may ask.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import { asRefusal, CloudError } from '../errors';
import type { Openapi } from '../openapi';
import { readBody } from './body';
import { callerOf } from './caller';
import { sendJson } from './respond';

const LIMIT_BYTES = 4 * 1024;
/** As many as wx.requestSubscribeMessage asks for at once. */
const MOST = 3;

const bodySchema = z.strictObject({
  templateIds: z.array(z.string().check(z.minLength(1))).check(z.minLength(1), z.maxLength(MOST)),
});

export function showGrants({ grants }: Openapi, req: IncomingMessage, res: ServerResponse): void {
  try {
    sendJson(res, { grants: grants.of(personOf(req)) });
  } catch (error) {
    sendJson(res, asRefusal(error), 400);
  }
}

export async function addGrants(
  { grants, templates }: Openapi,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  try {
    const openid = personOf(req);
    const { templateIds } = parse(JSON.parse((await readBody(req, LIMIT_BYTES)).toString()));
    const unknown = templateIds.find((id) => templates && !templates.some((template) => template.id === id));
    if (unknown !== undefined) throw new CloudError('INVALID_PARAM', `no template ${unknown}`);
    grants.add(openid, templateIds, Date.now());
    sendJson(res, { grants: grants.of(openid) });
  } catch (error) {
    sendJson(res, asRefusal(error), 400);
  }
}

function parse(body: unknown): z.infer<typeof bodySchema> {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) throw new CloudError('INVALID_PARAM', z.prettifyError(parsed.error));
  return parsed.data;
}

function personOf(req: IncomingMessage): string {
  const { openid } = callerOf(req);
  if (openid === undefined) throw new CloudError('INVALID_PARAM', 'the header x-wx-openid is missing');
  return openid;
}
