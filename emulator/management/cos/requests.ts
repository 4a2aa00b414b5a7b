/** Object storage as cos-nodejs-sdk-v5 asks it: an object in one piece, or in parts. Source: documents 436/7749, 436/7746 to 7750. */
import type { Objects } from './objects';
import { etagOf } from './objects';

export interface CosRequest {
  readonly method: string;
  readonly bucket: string;
  /** Without the slash before it; empty for the bucket itself. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

export interface CosAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly xml?: string;
}

/** A refusal in storage's words. */
export const cosRefusal = (status: number, code: string, message: string): CosAnswer => ({
  status,
  xml: `<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
});

/** The name that the documents give to what is asked. */
export function cosActionOf({ method, key, query }: CosRequest): string | undefined {
  if (method === 'GET' && key === '' && query.has('uploads')) return 'ListMultipartUploads';
  if (method === 'GET' && key !== '' && query.has('uploadId')) return 'ListParts';
  if (method === 'POST' && query.has('uploads')) return 'InitiateMultipartUpload';
  if (method === 'POST' && query.has('uploadId')) return 'CompleteMultipartUpload';
  if (method === 'PUT' && query.has('uploadId')) return 'UploadPart';
  return method === 'PUT' && key !== '' ? 'PutObject' : undefined;
}

type CosAction = (request: CosRequest, objects: Objects) => CosAnswer;

const noUpload = cosRefusal(404, 'NoSuchUpload', 'The specified multipart upload does not exist.');

export const COS_ACTIONS: Record<string, CosAction> = {
  PutObject({ key, body }, objects) {
    objects.put(key, body);
    return { status: 200, headers: { etag: etagOf(body) } };
  },
  ListMultipartUploads({ bucket, query }, objects) {
    const uploads = objects
      .underWay(query.get('prefix') ?? '')
      .map(
        ({ id, key }) =>
          `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><StorageClass>STANDARD</StorageClass></Upload>`,
      );
    return {
      status: 200,
      xml: `<ListMultipartUploadsResult><Bucket>${bucket}</Bucket><IsTruncated>false</IsTruncated>${uploads.join('')}</ListMultipartUploadsResult>`,
    };
  },
  ListParts({ bucket, key, query }, objects) {
    const parts = objects.parts(query.get('uploadId') ?? '', key);
    if (!parts) return noUpload;
    const listed = [...parts].map(
      ([number, content]) =>
        `<Part><PartNumber>${number}</PartNumber><ETag>${etagOf(content)}</ETag><Size>${content.length}</Size></Part>`,
    );
    return {
      status: 200,
      xml: `<ListPartsResult><Bucket>${bucket}</Bucket><Key>${key}</Key><IsTruncated>false</IsTruncated>${listed.join('')}</ListPartsResult>`,
    };
  },
  InitiateMultipartUpload({ bucket, key }, objects) {
    return {
      status: 200,
      xml: `<InitiateMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${key}</Key><UploadId>${objects.begin(key)}</UploadId></InitiateMultipartUploadResult>`,
    };
  },
  UploadPart({ key, query, body }, objects) {
    const parts = objects.parts(query.get('uploadId') ?? '', key);
    const number = Number(query.get('partNumber'));
    if (!parts) return noUpload;
    if (!Number.isInteger(number) || number < 1) return cosRefusal(400, 'InvalidArgument', 'partNumber');
    parts.set(number, body);
    return { status: 200, headers: { etag: etagOf(body) } };
  },
  CompleteMultipartUpload({ bucket, key, query, body }, objects) {
    const id = query.get('uploadId') ?? '';
    const parts = objects.parts(id, key);
    if (!parts) return noUpload;
    const listed = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber>\s*<ETag>([^<]*)<\/ETag>/g)];
    const isWhole =
      listed.length === parts.size &&
      listed.every(([, number, etag]) => {
        const content = parts.get(Number(number));
        return content && etagOf(content).replaceAll('"', '') === etag?.replaceAll(/"|&quot;/g, '');
      });
    if (!isWhole)
      return cosRefusal(400, 'InvalidPart', 'One or more of the specified parts could not be found.');
    objects.finish(id);
    return {
      status: 200,
      xml: `<CompleteMultipartUploadResult><Location>${bucket}</Location><Bucket>${bucket}</Bucket><Key>${key}</Key><ETag>"${id}-${parts.size}"</ETag></CompleteMultipartUploadResult>`,
    };
  },
};
