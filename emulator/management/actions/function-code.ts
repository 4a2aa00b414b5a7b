/** The code that a request brings: in itself, or in temporary storage. */
import type { StatusReason } from '../account';
import { ApiError } from '../envelope';
import { entryOf, type Files } from '../function-store';
import type { Scope } from './action';
import type { Code } from './function-parameters';

/** Bytes of an archive that comes within the request; larger ones go through storage. Source: manager-node's packer. */
const ZIP_BYTES = 1.5 * 1024 * 1024;

/** @throws ApiError `InvalidParameterValue.*` */
export function archiveOf(scope: Scope, { ZipFile, TempCosObjectName, CosBucketRegion }: Code): Uint8Array {
  if (ZipFile !== undefined) {
    const bytes = Buffer.from(ZipFile, 'base64');
    if (bytes.length > ZIP_BYTES)
      throw new ApiError('InvalidParameterValue.ZipFile', 'ZipFile is larger than 1.5 MB.');
    return bytes;
  }
  if (TempCosObjectName === undefined) throw new ApiError('InvalidParameterValue.Code', 'Code is empty.');
  if (CosBucketRegion !== undefined && CosBucketRegion !== scope.region)
    throw new ApiError('InvalidParameterValue.CosBucketRegion', `${CosBucketRegion} is another region.`);
  const found = scope.objects.get(TempCosObjectName.replace(/^\/+/, ''));
  if (!found)
    throw new ApiError('InvalidParameterValue.TempCosObjectName', `${TempCosObjectName} was not uploaded.`);
  return found;
}

/** Code without the handler's file is accepted, and the function fails. */
export const reasonsOf = (files: Files, handler: string): StatusReason[] =>
  Object.hasOwn(files, entryOf(handler))
    ? []
    : [
        {
          ErrorCode: 'InvalidParameterValue.Handler',
          ErrorMessage: `${entryOf(handler)} is not in the code`,
        },
      ];
