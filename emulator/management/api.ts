/** The API's face: common parameters in the headers, the signature, then the action. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { ACTIONS } from './actions';
import type { Scope } from './actions/action';
import { answered, ApiError, refused } from './envelope';
import { BODY_LIMIT, bodyOf, isStopped, send } from './exchange';
import type { Faults, Mishap } from './faults';
import { isRegion, SERVICES, type Service } from './hosts';
import { type ManagementRequest, withoutCode } from './requests';
import { checkSignature, type Secret } from './signature';

export interface ApiParts {
  readonly secret: Secret;
  readonly scope: Omit<Scope, 'mishap'>;
  readonly faults: Faults;
  readonly requests: ManagementRequest[];
  readonly log: (line: string) => void;
}

type Parameters = Readonly<Record<string, unknown>>;

export async function answerApi(
  parts: ApiParts,
  service: Service,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const body = await bodyOf(req);
  const action = String(req.headers['x-tc-action'] ?? '');
  const parameters = parametersIn(body);
  const request: ManagementRequest = { action, parameters: withoutCode(parameters ?? {}) };
  parts.requests.push(request);
  const mishap = parts.faults.take(action, subjectOf(parameters ?? {}));
  if (isStopped(res, mishap)) return;
  let text: string;
  try {
    assertCommon(service, req, body);
    checkSignature({ method: req.method ?? '', service, headers: req.headers, body }, parts.secret);
    if (!parameters) throw new ApiError('InvalidParameter', 'The request is no JSON object.');
    if (mishap?.kind === 'refused')
      throw new ApiError(mishap.code, mishap.message ?? `${mishap.code} of ${action}`);
    text = answered(await run(parts, service, action, parameters, req.headers, mishap));
  } catch (error) {
    const refusal = asApiError(error, parts.log);
    request.code = refusal.code;
    text = refused(refusal);
  }
  await send(res, mishap, { headers: { 'content-type': 'application/json' }, text });
}

function assertCommon(service: Service, { method, headers }: IncomingMessage, body: Buffer): void {
  if (method !== 'POST' || headers['content-type'] !== 'application/json')
    throw new ApiError('UnsupportedProtocol', 'The stand-in takes POST with application/json only.');
  if (body.length > BODY_LIMIT)
    throw new ApiError('RequestSizeLimitExceeded', 'The request size exceeds the limit of 10 MB.');
  for (const name of ['x-tc-action', 'x-tc-version', 'x-tc-timestamp', 'x-tc-region'])
    if (!headers[name])
      throw new ApiError('MissingParameter', `The request is missing a required parameter \`${name}\`.`);
  if (headers['x-tc-version'] !== SERVICES[service])
    throw new ApiError('NoSuchVersion', `The version ${String(headers['x-tc-version'])} does not exist.`);
  if (!isRegion(String(headers['x-tc-region'])))
    throw new ApiError('UnsupportedRegion', `The region ${String(headers['x-tc-region'])} is not supported.`);
}

/** In another region the account has nothing. */
function run(
  { scope }: ApiParts,
  service: Service,
  name: string,
  parameters: Parameters,
  headers: IncomingHttpHeaders,
  mishap: Mishap | undefined,
) {
  const action = Object.hasOwn(ACTIONS[service], name) ? ACTIONS[service][name] : undefined;
  if (!action)
    throw new ApiError('InvalidAction', `The request with action ${name} is not valid for ${service}.`);
  const isHere = headers['x-tc-region'] === scope.region;
  const elsewhere = { environments: [], environment: { id: '', alias: '' } };
  return action(parameters, { ...scope, ...(!isHere && elsewhere), mishap });
}

function parametersIn(body: Buffer): Parameters | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null ? (value as Parameters) : undefined;
  } catch {
    return undefined;
  }
}

/** The collection or the function that a request is about. */
function subjectOf(parameters: Parameters): string | undefined {
  const names = ['TableName', 'FunctionName', 'CollectionName', 'Resource'];
  const found = names.map((name) => parameters[name]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : undefined;
}

function asApiError(error: unknown, log: (line: string) => void): ApiError {
  if (error instanceof ApiError) return error;
  log(`[management] ${error instanceof Error ? error.stack : String(error)}`);
  return new ApiError('InternalError', 'An internal error has occurred.');
}
