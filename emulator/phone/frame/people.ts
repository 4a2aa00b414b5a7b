import type { Person } from '../contract';

const badge = (person: Person): HTMLElement => {
  const made = document.createElement('span');
  made.className = 'badge';
  made.setAttribute('aria-hidden', 'true');
  made.textContent = person.name.slice(0, 1);
  return made;
};

export const personButton = (person: Person, chosen: boolean, choose: () => void): HTMLButtonElement => {
  const button = document.createElement('button');
  const words = document.createElement('span');
  const name = document.createElement('strong');
  const note = document.createElement('small');
  name.textContent = person.name;
  note.textContent = [person.role, person.note].filter(Boolean).join(' · ');
  words.append(name, note);
  button.type = 'button';
  button.className = 'person';
  button.setAttribute('role', 'radio');
  button.setAttribute('aria-checked', String(chosen));
  button.append(badge(person), words);
  button.addEventListener('click', choose);
  return button;
};
