/** The wire form of `cloud.openapi.*`: a multipart form whose `requestData` is a protobuf message, and a protobuf answer. */
import busboy from 'busboy';
import type { IncomingHttpHeaders } from 'node:http';
import protobuf from 'protobufjs';
import { CloudError } from '../errors';

/** Field numbers as in the schema that wx-server-sdk 4.0.2 carries (protobuf/openapi). */
const SCHEMA = `
syntax = "proto3";
message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
message OpenApiData { repeated KeyValuePair pairs = 1; }
message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; }
message CommOpenApiResp { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; }
`;
const { root } = protobuf.parse(SCHEMA);
const requestType = root.lookupType('CommApiData');
const responseType = root.lookupType('CommOpenApiResp');

interface CommApiData {
  readonly apiType: number;
  readonly openapiData?: {
    readonly pairs: readonly { readonly key: string; readonly value: Uint8Array }[];
  } | null;
}

export type Form = Readonly<Record<string, Buffer>>;

/** @throws CloudError `INVALID_PARAM` when the body is no multipart form */
export async function readForm(body: Buffer, headers: IncomingHttpHeaders): Promise<Form> {
  const fields: Record<string, Buffer> = {};
  try {
    await new Promise<void>((resolve, reject) => {
      const parser = busboy({ headers, defParamCharset: 'utf8', limits: { fieldSize: body.length } });
      parser.on('field', (name, value) => (fields[name] = Buffer.from(value)));
      parser.on('file', (name, stream) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => (fields[name] = Buffer.concat(chunks)));
      });
      parser.on('error', reject);
      parser.on('close', resolve);
      parser.end(body);
    });
  } catch (error) {
    throw new CloudError('INVALID_PARAM', `not a multipart form: ${String(error)}`);
  }
  return fields;
}

/** The arguments of an openapi, in its snake_case names. @throws CloudError `INVALID_PARAM` */
export function readArguments(requestData: Buffer): Record<string, unknown> {
  try {
    const message = requestType.decode(requestData) as protobuf.Message & CommApiData;
    const pairs = message.openapiData?.pairs ?? [];
    return Object.fromEntries(
      pairs.map(({ key, value }) => [key, JSON.parse(Buffer.from(value).toString())]),
    );
  } catch (error) {
    throw new CloudError('INVALID_PARAM', `not an openapi request: ${String(error)}`);
  }
}

/** WeChat's own answer: `errcode` and what the API gives. */
export function writeAnswer(answer: Readonly<Record<string, unknown>>): Buffer {
  return write({
    respData: Buffer.from(JSON.stringify(answer)),
    contentType: 'application/json',
    httpCode: 200,
  });
}

/** An answer that is a picture: the SDK hands it over as `{ contentType, buffer }`. */
export const writePicture = ({ contentType, buffer }: { contentType: string; buffer: Buffer }): Buffer =>
  write({ respData: buffer, contentType, httpCode: 200 });

/** A refusal before WeChat's API was reached: -604100 no such API, -604101 the function did not declare it. */
export function writeRefusal(errorCode: number): Buffer {
  return write({ errorCode, httpCode: 200 });
}

function write(fields: Record<string, unknown>): Buffer {
  return Buffer.from(responseType.encode(responseType.create(fields)).finish());
}
