type Options = {
  className?: string;
  text?: string;
  role?: string;
  label?: string;
  attributes?: Readonly<Record<string, string>>;
  onClick?: () => void;
  children?: readonly Node[];
};

/** Makes an element of the phone's own chrome. */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: Options = {},
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  if (options.className) made.className = options.className;
  if (options.text !== undefined) made.textContent = options.text;
  if (options.role) made.setAttribute('role', options.role);
  if (options.label) made.setAttribute('aria-label', options.label);
  for (const [name, value] of Object.entries(options.attributes ?? {})) made.setAttribute(name, value);
  if (options.onClick) made.addEventListener('click', options.onClick);
  if (made instanceof HTMLButtonElement) made.type = 'button';
  made.append(...(options.children ?? []));
  return made;
};
