import { submitTicket } from '../_shared/submit-ticket';

export const main = submitTicket();
