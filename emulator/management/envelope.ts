/** Answers of Tencent Cloud's API: `{Response: {…, RequestId}}`, always HTTP 200, errors too. */
import { randomUUID } from 'node:crypto';

/** A refusal in the API's words. `code` is one of its own: `ResourceNotFound.Function`. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export type Answer = Readonly<Record<string, unknown>>;

export const answered = (answer: Answer): string =>
  JSON.stringify({ Response: { ...answer, RequestId: randomUUID() } });

export const refused = ({ code: Code, message: Message }: ApiError): string =>
  answered({ Error: { Code, Message } });
