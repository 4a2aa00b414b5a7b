/** TC3-HMAC-SHA256, checked as Tencent Cloud does (document 213/30654): who asks, that nobody changed it, and that it is of now. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ApiError } from './envelope';
import type { Service } from './hosts';

export interface Secret {
  readonly secretId: string;
  readonly secretKey: string;
  /** Of temporary keys. */
  readonly token?: string;
}

const ALLOWED_SKEW_SECONDS = 300;

const FORM =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/([a-z]+)\/tc3_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

export interface SignedRequest {
  readonly method: string;
  readonly service: Service;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** @throws ApiError `AuthFailure.*` */
export function checkSignature({ method, service, headers, body }: SignedRequest, secret: Secret): void {
  const [, id, date, signedService, signedHeaders, signature] = FORM.exec(headers.authorization ?? '') ?? [];
  if (!id || !date || !signedHeaders || !signature)
    throw new ApiError('AuthFailure.InvalidAuthorization', 'The authorization header is malformed.');
  if (id !== secret.secretId)
    throw new ApiError(
      'AuthFailure.SecretIdNotFound',
      'The SecretId is not found, please ensure that your SecretId is correct.',
    );
  if (headers['x-tc-token'] !== secret.token)
    throw new ApiError('AuthFailure.TokenFailure', 'The token is wrong or missing.');
  checkTime(headers, date);
  const scope = `${date}/${service}/tc3_request`;
  const canonical = canonicalRequest(method, signedHeaders.split(';'), headers, body);
  const text = `TC3-HMAC-SHA256\n${String(headers['x-tc-timestamp'])}\n${scope}\n${sha256(canonical)}`;
  const key = hmac(hmac(hmac(`TC3${secret.secretKey}`, date), service), 'tc3_request');
  const isOurs = timingSafeEqual(hmac(key, text), Buffer.from(signature, 'hex'));
  if (signedService !== service || !isOurs)
    throw new ApiError(
      'AuthFailure.SignatureFailure',
      'The provided credentials could not be validated. Please check your signature is correct.',
    );
}

function checkTime(headers: IncomingHttpHeaders, date: string): void {
  const seconds = Number(headers['x-tc-timestamp']);
  const isNow = Math.abs(Date.now() / 1000 - seconds) <= ALLOWED_SKEW_SECONDS;
  if (!isNow || new Date(seconds * 1000).toISOString().slice(0, 10) !== date)
    throw new ApiError('AuthFailure.SignatureExpire', 'The provided credentials were expired.');
}

function canonicalRequest(
  method: string,
  signed: readonly string[],
  headers: IncomingHttpHeaders,
  body: Buffer,
): string {
  if (!signed.includes('content-type') || !signed.includes('host'))
    throw new ApiError('AuthFailure.InvalidAuthorization', 'content-type and host have to be signed.');
  const lines = signed.map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .toLowerCase()}\n`,
  );
  return [method, '/', '', lines.join(''), signed.join(';'), sha256(body)].join('\n');
}
