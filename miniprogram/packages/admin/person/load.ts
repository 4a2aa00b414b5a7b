/** One person of the roster, as the page shows them. */
import { getPerson, type PersonAnswer } from '../services/roster';
import { deputyOf, formOf, heldWords } from './model';

const chip = (label: string) => ({ id: label, label });

/** What others change while somebody fills in the form. */
const standing = (answer: PersonAnswer) => ({
  held: heldWords(answer),
  isBound: answer.person?.isBound ?? false,
  deputy: deputyOf(answer, Date.now()),
});

/** @throws CloudError */
export const loadStanding = async (staffNo: string) => standing(await getPerson(staffNo));

/** @param staffNo empty: somebody new. @throws CloudError */
export async function loadPerson(staffNo: string) {
  const answer = await getPerson(staffNo);
  const { isSelf = false, trades: own = [] } = answer.person ?? {};
  const tradeChips = [...new Set([...answer.trades, ...own])].map(chip);
  return { form: formOf(answer), shown: { ...standing(answer), tradeChips, isSelf } };
}
